/**
 * Private fields and methods as compilers write them for older engines: a `WeakMap` for each field, asked with the object by
 * a helper or directly. Such a map is a field of its keys. Takes a tree, gives the calls that read or write one.
 */
import { isComma } from '../syntax/commas.js';
import { onlyValueOf } from '../syntax/initial-value.js';
import { isGiving } from '../syntax/operators.js';
import { definitionAt, referencesTo, resolve } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { kindsOf, walkKinds } from '../syntax/walk.js';

/** What a call stands for; numbers are places among its arguments. */
export type PrivateUse =
  | { readonly kind: 'read'; readonly object: number; readonly name: string }
  /** What stands for the field in its map, `{ value }`, before a reader asks it for the value. */
  | { readonly kind: 'descriptor'; readonly object: number; readonly name: string }
  | { readonly kind: 'write'; readonly object: number; readonly value: number; readonly name: string }
  /** A method that is asked for, before it is called. */
  | { readonly kind: 'method'; readonly method: number }
  | { readonly kind: 'getter'; readonly object: number; readonly method: number }
  /** A question whether the object has the field, which it has: what is asked of is still evaluated, then the answer. */
  | { readonly kind: 'asked'; readonly parts: readonly ts.Expression[]; readonly answer: string };

export interface PrivateCall {
  readonly node: ts.CallExpression;
  readonly use: PrivateUse;
}

const makers: ReadonlySet<string> = new Set(['WeakMap', 'WeakSet']);
const newKinds = kindsOf(compiler.SyntaxKind.NewExpression);

export function privateCallsIn(tree: ts.SourceFile): PrivateCall[] {
  if (!tree.text.includes('WeakMap') && !tree.text.includes('WeakSet')) return [];
  const calls: PrivateCall[] = [];
  const names = new Set<string>();
  const seen = new Set<Definition>();
  walkKinds(tree, newKinds, (node) => {
    const made = makerOf(node as ts.NewExpression);
    const definition = made === null ? null : heldBy(node);
    if (definition === null || seen.has(definition)) return;
    seen.add(definition);
    const found = callsOf(definition, made === 'WeakMap', nameFor(definition, names));
    calls.push(...(found ?? []));
  });
  return calls;
}

/** `new WeakMap`, of nothing. */
function makerOf({
  expression,
  arguments: args = [],
}: Pick<ts.NewExpression, 'expression'> & { arguments?: readonly ts.Node[] }): string | null {
  const isMaker = compiler.isIdentifier(expression) && makers.has(expression.text) && args.length === 0;
  return isMaker && resolve(expression) === null ? expression.text : null;
}

/** The variable that a map is put into, at once or later. */
function heldBy(made: ts.Node): Definition | null {
  const { parent } = made;
  if (compiler.isVariableDeclaration(parent) && compiler.isIdentifier(parent.name)) return definitionAt(parent.name);
  return isGiving(parent, made) && compiler.isIdentifier(parent.left) ? resolve(parent.left) : null;
}

/** Names of variables are unique where they can be seen together, and not in a whole file. */
function nameFor({ name, identifier }: Definition, taken: Set<string>): string {
  const own = taken.has(name) ? `#${name}${identifier.pos}` : `#${name}`;
  taken.add(name);
  return own;
}

/** The calls that a map is used by; null where it is used for anything else, or never with `this`. */
function callsOf(definition: Definition, isField: boolean, name: string): PrivateCall[] | null {
  const calls: PrivateCall[] = [];
  let isOfThis = false;
  for (const mention of referencesTo(definition)) {
    if (isFilling(mention)) continue;
    const found = isField ? callsByAlias(mention, name) : null;
    const node = callWith(mention);
    const use = node === null ? null : useOf(node, mention, isField, name);
    if (found === null && (node === null || use === null)) return null;
    if (found !== null) calls.push(...found);
    else if (node !== null && use !== null && use !== 'brand') calls.push({ node, use });
    isOfThis ||= (found ?? (use === 'brand' || node === null ? [] : [{ node }])).some((one) =>
      isAskedWithThis(one.node),
    );
  }
  return isOfThis ? calls : null;
}

const isAskedWithThis = ({ arguments: args }: ts.CallExpression): boolean =>
  args.some(
    (arg) =>
      arg.kind === compiler.SyntaxKind.ThisKeyword ||
      (compiler.isIdentifier(arg) && onlyValueOf(arg)?.kind === compiler.SyntaxKind.ThisKeyword),
  );

/**
 * Where a minifier has put a helper in place, the map goes by the name of its parameter: `(own = map).has(object) ? … :
 * own.set(object, 5)`, `check(object, own = map), own.get(object)`. Null where a mention is no such thing.
 */
