import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { callLibrary, callMethod, getNativeProperty } from '../../../src/evaluate/natives/natives.js';
import { fieldBits, unknown } from '../../../src/evaluate/values.js';
import type { DateValue, Value } from '../../../src/evaluate/values.js';
import { clockCatalogue } from '../../../src/rulebook/shapes.js';
import type { ClockCatalogue, ClockEntry } from '../../../src/rulebook/shapes.js';
import { lift, lower, now, place, standInTime, testContext } from './context.js';

const read = (name: string): ClockCatalogue =>
  clockCatalogue.parse(
    JSON.parse(readFileSync(new URL(`../../../rules/clocks/${name}.json`, import.meta.url), 'utf8')),
  );
const dayjs = read('dayjs');
const moment = read('moment');

const entry = (
  name: string,
  as: ClockEntry['as'],
  does: ClockEntry['does'],
  more: Partial<ClockEntry> = {},
): ClockEntry => ({
  name,
  as,
  does,
  why: 'stands for a library of the tests',
  example: 'x()',
  ...more,
});
const made = (library: string, entries: ClockEntry[], more: Partial<ClockCatalogue> = {}): ClockCatalogue => ({
  library,
  modules: [library],
  globals: [],
  screen: [library],
  entries,
  ...more,
});
/** A library of functions on native dates. */
const functions = made('functions', [
  entry('addDays', 'call', 'add'),
  entry('subMonths', 'call', 'subtract'),
  entry('differenceInDays', 'call', 'difference'),
  entry('isAfter', 'call', 'isAfter'),
  entry('isSameMonth', 'call', 'isSame'),
  entry('startOfDay', 'call', 'startOf'),
  entry('endOfYear', 'call', 'endOf'),
  entry('parseISO', 'call', 'parse'),
  entry('parse', 'call', 'parse'),
  entry('getYear', 'call', 'year'),
  entry('format', 'call', 'format'),
]);
/** A library whose months begin at 1 and whose fields are properties. */
const luxon = made(
  'luxon',
  [
    entry('DateTime.now', 'call', 'now', { gives: 'date' }),
    entry('DateTime.local', 'call', 'local'),
    entry('DateTime.utc', 'call', 'utc'),
    entry('DateTime.fromISO', 'call', 'parse'),
    entry('DateTime.fromMillis', 'call', 'milliseconds'),
    entry('DateTime.fromSeconds', 'call', 'seconds'),
    entry('DateTime.fromObject', 'call', 'parse'),
    entry('plus', 'method', 'add'),
    entry('toMillis', 'method', 'milliseconds'),
    entry('toFormat', 'method', 'format'),
    entry('year', 'member', 'year'),
    entry('month', 'member', 'month'),
    entry('weekday', 'member', 'weekday'),
  ],
  { monthsFrom: 1, weekdaysFrom: 1 },
);
const all = [dayjs, moment, functions, luxon];
const context = () => testContext(all);
const call = (library: ClockCatalogue, name: string, ...args: unknown[]): Value =>
  callLibrary(library, name, null, args.map(lift), context()) ?? unknown('none');
const on = (date: Value, method: string, ...args: unknown[]): Value | null =>
  callMethod(date, method, args.map(lift), context());

