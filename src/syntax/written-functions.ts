/**
 * Whether an expression is a function that stands there: written out, or what a call makes of one: `stop.bind(this)`,
 * `asyncToGenerator(mark(function () { … }))`. Reads the expression alone, and follows no name.
 */
import { withoutParentheses } from './parentheses.js';
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

export function isWrittenFunction(given: ts.Expression): boolean {
  const node = withoutParentheses(given);
  if (compiler.isFunctionExpression(node) || compiler.isArrowFunction(node)) return true;
  if (!compiler.isCallExpression(node)) return false;
  const { expression: callee } = node;
  const isBound = compiler.isPropertyAccessExpression(callee) && callee.name.text === 'bind';
  return isBound || node.arguments.some(isWrittenFunction);
}
