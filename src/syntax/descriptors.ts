/**
 * What compilers make of the members of a class: descriptors, by which a helper or `Object.defineProperty` puts them on it.
 * Takes nodes, gives the names by which their functions go.
 */
import { isComma } from './commas.js';
import { compiler, type ts } from './typescript.js';

/**
 * The name that a function in a descriptor goes by: `createClass(X, [{ key: 'name', value: function () {} }])`, or
 * `Object.defineProperty(target, 'name', { get() {} })`; null for a property of another kind.
 */
export function describedName(member: ts.PropertyAssignment | ts.MethodDeclaration): string | null {
  const role = plainName(member.name);
  if (role !== 'value' && role !== 'get') return null;
  const literal = member.parent;
  const holder = literal.parent;
  if (compiler.isArrayLiteralExpression(holder))
    return compiler.isCallExpression(holder.parent) || isNothingElse(literal) ? keyOfDescriptor(literal) : null;
  if (compiler.isPropertyAssignment(holder)) return isAmongDescriptors(holder) ? plainName(holder.name) : null;
  const [, name, descriptor] = compiler.isCallExpression(holder) ? holder.arguments : [];
  return descriptor === literal && name !== undefined && compiler.isStringLiteralLike(name) ? name.text : null;
}

/** What people call the owner that a descriptor's call puts members on: `X` and `X.prototype` are `X`; null where it has no name. */
export function nameOfOwner(member: ts.PropertyAssignment | ts.MethodDeclaration): string | null {
  let at: ts.Node = member.parent.parent;
  while (compiler.isArrayLiteralExpression(at) || compiler.isPropertyAssignment(at)) {
    at = compiler.isPropertyAssignment(at) ? at.parent.parent : at.parent;
  }
  if (!compiler.isCallExpression(at) || isMaker(at)) return null;
  const [owner] = at.arguments;
  if (owner === undefined) return null;
  const isPrototype = compiler.isPropertyAccessExpression(owner) && owner.name.text === 'prototype';
  const named = isPrototype ? owner.expression : owner;
  return compiler.isIdentifier(named) && named.text !== 'exports' ? named.text : null;
}

/** `Object.create(parent, …)` puts nothing on what it is handed first. */
const isMaker = ({ expression }: ts.CallExpression): boolean =>
  compiler.isPropertyAccessExpression(expression) && expression.name.text === 'create';

/**
 * The name of a property whose descriptor a member stands in: of `Object.defineProperty` by whatever name a minifier left it,
 * where nothing else than a descriptor looks like that; null for another member.
 */
export function definedName(member: ts.PropertyAssignment | ts.MethodDeclaration): string | null {
  const { parent: literal } = member;
  if (compiler.isArrayLiteralExpression(literal.parent) || !compiler.isObjectLiteralExpression(literal)) return null;
  const { parent: call } = literal;
  const isNamed =
    !compiler.isCallExpression(call) ||
    plainName(member.name) === 'get' ||
    literal.properties.some(({ name }) => name !== undefined && attributes.has(plainName(name) ?? '')) ||
    (compiler.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'defineProperty');
  return isNamed ? describedName(member) : null;
}
const attributes: ReadonlySet<string> = new Set(['enumerable', 'configurable', 'writable']);

/** `Object.defineProperties(target, { name: { … } })`, `Object.create(parent, { name: { … } })` */
function isAmongDescriptors({ parent: table }: ts.PropertyAssignment): boolean {
  const call = table.parent;
  return (
    compiler.isCallExpression(call) &&
    call.arguments[1] === table &&
    compiler.isPropertyAccessExpression(call.expression) &&
    describing.has(call.expression.name.text)
  );
}
const describing: ReadonlySet<string> = new Set(['defineProperties', 'create']);

/** Minifiers put the list into a variable, far from the helper. */
const isNothingElse = (literal: ts.Node): boolean =>
  compiler.isObjectLiteralExpression(literal) &&
  literal.properties.every(({ name }) => name !== undefined && roles.has(plainName(name) ?? ''));
const roles: ReadonlySet<string> = new Set(['key', 'value', 'get', 'set']);

export function keyOfDescriptor(node: ts.Node): string | null {
  if (!compiler.isObjectLiteralExpression(node)) return null;
  for (const member of node.properties) {
    if (!compiler.isPropertyAssignment(member) || plainName(member.name) !== 'key') continue;
    return compiler.isStringLiteralLike(member.initializer) ? member.initializer.text : null;
  }
  return null;
}

export const plainName = (name: ts.PropertyName): string | null =>
  compiler.isIdentifier(name) || compiler.isStringLiteral(name) ? name.text : null;

/** A member that a call puts on an object. */
export interface DefinedMember {
  readonly owner: ts.Expression;
  readonly key: string;
  readonly value: ts.Expression;
  readonly node: ts.CallExpression;
}

/** `define(this, 'name', value)`, whatever the helper is called, and `Object.defineProperty(this, 'name', { value })`. */
export function definedMember(node: ts.Node): DefinedMember | null {
  if (!compiler.isCallExpression(node) || node.arguments.length !== 3 || !isStep(node)) return null;
  const [owner, key, given] = node.arguments;
  if (owner === undefined || key === undefined || given === undefined || !compiler.isStringLiteralLike(key))
    return null;
  const isDescriptor =
    compiler.isPropertyAccessExpression(node.expression) && compiler.isObjectLiteralExpression(given);
  const value = isDescriptor ? valueIn(given) : given;
  return value === null ? null : { owner, key: key.text, value, node };
}

