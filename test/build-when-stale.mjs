/**
 * Run once before all tests: builds `dist/` when a file of `src/` is newer than the last build, or when there is none.
 * A build that fails ends the run, so that no test judges an old program.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const modified = (path) => statSync(path).mtimeMs;

function newestBelow(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((file) => modified(`${file.parentPath}/${file.name}`)));
}

export default function buildWhenStale() {
  const built = `${root}dist/index.js`;
  if (existsSync(built) && modified(built) > newestBelow(`${root}src`)) return;
  execFileSync(process.execPath, [`${root}scripts/build.mjs`], { stdio: 'inherit' });
}
