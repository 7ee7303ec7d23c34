/**
 * Whether a call is made where the time has decided: within what a condition with a clock in it chooses, or behind one that
 * leaves. Takes the place of the call, and what is known of the clock. What stands there is what a guard does.
 */
import { deciderOf } from '../syntax/deciders.js';
import { isLeaving } from '../syntax/leaving.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** @param isHot whether something that has to do with the clock lies within a node */
export function isDecidedByTime(site: ts.Node, isHot: (node: ts.Node) => boolean): boolean {
  for (let inner = site; !compiler.isSourceFile(inner) && !compiler.isFunctionLike(inner); inner = inner.parent) {
    const decider = deciderOf(inner);
    if (decider !== null && decider !== inner && isHot(decider)) return true;
    if (isBehindLeaving(inner, inner.parent, isHot)) return true;
  }
  return false;
}

/** `if (now < end) return; stop();` */
export function isBehindLeaving(node: ts.Node, parent: ts.Node, isHot: (node: ts.Node) => boolean): boolean {
  if (!compiler.isBlock(parent) && !compiler.isSourceFile(parent) && !compiler.isCaseOrDefaultClause(parent))
    return false;
  for (const statement of parent.statements) {
    if (statement === node) return false;
    if (compiler.isIfStatement(statement) && isLeaving(statement.thenStatement) && isHot(statement.expression))
      return true;
  }
  return false;
}
