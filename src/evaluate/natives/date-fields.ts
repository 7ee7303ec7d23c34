/**
 * Getters and setters of dates, local and UTC. Getters give fields with the bits of what was read; setters write
 * through the context. Local time is evaluated as the fields of UTC.
 */
import { fieldBits, joinTags, primitive, tagOf } from '../values.js';
import type { DateValue, Field, Value } from '../values.js';
import { fieldsOf, fromExactFields } from '../time.js';
import type { DateFields } from '../time.js';
import { clipTime, fieldTag, instantOf, localTag, rateOfFields } from './clock.js';
import { asNumber } from './conversions.js';
import { argumentAt, overArguments } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';

const bitOf: Record<keyof DateFields, Field> = {
  year: 'year',
  month: 'month',
  day: 'dayOfMonth',
  weekday: 'weekday',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
  millisecond: 'millisecond',
};

/** Years a millisecond, about: good enough to find the neighbourhood of a root. */
const yearRate = 1 / (365.2425 * 86_400_000);

/** A field of a date as a number; `shift` is added to it. */
export function readField(date: DateValue, field: keyof DateFields, local: boolean, shift = 0): Value {
  const tag = fieldTag(date, fieldBits[bitOf[field]], local);
  // Years alone say how fast a sum of fields goes up; months and days in it only jump back and forth.
  const rate = field === 'year' ? date.rate * yearRate : 0;
  return primitive(fieldsOf(date.time)[field] + shift, { tag, dimension: 'field', rate, from: date.from });
}

const getterFields: Record<string, keyof DateFields> = {
  FullYear: 'year',
  Month: 'month',
  Date: 'day',
  Day: 'weekday',
  Hours: 'hour',
  Minutes: 'minute',
  Seconds: 'second',
  Milliseconds: 'millisecond',
};
/** What a setter's arguments set, in order. */
const setterFields: Record<string, readonly (keyof DateFields)[]> = {
  FullYear: ['year', 'month', 'day'],
  Month: ['month', 'day'],
  Date: ['day'],
  Hours: ['hour', 'minute', 'second', 'millisecond'],
  Minutes: ['minute', 'second', 'millisecond'],
  Seconds: ['second', 'millisecond'],
  Milliseconds: ['millisecond'],
};

const getter =
  (field: keyof DateFields, local: boolean, shift = 0): NativeFunction =>
  ({ receiver }) =>
    receiver.kind === 'date' ? readField(receiver, field, local, shift) : null;

/** The time of a date with some fields set; symbols leave their field as it was. */
function withFields(date: DateValue, names: readonly (keyof DateFields)[], args: readonly Value[]): number {
  const fields = { ...fieldsOf(date.time) };
  names.slice(0, args.length).forEach((name, index) => {
    const view = args[index] === undefined ? null : asNumber(args[index]);
    if (view !== null) fields[name] = Math.trunc(view.value);
  });
  return clipTime(fromExactFields(fields));
}

/** Writes a time into a date and gives it back as the setters do. A year from the clock makes it move with the clock. */
function writeFields(call: NativeCall, date: DateValue, time: number, local: boolean, setsYear: boolean): Value {
  // What is counted from the fields of a date moves with it: a month after an instant is the same instant everywhere.
  const isCounted = call.args.length > 0 && call.args.every(isField);
  const joined = joinTags(date.tag, tagOf(...call.args));
  const tag = isCounted ? { ...joined, local: date.tag.local } : local ? localTag(joined) : joined;
  const rate = setsYear && rateOfFields(call.args[0]) === 1 ? 1 : date.rate;
  call.context.setTime(date, time, tag, rate);
  return instantOf(date);
}

const isField = (value: Value): boolean => value.kind === 'primitive' && value.dimension === 'field';

const setter =
  (names: readonly (keyof DateFields)[], local: boolean): NativeFunction =>
  (call) => {
    const { receiver, args } = call;
    if (receiver.kind !== 'date') return null;
    const time = args.length === 0 ? NaN : withFields(receiver, names, args);
    return writeFields(call, receiver, time, local, names[0] === 'year');
  };

const setTime: NativeFunction = (call) => {
  const { receiver, context } = call;
  const value = argumentAt(call, 0);
  if (receiver.kind !== 'date') return null;
  if (value.kind === 'unknown') {
    const { time, tag } = context.standIn(value);
    context.setTime(receiver, time, tag, 0);
    return instantOf(receiver);
  }
  const view = asNumber(value);
  if (view === null) return null;
  context.setTime(receiver, clipTime(view.value), value.tag, view.rate);
  return instantOf(receiver);
};

/** `setYear`: two digits are of the twentieth century. */
const setYear: NativeFunction = (call) => {
  const { receiver } = call;
  const view = asNumber(argumentAt(call, 0));
  if (receiver.kind !== 'date' || view === null) return null;
  const year = view.value >= 0 && view.value <= 99 ? view.value + 1900 : view.value;
  return writeFields(call, receiver, clipTime(fromExactFields({ ...fieldsOf(receiver.time), year })), true, true);
};

/** No zone is off by seconds: these fields are the same in all of them. */
const sameEverywhere: ReadonlySet<string> = new Set(['Seconds', 'Milliseconds']);

function* accessors(): Generator<[string, NativeFunction]> {
  for (const [name, field] of Object.entries(getterFields)) {
    yield [`get${name}`, getter(field, !sameEverywhere.has(name))];
    yield [`getUTC${name}`, getter(field, false)];
  }
  for (const [name, names] of Object.entries(setterFields)) {
    yield [`set${name}`, overArguments(setter(names, !sameEverywhere.has(name)))];
    yield [`setUTC${name}`, overArguments(setter(names, false))];
  }
}

/** `getFullYear`, `setUTCHours` and all their kin. */
export const dateFieldMethods: NativeTable = new Map<string, NativeFunction>([
  ...accessors(),
  ['getYear', getter('year', true, -1900)],
  ['setYear', setYear],
  ['setTime', setTime],
]);
