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
import { walk } from './walk.js';
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
  let [inner, need, leaves, isTried]: [ts.Node, Need | null, boolean, boolean] = [write, 'any', false, false];
  for (; !isWithin(mention, inner.parent); inner = inner.parent) {
    if (need !== null) need = needThrough(inner.parent, inner, need);
    leaves ||= isLeft(inner);
    isTried ||= compiler.isTryStatement(inner.parent);
  }
  const [shared, after] = [inner.parent, childAround(mention, inner.parent)];
  if (compiler.isTryStatement(shared)) return 'open';
  if (leaves || isLeft(inner)) return isTried ? 'open' : 'never';
  if (areEither(shared, inner, after)) return isInLoop(shared) ? 'open' : 'never';
  return need !== null && (need === 'any' || need === outcomeBefore(shared, inner, after)) ? 'sure' : 'open';
}

function childAround(node: ts.Node, outer: ts.Node): ts.Node {
  let inner = node;
  while (inner.parent !== outer) inner = inner.parent;
  return inner;
}

/** Whether nobody comes past the end of a node: `return`, and a block that ends in one and that no `break` leads out of. */
function isLeft(node: ts.Node): boolean {
  const last = compiler.isBlock(node) ? node.statements.at(-1) : node;
  if (last === undefined || (!compiler.isReturnStatement(last) && !compiler.isThrowStatement(last))) return false;
  return last === node || !holdsJump(node);
}

function holdsJump(block: ts.Node): boolean {
  let found = false;
  walk(block, (node) => {
    found ||= compiler.isBreakOrContinueStatement(node);
    return !found && !compiler.isFunctionLike(node);
  });
  return found;
}

/** Whether what is left out in one round may be run in another. */
function isInLoop(node: ts.Node): boolean {
  for (let outer = node.parent; !compiler.isFunctionLike(outer) && !compiler.isSourceFile(outer); outer = outer.parent)
    if (compiler.isIterationStatement(outer, false)) return true;
  return false;
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
  { left, operatorToken: { kind }, parent }: ts.BinaryExpression,
  inner: ts.Node,
  need: Need,
): Need | null {
  const decides = decisive.get(kind);
  if (decides !== undefined) {
    if (inner === left && need === 'any') return need;
    return need === 'any' || need === decides ? decides : null;
  }
  if (inner !== left && kind === SyntaxKind.EqualsToken && isDefault(parent)) return null;
  const isGiven = inner !== left && (kind === SyntaxKind.CommaToken || kind === SyntaxKind.EqualsToken);
  if (need !== 'any') return isGiven ? need : null;
  return inner === left || !shortCuts.has(kind) ? need : null;
}

/** `[z = value] = list`: what stands in a list or an object may be given only where that has nothing. */
const isDefault = (around: ts.Node): boolean =>
  compiler.isArrayLiteralExpression(around) || compiler.isPropertyAssignment(around);

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
  if (compiler.isTryStatement(outer)) return inner === outer.tryBlock && outer.catchClause === undefined;
  if (compiler.isForStatement(outer)) return inner === outer.initializer || inner === outer.condition;
  if (compiler.isWhileStatement(outer) || compiler.isForInStatement(outer) || compiler.isForOfStatement(outer))
    return inner === outer.expression;
  if (compiler.isSwitchStatement(outer)) return inner === outer.expression;
  if (compiler.isOptionalChain(outer)) return false;
  return (
    !compiler.isFunctionLike(outer) &&
    !compiler.isLabeledStatement(outer) &&
    !compiler.isDoStatement(outer) &&
    !compiler.isShorthandPropertyAssignment(outer) &&
    !compiler.isCaseOrDefaultClause(outer) &&
    !compiler.isCatchClause(outer) &&
    !compiler.isBindingElement(outer) &&
    !compiler.isCaseBlock(outer)
  );
}
