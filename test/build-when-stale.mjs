/**
 * Run once before all tests: builds `dist/` when a file of `src/` is newer than the last build, or when there is none.
 * Ends the run when nothing comes of it, so that no test judges an old program; type errors are `npm run typecheck`'s.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const built = `${root}dist/cli/main.js`;
const modified = (path) => statSync(path).mtimeMs;

function newestBelow(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((file) => modified(`${file.parentPath}/${file.name}`)));
}
const isStale = () => !existsSync(built) || modified(built) < newestBelow(`${root}src`);

export default function buildWhenStale() {
  if (!isStale()) return;
  spawnSync(process.execPath, [`${root}scripts/build.mjs`], { stdio: 'inherit' });
  if (!existsSync(built)) throw new Error('dist/ could not be built; `npm run build` says why.');
}
