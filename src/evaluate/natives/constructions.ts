/**
 * `new` on globals: wrappers, errors, arrays, collections, URLs, formatters. Gives the value, or null where the
 * constructor is not known.
 */
import { URL } from 'node:url';
import { arrayValue, objectValue, primitive, tagOf, undefinedValue, unknown } from '../values.js';
import type { Value } from '../values.js';
import { itemsIn } from './array-items.js';
import { binaryConstructions } from './binary-data.js';
import { constructCollection } from './collections.js';
import { numberOf, stringIn, textOf } from './conversions.js';
import { constructDate } from './date.js';
import { argumentAt, callPath, nativeTable, joinTables, overArguments } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';
import { constructRegExp } from './text-patterns.js';

const longestArray = 10_000;

/** An error: its message, and its class in the name. */
const error: NativeFunction = (call) => {
  const message = argumentAt(call, call.name === 'AggregateError' ? 1 : 0);
  const text =
    message.kind === 'primitive'
      ? primitive(message.value === undefined ? '' : String(message.value), { tag: message.tag })
      : message;
  return objectValue(
    [
      ['name', primitive(call.name)],
      ['message', text],
      ['stack', unknown('error.stack')],
    ],
    { brand: 'error', path: `new ${call.name}` },
  );
};
const errorNames = [
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
  'AggregateError',
];
const errors: NativeTable = new Map(errorNames.map((name) => [name, error]));

const array: NativeFunction = ({ args }) => {
  const [first] = args;
  const length =
    args.length === 1 && first?.kind === 'primitive' && typeof first.value === 'number' ? first.value : null;
  if (length === null)
    return args.length === 1 && first?.kind === 'unknown'
      ? arrayValue([], { open: true, tag: first.tag })
      : arrayValue([...args]);
  if (!(length >= 0 && length <= longestArray)) return null;
  return arrayValue(
    Array.from({ length }, () => undefinedValue),
    { tag: tagOf(...args) },
  );
};

/** `Array.from`, `Array.of`, `Array.isArray`. */
const from: NativeFunction = (call) => {
  const source = argumentAt(call, 0);
  const given = itemsIn(source) ?? lengthOnly(source);
  const callback = argumentAt(call, 1);
  const items = given?.items.slice(0, longestArray) ?? [unknown(`${callPath(call.name, [source])}[]`, source.tag)];
  const mapped =
    callback.kind === 'primitive'
      ? [...items]
      : items.map((item, index) => call.context.invoke(callback, undefinedValue, [item, primitive(index)]));
  return arrayValue(mapped, { open: given?.open ?? true, tag: source.tag });
};
/** `{ length: 3 }`. */
function lengthOnly(source: Value): { items: readonly Value[]; open: boolean } | null {
  const length = source.kind === 'object' ? numberOf(source.properties.get('length') ?? undefinedValue) : null;
  if (length === null || !(length >= 0 && length <= longestArray)) return null;
  return { items: Array.from({ length: Math.trunc(length) }, () => undefinedValue), open: false };
}
const isArray: NativeFunction = (call) => {
  const value = argumentAt(call, 0);
  if (value.kind === 'unknown' || value.kind === 'choice') return unknown(callPath(call.name, [value]), value.tag);
  return primitive(value.kind === 'array', { tag: value.tag });
};

const url: NativeFunction = (call) => {
  const text = stringIn(argumentAt(call, 0));
  const base = call.args[1] === undefined ? undefined : textOf(call.args[1]);
  if (text === null || base === null || !URL.canParse(text, base)) return null;
  const parsed = new URL(text, base);
  const tag = tagOf(...call.args);
  const parts = ['href', 'origin', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const;
  return objectValue(
    parts.map((part) => [part, primitive(parsed[part], { tag })]),
    { brand: 'url', open: true, path: 'new URL', tag },
  );
};

/** `Intl.DateTimeFormat` keeps its locale and options for `format`. */
const dateFormat: NativeFunction = (call) =>
  objectValue(
    [
      ['[[locale]]', argumentAt(call, 0)],
      ['[[options]]', argumentAt(call, 1)],
    ],
    { brand: 'date-format', open: true, path: 'Intl.DateTimeFormat', tag: tagOf(...call.args) },
  );
/** An event with what its maker hands along: `new CustomEvent('expired', { detail })`. */
const event: NativeFunction = (call) => {
  const [type = undefinedValue, given] = call.args;
  const carried = given?.kind === 'object' ? [...given.properties] : [];
  const path = `new ${callPath(call.name, [type])}`;
  return objectValue([...carried, ['type', type]], { open: true, path, tag: tagOf(...call.args) });
};
const branded =
  (brand: string): NativeFunction =>
  (call) =>
    objectValue([], { brand, open: true, path: `new ${call.name}` });

/** Wrapper objects are their value. */
const wrapped =
  (convert: (call: NativeCall) => Value | null): NativeFunction =>
  (call) =>
    call.args.length === 0 ? null : convert(call);

/** Constructors by global name. */
export const constructions: NativeTable = joinTables(
  errors,
  binaryConstructions,
  nativeTable({
    Date: constructDate,
    Map: constructCollection('map'),
    WeakMap: constructCollection('map'),
    Set: constructCollection('set'),
    WeakSet: constructCollection('set'),
    Array: array,
    Object: (call: NativeCall) => call.args[0] ?? objectValue(),
    Number: wrapped((call) => argumentAt(call, 0)),
    String: wrapped((call) => argumentAt(call, 0)),
    Boolean: wrapped((call) => argumentAt(call, 0)),
    RegExp: overArguments(constructRegExp),
    URL: overArguments(url),
    Event: event,
    CustomEvent: event,
    MessageEvent: event,
    TextDecoder: branded('text-decoder'),
    TextEncoder: branded('text-encoder'),
    'Intl.DateTimeFormat': dateFormat,
    'Intl.NumberFormat': branded('number-format'),
    'Intl.RelativeTimeFormat': branded('relative-format'),
  }),
);

/** What works without `new` too, and the functions on `Array`. */
export const constructingFunctions: NativeTable = joinTables(
  errors,
  nativeTable({
    Array: array,
    'Array.from': from,
    'Uint8Array.from': from,
    'Array.of': ({ args }: NativeCall) => arrayValue([...args]),
    'Array.isArray': isArray,
    'Intl.DateTimeFormat': dateFormat,
  }),
);
