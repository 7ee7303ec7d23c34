/** From flips to windows, deadline and state, with and without a release date. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Flip, Guard } from '../../src/evaluate/guard.js';
import type { Outcome } from '../../src/evaluate/trace.js';
import {
  deadlineOf,
  exactText,
  firstMetOf,
  instantText,
  releaseInstant,
  spansOf,
  stateOf,
  windowsOf,
} from '../../src/score/windows.js';
import { compiler } from '../../src/syntax/typescript.js';

const node = compiler.createSourceFile('a.ts', '', compiler.ScriptTarget.ESNext);
const at = (iso: string): number => Date.parse(iso);
const bare: Guard = {
  key: 'k',
  node,
  via: 'comparison',
  timing: 'absolute',
  anchorPath: null,
  anchorKept: [],
  anchorFrom: null,
  clocks: [],
  local: false,
  decoded: false,
  inKey: false,
  elapsed: false,
  under: [],
  flips: [],
  every: null,
  occurrences: [],
  matched: [],
};
/** Outcomes along the time line: `F 2027-01-01 T 2028-01-01 F`. */
function guardOf(text: string, more: Partial<Guard> = {}): Guard {
  const parts = text.split(' ');
  const flips: Flip[] = [];
  for (let index = 1; index < parts.length; index += 2) {
    const [before, after] = [parts[index - 1], parts[index + 1]] as [Outcome, Outcome];
    flips.push({ at: at(parts[index] ?? ''), before, after, period: null });
  }
  return { ...bare, flips, ...more };
}
const day = (time: number | null): string => (time === null ? '' : new Date(time).toISOString().slice(0, 10));
const spansText = (text: string, side: Outcome): string =>
  spansOf(guardOf(text), side)
    .map(({ from, to }) => `${day(from)}..${day(to)}`)
    .join(' ');

describe('spansOf', () => {
  it.each<[flips: string, side: Outcome, spans: string]>([
    ['F 2027-01-01 T', 'T', '2027-01-01..'],
    ['F 2027-01-01 T', 'F', '..2027-01-01'],
    ['T 2027-01-01 F', 'T', '..2027-01-01'],
    ['F 2027-01-01 T 2028-01-01 F', 'T', '2027-01-01..2028-01-01'],
    ['F 2027-01-01 T 2028-01-01 F', 'F', '..2027-01-01 2028-01-01..'],
    ['F 2027-01-01 T 2028-01-01 F 2029-01-01 T', 'T', '2027-01-01..2028-01-01 2029-01-01..'],
    // Open counts as harmful where the other end is surely harmless.
    ['F 2027-01-01 U', 'T', '2027-01-01..'],
    ['U 2027-01-01 T', 'T', '2027-01-01..'],
    ['U 2027-01-01 F', 'T', '..2027-01-01'],
    ['F 2027-01-01 U 2028-01-01 T', 'T', '2027-01-01..'],
    ['', 'T', ''],
  ])('%s on %s: %s', (flips, side, spans) => {
    expect(spansText(flips, side)).toBe(spans);
  });

  it('holds an instant exactly when the outcome there is harmful', () => {
    const line = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        line,
        fc.boolean(),
        fc.constantFrom('T' as const, 'F' as const),
        fc.integer({ min: -5, max: 1005 }),
        (times, first, side, probe) => {
          const sorted = [...times].sort((a, b) => a - b);
          const outcome = (index: number): 'T' | 'F' => ((index % 2 === 0) === first ? 'T' : 'F');
          const flips = sorted.map((time, index): Flip => ({
            at: time,
            before: outcome(index),
            after: outcome(index + 1),
            period: null,
          }));
          const spans = spansOf({ ...bare, flips }, side);
          const isInside = spans.some(({ from, to }) => (from ?? -Infinity) <= probe && probe < (to ?? Infinity));
          expect(isInside).toBe(outcome(sorted.filter((time) => time <= probe).length) === side);
        },
      ),
    );
  });
});

