/**
 * A condition on the clock in a function of its own, and what the tables of dates share. Used by the tables of the
 * finer points of time.
 */
import { expect } from '@jest/globals';
import { linesIn } from './run.js';

/** What it is called, its code with the condition at the end, and what is found. */
export type Row = [name: string, source: string, expected: string];
/** 2027-01-01T00:00:00Z. */
export const epoch = 1_798_761_600_000;
/** The harm of every row. */
export const expired = "throw new Error('This beta has expired.');";
/** Midnight of 2027-01-01 in UTC, and by the wall clock. */
export const utc = 'fixed-date 2027-01-01Z';
/** The same by the wall clock. */
export const local = 'fixed-date 2027-01-01';

/** The last expression of a text decides: the statements before it stay, imports outside of the function. */
export function guarded(source: string): string {
  const at = source.lastIndexOf(';') + 1;
  const [before, condition] = [source.slice(0, at), source.slice(at).trim()];
  const [, imports = '', body = ''] = /^((?:(?:import|declare) [^;]*;\s*)*)(.*)$/su.exec(before) ?? [];
  return `${imports} export function start() { ${body} if (${condition}) ${expired} return 'on'; }`;
}

/** Exactly the finding expected, at medium or above. */
export const holds = async (_name: string, source: string, expected: string): Promise<void> => {
  const asynchronous = guarded(source).replace('export function', 'export async function');
  expect(await linesIn(source.includes('await ') ? asynchronous : guarded(source))).toEqual([`${expected} throw`]);
};
