/** Analyses in which every free text is hostile: escape codes, reordering, halves of characters, markup, commands. */
import fc from 'fast-check';
import { calendar, fixedDate, sample, trial } from './sample.js';
import type { Analysis, Finding, Place } from '../../src/model.js';

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
  '\ufffe',
  '##[error]',
  '\n::add-mask::',
  '::',
  ',line=9',
  ']]>',
  '<script>alert(1)</script>',
  '<!--',
  '-->',
  '&#x3c;',
  "' onload='x",
  '![x](http://evil.example/x.png)',
  'http://evil.example',
  'www.evil.example',
  'a@evil.example',
  '@everyone',
  '#1',
  '|',
  '```',
  '`',
  '\\',
  '</details>',
  '$x$',
  ':smile:',
);
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const text = fc
  .array(fc.oneof(nasty, unit, fc.constantFrom('a', ' ', '/', ':', '<')), { maxLength: 40 })
  .map((all) => all.join(''));

/** The same data with every free text replaced by one of `texts`, in turn. */
export function spoiled(texts: readonly string[]): { readonly analysis: Analysis; readonly lines: readonly string[] } {
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
    declared: { until: next(), channel: next(), owner: next(), reason: next(), place: at(given.place) },
    suppressed: { by: 'source', expires: next(), reason: next(), author: next(), place: at(given.place) },
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
/** Spoiled analyses, with lines for the files. */
export const cases = fc.array(text, { minLength: 1, maxLength: 12 }).map(spoiled);
