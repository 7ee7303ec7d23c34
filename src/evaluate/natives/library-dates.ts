/**
 * Date libraries by their catalogues: finds the entry for a call, a method or a member, and does its verb. Gives
 * null where no entry fits; knows no library by name.
 */
import type { ClockCatalogue, ClockEntry } from '../../rulebook/shapes.js';
import type { NativeContext } from '../native-context.js';
import { fullDateText } from './conversions.js';
import { toIso } from '../time.js';
import { joinTags, noTag, objectValue, primitive, undefinedValue, unknown, withTag } from '../values.js';
import type { DateValue, Value } from '../values.js';
import { clockNumber, clockTag, instantOf, libraryEntry } from './clock.js';
import { constructDate } from './date.js';
import { dateOfArguments, dateOfClock, dateOfValue } from './library-parse.js';
import type { LibraryCall } from './library-parse.js';
import { lengthMakers } from './library-lengths.js';
import { spanMakers } from './library-spans.js';
import { verbs } from './library-verbs.js';
import { zoneMakers } from './library-zones.js';
import { overChoices } from './native-function.js';
import type { NativeCall } from './native-function.js';

/** The entry of that name that stands in the program like this; one without arguments only where there are none. */
function findEntry(
  library: ClockCatalogue,
  name: string,
  as: readonly ClockEntry['as'][],
  count: number,
): ClockEntry | null {
  const named = library.entries.filter((entry) => entry.name === name && as.includes(entry.as));
  const exact =
    named.find((entry) => entry.arguments !== undefined && count <= entry.arguments) ??
    named.find((entry) => entry.arguments === undefined);
  return exact ?? named[0] ?? null;
}

const readings: Record<NonNullable<ClockEntry['gives']>, (call: LibraryCall) => Value> = {
  milliseconds: (call) => clockNumber(call.context, clockTag(call.context, libraryEntry(call.library, call.entry))),
  seconds: (call) =>
    clockNumber(call.context, clockTag(call.context, libraryEntry(call.library, call.entry)), 1 / 1000),
  date: dateOfClock,
  text: (call) =>
    primitive(fullDateText(call.context.now), { tag: clockTag(call.context, libraryEntry(call.library, call.entry)) }),
  iso: (call) =>
    primitive(toIso(call.context.now), { tag: clockTag(call.context, libraryEntry(call.library, call.entry)) }),
  // Counts from an unknown start: only ever a length of time.
  elapsed: (call) => unknown(`elapsed:${call.entry.name}`),
};
const readClock = (call: LibraryCall): Value => readings[call.entry.gives ?? 'date'](call);

/** The earliest or latest of dates given one by one or in an array. */
function extreme(call: LibraryCall, operator: '<' | '>'): Value | null {
  const [first] = call.args;
  const given = first?.kind === 'array' ? first.items : call.args;
  const dates = given.slice(0, 100).map((value) => dateOfValue(call, value));
  if (dates.length === 0 || dates.some((date) => date?.kind !== 'date')) return null;
  const tag = { ...noTag, matched: libraryEntry(call.library, call.entry) };
  const found = (dates as DateValue[]).reduce((best, next) => {
    const outcome = call.context.compare(instantOf(next), operator, instantOf(best));
    const taken = operator === '<' ? next.time < best.time : next.time > best.time;
    const chosen = taken ? next : best;
    return { ...chosen, tag: joinTags(chosen.tag, outcome.tag) };
  });
  return { ...found, tag: joinTags(found.tag, tag) };
}

/** What stands at a place among the arguments: `1`, or `1.by` for a field of the second one. */
function argumentAtPlace({ args, context }: LibraryCall, place: string): Value | null {
  const [index = '', ...keys] = place.split('.');
  const given = args[Number(index)] ?? null;
  return keys.reduce<Value | null>((value, key) => {
    if (value?.kind !== 'object' || !value.properties.has(key)) return null;
    return context.getProperty(value, key);
  }, given);
}

/** Throws from the date on that it is given: the call itself is the guard. */
function throwsFrom(call: LibraryCall): Value {
  const places = (call.entry.date ?? []).map((place) => argumentAtPlace(call, place));
  const dates = places.flatMap((value) => (value === null ? [] : [nativeDate(call, value)]));
  const date = dates.find((value) => value?.kind === 'date' && !Number.isNaN(value.time));
  if (date?.kind !== 'date') return undefinedValue;
  const isDue = call.context.compare(instantOf(dateOfClock(call)), '>=', instantOf(date));
  const [message = undefinedValue] = call.args;
  call.context.throwWhere(isDue, errorValue(message));
  return undefinedValue;
}
const errorValue = (message: Value): Value =>
  objectValue(
    [
      ['name', primitive('Error')],
      ['message', message],
    ],
    { brand: 'error' },
  );

