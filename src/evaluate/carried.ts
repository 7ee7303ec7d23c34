/**
 * What a loop that goes round nobody knows how often carries from one round to the next: counters, sums, texts that are put
 * together. Before its one round such a variable becomes a symbol, so that nothing behind it rests on the first round alone.
 */
import { isAssignmentOperator } from '../syntax/operators.js';
import { resolve } from '../syntax/scopes.js';
import { remembered } from '../syntax/sight.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import type { Completion, Run } from './run.js';
import { unknown } from './values.js';
import type { Environment, Value } from './values.js';
import { assignTo } from './variables.js';

const variableLimit = 12;

/** A variable that a loop makes of what it was, and the functions of the platform that it is made with. */
interface Carried {
  readonly name: ts.Identifier;
  readonly makers: string;
}

/** The variables of a loop that are made of what they were: one place of each. */
const carriedIn = remembered((loop: ts.Node): readonly Carried[] => {
  const found = new Map<unknown, Carried>();
  // What only counts the rounds stays at the first: any item is as good as another.
  const counter = compiler.isForStatement(loop) ? loop.incrementor : undefined;
  walk(loop, (node) => {
    if (compiler.isFunctionLike(node) || node === counter) return false;
    const target = updatedBy(node);
    const definition = target === null ? null : resolve(target);
    const isOutside = definition !== null && !isWithin(definition.identifier, bodyOf(loop));
    if (target !== null && isOutside && !found.has(definition))
      found.set(definition, { name: target, makers: makersIn(node) });
    return true;
  });
  return [...found.values()].slice(0, variableLimit);
});

const bodyOf = (loop: ts.Node): ts.Node => (loop as ts.IterationStatement).statement;
const isWithin = (node: ts.Node, outer: ts.Node): boolean => node.pos >= outer.pos && node.end <= outer.end;

/** `name += …`, `name++`, `name = … name …` */
function updatedBy(node: ts.Node): ts.Identifier | null {
  if (compiler.isPrefixUnaryExpression(node) || compiler.isPostfixUnaryExpression(node)) {
    const isStep =
      node.operator === compiler.SyntaxKind.PlusPlusToken || node.operator === compiler.SyntaxKind.MinusMinusToken;
    return isStep && compiler.isIdentifier(node.operand) ? node.operand : null;
  }
  if (!compiler.isBinaryExpression(node) || !isAssignmentOperator(node.operatorToken.kind)) return null;
  const { left } = node;
  if (!compiler.isIdentifier(left)) return null;
  const isPlain = node.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
  return !isPlain || mentions(node.right, left.text) ? left : null;
}

/** `String.fromCharCode`, of `text += String.fromCharCode(code)`: it says where the text comes from. */
function makersIn(node: ts.Node): string {
  const makers = new Set<string>();
  walk(node, (inner) => {
    if (!compiler.isCallExpression(inner) || !compiler.isPropertyAccessExpression(inner.expression)) return true;
    const { expression: owner, name } = inner.expression;
    if (compiler.isIdentifier(owner) && resolve(owner) === null) makers.add(`${owner.text}.${name.text}`);
    return true;
  });
  return [...makers].map((maker) => `, ${maker}`).join('');
}

function mentions(node: ts.Node, name: string): boolean {
  let found = false;
  walk(node, (inner) => {
    found ||= compiler.isIdentifier(inner) && inner.text === name;
    return !found;
  });
  return found;
}

/**
 * Does one round for all of them. What the loop carries on is a symbol before it and the same one after it. Times stay what
 * they are: only plain texts and numbers are given up.
 */
export function inAnyRound(
  run: Run,
  loop: ts.Node,
  over: Value | null,
  environment: Environment | null,
  round: () => Completion,
): Completion {
  const carried = carriedOn(run, loop, over, environment);
  const give = (): void => {
    for (const [name, symbol] of carried) assignTo(run, name, symbol, environment);
  };
  give();
  const completion = round();
  if (completion.normal) give();
  return completion;
}

function carriedOn(
  run: Run,
  loop: ts.Node,
  over: Value | null,
  environment: Environment | null,
): (readonly [ts.Identifier, Value])[] {
  // What the clock decides about in there is followed as it comes.
  if (environment === null || run.program.heat.isHot(loop)) return [];
  const plain = carriedIn(loop).filter(({ name }) => {
    const value = run.interpreter.evaluate(run, name, environment);
    return value.kind === 'primitive' && value.tag.clocks.length === 0;
  });
  if (plain.length === 0) return [];
  const root = over?.kind === 'unknown' ? over.path.replace(/\[\]$/, '') : rootOf(run, loop, environment);
  return plain.map(({ name, makers }) => [name, unknown(`each(${root}${makers}).${name.text}`)]);
}

/** What the loop goes over, as its condition tells: `at < key.length`. */
function rootOf(run: Run, loop: ts.Node, environment: Environment | null): string {
  const { condition, expression } = loop as { readonly condition?: ts.Expression; readonly expression?: ts.Expression };
  let path = '';
  walk(condition ?? expression ?? loop, (node) => {
    if (path !== '' || compiler.isFunctionLike(node) || compiler.isStatement(node)) return false;
    if (!compiler.isIdentifier(node) || !isAsked(node)) return true;
    const value = run.interpreter.evaluate(run, node, environment);
    if (value.kind === 'unknown') path = value.path.replace(/\.length$/, '');
    return true;
  });
  return path;
}

/** A name that stands for a value, and not the name of a member. */
const isAsked = (node: ts.Identifier): boolean =>
  !compiler.isPropertyAccessExpression(node.parent) || node.parent.name !== node;
