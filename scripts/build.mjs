/**
 * Compiles `src/` to `dist/` and makes the command line executable. The new `dist/` takes the place of the old one as a
 * whole and only when it is complete, so that no removed file lives on and nobody meets half of it. Type errors fail
 * the build, but what was compiled is there to be tried.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

mkdirSync(`${root}.cache`, { recursive: true });
const scratch = mkdtempSync(`${root}.cache/build-`);
const args = [compiler, '-p', 'tsconfig.build.json', '--outDir', `${scratch}/dist`];
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
if (existsSync(`${scratch}/dist/cli/main.js`)) {
  chmodSync(`${scratch}/dist/cli/main.js`, 0o755);
  if (existsSync(`${root}dist`)) renameSync(`${root}dist`, `${scratch}/old`);
  renameSync(`${scratch}/dist`, `${root}dist`);
}
rmSync(scratch, { recursive: true, force: true });
process.exitCode = status ?? 1;
