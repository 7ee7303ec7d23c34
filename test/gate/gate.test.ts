/** The gate's bar, for every pair of severity and bar. */
import { describe, expect, it } from '@jest/globals';
import { judge } from '../../src/gate/gate.js';
import { severities } from '../../src/model.js';
import { fixedDate } from '../report/sample.js';

const channel = 'release';
const none = { stopped: [], letThrough: [], suppressed: [] };
const findings = severities.map((severity) => ({ ...fixedDate, severity, fingerprint: severity }));

describe('the gate', () => {
  it.each(severities.map((bar, index) => [bar, severities.slice(0, index + 1)] as const))(
    'fails at %s what is as bad or worse',
    (failOn, failing) => {
      expect(judge(findings, { failOn, channel })).toEqual({ pass: false, failOn, channel, failing, ...none });
    },
  );

  it('passes when everything lies below the bar', () => {
    const below = findings.filter(({ severity }) => severity !== 'critical' && severity !== 'high');
    expect(judge(below, { failOn: 'high', channel })).toMatchObject({ pass: true, failing: [] });
  });

  it('never fails without a bar', () => {
    expect(judge(findings, { failOn: 'none', channel: 'nightly' })).toEqual({
      pass: true,
      failOn: 'none',
      channel: 'nightly',
      failing: [],
      ...none,
    });
  });

  it('passes without findings', () => {
    expect(judge([], { failOn: 'hidden', channel }).pass).toBe(true);
  });
});
