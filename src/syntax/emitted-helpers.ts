/** Helpers that the compiler of TypeScript writes into each file that needs them. Takes a node, gives the helper. */
import { withoutParentheses } from './parentheses.js';
import { compiler, type ts } from './typescript.js';

const { SyntaxKind } = compiler;

/**
 * `this && this.__read || function () { … }`: a script may have such a helper from another one; it is the same. Null for other
 * nodes.
 */
export function emittedHelper(node: ts.BinaryExpression): ts.Expression | null {
  if (node.operatorToken.kind !== SyntaxKind.BarBarToken) return null;
  const left = withoutParentheses(node.left);
  if (!compiler.isBinaryExpression(left) || left.operatorToken.kind !== SyntaxKind.AmpersandAmpersandToken) return null;
  const asked = withoutParentheses(left.right);
  return left.left.kind === SyntaxKind.ThisKeyword &&
    compiler.isPropertyAccessExpression(asked) &&
    asked.expression.kind === SyntaxKind.ThisKeyword &&
    asked.name.text.startsWith('__')
    ? node.right
    : null;
}
