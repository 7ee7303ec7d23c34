/** Guards that come back: from the fields they read, how often, and the flips of one span. */
import { fieldBits } from '../evaluate/values.js';
import type { Flip } from '../evaluate/guard.js';

export interface Recurrence {
  /** ISO 8601 duration from one span to the next. */
  readonly every: string;
  readonly flips: readonly Flip[];
}

/** The widest field decides: months come back every year, days every month, weekdays every week. */
export function recurrenceOf(fields: number, flips: readonly Flip[]): Recurrence {
  const every =
    (fields & fieldBits.month) !== 0
      ? 'P1Y'
      : (fields & fieldBits.dayOfMonth) !== 0
        ? 'P1M'
        : (fields & fieldBits.weekday) !== 0
          ? 'P1W'
          : 'P1D';
  const from = flips.findIndex(({ at }) => at >= Date.UTC(2000, 0, 1));
  return { every, flips: flips.slice(Math.max(0, from)).slice(0, 2) };
}
