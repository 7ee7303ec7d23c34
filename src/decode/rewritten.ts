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
    const by = insteadOf(node, reveal);
    if (by !== node) replace(parent, node, by);
  }
}

function insteadOf(node: ts.Node, { found }: Reveal): ts.Node {
  const call = node as Writable<ts.CallExpression>;
  switch (found.kind) {
    case 'text':
      return literalOf(found.text, node);
    case 'operator':
      return operationOf(found.operator, call);
    case 'dot':
      return dottedOf(node as ts.ElementAccessExpression);
    case 'read':
      return fieldOf(call, argumentAt(call, found.object), found.name);
    case 'write': {
      const [object, value] = [argumentAt(call, found.object), argumentAt(call, found.value)];
      return assignmentOf(call, fieldOf(call, object, found.name, object.end + 1), writtenOf(value));
    }
    case 'method':
      return argumentAt(call, found.method);
    case 'getter':
      return callOn(call, argumentAt(call, found.method), argumentAt(call, found.object));
    case 'call':
      return callFirst(call);
  }
}

const argumentAt = ({ arguments: args }: ts.CallExpression, index: number): ts.Expression =>
  args[index] as ts.Expression;

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
function callFirst(call: Writable<ts.CallExpression>): ts.Node {
  const [callee, ...rest] = call.arguments;
  if (callee === undefined) return call;
  const list = compiler.factory.createNodeArray(rest);
  const { pos, end } = call.arguments;
  call.expression = callee as ts.LeftHandSideExpression;
  call.arguments = Object.assign(list, { pos: rest[0]?.pos ?? pos, end });
  return call;
}

/** `read(this, map)` as `this.#map` */
function fieldOf(call: ts.CallExpression, object: ts.Expression, name: string, end = call.end): ts.Expression {
  const { flags } = call;
  // What stands behind the object, a comma or the end of the call, is where the name is to be found again.
  const field = at(compiler.factory.createIdentifier(name), { pos: object.end, end: object.end + 1, flags });
  const access = compiler.factory.createPropertyAccessExpression(compiler.factory.createNull(), field);
  return Object.assign(at(access, { pos: call.pos, end, flags }), { expression: object });
}

/** `write(this, map, value)` as `this.#map = value` */
function assignmentOf(call: ts.CallExpression, left: ts.Expression, right: ts.Expression): ts.Node {
  const placeholder = compiler.factory.createNull();
  const { EqualsToken } = compiler.SyntaxKind;
  const assignment = at(compiler.factory.createBinaryExpression(placeholder, EqualsToken, placeholder), call);
  const place = { pos: left.end, end: Math.max(left.end, right.pos), flags: call.flags };
  return Object.assign(assignment, { left, operatorToken: at(assignment.operatorToken, place), right });
}

/** Some write a descriptor: `{ writable: true, value: 5 }` is five. */
function writtenOf(value: ts.Expression): ts.Expression {
  if (!compiler.isObjectLiteralExpression(value) || value.properties.length !== 2) return value;
  const [first, second] = value.properties as unknown as readonly [
    ts.ObjectLiteralElementLike,
    ts.ObjectLiteralElementLike,
  ];
  const isDescriptor = [first, second].every(compiler.isPropertyAssignment) && nameOf(first) === 'writable';
  return isDescriptor && nameOf(second) === 'value' ? (second as ts.PropertyAssignment).initializer : value;
}
const nameOf = ({ name }: ts.ObjectLiteralElementLike): string | undefined =>
  name !== undefined && compiler.isIdentifier(name) ? name.text : undefined;

/** `ask(this, set, get)` as `get.call(this)` */
function callOn(call: Writable<ts.CallExpression>, method: ts.Expression, object: ts.Expression): ts.Node {
  const { flags } = call;
  const name = at(compiler.factory.createIdentifier('call'), { pos: method.end, end: method.end + 1, flags });
  const callee = at(compiler.factory.createPropertyAccessExpression(compiler.factory.createNull(), name), method);
  call.expression = Object.assign(callee, { expression: method });
  const list = compiler.factory.createNodeArray([object]);
  call.arguments = Object.assign(list, { pos: object.pos, end: object.end });
  return call;
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
