/**
 * Async functions that a compiler put into a machine, a wrapper and what hands a call on to that, and a minifier into one
 * expression: `(t = wrap(mark(function e() { … })), function () { return t.apply(this, arguments); })`. Takes a tree, gives the
 * expressions that are such a function, and it.
 */
import { lastOf } from '../syntax/commas.js';
import { makesContextMachine } from '../syntax/context-machines.js';
import { isWithin } from '../syntax/is-within.js';
import { resolve, writesTo } from '../syntax/scopes.js';
import { endsInMachine } from '../syntax/state-machines.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { kindsOf, walkKinds } from '../syntax/walk.js';

const { SyntaxKind } = compiler;

type Body = ts.FunctionExpression | ts.ArrowFunction;

/** An expression that is an async function with that body, or the variable that holds one. */
export interface AsyncWrapper {
  readonly node: ts.Expression;
  readonly use: { readonly kind: 'async'; readonly body: Body } | { readonly kind: 'word'; readonly word: string };
}

/** Whether a text may hold any: such machines go round for ever or by labels, and what wraps them hands on what it is called with. */
const mayHold = (text: string): boolean =>
  text.includes('.apply(') &&
  /\.label\b|\bfor\s*\(\s*;\s*;\s*\)\s*switch|\bwhile\s*\(\s*(?:1|!0|true)\s*\)\s*switch/.test(text);

export function asyncWrappersIn(tree: ts.SourceFile): AsyncWrapper[] {
  if (!mayHold(tree.text)) return [];
  const found: AsyncWrapper[] = [];
  walkKinds(tree, functionKinds, (node) => {
    const given = node as ts.FunctionExpression;
    found.push(...(handedOn(given) ?? madeOnTheSpot(given)));
  });
  return found;
}
const functionKinds = kindsOf(SyntaxKind.FunctionExpression);

/** The whole chain of commas that a function ends which hands its calls on to what the chain has made; null for another. */
function handedOn(node: ts.FunctionExpression): readonly AsyncWrapper[] | null {
  const target = appliedIn(node.body.statements);
  if (target === null) return null;
  let whole = chainOf(node);
  const body = whole === node ? null : asyncOf(target);
  // As the value of a property it needs no parentheses any more.
  while (compiler.isParenthesizedExpression(whole.parent) && compiler.isPropertyAssignment(whole.parent.parent))
    whole = whole.parent;
  return body === null || !isWithin(body, whole) ? [] : [{ node: whole, use: { kind: 'async', body } }];
}

/** The whole chain of commas that an expression ends. */
function chainOf(node: ts.Expression): ts.Expression {
  let whole = node;
  while (compiler.isBinaryExpression(whole.parent) && lastOf(whole.parent) === node) whole = whole.parent;
  return whole;
}

/** `function () { var self = this, args = arguments; return new Promise(function (resolve, reject) { … }); }` */
function madeOnTheSpot(node: ts.FunctionExpression): readonly AsyncWrapper[] {
  const held = drivenIn(node);
  const machine = held === null ? null : machineHeld(held);
  const whole = chainOf(node);
  if (machine !== null && isWithin(machine, whole)) return [{ node: whole, use: { kind: 'async', body: machine } }];
  const marked = held === null ? null : markedBy(held);
  if (held === null || marked === null || isWithin(marked.call, node)) return [];
  return [
    { node, use: { kind: 'word', word: held.text } },
    { node: marked.call, use: { kind: 'async', body: marked.body } },
  ];
}

/** The body that a variable holds and that hands a machine to its driver itself, as SWC writes it. */
function machineHeld(name: ts.Identifier): Body | null {
  const value = valueOf(name);
  return value !== null && compiler.isFunctionExpression(value) && endsInMachine(value.body) ? value : null;
}

