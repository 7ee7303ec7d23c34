/**
 * Whether an assignment only puts in place what is missing: `String.prototype.at || (String.prototype.at = …)`. Whoever
 * writes so takes nothing away: where the platform has it, the assignment does not run.
 */
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

const kinds = compiler.SyntaxKind;

/** Whether the code around an assignment has asked whether its target is there, and come to it because it is not. */
export function putsInPlace(assignment: ts.Node): boolean {
  if (!compiler.isBinaryExpression(assignment)) return false;
  if (orAssignments.has(assignment.operatorToken.kind)) return true;
  const target = assignment.left.getText();
  for (let inner: ts.Node = assignment; !compiler.isFunctionLike(inner) && !compiler.isSourceFile(inner);) {
    const { parent } = inner;
    if (compiler.isIfStatement(parent) && parent.thenStatement === inner && asksForAbsence(parent.expression, target))
      return true;
    if (compiler.isBinaryExpression(parent) && parent.right === inner && leadsOn(parent, target)) return true;
    inner = parent;
  }
  return false;
}

const orAssignments: ReadonlySet<ts.SyntaxKind> = new Set([kinds.BarBarEqualsToken, kinds.QuestionQuestionEqualsToken]);

/** Whether the right side of an operator is come to because the target is missing. */
function leadsOn({ left, operatorToken }: ts.BinaryExpression, target: string): boolean {
  if (operatorToken.kind === kinds.AmpersandAmpersandToken) return asksForAbsence(left, target);
  const isChoice = operatorToken.kind === kinds.BarBarToken || operatorToken.kind === kinds.QuestionQuestionToken;
  return isChoice && mentions(left, target);
}

/** `!target`, `target === undefined`, `typeof target !== 'function'`, `!('at' in String.prototype)`; the bare target asks for the opposite. */
function asksForAbsence(condition: ts.Expression, target: string): boolean {
  return condition.getText() !== target && mentions(condition, target);
}

/** Whether the target stands in an expression, or its name and what it is a member of do, apart. */
function mentions(expression: ts.Expression, target: string): boolean {
  const text = expression.getText();
  const dot = target.lastIndexOf('.');
  return text.includes(target) || (text.includes(target.slice(0, dot)) && text.includes(`'${target.slice(dot + 1)}'`));
}
