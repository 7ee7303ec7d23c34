/**
 * A module and the object that it is wrapped in where it is no ES module, once a minifier has inlined the helper:
 * `(m = require('x')) && m.__esModule ? m : { default: m }`. Takes the call that loads, gives the whole.
 */
import { isGiving } from './operators.js';
import { outOfParentheses } from './parentheses.js';
import { compiler, type ts } from './typescript.js';

/** The expression that stands for a module as a whole; null where it is not wrapped in place. */
export function wrappedInPlace(call: ts.Node): ts.ConditionalExpression | null {
  const { parent: given } = call;
  if (!isGiving(given, call) || !compiler.isIdentifier(given.left)) return null;
  const name = given.left.text;
  const asked = outOfParentheses(given);
  const both = asked.parent;
  if (!compiler.isBinaryExpression(both) || both.left !== asked) return null;
  if (both.operatorToken.kind !== compiler.SyntaxKind.AmpersandAmpersandToken || !isMark(both.right, name)) return null;
  const condition = outOfParentheses(both);
  const whole = condition.parent;
  if (!compiler.isConditionalExpression(whole) || whole.condition !== condition) return null;
  return compiler.isIdentifier(whole.whenTrue) && whole.whenTrue.text === name ? whole : null;
}

const isMark = (node: ts.Expression, name: string): boolean =>
  compiler.isPropertyAccessExpression(node) &&
  node.name.text === '__esModule' &&
  compiler.isIdentifier(node.expression) &&
  node.expression.text === name;
