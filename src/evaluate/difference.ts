/**
 * The difference of two traces: what appears and what vanishes at a flip. What only may happen on one side
 * and surely does on the other has appeared as well.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { TraceEvent } from './trace.js';

export interface Difference {
  readonly appears: readonly TraceEvent[];
  readonly vanishes: readonly TraceEvent[];
}

/** How certain each event is, as the number of open conditions in its way, and of those that may have led past it. */
function certainty(events: readonly TraceEvent[]): Map<string, number> {
  const open = new Map<string, number>();
  for (const { key, open: own, leftBehind } of events) {
    open.set(key, Math.min(own + leftBehind, open.get(key) ?? Infinity));
  }
  return open;
}

/** Whether an event is at least as certain as another. */
export const isAsCertain = (one: TraceEvent, other: TraceEvent): boolean =>
  one.open + one.leftBehind <= other.open + other.leftBehind;

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

/** Something done for its own sake, and not a question asked on the way: a call whose value nobody takes. */
export function isAction({ kind, node }: TraceEvent): boolean {
  if (kind !== 'call') return kind === 'write';
  let inner = node;
  // `return void f()` is what minifiers make of `f(); return;`.
  for (; passesOn(inner); inner = inner.parent) if (compiler.isVoidExpression(inner.parent)) return true;
  return compiler.isExpressionStatement(inner.parent) || isLeft(inner);
}

/** Whether something was only said, which nobody misses. */
export const isPrint = ({ kind, name }: TraceEvent): boolean => kind === 'call' && printed.test(name);
const printed = /^(?:globalThis\.)?(?:console\.\w+|process\.(?:emitWarning|std(?:out|err)\.write))$/;

/** Whether the value goes to what is around and nowhere else: `a && f()` is what minifiers make of `if (a) f();`. */
function passesOn(node: ts.Node): boolean {
  const { parent } = node;
  if (compiler.isConditionalExpression(parent)) return parent.condition !== node;
  if (compiler.isBinaryExpression(parent)) return parent.right === node && joining.has(parent.operatorToken.kind);
  return (
    compiler.isAwaitExpression(parent) ||
    compiler.isVoidExpression(parent) ||
    compiler.isParenthesizedExpression(parent)
  );
}
const joining: ReadonlySet<ts.SyntaxKind> = new Set([
  compiler.SyntaxKind.AmpersandAmpersandToken,
  compiler.SyntaxKind.BarBarToken,
  compiler.SyntaxKind.QuestionQuestionToken,
  compiler.SyntaxKind.CommaToken,
]);

/** `f(), value` */
const isLeft = ({ parent, pos }: ts.Node): boolean =>
  compiler.isBinaryExpression(parent) &&
  parent.operatorToken.kind === compiler.SyntaxKind.CommaToken &&
  parent.left.pos === pos;
