/** The clocks of named zones, held against what Temporal says of them. */
import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { fromWall, offsetAt, toWall, zoneNamed } from '../../src/evaluate/zone-rules.js';

const hour = 3_600_000;
const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Kiritimati'];
/** Every eleven hours of two years, and some odd ones. */
const instants = [
  ...Array.from({ length: 1600 }, (_, index) => Date.UTC(2026, 0, 1) + index * 11 * hour),
  0,
  -1,
  Date.UTC(1950, 5, 1, 1, 2, 3, 4),
];

describe('named zones', () => {
  it.each(zones)('%s', (zone) => {
    const wrong = instants.filter((at) => {
      const told = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      return offsetAt(zone, at) !== told.offsetNanoseconds / 1e6;
    });
    expect(wrong).toEqual([]);
  });

  it.each(zones)('%s: there and back, but where the clocks go back', (zone) => {
    const lost = instants.filter((at) => fromWall(zone, toWall(zone, at)) !== at);
    expect(lost.every((at) => toWall(zone, fromWall(zone, toWall(zone, at))) === toWall(zone, at))).toBe(true);
    expect(lost.length).toBeLessThan(5);
  });

  it('skipped clocks are taken with the offset before', () => {
    const wall = Date.UTC(2027, 2, 14, 2, 30);
    expect(fromWall('America/New_York', wall)).toBe(Date.UTC(2027, 2, 14, 7, 30));
  });

  it.each([
    ['utc', 'UTC'],
    ['Etc/GMT', 'UTC'],
    ['UTC+2', 'UTC+2'],
    ['-05:30', '-05:30'],
    ['America/New_York', 'America/New_York'],
    ['Nowhere/City', null],
    ['2027-01-01', null],
    ['local', null],
    ['EST', null],
    ['MM/DD/YYYY', null],
  ])('%s', (text, expected) => {
    expect(zoneNamed(text)).toBe(expected);
  });
});
