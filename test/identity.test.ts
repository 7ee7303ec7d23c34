/** What makes a finding the same one again. */
import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, kindOf, numbered, whenOf } from '../src/identity.js';
import { fixedDate } from './report/sample.js';

const at = (path: string, start: number, changes = {}) => ({
  ...fixedDate,
  place: { ...fixedDate.place, path, start },
  ...changes,
});
const printsOf = (...findings: (typeof fixedDate)[]) => numbered(findings).map(({ fingerprint }) => fingerprint);

describe('a fingerprint', () => {
  it('is 32 hexadecimal digits and stays what it is', () => {
    expect(fingerprintOf(fixedDate)).toMatchInlineSnapshot(`"37496c3950d7b8b26d77ccf39da58193"`);
  });

  it('knows neither place, name nor writing, nor which harm comes first for a release', () => {
    const { place, code, logicalPlace, deadline, ...rest } = fixedDate;
    expect([place.path, code, logicalPlace, deadline].every((known) => known !== null)).toBe(true);
    expect(kindOf(rest)).toBe(kindOf(fixedDate));
  });

  it.each([
    { windows: [{ from: '2008-08-13T00:00:00.000', to: null }] },
    { windows: [{ from: '2008-08-12T00:00:00.000', to: '2009-01-01T00:00:00.000' }] },
    { payload: 'nag' as const },
    { ruleId: 'scheduled' as const },
    { period: 'P30D' },
  ])('is another one for %j', (change) => {
    expect(fingerprintOf({ ...fixedDate, ...change })).not.toBe(fingerprintOf(fixedDate));
  });
});

describe('findings of one kind', () => {
  it('are numbered, whatever their order', () => {
    const [one, two] = [at('a.ts', 5), at('b.ts', 1)];
    const prints = printsOf(one, two);
    expect(new Set(prints).size).toBe(2);
    expect(printsOf(two, one)).toEqual([...prints].reverse());
    expect(prints[0]).toBe(fingerprintOf(fixedDate));
  });

  it('keep their number by what they say before where they stand', () => {
    const [early, late] = [at('a.ts', 5, { code: 'x  > y' }), at('b.ts', 1, { code: 'z > y' })];
    const moved = [at('z.ts', 9, { code: 'x > y' }), late];
    expect(printsOf(...moved)).toEqual(printsOf(early, late));
  });

  it('are one where a build and its source are told at one place', () => {
    expect(new Set(printsOf(at('a.ts', 5), at('a.ts', 5))).size).toBe(1);
  });
});

it.each([
  [{ period: 'P30D', windows: [] }, 'P30D'],
  [{ period: null, windows: [{ from: '2008-08-12T00:00:00.000', to: null }] }, '2008-08-12T00:00:00.000'],
  [{ period: null, windows: [{ from: null, to: '2001-01-01T00:00:00.000Z' }] }, '..2001-01-01T00:00:00.000Z'],
  [{ period: null, windows: [{ every: 'P1Y', from: 'a', to: 'b' }] }, 'P1Y/a..b'],
  [{ period: null, windows: [{ every: 'P1Y', from: 'a', to: null }] }, 'P1Y/a..'],
  [
    {
      period: null,
      windows: [
        { from: 'a', to: 'b' },
        { from: 'c', to: null },
      ],
    },
    'a..b c..',
  ],
])('%j harms at %s', (times, when) => {
  expect(whenOf(times)).toBe(when);
});
