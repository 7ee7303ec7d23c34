/**
 * Map, Set and their weak kin. Entries stand under `key:<text>` in the object's properties, a map's as pairs; a
 * key that is a symbol makes every other key uncertain. Writes go through the context.
 */
import {
  arrayValue,
  isClocked,
  joinValues,
  objectValue,
  primitive,
  tableLimit,
  tagOf,
  undefinedValue,
  unknown,
  withTag,
} from '../values.js';
import type { ObjectValue, Value } from '../values.js';
import { entriesOf, itemsIn } from './array-items.js';
import { argumentAt, isMissing, methodPath, nativeTable, overArguments, symbolFor } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';

const entryLimit = 10_000;
const numbers = new WeakMap<object, number>();
let lastNumber = 0;
/** A name for an object, the same as long as it lives. */
function numberOfObject(value: object): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, ++lastNumber);
  return lastNumber;
}

const symbolKey = 'key:symbol:';
/** The property under which a key's entry stands. */
export function entryKey(key: Value): string {
  if (key.kind === 'primitive') return `key:${typeof key.value}:${String(key.value)}`;
  if (key.kind === 'unknown' || key.kind === 'choice')
    return `${symbolKey}${key.kind === 'unknown' ? `${key.path}+${key.offset}` : ''}`;
  if (key.kind === 'native') return `key:native:${key.name}`;
  return `key:object:${numberOfObject(key.kind === 'function' || key.kind === 'class' ? key.node : key)}`;
}

interface CollectionCall extends NativeCall {
  readonly collection: ObjectValue;
}
const on =
  (brand: 'map' | 'set' | null, run: (call: CollectionCall) => Value | null): NativeFunction =>
  (call) => {
    const { receiver } = call;
    if (receiver.kind !== 'object' || (receiver.brand !== 'map' && receiver.brand !== 'set')) return null;
    return brand === null || receiver.brand === brand ? run({ ...call, collection: receiver }) : null;
  };

const isOpen = (collection: ObjectValue): boolean =>
  collection.open || [...collection.properties.keys()].some((key) => key.startsWith(symbolKey));
const pairKey = (pair: Value): Value => (pair.kind === 'array' ? (pair.items[0] ?? undefinedValue) : pair);
const pairValue = (pair: Value): Value => (pair.kind === 'array' ? (pair.items[1] ?? undefinedValue) : pair);

const get = on('map', (call) => {
  const { collection, args } = call;
  const found = collection.properties.get(entryKey(argumentAt(call, 0)));
  const tag = tagOf(collection, ...args);
  if (found !== undefined) return withTag(pairValue(found), tag);
  if (argumentAt(call, 0).kind === 'unknown') return valueOfSomeKey(call);
  return isOpen(collection) ? symbolFor(methodPath(call), [collection, ...args]) : withTag(undefinedValue, tag);
});

/** The entry of a key that is a symbol: one of those known, or none. */
function valueOfSomeKey(call: CollectionCall): Value {
  const values = entriesOf(call.collection).map(pairValue);
  if (values.length > 6 || isOpen(call.collection)) return symbolFor(methodPath(call), [call.collection, ...call.args]);
  return withTag([...values, undefinedValue].reduce(joinValues), tagOf(...call.args));
}

/** Whether a time is among the keys: each of them is a date that it may come up to. */
function hasTime({ collection, context }: CollectionCall, time: Value): Value {
  const keys = entriesOf(collection).map((entry) => (collection.brand === 'map' ? pairKey(entry) : entry));
  for (const key of keys.slice(0, tableLimit)) context.meet(time, key);
  return context.decide(collection.properties.has(entryKey(time)), time, keys[0] ?? undefinedValue);
}