function callsByAlias(mention: ts.Identifier, name: string): PrivateCall[] | null {
  const { parent } = mention;
  if (!isGiving(parent, mention) || !compiler.isIdentifier(parent.left)) return null;
  const alias = onlyValueOf(parent.left) === mention ? resolve(parent.left) : null;
  if (alias === null) return null;
  const calls = askedInPlace(parent);
  for (const one of referencesTo(alias)) {
    if (one === parent.left || compiler.isBinaryExpression(one.parent)) continue;
    const node = callWith(one);
    const use = node === null ? null : useOf(node, one, true, name);
    if (node !== null && use !== null && use !== 'brand') calls.push({ node, use });
  }
  return calls;
}

/** `check(object, own = map, "read from private field")` as a step, and `(own = map).has(object)` where a helper adds it. */
function askedInPlace(given: ts.BinaryExpression): PrivateCall[] {
  const { parent } = given;
  if (compiler.isCallExpression(parent) && isComma(parent.parent) && parent.parent.left === parent)
    return [{ node: parent, use: { kind: 'asked', parts: [...parent.arguments], answer: 'true' } }];
  const access = compiler.isParenthesizedExpression(parent) ? parent.parent : parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name.text !== 'has') return [];
  const call = access.parent;
  return compiler.isCallExpression(call) && compiler.isConditionalExpression(call.parent)
    ? [{ node: call, use: { kind: 'asked', parts: [access.expression], answer: 'false' } }]
    : [];
}

/** `map = new WeakMap` */
function isFilling(mention: ts.Node): boolean {
  const { parent } = mention;
  return (
    compiler.isBinaryExpression(parent) &&
    parent.left === mention &&
    compiler.isNewExpression(parent.right) &&
    makerOf(parent.right) !== null
  );
}

/** `helper(this, map)` or `map.get(this)` */
function callWith(mention: ts.Node): ts.CallExpression | null {
  const { parent } = mention;
  const call = compiler.isPropertyAccessExpression(parent) && parent.expression === mention ? parent.parent : parent;
  return compiler.isCallExpression(call) && !call.arguments.some(compiler.isSpreadElement) ? call : null;
}

function useOf(node: ts.CallExpression, mention: ts.Node, isField: boolean, name: string): PrivateUse | 'brand' | null {
  const { expression: callee, arguments: args } = node;
  const at = args.indexOf(mention as ts.Expression);
  if (at < 0) {
    const asked = (callee as ts.PropertyAccessExpression).name.text;
    if (asked === 'add' && !isField) return 'brand';
    if (!isField || args.length === 0) return null;
    if (asked === 'get') return { kind: 'read', object: 0, name };
    return asked === 'set' && args.length === 2 ? { kind: 'write', object: 0, value: 1, name } : null;
  }
  if (at > 1 || args.length < 2 || compiler.isPropertyAccessExpression(callee)) return null;
  const object = 1 - at;
  return isField ? fieldUse(node, object, name) : brandUse(node, object);
}

const wordAt = (args: readonly ts.Expression[], index: number): string | null => {
  const arg = args[index];
  return arg !== undefined && compiler.isStringLiteralLike(arg) ? arg.text : null;
};

/** Some say with a letter what they ask for: a field, a method or an accessor. */
function fieldUse(node: ts.CallExpression, object: number, name: string): PrivateUse | null {
  const { arguments: args } = node;
  if (args.length === 2 || (args.length === 3 && wordAt(args, 2) === 'f')) return { kind: 'read', object, name };
  if (args.length === 3 && wordAt(args, 2) === 'get' && isKept(node)) return { kind: 'descriptor', object, name };
  const isWrite = args.length === 3 || (args.length === 4 && wordAt(args, 3) === 'f');
  return isWrite ? { kind: 'write', object, value: 2, name } : null;
}

/** Whether a variable is given what comes back, where a field is written to for its own sake. */
const isKept = (node: ts.Node): boolean => compiler.isVariableDeclaration(node.parent) || isGiving(node.parent, node);

function brandUse({ arguments: args, parent }: ts.CallExpression, object: number): PrivateUse | 'brand' {
  if (args.length === 2) return 'brand';
  const method = args.length === 4 && ['m', 'a'].includes(wordAt(args, 2) ?? '') ? 3 : 2;
  if (args.length > method + 1) return 'brand';
  const isCalled = compiler.isPropertyAccessExpression(parent) && parent.name.text === 'call';
  return isCalled ? { kind: 'method', method } : { kind: 'getter', object, method };
}
