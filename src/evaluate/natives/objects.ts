/**
 * `Object.*` and `Reflect.*` on the evaluator's objects. Properties of the evaluator's own are hidden from listings;
 * what comes from a symbol leaves an object open. Writes go through the context.
 */
import {
  arrayValue,
  booleanValue,
  joinTags,
  nullValue,
  objectValue,
  primitive,
  tagOf,
  trueValue,
  undefinedValue,
  unknown,
} from '../values.js';
import type { FunctionValue, ObjectValue, Value } from '../values.js';
import { isHidden, itemsIn } from './array-items.js';
import { stringIn, textOf } from './conversions.js';
import { argumentAt, callPath, joinTables, nativeTable, overArguments, symbolFor, wrapAll } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';

/** Where a getter stands among the properties of an object. */
export const getterKey = (name: string): string => `get ${name}`;

/** Where a setter stands: no reader and no copy sees it. */
export const setterKey = (name: string): string => `[[set]] ${name}`;

const visibleEntries = (value: ObjectValue): [string, Value][] =>
  [...value.properties].filter(([key]) => !isHidden(key) && !key.startsWith('get '));
/** Own property names, getters among them. */
const visibleKeys = (value: ObjectValue): string[] =>
  [...value.properties.keys()].filter((key) => !isHidden(key)).map((key) => key.replace(/^get /, ''));

/** The value of an entry; getters are called. */
function readEntry({ context }: NativeCall, target: ObjectValue, key: string): Value {
  const getter = target.properties.get(getterKey(key));
  return target.properties.get(key) ?? (getter === undefined ? undefinedValue : context.invoke(getter, target, []));
}

/** A list made of the entries of an object or array. */
const listing =
  (make: (key: string, value: Value, owner: Value) => Value): NativeFunction =>
  (call) => {
    const source = argumentAt(call, 0);
    if (source.kind === 'array') {
      const items = source.items.map((item, index) => make(String(index), item, source));
      return arrayValue(items, { open: source.open, tag: source.tag });
    }
    if (source.kind !== 'object')
      return source.kind === 'unknown' ? symbolFor(callPath(call.name, [source]), [source]) : null;
    const items = visibleKeys(source).map((key) => make(key, readEntry(call, source, key), source));
    return arrayValue(items, { open: source.open, tag: source.tag });
  };

const assign: NativeFunction = (call) => {
  const target = argumentAt(call, 0);
  if (target.kind !== 'object') return target.kind === 'unknown' || target.kind === 'array' ? target : null;
  let open = target.open;
  let { path, tag } = target;
  for (const source of call.args.slice(1)) {
    if (source.kind === 'object')
      for (const key of visibleKeys(source)) call.context.setProperty(target, key, readEntry(call, source, key));
    if (source.kind === 'unknown' || source.kind === 'choice' || (source.kind === 'object' && source.open)) {
      open = true;
      path = path === '' && source.kind !== 'choice' ? source.path : path;
      tag = joinTags(tag, source.tag);
    }
  }
  call.args.slice(1).forEach((source) => call.context.spread(target, source));
  // Of what it is made is told by a copy: where the target is new, as it mostly is, that says the same.
  return open === target.open ? target : objectValue(target.properties, { ...target, open, path, tag });
};

const fromEntries: NativeFunction = (call) => {
  const given = itemsIn(argumentAt(call, 0));
  if (given === null) return null;
  let { open } = given;
  const entries: [string, Value][] = [];
  for (const pair of given.items) {
    const key = pair.kind === 'array' ? textOf(pair.items[0] ?? undefinedValue) : null;
    if (key === null || pair.kind !== 'array') open = true;
    else entries.push([key, pair.items[1] ?? undefinedValue]);
  }
  return objectValue(entries, { open, tag: argumentAt(call, 0).tag });
};

const create: NativeFunction = (call) => {
  const [made, descriptors] = [withParent(call), argumentAt(call, 1)];
  if (descriptors.kind === 'object') defineAll(call, made, descriptors);
  return made;
};
function withParent(call: NativeCall): ObjectValue {
  const parent = argumentAt(call, 0);
  if (parent.kind === 'object')
    return objectValue([['[[prototype]]', parent]], { open: parent.open, path: parent.path });
  return parent.kind === 'primitive' && parent.value === null
    ? objectValue()
    : objectValue([], { open: true, path: callPath(call.name, [parent]) });
}

