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
  const [, name, descriptor] = compiler.isCallExpression(holder) ? holder.arguments : [];
  return descriptor === literal && name !== undefined && compiler.isStringLiteralLike(name) ? name.text : null;
}

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

function valueIn(descriptor: ts.ObjectLiteralExpression): ts.Expression | null {
  const member = descriptor.properties.find(({ name }) => name !== undefined && plainName(name) === 'value');
  return member !== undefined && compiler.isPropertyAssignment(member) ? member.initializer : null;
}

/** Whether nobody asks what an expression gives: a statement, or a step in a chain of commas. */
const isStep = ({ parent }: ts.Node): boolean =>
  compiler.isExpressionStatement(parent) || isComma(parent) || compiler.isParenthesizedExpression(parent);
