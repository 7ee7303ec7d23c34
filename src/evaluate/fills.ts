/**
 * What functions that nobody ran may have put into a container: `data.set('end', …)`, `rows.push(…)`, `data['end'] = …`,
 * `Object.assign(data, …)`. Goes in: a fresh container and the places where it is mentioned. Comes out: the same container
 * with what it may hold by then.
 */
import { writesRightSide } from '../syntax/operators.js';
import { definitionAt, enclosingFunction, referencesTo } from '../syntax/scopes.js';
import { takingAt } from '../syntax/taking-over.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { spreadAny, writeAny } from './any-key.js';
import { unlessThrown } from './branches.js';
import { activationsOf } from './handed.js';
import { mayHappen } from './happenings.js';
import { withinSteps } from './leash.js';
import { entryKey } from './natives/collections.js';
import { leftOf } from './options.js';
import { keyOfValue } from './property-keys.js';
import type { Run } from './run.js';
import { arrayValue, joinValues, undefinedValue, unknown } from './values.js';
import type { ArrayValue, Environment, ObjectValue, Value } from './values.js';

/** Something that is put into a container. */
export interface Fill {
  /** `put` is an assignment to a property, `assign` takes over the properties of a value. */
  readonly how: 'set' | 'add' | 'push' | 'put' | 'assign';
  /** What is evaluated for the key; a text where it is written out; null where there is none. */
  readonly key: ts.Expression | string | null;
  readonly value: ts.Expression;
  readonly node: ts.Node;
}

export type Container = ArrayValue | ObjectValue;

const brands: ReadonlySet<string> = new Set(['plain', 'map', 'set']);
const fillLimit = 12;
const depthLimit = 3;
/** Most of what is put in has nothing to do with the clock. */
const stepsOfFill = 400;

/** Whether a value is something to put other values into. */
export const isContainer = (value: Value): value is Container =>
  value.kind === 'array' || (value.kind === 'object' && brands.has(value.brand) && value.prototype === null);

/** What is put where a container is mentioned; none where it is only asked. */
export function fillsAt(mention: ts.Node): readonly Fill[] {
  const { parent } = mention;
  if (compiler.isCallExpression(parent)) return assigned(parent, mention);
  if (compiler.isElementAccessExpression(parent) && parent.expression === mention)
    return written(parent, parent.argumentExpression);
  if (!compiler.isPropertyAccessExpression(parent) || parent.expression !== mention) return [];
  const call = parent.parent;
  return compiler.isCallExpression(call) && call.expression === parent
    ? called(call, parent.name.text)
    : written(parent, parent.name.text);
}

function written(target: ts.Expression, key: ts.Expression | string): readonly Fill[] {
  const node = target.parent;
  const isWrite = compiler.isBinaryExpression(node) && node.left === target && writesRightSide(node.operatorToken.kind);
  return isWrite ? [{ how: 'put', key, value: node.right, node }] : [];
}

function called(node: ts.CallExpression, method: string): readonly Fill[] {
  const [first, second] = node.arguments;
  if (first === undefined || node.arguments.some(compiler.isSpreadElement)) return [];
  if (method === 'set') return second === undefined ? [] : [{ how: 'set', key: first, value: second, node }];
  if (method === 'add') return [{ how: 'add', key: null, value: first, node }];
  if (method !== 'push' && method !== 'unshift') return [];
  return node.arguments.map((value) => ({ how: 'push', key: null, value, node }));
}

/** `Object.assign(container, …)` */
function assigned(node: ts.CallExpression, mention: ts.Node): readonly Fill[] {
  const taking = takingAt(node);
  if (taking?.target !== mention) return [];
  return taking.sources.map((value) => ({ how: 'assign', key: null, value, node }));
}

/** Whether a container of that kind is filled that way. */
function fits(container: Container, { how }: Fill): boolean {
  if (container.kind === 'array') return how === 'push';
  if (container.brand === 'map') return how === 'set';
  return container.brand === 'set' ? how === 'add' : how === 'put' || how === 'assign';
}

/** Where a fill is evaluated. */
export type EnvironmentOf = (fill: Fill) => Environment | null;

/** Puts into a container what may have been put there; of too much of it nothing is known. */
export function filledBy(
  run: Run,
  container: Container,
  fills: readonly Fill[],
  environmentOf: EnvironmentOf,
  name = '',
): void {
  const fitting = fills.filter((fill) => fits(container, fill));
  if (fitting.length <= fillLimit) for (const fill of fitting) fillByCalls(run, container, fill, environmentOf(fill));
  else if (container.kind === 'object' && container.brand === 'plain')
    writeAny(run, container, unknown(`${container.path || name}[]`));
  else container.open = true;
}

