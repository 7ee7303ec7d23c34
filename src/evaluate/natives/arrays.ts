/**
 * Methods of arrays without callbacks. Those that change the array write through the context, so that a fork can
 * undo them; an open array gives symbols where its unseen items matter.
 */
import { arrayValue, joinTags, objectValue, primitive, tagOf, undefinedValue, unknown, withTag } from '../values.js';
import type { Value } from '../values.js';
import { arrayLike, isEqual, itemAt, onArray, relativeIndex, someItem } from './array-items.js';
import type { ArrayCall } from './array-items.js';
import { deepTag, numberOf, textOf, textValue } from './conversions.js';
import {
  argumentAt,
  isMissing,
  joinTables,
  overChoices,
  methodPath,
  nativeTable,
  overArguments,
  symbolFor,
  wrapAll,
} from './native-function.js';
import type { NativeFunction, NativeTable } from './native-function.js';

const itemLimit = 50_000;

const count = (value: number, { array, args }: ArrayCall): Value => primitive(value, { tag: tagOf(array, ...args) });

const push = onArray((call) => {
  const { array, args, context } = call;
  if (array.items.length + args.length > itemLimit) return unknown('length', array.tag);
  context.setItems(array, [...array.items, ...args]);
  return array.open ? unknown('length', array.tag) : count(array.items.length, call);
});
const unshift = onArray((call) => {
  const { array, args, context } = call;
  if (array.items.length + args.length > itemLimit) return unknown('length', array.tag);
  context.setItems(array, [...args, ...array.items]);
  return array.open ? unknown('length', array.tag) : count(array.items.length, call);
});
const pop = onArray(({ array, context }) => {
  if (array.open) return someItem(array);
  const last = array.items.at(-1) ?? undefinedValue;
  context.setItems(array, array.items.slice(0, -1));
  return withTag(last, array.tag);
});
const shift = onArray(({ array, context }) => {
  if (array.open && array.items.length === 0) return someItem(array);
  const first = array.items[0] ?? undefinedValue;
  context.setItems(array, array.items.slice(1));
  return withTag(first, array.tag);
});
/** Of an iterator, which is kept as the list of what is left of it. */
const next = onArray((call) => {
  const { array } = call;
  const isDone = array.open ? unknown('done', array.tag) : primitive(array.items.length === 0, { tag: array.tag });
  return objectValue([
    ['value', shift(call) ?? undefinedValue],
    ['done', isDone],
  ]);
});

const slice = onArray((call) => {
  const { array } = call;
  const start = relativeIndex(call, 0, array.items.length, 0);
  const end = relativeIndex(call, 1, array.items.length, array.items.length);
  if (start === null || end === null) return arrayLike(array, array.items);
  return arrayValue(array.items.slice(start, end), { open: array.open, tag: tagOf(array, ...call.args) });
});

/** What an open list gives as its length: `list.splice(0, list.length)` leaves nothing. */
const isOwnLength = (value: Value): boolean => value.kind === 'unknown' && value.path === 'items.length';

const splice = onArray((call) => {
  const { array, args, context } = call;
  const start = relativeIndex(call, 0, array.items.length, 0);
  const amount = args.length < 2 || isOwnLength(argumentAt(call, 1)) ? Infinity : numberOf(argumentAt(call, 1));
  if (start === null || amount === null) return unknown(methodPath(call), array.tag);
  const end = Math.min(array.items.length, start + Math.max(0, Math.trunc(amount)));
  const removed = arrayLike(array, array.items.slice(start, end));
  const isOpen = array.open && amount !== Infinity;
  context.setItems(array, [...array.items.slice(0, start), ...args.slice(2), ...array.items.slice(end)], isOpen);
  return removed;
});

const concat = onArray(({ array, args }) => {
  const items = [...array.items];
  let { open, tag } = array;
  for (const value of args) {
    if (value.kind === 'array') {
      items.push(...value.items.slice(0, itemLimit));
      open ||= value.open;
      tag = joinTags(tag, value.tag);
    } else if (value.kind === 'unknown' || value.kind === 'choice') {
      open = true;
      tag = joinTags(tag, value.tag);
    } else items.push(value);
  }
  return items.length > itemLimit ? null : arrayValue(items, { open, tag });
});

/** Where an item stands, searched from either end. */
const position = (step: 1 | -1): NativeFunction =>
  onArray((call) => {
    const wanted = argumentAt(call, 0);
    const indexes = call.array.items.map((_, index) => index);
    for (const index of step === 1 ? indexes : indexes.reverse()) {
      const { answer } = isEqual(call.context, call.array.items[index] ?? undefinedValue, wanted);
      if (answer === null) return symbolFor(methodPath(call), [call.array, wanted]);
      if (answer) return count(index, call);
    }
    return call.array.open ? symbolFor(methodPath(call), [call.array, wanted]) : count(-1, call);
  });