describe('deadlineOf', () => {
  it.each<[flips: string, release: string | null, deadline: string]>([
    ['F 2027-01-01 T', null, '2027-01-01'],
    ['F 2027-01-01 T', '2026-01-01', '2027-01-01'],
    ['F 2027-01-01 T', '2027-01-01', '2027-01-01'],
    ['F 2027-01-01 T', '2030-01-01', '2027-01-01'],
    // The open-ended window without a release date, the next one with it.
    ['F 2027-01-01 T 2027-02-01 F 2028-01-01 T', null, '2028-01-01'],
    ['F 2027-01-01 T 2027-02-01 F 2028-01-01 T', '2026-06-01', '2027-01-01'],
    ['F 2027-01-01 T 2027-02-01 F 2028-01-01 T', '2027-01-15', '2027-01-01'],
    ['F 2027-01-01 T 2027-02-01 F 2028-01-01 T', '2027-02-01', '2028-01-01'],
    ['F 2027-01-01 T 2027-02-01 F 2028-01-01 T', '2027-06-01', '2028-01-01'],
    // The first of several that end; the last where all have ended.
    ['F 2027-01-01 T 2027-02-01 F 2028-01-01 T 2028-02-01 F', null, '2027-01-01'],
    ['F 2027-01-01 T 2027-02-01 F 2028-01-01 T 2028-02-01 F', '2029-01-01', '2028-01-01'],
    // Harm that only ends has no start.
    ['T 2027-01-01 F', null, ''],
    ['T 2027-01-01 F', '2026-01-01', ''],
  ])('%s, released %s: %s', (flips, release, deadline) => {
    expect(day(deadlineOf(guardOf(flips), 'T', releaseInstant(release)))).toBe(deadline);
  });

  it('is none for what recurs or moves with an anchor', () => {
    expect(deadlineOf(guardOf('F 2027-01-01 T', { timing: 'recurring' }), 'T', null)).toBeNull();
    expect(deadlineOf(guardOf('F 2027-01-01 T', { timing: 'relative' }), 'T', null)).toBeNull();
  });
});

describe('stateOf', () => {
  it.each<[deadline: string | null, release: string | null, support: string | null, state: string]>([
    ['2027-01-01', null, null, 'absolute'],
    [null, '2026-01-01', null, 'absolute'],
    ['2027-01-01', '2027-01-01', null, 'past'],
    ['2027-01-01', '2028-01-01', 'P1Y', 'past'],
    ['2027-01-01', '2026-01-01', null, 'in-support-window'],
    ['2027-01-01', '2026-01-01', 'P1Y', 'in-support-window'],
    ['2027-01-02', '2026-01-01', 'P1Y', 'later'],
    ['2026-03-01', '2026-01-31', 'P1M', 'later'],
    ['2026-02-28', '2026-01-31', 'P1M', 'in-support-window'],
    ['2027-01-01', '2026-01-01', 'nonsense', 'in-support-window'],
  ])('deadline %s, released %s, supported %s: %s', (deadline, release, support, state) => {
    const time = deadline === null ? null : at(deadline);
    expect(stateOf(bare, time, releaseInstant(release), support)).toBe(state);
  });

  it('is the timing for what recurs or moves with an anchor', () => {
    expect(stateOf({ ...bare, timing: 'recurring' }, null, at('2026-01-01'), null)).toBe('recurring');
    expect(stateOf({ ...bare, timing: 'relative' }, null, at('2026-01-01'), null)).toBe('relative');
  });
});

describe('texts', () => {
  it('are bare wall-clock for local time, and whole seconds where a comparison was strict', () => {
    expect(instantText(at('2027-01-01'), false)).toBe('2027-01-01T00:00:00.000Z');
    expect(instantText(at('2027-01-01') + 1, false)).toBe('2027-01-01T00:00:00.000Z');
    expect(instantText(at('2027-01-01') + 2, false)).toBe('2027-01-01T00:00:00.002Z');
    expect(instantText(-999, false)).toBe('1969-12-31T23:59:59.000Z');
    expect(instantText(at('2027-01-01'), true)).toBe('2027-01-01T00:00:00');
    expect(exactText(at('2027-01-01') + 1, true)).toBe('2027-01-01T00:00:00.001');
    expect(exactText(at('2027-01-01') + 1, false)).toBe('2027-01-01T00:00:00.001Z');
  });

  it('say when the first zone meets a local deadline', () => {
    expect(firstMetOf(at('2008-08-12'), true)).toBe('2008-08-11T10:00:00.000Z');
    expect(firstMetOf(at('2008-08-12'), false)).toBeNull();
    expect(firstMetOf(null, true)).toBeNull();
  });

  it('carry the rhythm of what recurs, and no windows for what is relative', () => {
    const christmas = guardOf('F 2000-12-25 T 2000-12-26 F', { timing: 'recurring', every: 'P1Y', local: true });
    expect(windowsOf(christmas, 'T')).toEqual([
      { every: 'P1Y', from: '2000-12-25T00:00:00', to: '2000-12-26T00:00:00' },
    ]);
    expect(windowsOf(guardOf('F 2027-01-01 T', { timing: 'relative' }), 'T')).toEqual([]);
  });
});
