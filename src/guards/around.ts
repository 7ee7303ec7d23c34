/** What a mention of the clock stands in that others ask by name: the initializer of a field, the parent of a class. */
import { immediateCall } from '../syntax/immediate-call.js';
import { enclosingFunction } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** The name of the field in whose initializer a node stands, outside of all functions in it. */
export function fieldAround(node: ts.Node, owner: ts.Node): ts.Node | null {
  for (let inner = node; inner !== owner && !compiler.isSourceFile(inner); inner = inner.parent)
    if (compiler.isPropertyDeclaration(inner)) return inner.name;
  return null;
}

/**
 * The variable that holds what a call makes of functions that it is handed: `const check = pipe(parse, demand)`. Who calls
 * that calls them.
 */
export function madeOf(node: ts.Node): ts.Identifier | null {
  if (compiler.isSourceFile(node)) return null;
  let at = node;
  while (compiler.isPropertyAccessExpression(at.parent) && at.parent.name === at) at = at.parent;
  if (!compiler.isIdentifier(at) && !compiler.isPropertyAccessExpression(at)) return null;
  let calls = 0;
  for (; isHandedOn(at); at = at.parent) if (compiler.isCallExpression(at.parent)) calls++;
  const { parent } = at;
  const isHeld = calls > 0 && compiler.isVariableDeclaration(parent) && parent.initializer === at;
  return isHeld && compiler.isIdentifier(parent.name) ? parent.name : null;
}
const isHandedOn = (node: ts.Node): boolean =>
  compiler.isCallExpression(node.parent)
    ? node.parent.arguments.includes(node as ts.Expression)
    : compiler.isArrayLiteralExpression(node.parent) ||
      compiler.isParenthesizedExpression(node.parent) ||
      compiler.isAsExpression(node.parent);

/** The class that names a node as its parent. */
export function classAbove({ parent }: ts.Node): ts.ClassLikeDeclaration | null {
  const clause = compiler.isExpressionWithTypeArguments(parent) ? parent.parent : null;
  return clause !== null && compiler.isHeritageClause(clause) ? (clause.parent as ts.ClassLikeDeclaration) : null;
}

/** The call of a function that is called where it is written, within another: the names around it have their values from whoever runs that. */
export function callWithin(owner: ts.Node): ts.Node | null {
  const call = compiler.isSourceFile(owner) ? null : immediateCall(owner);
  return call === null || enclosingFunction(call) === null ? null : call;
}