/** Fills the containers that stand in a container, as far down as the text goes: `mention.options.end = …`. */
export function filledBelow(
  run: Run,
  container: Container,
  mentions: readonly ts.Node[],
  environmentOf: EnvironmentOf,
  depth = depthLimit,
): void {
  if (container.kind !== 'object' || container.brand !== 'plain' || depth === 0) return;
  for (const [name, below] of membersAt(mentions)) {
    const held = container.properties.get(name);
    const options = held?.kind === 'choice' ? held.options : held === undefined ? [] : [held];
    for (const inner of options.filter(isContainer)) {
      filledBy(run, inner, below.flatMap(fillsAt), environmentOf, name);
      filledBelow(run, inner, below, environmentOf, depth - 1);
    }
  }
}

/** The places where a member of what is mentioned stands, or a variable that it is kept in, by the member's name. */
function membersAt(mentions: readonly ts.Node[]): ReadonlyMap<string, readonly ts.Node[]> {
  const members = new Map<string, ts.Node[]>();
  for (const mention of mentions) {
    const { parent: access } = mention;
    if (!compiler.isPropertyAccessExpression(access) || access.expression !== mention) continue;
    const known = members.get(access.name.text) ?? [];
    known.push(...withAliases(access));
    members.set(access.name.text, known);
  }
  return members;
}

/** A place, and those of the variable that it is kept in: `const options = this.options`. */
export const withAliases = (mention: ts.Node): readonly ts.Node[] => [mention, ...aliasesOf(mention)];

/** Where the variable is mentioned that a place is kept in. */
export function aliasesOf(mention: ts.Node): readonly ts.Node[] {
  const { parent } = mention;
  const isKept =
    compiler.isVariableDeclaration(parent) && parent.initializer === mention && compiler.isIdentifier(parent.name);
  const alias = isKept ? definitionAt(parent.name) : null;
  return alias === null ? [] : referencesTo(alias);
}

/** A function that fills something with what it is handed does so at every call of it: `add(test, act) { rows.push({ test, act }); }` */
function fillByCalls(run: Run, container: Container, fill: Fill, environment: Environment | null): void {
  const owner = enclosingFunction(fill.node);
  const isEntered = owner === null || owner === run.calls.at(-1)?.callee || owner.parameters.length === 0;
  const around = { cells: new Map(), parent: null, receiver: null, ...environment };
  const calls = isEntered ? null : activationsOf(run, owner, { ...around, node: owner });
  for (const activation of calls ?? [environment]) fillWith(run, container, fill, activation);
}

function fillWith(run: Run, container: Container, fill: Fill, environment: Environment | null): void {
  if (mayHappen(run, fill.node, environment, null) === 'never') return;
  const { key } = fill;
  const evaluate = (node: ts.Expression): Value | null =>
    withinSteps(
      run,
      stepsOfFill,
      () => unlessThrown(run, () => run.interpreter.evaluate(run, node, environment)),
      () => null,
    );
  const name = key === null || typeof key === 'string' ? key : evaluate(key);
  const value = evaluate(fill.value);
  if (value === null) container.open = true;
  else putInto(run, container, fill, name, value);
}

function putInto(run: Run, container: Container, { how }: Fill, key: Value | string | null, value: Value): void {
  if (container.kind === 'array') {
    container.items.push(value);
    container.open = true;
  } else if (how === 'add') container.properties.set(entryKey(value), value);
  else if (how === 'set') putEntry(container, key, value);
  else if (how === 'put') putUnder(run, container, key, value);
  else takeOver(container, value);
}

/** `data[key] = …` is under each of the keys that a loop goes through, or under one that nobody knows. */
function putUnder(run: Run, container: ObjectValue, key: Value | string | null, value: Value): void {
  const options = key === null || typeof key === 'string' ? [] : key.kind === 'choice' ? key.options : [key];
  const names = typeof key === 'string' ? [key] : options.map(keyOfValue);
  for (const name of names) if (name !== null) putProperty(container, name, value);
  if (names.length > 0 && !names.includes(null)) return;
  // Copies know their way: asked for a name they have what the source has. A table by id says nothing of any name.
  const copied = leftOf(value, ({ kind }) => kind !== 'unknown');
  if (copied?.kind === 'unknown' || copied?.kind === 'choice') writeAny(run, container, copied);
}

/** `Object.assign(data, value)`: of `options || {}` each may be it. */
function takeOver(container: ObjectValue, value: Value): void {
  if (value.kind === 'choice') for (const option of value.options) takeOver(container, option);
  else if (value.kind === 'unknown') spreadAny(container, value);
  else if (value.kind === 'object') for (const [name, one] of value.properties) putProperty(container, name, one);
}

function putEntry({ properties }: ObjectValue, key: Value | string | null, value: Value): void {
  if (key === null || typeof key === 'string') return;
  const before = properties.get(entryKey(key));
  const known = before?.kind === 'array' ? before.items[1] : undefined;
  properties.set(entryKey(key), arrayValue([key, known === undefined ? value : joinValues(known, value)]));
}

function putProperty({ properties }: ObjectValue, key: string | null, value: Value): void {
  if (key !== null) properties.set(key, joinValues(properties.get(key) ?? undefinedValue, value));
}
