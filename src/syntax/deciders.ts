/**
 * What decides whether a node is come to. Takes a node, gives the condition that its parent asks before it comes there: of an `if`, of
 * a conditional, or what stands on the left of `&&`, `||` or `??`. A condition is its own decider.
 */
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

/** Null where the parent asks nothing. */
export function deciderOf(node: ts.Node): ts.Node | null {
  const { parent } = node;
  if (compiler.isIfStatement(parent)) return parent.expression;
  if (compiler.isConditionalExpression(parent)) return parent.condition;
  return compiler.isBinaryExpression(parent) && parent.right === node && isChoosing(parent) ? parent.left : null;
}

const choosing: readonly ts.SyntaxKind[] = [
  compiler.SyntaxKind.AmpersandAmpersandToken,
  compiler.SyntaxKind.BarBarToken,
  compiler.SyntaxKind.QuestionQuestionToken,
];
const isChoosing = ({ operatorToken }: ts.BinaryExpression): boolean => choosing.includes(operatorToken.kind);
