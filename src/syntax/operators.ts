/**
 * Facts about operators that the compiler keeps to itself.
 */
import { compiler, type ts } from './typescript.js';

/** Whether a token is `=`, `??=`, `||=` or `&&=`: what it writes, where it does, is the right side as it stands. */
export const writesRightSide = (kind: ts.SyntaxKind): boolean =>
  kind === compiler.SyntaxKind.EqualsToken ||
  kind === compiler.SyntaxKind.QuestionQuestionEqualsToken ||
  kind === compiler.SyntaxKind.BarBarEqualsToken ||
  kind === compiler.SyntaxKind.AmpersandAmpersandEqualsToken;

/** `target = value`, seen from the value. */
export const isGiving = (parent: ts.Node, value: ts.Node): parent is ts.BinaryExpression =>
  compiler.isBinaryExpression(parent) &&
  parent.right === value &&
  parent.operatorToken.kind === compiler.SyntaxKind.EqualsToken;

/** Whether a token is `=`, `+=`, `??=` or another operator that writes to its left side. */
export const isAssignmentOperator = (kind: ts.SyntaxKind): boolean =>
  kind >= compiler.SyntaxKind.FirstAssignment && kind <= compiler.SyntaxKind.LastAssignment;
