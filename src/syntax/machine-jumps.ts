/**
 * How the state machines that compilers make of async functions go from label to label: the pairs that a section gives
 * back, and the statements that do nothing but choose between two of them.
 */
import { withoutParentheses } from './parentheses.js';
import { compiler, type ts } from './typescript.js';

/** What the first item of a pair asks of the driver. */
export const steps = { returns: 2, jumps: 3, stops: 4, delegates: 5, cleansUp: 7 } as const;

/** A statement that only decides where to go on; null for the next statement. */
export interface Jump {
  readonly condition: ts.Expression;
  /** What is given back, or the label itself. */
  readonly whenTrue: ts.Expression | number | null;
  readonly whenFalse: ts.Expression | number | null;
}

/** The jump that a statement is; null for one that does something else. */
export function jumpIn(statement: ts.Statement): Jump | null {
  if (compiler.isIfStatement(statement) && statement.elseStatement === undefined) {
    const whenTrue = returnedBy(statement.thenStatement);
    return whenTrue === null ? null : plainly({ condition: statement.expression, whenTrue, whenFalse: null });
  }
  const chosen = returnedBy(statement);
  if (chosen === null || !compiler.isConditionalExpression(chosen)) return null;
  return plainly({ condition: chosen.condition, whenTrue: chosen.whenTrue, whenFalse: chosen.whenFalse });
}

/** Compilers turn the question of an `if` round: asked as it was written, it reads as it was written. */
export function plainly(jump: Jump): Jump {
  const { condition, whenTrue, whenFalse } = jump;
  if (!compiler.isPrefixUnaryExpression(condition) || condition.operator !== compiler.SyntaxKind.ExclamationToken)
    return jump;
  return plainly({ condition: withoutParentheses(condition.operand), whenTrue: whenFalse, whenFalse: whenTrue });
}

function returnedBy(statement: ts.Statement): ts.Expression | null {
  const isBlock = compiler.isBlock(statement);
  const only = isBlock ? statement.statements[0] : statement;
  if (only === undefined || (isBlock && statement.statements.length > 1)) return null;
  return compiler.isReturnStatement(only) ? (only.expression ?? null) : null;
}

/** The first item of a pair that is written out. */
export function stepKind(expression: ts.Expression): number | null {
  const [kind] = compiler.isArrayLiteralExpression(expression) ? expression.elements : [];
  return kind !== undefined && compiler.isNumericLiteral(kind) ? Number(kind.text) : null;
}

/** The label that `[3, label]` goes to; null for other pairs. */
export function jumpTarget(expression: ts.Expression | number): number | null {
  if (typeof expression === 'number') return expression;
  if (stepKind(expression) !== steps.jumps || !compiler.isArrayLiteralExpression(expression)) return null;
  const [, target] = expression.elements;
  return target !== undefined && compiler.isNumericLiteral(target) ? Number(target.text) : null;
}
