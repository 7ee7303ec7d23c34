/** GitLab's code quality report: the fields that it reads, fingerprints that stay and never collide. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { render } from '../../src/report/report.js';
import { cases } from './hostile-texts.js';
import { calm, contextOf, fixedDate, sample } from './sample.js';
import type { Analysis } from '../../src/model.js';

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end?: number } };
}
const issues = (analysis: Analysis, changes = {}): Issue[] =>
  JSON.parse(render(analysis, 'gitlab', contextOf(changes))) as Issue[];

describe('gitlab', () => {
  it('gives every finding and every file that was not read to the end', () => {
    expect(issues(sample)).toMatchObject([
      {
        description: '2008-08-12 00:00 local time: The process ends once the clock passes 2008-08-12 00:00 local time.',
        check_name: 'defuser/fixed-date',
        fingerprint: fixedDate.fingerprint,
        severity: 'blocker',
        location: { path: 'src/license.ts', lines: { begin: 5, end: 5 } },
      },
      { check_name: 'defuser/trial-period', severity: 'major' },
      { check_name: 'defuser/calendar', severity: 'minor', location: { lines: { begin: 2, end: 3 } } },
      { check_name: 'defuser/syntax-error', severity: 'info', location: { path: 'src/broken file.ts' } },
    ]);
  });

  it('is an empty list when nothing was found', () => {
    expect(render(calm, 'gitlab', contextOf())).toBe('[]\n');
  });

  it('keeps equal fingerprints apart, the first as it is', () => {
    const [first, second, third] = issues({ ...sample, findings: [fixedDate, fixedDate, fixedDate] });
    expect([first, second, third].map((issue) => issue?.fingerprint)).toEqual([
      fixedDate.fingerprint,
      `${fixedDate.fingerprint}-2`,
      `${fixedDate.fingerprint}-3`,
    ]);
  });

  it('names paths without a root or a leading dot', () => {
    const at = (path: string): Analysis => ({
      ...sample,
      findings: [{ ...fixedDate, place: { ...fixedDate.place, path } }],
    });
    expect(['./src/a.ts', '/src/a.ts', '.hidden/a.ts'].map((path) => issues(at(path))[0]?.location.path)).toEqual([
      'src/a.ts',
      'src/a.ts',
      '.hidden/a.ts',
    ]);
  });

  it('holds whatever stands in the scanned code', () => {
    fc.assert(
      fc.property(cases, ({ analysis }) => {
        const report = render(analysis, 'gitlab', contextOf());
        expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const found = JSON.parse(report) as Issue[];
        expect(found).toHaveLength(4);
        expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(4);
        for (const { location, description } of found) {
          expect(location.path).toMatch(/^(?!\.?\/)[^]+$/);
          expect(description).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        }
      }),
    );
  });
});
