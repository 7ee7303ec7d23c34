/**
 * By whatever way the clock, the date and the outcome go through a program, the bomb is found at its millisecond: each way for
 * itself, and several behind each other. Node itself says what a program does. PROPERTY_SEED and PROPERTY_RUNS choose
 * another sample and a longer one, in percent.
 */
import { describe, expect, it } from '@jest/globals';
import { transform } from 'esbuild';
import fc from 'fast-check';
import { linesIn } from '../engine/run.js';
import { carried, carriers, logical, numeric } from './carriers.js';
import type { Carried, Carrier, NamedCarrier } from './carriers.js';
import { sample, timeFor } from './sample.js';

const end = 1_798_761_600_000;

/** The ways of the clock, of the date and of the outcome. */
type Ways = readonly [clock: readonly NamedCarrier[], date: readonly NamedCarrier[], outcome: readonly NamedCarrier[]];

function program([clockWays, dateWays, outcomeWays]: Ways): Record<string, string> {
  let number = 0;
  const through = (given: Carried, ways: readonly NamedCarrier[]): Carried =>
    ways.reduce<Carried>((one, [, carry]: readonly [string, Carrier]) => carry(one, ++number), given);
  const clock = through(carried('Date.now()'), clockWays);
  const date = through(carried(String(end)), dateWays);
  const { expression, statements, top, files, isAsync } = through(
    {
      expression: `(${clock.expression} >= ${date.expression})`,
      statements: [...clock.statements, ...date.statements],
      top: [...clock.top, ...date.top],
      files: { ...clock.files, ...date.files },
      isAsync: clock.isAsync || date.isAsync,
    },
    outcomeWays,
  );
  const isImport = (line: string): boolean => line.startsWith('import ');
  const lines = [
    ...top.filter(isImport),
    ...top.filter((line) => !isImport(line)),
    `export ${isAsync ? 'async ' : ''}function start() {`,
    ...statements,
    `if (${expression}) throw new Error('This beta has expired.');`,
    "return 'on';",
    '}',
  ];
  return { 'main.js': `${lines.join('\n')}\n`, ...files };
}

const nameOf = (ways: Ways): string => ways.map((list) => list.map(([name]) => name).join(' → ')).join(' | ');

/** Ways that are put together at will may write what is no JavaScript: an `await` within a generator that is none of its kind. */
async function isProgram(files: Readonly<Record<string, string>>): Promise<boolean> {
  const all = Object.values(files).map((text) => transform(text, { loader: 'js', logLevel: 'silent' }));
  return (await Promise.allSettled(all)).every(({ status }) => status === 'fulfilled');
}

async function holds(ways: Ways): Promise<void> {
  const files = program(ways);
  expect({ ways: nameOf(ways), files, found: await linesIn(files) }).toEqual({
    ways: nameOf(ways),
    files,
    found: ['fixed-date 2027-01-01Z throw'],
  });
}

const numbers = [...carriers, ...numeric];
const truths = [...carriers, ...logical];

describe('the clock goes by way of', () => {
  it.each(numbers)('%s', (...way) => holds([[way], [], []]));
});
describe('the date goes by way of', () => {
  it.each(numbers)('%s', (...way) => holds([[], [way], []]));
});
describe('the outcome goes by way of', () => {
  it.each(truths)('%s', (...way) => holds([[], [], [way]]));
});

describe('ways behind each other', () => {
  const runs = sample(60);
  const some = (ways: readonly NamedCarrier[]) => fc.array(fc.constantFrom(...ways), { maxLength: 3 });
  it(
    'lose nothing',
    async () => {
      await fc.assert(
        fc.asyncProperty(some(numbers), some(numbers), some(carriers), async (...ways) => {
          fc.pre(await isProgram(program(ways)));
          await holds(ways);
        }),
        runs,
      );
    },
    timeFor(runs),
  );
});
