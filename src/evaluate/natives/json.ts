/**
 * `JSON.parse` of known text and `JSON.stringify` of known values. Every value read carries the text's tag, so that
 * a decoded key stays decoded in all its parts. What is not known gives a symbol named after the call.
 */
import { arrayValue, objectValue, primitive, unknown } from '../values.js';
import type { Tag, Value } from '../values.js';
import { deepTag, partTag, stringIn, textValue } from './conversions.js';
import { isMissing as isUndefined } from '../options.js';
import { toIso } from '../time.js';
import { argumentAt, besides, callPath, isMissing, nativeTable, overArguments, symbolFor } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';
import { isHidden } from './array-items.js';

const longestText = 1_000_000;
const depthLimit = 100;
const valueLimit = 20_000;

/** Counts values, so that a large table does not eat the run's memory. */
interface Budget {
  left: number;
}

function fromPlain(value: unknown, tag: Tag, budget: Budget, depth: number): Value {
  budget.left--;
  if (budget.left < 0 || depth > depthLimit) return objectValue([], { open: true, path: 'JSON.parse()', tag });
  if (Array.isArray(value)) {
    const items = value.slice(0, valueLimit).map((item: unknown) => fromPlain(item, tag, budget, depth + 1));
    return arrayValue(items, { tag });
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]): [string, Value] => [
      key,
      fromPlain(item, tag, budget, depth + 1),
    ]);
    return objectValue(entries, { tag });
  }
  return primitive(value as string | number | boolean | null, { tag });
}

/** A plain value of JSON as a value of the evaluator. */
export const plainValue = (value: unknown, tag: Tag): Value => fromPlain(value, tag, { left: valueLimit }, 0);

/** What a text was made of, when it never was one for us. */
const readBack = (text: Value): Value | null =>
  text.kind === 'unknown' && text.holds !== undefined ? clone(text.holds, 0, { left: valueLimit }) : null;

const parse: NativeFunction = (call) => {
  const source = argumentAt(call, 0);
  const text = stringIn(source);
  if (text === null || text.length > longestText)
    return readBack(source) ?? symbolFor(callPath(call.name, [source]), [source]);
  try {
    const plain = JSON.parse(text) as unknown;
    const parts = typeof plain === 'object' && plain !== null ? Object.keys(plain).length : 1;
    const value = fromPlain(plain, partTag(source.tag, parts), { left: valueLimit }, 0);
    return isMissing(call, 1) ? value : revived(call, objectValue([['', value]]), '', { left: revivedLimit });
  } catch {
    // Not JSON: the call throws, which nobody can say from here.
    return symbolFor(callPath(call.name, [source]), [source]);
  }
};

const revivedLimit = 300;

/** What a function makes of a value under its key, when it has been asked for all that is in it: `JSON.parse(text, revive)`. */
function revived(call: NativeCall, holder: Value, key: string, budget: Budget): Value {
  const { context } = call;
  const value = context.getProperty(holder, key);
  const keys =
    value.kind === 'object'
      ? [...value.properties.keys()]
      : value.kind === 'array'
        ? value.items.map((_, index) => String(index))
        : [];
  const inner = keys.map((one) => [one, budget.left-- > 0 ? revived(call, value, one, budget) : null] as const);
  for (const [one, made] of inner) {
    const next = made ?? unknown(`${call.name}().${one}`, value.tag);
    if (value.kind === 'array') value.items[Number(one)] = next;
    else if (value.kind === 'object' && isUndefined(next)) value.properties.delete(one);
    else if (value.kind === 'object') value.properties.set(one, next);
  }
  return context.invoke(argumentAt(call, 1), holder, [primitive(key), value]);
}

/** Thrown within this file alone, where a value has no known text. */
class NotKnown extends Error {}

function toPlain(value: Value, depth: number, budget: Budget): unknown {
  budget.left--;
  if (budget.left < 0 || depth > depthLimit) throw new NotKnown();
  switch (value.kind) {
    case 'primitive':
      if (typeof value.value === 'bigint') throw new NotKnown();
      return value.value;
    case 'date':
      return Number.isNaN(value.time) ? null : toIso(value.time);
    case 'array':
      if (value.open) throw new NotKnown();
      return value.items.map((item) => toPlain(item, depth + 1, budget) ?? null);
    case 'object':
      return objectToPlain(value, depth, budget);
    case 'function':
    case 'class':
      return undefined;
    case 'regexp':
      return {};
    default:
      throw new NotKnown();
  }
}
function objectToPlain(value: Extract<Value, { kind: 'object' }>, depth: number, budget: Budget): unknown {
  if (value.open || value.properties.has('toJSON') || value.prototype !== null) throw new NotKnown();
  const entries = [...value.properties].filter(([key]) => !isHidden(key));
  if (entries.some(([key]) => key.startsWith('get '))) throw new NotKnown();
  return Object.fromEntries(entries.map(([key, item]) => [key, toPlain(item, depth + 1, budget)]));
}

function tagOfTree(value: Value, depth: number, budget: Budget): Tag {
  budget.left--;
  if (depth > 4 || budget.left < 0) return value.tag;
  const children = value.kind === 'array' ? value.items : value.kind === 'object' ? [...value.properties.values()] : [];
  const inner = children.slice(0, 100).map((child) => primitive(0, { tag: tagOfTree(child, depth + 1, budget) }));
  return deepTag(arrayValue(inner, { tag: value.tag }));
}

const stringify: NativeFunction = (call) => {
  const value = argumentAt(call, 0);
  const tag = tagOfTree(value, 0, { left: 1000 });
  const indent = argumentAt(call, 2);
  const hasReplacer = !isMissing(call, 1) && !(argumentAt(call, 1).kind === 'primitive');
  try {
    if (hasReplacer) throw new NotKnown();
    const space = indent.kind === 'primitive' && typeof indent.value === 'number' ? indent.value : undefined;
    const text = JSON.stringify(toPlain(value, 0, { left: valueLimit }), null, space) as string | undefined;
    return text === undefined ? primitive(undefined) : textValue(call.context, text, { tag });
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    const text = symbolFor(callPath(call.name, [value]), [primitive(0, { tag })]);
    return { ...text, holds: clone(value, 0, { left: valueLimit }) };
  }
};

const clone = (value: Value, depth: number, budget: Budget): Value => {
  budget.left--;
  if (depth > depthLimit || budget.left < 0) return value;
  if (value.kind === 'array') return { ...value, items: value.items.map((item) => clone(item, depth + 1, budget)) };
  if (value.kind === 'date') return { ...value };
  if (value.kind !== 'object') return value;
  const entries = [...value.properties].map(([key, item]): [string, Value] => [key, clone(item, depth + 1, budget)]);
  return objectValue(entries, { open: value.open, path: value.path, brand: value.brand, tag: value.tag });
};

/** `JSON.*` and `structuredClone`. */
export const jsonFunctions: NativeTable = nativeTable({
  'JSON.parse': besides(isUndefined)(overArguments(parse)),
  'JSON.stringify': overArguments(stringify),
  structuredClone: (call: NativeCall) => clone(argumentAt(call, 0), 0, { left: valueLimit }),
});
