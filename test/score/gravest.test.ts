/** What is said of a guard that has been read in several ways. */
import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/model.js';
import { saysMore } from '../../src/score/gravest.js';

const told = (
  payload: Finding['payload'],
  severity: Finding['severity'],
  isReported = false,
  isHandedBack = isReported,
) => ({
  finding: { payload, severity, score: 50 } as Finding,
  harm: { isReported, isHandedBack },
});

describe('of two readings of one guard', () => {
  it('the graver one is told', () => {
    expect(saysMore(told('throw', 'high'), told('nag', 'high'))).toBe(true);
    expect(saysMore(told('nag', 'high'), told('throw', 'high'))).toBe(false);
    expect(saysMore(told('nag', 'high'), told('throw', 'medium'))).toBe(true);
  });

  it('what is done says more than what is only noted down', () => {
    expect(saysMore(told('degrade', 'high'), told('deny', 'critical', true))).toBe(true);
    expect(saysMore(told('deny', 'critical', true), told('degrade', 'high'))).toBe(false);
  });

  it('what is noted down is told where nothing is seen to be done', () => {
    expect(saysMore(told('unknown', 'low'), told('deny', 'high', true))).toBe(false);
    expect(saysMore(told('deny', 'high', true), told('unknown', 'low'))).toBe(true);
    expect(saysMore(told('nag', 'hidden'), told('deny', 'high', true))).toBe(false);
  });
});
