/** Assignment operators: plain, compound and logical. */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { eitherValue, openingOf } from './branches.js';
import { test } from './compare.js';
import { isOnTheWay } from './leading.js';
import { arithmetic } from './numbers.js';
import type { ArithmeticOperator } from './numbers.js';
import { isNothing, isSurely, leftOf } from './options.js';
import type { Run } from './run.js';
import type { Environment, Value } from './values.js';
import { assignTo } from './variables.js';

const { SyntaxKind } = compiler;

export function evaluateAssignment(run: Run, node: ts.BinaryExpression, environment: Environment | null): Value {
  const { kind } = node.operatorToken;
  if (kind === SyntaxKind.EqualsToken) {
    const value = run.interpreter.evaluate(run, node.right, environment);
    assignTo(run, node.left, value, environment);
    return value;
  }
  const left = run.interpreter.evaluate(run, node.left, environment);
  const isLogical =
    kind === SyntaxKind.AmpersandAmpersandEqualsToken ||
    kind === SyntaxKind.BarBarEqualsToken ||
    kind === SyntaxKind.QuestionQuestionEqualsToken;
  if (isLogical) return logicalAssignment(run, node, kind, left, environment);
  const right = run.interpreter.evaluate(run, node.right, environment);
  const operator = (compiler.tokenToString(kind) ?? '+=').slice(0, -1) as ArithmeticOperator;
  const value = arithmetic(run, operator, left, right);
  assignTo(run, node.left, value, environment);
  return value;
}

function needsRight(run: Run, kind: ts.SyntaxKind, left: Value, site: ts.Node): boolean | null {
  if (kind === SyntaxKind.QuestionQuestionEqualsToken) {
    if (left.kind === 'primitive') return left.value === null || left.value === undefined;
    return left.kind === 'unknown' || left.kind === 'choice' ? null : false;
  }
  const answer = test(run, left, site);
  return answer === null ? null : answer === (kind === SyntaxKind.AmpersandAmpersandEqualsToken);
}

function logicalAssignment(
  run: Run,
  node: ts.BinaryExpression,
  kind: ts.SyntaxKind,
  left: Value,
  environment: Environment | null,
): Value {
  const assign = (): Value => {
    const value = run.interpreter.evaluate(run, node.right, environment);
    assignTo(run, node.left, value, environment);
    return value;
  };
  const needed = needsRight(run, kind, left, node.left);
  if (needed !== null) return needed ? assign() : left;
  const isExcluded =
    kind === SyntaxKind.QuestionQuestionEqualsToken
      ? isNothing
      : isSurely(kind === SyntaxKind.AmpersandAmpersandEqualsToken);
  const kept = leftOf(left, isExcluded);
  if (kept === null || isOnTheWay(run.lead, node.right)) return assign();
  return eitherValue(run, [assign, () => kept], openingOf(node.left, left));
}
