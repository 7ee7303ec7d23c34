/**
 * Which expression is the guard: from a comparison up through `&&`, `||`, `!` and parentheses to the whole
 * condition, as long as that whole is a yes or no and not already the action.
 */
import type { ConditionRecord } from '../evaluate/trace.js';
import { outOfParentheses } from '../syntax/parentheses.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

const { SyntaxKind } = compiler;
const logicals: ReadonlySet<ts.SyntaxKind> = new Set([SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken]);
const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.LessThanToken,
  SyntaxKind.LessThanEqualsToken,
  SyntaxKind.GreaterThanToken,
  SyntaxKind.GreaterThanEqualsToken,
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.InstanceOfKeyword,
  SyntaxKind.InKeyword,
]);

const isNot = (node: ts.Node): node is ts.PrefixUnaryExpression =>
  compiler.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken;
const isLogical = (node: ts.Node): node is ts.BinaryExpression =>
  compiler.isBinaryExpression(node) && logicals.has(node.operatorToken.kind);

/** Whether an expression reads as a yes or no and does nothing else. */
function isQuestion(node: ts.Node): boolean {
  if (compiler.isParenthesizedExpression(node)) return isQuestion(node.expression);
  if (isLogical(node)) return isQuestion(node.left) && isQuestion(node.right);
  if (compiler.isBinaryExpression(node)) return comparisons.has(node.operatorToken.kind);
  return (
    isNot(node) ||
    compiler.isIdentifier(node) ||
    compiler.isPropertyAccessExpression(node) ||
    node.kind === SyntaxKind.TrueKeyword ||
    node.kind === SyntaxKind.FalseKeyword
  );
}

/** Whether the value of an expression is only asked for yes or no. */
function isTested(node: ts.Node): boolean {
  const { parent } = node;
  if (compiler.isParenthesizedExpression(parent) || isNot(parent)) return isTested(parent) || isNot(parent);
  if (compiler.isIfStatement(parent) || compiler.isWhileStatement(parent) || compiler.isDoStatement(parent))
    return parent.expression === node;
  if (compiler.isConditionalExpression(parent) || compiler.isForStatement(parent)) return parent.condition === node;
  if (isLogical(parent)) return parent.left === node || isTested(parent);
  return false;
}

/** The expression around a condition that it is part of; null when it stands for itself. */
function wholeAround(node: ts.Node): ts.Expression | null {
  const inner = outOfParentheses(node);
  const { parent } = inner;
  if (isNot(parent)) return parent;
  if (!isLogical(parent)) return null;
  return parent.right === inner || isQuestion(parent.right) || isTested(parent) ? parent : null;
}

/** The conditions of which this one is a part, innermost first, itself included. */
export function wholesOf(node: ts.Node): ts.Node[] {
  const chain: ts.Node[] = [node];
  for (let whole = wholeAround(node); whole !== null; whole = wholeAround(whole)) chain.push(whole);
  return chain;
}

/** Drops negations and parentheses around a condition: they say nothing about the place. */
export function withoutNegation(node: ts.Node): ts.Node {
  let inner = node;
  while (isNot(inner) || compiler.isParenthesizedExpression(inner))
    inner = isNot(inner) ? inner.operand : inner.expression;
  return inner;
}

/** The part of a condition's key that names the call path. */
export const callPathOf = (record: ConditionRecord): string => record.key.slice(record.key.indexOf('@'));
