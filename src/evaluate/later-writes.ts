/**
 * What the program does to a value after its definition, where the definition is evaluated without the statements that
 * follow it: dates that are moved, properties that are added to an object or a function, items to a collection. Takes
 * the fresh value, gives it as it may be.
 */
import { definitionAt, enclosingFunction, referencesTo } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { parameterFor } from '../syntax/handed-literals.js';
import { isStandardGlobal } from '../syntax/standard-globals.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import { aliasesOf, fillsAt, filledBelow, filledBy, isContainer } from './fills.js';
import type { Container, Fill } from './fills.js';
import { mayHappen } from './happenings.js';
import { filled, filledElsewhere, mentionsElsewhere, timesForFunctions, writeLimit } from './property-writes.js';
import type { Run } from './run.js';
import { noteSymbolWrites } from './symbol-writes.js';
import { joinAll, joinValues } from './values.js';
import type { Choice, Environment, ObjectValue, Value } from './values.js';

const mentionLimit = 40;
const comma = compiler.SyntaxKind.CommaToken;

/** The value of a definition after what is done to it where it is mentioned. The definition itself can be read already. */
export function withLaterWrites(run: Run, definition: Definition, home: Environment | null, value: Value): Value {
  if (value.kind === 'choice' && value.options.some(isContainer)) return added(run, definition, home, value);
  if (value.kind === 'choice' && value.options.some(isOfClass)) return told(run, definition, home, value);
  const isPlain = value.kind === 'function' || (value.kind === 'object' && value.brand === 'plain');
  const changers = value.kind === 'object' ? changersOf[value.brand] : changersOf[value.kind];
  if (!isPlain && changers === undefined) return value;
  const mentions = mentionsOf(definition);
  const times = value.kind === 'function' ? timesForFunctions : 1;
  if (mentions.length > mentionLimit * times) return isContainer(value) ? opened(run, mentions, home, value) : value;
  if (isPlain) {
    const object = filledElsewhere(run, definition, filled(run, definition, mentions, home, value));
    if (isOfClass(object)) setUp(run, definition, mentions, home, object);
    else if (isContainer(object)) {
      const all = [...mentions, ...mentionsElsewhere(run, definition)];
      filledBy(run, object, mentions.flatMap(fillsAt).filter(isNoName), () => home);
      filledBelow(run, object, all, () => home);
    }
    return object;
  }
  const unmoved: Value[] = [];
  for (const mention of mentions) {
    const change = changeOf(run, definition, mention, home);
    if (change === null || changers?.test(change.method) !== true) continue;
    if (!change.isSure) {
      if (value.kind !== 'date' || mayHappen(run, change.call, home, definition) === 'never') continue;
      unmoved.push({ ...value });
    }
    run.interpreter.evaluate(run, change.call, home);
  }
  if (isContainer(value)) filledBy(run, value, fillsByOthers(run, definition, mentions), () => home);
  // A copy: the undo log of a branch may take the moves back, but the definition is not evaluated again.
  return value.kind === 'date' ? unmoved.reduce(joinValues, { ...value }) : value;
}

/** `const store = Store.instance()`: whichever object it is, it is told what stands beside. */
function told(run: Run, definition: Definition, home: Environment | null, value: Choice): Value {
  const mentions = mentionsOf(definition);
  if (mentions.length <= mentionLimit)
    for (const option of value.options) if (isOfClass(option)) setUp(run, definition, mentions, home, option);
  return value;
}

const isOfClass = (value: Value): value is ObjectValue =>
  value.kind === 'object' && value.brand === 'plain' && value.prototype !== null;

/** What is mentioned all over holds more than is looked for; what it holds by its definition may still be filled. */
function opened(run: Run, mentions: readonly ts.Node[], home: Environment | null, value: Container): Value {
  const open = { ...value, open: true };
  filledBelow(run, open, mentions, () => home);
  return open;
}

/**
 * `var App = window.App || {}`: what is added is added to whichever it is. One that nobody in the text has made has nothing
 * but what is added.
 */
function added(run: Run, definition: Definition, home: Environment | null, value: Choice): Value {
  const name = sharedName(definition, value);
  const options = value.options
    .filter((option) => option.kind !== 'unknown' || option.path !== `var:${name ?? ''}`)
    .map((option) => (isContainer(option) ? named(withLaterWrites(run, definition, home, option), name) : option));
  const made = options.find((option) => option.kind === 'object');
  if (made?.kind !== 'object') return value;
  for (const option of options) {
    // What came out of a call, as settings do that were stored, has more than what is added here.
    if (option.kind !== 'unknown' || run.written.has(option.path)) continue;
    if (option.path.endsWith(')')) noteSymbolWrites(run, definition, option);
    else run.written.set(option.path, made);
  }
  return joinAll(options.filter((option) => option.kind !== 'native' || isStandardGlobal(option.name)));
}

/** The name by which other scripts find something, and add to it: that of the global it may be, or of a variable that is one. */
function sharedName({ name, scope: { node } }: Definition, value: Choice): string | null {
  const known = value.options.find((option) => option.kind === 'native' && !isStandardGlobal(option.name));
  if (known?.kind === 'native') return known.name;
  return compiler.isSourceFile(node) && !compiler.isExternalModule(node) ? name : null;
}

