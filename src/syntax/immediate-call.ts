/** The call of a function expression at the place where it is written. Takes a node, gives the call and its arguments. */
import { compiler, type ts } from './typescript.js';

/** `(function (root) { … })(this)`, also by `.call`; null where the function is not called in place. */
export function immediateCall(node: ts.Node): ts.CallExpression | null {
  let { parent } = node;
  let inner = node;
  while (compiler.isParenthesizedExpression(parent)) [inner, parent] = [parent, parent.parent];
  if (compiler.isPropertyAccessExpression(parent) && parent.expression === inner && parent.name.text === 'call') {
    const call = parent.parent;
    return compiler.isCallExpression(call) && call.expression === parent ? call : null;
  }
  return compiler.isCallExpression(parent) && parent.expression === inner ? parent : null;
}

/** What a call in place hands to a parameter of its function; undefined for nothing. */
export function immediateArgument(call: ts.CallExpression, index: number): ts.Expression | undefined {
  return call.arguments[index + (compiler.isPropertyAccessExpression(call.expression) ? 1 : 0)];
}