describe('making dates', () => {
  it('of nothing reads the clock', () => {
    expect(call(dayjs, 'default')).toMatchObject({
      time: now,
      rate: 1,
      library: 'dayjs',
      tag: { clocks: [place], matched: ['clocks/dayjs#default'] },
    });
    expect(call(moment, 'now')).toMatchObject({ value: now, rate: 1, dimension: 'instant' });
    expect(call(luxon, 'DateTime.now')).toMatchObject({ time: now, library: 'luxon' });
  });

  it.each<[ClockCatalogue, string, unknown[], string, boolean]>([
    [dayjs, 'default', ['2025-01-01'], '2025-01-01T00:00:00.000Z', true],
    [dayjs, 'default', ['2025-01-01T00:00:00Z'], '2025-01-01T00:00:00.000Z', false],
    [dayjs, 'default', [0], '1970-01-01T00:00:00.000Z', false],
    [dayjs, 'unix', [1218499200], '2008-08-12T00:00:00.000Z', false],
    [dayjs, 'utc', ['2025-01-01'], '2025-01-01T00:00:00.000Z', false],
    [dayjs, 'default', ['31.12.2024', 'DD.MM.YYYY'], '2024-12-31T00:00:00.000Z', true],
    [moment, 'default', ['Dec 3, 2024 5:06 PM', 'MMM D, YYYY h:mm A'], '2024-12-03T17:06:00.000Z', true],
    [moment, 'default', [[2025, 0, 2]], '2025-01-02T00:00:00.000Z', true],
    [moment, 'default', [{ year: 2025, month: 1 }], '2025-02-01T00:00:00.000Z', true],
    [moment, 'default', ['nonsense', 'YYYY-MM-DD'], 'Invalid Date', false],
    [luxon, 'DateTime.local', [2025, 3, 1], '2025-03-01T00:00:00.000Z', true],
    [luxon, 'DateTime.utc', [2025, 3, 1], '2025-03-01T00:00:00.000Z', false],
    [luxon, 'DateTime.fromObject', [{ year: 2025, month: 3, day: 9 }], '2025-03-09T00:00:00.000Z', true],
    [luxon, 'DateTime.fromSeconds', [1218499200], '2008-08-12T00:00:00.000Z', false],
    [functions, 'parseISO', ['2025-01-01'], '2025-01-01T00:00:00.000Z', true],
    [functions, 'parse', ['01/02/2025', 'dd/MM/yyyy', 0], '2025-02-01T00:00:00.000Z', true],
  ])('%#: %s', (library, name, args, iso, local) => {
    const date = call(library, name, ...args);
    expect(lower(date)).toBe(iso);
    expect(date).toMatchObject({ from: place, tag: { local } });
  });

  it('of symbols takes a stand-in', () => {
    expect(call(dayjs, 'default', unknown('param:expires'))).toMatchObject({
      time: standInTime,
      tag: { anchors: ['param:expires'] },
    });
  });

  it('gives the greatest and the least', () => {
    expect(lower(call(dayjs, 'max', call(dayjs, 'default', 5), call(dayjs, 'default', 7)))).toBe(
      '1970-01-01T00:00:00.007Z',
    );
    expect(lower(call(dayjs, 'min', [call(dayjs, 'default', 5), call(dayjs, 'default', 7)]))).toBe(
      '1970-01-01T00:00:00.005Z',
    );
  });
});

