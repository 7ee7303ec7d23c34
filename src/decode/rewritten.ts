/**
 * Puts what was found in the place of what hides it: literals, and operators for the functions that stand for them. Takes a
 * fresh tree and what was found in another tree of the same text; changes the tree. What is put stands where it stood.
 */
import { compiler, type ts } from '../syntax/typescript.js';
import { walkBelow } from '../syntax/walk.js';
import type { Reveal } from './revealed.js';

export function rewrite(tree: ts.SourceFile, reveals: readonly Reveal[]): void {
  const byPlace = new Map(reveals.map((reveal) => [keyOf(reveal.node), reveal]));
  const work: { readonly parent: ts.Node; readonly node: ts.Node; readonly reveal: Reveal }[] = [];
  walkBelow(tree, (parent) => {
    compiler.forEachChild(parent, (node) => {
      const reveal = byPlace.get(keyOf(node));
      if (reveal !== undefined) work.push({ parent, node, reveal });
    });
  });
  // From within outwards: what stands in a call is put in order before the call becomes an operator.
  for (const { parent, node, reveal } of work.reverse()) {
    const { found } = reveal;
    if (found.kind === 'text') replace(parent, node, literalOf(found.text, node));
    else if (found.kind === 'operator') replace(parent, node, operationOf(found.operator, node as ts.CallExpression));
    else if (found.kind === 'dot') replace(parent, node, dottedOf(node as ts.ElementAccessExpression));
    else callFirst(node as Writable<ts.CallExpression>);
  }
}

const keyOf = ({ kind, pos, end }: ts.Node): string => `${kind}:${pos}:${end}`;

type Writable<T extends ts.Node> = { -readonly [Key in keyof T]: T[Key] };

function at<T extends ts.Node>(made: T, { pos, end, flags }: Pick<ts.Node, 'pos' | 'end' | 'flags'>): T {
  const placed = compiler.setTextRange(made, { pos, end });
  (placed as Writable<ts.Node>).flags = flags;
  return placed;
}

const literalOf = (text: string, node: ts.Node): ts.Node => at(compiler.factory.createStringLiteral(text), node);

/** `less(a, b)` as `a < b` */
function operationOf(operator: ts.BinaryOperator, call: ts.CallExpression): ts.Node {
  const [left, right] = call.arguments as unknown as readonly [ts.Expression, ts.Expression];
  const placeholder = compiler.factory.createNull();
  const operation = at(compiler.factory.createBinaryExpression(placeholder, operator, placeholder), call);
  const { flags } = call;
  const operatorToken = at(operation.operatorToken, { pos: left.end, end: right.pos, flags });
  return Object.assign(operation, { left, operatorToken, right });
}

/** `date['now']` as `date.now` */
function dottedOf(node: ts.ElementAccessExpression): ts.Node {
  const { expression, argumentExpression: key, questionDotToken, flags } = node;
  const name = at(compiler.factory.createIdentifier((key as ts.StringLiteral).text), { ...placeOf(key), flags });
  const access = at(compiler.factory.createPropertyAccessExpression(compiler.factory.createNull(), name), node);
  return Object.assign(access, { expression, questionDotToken });
}

const placeOf = ({ pos, end }: ts.Node): Pick<ts.Node, 'pos' | 'end'> => ({ pos, end });

/** `call(f, a)` as `f(a)` */
function callFirst(call: Writable<ts.CallExpression>): void {
  const [callee, ...rest] = call.arguments;
  if (callee === undefined) return;
  const list = compiler.factory.createNodeArray(rest);
  const { pos, end } = call.arguments;
  call.expression = callee as ts.LeftHandSideExpression;
  call.arguments = Object.assign(list, { pos: rest[0]?.pos ?? pos, end });
}

/** A child stands in one of the fields of its parent, by itself or in a list. */
function replace(parent: ts.Node, child: ts.Node, by: ts.Node): void {
  const fields = parent as unknown as Record<string, unknown>;
  for (const [name, held] of Object.entries(fields)) {
    if (held === child && name !== 'parent') fields[name] = by;
    else if (Array.isArray(held)) {
      const index = held.indexOf(child);
      if (index >= 0) (held as ts.Node[])[index] = by;
    }
  }
}
