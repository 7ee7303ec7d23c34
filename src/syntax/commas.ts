/** Chains of commas, as compilers and minifiers put steps together: told from other expressions, and what they give. */
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

export const isComma = (node: ts.Node): node is ts.BinaryExpression =>
  compiler.isBinaryExpression(node) && node.operatorToken.kind === compiler.SyntaxKind.CommaToken;

/** What a chain of commas gives. */
export function lastOf(node: ts.Expression | undefined): ts.Expression | undefined {
  let last = node;
  while (last !== undefined && isComma(last)) last = last.right;
  return last;
}
