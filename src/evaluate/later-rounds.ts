/**
 * Code in a loop that its first round never comes to: it stands behind a condition on what an earlier round has left, a
 * counter, the item before. Takes a loop, tells whether it has to go round once more to be seen whole.
 */
import { isAssignmentOperator } from '../syntax/operators.js';
import { isWithin } from '../syntax/is-within.js';
import { resolve } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { remembered } from '../syntax/sight.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import type { Run } from './run.js';
import type { Environment } from './values.js';

/**
 * Whether the clock is asked in what only a later round comes to. Asked before the first: a condition on what is not known
 * then lets that in as well.
 */
export const hasLaterRounds = (run: Run, loop: ts.Node, environment: Environment | null): boolean =>
  run.program.heat.isHot(loop) &&
  laterIn(loop).some(
    ({ parts, asked }) =>
      parts.some((part) => run.program.heat.isHot(part)) &&
      asked.every((name) => run.interpreter.evaluate(run, name, environment).kind === 'primitive'),
  );

/** What stands behind a condition on what the loop itself sets, and the names that it asks for. */
interface Later {
  readonly parts: readonly ts.Node[];
  readonly asked: readonly ts.Identifier[];
}

const laterIn = remembered((loop: ts.Node): readonly Later[] => {
  const { statement: body } = loop as ts.IterationStatement;
  const later: Later[] = [];
  walk(body, (node) => {
    if (compiler.isFunctionLike(node)) return false;
    const choice = choiceOf(node);
    const asked = choice === null ? [] : askedIn(choice.condition, writtenIn(loop));
    if (choice !== null && asked.length > 0) later.push({ parts: choice.parts, asked });
    return true;
  });
  return later;
});

function choiceOf(node: ts.Node): { readonly condition: ts.Node; readonly parts: readonly ts.Node[] } | null {
  if (compiler.isIfStatement(node)) {
    const { expression, thenStatement, elseStatement } = node;
    const rest = goesRound(thenStatement) ? statementsAfter(node) : [];
    return { condition: expression, parts: [thenStatement, ...(elseStatement ? [elseStatement] : []), ...rest] };
  }
  if (compiler.isConditionalExpression(node))
    return { condition: node.condition, parts: [node.whenTrue, node.whenFalse] };
  const isChoice = compiler.isBinaryExpression(node) && isChoosing(node.operatorToken.kind);
  return isChoice ? { condition: node.left, parts: [node.right] } : null;
}

const isChoosing = (kind: ts.SyntaxKind): boolean =>
  kind === compiler.SyntaxKind.AmpersandAmpersandToken || kind === compiler.SyntaxKind.BarBarToken;

/** The names that a loop gives another value, and that outlive its round. */
const writtenIn = remembered((loop: ts.Node): ReadonlySet<Definition> => {
  const { statement: body } = loop as ts.IterationStatement;
  const written = new Set<Definition>();
  walk(loop, (node) => {
    const target = targetOf(node);
    const definition = target === null ? null : resolve(target);
    if (definition !== null && !isWithin(definition.identifier, body)) written.add(definition);
    return true;
  });
  return written;
});

function targetOf(node: ts.Node): ts.Identifier | null {
  const isStep = compiler.isPrefixUnaryExpression(node) || compiler.isPostfixUnaryExpression(node);
  const isSet = compiler.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind);
  const target = isStep ? node.operand : isSet ? node.left : null;
  return target !== null && compiler.isIdentifier(target) ? target : null;
}

function askedIn(condition: ts.Node, names: ReadonlySet<Definition>): readonly ts.Identifier[] {
  const asked: ts.Identifier[] = [];
  walk(condition, (node) => {
    const definition = compiler.isIdentifier(node) ? resolve(node) : null;
    if (definition !== null && names.has(definition)) asked.push(node as ts.Identifier);
    return true;
  });
  return asked;
}

/** `continue`, by itself or as the last of a block. */
function goesRound(statement: ts.Statement): boolean {
  const last = compiler.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && compiler.isContinueStatement(last);
}

function statementsAfter(node: ts.Statement): readonly ts.Node[] {
  const { parent } = node;
  return compiler.isBlock(parent) ? parent.statements.slice(parent.statements.indexOf(node) + 1) : [];
}