/** What `new Date(value)` makes of a value. */
const nativeDate = ({ context }: LibraryCall, value: Value): Value | null =>
  value.kind === 'date' ? value : constructDate({ name: 'Date', receiver: undefinedValue, args: [value], context });

type Maker = (call: LibraryCall) => Value | null;
/** A number of seconds or milliseconds makes a date, a date gives the number. */
const fromNumber =
  (scale: number, verb: 'seconds' | 'milliseconds'): Maker =>
  (call) => {
    const [first] = call.args;
    if (first === undefined) return dateOfClock(call);
    return first.kind === 'date' ? onDate(call, first, verb, call.args.slice(1)) : dateOfValue(call, first, scale);
  };
const makers: Partial<Record<ClockEntry['does'], Maker>> = {
  now: (call) => (call.args.length > (call.entry.arguments ?? Infinity) ? dateOfArguments(call) : readClock(call)),
  parse: dateOfArguments,
  utc: (call) => dateOfArguments({ ...call, entry: { ...call.entry, utc: true } }),
  local: dateOfArguments,
  seconds: fromNumber(1000, 'seconds'),
  milliseconds: fromNumber(1, 'milliseconds'),
  min: (call) => extreme(call, '<'),
  max: (call) => extreme(call, '>'),
  throwsFrom,
  ...spanMakers,
  ...lengthMakers,
  ...zoneMakers,
  between,
};

function onDate(call: LibraryCall, date: DateValue, verb: ClockEntry['does'], args: readonly Value[]): Value | null {
  const result = verbs[verb]?.({ ...call, date, args }) ?? null;
  const tag = { ...date.tag, matched: libraryEntry(call.library, call.entry) };
  if (result === date) call.context.setTime(date, date.time, joinTags(date.tag, tag), date.rate);
  else if (result?.kind === 'date') return { ...result, tag: joinTags(result.tag, { ...noTag, matched: tag.matched }) };
  return result && withTag(result, tag);
}

/** Whole units from the first date to the second: `ChronoUnit.DAYS.between(from, to)`. */
function between(call: LibraryCall): Value | null {
  const [from, to] = call.args.map((value) => dateOfValue(call, value));
  const unit = /\.([A-Z]+)\.\w+$/.exec(call.entry.name)?.[1]?.toLowerCase() ?? '';
  return from?.kind === 'date' && to?.kind === 'date' ? onDate(call, to, 'difference', [from, primitive(unit)]) : null;
}

/** A function of the library on a date: `addDays(date, 3)`. */
function onFirstArgument(call: LibraryCall): Value | null {
  const [first, ...rest] = call.args;
  const date = first === undefined ? null : dateOfValue(call, first);
  return date?.kind === 'date' ? onDate(call, date, call.entry.does, rest) : null;
}

function perform(call: LibraryCall): Value | null {
  const maker = makers[call.entry.does];
  return maker === undefined ? onFirstArgument(call) : maker(call);
}

/** Calls what a catalogue names. With a date as receiver, the method of that name. */
export function callLibraryEntry(
  library: ClockCatalogue,
  name: string,
  receiver: Value | null,
  args: readonly Value[],
  context: NativeContext,
): Value | null {
  if (receiver?.kind === 'date') return callOnDate(library, name, receiver, args, context);
  const entry = findEntry(library, name, ['call', 'new', 'member'], args.length);
  return entry && overChoices(args, (options) => perform({ library, entry, args: options, context }));
}

function callOnDate(
  library: ClockCatalogue,
  name: string,
  date: DateValue,
  args: readonly Value[],
  context: NativeContext,
): Value | null {
  const entry = findEntry(library, name, ['method'], args.length);
  if (entry === null) return null;
  return overChoices(args, (options) => onDate({ library, entry, args: options, context }, date, entry.does, options));
}

/** A method of a library's date, by the catalogue of that library. */
export function callDateMethod({ name, args, context }: NativeCall, date: DateValue): Value | null {
  const library = context.libraries.get(date.library);
  return library === undefined ? null : callOnDate(library, name, date, args, context);
}

/** A field of a library's date that is read without a call: `DateTime.now().year`. */
export function readDateMember(date: DateValue, key: string, context: NativeContext): Value | null {
  const library = context.libraries.get(date.library);
  const entry = library && findEntry(library, key, ['member'], 0);
  return library && entry ? onDate({ library, entry, args: [], context }, date, entry.does, []) : null;
}