function define(call: NativeCall, target: ObjectValue | FunctionValue, key: string, descriptor: Value): void {
  if (descriptor.kind !== 'object') return;
  // What is written in a descriptor is a method of the target, and not of the descriptor.
  const roleOf = (role: string): Value | undefined => {
    const given = descriptor.properties.get(role);
    return given?.kind === 'function' && given.receiver === descriptor ? { ...given, receiver: null } : given;
  };
  const [value, getter, setter] = [roleOf('value'), roleOf('get'), roleOf('set')];
  if (value !== undefined) call.context.setProperty(target, key, value);
  else if (getter !== undefined) call.context.setProperty(target, getterKey(key), getter);
  if (setter?.kind === 'function') call.context.setProperty(target, setterKey(key), setter);
}
const defineProperty: NativeFunction = (call) => {
  const target = argumentAt(call, 0);
  const key = textOf(argumentAt(call, 1));
  for (const one of target.kind === 'choice' ? target.options : [target])
    if ((one.kind === 'object' || one.kind === 'function') && key !== null) define(call, one, key, argumentAt(call, 2));
  return target;
};
const defineProperties: NativeFunction = (call) => {
  const [target, descriptors] = [argumentAt(call, 0), argumentAt(call, 1)];
  if (target.kind === 'object' && descriptors.kind === 'object') defineAll(call, target, descriptors);
  return target;
};
function defineAll(call: NativeCall, target: ObjectValue, descriptors: ObjectValue): void {
  for (const [key, descriptor] of visibleEntries(descriptors)) define(call, target, key, descriptor);
}

/** Whether an object has a property of its own; null when that is open. */
function hasOwn(target: Value, key: Value): boolean | null {
  const name = textOf(key);
  if (target.kind === 'array' && name !== null) return target.open ? null : Number(name) < target.items.length;
  if ((target.kind !== 'object' && target.kind !== 'function') || name === null) return null;
  if (target.properties.has(name) || target.properties.has(getterKey(name))) return true;
  if (target.kind === 'function') return ofEveryFunction.has(name);
  return target.open ? null : false;
}
const ofEveryFunction: ReadonlySet<string> = new Set(['length', 'name', 'prototype']);

/** `Object.hasOwn(target, key)` and `target.hasOwnProperty(key)`. */
export function hasOwnOutcome(path: string, target: Value, key: Value): Value {
  const answer = hasOwn(target, key);
  return answer === null ? symbolFor(path, [target, key]) : booleanValue(answer, tagOf(target, key));
}

const same: NativeFunction = (call) => {
  const [a, b] = [argumentAt(call, 0), argumentAt(call, 1)];
  if (a.kind === 'primitive' && b.kind === 'primitive' && Number.isNaN(a.value) && Number.isNaN(b.value))
    return trueValue;
  return call.context.compare(a, '===', b);
};

const itself: NativeFunction = (call) => argumentAt(call, 0);

const reflectGet: NativeFunction = (call) => {
  const target = argumentAt(call, 0);
  const key = stringIn(argumentAt(call, 1));
  if (key === null || target.kind === 'unknown') return symbolFor(callPath(call.name, call.args), call.args);
  if (target.kind === 'native') return call.context.getProperty(target, key);
  if (target.kind !== 'object') return null;
  if (hasOwn(target, argumentAt(call, 1)) === true) return readEntry(call, target, key);
  return target.open ? unknown(`${target.path}.${key}`, target.tag) : null;
};
const reflectSet: NativeFunction = (call) => {
  const target = argumentAt(call, 0);
  const key = textOf(argumentAt(call, 1));
  if (target.kind !== 'object' || key === null) return null;
  call.context.setProperty(target, key, argumentAt(call, 2));
  return trueValue;
};
const reflectApply: NativeFunction = (call) => {
  const args = itemsIn(argumentAt(call, 2));
  return call.context.invoke(argumentAt(call, 0), argumentAt(call, 1), args?.items ?? []);
};
const owns: NativeFunction = (call) =>
  hasOwnOutcome(callPath(call.name, call.args), argumentAt(call, 0), argumentAt(call, 1));

const keys = listing((key, _value, owner) => primitive(key, { tag: owner.tag }));

/** `Object.*` and `Reflect.*`, without `Reflect.construct`, which needs the constructors. */
export const objectFunctions: NativeTable = joinTables(
  nativeTable({
    'Object.assign': assign,
    'Object.defineProperty': defineProperty,
    'Object.defineProperties': defineProperties,
    'Object.freeze': itself,
    'Object.seal': itself,
    'Object.preventExtensions': itself,
    'Object.setPrototypeOf': itself,
    'Object.create': create,
    'Object.is': same,
    'Object.fromEntries': fromEntries,
    'Object.getPrototypeOf': ({ args: [value] }: NativeCall) =>
      value?.kind === 'object' ? (value.properties.get('[[prototype]]') ?? null) : null,
    Object: ({ args: [value] }: NativeCall) => (value === undefined || value === nullValue ? objectValue() : value),
    'Reflect.get': reflectGet,
    'Reflect.set': reflectSet,
    'Reflect.apply': reflectApply,
    'Reflect.defineProperty': (call: NativeCall) => defineProperty(call) && trueValue,
  }),
  wrapAll(overArguments, {
    'Object.keys': keys,
    'Object.getOwnPropertyNames': keys,
    'Reflect.ownKeys': keys,
    'Object.values': listing((_key, value) => value),
    'Object.entries': listing((key, value) => arrayValue([primitive(key), value])),
    'Object.hasOwn': owns,
    'Reflect.has': owns,
  }),
);
