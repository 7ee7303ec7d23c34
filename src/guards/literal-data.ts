/**
 * Data that stands in the text is nobody's record but the program's own: what a function asks of it, the program has written.
 * An empty list or object is a store that is filled later, and says nothing.
 */
import type { Entry } from '../evaluate/enter.js';
import { callOfName } from '../syntax/call-of.js';
import { resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';

type Literal = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression;

/** Whether a function is handed to a method of a list that stands in the text: its parameters are no records. */
export function isOverLiteral(node: ts.Node): boolean {
  if (compiler.isSourceFile(node)) return false;
  const call = node.parent;
  if (!compiler.isCallExpression(call) || !call.arguments.includes(node as ts.Expression)) return false;
  return compiler.isPropertyAccessExpression(call.expression) && isWritten(call.expression.expression);
}

/** Whether the call of what is mentioned hands in data that stands in the text, for one of the parameters of these numbers. */
export function handsInLiteral(mention: ts.Node, parameters: ReadonlySet<number>): boolean {
  const given = callOfName(mention)?.arguments ?? [];
  return given.some((one, index) => parameters.has(index) && isWritten(one));
}

/** The numbers of the parameters that paths such as `param:license.end` begin with. */
export function parametersOf(entry: Entry, paths: readonly string[]): ReadonlySet<number> {
  if (compiler.isSourceFile(entry)) return new Set();
  const names = new Set(paths.map((path) => /^param:([\w$]+)/.exec(path)?.[1]));
  return new Set(entry.parameters.flatMap(({ name }, index) => (isNamed(name, names) ? [index] : [])));
}

/** `{ end }` is a parameter without a name of its own. */
const isNamed = (name: ts.BindingName, names: ReadonlySet<string | undefined>): boolean =>
  !compiler.isIdentifier(name) || names.has(name.text);

function isWritten(expression: ts.Expression): boolean {
  const literal = literalAt(expression);
  return literal !== null && holdsConstant(literal);
}

/** Whether anything in it stands in the text as well: `{ end: token.exp }` is a record in other words. */
function holdsConstant(literal: Literal): boolean {
  let found = false;
  walk(literal, (node) => {
    found ||= compiler.isStringLiteralLike(node) || compiler.isNumericLiteral(node) || namesConstant(node);
    return !found && !compiler.isFunctionLike(node);
  });
  return found;
}

/** `{ end: LAST_DAY }`, `[LAST_DAY]`, where a variable beside it holds that. */
function namesConstant(node: ts.Node): boolean {
  if (!compiler.isIdentifier(node) || isName(node)) return false;
  const holder = resolve(node)?.declaration;
  return holder !== undefined && compiler.isVariableDeclaration(holder) && holder.initializer !== undefined;
}
const isName = ({ parent }: ts.Identifier): boolean => compiler.isPropertyAccessExpression(parent);

/** `var app = app.main` names itself. */
const wayLimit = 12;

/** An object or a list as it stands there, of the variable that holds one, or a part of it. */
function literalAt(expression: ts.Expression, way = 0): Literal | null {
  if (way > wayLimit) return null;
  if (compiler.isAsExpression(expression) || compiler.isSatisfiesExpression(expression))
    return literalAt(expression.expression, way + 1);
  if (compiler.isArrayLiteralExpression(expression) || compiler.isObjectLiteralExpression(expression))
    return expression;
  if (compiler.isPropertyAccessExpression(expression)) return literalIn(expression, way + 1);
  if (compiler.isElementAccessExpression(expression)) return literalAt(expression.expression, way + 1);
  const holder = compiler.isIdentifier(expression) ? resolve(expression)?.declaration : undefined;
  const value = holder !== undefined && compiler.isVariableDeclaration(holder) ? holder.initializer : undefined;
  return value === undefined || compiler.isIdentifier(value) ? null : literalAt(value, way + 1);
}

function literalIn({ expression, name }: ts.PropertyAccessExpression, way: number): Literal | null {
  const whole = literalAt(expression, way);
  if (whole?.kind !== compiler.SyntaxKind.ObjectLiteralExpression) return null;
  const member = whole.properties.find((one) => one.name?.getText() === name.text);
  return member?.kind === compiler.SyntaxKind.PropertyAssignment ? literalAt(member.initializer, way) : null;
}
