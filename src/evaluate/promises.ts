/**
 * Promises: one is the value that it resolves to; a rejection that nobody handles is a throw, and one that never
 * settles holds up whoever awaits it.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { noteEvent } from './events.js';
import { callFunction } from './functions.js';
import type { Run } from './run.js';
import { objectValue, undefinedValue, unknown } from './values.js';
import type { ObjectValue, Value } from './values.js';

/** `new Promise(executor)`. */
export function runExecutor(run: Run, args: readonly Value[], site: ts.Node): Value {
  const [executor] = args;
  if (executor?.kind !== 'function') return unknown('promise');
  const settled = objectValue();
  const resolve = objectValue([['promise', settled]], { brand: 'resolve' });
  const reject = objectValue([['promise', settled]], { brand: 'reject' });
  callFunction(run, executor, null, [resolve, reject], site);
  const isAwaited = compiler.isAwaitExpression(site.parent) || compiler.isReturnStatement(site.parent);
  if (executor.node.parameters.length === 0 && isAwaited) noteEvent(run, 'hang', site, 'promise', []);
  return settled.properties.get('value') ?? unknown('promise');
}

/** A call of `resolve` or `reject`. */
export function settle(run: Run, settler: ObjectValue, args: readonly Value[], site: ts.Node): Value {
  const promise = settler.properties.get('promise');
  const value = args[0] ?? undefinedValue;
  if (settler.brand === 'reject') {
    const handler = run.handlers.at(-1);
    if (handler === undefined) noteEvent(run, 'throw', site, 'reject', [value]);
    else handler.mayThrow.push(value);
  } else if (promise?.kind === 'object') run.store.setProperty(promise, 'value', value);
  return undefinedValue;
}
