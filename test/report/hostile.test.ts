/** Whatever strings stand in the scanned code: no writer lets them steer a terminal or spoil a file. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { render } from '../../src/report/report.js';
import { calendar, contextOf, fixedDate, sample, trial } from './sample.js';
import { schemaErrors } from './sarif-schema.js';
import type { Analysis, Finding, Place } from '../../src/model.js';

const raw = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const nasty = fc.constantFrom(
  '\u001b]0;x\u0007',
  '\u202e',
  '\ud800',
  '\udfff',
  '\r\n',
  '](',
  '{0}',
  '%',
  '"',
  '\u2028',
);
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const text = fc
  .array(fc.oneof(nasty, unit, fc.constantFrom('a', ' ', '/', ':', '<')), { maxLength: 40 })
  .map((all) => all.join(''));

/** The same data with every free text replaced by one of `texts`, in turn. */
function spoiled(texts: readonly string[]): { readonly analysis: Analysis; readonly lines: readonly string[] } {
  let turn = 0;
  const next = (): string => texts[turn++ % texts.length] ?? '';
  const at = (place: Place): Place => ({ ...place, path: next() });
  const finding = (given: Finding): Finding => ({
    ...given,
    place: at(given.place),
    code: next(),
    logicalPlace: next(),
    conditions: [next()],
    matched: [next()],
    anchor: { kind: 'literal', text: next(), place: at(given.place) },
    effects: given.effects.map((e) => ({ ...e, place: at(e.place), code: next(), within: next(), text: next() })),
    steps: given.steps.map((s) => ({ ...s, place: at(s.place), code: next(), text: next() })),
    reasons: [{ term: next(), points: 1, why: next() }],
    proof: { condition: next(), before: { at: next(), outcome: next() }, after: { at: next(), outcome: next() } },
    message: { what: next(), why: next(), fix: next() },
  });
  const analysis: Analysis = {
    ...sample,
    findings: [fixedDate, trial, calendar].map(finding),
    undecided: sample.undecided.map(({ place }) => ({ place: at(place), code: next(), why: next() })),
    problems: sample.problems.map((problem) => ({ ...problem, path: next(), message: next() })),
    summary: { ...sample.summary, skipped: { [next()]: 1 } },
    verdict: { ...sample.verdict, channel: next() },
  };
  return { analysis, lines: Array.from({ length: 6 }, next) };
}
const cases = fc.array(text, { minLength: 1, maxLength: 12 }).map(spoiled);
const all = { showHidden: true, showUndecided: true };

describe('hostile text', () => {
  it.each(['pretty', 'compact'] as const)('never reaches the terminal raw through %s', (format) => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 200 }), ({ analysis, lines }, width) => {
        const report = render(analysis, format, contextOf({ ...all, width, readLines: () => lines }));
        expect(report.replaceAll('\n', '').match(raw)).toBeNull();
      }),
    );
  });

  it('adds no line to compact', () => {
    fc.assert(
      fc.property(cases, ({ analysis }) => {
        expect(render(analysis, 'compact', contextOf(all)).split('\n')).toHaveLength(3 + 1 + 2 + 1 + 1);
      }),
    );
  });

  it('leaves SARIF valid, in well-formed Unicode and free of control characters', () => {
    fc.assert(
      fc.property(cases, ({ analysis, lines }) => {
        const report = render(analysis, 'sarif', contextOf({ ...all, readLines: () => lines }));
        expect(report.replaceAll('\n', '').match(raw)).toBeNull();
        const log: unknown = JSON.parse(report);
        expect(schemaErrors(log)).toEqual([]);
        // Stringified without our own escaping, a lone surrogate would show as an escape; a quoted one has two backslashes.
        expect(JSON.stringify(log).replaceAll('\\\\', '')).not.toMatch(/\\ud[89a-f]/);
      }),
      { numRuns: 60 },
    );
  });

  it('comes back whole from JSON', () => {
    fc.assert(
      fc.property(cases, ({ analysis }) => {
        expect(JSON.parse(render(analysis, 'json', contextOf()))).toEqual(analysis);
      }),
    );
  });
});
