/**
 * Which of several writes a mention of a variable sees: minifiers that keep variables few put one value after the other into the
 * same. Takes a mention, gives what was written last before it wherever that is sure, by the order of the text alone.
 */
import type { Definition } from './definitions.js';
import { enclosingFunction } from './functions.js';
import { isWithin } from './is-within.js';
import { writesTo } from './references.js';
import type { Write } from './references.js';
import { resolve } from './scope-tree.js';
import { remembered } from './sight.js';
import { compiler, type ts } from './typescript.js';

const { SyntaxKind } = compiler;

/** A place that gives the variable a value: what it is declared with, or a later write; null for what is neither known. */
interface Giving {
  readonly node: ts.Node;
  readonly given: Given | null;
}
type Given = 'start' | ts.Expression;

/** What was written last; `start` for what it was to begin with, and null where it cannot be told or never changes. */
export const lastWriteBefore = remembered((mention: ts.Identifier): Given | null => {
  const definition = resolve(mention);
  const owner = definition === null ? null : enclosingFunction(definition.identifier);
  if (definition === null || owner === null || enclosingFunction(mention) !== owner) return null;
  const writes = writesTo(definition);
  if (writes.length === 0 || writes.some(({ node }) => enclosingFunction(node) !== owner)) return null;
  if (comesRound(mention, owner, writes)) return null;
  const all = [
    ...startOf(definition),
    ...writes.map((write) => ({ node: placeOf(write.node), given: givenBy(write) })),
  ];
  const before = all.filter(({ node }) => node.end <= mention.pos).sort((a, b) => b.node.end - a.node.end);
  for (const { node, given } of before) {
    const way = wayBetween(node, mention);
    if (way !== 'never') return way === 'sure' ? given : null;
  }
  return definition.kind === 'parameter' ? 'start' : null;
});

/** Where a variable is declared with a value. */
function startOf({ declaration, kind }: Definition): readonly Giving[] {
  const node = placeOf(declaration);
  const isMade = kind === 'variable' && compiler.isVariableDeclaration(node) && node.initializer !== undefined;
  return isMade ? [{ node, given: 'start' }] : [];
}

function placeOf(node: ts.Node): ts.Node {
  let place = node;
  while (compiler.isBindingElement(place)) place = place.parent.parent;
  return place;
}

/** `x ||= value` leaves what was there. */
function givenBy({ node, kind, value }: Write): ts.Expression | null {
  const isOperator = compiler.isBinaryExpression(node) && node.operatorToken.kind !== SyntaxKind.EqualsToken;
  return kind !== 'assign' || isOperator ? null : value;
}

/** Whether a loop leads from a later write back to the mention. */
function comesRound(mention: ts.Node, owner: ts.Node, writes: readonly Write[]): boolean {
  for (let outer = mention.parent; outer !== owner; outer = outer.parent)
    if (compiler.isIterationStatement(outer, false) && writes.some(({ node }) => isLaterIn(outer, node, mention)))
      return true;
  return false;
}

/** What `for` does between two rounds stands before them. */
const isLaterIn = (loop: ts.IterationStatement, write: ts.Node, mention: ts.Node): boolean =>
  isWithin(write, loop) &&
  (write.end > mention.pos ||
    (compiler.isForStatement(loop) && loop.incrementor !== undefined && isWithin(write, loop.incrementor)));

/** What the value of a node has to be for a write in it to have happened. */
type Need = 'any' | boolean;

/** Whether whoever comes to a mention has passed a write in front of it: surely, perhaps or never. */
function wayBetween(write: ts.Node, mention: ts.Node): 'sure' | 'open' | 'never' {
  let [inner, need, leaves]: [ts.Node, Need | null, boolean] = [write, 'any', false];
  for (; !isWithin(mention, inner.parent); inner = inner.parent) {
    if (need !== null) need = needThrough(inner.parent, inner, need);
    leaves ||= isLeft(inner);
  }
  const [shared, after] = [inner.parent, childAround(mention, inner.parent)];
  if (leaves || isLeft(inner) || areEither(shared, inner, after)) return 'never';
  if (compiler.isTryStatement(shared)) return 'open';
  return need !== null && (need === 'any' || need === outcomeBefore(shared, inner, after)) ? 'sure' : 'open';
}