/** The values that `Object.defineProperties(this, { name: { value } })` puts on an object. */
function definedTogether(node: ts.Node): readonly DefinedMember[] {
  if (!compiler.isCallExpression(node) || !isStep(node)) return [];
  const [owner, table] = node.arguments;
  if (owner === undefined || table === undefined || !compiler.isObjectLiteralExpression(table)) return [];
  return table.properties.flatMap((member) => {
    if (!compiler.isPropertyAssignment(member) || !isAmongDescriptors(member)) return [];
    const [key, given] = [plainName(member.name), member.initializer];
    const value = compiler.isObjectLiteralExpression(given) ? valueIn(given) : null;
    return key === null || value === null ? [] : [{ owner, key, value, node }];
  });
}

/** The members that one call puts on an object. */
export function definedMembers(node: ts.Node): readonly DefinedMember[] {
  const one = definedMember(node);
  return one === null ? definedTogether(node) : [one];
}

function valueIn(descriptor: ts.ObjectLiteralExpression): ts.Expression | null {
  const member = descriptor.properties.find(({ name }) => name !== undefined && plainName(name) === 'value');
  return member !== undefined && compiler.isPropertyAssignment(member) ? member.initializer : null;
}

/** Whether nobody asks what an expression gives: a statement, or a step in a chain of commas. */
const isStep = ({ parent }: ts.Node): boolean =>
  compiler.isExpressionStatement(parent) || isComma(parent) || compiler.isParenthesizedExpression(parent);

/** A getter that a descriptor puts on an object. */
export interface DefinedGetter {
  readonly owner: ts.Expression;
  readonly key: string;
  readonly getter: ts.FunctionLikeDeclaration;
}

/** The call of `owner.__defineGetter__('name', () => …)`, and what it puts where; null for others. */
function oldGetter(node: ts.Node): DefinedGetter | null {
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return null;
  const { expression: owner, name } = node.expression;
  const [key, getter] = node.arguments;
  if (name.text !== '__defineGetter__' || key === undefined || getter === undefined) return null;
  return compiler.isStringLiteralLike(key) && isGetter(getter) ? { owner, key: key.text, getter } : null;
}

/** The name under which `owner.__defineGetter__` puts a function; null for others. */
export const oldGetterName = (node: ts.Node): string | null => {
  const old = oldGetter(node.parent);
  return old?.getter === node ? old.key : null;
};

const isGetter = (node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration =>
  compiler.isArrowFunction(node) || compiler.isFunctionExpression(node) || compiler.isMethodDeclaration(node);

/**
 * `Object.defineProperty(owner, 'name', { get() { … } })`, `Object.defineProperties(owner, { name: { get: () => … } })` and
 * `owner.__defineGetter__('name', () => …)`, by the call or by what is around the owner in it.
 */
export function definedGetters(node: ts.Node): readonly DefinedGetter[] {
  const old = oldGetter(compiler.isPropertyAccessExpression(node) ? node.parent : node);
  if (old !== null) return [old];
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return [];
  const [owner, second, third] = node.arguments;
  if (owner === undefined || second === undefined) return [];
  if (node.expression.name.text === 'defineProperties' && compiler.isObjectLiteralExpression(second))
    return second.properties.flatMap((member) =>
      compiler.isPropertyAssignment(member) ? getterOf(owner, plainName(member.name), member.initializer) : [],
    );
  return node.expression.name.text === 'defineProperty' && compiler.isStringLiteralLike(second)
    ? getterOf(owner, second.text, third)
    : [];
}

function getterOf(owner: ts.Expression, key: string | null, descriptor: ts.Node | undefined): DefinedGetter[] {
  if (key === null || descriptor === undefined || !compiler.isObjectLiteralExpression(descriptor)) return [];
  return descriptor.properties.flatMap((member) => {
    if (member.name === undefined || plainName(member.name) !== 'get') return [];
    const getter = compiler.isPropertyAssignment(member) ? member.initializer : member;
    return isGetter(getter) ? [{ owner, key, getter }] : [];
  });
}

/** The call of `Object.create` that a descriptor is handed to: what it puts functions on is what it gives. */
function madeWith({ parent }: ts.Node): ts.CallExpression | null {
  if (!compiler.isPropertyAssignment(parent) || !isAmongDescriptors(parent)) return null;
  const call = parent.parent.parent;
  return compiler.isCallExpression(call) && isMaker(call) ? call : null;
}

/** What the function in a descriptor is put on: the call that does it, and the owner; null for other functions. */
export function describedOwner(
  node: ts.Node,
): { readonly call: ts.CallExpression; readonly owner: ts.Expression } | null {
  const old = oldGetter(node.parent);
  if (old !== null && compiler.isCallExpression(node.parent)) return { call: node.parent, owner: old.owner };
  const descriptor = compiler.isPropertyAssignment(node.parent) ? node.parent.parent : node.parent;
  if (!compiler.isObjectLiteralExpression(descriptor)) return null;
  const made = madeWith(descriptor);
  if (made !== null) return { call: made, owner: made };
  let at: ts.Node = descriptor.parent;
  for (let depth = 0; depth < 3 && !compiler.isSourceFile(at); at = at.parent, depth++) {
    if (!compiler.isCallExpression(at)) continue;
    const [owner] = definedGetters(at).some(({ getter }) => getter === node) ? at.arguments : [];
    return owner === undefined ? null : { call: at, owner };
  }
  return null;
}
