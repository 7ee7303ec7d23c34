/** What people see: the rendered report, line for line. */
import { describe, expect, it } from '@jest/globals';
import { stripVTControlCharacters } from 'node:util';
import { formats, render } from '../../src/report/report.js';
import { displayWidth } from '../../src/report/escape.js';
import { calm, contextOf, fixedDate, sample, trial } from './sample.js';
import type { Finding } from '../../src/model.js';

const pretty = (findings: readonly Finding[], changes = {}): string =>
  render({ ...sample, findings }, 'pretty', contextOf(changes));

describe('pretty', () => {
  it('tells the whole sample', () => {
    expect(render(sample, 'pretty', contextOf())).toMatchSnapshot();
  });

  it('stays calm and short when nothing was found', () => {
    expect(render(calm, 'pretty', contextOf())).toMatchInlineSnapshot(`
      "No time bomb found.

      Summary
        Files     1,204 read (12 MB), 37 screened in, 36 parsed
        Skipped   declaration file 12, ignored 3
        Clock     58 reads, 41 guards: 34 silent, 0 undecided
        Findings  none

      PASS  no finding is high or worse, channel release.
      "
    `);
  });

  it('has the same words in the same places with colour', () => {
    const colored = render(sample, 'pretty', contextOf({ color: true }));
    expect(colored).not.toBe(stripVTControlCharacters(colored));
    expect(stripVTControlCharacters(colored)).toBe(render(sample, 'pretty', contextOf()));
  });

  it.each([80, 100, 120])('fits into %i columns', (width) => {
    const lines = pretty(sample.findings, { width, showUndecided: true }).split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
  });

  it('puts the carets under the guard in a minified line', () => {
    const lines = pretty([trial]).split('\n');
    const marks = lines.findIndex((line) => line.includes('^^^'));
    const [from, to] = [lines[marks]?.indexOf('^') ?? 0, (lines[marks]?.lastIndexOf('^') ?? 0) + 1];
    expect(lines[marks - 1]?.slice(from, to)).toBe(trial.code);
  });

  it('shows the code of the finding when the file cannot be had', () => {
    expect(pretty([fixedDate], { readLines: () => null })).toContain(`  5 │ ${fixedDate.code}\n    │ ^^^`);
  });

  it('never prints a huge line', () => {
    const readLines = (): readonly string[] => ['x'.repeat(9_000_000)];
    expect(pretty([trial], { readLines }).length).toBeLessThan(5000);
  });

  it('lists at most eight effects', () => {
    const [effect] = fixedDate.effects;
    const effects = effect === undefined ? [] : Array.from({ length: 11 }, () => effect);
    const text = pretty([{ ...fixedDate, effects }]);
    expect(text.match(/refuses to power on/g)).toHaveLength(8);
    expect(text).toContain('and 3 more');
  });

  it('only counts hidden findings and undecided guards unless asked for', () => {
    expect(pretty(sample.findings)).toContain('1 hidden (see --show hidden)');
    expect(pretty(sample.findings)).not.toContain('HIDDEN');
    expect(pretty(sample.findings)).not.toContain('isStale(entry)');
    const all = pretty(sample.findings, { showHidden: true, showUndecided: true });
    expect(all).toContain('HIDDEN');
    expect(all).toContain('isStale(entry)');
  });

  it('names every file that was left unread', () => {
    const problems = Array.from({ length: 30 }, (_, index) => ({
      kind: 'unreadable' as const,
      path: `src/locked-${index}.js`,
      line: null,
      message: 'The file could not be read',
      incomplete: true,
    }));
    const text = render({ ...sample, problems }, 'pretty', contextOf());
    expect(problems.filter(({ path }) => !text.includes(path))).toEqual([]);
  });

  it('counts as many problems as a neglected baseline has', () => {
    const problem = { kind: 'baseline' as const, path: 'b.json', line: null, message: 'is gone', incomplete: false };
    const problems = Array.from({ length: 150_000 }, () => problem);
    const text = render({ ...sample, problems }, 'pretty', contextOf());
    expect(text.match(/is gone/g)).toHaveLength(3);
    expect(text).toContain('and 149,997 more');
  });

  it('says where the points were held', () => {
    expect(pretty([{ ...fixedDate, score: 80 }])).toContain('+92  in all, held at 80');
  });
});

describe('compact', () => {
  it('gives a line a finding and a closing line', () => {
    expect(render(sample, 'compact', contextOf({ showHidden: true, showUndecided: true }))).toMatchInlineSnapshot(`
      "src/license.ts:5:10 critical 92 fixed-date 2008-08-12T00:00:00.000 terminate – The process ends once the clock passes 2008-08-12 00:00 local time
      dist/app.min.js:1:3204 medium 55 trial-period first-run+P30D throw – Throws 30 days after the first run.
      src/season.ts:2:2 low 20 calendar every:P1Y degrade – Degrades on 1 April
      src/x\\x1b[2J\\x9b31m\\u202egnp.exe\\u2066\\ud800\\u2028[click](http://evil.example) {0}\\n.ts:5:10 hidden 5 fixed-date 2008-08-12T00:00:00.000 terminate – x\\x1b[2J\\x9b31m\\u202egnp.exe\\u2066\\ud800\\u2028[click](http://evil.example) {0}
      src/cache.ts:4:7 undecided – the entry is not in the text
      src/broken file.ts:3 syntax-error – ')' expected; mend it
      dist/app.min.js budget – Two functions ran out of steps.
      4 findings (1 critical, 1 medium, 1 low, 1 hidden), 1 undecided, 2 problems, 1,204 files; fail: 1 finding is high or worse, channel release
      "
    `);
  });
});

it('ends every format with one newline', () => {
  for (const format of formats) expect(render(sample, format, contextOf())).toMatch(/[^\n]\n$/);
});
