/**
 * Whether a call is made where the time has decided: within what a condition with a clock in it chooses, or behind one that
 * leaves. Takes the place of the call, and what is known of the clock. What stands there is what a guard does.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** @param isHot whether something that has to do with the clock lies within a node */
export function isDecidedByTime(site: ts.Node, isHot: (node: ts.Node) => boolean): boolean {
  for (let inner = site; !compiler.isSourceFile(inner) && !compiler.isFunctionLike(inner); inner = inner.parent) {
    const condition = conditionOver(inner, inner.parent);
    if (condition !== null && isHot(condition)) return true;
    if (isBehindLeaving(inner, inner.parent, isHot)) return true;
  }
  return false;
}

/** The condition that says whether a node is come to, where its parent asks one. */
function conditionOver(node: ts.Node, parent: ts.Node): ts.Expression | null {
  if (compiler.isIfStatement(parent)) return parent.expression === node ? null : parent.expression;
  if (compiler.isConditionalExpression(parent)) return parent.condition === node ? null : parent.condition;
  return compiler.isBinaryExpression(parent) && parent.right === node && choosing.has(parent.operatorToken.kind)
    ? parent.left
    : null;
}

const choosing: ReadonlySet<ts.SyntaxKind> = new Set([
  compiler.SyntaxKind.AmpersandAmpersandToken,
  compiler.SyntaxKind.BarBarToken,
  compiler.SyntaxKind.QuestionQuestionToken,
]);

/** `if (now < end) return; stop();` */
function isBehindLeaving(node: ts.Node, parent: ts.Node, isHot: (node: ts.Node) => boolean): boolean {
  if (!compiler.isBlock(parent) && !compiler.isSourceFile(parent) && !compiler.isCaseOrDefaultClause(parent))
    return false;
  for (const statement of parent.statements) {
    if (statement === node) return false;
    if (compiler.isIfStatement(statement) && leaves(statement.thenStatement) && isHot(statement.expression))
      return true;
  }
  return false;
}

function leaves(statement: ts.Statement): boolean {
  const last = compiler.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (compiler.isReturnStatement(last) || compiler.isThrowStatement(last));
}