const has = on(null, (call) => {
  const { collection, args } = call;
  const key = argumentAt(call, 0);
  if (isClocked(key) && key.kind === 'primitive' && !isOpen(collection)) return hasTime(call, key);
  if (collection.properties.has(entryKey(key))) return primitive(true, { tag: tagOf(collection, ...args) });
  const open = isOpen(collection) || (argumentAt(call, 0).kind === 'unknown' && entriesOf(collection).length > 0);
  return open
    ? symbolFor(methodPath(call), [collection, ...args])
    : primitive(false, { tag: tagOf(collection, ...args) });
});

const set = on('map', (call) => {
  const { collection, context } = call;
  const [key, value] = [argumentAt(call, 0), argumentAt(call, 1)];
  if (collection.properties.size < entryLimit) context.setProperty(collection, entryKey(key), arrayValue([key, value]));
  return collection;
});
const add = on('set', (call) => {
  const { collection, context } = call;
  const value = argumentAt(call, 0);
  if (collection.properties.size < entryLimit) context.setProperty(collection, entryKey(value), value);
  return collection;
});
const remove = on(null, (call) => {
  const key = entryKey(argumentAt(call, 0));
  const known = call.collection.properties.has(key);
  if (known) call.context.deleteProperty(call.collection, key);
  return isOpen(call.collection) && !known ? symbolFor(methodPath(call), [call.collection]) : primitive(known);
});
const clear = on(null, ({ collection, context }) => {
  for (const key of [...collection.properties.keys()]) {
    if (key.startsWith('key:')) context.deleteProperty(collection, key);
  }
  return undefinedValue;
});

const forEach = on(null, (call) => {
  for (const entry of entriesOf(call.collection)) {
    const isPair = call.collection.brand === 'map' && entry.kind === 'array';
    const key = isPair ? (entry.items[0] ?? undefinedValue) : entry;
    call.context.invoke(argumentAt(call, 0), argumentAt(call, 1), [pairValueIn(call, entry), key, call.collection]);
  }
  return undefinedValue;
});
const pairValueIn = (call: CollectionCall, entry: Value): Value =>
  call.collection.brand === 'map' ? pairValue(entry) : entry;

const listed = (read: (call: CollectionCall, entry: Value) => Value): NativeFunction =>
  on(null, (call) =>
    arrayValue(
      entriesOf(call.collection).map((entry) => read(call, entry)),
      { open: call.collection.open, tag: call.collection.tag },
    ),
  );

/** Methods of maps and sets. */
export const collectionMethods: NativeTable = nativeTable({
  get: overArguments(get),
  has: overArguments(has),
  set,
  add,
  delete: remove,
  clear,
  forEach,
  values: listed(pairValueIn),
  keys: listed(({ collection }, entry) =>
    collection.brand === 'map' && entry.kind === 'array' ? (entry.items[0] ?? undefinedValue) : entry,
  ),
  entries: listed(({ collection }, entry) => (collection.brand === 'map' ? entry : arrayValue([entry, entry]))),
});

/** How many entries there are. */
export function sizeOf(collection: ObjectValue): Value {
  const { tag } = collection;
  return isOpen(collection)
    ? unknown(`${collection.brand}.size`, tag)
    : primitive(entriesOf(collection).length, { tag });
}

/** `new Map(pairs)`, `new Set(items)` and the weak ones. */
export const constructCollection =
  (brand: 'map' | 'set'): NativeFunction =>
  (call) => {
    const source = argumentAt(call, 0);
    const nothing = isMissing(call, 0) || (source.kind === 'primitive' && source.value === null);
    const given = nothing ? { items: [], open: false } : itemsIn(source);
    const items = given?.items.slice(0, entryLimit) ?? [];
    const entries = items.map((item): [string, Value] => {
      if (brand === 'set') return [entryKey(item), item];
      const pair = item.kind === 'array' ? item : arrayValue([unknown('key', item.tag), unknown('value', item.tag)]);
      return [entryKey(pair.items[0] ?? undefinedValue), pair];
    });
    return objectValue(entries, { brand, open: given?.open ?? true, path: `new ${call.name}`, tag: source.tag });
  };
