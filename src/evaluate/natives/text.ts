/**
 * Methods of strings on known text. Pieces of ISO dates keep only the fields that they show; what takes a regular
 * expression is in `text-patterns.ts`. Gives null where an argument is not known.
 */
import { arrayValue, isClocked, primitive, tagOf, undefinedValue } from '../values.js';
import type { Primitive, Value } from '../values.js';
import { numberOf, partTag, stringIn, textOf, textValue } from './conversions.js';
import { argumentAt, isMissing, joinTables, pureMethod, wrapAll } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';
import { patternMethods } from './text-patterns.js';
import { pieceOf } from './text-pieces.js';

const splitLimit = 10_000;

/** The receiver as text, with its value. */
interface TextCall extends NativeCall {
  readonly text: string;
  readonly value: Primitive;
}
const onText =
  (run: (call: TextCall) => Value | null): NativeFunction =>
  (call) => {
    const text = stringIn(call.receiver);
    return text === null || call.receiver.kind !== 'primitive' ? null : run({ ...call, text, value: call.receiver });
  };

/** An index argument as a whole number: `missing` when it was left out, null when it is not known. */
function indexAt(call: NativeCall, index: number, missing: number): number | null {
  if (isMissing(call, index)) return missing;
  const number = numberOf(argumentAt(call, index));
  return number === null ? null : Number.isNaN(number) ? 0 : Math.trunc(number);
}
const joined = ({ receiver, args }: NativeCall) => tagOf(receiver, ...args);

/** A piece between two arguments, whose meaning `range` knows. */
const piece = (range: (first: number, second: number, length: number) => readonly [number, number]): NativeFunction =>
  onText((call) => {
    const first = indexAt(call, 0, 0);
    const second = indexAt(call, 1, Infinity);
    if (first === null || second === null) return null;
    const [start, end] = range(first, second, call.text.length);
    return pieceOf(call.value, call.text, start, Math.max(start, end), joined(call));
  });
const fromEnd = (index: number, length: number): number =>
  index < 0 ? Math.max(0, length + index) : Math.min(index, length);
const within = (index: number, length: number): number => Math.min(Math.max(index, 0), length);

/** Another text made from the receiver alone. */
const changed = (change: (text: string) => string): NativeFunction =>
  onText(({ text, value, context }) => {
    const { tag, dimension, from } = value;
    return textValue(context, change(text), { tag, dimension, from });
  });

/** A number or truth about the receiver and a searched text. */
const searched = (
  search: (text: string, wanted: string, from: number | undefined) => boolean | number,
): NativeFunction =>
  onText((call) => {
    const wanted = textOf(argumentAt(call, 0));
    const from = isMissing(call, 1) ? undefined : numberOf(argumentAt(call, 1));
    if (wanted === null || from === null || argumentAt(call, 0).kind === 'regexp') return null;
    const found = search(call.text, wanted, from);
    if (typeof found === 'boolean') return call.context.decide(found, call.value, argumentAt(call, 0));
    call.context.meet(call.value, argumentAt(call, 0));
    return primitive(found, { tag: joined(call) });
  });

/** The character at an index, in some form. */
const character = (read: (text: string, index: number) => string | number | undefined): NativeFunction =>
  onText((call) => {
    const index = indexAt(call, 0, 0);
    return index === null
      ? null
      : primitive(read(call.text, index), { tag: joined(call), dimension: call.value.dimension });
  });

const padded = (pad: (text: string, length: number, fill: string) => string): NativeFunction =>
  onText((call) => {
    const length = indexAt(call, 0, 0);
    const fill = isMissing(call, 1) ? ' ' : textOf(argumentAt(call, 1));
    if (length === null || fill === null || length > call.context.textLimit) return null;
    const { dimension, from } = call.value;
    return primitive(pad(call.text, length, fill), { tag: joined(call), dimension, from });
  });

const repeat = onText((call) => {
  const count = indexAt(call, 0, 0);
  if (count === null || count < 0 || count * call.text.length > call.context.textLimit) return null;
  return primitive(call.text.repeat(count), { tag: joined(call) });
});

const concat = onText((call) => {
  const texts = call.args.map((value) => textOf(value));
  if (texts.includes(null)) return null;
  return textValue(call.context, call.text + texts.join(''), { tag: joined(call), from: call.value.from });
});