const includes = onArray((call) => {
  const wanted = argumentAt(call, 0);
  let tag = tagOf(call.array, wanted);
  let open = call.array.open;
  for (const item of call.array.items) {
    const { answer, outcome } = isEqual(call.context, item, wanted);
    tag = joinTags(tag, outcome.tag);
    if (answer === true) return primitive(true, { tag });
    if (answer === null) open = true;
  }
  return open ? unknown(methodPath(call), tag) : primitive(false, { tag });
});

const join = onArray((call) =>
  overChoices(call.array.items, (items) => joinItems({ ...call, array: { ...call.array, items: [...items] } })),
);
function joinItems(call: ArrayCall): Value {
  const separator = isMissing(call, 0) ? ',' : textOf(argumentAt(call, 0));
  const budget = { left: 5000 };
  const texts = call.array.items.map((item) => textOf(arrayValue([item]), budget));
  const tag = joinTags(deepTag(call.array), tagOf(...call.args));
  if (separator === null || call.array.open || texts.includes(null)) return unknown(joinedPath(call, texts), tag);
  return textValue(call.context, texts.join(separator), { tag });
}
const joinedPath = (call: ArrayCall, texts: readonly (string | null)[]): string => {
  const symbols = call.array.items.filter((item, index) => item.kind === 'unknown' && texts[index] === null);
  return methodPath({ ...call, receiver: symbols[0] ?? call.array });
};

const at = onArray((call) => {
  const index = numberOf(argumentAt(call, 0)) ?? (isMissing(call, 0) ? 0 : null);
  if (index === null) return someItem(call.array);
  if (index < 0 && call.array.open) return someItem(call.array);
  return itemAt(call.array, Math.trunc(index < 0 ? call.array.items.length + index : index));
});

const reverse = onArray(({ array, context }) => {
  context.setItems(array, [...array.items].reverse());
  return array;
});
const fill = onArray((call) => {
  const { array, context } = call;
  const start = relativeIndex(call, 1, array.items.length, 0) ?? 0;
  const end = relativeIndex(call, 2, array.items.length, array.items.length) ?? array.items.length;
  const value = argumentAt(call, 0);
  context.setItems(
    array,
    array.items.map((item, index) => (index >= start && index < end ? value : item)),
  );
  return array;
});

/** A list that grows; `left` counts the values looked at, as empty arrays in arrays add nothing. */
interface Flat {
  items: Value[];
  open: boolean;
  left: number;
}
/** Spreads the arrays among the items into `into`; false when that would be too many. */
function flatten(items: readonly Value[], depth: number, into: Flat): boolean {
  return items.every((item) => {
    if (--into.left < 0) return false;
    if (item.kind !== 'array' || !(depth >= 1)) {
      into.items.push(item);
      return true;
    }
    into.open ||= item.open;
    return flatten(item.items, depth - 1, into);
  });
}
/** An array with the arrays in it spread out, to a depth. */
export function flatArray(call: ArrayCall, items: readonly Value[], depth: number): Value {
  const flat: Flat = { items: [], open: call.array.open, left: itemLimit };
  const complete = flatten(items, Math.min(depth, 10), flat);
  return arrayValue(flat.items, { open: flat.open || !complete, tag: call.array.tag });
}

const withItem = onArray((call) => {
  const index = relativeIndex(call, 0, call.array.items.length, 0);
  return index === null || index >= call.array.items.length
    ? null
    : arrayLike(call.array, call.array.items.with(index, argumentAt(call, 1)));
});

/** Methods of `Array.prototype` that take no callback. */
export const arrayMethods: NativeTable = joinTables(
  nativeTable({ push, unshift, pop, shift, next, splice, concat, reverse, fill, includes }),
  wrapAll(overArguments, { slice, at, join, with: withItem, indexOf: position(1), lastIndexOf: position(-1) }),
  nativeTable({
    flat: onArray((call) =>
      flatArray(call, call.array.items, isMissing(call, 0) ? 1 : (numberOf(argumentAt(call, 0)) ?? 1)),
    ),
    keys: onArray(({ array }) =>
      arrayLike(
        array,
        array.items.map((_, index) => primitive(index)),
      ),
    ),
    '@@Symbol.iterator': onArray(({ array }) => arrayLike(array, array.items)),
    values: onArray(({ array }) => arrayLike(array, array.items)),
    entries: onArray(({ array }) =>
      arrayLike(
        array,
        array.items.map((item, index) => arrayValue([primitive(index), item])),
      ),
    ),
    toReversed: onArray(({ array }) => arrayLike(array, [...array.items].reverse())),
    toString: onArray((call) => join({ ...call, args: [] })),
  }),
);
