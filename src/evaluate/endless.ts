/**
 * Whether a loop that has gone round as often as it may is on its way to an end: what its condition compares comes nearer
 * with each round, or the condition is a number that shrinks. Everything else that went round so often stands still. And whether
 * a loop that waits does so for a date.
 */
import { isWithin } from '../syntax/is-within.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { asNumber } from './numbers.js';
import type { Run } from './run.js';
import type { Environment, Value } from './values.js';

/**
 * Whether a loop waits for a date that is yet to come: the clock moves towards what its condition holds it against. When it
 * ends, it is another time, and what comes behind it belongs to that.
 */
export function waitsForDate(run: Run, condition: ts.Expression | null): boolean {
  if (condition === null) return false;
  return [...run.trace.conditions.values()].some(({ node, kind, parts }) => {
    const sides = kind === 'atom' && isWithin(node, condition) ? parts.at(-1)?.sides : null;
    if (sides === null || sides === undefined) return false;
    const [clock, other] = [asNumber(sides.clock), asNumber(sides.other)];
    return clock !== null && other !== null && clock.rate !== other.rate;
  });
}

/** From so many rounds on nobody waits for the end of a loop. */
const busyRounds = 1e8;

/** How far a condition is from its end; null where that is no number. Runs what the condition does. */
function distanceOf(run: Run, condition: ts.Expression, environment: Environment | null): number | null {
  const numberOf = (node: ts.Expression): number | null => valueOf(run.interpreter.evaluate(run, node, environment));
  if (!compiler.isBinaryExpression(condition)) return numberOf(condition);
  const [left, right] = [numberOf(condition.left), numberOf(condition.right)];
  return left === null || right === null ? null : Math.abs(left - right);
}

const valueOf = (value: Value): number | null =>
  value.kind === 'primitive' && typeof value.value !== 'boolean' ? (asNumber(value)?.value ?? null) : null;

/** Whether a loop that is still true after many rounds ends by itself; `round` does one more. */
export function isOnItsWay(
  run: Run,
  condition: ts.Expression | null,
  environment: Environment | null,
  round: () => unknown,
): boolean {
  if (condition === null) return false;
  // Of several conditions each may end it.
  const parts = partsOf(condition);
  const before = parts.map((part) => distanceOf(run, part, environment));
  round();
  return parts.some((part, index) => {
    const [far, near] = [before[index] ?? null, distanceOf(run, part, environment)];
    return far !== null && near !== null && near < far && far / (far - near) < busyRounds;
  });
}

function partsOf(condition: ts.Expression): readonly ts.Expression[] {
  if (compiler.isParenthesizedExpression(condition)) return partsOf(condition.expression);
  if (!compiler.isBinaryExpression(condition)) return [condition];
  const { operatorToken, left, right } = condition;
  return operatorToken.kind === compiler.SyntaxKind.AmpersandAmpersandToken
    ? [...partsOf(left), ...partsOf(right)]
    : [condition];
}
