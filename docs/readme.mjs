/**
 * Runs the built command line on `examples/hypervisor` and puts what it prints into README.md, word for word.
 * With `--check` nothing is written, and a README that differs makes it fail.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { betweenMarks } from '../scripts/between-marks.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const readme = `${root}README.md`;

function scanExample() {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/main.js', 'scan', 'examples/hypervisor'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, COLUMNS: '100' },
  });
  if (status !== 1) throw new Error(`the scan of the example exited with ${status}, not with 1:\n${stdout}${stderr}`);
  // Spaces at line ends are nothing that a reader could see, and editors take them away.
  return stdout.trimEnd().replace(/ +$/gm, '');
}

const block = ['```console', '$ npx defuser scan examples/hypervisor', scanExample(), '$ echo $?', '1', '```'];
const before = readFileSync(readme, 'utf8');
const after = betweenMarks(before, 'demo', block.join('\n'));
if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error('README.md shows another output than the command line prints. Run `npm run docs`.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(readme, after);
}
