/**
 * Compiles `src/` to `dist/` and makes the command line executable. `dist/` is emptied first, so that a file that
 * was removed or renamed does not live on in the package.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

rmSync(`${root}dist`, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
const commandLine = `${root}dist/cli/main.js`;
if (existsSync(commandLine)) chmodSync(commandLine, 0o755);
process.exitCode = status ?? 1;
