/**
 * Guards that come back: from the fields they read, how often, and the flips of one span. A condition that is only
 * asked in one year comes back no more than the year does.
 */
import { fieldBits, isClocked } from '../evaluate/values.js';
import type { Value } from '../evaluate/values.js';
import type { Flip } from '../evaluate/guard.js';
import { isWithin } from '../syntax/is-within.js';
import type { ts } from '../syntax/typescript.js';
import type { Timeline } from './timeline.js';

export interface Recurrence {
  /** ISO 8601 duration from one span to the next. */
  readonly every: string;
  readonly flips: readonly Flip[];
}

const day = 86_400_000;
const firstYear = Date.UTC(2000, 0, 1);

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
 * tried. Null where it is asked in one year alone, and where it turns once and for all.
 * @param outcomesAt how the condition comes out at an instant; undefined where it is not reached
 */
export function recurrenceOf(
  fields: number,
  flips: readonly Flip[],
  outcomesAt: (time: number) => string | undefined,
): Recurrence | null {
  const widest = Math.max(0, ...spans.map(({ field }, index) => ((fields & field) !== 0 ? index : 0)));
  const kept = turnOf(flips, spans[widest]);
  const isAsked = (time: number): boolean => outcomesAt(time) !== undefined;
  const span = spans
    .slice(widest)
    .find(({ moved }) => kept.some(({ at }) => [-1, 1].some((count) => isAsked(moved(at, count)))));
  if (span === undefined) return null;
  const turns = (time: number): boolean => outcomesAt(time) !== outcomesAt(time - 1);
  const isOnce = flips.length === 1 && flips.every(({ at }) => ![-1, 1].some((count) => turns(span.moved(at, count))));
  return isOnce
    ? null
    : { every: span.every, flips: inFirstRound(withCounterpart(kept, span, outcomesAt), span, turns) };
}

type Outcomes = (time: number) => string | undefined;

/**
 * A date that is made of the clock's own year, as the first of this month, reads the year as well and still comes back. What was
 * written for one year holds still before it: only what also turned long ago, and will turn again in the far future, comes back.
 */
export function comesBack(fields: number, flips: readonly Flip[], outcomesAt: Outcomes): Recurrence | null {
  const turns = (times: readonly number[]): boolean => {
    const outcomes = new Set<string>();
    return times.some((time) => {
      const outcome = outcomesAt(time);
      return outcome !== undefined && outcomes.add(outcome).size > 1;
    });
  };
  if (!turns(longAgo) || !turns(farAhead)) return null;
  const widest = spans.findLast(({ field }) => (fields & field) !== 0);
  return { every: widest?.every ?? 'P1Y', flips: flips.slice(0, 2) };
}

/** Instants of all months, days of the month, weekdays and hours, spread over years in which no program ends. */
const spread = (year: number): readonly number[] =>
  Array.from({ length: 20 }, (_, index) => Date.UTC(year, index * 5, 1 + ((index * 11) % 28), (index * 7) % 24));
const longAgo = spread(1985);
const farAhead = spread(2085);

/** What turns and comes back has turned the other way meanwhile, though the search may not have come by there. */
function withCounterpart(flips: readonly Flip[], span: Span, outcomesAt: Outcomes): readonly Flip[] {
  const [flip] = flips;
  if (flip === undefined || flips.length > 1) return flips;
  let [low, high] = [span.moved(flip.at, -1), flip.at - 1];
  const [before, after] = [outcomesAt(low), outcomesAt(high)];
  if (before !== flip.after || after !== flip.before) return flips;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const outcome = outcomesAt(middle);
    if (outcome === before) low = middle;
    else if (outcome === after) high = middle;
    else return flips;
  }
  return [{ at: high, before: flip.after, after: flip.before, period: null }, flip];
}

/** In the first round since 2000 if they turn there as well, wherever the search has met them. */
function inFirstRound(flips: readonly Flip[], span: Span, turns: (time: number) => boolean): readonly Flip[] {
  const [first] = flips;
  if (first === undefined) return flips;
  const rounds = Math.floor((first.at - firstYear) / (span.moved(firstYear, 1) - firstYear));
  const count = [rounds + 1, rounds, rounds - 1].find((one) => span.moved(first.at, -one) >= firstYear) ?? 0;
  const moved = flips.map((flip) => ({ ...flip, at: span.moved(flip.at, -count) }));
  return moved.every(({ at }) => turns(at)) ? moved : flips;
}

/** Whether two instants are the same place in their spans: the same day and time of the year, of the week. */
export const isSamePlace = (every: string, a: number, b: number): boolean => {
  const span = spans.find((one) => one.every === every);
  if (span === undefined) return a === b;
  const round = span.moved(a, 1) - a;
  const guess = Math.round((b - a) / round);
  return [guess - 1, guess, guess + 1].some((count) => span.moved(a, count) === b);
};

/** Two flips of one span: the first since 2000 of which the second comes before the span is half over, else the first. */
function turnOf(flips: readonly Flip[], span: Span | undefined): readonly Flip[] {
  const recent = flips.filter(({ at }) => at >= firstYear);
  const start = recent.findIndex(({ at }, index) => {
    const next = recent[index + 1]?.at ?? Infinity;
    return span !== undefined && next - at < (span.moved(at, 1) - at) / 2;
  });
  return (start < 0 ? (recent.length > 0 ? recent : flips) : recent.slice(start)).slice(0, 2);
}

/** The calendar fields that a condition compares anywhere in it; 0 when it compares an instant as well. */
export function fieldsWithin(timeline: Timeline, whole: ts.Node): number {
  let fields = 0;
  for (const trace of timeline.traces) {
    for (const { node, kind, parts } of trace.conditions.values()) {
      if (kind !== 'atom' || !isWithin(node, whole)) continue;
      for (const { tag, sides } of parts) {
        const isWhole = sides !== null && isMoment(sides.clock);
        if (isWhole && !(isMoment(sides.other) && isClocked(sides.other))) return 0;
        fields |= isWhole ? turnedBy(tag.fields) : tag.fields;
      }
    }
  }
  return fields;
}
/** A date made of the clock's own year comes back as its months do, one of its own month as its days do. */
function turnedBy(fields: number): number {
  const finest = ownDates.find(([read]) => (fields & read) !== 0);
  return finest?.[1] ?? 0;
}
const ownDates: readonly (readonly [read: number, turned: number])[] = [
  [fieldBits.weekday, fieldBits.weekday],
  [fieldBits.dayOfMonth, fieldBits.hour],
  [fieldBits.month, fieldBits.dayOfMonth],
  [fieldBits.year, fieldBits.month],
];
const isMoment = (value: Value): boolean =>
  value.kind === 'date' ||
  (value.kind === 'primitive' && (value.dimension === 'instant' || value.dimension === 'duration'));
