/** Expressions without the parentheses that stand around them: they change nothing of what it gives. */
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

export function withoutParentheses<Given extends ts.Node>(node: Given): Given | ts.Expression {
  let inner: Given | ts.Expression = node;
  while (compiler.isParenthesizedExpression(inner)) inner = inner.expression;
  return inner;
}
