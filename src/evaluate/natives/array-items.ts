/**
 * What arrays need everywhere: making them, indexes, and whether two items are the same as `===` sees it. Knows
 * `open` arrays, which may hold further items.
 */
import type { NativeContext } from '../native-context.js';
import {
  arrayValue,
  isClocked,
  joinValues,
  primitive,
  sameValue,
  tagOf,
  undefinedValue,
  unknown,
  withTag,
} from '../values.js';
import type { ArrayValue, ObjectValue, Value } from '../values.js';
import { numberOf } from './conversions.js';
import { argumentAt, isMissing } from './native-function.js';
import type { NativeCall, NativeFunction } from './native-function.js';

/** A call whose receiver is an array. */
export interface ArrayCall extends NativeCall {
  readonly array: ArrayValue;
}
/** Wraps a function over arrays; other receivers give null. */
export const onArray =
  (run: (call: ArrayCall) => Value | null): NativeFunction =>
  (call) =>
    call.receiver.kind === 'array' ? run({ ...call, array: call.receiver }) : null;

/** A number argument as a relative index into `length`; null when it is not known. */
export function relativeIndex(call: NativeCall, index: number, length: number, missing: number): number | null {
  if (isMissing(call, index)) return missing;
  const number = numberOf(argumentAt(call, index));
  if (number === null) return null;
  const whole = Number.isNaN(number) ? 0 : Math.trunc(number);
  return whole < 0 ? Math.max(0, length + whole) : Math.min(whole, length);
}

/** An item that is not in the text: of an open array, or one of the known ones. */
export const someItem = (array: ArrayValue): Value =>
  array.items.length > 0 && array.items.length <= 8 ? array.items.reduce(joinValues) : unknown('items[]', array.tag);

/** Whether an item equals a value: null when a symbol decides. Values with the clock in them are compared through the context. */
export function isEqual(
  context: NativeContext,
  item: Value,
  wanted: Value,
): { answer: boolean | null; outcome: Value } {
  if (isClocked(item) || isClocked(wanted)) {
    const outcome = context.compare(item, '===', wanted);
    return { answer: context.truthiness(outcome), outcome };
  }
  if (sameValue(item, wanted)) return { answer: true, outcome: item };
  const open = [item, wanted].some((value) => value.kind === 'unknown' || value.kind === 'choice');
  return { answer: open ? null : false, outcome: item };
}

/** A function of the program that a native has to call. */
export const isCallable = (value: Value): boolean =>
  value.kind === 'function' || value.kind === 'native' || value.kind === 'class' || value.kind === 'choice';

const keyPrefix = 'key:';
/** Whether a property is one of the evaluator's own and not one that the program sees. */
export const isHidden = (key: string): boolean => key.startsWith('[[') || key.startsWith(keyPrefix);

/** The entries of a map as pairs, those of a set as values. */
export function entriesOf(collection: ObjectValue): Value[] {
  return [...collection.properties].filter(([key]) => key.startsWith(keyPrefix)).map(([, value]) => value);
}

/** The items that going over a value gives, and whether there may be others; null when it cannot be gone over. */
export function itemsIn(value: Value): { readonly items: readonly Value[]; readonly open: boolean } | null {
  if (value.kind === 'array') return value;
  if (value.kind === 'object' && (value.brand === 'map' || value.brand === 'set')) {
    return { items: entriesOf(value), open: value.open };
  }
  if (value.kind === 'primitive' && typeof value.value === 'string' && value.value.length <= 10_000) {
    const { tag } = value;
    return { items: [...value.value].map((character) => primitive(character, { tag })), open: false };
  }
  return null;
}

/** An array with the same openness and tags as another. */
export const arrayLike = (array: ArrayValue, items: Value[]): ArrayValue =>
  arrayValue(items, { open: array.open, tag: array.tag });

/** The item at an index that is known; past the end of an open array it is a symbol. */
export function itemAt(array: ArrayValue, index: number): Value {
  const item = array.items[index];
  if (item !== undefined) return withTag(item, array.tag);
  return array.open ? unknown(`items[${index}]`, array.tag) : withTag(undefinedValue, tagOf(array));
}
