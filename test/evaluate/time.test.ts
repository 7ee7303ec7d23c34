import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addCalendar,
  addDuration,
  endOf,
  fieldsOf,
  formatDuration,
  formatWallClock,
  fromFields,
  monthsBetween,
  parseDate,
  parseDuration,
  periodBetween,
  startOf,
  toIso,
} from '../../src/evaluate/time.js';
import type { TimeUnit } from '../../src/evaluate/time.js';

const at = (iso: string): number => Date.parse(iso.length > 10 ? `${iso}Z` : iso);
const instants = fc.integer({ min: at('0101-01-01'), max: at('2999-12-31') });

describe('parseDate', () => {
  const absolute = [
    ['2025-01-01', '2025-01-01T00:00:00'],
    ['2025-01', '2025-01-01T00:00:00'],
    ['2025', '2025-01-01T00:00:00'],
    ['2025-01-01T00:00:00Z', '2025-01-01T00:00:00'],
    ['2025-01-01T00:00:00.5Z', '2025-01-01T00:00:00.500'],
    ['2025-01-01T02:00:00+02:00', '2025-01-01T00:00:00'],
    ['2025-01-01T24:00:00Z', '2025-01-02T00:00:00'],
    ['+012025-01-01T00:00:00Z', null],
    ['Tue, 12 Aug 2008 00:00:00 GMT', '2008-08-12T00:00:00'],
    ['Tue Aug 12 2008 02:00:00 GMT+0200 (Central European Summer Time)', '2008-08-12T00:00:00'],
    ['2023-06-21 08:00:01 UTC', '2023-06-21T08:00:01'],
    ['2023/06/21 08:00:01 +0200', '2023-06-21T06:00:01'],
    ['2027-03-01Z', '2027-03-01T00:00:00'],
    ['3/1/2027UTC', '2027-03-01T00:00:00'],
    ['March 1, 2027Z', '2027-03-01T00:00:00'],
    ['2027 March 1 10:00 UTC', '2027-03-01T10:00:00'],
  ] as const;
  it.each(absolute.filter(([, iso]) => iso !== null))('%s is absolute', (text, iso) => {
    expect(parseDate(text)).toEqual({ time: at(iso ?? ''), local: false });
  });

  it.each([
    ['2025-01-01T00:00', '2025-01-01T00:00:00'],
    ['2023-06-21 08:00:01', '2023-06-21T08:00:01'],
    ['2023/06/21 08:00:01', '2023-06-21T08:00:01'],
    ['2021-11-6', '2021-11-06T00:00:00'],
    ['12/31/2024', '2024-12-31T00:00:00'],
    ['12-31-2024', '2024-12-31T00:00:00'],
    ['1/2/49', '2049-01-02T00:00:00'],
    ['1/2/50', '1950-01-02T00:00:00'],
    ['Dec 31 2024', '2024-12-31T00:00:00'],
    ['Dec 31, 2024 11:59 PM', '2024-12-31T23:59:00'],
    ['Dec 31, 2024, 12:05:00 am', '2024-12-31T00:05:00'],
    ['December 31, 2024 23:59:59', '2024-12-31T23:59:59'],
    ['31 December 2024', '2024-12-31T00:00:00'],
    ['31-Dec-2024', '2024-12-31T00:00:00'],
    ['December 2024', '2024-12-01T00:00:00'],
    ['Tue Aug 12 2008', '2008-08-12T00:00:00'],
    [' 2027-03-01', '2027-03-01T00:00:00'],
    ['2027 03 01', '2027-03-01T00:00:00'],
    ['Tue Aug 12 00:00:00 2008', '2008-08-12T00:00:00'],
  ])('%s is local', (text, iso) => {
    expect(parseDate(text)).toEqual({ time: at(iso), local: true });
  });

  it.each([
    '',
    'never',
    '2025-13-01',
    '2025-00-01',
    '2025-01-32',
    '2025-01-01T25:00',
    'Foo 31 2024',
    '2027-03-01 +02:00',
    '2027-03-01T10:00 +0200',
    '2027-03-01T00:00:00 UTC',
    '2027-3-1T10:00',
    'Mar 1 2027 -0500',
    '31.12.2024',
    '31/12/2024',
  ])('%j is no date', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('reads what Date writes', () => {
    fc.assert(
      fc.property(instants, (time) => {
        const date = new Date(time);
        const second = Math.floor(time / 1000) * 1000;
        expect(parseDate(date.toISOString())).toEqual({ time, local: false });
        expect(parseDate(date.toUTCString())).toEqual({ time: second, local: false });
        const text = date.toUTCString().replace(' GMT', '');
        expect(parseDate(text)).toEqual({ time: Date.parse(`${text} UTC`), local: true });
      }),
    );
  });

  it('agrees with Node on forms with a zone', () => {
    const forms = fc.tuple(
      fc.constantFrom('2024/2/9', '02/29/2024', 'Feb 29 2024', '29 Feb, 2024', 'Thu, 29 February 2024', '2/31/2024'),
      fc.constantFrom('', ' 08:15', ' 08:15:30', ' 8:15:30.25', ' 12:00 AM', ' 1:00 pm', ' 24:00:00'),
      fc.constantFrom(' UTC', ' GMT', ' GMT+0230', ' -08:00', ' Z', ' EST', ' (comment) UTC'),
    );
    fc.assert(
      fc.property(forms, (parts) => {
        const text = parts.join('');
        const expected = Date.parse(text);
        expect(parseDate(text)).toEqual(Number.isNaN(expected) ? null : { time: expected, local: false });
      }),
    );
  });

  it('does not throw for any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseDate(text)));
  });
});