/** Where each piece of a split text begins and ends. */
function splitRanges(text: string, separator: string): [number, number][] {
  const pieces = text.split(separator, splitLimit);
  const ranges: [number, number][] = [];
  let start = 0;
  for (const part of pieces) {
    ranges.push([start, start + part.length]);
    start += part.length + separator.length;
  }
  return ranges;
}

/** What stands between the fields of a date, or of nothing. */
const insideDates: ReadonlySet<string> = new Set(['', '-', '/', '.', ':', 'T', ' ']);

const split = onText((call) => {
  const tag = joined(call);
  if (isMissing(call, 0)) return arrayValue([call.value], { tag });
  const separator = stringIn(argumentAt(call, 0));
  const limit = indexAt(call, 1, Infinity);
  if (separator === null || limit === null || limit < 0) return null;
  const ranges = splitRanges(call.text, separator).slice(0, limit);
  const partsTag = insideDates.has(separator) ? tag : partTag(tag, ranges.length);
  return arrayValue(
    ranges.map(([start, end]) => pieceOf(call.value, call.text, start, end, partsTag)),
    { tag: partsTag },
  );
});

/** By code unit, never by the host's locale; compared through the context so that a clock text notes its root. */
const localeCompare = onText((call) => {
  const other = textOf(argumentAt(call, 0));
  if (other === null) return null;
  if (isClocked(call.value) || isClocked(argumentAt(call, 0))) call.context.meet(call.value, argumentAt(call, 0));
  return primitive(call.text === other ? 0 : call.text < other ? -1 : 1, { tag: joined(call) });
});

const itself: NativeFunction = ({ receiver }) => receiver;

const plainMethods = wrapAll(pureMethod, {
  slice: piece((start, end, length) => [fromEnd(start, length), fromEnd(end, length)]),
  substring: piece((start, end, length) => {
    const [a, b] = [within(start, length), within(end, length)];
    return a < b ? [a, b] : [b, a];
  }),
  substr: piece((start, count, length) => {
    const from = fromEnd(start, length);
    return [from, Math.min(length, from + Math.max(0, count))];
  }),
  toUpperCase: changed((text) => text.toUpperCase()),
  toLowerCase: changed((text) => text.toLowerCase()),
  toLocaleUpperCase: changed((text) => text.toUpperCase()),
  toLocaleLowerCase: changed((text) => text.toLowerCase()),
  trim: changed((text) => text.trim()),
  trimStart: changed((text) => text.trimStart()),
  trimEnd: changed((text) => text.trimEnd()),
  normalize: changed((text) => text.normalize()),
  toString: itself,
  valueOf: itself,
  indexOf: searched((text, wanted, from) => text.indexOf(wanted, from)),
  lastIndexOf: searched((text, wanted, from) => text.lastIndexOf(wanted, from)),
  includes: searched((text, wanted, from) => text.includes(wanted, from)),
  startsWith: searched((text, wanted, from) => text.startsWith(wanted, from)),
  endsWith: searched((text, wanted, from) => text.endsWith(wanted, from)),
  charAt: character((text, index) => text.charAt(index)),
  charCodeAt: character((text, index) => text.charCodeAt(index)),
  codePointAt: character((text, index) => text.codePointAt(index)),
  at: character((text, index) => text.at(index)),
  padStart: padded((text, length, fill) => text.padStart(length, fill)),
  padEnd: padded((text, length, fill) => text.padEnd(length, fill)),
  repeat,
  concat,
  split,
  localeCompare,
});

/** The method of the patterns' table where an argument is a regular expression, else of the plain one. */
function preferPattern(name: string, plain: NativeFunction | undefined): NativeFunction {
  const withPattern = patternMethods.get(name);
  return (call) => {
    if (withPattern === undefined || (plain !== undefined && call.args[0]?.kind !== 'regexp'))
      return plain?.(call) ?? null;
    return withPattern(call);
  };
}

/** Methods of `String.prototype`. */
export const textMethods: NativeTable = joinTables(
  plainMethods,
  new Map([...patternMethods.keys()].map((name) => [name, preferPattern(name, plainMethods.get(name))])),
);

/** The character at a numeric index, for `text[3]`. */
export function characterAt(value: Primitive, index: number): Value {
  const text = stringIn(value) ?? '';
  const found = text[index];
  return found === undefined ? undefinedValue : pieceOf(value, text, index, index + 1, value.tag);
}
