/**
 * The names that a function or class goes by: its own, the variable that it is kept in, and those that compilers and
 * minifiers hand it on to. Takes a node, gives definitions.
 */
import { isComma } from './commas.js';
import { enclosingFunction } from './functions.js';
import { immediateCall } from './immediate-call.js';
import { isGiving } from './operators.js';
import { definitionAt, definitionNamed, referencesTo, resolve, scopeOf } from './scopes.js';
import type { Definition } from './scopes.js';
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

const nameLimit = 5;

/** The definitions that a function, a class or a list goes by. */
export function namesOf(node: ts.Node): readonly Definition[] {
  const own = compiler.isFunctionLike(node) || compiler.isClassLike(node) ? node.name : undefined;
  const names = new Set([...definitionOf(own), ...holdersOf(node)]);
  for (const name of names) {
    if (names.size >= nameLimit) break;
    for (const mention of referencesTo(name))
      if (isRead(mention)) for (const other of holdersOf(mention)) names.add(other);
  }
  return [...names];
}

function definitionOf(name: ts.Node | undefined): readonly Definition[] {
  if (name === undefined || !compiler.isIdentifier(name)) return [];
  const definition = definitionAt(name) ?? definitionNamed(scopeOf(name), name.text);
  return definition === null ? [] : [definition];
}

const isRead = ({ parent }: ts.Node): boolean => !compiler.isPropertyAccessExpression(parent);

/** Where a value stands, and every expression around it that has the same value: `(x = value)`, `(…, value)`, a call in place. */
export function standingsOf(value: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  for (let at: ts.Node | null = value; at !== null; at = carriedBy(at)) found.push(at);
  return found;
}

/** The variables that are given a value where it stands: `var x = …`, `x = y = …`, `(x = …, …)`, and what is made on the spot. */
function holdersOf(value: ts.Node): readonly Definition[] {
  return standingsOf(value).flatMap((at) => {
    const { parent } = at;
    if (compiler.isVariableDeclaration(parent) && parent.initializer === at) return definitionOf(parent.name);
    const given = isGiving(parent, at) && compiler.isIdentifier(parent.left) ? resolve(parent.left) : null;
    return given ?? [];
  });
}

/** The expression around one that has the same value; null where that goes another way. */
function carriedBy(value: ts.Node): ts.Node | null {
  const { parent } = value;
  if (compiler.isParenthesizedExpression(parent) || compiler.isAsExpression(parent)) return parent;
  if (isGiving(parent, value) || (isComma(parent) && parent.right === value)) return parent;
  if (compiler.isCallExpression(parent)) return isPassedThrough(parent, value) ? parent : null;
  const owner = compiler.isReturnStatement(parent) ? enclosingFunction(parent) : null;
  return owner === null ? null : immediateCall(owner);
}

/** `return createClass(X, [methods])`: helpers give back what they fill. */
const isPassedThrough = ({ arguments: args, parent }: ts.CallExpression, value: ts.Node): boolean =>
  args[0] === value &&
  (compiler.isReturnStatement(parent) || compiler.isArrowFunction(parent)) &&
  args.slice(1).every((one) => compiler.isArrayLiteralExpression(one) || compiler.isIdentifier(one));