describe('fields', () => {
  it('are those of Node in UTC, and lead back', () => {
    fc.assert(
      fc.property(instants, (time) => {
        const fields = fieldsOf(time);
        const date = new Date(time);
        expect(fields.weekday).toBe(date.getUTCDay());
        expect(
          fromFields(
            fields.year,
            fields.month,
            fields.day,
            fields.hour,
            fields.minute,
            fields.second,
            fields.millisecond,
          ),
        ).toBe(time);
      }),
    );
  });

  it('overflow, and years below 100 are of the twentieth century', () => {
    expect(toIso(fromFields(2025, 12))).toBe('2026-01-01T00:00:00.000Z');
    expect(toIso(fromFields(2025, 0, 0))).toBe('2024-12-31T00:00:00.000Z');
    expect(toIso(fromFields(99, 0))).toBe('1999-01-01T00:00:00.000Z');
    expect(fromFields(NaN, 0)).toBeNaN();
  });

  it('are written as wall-clock time', () => {
    expect(formatWallClock(at('2008-08-12'))).toBe('2008-08-12T00:00:00');
    expect(formatWallClock(at('2008-08-12') - 1)).toBe('2008-08-11T23:59:59.999');
    expect(toIso(NaN)).toBe('Invalid Date');
  });
});

describe('calendar arithmetic', () => {
  it.each<[string, TimeUnit, number, string]>([
    ['2025-01-31', 'month', 1, '2025-02-28'],
    ['2024-01-31', 'month', 1, '2024-02-29'],
    ['2024-02-29', 'year', 1, '2025-02-28'],
    ['2025-03-31', 'month', -1, '2025-02-28'],
    ['2025-11-30', 'quarter', 1, '2026-02-28'],
    ['2025-12-31', 'day', 1, '2026-01-01'],
    ['2025-12-25', 'week', 1, '2026-01-01'],
  ])('%s + %s × %d', (from, unit, amount, to) => {
    expect(toIso(addCalendar(at(from), unit, amount))).toBe(`${to}T00:00:00.000Z`);
  });

  it.each<[TimeUnit, string]>([
    ['year', '2026-01-01'],
    ['quarter', '2026-07-01'],
    ['month', '2026-08-01'],
    ['week', '2026-08-09'],
    ['isoWeek', '2026-08-10'],
    ['day', '2026-08-12'],
  ])('start of the %s', (unit, start) => {
    const time = at('2026-08-12T17:30:01.5');
    expect(toIso(startOf(time, unit))).toBe(`${start}T00:00:00.000Z`);
    expect(endOf(time, unit) + 1).toBe(addCalendar(at(start), unit, 1));
  });

  it('counts whole months', () => {
    expect(monthsBetween(at('2025-01-31'), at('2025-02-28'))).toBe(1);
    expect(monthsBetween(at('2025-01-31'), at('2025-02-27'))).toBe(0);
    expect(monthsBetween(at('2025-03-15'), at('2024-03-16'))).toBe(-11);
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 500 }), (time, months) => {
        expect(monthsBetween(time, addCalendar(time, 'month', months))).toBe(months);
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    ['P1Y2M10DT2H30M5.5S', 'P1Y2M10DT2H30M5.5S'],
    ['P3W', 'P21D'],
    ['PT36H', 'P1DT12H'],
    ['P15M', 'P1Y3M'],
    ['-P14D', '-P14D'],
    ['PT0S', 'P0D'],
  ])('%s is written %s', (text, written) => {
    const duration = parseDuration(text);
    expect(duration && formatDuration(duration)).toBe(written);
  });

  it.each(['', 'P', 'PT', '45D', 'P1', 'P1YT', 'P-1D'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('periodBetween', () => {
  const froms = ['2023-01-15', '2024-02-10', '2025-07-28'].map(at);
  it.each(['P2M', 'P45D', 'P1Y3M', 'P1Y', 'P30D', 'P1M10D', 'P90DT12H', 'PT5M', 'P0D', '-P14D', '-P1M', 'P10Y'])(
    'finds %s again from several anchors',
    (text) => {
      const duration = parseDuration(text);
      const pairs = froms.map((from) => ({ from, to: duration === null ? NaN : addDuration(from, duration) }));
      expect(periodBetween(pairs)).toBe(text);
    },
  );

  it('prefers the calendar form when one anchor leaves it open', () => {
    expect(periodBetween([{ from: at('2024-01-01'), to: at('2024-03-01') }])).toBe('P2M');
    expect(periodBetween([{ from: at('2024-01-01'), to: at('2024-02-15') }])).toBe('P45D');
  });

  it('takes setMonth past the end of a month for a month', () => {
    const pairs = [
      { from: at('2025-01-31'), to: at('2025-03-03') },
      { from: at('2025-04-10'), to: at('2025-05-10') },
    ];
    expect(periodBetween(pairs)).toBe('P1M');
  });

  it('is null when the pairs do not agree', () => {
    expect(periodBetween([])).toBeNull();
    expect(periodBetween([{ from: 0, to: NaN }])).toBeNull();
    expect(
      periodBetween([
        { from: 0, to: 5 },
        { from: 0, to: 6 },
      ]),
    ).toBeNull();
  });
});
