/**
 * The example in `examples/hypervisor` as the README promises it: one critical finding, three operations that throw,
 * midnight of 2008-08-12 in every customer's own time zone, and not a word about heartbeat and sessions.
 */
import { expect, it } from '@jest/globals';
import { analyze } from '../src/index.js';

it('is one critical finding that stops power-on, resume and migration', async () => {
  const { findings, verdict } = await analyze({ paths: ['examples/hypervisor'] });
  expect(findings.filter(({ severity }) => severity !== 'hidden')).toMatchObject([
    {
      ruleId: 'fixed-date',
      severity: 'critical',
      payload: 'throw',
      arming: 'armed',
      code: 'new Date() >= BETA_EXPIRY',
      deadline: expect.stringMatching(/^2008-08-12T00:00(?::00(?:\.000)?)?$/),
      firstMet: expect.stringMatching(/^2008-08-11T10:00.*Z$/),
      state: 'absolute',
    },
  ]);
  const effects = findings[0]?.effects.map(({ kind, within }) => `${kind} ${within}`).sort();
  expect(effects).toEqual(['throw migrate', 'throw powerOn', 'throw resume']);
  expect(verdict).toMatchObject({ pass: false, failOn: 'high', channel: 'release' });
});
