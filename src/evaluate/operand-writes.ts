/**
 * Variables that are given a value in an operand that may be left out: `a || 7 < (left = days()) ? null : left`. Behind it the
 * variable holds that value or what was there before; where the text is sure that only the first leads to a mention, as here,
 * the mention has it. Takes writes and mentions, gives the value.
 */
import { lastWriteBefore } from '../syntax/last-write.js';
import { remembered } from '../syntax/sight.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Cell, Value } from './values.js';

const { SyntaxKind } = compiler;

/** Notes what a cell is given, if that stands in such an operand. */
export function noteOperandWrite(cell: Cell, target: ts.Identifier, value: Value): void {
  const given = givenInOperand(target);
  if (given !== null) (cell.operands ??= new Map()).set(given, value);
}

/** What a mention reads from a cell that holds `value`. */
export function valueAtMention(cell: Cell, value: Value, mention: ts.Identifier | null): Value {
  if (cell.operands === undefined || mention === null) return value;
  const given = lastWriteBefore(mention);
  return given === null || given === 'start' ? value : (cell.operands.get(given) ?? value);
}

/** What `target = …` gives, where the assignment is in an operand of a statement's expression; null for others. */
const givenInOperand = remembered((target: ts.Identifier): ts.Expression | null => {
  const { parent: write } = target;
  const isWrite =
    compiler.isBinaryExpression(write) && write.left === target && write.operatorToken.kind === SyntaxKind.EqualsToken;
  return isWrite && isInOperand(write) ? write.right : null;
});

/** A loop may ask its condition once more before what is behind it. */
function isInOperand(node: ts.Node): boolean {
  let isLeftOut = false;
  let inner = node;
  for (; compiler.isExpression(inner.parent); inner = inner.parent) {
    if (compiler.isFunctionLike(inner.parent)) return false;
    isLeftOut ||= mayBeLeftOut(inner.parent, inner);
  }
  return isLeftOut && !compiler.isIterationStatement(inner.parent, false);
}

const mayBeLeftOut = (outer: ts.Node, inner: ts.Node): boolean =>
  compiler.isConditionalExpression(outer)
    ? inner !== outer.condition
    : compiler.isBinaryExpression(outer) && inner === outer.right && choosing.has(outer.operatorToken.kind);

const choosing: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
]);
