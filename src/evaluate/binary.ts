/**
 * Binary operators that do not assign. Long chains of one operator are taken from the left without recursion:
 * bundles hold chains of thousands.
 */
import { emittedHelper } from '../syntax/emitted-helpers.js';
import { isAssignmentOperator } from '../syntax/operators.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { eitherValue, openingOf } from './branches.js';
import { primitiveOf } from './coercion.js';
import { compare, notePassedBy, noteWhole, test } from './compare.js';
import { isOnTheWay } from './leading.js';
import { lineOf, prototypeOf } from './makers.js';
import { isMissing, isNothing, isSurely, leftOf } from './options.js';
import { truthiness } from './truth.js';
import type { Comparison } from './native-context.js';
import { arithmetic } from './numbers.js';
import type { ArithmeticOperator } from './numbers.js';
import { areRows, inRow, perRow } from './rows.js';
import type { Run } from './run.js';
import { askedByTime } from './time-keys.js';
import { isReadNumber } from './type-words.js';
import { textOfValue } from './trace.js';
import { booleanValue, joinTags, joinValues, withTag } from './values.js';
import type { ArrayValue, Environment, Value } from './values.js';

const { SyntaxKind } = compiler;
const comparisons: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '==', '!=', '===', '!==']);
const arithmetics: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '**', '&', '|', '^', '<<', '>>', '>>>']);

/** The spine of a left-leaning chain, outermost last. */
function spineOf(node: ts.BinaryExpression): ts.BinaryExpression[] {
  const spine = [node];
  for (
    let left = node.left;
    compiler.isBinaryExpression(left) && !isAssignmentOperator(left.operatorToken.kind);
    left = left.left
  ) {
    spine.push(left);
  }
  return spine.reverse();
}

export function evaluateBinary(run: Run, node: ts.BinaryExpression, environment: Environment | null): Value {
  const helper = emittedHelper(node);
  if (helper !== null) return run.interpreter.evaluate(run, helper, environment);
  const spine = spineOf(node);
  const [first] = spine;
  if (first === undefined) return run.unknown('binary');
  let left = run.interpreter.evaluate(run, first.left, environment);
  for (const link of spine) {
    run.step();
    left = apply(run, link, left, environment);
  }
  return left;
}

const isAndOr = (kind: ts.SyntaxKind): boolean =>
  kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.BarBarToken;

function apply(run: Run, node: ts.BinaryExpression, left: Value, environment: Environment | null): Value {
  const { kind } = node.operatorToken;
  if (isAndOr(kind) || kind === SyntaxKind.QuestionQuestionToken) {
    return noteWhole(run, logical(run, node, kind, left, environment), node);
  }
  const right = run.interpreter.evaluate(run, node.right, environment);
  if (kind === SyntaxKind.CommaToken) return right;
  const operator = compiler.tokenToString(kind) ?? '';
  if (comparisons.has(operator)) return compare(run, left, operator as Comparison, right, node);
  if (arithmetics.has(operator)) {
    const hint = operator === '+' ? 'default' : 'number';
    const [a, b] = [primitiveOf(run, left, hint, node), primitiveOf(run, right, hint, node)];
    return arithmetic(run, operator as ArithmeticOperator, a, b);
  }
  return relation(run, operator, left, right, node);
}

function logical(
  run: Run,
  node: ts.BinaryExpression,
  kind: ts.SyntaxKind,
  left: Value,
  environment: Environment | null,
): Value {
  const right = (): Value => run.interpreter.evaluate(run, node.right, environment);
  if (kind === SyntaxKind.QuestionQuestionToken) {
    const nullish =
      left.kind === 'primitive'
        ? left.value === null || left.value === undefined
        : left.kind === 'unknown' || left.kind === 'choice' || left.kind === 'native'
          ? null
          : false;
    const kept = nullish === true ? null : leftOf(left, isNothing);
    if (nullish === false) return left;
    if (kept === null || isOnTheWay(run.lead, node.right)) return right();
    return eitherValue(run, [() => kept, right], openingOf(node.left, left));
  }
  const isAnd = kind === SyntaxKind.AmpersandAmpersandToken;
  // `parseInt(text) || 0`: nought only stands for what is no number.
  if (!isAnd && isReadNumber(left) && isNought(node.right)) return left;
  const answer = test(run, left, node.left);
  if (answer !== null) {
    if (answer !== isAnd) notePassedBy(run, left, node.left, node.right);
    return answer === isAnd ? withTag(right(), conditionTag(left)) : left;
  }
  let value: Value = left;
  eitherValue(run, [() => (value = right()), () => left], openingOf(node.left, left, isAnd));
  if (left.kind !== 'choice' || !areRows(left, value)) return eitherSide(node, isAnd, left, value);
  return perRow(left, (option, row) => {
    const known = truthiness(option);
    const other = inRow(value, left, row);
    return known === null ? eitherSide(node, isAnd, option, other) : known === isAnd ? other : option;
  });
}

