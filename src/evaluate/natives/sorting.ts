/**
 * `sort` and `toSorted`: comparisons go to the program's callback, or by text. Where a comparison stays open, so
 * does the order: then every place may hold any of the items.
 */
import { arrayValue, joinTags, joinValues, undefinedValue, unknown, withTag } from '../values.js';
import type { Tag, Value } from '../values.js';
import { isCallable, onArray } from './array-items.js';
import type { ArrayCall } from './array-items.js';
import { numberOf, textOf } from './conversions.js';
import { argumentAt, nativeTable } from './native-function.js';
import type { NativeTable } from './native-function.js';

const sortLimit = 300;

/** Below 0, 0 or above as the first comes before, beside or after the second; null when that is open. */
type Order = (a: Value, b: Value) => number | null;

const byText: Order = (a, b) => {
  const [x, y] = [textOf(a), textOf(b)];
  if (x === null || y === null) return null;
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Merge sort, so that no comparison is made twice and few are made at all; null as soon as one is open. */
function mergeSort(items: readonly Value[], order: Order): Value[] | null {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const left = mergeSort(items.slice(0, middle), order);
  const right = left && mergeSort(items.slice(middle), order);
  if (left === null || right === null) return null;
  const merged: Value[] = [];
  while (left.length > 0 && right.length > 0) {
    const sign = order(left[0] as Value, right[0] as Value);
    if (sign === null) return null;
    merged.push((sign <= 0 ? left : right).shift() as Value);
  }
  return [...merged, ...left, ...right];
}

/** Any of the items in every place. */
function unordered(items: readonly Value[], tag: Tag): Value[] {
  const any = items.length <= 8 ? items.reduce(joinValues) : unknown('items[]', tag);
  return items.map(() => any);
}

function sorted(call: ArrayCall): { items: Value[]; tag: Tag } {
  const { array, context } = call;
  const callback = argumentAt(call, 0);
  let { tag } = array;
  const byCallback: Order = (a, b) => {
    const result = context.invoke(callback, undefinedValue, [a, b]);
    tag = joinTags(tag, result.tag);
    return numberOf(result);
  };
  if (array.items.length < 2) return { items: array.items, tag };
  const order = isCallable(callback) ? byCallback : byText;
  const known = array.items.length > sortLimit || array.open ? null : mergeSort(array.items, order);
  return { items: known ?? unordered(array.items, tag), tag };
}

/** `sort` changes its array; `toSorted` makes another. */
export const sortMethods: NativeTable = nativeTable({
  sort: onArray((call) => {
    const { items, tag } = sorted(call);
    // The order may hang on the clock, and an array's own tag cannot be written: its items carry it.
    call.context.setItems(
      call.array,
      items.map((item) => withTag(item, tag)),
    );
    return call.array;
  }),
  toSorted: onArray((call) => {
    const { items, tag } = sorted(call);
    return arrayValue(items, { open: call.array.open, tag });
  }),
});
