/** The shared sentences. */
import { describe, expect, it } from '@jest/globals';
import * as explain from '../../src/report/explain.js';
import { calendar, fixedDate, trial } from './sample.js';

describe('instants', () => {
  it.each([
    ['2008-08-12T00:00:00.000', '2008-08-12 00:00 local time'],
    ['2026-08-10T00:00:00Z', '2026-08-10 00:00 UTC'],
    ['2026-08-10T23:59:59.999Z', '2026-08-10 23:59:59.999 UTC'],
    ['2026-08-10T12:30:00+02:00', '2026-08-10 12:30 +02:00'],
    ['someday', 'someday'],
  ])('%s reads %s', (instant, words) => {
    expect(explain.instantPhrase(instant)).toBe(words);
  });
});

describe('periods', () => {
  it.each([
    ['P30D', '30 days after the first run'],
    ['P1M', '1 month after the first run'],
    ['P1Y2M3W4DT5H6M7.5S', '1 year 2 months 3 weeks 4 days 5 hours 6 minutes 7.5 seconds after the first run'],
    ['-P7D', '7 days before the first run'],
    ['P0D', 'at the first run'],
  ])('%s reads %s', (period, words) => {
    expect(explain.periodPhrase(period, trial.anchor)).toBe(words);
  });
});

describe('windows', () => {
  const from = '2000-04-07T00:00:00.000';
  const to = '2000-04-08T09:30:00.000';
  it.each([
    [{ every: 'P1Y', from, to }, 'every year from 04-07 00:00 to 04-08 09:30 local time'],
    [{ every: 'P1M', from, to }, 'every month from day 7 00:00 to day 8 09:30 local time'],
    [{ every: 'P1W', from: `${from}Z`, to: `${to}Z` }, 'every week from Friday 00:00 to Saturday 09:30 UTC'],
    [{ every: 'P1D', from, to }, 'every day from 00:00 to 09:30 local time'],
    [{ from: `${from}Z`, to: null }, 'from 2000-04-07 00:00 UTC on'],
    [{ from: null, to }, 'until 2000-04-08 09:30 local time'],
    [{ from, to }, 'from 2000-04-07 00:00 local time to 2000-04-08 09:30 local time'],
    [{ from: null, to: null }, 'always'],
  ])('%j reads %s', (window, words) => {
    expect(explain.windowPhrase(window)).toBe(words);
  });
});

describe('deadlines', () => {
  it('is one word for machines and a phrase for people', () => {
    expect([fixedDate, trial, calendar].map(explain.deadlineWord)).toEqual([
      '2008-08-12T00:00:00.000',
      'first-run+P30D',
      'every:P1Y',
    ]);
    expect([fixedDate, trial].map(explain.deadlinePhrase)).toEqual([
      '2008-08-12 00:00 local time',
      '30 days after the first run',
    ]);
  });

  it('says so where there is none', () => {
    const closed = { ...fixedDate, deadline: null, windows: [{ from: null, to: '2001-01-01T00:00:00Z' }] };
    expect(explain.deadlineWord(closed)).toBe('until:2001-01-01T00:00:00Z');
    expect(explain.deadlinePhrase({ ...closed, windows: [] })).toBe('at an unknown time');
  });
});

describe('verdicts', () => {
  const none = { failing: [], stopped: [], letThrough: [], suppressed: [] };
  const verdict = { pass: true, failOn: 'high', channel: 'beta', ...none } as const;
  it.each([
    [verdict, 'pass: no finding is high or worse, channel beta'],
    [{ ...verdict, pass: false, failing: ['a', 'b'] }, 'fail: 2 findings are high or worse, channel beta'],
    [
      { ...verdict, pass: false, failing: ['a', 'b'], stopped: ['b'] },
      'fail: 1 finding is high or worse, 1 declared bomb is stopped, channel beta',
    ],
    [{ ...verdict, pass: false, failing: ['a'], stopped: ['a'] }, 'fail: 1 declared bomb is stopped, channel beta'],
    [
      { ...verdict, letThrough: ['a'], suppressed: ['b', 'c'] },
      'pass: no other finding is high or worse, 1 declared bomb is let through, 2 findings are suppressed, channel beta',
    ],
    [{ ...verdict, failOn: 'critical' as const }, 'pass: no finding is critical, channel beta'],
    [{ ...verdict, failOn: 'none' as const }, 'pass: the bar is none, so nothing fails, channel beta'],
  ])('%j', (given, words) => {
    expect(explain.verdictPhrase(given)).toBe(words);
  });
});
