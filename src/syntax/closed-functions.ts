/**
 * Functions that see nothing but what they are given: no variable that changes, no clock, no chance, nothing of the
 * machine. Takes a function, tells whether one call with the same constants always gives the same.
 */
import { isCalled } from './call-of.js';
import { isReference } from './is-reference.js';
import { NodeMap } from './node-map.js';
import { definitionAt, referencesTo, resolve, writesTo } from './scopes.js';
import type { Definition } from './scopes.js';
import { recalled, seen, type Seen } from './sight.js';
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';
import { walk } from './walk.js';

/** Globals that give the same for the same, whenever they are asked. */
const steady: ReadonlySet<string> = new Set([
  ...['Array', 'Boolean', 'JSON', 'Math', 'Number', 'Object', 'RegExp', 'String', 'Uint8Array', 'Uint16Array'],
  ...['Uint32Array', 'Int32Array', 'NaN', 'Infinity', 'undefined', 'arguments', 'atob', 'btoa', 'isFinite', 'isNaN'],
  ...['parseFloat', 'parseInt', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape'],
  ...['unescape'],
]);

const known = new NodeMap<ts.Node, Seen<boolean>>();

/** Whether a call with constants depends on them alone. */
export function isClosedFunction(node: ts.FunctionLikeDeclaration): boolean {
  const answer = known.get(node);
  if (answer !== undefined) return recalled(answer);
  // One that calls itself is judged by the rest of it.
  known.set(node, { value: true, sight: null });
  const isClosed = seen(() => isPlain(node) && seesOnlyConstants(node));
  known.set(node, isClosed);
  return isClosed.value;
}

const isPlain = (node: ts.FunctionLikeDeclaration): boolean =>
  node.body !== undefined &&
  node.asteriskToken === undefined &&
  !(compiler.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === compiler.SyntaxKind.AsyncKeyword));

function seesOnlyConstants(owner: ts.Node): boolean {
  let isClosed = true;
  walk(owner, (node) => {
    if (isClosed) isClosed = isHarmless(node, owner);
  });
  return isClosed;
}

function isHarmless(node: ts.Node, owner: ts.Node): boolean {
  const { SyntaxKind } = compiler;
  switch (node.kind) {
    case SyntaxKind.ThisKeyword:
    case SyntaxKind.SuperKeyword:
    case SyntaxKind.AwaitExpression:
    case SyntaxKind.YieldExpression:
    case SyntaxKind.ImportKeyword:
      return false;
    case SyntaxKind.Identifier:
      return !isReference(node as ts.Identifier) || isSteady(node as ts.Identifier, owner);
    case SyntaxKind.PropertyAccessExpression:
      return !isChance(node as ts.PropertyAccessExpression);
    default:
      return true;
  }
}

const isChance = ({ expression, name }: ts.PropertyAccessExpression): boolean =>
  name.text === 'random' && compiler.isIdentifier(expression) && expression.text === 'Math';

function isSteady(identifier: ts.Identifier, owner: ts.Node): boolean {
  const definition = resolve(identifier);
  if (definition === null) return steady.has(identifier.text) && !isChanged(identifier);
  const { declaration } = definition;
  const isWithin = declaration.pos >= owner.pos && declaration.end <= owner.end;
  return isWithin || isConstant(definition);
}

/** A function that is closed itself, a table that nobody changes, or another name of one of these. */
function isConstant(definition: Definition): boolean {
  const { declaration, kind } = definition;
  if (writesTo(definition).length > 0) return false;
  if (kind === 'function') return isClosedFunction(declaration as ts.FunctionLikeDeclaration);
  if (kind !== 'variable' || !compiler.isVariableDeclaration(declaration)) return false;
  const { initializer } = declaration;
  if (initializer === undefined || definitionAt(declaration.name as ts.Identifier) !== definition) return false;
  if (compiler.isFunctionExpression(initializer) || compiler.isArrowFunction(initializer))
    return isClosedFunction(initializer);
  if (compiler.isIdentifier(initializer)) {
    const other = resolve(initializer);
    return other !== null && other !== definition && isConstant(other);
  }
  return isLiteral(initializer) || (isTable(initializer) && referencesTo(definition).every(isRead));
}

const isLiteral = (node: ts.Node): boolean =>
  compiler.isStringLiteralLike(node) ||
  compiler.isNumericLiteral(node) ||
  node.kind === compiler.SyntaxKind.RegularExpressionLiteral ||
  (compiler.isPrefixUnaryExpression(node) && isLiteral(node.operand));

const isTable = (node: ts.Node): boolean =>
  (compiler.isArrayLiteralExpression(node) && node.elements.every(isLiteral)) ||
  (compiler.isObjectLiteralExpression(node) &&
    node.properties.every((one) => compiler.isPropertyAssignment(one) && isLiteral(one.initializer)));

/** `table[index]` or `table.length`, and not as what is assigned to or called. */
function isRead(mention: ts.Node): boolean {
  const { parent } = mention;
  const isMember = compiler.isElementAccessExpression(parent) || compiler.isPropertyAccessExpression(parent);
  return isMember && parent.expression === mention && !isChanged(mention) && !isCalled(parent);
}

/** Whether something is written to a member of it. */
function isChanged(mention: ts.Node): boolean {
  let node: ts.Node = mention;
  while (
    (compiler.isElementAccessExpression(node.parent) || compiler.isPropertyAccessExpression(node.parent)) &&
    node.parent.expression === node
  )
    node = node.parent;
  const { parent } = node;
  if (compiler.isDeleteExpression(parent) || compiler.isPostfixUnaryExpression(parent)) return true;
  if (compiler.isPrefixUnaryExpression(parent)) {
    return (
      parent.operator === compiler.SyntaxKind.PlusPlusToken || parent.operator === compiler.SyntaxKind.MinusMinusToken
    );
  }
  return (
    compiler.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind >= compiler.SyntaxKind.FirstAssignment &&
    parent.operatorToken.kind <= compiler.SyntaxKind.LastAssignment
  );
}