describe('methods of a library’s dates', () => {
  const january = (): Value => call(dayjs, 'default', '2025-01-31');
  it.each<[string, unknown[], unknown]>([
    ['add', [1, 'month'], '2025-02-28T00:00:00.000Z'],
    ['add', [3, 'd'], '2025-02-03T00:00:00.000Z'],
    ['add', ['days', 3], '2025-02-03T00:00:00.000Z'],
    ['add', [{ days: 1, hours: 2 }], '2025-02-01T02:00:00.000Z'],
    ['add', ['P1D'], '2025-02-01T00:00:00.000Z'],
    ['add', [1, 'M'], '2025-02-28T00:00:00.000Z'],
    ['add', [1, 'm'], '2025-01-31T00:01:00.000Z'],
    ['subtract', [1, 'year'], '2024-01-31T00:00:00.000Z'],
    ['startOf', ['month'], '2025-01-01T00:00:00.000Z'],
    ['endOf', ['day'], '2025-01-31T23:59:59.999Z'],
    ['diff', ['2024-12-31', 'days'], 31],
    ['diff', ['2024-12-31', 'month'], 1],
    ['diff', ['2024-11-30T12:00', 'months', true], 2],
    ['isAfter', ['2025-01-30'], true],
    ['isBefore', ['2025-01-31'], false],
    ['isSame', ['2025-01-01', 'month'], true],
    ['isSameOrAfter', ['2025-01-31'], true],
    ['isBetween', ['2025-01-01', '2025-02-01'], true],
    ['isBetween', ['2025-01-31', '2025-02-01'], false],
    ['isBetween', ['2025-01-31', '2025-02-01', null, '[)'], true],
    ['valueOf', [], Date.UTC(2025, 0, 31)],
    ['unix', [], Date.UTC(2025, 0, 31) / 1000],
    ['toISOString', [], '2025-01-31T00:00:00.000Z'],
    ['format', ['YYYY-MM-DD'], '2025-01-31'],
    ['format', ['dddd, D MMM YY [at] HH:mm:ss'], 'Friday, 31 Jan 25 at 00:00:00'],
    ['format', [], '2025-01-31T00:00:00+00:00'],
    ['isValid', [], true],
    ['year', [], 2025],
    ['month', [], 0],
    ['date', [], 31],
    ['day', [], 5],
    ['year', [2030], '2030-01-31T00:00:00.000Z'],
    ['month', [1], '2025-02-28T00:00:00.000Z'],
    ['getFullYear', [], 'null: not known'],
  ])('%s(%j)', (method, args, expected) => {
    expect(lower(on(january(), method, ...args))).toEqual(expected);
  });

  it('compare moving numbers through the context', () => {
    const watched = context();
    const outcome = callMethod(call(dayjs, 'default'), 'isAfter', [lift('2025-01-01')], watched);
    expect(watched.compared).toEqual([`${now} > ${Date.UTC(2025, 0, 1)}`]);
    expect(outcome).toMatchObject({ value: true, tag: { clocks: [place] } });
    expect(outcome?.tag.matched).toEqual(expect.arrayContaining(['clocks/dayjs#default', 'clocks/dayjs#.isAfter']));
    callMethod(call(dayjs, 'default'), 'isBetween', [lift('2030-01-01'), lift('2031-01-01')], watched);
    expect(watched.compared).toHaveLength(3);
  });

  it('keep how they move', () => {
    const clock = call(dayjs, 'default');
    expect(on(clock, 'add', 3, 'days')).toMatchObject({ rate: 1, time: now + 3 * 86_400_000 });
    expect(on(clock, 'unix')).toMatchObject({ rate: 1 / 1000, dimension: 'instant' });
    expect(on(clock, 'diff', '2025-01-01', 'days')).toMatchObject({ rate: 1 / 86_400_000, dimension: 'duration' });
    expect(on(clock, 'format', 'YYYYMMDD')).toMatchObject({
      value: '20260812',
      tag: { fields: fieldBits.year | fieldBits.month | fieldBits.dayOfMonth, local: true },
    });
    expect(on(clock, 'hour')).toMatchObject({
      value: 17,
      dimension: 'field',
      tag: { fields: fieldBits.hour, local: true },
    });
    expect(on(on(clock, 'utc') as Value, 'hour')).toMatchObject({ tag: { local: false } });
  });

  it('copy or change in place as the catalogue says', () => {
    const copied = january();
    on(copied, 'add', 1, 'day');
    expect(lower(copied)).toBe('2025-01-31T00:00:00.000Z');
    const changed = call(moment, 'default', '2025-01-31');
    const result = on(changed, 'add', 1, 'day');
    expect(result).toBe(changed);
    expect(lower(changed)).toBe('2025-02-01T00:00:00.000Z');
  });

  it('are moved by a symbol to a stand-in, except with the clock in them', () => {
    expect(on(january(), 'add', unknown('param:days'), 'days')).toMatchObject({ kind: 'date', time: standInTime });
    expect(on(call(dayjs, 'default'), 'add', unknown('param:days'), 'days')).toMatchObject({
      kind: 'unknown',
      tag: { clocks: [place] },
    });
  });

  it('hand on a native date', () => {
    expect((on(january(), 'toDate') as DateValue).library).toBe('native');
  });

  it('are null for what the catalogue does not list', () => {
    expect(on(january(), 'fromNow')).toBeNull();
    expect(callLibrary(dayjs, 'extend', null, [], context())).toBeNull();
    expect(callLibrary(dayjs, 'constructor', null, [], context())).toBeNull();
  });
});

describe('libraries of functions', () => {
  const day = '2025-01-31T00:00:00Z';
  it.each<[string, unknown[], unknown]>([
    ['addDays', [day, 1], '2025-02-01T00:00:00.000Z'],
    ['subMonths', [day, 2], '2024-11-30T00:00:00.000Z'],
    ['differenceInDays', [day, '2025-01-01T00:00:00Z'], 30],
    ['isAfter', [day, 0], true],
    ['isSameMonth', [day, '2025-01-01T00:00:00Z'], true],
    ['startOfDay', ['2025-01-31T10:00:00Z'], '2025-01-31T00:00:00.000Z'],
    ['endOfYear', [day], '2025-12-31T23:59:59.999Z'],
    ['getYear', [day], 2025],
    ['format', [day, 'yyyy-MM-dd EEEE'], '2025-01-31 Friday'],
  ])('%s(%j)', (name, args, expected) => {
    const result = call(functions, name, ...args);
    expect(lower(result)).toEqual(expected);
    if (result.kind === 'date') expect(result.library).toBe('native');
  });
});

describe('libraries that count from 1', () => {
  it.each<[string, unknown]>([
    ['year', 2025],
    ['month', 3],
    ['weekday', 7],
    ['nothing', 'null: not known'],
  ])('%s', (key, expected) => {
    const sunday = call(luxon, 'DateTime.local', 2025, 3, 2);
    expect(lower(getNativeProperty(sunday, key, context()))).toBe(expected);
  });
});
