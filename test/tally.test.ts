/** The last line of CI: what `scripts/tally.mjs` says of a test run's result, and whether it lets it pass. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const script = fileURLToPath(new URL('../scripts/tally.mjs', import.meta.url));
const clean = { numPassedTests: 12, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };

it.each([
  ['a run without a flaw', {}, '12 passed, 0 failed', 0],
  ['a failed test', { numFailedTests: 2 }, '12 passed, 2 failed', 1],
  ['a suite that could not be started', { numRuntimeErrorTestSuites: 1 }, '12 passed, 1 failed', 1],
  ['tests that were skipped', { numPendingTests: 3 }, '12 passed, 0 failed, 3 skipped', 0],
  ['a run without a test', { numPassedTests: 0 }, '0 passed, 0 failed', 1],
])('%s', (_, result, line, code) => {
  const folder = mkdtempSync(join(tmpdir(), 'defuser-tally-'));
  const file = join(folder, 'result.json');
  writeFileSync(file, JSON.stringify({ ...clean, ...result }));
  const { status, stdout } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  expect([stdout, status]).toEqual([`${line}\n`, code]);
});
