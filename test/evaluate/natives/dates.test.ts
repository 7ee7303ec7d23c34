import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { callMethod, callNative, constructNative } from '../../../src/evaluate/natives/natives.js';
import { dateValue, fieldBits, nativeValue, primitive, unknown } from '../../../src/evaluate/values.js';
import type { Value } from '../../../src/evaluate/values.js';
import { clockNow, clockTag, isClocked, lift, lower, now, place, standInTime, testContext } from './context.js';

const make = (...args: unknown[]): Value => constructNative('Date', args.map(lift), testContext()) ?? unknown('none');
const call = (receiver: Value, method: string, ...args: unknown[]): Value | null =>
  callMethod(receiver, method, args.map(lift), testContext());
const instants = fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(2900, 0) });

describe('new Date', () => {
  it.each<[unknown[], string, boolean]>([
    [[2025, 3, 20], '2025-04-20T00:00:00.000Z', true],
    [[99, 0], '1999-01-01T00:00:00.000Z', true],
    [['2025-01-01'], '2025-01-01T00:00:00.000Z', false],
    [['2025-01-01T00:00'], '2025-01-01T00:00:00.000Z', true],
    [['Dec 31 2024'], '2024-12-31T00:00:00.000Z', true],
    [[1218499200000], '2008-08-12T00:00:00.000Z', false],
    [[dateValue(0)], '1970-01-01T00:00:00.000Z', false],
    [['never'], 'Invalid Date', false],
    [[undefined], 'Invalid Date', false],
  ])('of %j is %s', (args, iso, local) => {
    const date = make(...args);
    expect(lower(date)).toBe(iso);
    expect(date).toMatchObject({ kind: 'date', rate: 0, from: place, tag: { local } });
  });

  it('reads the clock', () => {
    expect(make()).toMatchObject({
      kind: 'date',
      time: now,
      rate: 1,
      from: null,
      tag: { clocks: [place], local: false },
    });
    expect(callNative('Date.now', nativeValue('Date'), [], testContext())).toMatchObject({
      value: now,
      rate: 1,
      dimension: 'instant',
    });
    expect(callNative('Date', nativeValue('x'), [], testContext())).toMatchObject({
      value: 'Wed Aug 12 2026 17:30:01 GMT+0000 (Coordinated Universal Time)',
    });
  });

  it('of a symbol is its stand-in', () => {
    expect(make(unknown('param:expires', undefined, { offset: 5 }))).toMatchObject({
      time: standInTime + 5,
      rate: 0,
      tag: { anchors: ['param:expires'] },
    });
    expect(make(unknown('param:year'), 0, 1)).toMatchObject({ time: standInTime, tag: { local: true } });
    expect(make(clockNow, unknown('param:month'))).toMatchObject({ kind: 'unknown', tag: { clocks: [place] } });
  });

  it('moves with the clock when its number does', () => {
    expect(make(clockNow)).toMatchObject({ rate: 1, from: null });
    const today = make(primitive(2026, { tag: clockTag, dimension: 'field' }), 7, 12);
    expect(today).toMatchObject({ rate: 1 });
  });

  it('spreads over choices', () => {
    const choice: Value = {
      kind: 'choice',
      options: [primitive('2025-01-01'), primitive('2026-01-01')],
      tag: clockTag,
    };
    expect(make(choice)).toMatchObject({ kind: 'choice' });
  });
});

describe('getters', () => {
  it.each<[string, number, number, boolean]>([
    ['getFullYear', 2026, fieldBits.year, true],
    ['getYear', 126, fieldBits.year, true],
    ['getUTCFullYear', 2026, fieldBits.year, false],
    ['getMonth', 7, fieldBits.month, true],
    ['getDate', 12, fieldBits.dayOfMonth, true],
    ['getDay', 3, fieldBits.weekday, true],
    ['getHours', 17, fieldBits.hour, true],
    ['getUTCMilliseconds', 500, fieldBits.millisecond, false],
  ])('%s of the clock', (name, value, fields, local) => {
    expect(call(make(), name)).toMatchObject({
      value,
      // Only years go on and on: they move with the clock, all others come round again.
      rate: fields === fieldBits.year ? expect.closeTo(1 / (365.2425 * 86_400_000), 20) : 0,
      dimension: 'field',
      tag: { fields, local, clocks: [place] },
    });
  });

  it('of a constant note no fields', () => {
    expect(call(make(0), 'getMonth')).toMatchObject({ value: 0, tag: { fields: 0, local: false } });
  });

  it('getTime moves on', () => {
    expect(call(make(), 'getTime')).toMatchObject({ value: now, rate: 1, dimension: 'instant' });
    expect(call(make(0), 'valueOf')).toMatchObject({ value: 0, rate: 0, dimension: 'instant', from: place });
  });

  it('agree with Node in UTC', () => {
    const names = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;
    fc.assert(
      fc.property(instants, fc.constantFrom(...names), (time, name) => {
        const expected = new Date(time)[`getUTC${name}`]();
        expect(lower(call(dateValue(time), `getUTC${name}`))).toBe(expected);
        expect(lower(call(dateValue(time), `get${name}`))).toBe(expected);
      }),
    );
  });
});

