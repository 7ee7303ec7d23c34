import { describe, expect, it } from '@jest/globals';
import { releaseDate, supportWindow } from '../../src/config/times.js';
import { DefuserError } from '../../src/errors.js';

describe('releaseDate', () => {
  it.each([
    ['2026-08-04', '2026-08-04'],
    ['2024-02-29', '2024-02-29'],
    ['2026-08-04T10:00Z', '2026-08-04T10:00:00.000Z'],
    ['2026-08-04T10:00:30', '2026-08-04T10:00:30.000Z'],
    ['2026-08-04T10:00:30.5+02:00', '2026-08-04T08:00:30.500Z'],
    ['2026-08-04T23:59:59.999-14:00', '2026-08-05T13:59:59.999Z'],
    ['0099-01-01T00:00Z', '0099-01-01T00:00:00.000Z'],
  ])('takes %s', (text, expected) => {
    expect(releaseDate(text)).toBe(expected);
  });

  it.each([
    '',
    'now',
    'tomorrow',
    '2026-8-4',
    '04.08.2026',
    '2026-13-01',
    '2026-02-31',
    '2025-02-29',
    '2026-00-10',
    '2026-08-04T',
    '2026-08-04T24:00Z',
    '2026-08-04T10:60Z',
    '2026-08-04T10Z',
    '2026-08-04T10:00+2',
    '2026-08-04T10:00+15:00',
    '2026-08-04T10:00ZT10:00Z',
    '2026-08-04 10:00',
    ' 2026-08-04',
    '2026-08-04\n',
    '1785837600000',
  ])('refuses %j', (text) => {
    expect(() => releaseDate(text)).toThrow(DefuserError);
  });
});

describe('supportWindow', () => {
  it.each(['P18M', 'P1Y6M', 'P90D', 'P2W', 'P1Y2M3W4DT5H6M7S', 'PT12H', 'P0D'])('takes %s', (text) => {
    expect(supportWindow(text)).toBe(text);
  });

  it.each(['', 'P', 'PT', 'P1', '18M', 'P1M1Y', 'P-1M', 'P1.5M', 'p18m', '18 months', 'P1H', 'P1YT', 'P1Y\n'])(
    'refuses %j',
    (text) => {
      expect(() => supportWindow(text)).toThrow(DefuserError);
    },
  );
});
