/**
 * Led runs: where a symbol decides whether a guard is reached, the run goes the way that reaches it instead of both. What
 * hangs on the guard alone then shows, unblurred by what the other ways would have left behind.
 */
import { isWithin } from '../syntax/is-within.js';
import { isLeaving } from '../syntax/leaving.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

const { SyntaxKind } = compiler;

/** The way to a guard: its comparison, and the calls in which it stands. */
export type Lead = readonly ts.Node[];

const holds = (outer: ts.Node | undefined, inner: ts.Node): boolean => outer !== undefined && isWithin(inner, outer);

/**
 * The outcome of an open condition that leads to the guard; null where both do, or neither.
 * `site` is the condition as it is tested: of an `if`, a `?:`, the left of `&&` and `||`, a loop's.
 */
export function outcomeTowards(lead: Lead, site: ts.Node): boolean | null {
  for (const target of lead) {
    const outcome = holds(site, target) ? outcomeAround(target, site) : outcomeBeside(target, site);
    if (outcome !== null) return outcome;
  }
  return null;
}

/** Whether what a symbol decides about leads to the guard: a loop's body, the right side of `??`. */
export const isOnTheWay = (lead: Lead | null, part: ts.Node): boolean =>
  lead?.some((target) => holds(part, target)) === true;

/** A condition that the guard is part of: open by its other parts alone, which are given the outcome that says least. */
function outcomeAround(target: ts.Node, site: ts.Node): boolean | null {
  let outcome: boolean | null = null;
  for (let node = target; node !== site; node = node.parent) {
    const { parent } = node;
    if (compiler.isPrefixUnaryExpression(parent) && parent.operator === SyntaxKind.ExclamationToken) {
      outcome = outcome === null ? null : !outcome;
    } else if (compiler.isBinaryExpression(parent) && neutralOf(parent) !== null) {
      if (parent.left === node) outcome = neutralOf(parent);
    } else if (!compiler.isParenthesizedExpression(parent) && !isLastOfSequence(parent, node)) outcome = null;
  }
  return outcome;
}

const isLastOfSequence = (node: ts.Node, part: ts.Node): boolean =>
  compiler.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.CommaToken && node.right === part;

/** The outcome of the left side with which the right side is asked for, `&&=` and `||=` as well. */
function neutralOf({ operatorToken: { kind } }: ts.BinaryExpression): boolean | null {
  if (kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.AmpersandAmpersandEqualsToken) return true;
  return kind === SyntaxKind.BarBarToken || kind === SyntaxKind.BarBarEqualsToken ? false : null;
}

function outcomeBeside(target: ts.Node, site: ts.Node): boolean | null {
  const { parent } = site;
  if (compiler.isBinaryExpression(parent)) return holds(parent.right, target) ? neutralOf(parent) : null;
  if (compiler.isConditionalExpression(parent)) return branchTowards(target, parent.whenTrue, parent.whenFalse);
  if (!compiler.isIfStatement(parent)) return null;
  return (
    branchTowards(target, parent.thenStatement, parent.elseStatement) ??
    (isBefore(parent, target) ? wayPast(parent) : null)
  );
}

function branchTowards(target: ts.Node, then: ts.Node, otherwise: ts.Node | undefined): boolean | null {
  if (holds(then, target)) return true;
  return holds(otherwise, target) ? false : null;
}

/** Whether a statement comes before the guard in a list of statements that both stand in. */
function isBefore(statement: ts.Statement, target: ts.Node): boolean {
  return statement.end <= target.pos && holds(statement.parent, target) && functionOf(statement) === functionOf(target);
}

function functionOf(node: ts.Node): ts.Node {
  let outer = node.parent;
  while (!compiler.isFunctionLike(outer) && !compiler.isSourceFile(outer)) outer = outer.parent;
  return outer;
}

/** The outcome with which an `if` goes on to the next statement; null when both do. */
function wayPast({ thenStatement, elseStatement }: ts.IfStatement): boolean | null {
  if (isLeaving(thenStatement)) return false;
  return isLeaving(elseStatement) ? true : null;
}
