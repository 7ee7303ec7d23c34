/**
 * Calendar arithmetic on milliseconds since the epoch, proleptic Gregorian, without any zone: local time is
 * evaluated as the fields of UTC. Takes and gives plain numbers; never reads the clock or the host's zone.
 */

/** The units of date arithmetic. A `week` begins on Sunday, an `isoWeek` on Monday. */
export const timeUnits = [
  'millisecond',
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'isoWeek',
  'month',
  'quarter',
  'year',
] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** The fields of an instant: month from 0, weekday from Sunday = 0. */
export interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Milliseconds in a day, and in an hour. */
export const dayLength = 86_400_000;
export const hourLength = 3_600_000;
const fixedLengths: Partial<Record<TimeUnit, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: hourLength,
  day: dayLength,
  week: 7 * dayLength,
  isoWeek: 7 * dayLength,
};
const monthsOf: Partial<Record<TimeUnit, number>> = { month: 1, quarter: 3, year: 12 };

/** Milliseconds of a unit that always lasts as long; null for months, quarters and years. */
export const fixedLength = (unit: TimeUnit): number | null => fixedLengths[unit] ?? null;
/** Months of a unit that is counted in months; null for the others. */
export const monthLength = (unit: TimeUnit): number | null => monthsOf[unit] ?? null;

/** The fields of an instant in UTC; all NaN when the time is. */
export function fieldsOf(time: number): DateFields {
  const date = new Date(time);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** The instant of these fields as `new Date(…)` reads them: fields overflow, the years 0 to 99 mean 1900 to 1999. NaN when out of range. */
export const fromFields = (
  year: number,
  month: number,
  day = 1,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): number => Date.UTC(year, month, day, hour, minute, second, millisecond);

/** Like `fromFields`, but a year below 100 is that year. */
export function fromExactFields(fields: Omit<DateFields, 'weekday'>): number {
  const date = new Date(0);
  date.setUTCFullYear(fields.year, fields.month, fields.day);
  date.setUTCHours(fields.hour, fields.minute, fields.second, fields.millisecond);
  return date.getTime();
}

/** ISO 8601 with milliseconds and `Z`; `Invalid Date` when the time is no date. */
export function toIso(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString();
}

/** Bare wall-clock time `2008-08-12T00:00:00`, milliseconds only when they are not 0. */
export const formatWallClock = (time: number): string => toIso(time).replace('.000Z', '').replace('Z', '');

const daysInMonth = (year: number, month: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month + 1, 0);
  return date.getUTCDate();
};

function addMonths(time: number, months: number): number {
  const from = new Date(time);
  const target = new Date(0);
  target.setUTCFullYear(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const last = daysInMonth(target.getUTCFullYear(), target.getUTCMonth());
  from.setUTCFullYear(target.getUTCFullYear(), target.getUTCMonth(), Math.min(from.getUTCDate(), last));
  return from.getTime();
}

/** The instant `amount` units later. Months and years keep the day and stop at the month's end: 31 January + 1 month = 28 February. */
export function addCalendar(time: number, unit: TimeUnit, amount: number): number {
  const months = monthsOf[unit];
  if (months === undefined) return time + amount * (fixedLengths[unit] ?? 1);
  return addMonths(time, Math.trunc(months * amount));
}

function startOfDays(time: number, unit: TimeUnit): number {
  const fields = fieldsOf(time);
  const day = Math.floor(time / dayLength) * dayLength;
  if (unit === 'week') return day - fields.weekday * dayLength;
  if (unit === 'isoWeek') return day - ((fields.weekday + 6) % 7) * dayLength;
  return day;
}

/** The first instant of the unit that the time lies in. */
export function startOf(time: number, unit: TimeUnit): number {
  if (!Number.isFinite(time)) return NaN;
  const months = monthsOf[unit];
  if (months !== undefined) {
    const { year, month } = fieldsOf(time);
    const date = new Date(0);
    date.setUTCFullYear(year, Math.floor(month / months) * months, 1);
    return date.getTime();
  }
  const length = fixedLengths[unit] ?? 1;
  return length >= dayLength ? startOfDays(time, unit) : Math.floor(time / length) * length;
}

/** The last millisecond of the unit that the time lies in. */
export const endOf = (time: number, unit: TimeUnit): number => addCalendar(startOf(time, unit), unit, 1) - 1;

const timeOfDay = (time: number): number => time - Math.floor(time / dayLength) * dayLength;

/** How a library counts whole months: by adding them, or until their day has come. */
export type MonthCount = 'by-adding' | 'by-day' | 'by-day-or-last';

/**
 * Whole months from one instant to the other, towards zero. Libraries do not agree on the ends of months: from 31 January to
 * 30 April the third is full where a month that is added stops at the end of one, and is not where its day has to come. One of
 * them lets the last day of a month count for a month by itself, and the end of February for the 30th.
 */
export function monthsBetween(from: number, to: number, count: MonthCount = 'by-adding'): number {
  if (to < from) return -monthsBetween(to, from, count) + 0;
  const a = fieldsOf(from);
  const b = fieldsOf(to);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (count === 'by-adding') return addMonths(from, months) > to ? months - 1 : months;
  const isEnd = (b.month === 1 && b.day > 27) || (months === 1 && b.day === daysInMonth(b.year, b.month));
  if (count === 'by-day-or-last' && isEnd) return months;
  const isDue = b.day > a.day || (b.day === a.day && timeOfDay(to) >= timeOfDay(from));
  return isDue ? months : months - 1;
}
