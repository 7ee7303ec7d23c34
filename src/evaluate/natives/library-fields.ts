/**
 * Fields of the dates of libraries: asked for, and set, each by a name of its own or by the name of a unit. Takes a verb of a
 * catalogue on a date, gives the field or the date with it.
 */
import type { DateVerb } from '../../rulebook/shapes.js';
import { addCalendar, fieldsOf, fromExactFields } from '../time.js';
import type { DateFields } from '../time.js';
import { joinTags, tagOf, undefinedValue } from '../values.js';
import type { DateValue, Tag, Value } from '../values.js';
import { clipTime, madeDate } from './clock.js';
import { asNumber, stringIn } from './conversions.js';
import { readField } from './date-fields.js';
import { byWall, wallOf } from './library-walls.js';
import type { LibraryCall } from './library-parse.js';
import { unitOf } from './library-units.js';
import { describe, symbolFor } from './native-function.js';

/** A verb applied to a date; `args` are what follows the date. */
export interface VerbCall extends LibraryCall {
  readonly date: DateValue;
}
export type Verb = (call: VerbCall) => Value | null;

export const pathOf = (call: VerbCall): string =>
  `${describe(call.date)}.${call.entry.name}(${call.args.map(describe).join(', ')})`;

/** The date at another time: itself where the library changes its dates, else a copy. */
export function moved(call: VerbCall, time: number, tag: Tag): Value {
  const { date, library, context } = call;
  const whole = joinTags(date.tag, tag);
  if (library.mutable === true) {
    context.setTime(date, clipTime(time), whole);
    return date;
  }
  return { ...date, time: clipTime(time), tag: whole };
}

/** By a symbol the date moves nobody knows where: it gets a stand-in, unless the clock is in it. */
export function movedBySymbol(call: VerbCall): Value {
  const symbol = symbolFor(pathOf(call), [call.date, ...call.args]);
  if (symbol.tag.clocks.length > 0) return symbol;
  const { time, tag } = call.context.standIn({ ...symbol, offset: 0 });
  const { library, utc, zone } = call.date;
  return madeDate(call.context, time, { library, utc, zone, tag, from: symbol.from ?? call.context.place });
}

const oneBased = (call: VerbCall, field: keyof DateFields): number =>
  field === 'month' ? (call.library.monthsFrom ?? 0) : 0;
/** Reads a field, or sets it where an argument is given. */
const field =
  (name: keyof DateFields): Verb =>
  (call) => {
    const { date, args } = call;
    const shift = oneBased(call, name);
    if (args[0] !== undefined) return withFields(call, name, args);
    const value = readField(wallOf(date), name, !date.utc && call.entry.utc !== true, shift);
    const isSunday = value.kind === 'primitive' && value.value === 0;
    return name === 'weekday' && call.library.weekdaysFrom === 1 && isSunday ? { ...value, value: 7 } : value;
  };
/** What a setter may set besides its own field, in the order of its arguments. */
const finer: Partial<Record<keyof DateFields, readonly (keyof DateFields)[]>> = {
  hour: ['minute', 'second', 'millisecond'],
  minute: ['second', 'millisecond'],
  second: ['millisecond'],
};

function withFields(call: VerbCall, name: keyof DateFields, args: readonly Value[]): Value | null {
  const names = [name, ...(finer[name] ?? [])].slice(0, args.length);
  return withNamed(
    call,
    names.map((one, index) => [one, args[index] ?? undefinedValue] as const),
  );
}

function withNamed(call: VerbCall, given: readonly (readonly [keyof DateFields | null, Value])[]): Value {
  const views = new Map(given.map(([name, value]) => [name, asNumber(value)]));
  if (views.has(null) || [...views.values()].includes(null)) return movedBySymbol(call);
  const time = coarseFirst.reduce((before, name) => {
    const value = views.get(name)?.value;
    return value === undefined
      ? before
      : byWall(call.date, before, (wall) => timeWith(wall, name, value - oneBased(call, name)));
  }, call.date.time);
  return moved(call, time, tagOf(...given.map(([, value]) => value)));
}
const coarseFirst: readonly (keyof DateFields)[] = [
  ...(['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second', 'millisecond'] as const),
];

/** A time with one field set; months and years stop at the month's end, as arithmetic does. */
function timeWith(time: number, name: keyof DateFields, value: number): number {
  const fields = fieldsOf(time);
  const change = value - fields[name];
  if (name === 'year' || name === 'month') return addCalendar(time, name, change);
  return name === 'weekday' ? addCalendar(time, 'day', change) : fromExactFields({ ...fields, [name]: value });
}

/** What a unit is called, as a field of a date: where months count from 0 a `day` is one of the week, and `date` that of the month. */
function fieldNamed({ library }: VerbCall, name: string): keyof DateFields | null {
  if (name === 'date' || name === 'dates' || name === 'D' || name === 'dayOfMonth') return 'day';
  const unit = unitOf(name);
  if (unit === 'day') return library.monthsFrom === 1 ? 'day' : 'weekday';
  return unit === null || unit === 'week' || unit === 'isoWeek' || unit === 'quarter' ? null : unit;
}

/** `set('year', 2027)`, `set({ year: 2027, month: 0 })` */
const set: Verb = (call) => {
  const [first, second] = call.args;
  const given: readonly (readonly [string, Value])[] =
    first?.kind === 'object' && !first.open
      ? [...first.properties]
      : first !== undefined && second !== undefined
        ? [[stringIn(first) ?? '', second]]
        : [];
  return given.length === 0
    ? null
    : withNamed(
        call,
        given.map(([name, value]) => [fieldNamed(call, name), value] as const),
      );
};

/** `get('year')` */
const get: Verb = (call) => {
  const [first] = call.args;
  const name = first === undefined ? null : fieldNamed(call, stringIn(first) ?? '');
  return name === null ? null : field(name)({ ...call, args: [] });
};

/** Verbs on the fields of a date. */
export const fieldVerbs: Partial<Record<DateVerb, Verb>> = {
  year: field('year'),
  month: field('month'),
  dayOfMonth: field('day'),
  weekday: field('weekday'),
  hour: field('hour'),
  minute: field('minute'),
  second: field('second'),
  millisecond: field('millisecond'),
  set,
  get,
};
