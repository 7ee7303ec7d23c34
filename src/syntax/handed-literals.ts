/**
 * An object that is made where it is handed to a function on the spot, `(function (Status) { … })(Status || (Status = {}))`:
 * the way in which compilers write enums and namespaces. Takes the literal, gives the parameter that fills it and the
 * variable that keeps it.
 */
import { writesRightSide } from './operators.js';
import { withoutParentheses } from './parentheses.js';
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

export interface HandedLiteral {
  readonly parameter: ts.Identifier;
  /** The variable that it is assigned to on the way; null where only a property keeps it. */
  readonly name: ts.Identifier | null;
}

export function handedLiteral(literal: ts.Expression): HandedLiteral | null {
  let name: ts.Identifier | null = null;
  let inner: ts.Node = literal;
  for (let outer = inner.parent; isHandingOn(inner, outer); inner = outer, outer = outer.parent) {
    if (compiler.isBinaryExpression(outer) && isAssignment(outer) && compiler.isIdentifier(outer.left))
      name = outer.left;
  }
  const parameter = parameterFor(inner);
  return parameter === null ? null : { parameter, name };
}

/** The parameter that an argument is handed to by a call in place: `(function (App) { … })(app)`; null for another node. */
export function parameterFor(argument: ts.Node): ts.Identifier | null {
  const call = argument.parent;
  if (!compiler.isCallExpression(call)) return null;
  const index = call.arguments.indexOf(argument as ts.Expression);
  const callee = withoutParentheses(call.expression);
  if (index < 0 || !(compiler.isFunctionExpression(callee) || compiler.isArrowFunction(callee))) return null;
  const parameter = callee.parameters[index]?.name;
  return parameter !== undefined && compiler.isIdentifier(parameter) ? parameter : null;
}

/** The variables that an object is left in where it is made: `var Limits = App.Limits = {}`, `var Limits = App.Limits || (App.Limits = {})`. */
export function variablesLeftWith(literal: ts.Expression): readonly ts.Identifier[] {
  const names: ts.Node[] = [];
  let inner: ts.Node = literal;
  for (let outer = inner.parent; isHandingOn(inner, outer); inner = outer, outer = outer.parent)
    if (compiler.isBinaryExpression(outer) && isAssignment(outer)) names.push(outer.left);
  const { parent } = inner;
  if (compiler.isVariableDeclaration(parent) && parent.initializer === inner) names.push(parent.name);
  return names.filter((name) => compiler.isIdentifier(name));
}

const isAssignment = ({ operatorToken }: ts.BinaryExpression): boolean => writesRightSide(operatorToken.kind);

const fallbacks: ReadonlySet<ts.SyntaxKind> = new Set([
  compiler.SyntaxKind.BarBarToken,
  compiler.SyntaxKind.QuestionQuestionToken,
]);

/** Whether a node around another has its value, or may have. */
function isHandingOn(inner: ts.Node, outer: ts.Node): boolean {
  if (compiler.isParenthesizedExpression(outer)) return true;
  if (!compiler.isBinaryExpression(outer) || outer.right !== inner) return false;
  return isAssignment(outer) || fallbacks.has(outer.operatorToken.kind);
}

/** Where a value is made that is written: `{}` of `exports.Status || (exports.Status = {})`. */
export function madeIn(node: ts.Expression): ts.Expression {
  const inner = withoutParentheses(node);
  return compiler.isBinaryExpression(inner) ? madeIn(inner.right) : inner;
}
