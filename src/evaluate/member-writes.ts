/**
 * Writing properties of every kind of value.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { setterOf } from './classes.js';
import { noteEvent } from './events.js';
import { elementPath } from './jsx.js';
import { lineOf } from './makers.js';
import { globalObjects, writtenTo } from './members.js';
import { setterKey } from './natives/objects.js';
import { proxyBrand, setOnProxy } from './proxies.js';
import type { Run } from './run.js';
import { objectValue, undefinedValue, unknown } from './values.js';
import type { ArrayValue, ObjectValue, Unknown, Value } from './values.js';

/** Writes to what outlasts the run are events; `target.key = value` on an object that the run made is not. */
export function setProperty(run: Run, target: Value, key: string, value: Value, site: ts.Node): void {
  run.step();
  switch (target.kind) {
    case 'choice':
      for (const option of target.options) setProperty(run, option, key, value, site);
      return;
    case 'object':
      return target.brand === proxyBrand
        ? setOnProxy(run, target, key, value, site)
        : setOnObject(run, target, key, value, site);
    case 'array':
      return setOnArray(run, target, key, value);
    case 'function':
    case 'class':
      run.store.setProperty(target, key, value);
      return;
    case 'unknown':
      keepOwn(fieldsWritten(run, target.path), key, target);
      return setOnSymbol(run, target.path, key, value, site);
    case 'native':
      return setOnSymbol(run, globalObjects.has(target.name) ? 'globalThis' : target.name, key, value, site);
    case 'module':
      return setOnSymbol(run, `module:${target.path}`, key, value, site);
    default:
  }
}

function setOnObject(run: Run, target: ObjectValue, key: string, value: Value, site: ts.Node): void {
  const inClass = target.prototype === null ? null : setterOf(run, target.prototype, key, target);
  const setter = inClass ?? [target, ...lineOf(target)].map((one) => one.properties.get(setterKey(key))).find(Boolean);
  if (setter?.kind === 'function') {
    run.interpreter.call(run, setter, target, [value], site);
    return;
  }
  // What a library notes on an element is nothing that it shows.
  if (target.brand === 'jsx' && target.path === elementPath && key !== 'children') return;
  run.store.setProperty(target, key, value);
  const isNamed = target.open && target.path !== '';
  if (!isNamed && !run.lasting.has(target)) return;
  noteEvent(run, 'write', site, `${isNamed ? target.path : ownerText(site)}.${key}`, [value]);
}

/** What stands before the last dot of an assignment's target. */
const ownerText = (site: ts.Node): string =>
  compiler.isPropertyAccessExpression(site) || compiler.isElementAccessExpression(site)
    ? site.expression.getText().slice(0, 100)
    : 'object';

function setOnArray(run: Run, target: ArrayValue, key: string, value: Value): void {
  const index = Number(key);
  if (key === 'length') {
    const length = value.kind === 'primitive' ? Number(value.value) : NaN;
    // What is shorter than what is known of it holds nothing else.
    const isOpen = target.open && length > target.items.length;
    if (length >= 0) run.store.setItems(target, target.items.slice(0, length), isOpen);
    return;
  }
  if (!Number.isInteger(index) || index < 0 || index > run.limits.text) return;
  const items = [...target.items];
  while (items.length < index) items.push(undefinedValue);
  items[index] = value;
  run.store.setItems(target, items);
}

function fieldsWritten(run: Run, path: string): ObjectValue {
  const fields = writtenTo(run, path) ?? objectValue([], { open: true });
  run.written.set(path, fields);
  return fields;
}

/**
 * What is written in one branch alone was something before: `if (!settings.since) settings.since = Date.now()`. That is
 * no write, so no branch takes it back.
 */
function keepOwn(fields: ObjectValue, key: string, { path, tag }: Unknown): void {
  if (!fields.properties.has(key)) fields.properties.set(key, unknown(`${path}.${key}`, tag));
}

function setOnSymbol(run: Run, path: string, key: string, value: Value, site: ts.Node): void {
  run.store.setProperty(fieldsWritten(run, path), key, value);
  noteEvent(run, 'write', site, `${path}.${key}`, [value]);
}
