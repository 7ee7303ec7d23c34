/**
 * Reads dates from text: ISO 8601 with JavaScript's rules, and the informal forms that real code uses.
 * Gives an instant and whether the text meant local time (then evaluated as UTC), or null. Never asks the host.
 */
import { fromExactFields } from './calendar.js';

/** An instant, and whether the text named no zone and so means local time. */
export interface ParsedDate {
  readonly time: number;
  readonly local: boolean;
}

const longest = 80;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const isoForm =
  /^([+-]\d{6}|\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/i;
const numericForm = /^(\d{1,6})([/. -])(\d{1,2})\2(\d{1,6})(?:[ ,]+(.*))?$/i;
const monthFirst = /^([a-z]{3,9})\.?[ -]+(\d{1,2})(?:,? +|-)(\d{1,6})(?:[ ,]+(.*))?$/i;
const dayFirst = /^(\d{1,2})[ -]*([a-z]{3,9})\.?,?[ -]+(\d{1,6})(?:[ ,]+(.*))?$/i;
const yearFirst = /^(\d{3,6})[ -]+([a-z]{3,9})\.?[ -]+(\d{1,2})(?:[ ,]+(.*))?$/i;
const monthAndYear = /^([a-z]{3,9})\.?,? +(\d{3,6})$/i;
const timeBeforeYear = /^([a-z]{3,9}) +(\d{1,2}) +(\d\d:\d\d:\d\d) +(\d{4})$/i;
const clockForm = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)? *(am|pm)? *(.*)$/i;
const zoneForm = /^(?:(z|gmt|utc|ut)?([+-]\d\d):?(\d\d)?|(z|gmt|utc|ut|est|edt|cst|cdt|mst|mdt|pst|pdt))$/i;
const zoneHours: Record<string, number> = { est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 };
/** `2027-03-01Z` is no ISO text, and read as `2027-03-01 Z`. */
const zoneAtOnce = /^([^:]*\d)(?=(?:z|gmt|utc?)(?:[+-]\d\d?:?\d*)?$)/i;
const weekday = /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*[., ]+/i;

/** Milliseconds that a zone's clock is ahead of UTC; null when the text is no zone. */
function zoneOffset(text: string): number | null {
  const match = zoneForm.exec(text);
  if (match === null) return null;
  const name = match[4]?.toLowerCase();
  if (name !== undefined) return (zoneHours[name] ?? 0) * 3_600_000;
  const hours = Number(match[2]);
  const sign = match[2]?.startsWith('-') ? -1 : 1;
  const minutes = Number(match[3] ?? 0);
  return minutes > 59 ? null : sign * (Math.abs(hours) * 60 + minutes) * 60_000;
}

interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}
const midnight: ClockTime = { hour: 0, minute: 0, second: 0, millisecond: 0 };
const milliseconds = (digits: string | undefined): number => Number((digits ?? '').padEnd(3, '0').slice(0, 3));

function validClock({ hour, minute, second, millisecond }: ClockTime): boolean {
  if (minute > 59 || second > 59) return false;
  return hour < 24 || (hour === 24 && minute + second + millisecond === 0);
}

function instant(year: number, month: number, day: number, clock: ClockTime, offset: number | null): ParsedDate | null {
  if (month < 0 || month > 11 || day < 1 || day > 31 || !validClock(clock)) return null;
  const time = fromExactFields({ year, month, day, ...clock }) - (offset ?? 0);
  return Number.isNaN(new Date(time).getTime()) ? null : { time, local: offset === null };
}

function parseIso(text: string): ParsedDate | null {
  const match = isoForm.exec(text);
  if (match === null || match[1] === '-000000') return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const clock = {
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: milliseconds(fraction),
  };
  const offset = hour === undefined ? 0 : zone === undefined ? null : zoneOffset(zone);
  return instant(Number(year), Number(month ?? 1) - 1, Number(day ?? 1), clock, offset);
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return NaN;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** The clock and zone that may follow a date: `08:00:01`, `11:59 PM`, `00:00:00 GMT+0200`, `UTC`. */
function parseClock(rest: string): { clock: ClockTime; offset: number | null } | null {
  if (rest === '') return { clock: midnight, offset: null };
  const match = clockForm.exec(rest);
  if (match === null) {
    // `+02:00` is a zone behind a time alone; behind a day it is no date to a program.
    const offset = /^[+-]/.test(rest) ? null : zoneOffset(rest);
    return offset === null ? null : { clock: midnight, offset };
  }
  // `10:00PM` is no date to a program: only `Z` may stand right behind a time.
  if (/\d(?!z$)[a-z]/i.test(rest)) return null;
  const hour = hourOfDay(Number(match[1]), match[5]);
  const clock = { hour, minute: Number(match[2]), second: Number(match[3] ?? 0), millisecond: milliseconds(match[4]) };
  const zone = (match[6] ?? '').trim();
  const offset = zone === '' ? null : zoneOffset(zone);
  return zone !== '' && offset === null ? null : { clock, offset };
}

const shortYear = (text: string): number => {
  const year = Number(text);
  return text.length > 2 || year > 99 ? year : year + (year < 50 ? 2000 : 1900);
};
/** The number of a month's name, or its beginning of three letters or more; -1 when it is none. */
const monthNumber = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase());

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

function numericParts(text: string): DateParts | null {
  const match = numericForm.exec(text);
  if (match === null) return null;
  const [, first = '', , middle = '', last = '', rest = ''] = match;
  if (first.length > 2) return { year: Number(first), month: Number(middle) - 1, day: Number(last), rest };
  return { year: shortYear(last), month: Number(first) - 1, day: Number(middle), rest };
}

function namedParts(text: string): DateParts | null {
  const late = timeBeforeYear.exec(text);
  if (late !== null) {
    return { year: Number(late[4]), month: monthNumber(late[1] ?? ''), day: Number(late[2]), rest: late[3] ?? '' };
  }
  const bare = monthAndYear.exec(text);
  if (bare !== null) return { year: Number(bare[2]), month: monthNumber(bare[1] ?? ''), day: 1, rest: '' };
  const year = yearFirst.exec(text);
  if (year !== null)
    return { year: Number(year[1]), month: monthNumber(year[2] ?? ''), day: Number(year[3]), rest: year[4] ?? '' };
  return namedBeforeYear(text);
}

function namedBeforeYear(text: string): DateParts | null {
  const first = monthFirst.exec(text);
  const match = first ?? dayFirst.exec(text);
  if (match === null) return null;
  const [, a = '', b = '', year = '', rest = ''] = match;
  const [name, day] = first === null ? [b, a] : [a, b];
  return { year: shortYear(year), month: monthNumber(name), day: Number(day), rest };
}

/**
 * The instant that a text names, or null.
 * `2025-01-01` is UTC, `2025-01-01T00:00` is local, `Dec 31 2024` and all other forms without a zone are local.
 */
export function parseDate(text: string): ParsedDate | null {
  if (text.length > longest) return null;
  const iso = parseIso(text);
  if (iso !== null) return iso;
  const plain = text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(weekday, '')
    .replace(zoneAtOnce, '$1 ');
  const parts = numericParts(plain) ?? namedParts(plain);
  const time = parts && parseClock(parts.rest.trim());
  return parts && time && instant(parts.year, parts.month, parts.day, time.clock, time.offset);
}
