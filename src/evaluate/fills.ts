/**
 * What functions that nobody ran may have put into a container: `data.set('end', …)`, `rows.push(…)`, `data['end'] = …`,
 * `Object.assign(data, …)`. Goes in: a fresh container and the places where it is mentioned. Comes out: the same container
 * with what it may hold by then.
 */
import { writesRightSide } from '../syntax/operators.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import { mayHappen } from './happenings.js';
import { withinSteps } from './leash.js';
import { entryKey } from './natives/collections.js';
import { keyOfValue } from './property-keys.js';
import type { Run } from './run.js';
import { arrayValue, joinValues, undefinedValue } from './values.js';
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
  const { expression: callee, arguments: args } = node;
  const isAssign =
    compiler.isPropertyAccessExpression(callee) &&
    callee.name.text === 'assign' &&
    compiler.isIdentifier(callee.expression) &&
    callee.expression.text === 'Object';
  if (!isAssign || args[0] !== mention || args.some(compiler.isSpreadElement)) return [];
  return args.slice(1).map((value) => ({ how: 'assign', key: null, value, node }));
}

/** Whether a container of that kind is filled that way. */
function fits(container: Container, { how }: Fill): boolean {
  if (container.kind === 'array') return how === 'push';
  if (container.brand === 'map') return how === 'set';
  return container.brand === 'set' ? how === 'add' : how === 'put' || how === 'assign';
}

/** Puts into a container what may have been put there; too much of it leaves the container open. `environmentOf` tells where a fill is evaluated. */
export function filledBy(
  run: Run,
  container: Container,
  fills: readonly Fill[],
  environmentOf: (fill: Fill) => Environment | null,
): void {
  const fitting = fills.filter((fill) => fits(container, fill));
  if (fitting.length > fillLimit) container.open = true;
  else for (const fill of fitting) fillWith(run, container, fill, environmentOf(fill));
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
  else putInto(container, fill, name, value);
}

function putInto(container: Container, { how }: Fill, key: Value | string | null, value: Value): void {
  if (container.kind === 'array') {
    container.items.push(value);
    container.open = true;
  } else if (how === 'add') container.properties.set(entryKey(value), value);
  else if (how === 'set') putEntry(container, key, value);
  else if (how === 'put') putProperty(container, typeof key === 'string' ? key : key && keyOfValue(key), value);
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
