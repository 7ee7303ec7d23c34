/**
 * Data that stands in the text is nobody's record but the program's own: what a function asks of it, the program has written.
 */
import { callOfName } from '../syntax/call-of.js';
import { resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** Whether a function is handed to a method of a list that stands in the text: its parameters are no records. */
export function isOverLiteral(node: ts.Node): boolean {
  if (compiler.isSourceFile(node)) return false;
  const call = node.parent;
  if (!compiler.isCallExpression(call) || !call.arguments.includes(node as ts.Expression)) return false;
  return compiler.isPropertyAccessExpression(call.expression) && isWritten(call.expression.expression);
}

/** Whether the call of what is mentioned hands in an object or a list that stands in the text. */
export const handsInLiteral = (mention: ts.Node): boolean => callOfName(mention)?.arguments.some(isWritten) ?? false;

/** An object or a list as it stands there, the variable that holds one, or a part of it. */
function isWritten(expression: ts.Expression): boolean {
  let whole = expression;
  while (compiler.isPropertyAccessExpression(whole) || compiler.isElementAccessExpression(whole))
    whole = whole.expression;
  if (!compiler.isIdentifier(whole)) return isLiteral(whole);
  const holder = resolve(whole)?.declaration;
  return (
    holder !== undefined &&
    compiler.isVariableDeclaration(holder) &&
    holder.initializer !== undefined &&
    isLiteral(holder.initializer)
  );
}

const isLiteral = (node: ts.Expression): boolean =>
  compiler.isArrayLiteralExpression(node) || compiler.isObjectLiteralExpression(node);
