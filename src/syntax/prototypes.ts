/**
 * Functions that make objects, as classes were written before there were any and as compilers still write them. Takes
 * nodes, tells which function a method's objects are made by, and which methods and which parent such a function has.
 */
import { keyOfDescriptor, plainName } from './descriptors.js';
import { namesOf } from './going-by.js';
import { definitionAt, referencesTo, resolve } from './scopes.js';
import { remembered } from './sight.js';
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

/** A function on a prototype, under its name. */
export interface PrototypeMethod {
  readonly key: string;
  readonly node: ts.FunctionLikeDeclaration;
  readonly isGetter: boolean;
}

/** What the text says of a function that makes objects. */
export interface Making {
  readonly methods: readonly PrototypeMethod[];
  /** What its objects inherit from: an expression that gives a function or a class. */
  readonly parent: ts.Expression | null;
}

const nothing: Making = { methods: [], parent: null };

/** What is put on the prototype of a function, wherever the function is mentioned by one of its names. */
export const makingOf = remembered((node: ts.Node): Making => {
  const mentions = namesOf(node).flatMap((definition) => [...referencesTo(definition)]);
  // Minifiers write the function where it is handed to the helper.
  const isHanded = compiler.isFunctionExpression(node) && compiler.isCallExpression(node.parent);
  if (mentions.length === 0 && !isHanded) return nothing;
  return { methods: (isHanded ? [node, ...mentions] : mentions).flatMap(methodsAt), parent: parentIn(mentions) };
});

/** The function whose objects a method belongs to, by its place on a prototype; null where it stands on none. */
export function makerOf(node: ts.Node): ts.Expression | null {
  const { parent } = node;
  if (compiler.isBinaryExpression(parent) && parent.right === node) {
    return compiler.isPropertyAccessExpression(parent.left) ? ownerOfPrototype(parent.left.expression) : null;
  }
  const literal = compiler.isPropertyAssignment(parent) ? parent.parent : parent;
  return compiler.isObjectLiteralExpression(literal) ? makerOfLiteral(literal) : null;
}

function makerOfLiteral(literal: ts.ObjectLiteralExpression): ts.Expression | null {
  const { parent } = literal;
  if (compiler.isBinaryExpression(parent) && parent.right === literal) return ownerOfPrototype(parent.left);
  if (compiler.isArrayLiteralExpression(parent)) return makerOfDescriptors(parent);
  if (compiler.isVariableDeclaration(parent)) return makerOfMixin(parent);
  return copiedOnto(literal);
}

/** `const expiring = { … }; Object.assign(X.prototype, expiring)`: where one alone takes the methods over. */
function makerOfMixin({ name, initializer }: ts.VariableDeclaration): ts.Expression | null {
  const definition = compiler.isIdentifier(name) && initializer !== undefined ? definitionAt(name) : null;
  const makers = definition === null ? [] : referencesTo(definition).flatMap((mention) => copiedOnto(mention) ?? []);
  const [only] = makers;
  return makers.length === 1 && only !== undefined ? only : null;
}

/** The function onto whose prototype a call copies what it is handed. */
function copiedOnto(node: ts.Node): ts.Expression | null {
  const { parent } = node;
  const [target] = compiler.isCallExpression(parent) ? parent.arguments : [];
  return target === undefined || target === node ? null : ownerOfPrototype(target);
}

/** `createClass(X, [{ key: 'name', value: function () {} }])`, or with `X.prototype`, whatever the helper is called. */
function makerOfDescriptors(list: ts.ArrayLiteralExpression): ts.Expression | null {
  const kept = namesOf(list).flatMap((definition) => [...referencesTo(definition)]);
  for (const mention of [list, ...kept]) {
    const call = mention.parent;
    if (!compiler.isCallExpression(call) || call.arguments[1] !== mention) continue;
    const [target] = call.arguments;
    return target === undefined ? null : (ownerOfPrototype(target) ?? target);
  }
  return null;
}

/** `X` of `X.prototype`, also where that is kept under another name. */
function ownerOfPrototype(node: ts.Expression): ts.Expression | null {
  const plain = unwrapped(node);
  if (compiler.isPropertyAccessExpression(plain)) return plain.name.text === 'prototype' ? plain.expression : null;
  if (!compiler.isIdentifier(plain)) return null;
  const declaration = resolve(plain)?.declaration;
  if (declaration === undefined || !compiler.isVariableDeclaration(declaration)) return null;
  const { initializer } = declaration;
  return initializer !== undefined &&
    compiler.isPropertyAccessExpression(initializer) &&
    initializer.name.text === 'prototype'
    ? initializer.expression
    : null;
}

function unwrapped(node: ts.Expression): ts.Expression {
  let inner = node;
  while (compiler.isParenthesizedExpression(inner) || compiler.isAsExpression(inner)) inner = inner.expression;
  return inner;
}

/** The methods that one mention of a function puts on its prototype. */
function methodsAt(mention: ts.Node): readonly PrototypeMethod[] {
  const access = outside(mention);
  if (compiler.isCallExpression(access) && access.arguments[0] === mention)
    return methodsOfDescriptors(access.arguments[1]);
  if (!compiler.isPropertyAccessExpression(access) || access.name.text !== 'prototype') return [];
  const { parent } = access;
  if (compiler.isVariableDeclaration(parent) && parent.initializer === access && compiler.isIdentifier(parent.name)) {
    const alias = definitionAt(parent.name);
    return alias === null ? [] : [...referencesTo(alias)].flatMap(methodsWritten);
  }
  if (compiler.isBinaryExpression(parent) && parent.left === access) return methodsOfLiteral(parent.right);
  if (compiler.isCallExpression(parent) && parent.arguments[0] === access) return methodsOfCall(parent);
  return methodsWritten(access);
}

