/**
 * Promises: one is the value that it resolves to; a rejection that nobody handles is a throw, and one that never
 * settles holds up whoever awaits it. One that nobody has settled yet is an object that waits for its value.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { methodInText } from './coercion.js';
import { noteEvent } from './events.js';
import { noteHolder } from './holders.js';
import { executorKey, heldIn, isPending, promiseBrand, waitingKey } from './pending.js';
import type { Run } from './run.js';
import { settledElsewhere } from './settlers.js';
import { functionValue, joinAll, objectValue, primitive, undefinedValue, unknown } from './values.js';
import type { FunctionValue, ObjectValue, Value } from './values.js';

/** `new Promise(executor)`. */
export function runExecutor(run: Run, args: readonly Value[], site: ts.Node): Value {
  const [executor] = args;
  if (executor?.kind !== 'function') return unknown('promise');
  const settled = pendingBy(executor);
  run.interpreter.call(run, executor, null, settlersOf(settled), site);
  const isAwaited = compiler.isAwaitExpression(site.parent) || compiler.isReturnStatement(site.parent);
  if (executor.node.parameters.length === 0 && isAwaited) noteEvent(run, 'hang', site, 'promise', []);
  return settled.properties.get('value') ?? settled;
}

/** A promise that nobody has settled, made by that function. */
const pendingBy = (executor: FunctionValue): ObjectValue =>
  objectValue([[executorKey, executor]], { brand: promiseBrand, open: true, path: 'promise' });

const settlersOf = (promise: ObjectValue): ObjectValue[] =>
  ['resolve', 'reject'].map((brand) => objectValue([['promise', promise]], { brand }));

/** A function that gives a promise of what the given one hands to a callback, as Node's do: `(error, value) => …`. */
export const promising = (callee: FunctionValue): ObjectValue =>
  objectValue([[calleeKey, callee]], { brand: promisingBrand });
export const promisingBrand = 'promising';
const calleeKey = '[[callee]]';
/** Where a settler finds the value among what it is handed; the first where it does not say. */
const indexKey = '[[index]]';

export function callPromising(run: Run, { properties }: ObjectValue, args: readonly Value[], site: ts.Node): Value {
  const callee = properties.get(calleeKey);
  const promise = objectValue([], { brand: promiseBrand, open: true, path: 'promise' });
  const callback = objectValue(
    [
      ['promise', promise],
      [indexKey, primitive(1)],
    ],
    { brand: 'resolve' },
  );
  if (callee !== undefined) run.interpreter.call(run, callee, null, [...args, callback], site);
  return promise.properties.get('value') ?? promise;
}

/** A call of `resolve` or `reject`. */
export function settle(run: Run, settler: ObjectValue, args: readonly Value[], site: ts.Node): Value {
  const promise = settler.properties.get('promise');
  const value = args[settler.properties.has(indexKey) ? 1 : 0] ?? undefinedValue;
  if (settler.brand === 'reject') {
    const handler = run.handlers.at(-1);
    if (handler === undefined) noteEvent(run, 'throw', site, 'reject', [value]);
    else handler.mayThrow.push(value);
  } else if (promise?.kind === 'object') {
    run.store.setProperty(promise, 'value', value);
    noteSettled(run, promise, value);
    const waiting = promise.properties.get(waitingKey);
    for (const one of waiting?.kind === 'array' ? waiting.items : [])
      run.interpreter.call(run, one, null, [value], site);
  }
  return undefinedValue;
}

/** Whoever mentions what a promise is kept in may wait for its value. What was decided on the way may have chosen it. */
function noteSettled(run: Run, promise: ObjectValue, value: Value): void {
  const holder = holderOf(promise);
  if (holder === null) return;
  if (run.trace.conditions.size > 0) run.trace.holders.set(holder, null);
  else noteHolder(run, holder, value);
}

/** What the function that settles a promise is, for whoever has kept the parameter of its executor. */
export function settlerOutside(executor: ts.Node, index: number): ObjectValue | null {
  const { parent } = executor;
  const isExecutor =
    compiler.isNewExpression(parent) &&
    compiler.isIdentifier(parent.expression) &&
    parent.expression.text === 'Promise' &&
    parent.arguments?.[0] === executor;
  if (!isExecutor || index > 1) return null;
  const promise = pendingBy(functionValue(executor as FunctionValue['node'], null));
  return settlersOf(promise)[index] ?? null;
}

/** What a promise is kept in. */
function holderOf({ properties }: ObjectValue): ts.Node | null {
  const executor = properties.get(executorKey);
  const made = executor?.kind === 'function' ? executor.node.parent : null;
  if (made === null || !compiler.isNewExpression(made)) return null;
  const { parent } = made;
  if (compiler.isBinaryExpression(parent) && parent.right === made) return parent.left;
  const isKept =
    compiler.isVariableDeclaration(parent) ||
    compiler.isPropertyDeclaration(parent) ||
    compiler.isPropertyAssignment(parent);
  return isKept ? parent.name : null;
}

/** What `await` gives: the value of a promise, or what an object of the program hands to whoever waits for it. */
export function awaited(run: Run, value: Value, site: ts.Node): Value {
  if (value.kind === 'choice')
    return value.options.some(isWaitedFor) ? joinAll(value.options.map((one) => awaited(run, one, site))) : value;
  if (isPending(value)) return settledElsewhere(run, value) ?? heldIn(value);
  if (!isWaitedFor(value) || heldIn(value) !== value) return heldIn(value);
  const then = methodInText(run, value, 'then', site);
  if (then === null) return value;
  const promise = objectValue([], { brand: promiseBrand, open: true, path: 'promise' });
  run.interpreter.call(run, then, value, settlersOf(promise), site);
  return heldIn(promise);
}

const isWaitedFor = (value: Value): boolean =>
  value.kind === 'object' &&
  (value.brand === promiseBrand ||
    value.properties.has('then') ||
    (value.prototype !== null && value.brand === 'plain'));
