/** Instants for code that compares calendar fields one by one. */
import { describe, expect, it } from '@jest/globals';
import { Trace } from '../../src/evaluate/trace.js';
import type { Field } from '../../src/evaluate/values.js';
import { synthesise } from '../../src/guards/synthesis.js';

function traceWith(constants: readonly (readonly [Field, number])[], clock = 'now'): Trace {
  const trace = new Trace();
  for (const [field, value] of constants) trace.noteFieldConstant(field, value, clock);
  return trace;
}
const days = (...constants: (readonly [Field, number])[]): string[] =>
  synthesise([traceWith(constants)]).map((time) => new Date(time).toISOString());

describe('synthesise', () => {
  it('tries nothing where no field was compared', () => {
    expect(days()).toEqual([]);
    expect(days(['second', 4])).toEqual([]);
  });

  it('gives ascending instants, each after the millisecond before it', () => {
    const times = synthesise([
      traceWith([
        ['month', 11],
        ['dayOfMonth', 25],
        ['hour', 8],
        ['year', 2027],
      ]),
    ]);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const [index, time] of times.entries()) if (index % 2 === 1) expect(times[index - 1]).toBe(time - 1);
  });

  it.each<[name: string, constants: (readonly [Field, number])[], instant: string]>([
    ['a year', [['year', 2027]], '2027-01-01T00:00:00.000Z'],
    ['a year from 1900', [['year', 126]], '2026-01-01T00:00:00.000Z'],
    [
      'a month of a year',
      [
        ['year', 2027],
        ['month', 10],
      ],
      '2027-11-01T00:00:00.000Z',
    ],
    [
      'a month of the year before',
      [
        ['year', 2027],
        ['month', 10],
      ],
      '2026-11-01T00:00:00.000Z',
    ],
    [
      'a day of a year',
      [
        ['month', 11],
        ['dayOfMonth', 25],
      ],
      '2000-12-25T00:00:00.000Z',
    ],
    [
      'an hour of a day',
      [
        ['month', 3],
        ['dayOfMonth', 1],
        ['hour', 13],
        ['minute', 37],
      ],
      '2000-04-01T13:37:00.000Z',
    ],
    ['a weekday', [['weekday', 3]], '2000-01-05T00:00:00.000Z'],
    [
      'a Friday the 13th',
      [
        ['weekday', 5],
        ['dayOfMonth', 13],
      ],
      '2000-10-13T00:00:00.000Z',
    ],
    [
      'a Monday the 1st in September',
      [
        ['weekday', 1],
        ['dayOfMonth', 1],
        ['month', 8],
      ],
      '2000-09-01T00:00:00.000Z',
    ],
  ])('tries %s', (_name, constants, instant) => {
    expect(days(...constants)).toContain(instant);
  });

  it('stays within a bound, whatever is compared', () => {
    const all = Array.from({ length: 30 }, (_, value) =>
      (['month', 'dayOfMonth', 'weekday', 'hour', 'year'] as const).map((field) => [field, value] as const),
    );
    expect(days(...all.flat()).length).toBeLessThanOrEqual(144);
  });

  it('begins with what is of one reading of the clock', () => {
    const day = traceWith(
      [
        ['month', 11],
        ['dayOfMonth', 25],
      ],
      'here',
    );
    const hours = traceWith(
      Array.from({ length: 24 }, (_, hour) => ['hour', hour] as const),
      'there',
    );
    const times = synthesise([day, hours]);
    expect(times).toContain(Date.UTC(2000, 11, 25));
    expect(times).toContain(Date.UTC(2000, 0, 1, 17));
    expect(times).toContain(Date.UTC(2000, 10, 25, 5));
  });

  it('takes the constants of all traces together', () => {
    const times = synthesise([traceWith([['month', 11]]), traceWith([['dayOfMonth', 25]])]);
    expect(times).toContain(Date.UTC(2000, 11, 25));
  });
});
