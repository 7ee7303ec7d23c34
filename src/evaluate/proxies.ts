/**
 * `new Proxy(target, handler)`: who asks it for a member, writes one or calls it is led to the trap of the handler, or to
 * the target where there is none. Takes the proxy, gives the function and the value that are really meant.
 */
import type { ts } from '../syntax/typescript.js';
import { methodInText } from './coercion.js';
import type { Run } from './run.js';
import { arrayValue, objectValue, primitive, tagOf, unknown } from './values.js';
import type { ObjectValue, Value } from './values.js';

export const proxyBrand = 'proxy';
const targetKey = '[[target]]';
const handlerKey = '[[handler]]';

export const proxyOf = ([target, handler]: readonly Value[]): ObjectValue | null =>
  target === undefined || handler === undefined
    ? null
    : objectValue(
        [
          [targetKey, target],
          [handlerKey, handler],
        ],
        { brand: proxyBrand, open: true, path: 'proxy', tag: tagOf(target) },
      );

export const targetOf = (proxy: ObjectValue): Value => proxy.properties.get(targetKey) ?? unknown('proxy');

/** What the trap of that name gives for these; null where the handler has no such trap. */
export function trapped(
  run: Run,
  proxy: ObjectValue,
  trap: 'get' | 'set' | 'apply' | 'construct',
  args: readonly Value[],
  site: ts.Node,
): Value | null {
  const handler = proxy.properties.get(handlerKey);
  const method = handler === undefined ? null : methodInText(run, handler, trap, site);
  return method === null || handler === undefined
    ? null
    : run.interpreter.call(run, method, handler, [targetOf(proxy), ...args], site);
}

export const proxiedProperty = (run: Run, proxy: ObjectValue, key: string, site: ts.Node): Value =>
  trapped(run, proxy, 'get', [primitive(key), proxy], site) ??
  run.interpreter.getProperty(run, targetOf(proxy), key, site);

export function setOnProxy(run: Run, proxy: ObjectValue, key: string, value: Value, site: ts.Node): void {
  if (trapped(run, proxy, 'set', [primitive(key), value, proxy], site) !== null) return;
  run.interpreter.setProperty(run, targetOf(proxy), key, value, site);
}

export const callProxy = (
  run: Run,
  proxy: ObjectValue,
  receiver: Value,
  args: readonly Value[],
  site: ts.Node,
): Value =>
  trapped(run, proxy, 'apply', [receiver, arrayValue([...args])], site) ??
  run.interpreter.call(run, targetOf(proxy), receiver, args, site);

export const constructProxy = (run: Run, proxy: ObjectValue, args: readonly Value[], site: ts.Node): Value =>
  trapped(run, proxy, 'construct', [arrayValue([...args]), proxy], site) ??
  run.interpreter.construct(run, targetOf(proxy), args, site);