const named = (value: Value, name: string | null): Value =>
  name !== null && value.kind === 'object' && value.brand === 'plain' && value.path === ''
    ? { ...value, path: name, open: true }
    : value;

/** What is written under a name has its own way. */
const isNoName = ({ key }: Fill): boolean => typeof key !== 'string';

/** What other functions than the one of the definition put into it, in this file and in others. */
function fillsByOthers(run: Run, definition: Definition, mentions: readonly ts.Node[]): readonly Fill[] {
  const owner = enclosingFunction(definition.identifier);
  const inOthers = mentions.filter((mention) => enclosingFunction(mention) !== owner);
  return [...inOthers, ...mentionsElsewhere(run, definition)].flatMap(fillsAt);
}

/** An object of a class of the program is told things where it is made: `store.set('end', …)` beside `const store = new Store()`. */
function setUp(
  run: Run,
  definition: Definition,
  mentions: readonly ts.Node[],
  home: Environment | null,
  object: ObjectValue,
): void {
  const atTop = mentionsElsewhere(run, definition).filter((mention) => enclosingFunction(mention) === null);
  const calls = [...mentions, ...atTop].flatMap((mention) => changeOf(run, definition, mention, home) ?? []);
  for (const { method, call, isSure } of calls.slice(0, writeLimit)) {
    const named = isSure ? run.interpreter.getProperty(run, object, method, call) : null;
    if (named?.kind !== 'function' || !compiler.isMethodDeclaration(named.node)) continue;
    unlessThrown(run, () => {
      const args = call.arguments.map((one) => run.interpreter.evaluate(run, one, home));
      return run.interpreter.call(run, named, object, args, call);
    });
  }
}

/** Where a value is mentioned, under its own name or under one that it is kept in as well, or handed to in place. */
export function mentionsOf(definition: Definition): readonly ts.Node[] {
  const own = referencesTo(definition);
  // `var a = a` keeps it under its own name.
  const known = new Set<ts.Node>(own);
  const others = own.flatMap(aliasesOf).filter((mention) => !known.has(mention));
  const kept = others.length === 0 ? own : [...own, ...others];
  const handed = own.flatMap(mentionsWhereHanded);
  return handed.length === 0 || kept.length + handed.length > mentionLimit ? kept : [...kept, ...handed];
}

function mentionsWhereHanded(mention: ts.Node): readonly ts.Node[] {
  const parameter = parameterFor(mention);
  const definition = parameter === null ? null : definitionAt(parameter);
  return definition === null ? [] : referencesTo(definition);
}

/** Methods that change what they are called on, by its kind or brand. */
const changersOf: Readonly<Record<string, RegExp>> = {
  date: /^set/,
  array: /^(?:push|unshift|splice|reverse|sort|fill)$/,
  map: /^set$/,
  set: /^add$/,
  'data-view': /^set/,
};

interface ChangeCall {
  readonly method: string;
  readonly call: ts.CallExpression;
  /** Whether nothing decides if it is done. */
  readonly isSure: boolean;
}

/** A call `value.method(…)` beside the definition. In a body that is run, what has to do with the clock has its own turn. */
function changeOf(run: Run, definition: Definition, mention: ts.Node, home: Environment | null): ChangeCall | null {
  const access = mention.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.expression !== mention) return null;
  const call = access.parent;
  const owner = enclosingFunction(definition.identifier);
  if (!compiler.isCallExpression(call) || call.expression !== access || enclosingFunction(call) !== owner) return null;
  const file = call.getSourceFile();
  const body = owner === null ? file : (owner as { readonly body?: ts.Node }).body;
  const { statement, isSure } = outermostStatement(call, body, definition);
  const isRun = home !== null || (owner === null && run.memo.has(file));
  return isRun && run.program.heat.isHot(statement) ? null : { method: access.name.text, call, isSure };
}

/** The statement of a body that something stands in, and whether it is done whenever the definition is reached. */
function outermostStatement(
  call: ts.Node,
  body: ts.Node | undefined,
  definition: Definition,
): { statement: ts.Node; isSure: boolean } {
  let [inner, isSure] = [call, true];
  for (; inner.parent !== body && !compiler.isSourceFile(inner.parent); inner = inner.parent) {
    const isBeside = inner.parent.pos <= definition.identifier.pos && definition.identifier.end <= inner.parent.end;
    if (!isBeside && !goesThrough(inner.parent, inner)) isSure = false;
  }
  return { statement: inner, isSure };
}

/** Whether what stands in a node is done whenever the node is: it does not for what a condition or a loop holds. */
function goesThrough(outer: ts.Node, inner: ts.Node): boolean {
  if (compiler.isBinaryExpression(outer)) return inner === outer.left || outer.operatorToken.kind === comma;
  if (compiler.isIfStatement(outer)) return inner === outer.expression;
  return (
    compiler.isExpressionStatement(outer) ||
    compiler.isParenthesizedExpression(outer) ||
    compiler.isVoidExpression(outer) ||
    compiler.isBlock(outer) ||
    compiler.isTryStatement(outer)
  );
}
