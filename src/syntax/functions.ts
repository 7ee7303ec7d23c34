/**
 * Which function a piece of code runs in, and what people call it. Takes nodes, gives nodes and names.
 */
import { basename } from 'node:path/posix';
import { describedName, nameOfOwner } from './descriptors.js';
import { isAssignmentOperator } from './operators.js';
import { ownCopy } from './places.js';
import { scopeAround } from './scope-tree.js';
import type { Scope } from './definitions.js';
import { amongMembers } from './sight.js';
import { compiler, type ts } from './typescript.js';

/**
 * The innermost function that a node stands in, parameters included; null at the top of a file.
 * The initializer of an instance field belongs to the constructor, where one is written, else to no function; static
 * initializers and static blocks to the function in which the class stands.
 */
export function enclosingFunction(node: ts.Node): ts.FunctionLikeDeclaration | null {
  for (let scope: Scope | null = scopeAround(node); scope !== null; scope = scope.parent) {
    const opener = scope.node;
    if (opener === node) continue;
    if (compiler.isPropertyDeclaration(opener) && !isStatic(opener)) return constructorOf(opener.parent);
    if (compiler.isFunctionLike(opener)) return opener as ts.FunctionLikeDeclaration;
  }
  return null;
}

const isStatic = (node: ts.PropertyDeclaration): boolean =>
  node.modifiers?.some((modifier) => modifier.kind === compiler.SyntaxKind.StaticKeyword) === true;

/** The constructor that a class has itself, the signatures of others left out; null when it has none. */
export function constructorOf(node: ts.ClassLikeDeclaration): ts.ConstructorDeclaration | null {
  const find = (): readonly ts.ConstructorDeclaration[] =>
    node.members.filter((member) => compiler.isConstructorDeclaration(member)).filter(({ body }) => body !== undefined);
  return amongMembers(node, 'constructor', find)[0] ?? null;
}

export const anonymous = 'anonymous function';

/**
 * What people call a function, class or file: its own name, else what it is assigned to.
 * @example 'isExpired', 'License.check', 'license.check', 'anonymous function', 'module license.js'
 */
export function functionName(node: ts.Node): string {
  if (compiler.isSourceFile(node)) return `module ${ownCopy(basename(node.fileName))}`;
  if (compiler.isClassStaticBlockDeclaration(node)) return ownCopy(`${functionName(node.parent)}.static`);
  if (compiler.isConstructorDeclaration(node)) return ownCopy(`${functionName(node.parent)}.constructor`);
  const { name } = node as { readonly name?: ts.Node };
  if (name === undefined) return ownCopy(nameByHolder(node) ?? anonymous);
  const described = describedFunction(node);
  if (described !== null) return ownCopy(described);
  return ownCopy(compiler.isClassElement(node) || isInObject(node) ? memberName(node, name) : nameText(name));
}

/** The name of a member that a compiler has put into a descriptor; its function may be called after its role there. */
function describedFunction(node: ts.Node): string | null {
  if (compiler.isMethodDeclaration(node)) return describedMember(node);
  const isWritten = compiler.isFunctionExpression(node) && compiler.isPropertyAssignment(node.parent);
  return isWritten ? describedMember(node.parent) : null;
}

/** `License.isExpired`, of `Object.defineProperty(License.prototype, 'isExpired', { get: … })`; null for what is no descriptor. */
function describedMember(member: ts.PropertyAssignment | ts.MethodDeclaration): string | null {
  const name = describedName(member);
  const owner = name === null ? null : nameOfOwner(member);
  return owner === null ? name : `${owner}.${name}`;
}

const isInObject = (node: ts.Node): boolean => compiler.isObjectLiteralExpression(node.parent);

function nameText(name: ts.Node): string {
  if (compiler.isComputedPropertyName(name)) return nameText(name.expression);
  if (compiler.isIdentifier(name) || compiler.isPrivateIdentifier(name) || compiler.isStringLiteralLike(name)) {
    return name.text;
  }
  return compiler.isPropertyAccessExpression(name) ? name.name.text : anonymous;
}

/** `Class.method`, or `holder.method` for the method of an object literal that has a name. */
function memberName(member: ts.Node, name: ts.Node): string {
  const owner = compiler.isClassLike(member.parent) ? functionName(member.parent) : nameByHolder(member.parent);
  return owner === null || owner === anonymous ? nameText(name) : `${owner}.${nameText(name)}`;
}

/** The name of the variable, property or export that a value is given to; null when it is given to none. */
function nameByHolder(value: ts.Node): string | null {
  let given = value;
  while (compiler.isParenthesizedExpression(given.parent) || compiler.isAsExpression(given.parent))
    given = given.parent;
  const holder = given.parent;
  if (compiler.isBinaryExpression(holder)) return holder.right === given ? nameByTarget(holder) : null;
  if (compiler.isExportAssignment(holder)) return 'default';
  if (compiler.isPropertyAssignment(holder)) return describedMember(holder) ?? memberName(holder, holder.name);
  if (compiler.isPropertyDeclaration(holder)) return memberName(holder, holder.name);
  const isNamed =
    compiler.isVariableDeclaration(holder) || compiler.isParameter(holder) || compiler.isBindingElement(holder);
  return isNamed && holder.initializer === given && compiler.isIdentifier(holder.name) ? holder.name.text : null;
}

/** `check = …`, `exports.check = …`, `this.check = …` are `check`; `License.prototype.check = …` is `License.check`. */
function nameByTarget(assignment: ts.BinaryExpression): string | null {
  const target = assignment.left;
  if (!isAssignmentOperator(assignment.operatorToken.kind)) return null;
  if (compiler.isIdentifier(target)) return target.text;
  if (!compiler.isPropertyAccessExpression(target)) return null;
  const owner = target.expression;
  const isMethod = compiler.isPropertyAccessExpression(owner) && owner.name.text === 'prototype';
  return isMethod ? `${nameText(owner.expression)}.${target.name.text}` : target.name.text;
}
