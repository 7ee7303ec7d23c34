/**
 * The natives `Date`, `new Date`, `Date.now`, `Date.UTC` and `Date.parse`. Takes values, gives dates and numbers
 * with the tags of a clock read or of an anchor; methods of dates are in `date-methods.ts`.
 */
import { unboxed } from '../boxed.js';
import { parseDate } from '../date-text.js';
import { fromFields } from '../time.js';
import { joinTags, primitive, tagOf, unknown } from '../values.js';
import type { Value } from '../values.js';
import { clipTime, clockNumber, clockTag, isConstant, localTag, madeDate, nativeEntry, rateOfFields } from './clock.js';
import { asNumber, fullDateText, stringIn } from './conversions.js';
import { argumentAt, asSymbol, callPath, nativeTable, overArguments, symbolFor } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';

const fieldBitsOfText = 255;

const dateFromNothing: NativeFunction = ({ context }) =>
  madeDate(context, context.now, { rate: 1, tag: clockTag(context, nativeEntry(context, 'new', 'Date')) });

/** Numbers of fields from the arguments; null when one is no known number. */
function fieldNumbers(args: readonly Value[]): number[] | null {
  const numbers: number[] = [];
  for (const value of args.slice(0, 7)) {
    const view = asNumber(value);
    if (view === null) return null;
    numbers.push(view.value);
  }
  return numbers;
}

const timeOfFields = (fields: readonly number[]): number => {
  const [year = NaN, month = 0, ...rest] = fields;
  return fromFields(year, month, ...rest);
};

/** A date of fields of which one is a symbol: a stand-in, unless the clock is in it too. */
function dateOfSymbols({ name, args, context }: NativeCall): Value {
  const symbol = symbolFor(callPath(`new ${name}`, args), args);
  if (symbol.tag.clocks.length > 0) return symbol;
  const { time, tag } = context.standIn({ ...symbol, offset: 0 });
  return madeDate(context, time, { tag: localTag(tag), from: symbol.from ?? context.place });
}

const dateFromFields: NativeFunction = (call) => {
  const { args, context } = call;
  if (args.some((value) => value.kind === 'unknown')) return dateOfSymbols(call);
  const fields = fieldNumbers(args);
  const tag = localTag(tagOf(...args));
  if (fields === null) return unknown(callPath('new Date', args), tag);
  return madeDate(context, timeOfFields(fields), { tag, rate: rateOfFields(args[0]) });
};

function dateFromText(call: NativeCall, text: string, value: Value): Value {
  const parsed = parseDate(text);
  const tag = parsed?.local ? localTag(value.tag) : value.tag;
  return madeDate(call.context, parsed?.time ?? NaN, { tag, rate: value.tag.clocks.length > 0 ? 1 : 0 });
}

const dateFromOne: NativeFunction = (call) => {
  const { context } = call;
  const value = unboxed(argumentAt(call, 0));
  const symbol = asSymbol(value);
  if (symbol !== null) {
    const { time, tag } = context.standIn(symbol);
    return madeDate(context, time, { tag, from: symbol.from ?? context.place });
  }
  const text = stringIn(value);
  if (text !== null) return dateFromText(call, text, value);
  const view = asNumber(value);
  if (view === null) return unknown(callPath('new Date', call.args), value.tag);
  return madeDate(context, view.value, { tag: view.tag, rate: view.rate, from: view.from });
};

/** `new Date(…)` in all its forms. */
export const constructDate: NativeFunction = overArguments((call) => {
  if (call.args.length === 0) return dateFromNothing(call);
  return call.args.length === 1 ? dateFromOne(call) : dateFromFields(call);
});

const dateNow: NativeFunction = ({ context }) =>
  clockNumber(context, clockTag(context, nativeEntry(context, 'call', 'Date.now')));

const dateCall: NativeFunction = ({ context }) => {
  const tag = clockTag(context, nativeEntry(context, 'call', 'Date'));
  return primitive(fullDateText(context.now), { tag: joinTags(tag, { ...tag, fields: fieldBitsOfText, local: true }) });
};

const dateUtc: NativeFunction = (call) => {
  const { args, context } = call;
  const fields = fieldNumbers(args);
  const tag = tagOf(...args);
  if (fields === null || args.length === 0) return symbolFor(callPath('Date.UTC', args), args);
  const from = isConstant({ tag }) ? context.place : null;
  return primitive(clipTime(timeOfFields(fields)), { tag, rate: rateOfFields(args[0]), dimension: 'instant', from });
};

const dateParse: NativeFunction = (call) => {
  const value = argumentAt(call, 0);
  if (value.kind === 'unknown') return symbolFor(callPath('Date.parse', [value]), [value]);
  const date = dateFromOne(
    value.kind === 'primitive' ? { ...call, args: [{ ...value, value: String(value.value) }] } : call,
  );
  if (date?.kind !== 'date') return date;
  return primitive(date.time, { tag: date.tag, rate: date.rate, dimension: 'instant', from: date.from });
};

/** The functions on `Date`, and `Date()` itself. */
export const dateFunctions: NativeTable = nativeTable({
  Date: dateCall,
  'Date.now': dateNow,
  'Date.UTC': overArguments(dateUtc),
  'Date.parse': overArguments(dateParse),
});
