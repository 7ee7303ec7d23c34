/**
 * The function that draws a component, where a compiler has written it beside the component: `complete(options, [['render',
 * draw]])`, `complete(options, draw)` or `options.render = draw`. Takes the function, gives the object with the options.
 */
import { initialValueOf } from './initial-value.js';
import { withoutParentheses } from './parentheses.js';
import { definitionAt, referencesTo } from './scopes.js';
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

/** Names that the object goes by, one for the other. */
const nameLimit = 4;
const mentionLimit = 6;

/** The object with the options of the component that a function may draw; null where it stands beside none. */
export function optionsDrawnBy(node: ts.FunctionLikeDeclaration): ts.ObjectLiteralExpression | null {
  for (const mention of [node, ...mentionsOf(node)].slice(0, mentionLimit)) {
    const literal = literalBehind(besideOf(mention));
    if (literal !== null) return literal;
  }
  return null;
}

function mentionsOf(node: ts.FunctionLikeDeclaration): readonly ts.Node[] {
  const holder: ts.Node = compiler.isFunctionDeclaration(node) ? node : node.parent;
  const isNamed = compiler.isFunctionDeclaration(holder) || compiler.isVariableDeclaration(holder);
  const name = isNamed ? holder.name : undefined;
  const definition = name !== undefined && compiler.isIdentifier(name) ? definitionAt(name) : null;
  return definition === null ? [] : referencesTo(definition);
}

/** What a function is handed on with, or written to. */
function besideOf(mention: ts.Node): ts.Expression | undefined {
  let whole = mention;
  while (compiler.isArrayLiteralExpression(whole.parent)) whole = whole.parent;
  const { parent } = whole;
  if (compiler.isBinaryExpression(parent))
    return parent.right === whole && compiler.isPropertyAccessExpression(parent.left)
      ? parent.left.expression
      : undefined;
  const first = compiler.isCallExpression(parent) && parent.expression !== whole ? parent.arguments[0] : undefined;
  return first === whole ? undefined : first;
}

/** The object in the text that an expression stands for, also where it is handed to what makes a component of it. */
function literalBehind(given: ts.Expression | undefined): ts.ObjectLiteralExpression | null {
  let node: ts.Expression | null = given ?? null;
  for (let names = 0; node !== null && names <= nameLimit; names++) {
    node = withoutParentheses(node);
    if (compiler.isObjectLiteralExpression(node)) return node;
    if (compiler.isCallExpression(node)) node = node.arguments.at(-1) ?? null;
    else node = compiler.isIdentifier(node) ? initialValueOf(node) : null;
  }
  return null;
}
