/**
 * A time counted from the first run or from the build is told in the form in which it was counted: days as days, months
 * and years as the calendar has them. PROPERTY_SEED and PROPERTY_RUNS choose another sample and a longer one, in percent.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expired } from '../engine/guarded.js';
import { analyse, isLoud } from '../engine/run.js';
import { sample, timeFor } from './sample.js';

/** Where a date comes from: what it is called, its code as a date, the trigger. */
const anchors: readonly (readonly [name: string, code: string, trigger: string])[] = [
  ['storage', "new Date(Number(localStorage.getItem('firstRun')))", 'trial-period'],
  ['a text in storage', "new Date(localStorage.getItem('installedAt'))", 'trial-period'],
  ['a cookie jar', "new Date(Cookies.get('first_run'))", 'trial-period'],
  ['a define', 'new Date(__BUILD_TIME__)', 'build-age'],
  ['the environment', 'new Date(Number(process.env.BUILD_TIME))', 'build-age'],
  ['a text of the environment', 'new Date(import.meta.env.VITE_BUILD_DATE)', 'build-age'],
];

type Counted = readonly [name: string, statements: readonly string[], condition: string];

const inDays = (from: string, count: number): readonly Counted[] => [
  ['a difference', [], `Date.now() - ${from} > ${String(count)} * 24 * 60 * 60 * 1000`],
  ['a sum', [], `Date.now() >= ${from}.getTime() + ${String(count)} * 864e5`],
  ['days rounded down', [`const days = Math.floor((Date.now() - ${from}) / 86400000);`], `days >= ${String(count)}`],
  ['days left', [`const left = ${String(count)} - (Date.now() - ${from}) / 864e5;`], 'left <= 0'],
  ['setDate', [`const end = ${from};`, `end.setDate(end.getDate() + ${String(count)});`], 'new Date() >= end'],
  ['setUTCDate', [`const end = ${from};`, `end.setUTCDate(end.getUTCDate() + ${String(count)});`], 'Date.now() > +end'],
  ['setTime', [`const end = ${from};`, `end.setTime(end.getTime() + ${String(count)} * 864e5);`], 'end <= new Date()'],
  ['a new date', [`const end = new Date(+${from} + ${String(count)} * 864e5);`], 'end < new Date()'],
];

const inMonths = (from: string, count: number): readonly Counted[] => [
  ['setMonth', [`const end = ${from};`, `end.setMonth(end.getMonth() + ${String(count)});`], 'new Date() >= end'],
  [
    'setUTCMonth',
    [`const end = ${from};`, `end.setUTCMonth(end.getUTCMonth() + ${String(count)});`],
    'Date.now() > end.getTime()',
  ],
  [
    'the constructor',
    [`const at = ${from};`, `const end = new Date(at.getFullYear(), at.getMonth() + ${String(count)}, at.getDate());`],
    'new Date() > end',
  ],
];

const inYears = (from: string, count: number): readonly Counted[] => [
  [
    'setFullYear',
    [`const end = ${from};`, `end.setFullYear(end.getFullYear() + ${String(count)});`],
    'end <= new Date()',
  ],
  [
    'the constructor',
    [`const at = ${from};`, `const end = new Date(at.getFullYear() + ${String(count)}, at.getMonth(), at.getDate());`],
    'Date.now() >= end',
  ],
];

const units: readonly (readonly [letter: string, most: number, forms: typeof inDays])[] = [
  ['D', 400, inDays],
  ['M', 11, inMonths],
  ['Y', 5, inYears],
];

const runs = sample(100);
const cases = fc
  .record({
    anchor: fc.constantFrom(...anchors),
    unit: fc.constantFrom(...units),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .chain(({ anchor: [name, code, trigger], unit: [letter, most, forms], share }) => {
    const count = 1 + Math.floor(share * (most - 1));
    return fc.constantFrom(...forms(code, count)).map(([form, statements, condition]) => ({
      name: `${name} / ${form}`,
      text: `export function start() {\n${statements.join('\n')}\nif (${condition}) ${expired}\nreturn 'on';\n}\n`,
      expected: `${trigger} P${String(count)}${letter}`,
    }));
  });

describe('a period', () => {
  it(
    'is told as it was counted',
    async () => {
      await fc.assert(
        fc.asyncProperty(cases, async ({ name, text, expected }) => {
          const { findings } = await analyse(text);
          const found = findings.filter(isLoud).map(({ trigger, period }) => `${trigger} ${period ?? '-'}`);
          expect({ name, text, found }).toEqual({ name, text, found: [expected] });
        }),
        runs,
      );
    },
    timeFor(runs),
  );
});