const outside = (node: ts.Node): ts.Node => {
  let { parent } = node;
  while (compiler.isParenthesizedExpression(parent) || compiler.isAsExpression(parent)) parent = parent.parent;
  return parent;
};

/** `prototype.name = function () {}`. */
function methodsWritten(prototype: ts.Node): readonly PrototypeMethod[] {
  const access = outside(prototype);
  if (!compiler.isPropertyAccessExpression(access)) return [];
  const { parent } = access;
  return compiler.isBinaryExpression(parent) && parent.left === access ? method(access.name.text, parent.right) : [];
}

function method(key: string | null, node: ts.Node, isGetter = false): readonly PrototypeMethod[] {
  const isWritten =
    compiler.isFunctionExpression(node) ||
    compiler.isMethodDeclaration(node) ||
    compiler.isGetAccessorDeclaration(node);
  return key === null || !isWritten ? [] : [{ key, node, isGetter }];
}

function methodsOfLiteral(node: ts.Node | undefined): readonly PrototypeMethod[] {
  if (node === undefined || !compiler.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((member) => {
    const key = member.name === undefined ? null : plainName(member.name);
    if (compiler.isPropertyAssignment(member)) return method(key, member.initializer);
    return method(key, member, compiler.isGetAccessorDeclaration(member));
  });
}

/** `Object.assign(X.prototype, { … })` and its likes; `Object.defineProperty(X.prototype, 'name', { get: function () {} })`. */
export function methodsOfCall({ arguments: [, second, ...others] }: ts.CallExpression): readonly PrototypeMethod[] {
  if (second !== undefined && compiler.isStringLiteralLike(second)) return methodsOfDescriptor(second.text, others[0]);
  const sources = second === undefined ? [] : [second, ...others].flatMap((source) => objectOf(source) ?? []);
  return sources.length > 0 ? sources.flatMap(methodsOfLiteral) : methodsOfDescriptors(second);
}

/** An object that is written out, there or where a variable is declared. */
function objectOf(node: ts.Expression): ts.ObjectLiteralExpression | null {
  if (compiler.isObjectLiteralExpression(node)) return node;
  const declaration = compiler.isIdentifier(node) ? resolve(node)?.declaration : undefined;
  const given =
    declaration !== undefined && compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return given !== undefined && compiler.isObjectLiteralExpression(given) ? given : null;
}

function methodsOfDescriptors(second: ts.Expression | undefined): readonly PrototypeMethod[] {
  const list = second === undefined ? null : listOf(second);
  return list === null
    ? []
    : list.elements.flatMap((element) => methodsOfDescriptor(keyOfDescriptor(element), element));
}

/** A list, also where a variable is given one alone. */
function listOf(node: ts.Expression): ts.ArrayLiteralExpression | null {
  if (compiler.isArrayLiteralExpression(node)) return node;
  const definition = compiler.isIdentifier(node) ? resolve(node) : null;
  if (definition === null) return null;
  const lists = [...referencesTo(definition), definition.identifier].flatMap((mention) => {
    const given = valueGiven(mention);
    return given !== undefined && compiler.isArrayLiteralExpression(given) ? [given] : [];
  });
  const [only] = lists;
  return lists.length === 1 && only !== undefined ? only : null;
}

/** What a mention of a variable gives it. */
function valueGiven(mention: ts.Node): ts.Expression | undefined {
  const { parent } = mention;
  if (compiler.isVariableDeclaration(parent)) return parent.name === mention ? parent.initializer : undefined;
  return compiler.isBinaryExpression(parent) && parent.left === mention ? parent.right : undefined;
}

function methodsOfDescriptor(key: string | null, node: ts.Node | undefined): readonly PrototypeMethod[] {
  return methodsOfLiteral(node).flatMap(({ key: role, node: written }) =>
    role === 'value' || role === 'get' ? method(key, written, role === 'get') : [],
  );
}

/** `extend(X, Parent)`, whatever the helper is called, and `X.prototype = Object.create(Parent.prototype)`. */
function parentIn(mentions: readonly ts.Node[]): ts.Expression | null {
  for (const mention of mentions) {
    const { parent } = mention;
    if (compiler.isCallExpression(parent) && parent.arguments[0] === mention && parent.arguments.length === 2) {
      const [, second] = parent.arguments;
      if (second !== undefined && compiler.isIdentifier(second)) return second;
    }
    const created = compiler.isPropertyAccessExpression(parent) ? createdFrom(parent) : null;
    if (created !== null) return created;
  }
  return null;
}

function createdFrom(access: ts.PropertyAccessExpression): ts.Expression | null {
  const { parent } = access;
  if (access.name.text !== 'prototype' || !compiler.isBinaryExpression(parent) || parent.left !== access) return null;
  const { right } = parent;
  const [from] = compiler.isCallExpression(right) || compiler.isNewExpression(right) ? (right.arguments ?? []) : [];
  if (compiler.isNewExpression(right) && from === undefined) return right.expression;
  return from === undefined ? null : ownerOfPrototype(from);
}
