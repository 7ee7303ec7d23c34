/**
 * The programs of `fixtures/programs/` hidden by an obfuscator, each transformation by itself and all of them together: what is
 * flagged in the open is flagged in each, at the same time, and what only looks like it stays silent.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const hide = fileURLToPath(new URL('./hide.mjs', import.meta.url));
const found = JSON.parse(execFileSync(process.execPath, [hide], { encoding: 'utf8' })) as Readonly<
  Record<string, Readonly<Record<string, readonly string[]>>>
>;

describe('a program that is hidden', () => {
  it('is one of those that are known', () => {
    expect(Object.keys(found).length).toBeGreaterThan(10);
    expect(found.gantt?.readable).toEqual(['fixed-date 2027-03-01']);
    expect(found.lookalikes?.readable).toEqual([]);
  });

  for (const [program, cells] of Object.entries(found)) {
    for (const [cell, flagged] of Object.entries(cells)) {
      it(`${program} behind ${cell}`, () => {
        expect(flagged).toEqual(cells.readable);
      });
    }
  }
});
