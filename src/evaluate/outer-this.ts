/**
 * `this` in a function that is entered without what is around it, where it is that of the outside: what the method has in which
 * it is written, or the object whose field it is. Takes a node, gives the value.
 */
import { outOfParentheses } from '../syntax/parentheses.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unmadeInstance } from './classes.js';
import type { Run } from './run.js';
import { isStatic } from './static-writes.js';
import { unknown } from './values.js';
import type { Value } from './values.js';

/** What `this` is at a node of which no function around was called. */
export function outerThis(run: Run, node: ts.Node): Value {
  const owner = ownerOf(node);
  if (owner === null) return unknown('this');
  const value = run.once(`this ${run.program.keyOf(owner)}`, () =>
    compiler.isPropertyDeclaration(owner)
      ? ofField(run, owner)
      : run.interpreter.receiverOf(run, owner as ts.FunctionLikeDeclaration),
  );
  return value ?? unknown('this');
}

/** The function that has a `this` of its own, or the field whose value is written there; null in a file's own statements. */
function ownerOf(node: ts.Node): ts.Node | null {
  for (let outer = node.parent; !compiler.isSourceFile(outer); outer = outer.parent) {
    if (compiler.isPropertyDeclaration(outer)) return outer;
    if (compiler.isFunctionLike(outer) && !compiler.isArrowFunction(outer)) return outer;
    if (compiler.isClassLike(outer)) return null;
  }
  return null;
}

/**
 * `this` of a function that is handed on with the one around it: `function () {}.bind(this)`, `each(list, function () {}, this)`,
 * `(function () {}).call(this)`; null for others.
 */
export function handedThis(run: Run, node: ts.Node): Value | null {
  if (!compiler.isFunctionExpression(node)) return null;
  const inner = outOfParentheses(node);
  const { parent } = inner;
  const isOwner = compiler.isPropertyAccessExpression(parent) && parent.expression === inner;
  const call = isOwner ? parent.parent : parent;
  if (!compiler.isCallExpression(call) || (isOwner && !passing.has(parent.name.text))) return null;
  const self = call.arguments.find(({ kind }) => kind === compiler.SyntaxKind.ThisKeyword);
  return self === undefined ? null : outerThis(run, self);
}
const passing: ReadonlySet<string> = new Set(['bind', 'call', 'apply']);

function ofField(run: Run, field: ts.PropertyDeclaration): Value | null {
  const { parent } = field;
  const value = run.interpreter.evaluate(run, (parent.name ?? parent) as ts.Expression, null);
  if (value.kind !== 'class') return null;
  return isStatic(field) ? value : unmadeInstance(value);
}
