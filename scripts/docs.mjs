/**
 * Writes everything in the repo that is generated: JSON Schemas, the heads of the rule pages, the page of the library, the terminal output in
 * the README and the tutorial, the known gaps. With `--check` nothing is written, and a file that would change makes it fail. Needs `dist/`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const generators = [
  'docs/schemas.mjs',
  'docs/rules.mjs',
  'docs/readme.mjs',
  'docs/tutorial.mjs',
  'docs/limits.mjs',
  'docs/api.mjs',
];

const failed = generators.filter((generator) => {
  const { status } = spawnSync(process.execPath, [generator, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`Out of date or failed: ${failed.join(', ')}. Run \`npm run docs\` and commit what it writes.`);
  process.exitCode = 1;
}
