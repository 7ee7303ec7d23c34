/**
 * The difference of two traces: what appears and what vanishes at a flip. What only may happen on one side
 * and surely does on the other has appeared as well.
 */
import { compiler } from '../syntax/typescript.js';
import type { TraceEvent } from './trace.js';

export interface Difference {
  readonly appears: readonly TraceEvent[];
  readonly vanishes: readonly TraceEvent[];
}

/** How certain each event is, as the number of open conditions in its way. */
function certainty(events: readonly TraceEvent[]): Map<string, number> {
  const open = new Map<string, number>();
  for (const event of events) open.set(event.key, Math.min(event.open, open.get(event.key) ?? Infinity));
  return open;
}

/** Events that the others lack, or have with more conditions in the way. */
function without(events: readonly TraceEvent[], others: readonly TraceEvent[]): TraceEvent[] {
  const there = certainty(others);
  const here = certainty(events);
  return [...new Map(events.map((event) => [event.key, event])).values()].filter(
    ({ key }) => (here.get(key) ?? 0) < (there.get(key) ?? Infinity),
  );
}

/** What the second trace has more and what it has less. */
export const differenceOf = (before: readonly TraceEvent[], after: readonly TraceEvent[]): Difference => ({
  appears: without(after, before),
  vanishes: without(before, after),
});

/** Something done for its own sake: a statement, not a question asked on the way. */
export function isAction({ kind, node }: TraceEvent): boolean {
  if (kind === 'write') return true;
  let outer = node.parent;
  while (
    compiler.isAwaitExpression(outer) ||
    compiler.isVoidExpression(outer) ||
    compiler.isParenthesizedExpression(outer)
  )
    outer = outer.parent;
  return kind === 'call' && compiler.isExpressionStatement(outer);
}
