/**
 * `Number`, `parseInt` and their kin as functions, and the methods of numbers and booleans. Conversions keep how a
 * number moves with the clock; a radix other than 10 counts as decoding.
 */
import { booleanValue, primitive, tagOf } from '../values.js';
import type { Value } from '../values.js';
import { asNumber, decodedTag, deepTag, numberOf, stringIn, textOf, textValue } from './conversions.js';
import {
  argumentAt,
  callPath,
  isMissing,
  joinTables,
  nativeTable,
  pureFunction,
  pureMethod,
  symbolFor,
  wrapAll,
} from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';
import { placeholderIn } from './placeholders.js';

const toNumber: NativeFunction = (call) => {
  if (call.args.length === 0) return primitive(0);
  const written = placeholderIn(argumentAt(call, 0));
  if (written !== null) return symbolFor(callPath(call.name, [written]), [written]);
  const view = asNumber(argumentAt(call, 0));
  return view && primitive(view.value, view);
};

/** The beginning of a text as a number; numbers keep how they move. */
function parsed(
  call: NativeCall,
  read: (text: string) => number,
  { decoded, rounds }: { readonly decoded: boolean; readonly rounds: boolean },
): Value | null {
  const value = argumentAt(call, 0);
  const written = placeholderIn(value);
  if (written !== null) return symbolFor(callPath(call.name, [written]), [written]);
  const text = textOf(value);
  if (text === null) return null;
  const view = value.kind === 'primitive' && typeof value.value === 'number' ? asNumber(value) : null;
  const dimension = value.kind === 'primitive' ? value.dimension : 'none';
  const from = value.kind === 'primitive' ? value.from : null;
  const tag = tagOf(...call.args);
  const rate = decoded ? 0 : (view?.rate ?? 0);
  const smooth = view === null || rate === 0 ? null : rounds ? (view.smooth ?? view.value) : view.smooth;
  return primitive(read(text), { tag: decoded ? decodedTag(tag) : tag, rate, dimension, from, smooth });
}

const asWritten = { decoded: false, rounds: false };

const parseInteger: NativeFunction = (call) => {
  const radix = isMissing(call, 1) ? 10 : numberOf(argumentAt(call, 1));
  if (radix === null) return null;
  const text = stringIn(argumentAt(call, 0));
  const usesPrefix = isMissing(call, 1) && /^\s*[+-]?0x/i.test(text ?? '');
  const decoded = radix !== 10 && radix !== 0;
  return parsed(call, (digits) => parseInt(digits, usesPrefix ? 16 : radix), { decoded, rounds: true });
};

const test =
  (holds: (value: number) => boolean, converts: boolean): NativeFunction =>
  (call) => {
    const value = argumentAt(call, 0);
    const isNumber = value.kind === 'primitive' && typeof value.value === 'number';
    if (!converts && !isNumber) return booleanValue(false, value.tag);
    const number = numberOf(value);
    return number === null ? null : booleanValue(holds(number), value.tag);
  };

const toText: NativeFunction = (call) => {
  if (call.args.length === 0) return primitive('');
  const value = argumentAt(call, 0);
  const text = textOf(value);
  if (text === null) return null;
  const from = value.kind === 'primitive' || value.kind === 'date' ? value.from : null;
  const dimension = value.kind === 'primitive' ? value.dimension : 'none';
  return textValue(call.context, text, { tag: deepTag(value), from, dimension });
};

const toBoolean: NativeFunction = (call) => {
  const value = argumentAt(call, 0);
  const truth = call.context.truthiness(value);
  return truth === null ? symbolFor(callPath(call.name, [value]), [value]) : booleanValue(truth, value.tag);
};

const toBigInt: NativeFunction = (call) => {
  const value = argumentAt(call, 0);
  const text = value.kind === 'primitive' ? String(value.value) : '';
  const isWhole = /^-?(\d{1,40}|0x[\da-f]{1,40})$/i.test(text) && !text.startsWith('-0x');
  if (!isWhole || value.kind !== 'primitive') return null;
  return primitive(BigInt(text), { tag: value.tag, rate: value.rate, dimension: value.dimension, from: value.from });
};

const conversions = wrapAll(pureFunction, {
  Number: toNumber,
  String: toText,
  BigInt: toBigInt,
  parseInt: parseInteger,
  parseFloat: (call) => parsed(call, parseFloat, asWritten),
  isNaN: test(Number.isNaN, true),
  isFinite: test(Number.isFinite, true),
  'Number.isNaN': test(Number.isNaN, false),
  'Number.isFinite': test(Number.isFinite, false),
  'Number.isInteger': test(Number.isInteger, false),
  'Number.isSafeInteger': test(Number.isSafeInteger, false),
  'Number.parseInt': parseInteger,
  'Number.parseFloat': (call) => parsed(call, parseFloat, asWritten),
});

/** Conversions by their global names. */
export const numberFunctions: NativeTable = joinTables(conversions, nativeTable({ Boolean: toBoolean }));

/** A text from the receiver and a small whole number, as `toFixed` makes it. */
const written =
  (write: (value: number, digits: number | undefined) => string, least: number, most: number): NativeFunction =>
  (call) => {
    const { receiver, context } = call;
    const number = numberOf(receiver);
    const digits = isMissing(call, 0) ? undefined : numberOf(argumentAt(call, 0));
    if (number === null || digits === null || receiver.kind !== 'primitive') return null;
    if (digits !== undefined && !(digits >= least && digits <= most)) return null;
    const { dimension, from } = receiver;
    return textValue(context, write(number, digits), { tag: tagOf(receiver, ...call.args), dimension, from });
  };

const itself: NativeFunction = ({ receiver }) => receiver;
const inRadix = written((value, radix) => value.toString(radix), 2, 36);
const primitiveText: NativeFunction = (call) => {
  const { receiver, context } = call;
  if (receiver.kind !== 'primitive' || typeof receiver.value === 'number') return inRadix(call);
  return textValue(context, String(receiver.value), { tag: receiver.tag });
};

/** Methods of numbers, booleans and big integers. */
export const numberMethods: NativeTable = wrapAll(pureMethod, {
  toString: primitiveText,
  toFixed: written((value, digits) => value.toFixed(digits), 0, 100),
  toPrecision: written((value, digits) => value.toPrecision(digits), 1, 100),
  valueOf: itself,
  toJSON: itself,
});