/** The name of `target` in `return target.apply(this, arguments)`, which has to be the only statement. */
function appliedIn(statements: readonly ts.Statement[]): ts.Identifier | null {
  const [only] = statements;
  if (only === undefined || statements.length > 1 || !compiler.isReturnStatement(only)) return null;
  return only.expression === undefined ? null : appliedBy(only.expression, 'this');
}

function appliedBy(call: ts.Expression, receiver: 'this' | null): ts.Identifier | null {
  if (!compiler.isCallExpression(call) || call.arguments.length !== 2) return null;
  const { expression: callee } = call;
  const [self, args] = call.arguments;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'apply') return null;
  if (receiver !== null && self?.kind !== SyntaxKind.ThisKeyword) return null;
  const isAll = args !== undefined && compiler.isIdentifier(args);
  return isAll && compiler.isIdentifier(callee.expression) ? callee.expression : null;
}

/** The machine that a function drives on the spot: its executor makes one, and two functions that ask it to go on. */
function drivenIn({ body: { statements } }: ts.FunctionExpression): ts.Identifier | null {
  const last = statements.at(-1);
  const made = last !== undefined && compiler.isReturnStatement(last) ? lastOf(last.expression) : undefined;
  if (made === undefined || !compiler.isNewExpression(made) || made.arguments?.length !== 1) return null;
  const [executor] = made.arguments;
  if (executor === undefined || !compiler.isFunctionExpression(executor)) return null;
  const { statements: steps } = executor.body;
  const drivers = steps.filter(isDriver);
  const variables = steps.flatMap((step) =>
    compiler.isVariableStatement(step) ? [...step.declarationList.declarations] : [],
  );
  const targets = variables.flatMap(({ initializer }) => (initializer && appliedBy(initializer, null)) ?? []);
  return drivers.length === 2 ? (targets[0] ?? null) : null;
}

/** `function next(value) { step(machine, resolve, reject, next, fail, 'next', value); }` */
function isDriver(step: ts.Statement): boolean {
  const [only] = compiler.isFunctionDeclaration(step) ? (step.body?.statements ?? []) : [];
  if (only === undefined || !compiler.isExpressionStatement(only)) return false;
  const { expression: call } = only;
  return (
    compiler.isCallExpression(call) &&
    call.arguments.some((one) => compiler.isStringLiteral(one) && (one.text === 'next' || one.text === 'throw'))
  );
}

/** The one value that a variable is given. */
function valueOf(name: ts.Identifier): ts.Expression | null {
  const definition = resolve(name);
  if (definition?.kind !== 'variable') return null;
  const { declaration } = definition;
  const initial = compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  const values = [initial, ...writesTo(definition).map(({ value, kind }) => (kind === 'assign' ? value : null))].filter(
    (value) => value !== undefined,
  );
  return values.length === 1 ? (values[0] ?? null) : null;
}

interface Marked {
  readonly call: ts.CallExpression;
  readonly body: Body;
}

/** `mark(function e() { return drive(function (context) { … }); })` */
function markedIn(node: ts.Expression | null): Marked | null {
  if (node === null || !compiler.isCallExpression(node) || node.arguments.length !== 1) return null;
  const [body] = node.arguments;
  if (body === undefined || !(compiler.isFunctionExpression(body) || compiler.isArrowFunction(body))) return null;
  return makesContextMachine(body) ? { call: node, body } : null;
}

const markedBy = (name: ts.Identifier): Marked | null => markedIn(valueOf(name));

/** The body of the async function that a variable holds, by a wrapper's name or written out. */
function asyncOf(name: ts.Identifier): Body | null {
  const value = valueOf(name);
  if (value === null) return null;
  if (compiler.isFunctionExpression(value)) {
    const held = drivenIn(value);
    return held === null ? null : (markedBy(held)?.body ?? machineHeld(held));
  }
  const isWrapped = compiler.isCallExpression(value) && value.arguments.length === 1;
  return isWrapped ? (markedIn(value.arguments[0] ?? null)?.body ?? null) : null;
}
