/** Guards within loops over what is not known: what only a later round comes to is seen as well. */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import { linesIn } from './run.js';

/** Every row may say `CHECK` for the guard. */
const holds = async (text: string): Promise<void> => {
  const stop = `function stop() { throw new Error('This version has expired.'); }`;
  const code = text.replace('CHECK', '(Date.now() >= 1798761600000 && stop())');
  expect(await linesIn(`${code}\n${stop}`)).toEqual(['fixed-date 2027-01-01Z throw']);
};

table('what a later round comes to', {}, holds, [
  [
    'behind a counter',
    `export function join(list, out) { for (let i = 0; i < list.length; i++) { if (i > 0) CHECK; out.write(list[i]); } }`,
  ],
  [
    'behind a counter, in an expression',
    `export function join(list, out) { for (let i = 0; i < list.length; i++) { i > 0 && CHECK; out.write(list[i]); } }`,
  ],
  [
    'behind one that is counted in the body',
    `export function join(list, out) { let n = 0; while (n < list.length) { out.write(n === 0 ? '' : CHECK); n++; } }`,
  ],
  [
    'behind the item before',
    `export function join(list, out) { let last = null; for (const item of list) { if (last !== null) { CHECK; out.write(';'); } last = item; } }`,
  ],
  [
    'after the first is passed over',
    `export function join(list, out) { let isFirst = true; for (const item of list) { if (isFirst) { isFirst = false; continue; } CHECK; out.write(item); } }`,
  ],
  [
    'in the other branch',
    `export function join(list, out) { let seen; for (const key in list) { if (!seen) seen = key; else CHECK; out.write(key); } }`,
  ],
]);
