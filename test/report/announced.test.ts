/** What the source says of a finding, in every format that speaks of findings one by one. */
import { describe, expect, it } from '@jest/globals';
import type { Analysis, Declaration, Suppression } from '../../src/model.js';
import { render } from '../../src/report/report.js';
import { contextOf, fixedDate, sample } from './sample.js';

const place = fixedDate.place;
const declared: Declaration = {
  ...{ until: '2008-08-12', channel: 'beta', owner: 'hypervisor', reason: 'the beta ends', place },
};
const suppressed: Suppression = {
  by: 'source',
  expires: '2027-01-01',
  reason: 'moved by support',
  author: null,
  place,
};
const { fingerprint } = fixedDate;
const withOne = (
  severity: 'critical' | 'low',
  said: Partial<Pick<typeof fixedDate, 'declared' | 'suppressed'>>,
  lists: Partial<Analysis['verdict']>,
): Analysis => ({
  ...sample,
  findings: [{ ...fixedDate, severity, ...said }],
  problems: [],
  verdict: { ...sample.verdict, ...lists },
});
const accepted = withOne('critical', { suppressed }, { suppressed: [fingerprint] });
const letThrough = withOne('critical', { declared }, { letThrough: [fingerprint] });
const stopped = withOne('low', { declared }, { failing: [fingerprint], stopped: [fingerprint] });

describe('what is said of a finding', () => {
  it.each(['github', 'gitlab', 'markdown', 'html', 'pretty'] as const)('is told in %s', (format) => {
    expect(render(accepted, format, contextOf())).toContain('moved by support');
    expect(render(letThrough, format, contextOf())).toContain('the beta ends');
  });

  it.each([
    ['suppressed', accepted, '::notice ', 'info'],
    ['let through', letThrough, '::notice ', 'info'],
    ['stopped however low', stopped, '::error ', 'critical'],
  ] as const)('decides the level: %s', (_name, analysis, level, severity) => {
    expect(render(analysis, 'github', contextOf()).startsWith(level)).toBe(true);
    expect(JSON.parse(render(analysis, 'gitlab', contextOf()))).toMatchObject([{ severity }]);
  });
});