const isNought = (node: ts.Expression): boolean => compiler.isNumericLiteral(node) && Number(node.text) === 0;

/** What `&&` or `||` gives where the left side leaves it open. */
function eitherSide(node: ts.BinaryExpression, isAnd: boolean, left: Value, right: Value): Value {
  // Whichever the symbol is: `symbol && false` is falsy, `symbol || true` is truthy.
  const isBoolean = right.kind === 'primitive' && typeof right.value === 'boolean';
  if (isBoolean && truthiness(right) === !isAnd) return booleanValue(!isAnd, joinTags(left.tag, right.tag));
  // Where only yes or no is asked for, what went past the right side is no symbol any more.
  const past = leftOf(left, isSurely(isAnd)) ?? left;
  return joinValues(isTested(node) || isNegation(node.left) ? booleanValue(!isAnd, left.tag) : past, right);
}

/** `!!symbol` is a yes or no, whatever the symbol is. */
const isNegation = (node: ts.Expression): boolean =>
  compiler.isParenthesizedExpression(node)
    ? isNegation(node.expression)
    : compiler.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken;

/** Whether the value of an expression is only asked for yes or no. */
function isTested(node: ts.Expression): boolean {
  const { parent } = node;
  if (compiler.isParenthesizedExpression(parent)) return isTested(parent);
  if (compiler.isIfStatement(parent) || compiler.isWhileStatement(parent) || compiler.isDoStatement(parent))
    return true;
  if (compiler.isConditionalExpression(parent) || compiler.isForStatement(parent)) return parent.condition === node;
  if (compiler.isPrefixUnaryExpression(parent)) return parent.operator === SyntaxKind.ExclamationToken;
  return compiler.isBinaryExpression(parent) && isAndOr(parent.operatorToken.kind) && isTested(parent);
}

/** A boolean that rests on both sides says so; other values keep their own tag. */
const conditionTag = (left: Value) =>
  left.kind === 'primitive' && typeof left.value === 'boolean' ? left.tag : { ...left.tag, clocks: [] };

function relation(run: Run, operator: string, left: Value, right: Value, node: ts.Node): Value {
  if (operator === 'instanceof' && right.kind === 'native') {
    if (left.kind === 'date' && left.tag.anchors.length === 0)
      return booleanValue(right.name === 'Date' || right.name === 'Object');
    if (left.kind === 'primitive') return booleanValue(false);
    if (left.kind === 'array') return booleanValue(right.name === 'Array' || right.name === 'Object');
  }
  if (operator === 'instanceof' && right.kind === 'class' && left.kind === 'object') {
    for (let owner = left.prototype; owner !== null; owner = owner.parent?.kind === 'class' ? owner.parent : null) {
      if (owner.node === right.node) return booleanValue(true);
    }
    if (!left.open) return booleanValue(false);
  }
  if (operator === 'instanceof' && right.kind === 'function' && left.kind === 'object') {
    const prototype = prototypeOf(run, right);
    if (lineOf(left).some((one) => one === prototype)) return booleanValue(true);
  }
  const asked = operator === 'in' ? askedByTime(run, right, left, node) : null;
  if (asked !== null) return asked;
  if (operator === 'in' && left.kind === 'primitive' && right.kind === 'object') {
    if (right.properties.has(String(left.value))) return booleanValue(true);
    if (!right.open && right.prototype === null) return booleanValue(false);
  }
  const stands = operator === 'in' && right.kind === 'array' ? standsIn(right, left) : null;
  if (stands !== null) return booleanValue(stands);
  return run.unknown(`(${textOfValue(left)} ${operator} ${textOfValue(right)})`, left, right);
}

/** Whether a list has an item at a place; nobody knows of a place that may be empty. */
function standsIn({ items, open }: ArrayValue, at: Value): boolean | null {
  if (at.kind !== 'primitive' || !/^\d+$/u.test(String(at.value))) return null;
  const item = items[Number(at.value)];
  if (item === undefined) return open ? null : false;
  return isMissing(item) ? null : true;
}
