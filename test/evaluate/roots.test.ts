/** Roots: the instants that a comparison names for its change, and which of them have their turn first. */
import { expect, it } from '@jest/globals';
import { compiler } from '../../src/syntax/typescript.js';
import { load, traceAt } from './traces.js';

const seed = Date.UTC(2026, 6, 9, 3, 41, 7, 619);

/** The roots of the first function of a text, each with its turn. */
function rootsOf(text: string, variant?: number): [string, number][] {
  const loaded = load(text);
  const entry = loaded.entries.find((one) => !compiler.isSourceFile(one));
  if (entry === undefined) throw new Error('a text without a function');
  const { roots } = traceAt(loaded, entry, seed, variant === undefined ? {} : { variant });
  return [...roots].map(([time, turn]) => [new Date(time).toISOString(), turn]);
}

it('a present without its time of day changes at midnight, whatever the time of the run', () => {
  const today = 'const today = new Date(); today.setHours(0, 0, 0, 0);';
  expect(rootsOf(`export function isOver() { ${today} return today > new Date(2027, 0, 15); }`)).toEqual([
    ['2027-01-15T00:00:00.000Z', 0],
    ['2027-01-16T00:00:00.000Z', 0],
  ]);
});

it('of a choice each value has a turn of its own', () => {
  const text = `export function isOver(a, b) { return Date.now() > new Date(a.isPaid ? a.until : b.until).getTime(); }`;
  const turns = rootsOf(text, 0).map(([, turn]) => turn);
  expect(turns).toEqual([0, 1]);
});
