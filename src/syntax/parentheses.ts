/** Parentheses around an expression, which change nothing of what it gives: what stands in them, and the outermost. */
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

export function withoutParentheses<Given extends ts.Node>(node: Given): Given | ts.Expression {
  let inner: Given | ts.Expression = node;
  while (compiler.isParenthesizedExpression(inner)) inner = inner.expression;
  return inner;
}

/** A node with all the parentheses around it. */
export function outOfParentheses(node: ts.Node): ts.Node {
  let outer = node;
  while (compiler.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  return outer;
}
