/**
 * Guards that come back: from the fields they read, how often, and the flips of one span. A condition that is only
 * asked in one year comes back no more than the year does.
 */
import { fieldBits } from '../evaluate/values.js';
import type { Flip } from '../evaluate/guard.js';

export interface Recurrence {
  /** ISO 8601 duration from one span to the next. */
  readonly every: string;
  readonly flips: readonly Flip[];
}

const day = 86_400_000;

/** A span of the calendar, and the same place in the span before or after it. */
interface Span {
  readonly every: string;
  readonly field: number;
  readonly moved: (time: number, spans: number) => number;
}

/** The same day so many months on, or the month's last where it has no such day. */
function byMonths(time: number, months: number): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getUTCDate() === day ? date.getTime() : date.setUTCDate(0);
}

/** The finest field first: what is asked each day is asked each week as well. */
const spans: readonly Span[] = [
  { every: 'P1D', field: fieldBits.hour, moved: (time, count) => time + count * day },
  { every: 'P1W', field: fieldBits.weekday, moved: (time, count) => time + count * 7 * day },
  { every: 'P1M', field: fieldBits.dayOfMonth, moved: (time, count) => byMonths(time, count) },
  { every: 'P1Y', field: fieldBits.month, moved: (time, count) => byMonths(time, 12 * count) },
];

/**
 * The widest field decides: months come back every year, days every month, weekdays every week. Where the condition is
 * not asked in the next or the last such span, other conditions around it read a wider field, and so the wider span is
 * tried. Null where it is asked in one year alone.
 * @param isAsked whether the condition is reached at an instant
 */
export function recurrenceOf(
  fields: number,
  flips: readonly Flip[],
  isAsked: (time: number) => boolean,
): Recurrence | null {
  const widest = Math.max(0, ...spans.map(({ field }, index) => ((fields & field) !== 0 ? index : 0)));
  const start = Math.max(
    0,
    flips.findIndex(({ at }) => at >= Date.UTC(2000, 0, 1)),
  );
  const kept = flips.slice(start, start + 2);
  const every = spans
    .slice(widest)
    .find(({ moved }) => kept.some(({ at }) => [-1, 1].some((count) => isAsked(moved(at, count)))))?.every;
  return every === undefined ? null : { every, flips: kept };
}