function childAround(node: ts.Node, outer: ts.Node): ts.Node {
  let inner = node;
  while (inner.parent !== outer) inner = inner.parent;
  return inner;
}

/** Whether nobody comes past the end of a node: `return`, and a block that ends in one. */
function isLeft(node: ts.Node): boolean {
  const last = compiler.isBlock(node) ? node.statements.at(-1) : node;
  return last !== undefined && (compiler.isReturnStatement(last) || compiler.isThrowStatement(last));
}

/** Whether only one of two children of a node is run. */
const areEither = (shared: ts.Node, one: ts.Node, other: ts.Node): boolean =>
  (compiler.isIfStatement(shared) && one === shared.thenStatement && other === shared.elseStatement) ||
  (compiler.isConditionalExpression(shared) && one === shared.whenTrue && other === shared.whenFalse);

/** What a first child must have given for a second to be run; `any` where that is no matter. */
function outcomeBefore(shared: ts.Node, first: ts.Node, second: ts.Node): Need {
  if (compiler.isBinaryExpression(shared)) {
    if (shared.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken) return true;
    return shared.operatorToken.kind === SyntaxKind.BarBarToken ? false : 'any';
  }
  if (compiler.isIfStatement(shared) && first === shared.expression) return second === shared.thenStatement;
  if (compiler.isConditionalExpression(shared) && first === shared.condition) return second === shared.whenTrue;
  return compiler.isIterationStatement(shared, false) ? true : 'any';
}

/** What a node has to give for a part of it to have given, or done, what is needed; null where that says nothing. */
function needThrough(outer: ts.Node, inner: ts.Node, need: Need): Need | null {
  if (compiler.isParenthesizedExpression(outer)) return need;
  if (compiler.isPrefixUnaryExpression(outer) && outer.operator === SyntaxKind.ExclamationToken)
    return need === 'any' ? need : !need;
  if (compiler.isBinaryExpression(outer)) return needOfOperand(outer, inner, need);
  return need === 'any' && alwaysRuns(outer, inner) ? 'any' : null;
}

function needOfOperand(
  { left, operatorToken: { kind } }: ts.BinaryExpression,
  inner: ts.Node,
  need: Need,
): Need | null {
  const decides = decisive.get(kind);
  if (decides !== undefined) {
    if (inner === left && need === 'any') return need;
    return need === 'any' || need === decides ? decides : null;
  }
  const isGiven = inner !== left && (kind === SyntaxKind.CommaToken || kind === SyntaxKind.EqualsToken);
  if (need !== 'any') return isGiven ? need : null;
  return inner === left || !shortCuts.has(kind) ? need : null;
}

/** What both operands gave when the whole did. */
const decisive: ReadonlyMap<ts.SyntaxKind, boolean> = new Map([
  [SyntaxKind.AmpersandAmpersandToken, true],
  [SyntaxKind.BarBarToken, false],
]);
const shortCuts: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.QuestionQuestionToken,
  SyntaxKind.QuestionQuestionEqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.AmpersandAmpersandEqualsToken,
]);

/** Whether a part of a node is run whenever the node is. */
function alwaysRuns(outer: ts.Node, inner: ts.Node): boolean {
  if (compiler.isIfStatement(outer)) return inner === outer.expression;
  if (compiler.isConditionalExpression(outer)) return inner === outer.condition;
  if (compiler.isTryStatement(outer)) return inner === outer.tryBlock;
  if (compiler.isForStatement(outer)) return inner === outer.initializer || inner === outer.condition;
  if (compiler.isWhileStatement(outer) || compiler.isForInStatement(outer) || compiler.isForOfStatement(outer))
    return inner === outer.expression;
  if (compiler.isSwitchStatement(outer)) return inner === outer.expression;
  if (compiler.isOptionalChain(outer)) return false;
  return (
    !compiler.isFunctionLike(outer) &&
    !compiler.isCaseOrDefaultClause(outer) &&
    !compiler.isCatchClause(outer) &&
    !compiler.isBindingElement(outer) &&
    !compiler.isCaseBlock(outer)
  );
}
