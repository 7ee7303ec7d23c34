/** `Object.assign(target, …sources)`: the target takes over what the sources have. Takes a node, gives the parts of the call. */
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

export interface Taking {
  readonly target: ts.Expression;
  readonly sources: readonly ts.Expression[];
}

/** Null for other nodes. */
export function takingAt(node: ts.Node): Taking | null {
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return null;
  const { expression: owner, name } = node.expression;
  if (name.text !== 'assign' || !compiler.isIdentifier(owner) || owner.text !== 'Object') return null;
  const [target, ...sources] = node.arguments;
  return target === undefined || node.arguments.some(compiler.isSpreadElement) ? null : { target, sources };
}