describe('setters', () => {
  it('agree with Node in UTC', () => {
    const names = ['FullYear', 'Month', 'Hours', 'Minutes', 'Seconds', 'Milliseconds', 'Date'] as const;
    const amounts = fc.array(fc.integer({ min: -400, max: 3000 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(instants, fc.constantFrom(...names), amounts, (time, name, args) => {
        const count = name === 'Date' || name === 'Milliseconds' ? 1 : name === 'Month' || name === 'Seconds' ? 2 : 3;
        const given = args.slice(0, count);
        const oracle = new Date(time);
        const expected: unknown = Reflect.apply(oracle[`setUTC${name}`], oracle, given);
        for (const method of [`setUTC${name}`, `set${name}`]) {
          const date = dateValue(time);
          expect(lower(call(date, method, ...given))).toBe(expected);
          expect(date.time).toBe(expected);
        }
      }),
    );
  });

  it('keep what moves moving, and take over the clock', () => {
    const date = make();
    call(date, 'setHours', 0, 0, 0, 0);
    expect(date).toMatchObject({ rate: 1, tag: { clocks: [place], local: true } });
    const fixed = make(0);
    call(fixed, 'setTime', clockNow);
    expect(fixed).toMatchObject({ time: now, rate: 1, tag: { clocks: [place] } });
  });

  it('setYear counts two digits from 1900', () => {
    const date = make(Date.UTC(2020, 1, 2));
    call(date, 'setYear', 99);
    expect(lower(date)).toBe('1999-02-02T00:00:00.000Z');
  });
});

describe('texts', () => {
  it.each<[string, unknown[], unknown]>([
    ['toISOString', [], '2026-08-12T17:30:01.500Z'],
    ['toJSON', [], '2026-08-12T17:30:01.500Z'],
    ['toString', [], 'Wed Aug 12 2026 17:30:01 GMT+0000 (Coordinated Universal Time)'],
    ['toDateString', [], 'Wed Aug 12 2026'],
    ['toTimeString', [], '17:30:01 GMT+0000 (Coordinated Universal Time)'],
    ['toUTCString', [], 'Wed, 12 Aug 2026 17:30:01 GMT'],
    ['toLocaleDateString', ['en-US'], '8/12/2026'],
    ['toLocaleDateString', ['en-GB'], '12/08/2026'],
    ['toLocaleDateString', ['sv-SE'], '2026-08-12'],
    ['toLocaleDateString', ['de-DE'], '12.8.2026'],
    ['toLocaleDateString', ['en-US', { timeZone: 'UTC' }], '8/12/2026'],
    ['toLocaleDateString', ['en-US', { month: 'long' }], 'August'],
    ['toLocaleString', [], '‹<time>.toLocaleString()›'],
    ['getTimezoneOffset', [], '‹Date.getTimezoneOffset()›'],
  ])('%s(%j)', (method, args, expected) => {
    expect(lower(call(make(), method, ...args))).toBe(expected);
  });

  it('say which fields they show', () => {
    const day = call(call(make(), 'toISOString') as Value, 'slice', 0, 10);
    expect(day).toMatchObject({
      value: '2026-08-12',
      tag: { fields: fieldBits.year | fieldBits.month | fieldBits.dayOfMonth, local: false, clocks: [place] },
    });
    expect(call(make(), 'toDateString')?.tag.local).toBe(true);
  });

  it('lead back to the date', () => {
    const iso = call(make(), 'toISOString');
    expect(make(iso)).toMatchObject({ time: now, rate: 1, tag: { clocks: [place] } });
  });

  it('come from formatters of fixed locales', () => {
    const format = constructNative('Intl.DateTimeFormat', [lift('sv-SE')], testContext()) as Value;
    expect(lower(call(format, 'format', make()))).toBe('2026-08-12');
    const free = constructNative('Intl.DateTimeFormat', [], testContext()) as Value;
    const text = call(free, 'format', make());
    expect(text?.kind).toBe('unknown');
    expect(text && isClocked(text)).toBe(true);
  });

  it('of Invalid Date do not throw', () => {
    for (const method of [
      'toISOString',
      'toString',
      'toUTCString',
      'toDateString',
      'toTimeString',
      'getTime',
      'toJSON',
      'getMonth',
    ]) {
      expect(() => call(dateValue(NaN), method)).not.toThrow();
    }
  });
});
