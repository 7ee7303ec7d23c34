/**
 * Dates in the fixed locales against Node's own: whatever the tables write, the host writes the same. What they leave
 * out is left open, which the count of forms keeps in bounds.
 */
import { describe, expect, it } from '@jest/globals';
import { localeParts, localeText } from '../../../src/evaluate/natives/locale-dates.js';
import type { Shown } from '../../../src/evaluate/natives/locale-dates.js';
import { dateValue, objectValue, primitive } from '../../../src/evaluate/values.js';

const locales = ['en-US', 'en-GB', 'sv-SE', 'sv', 'en-CA', 'de-DE', 'fr-FR'];
const instants = [
  Date.UTC(2027, 0, 1),
  Date.UTC(2008, 7, 12, 13, 4, 59),
  Date.UTC(1999, 11, 31, 23, 59, 59, 999),
  Date.UTC(2030, 8, 30, 0, 7, 5),
];
const styles: Readonly<Record<string, readonly (string | undefined)[]>> = {
  weekday: [undefined, 'long', 'short'],
  year: [undefined, 'numeric', '2-digit'],
  month: [undefined, 'numeric', '2-digit', 'long', 'short'],
  day: [undefined, 'numeric', '2-digit'],
};
const times = [{}, { hour: '2-digit', minute: '2-digit' }, { hour: '2-digit', minute: '2-digit', second: '2-digit' }];

function* optionsOf(): Generator<Record<string, string>> {
  for (const weekday of styles.weekday ?? [])
    for (const year of styles.year ?? [])
      for (const month of styles.month ?? [])
        for (const day of styles.day ?? [])
          for (const time of times)
            for (const clock of [{}, { hourCycle: 'h23' }]) {
              const all = { weekday, year, month, day, ...time, ...clock };
              yield Object.fromEntries(Object.entries(all).filter((pair) => pair[1] !== undefined)) as Record<
                string,
                string
              >;
            }
}

const asValue = (options: Readonly<Record<string, string>>) =>
  objectValue(Object.entries({ ...options, timeZone: 'UTC' }).map(([key, text]) => [key, primitive(text)]));

/** Ours and the host's for one form at one instant; null where ours is left open. */
function both(locale: string, options: Record<string, string>, at: number, shown: Shown): [string, string] | null {
  const ours = localeText(dateValue(at), primitive(locale), asValue(options), shown);
  const zoned = { ...options, timeZone: 'UTC' } as Intl.DateTimeFormatOptions;
  const date = new Date(at);
  const host =
    shown === 'date'
      ? date.toLocaleDateString(locale, zoned)
      : shown === 'time'
        ? date.toLocaleTimeString(locale, zoned)
        : date.toLocaleString(locale, zoned);
  return ours?.kind === 'primitive' ? [String(ours.value), host] : null;
}

describe('dates in fixed locales', () => {
  it.each(locales)('%s: as the host writes them', (locale) => {
    const wrong: string[] = [];
    let known = 0;
    for (const options of optionsOf()) {
      for (const at of instants) {
        const found = both(locale, options, at, 'date');
        if (found === null) continue;
        known++;
        if (found[0] !== found[1]) wrong.push(`${JSON.stringify(options)}: ${found.join(' for ')}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(known).toBeGreaterThan(40);
  });

  it.each(['en-US', 'en-GB', 'sv-SE', 'de-DE', 'fr-FR'])('%s: with the time of day', (locale) => {
    for (const shown of ['time', 'both'] as const) {
      const pairs = instants.map((at) => both(locale, {}, at, shown));
      // Before `PM` stands a narrow blank in some editions.
      const plain = pairs.map((pair) => pair?.[1].replace(/\u202f/gu, ' ') ?? 'left open');
      expect(pairs.map((pair) => pair?.[0])).toEqual(plain);
    }
  });

  it('leaves open what hangs on the host: other locales', () => {
    const date = dateValue(0);
    expect(localeText(date, primitive('xx'), undefined, 'date')).toBeNull();
    expect(localeText(date, undefined, undefined, 'date')).toBeNull();
  });

  it.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'])('in the zone %s', (timeZone) => {
    for (const at of instants) {
      const options = objectValue([['timeZone', primitive(timeZone)]]);
      const ours = localeText(dateValue(at), primitive('en-GB'), options, 'both');
      const host = new Date(at).toLocaleString('en-GB', { timeZone });
      expect(ours?.kind === 'primitive' ? ours.value : null).toBe(host);
    }
  });

  it('gives the pieces as the host does', () => {
    const at = Date.UTC(2027, 0, 1);
    const ours = localeParts(dateValue(at), primitive('en-US'), asValue({}));
    const parts = ours?.kind === 'array' ? ours.items : [];
    const plain = parts.map((part) =>
      part.kind === 'object'
        ? Object.fromEntries(
            [...part.properties].map(([key, value]) => [key, value.kind === 'primitive' ? value.value : null]),
          )
        : null,
    );
    expect(plain).toEqual(new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).formatToParts(new Date(at)));
  });
});
