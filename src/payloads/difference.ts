/**
 * The difference of two traces: what appears and what vanishes at a flip, each event counted as often as it occurs.
 */
import type { TraceEvent } from '../evaluate/trace.js';

export interface Difference {
  readonly appears: readonly TraceEvent[];
  readonly vanishes: readonly TraceEvent[];
}

function without(events: readonly TraceEvent[], others: readonly TraceEvent[]): TraceEvent[] {
  const counts = new Map<string, number>();
  for (const { key } of others) counts.set(key, (counts.get(key) ?? 0) + 1);
  return events.filter(({ key }) => {
    const left = counts.get(key) ?? 0;
    if (left > 0) counts.set(key, left - 1);
    return left === 0;
  });
}

/** What the second trace has more and what it has less. */
export const differenceOf = (before: readonly TraceEvent[], after: readonly TraceEvent[]): Difference => ({
  appears: without(after, before),
  vanishes: without(before, after),
});
