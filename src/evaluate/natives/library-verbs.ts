/**
 * The verbs of date libraries on a date: arithmetic, comparison, conversion, fields. Names come from the clock
 * catalogues; a verb's meaning is the same for all of them. Comparisons go through the context to note their roots.
 */
import type { DateVerb } from '../../rulebook/shapes.js';
import type { Comparison } from '../native-context.js';
import { endOf, fixedLength, monthLength, monthsBetween, startOf, toIso } from '../time.js';
import type { TimeUnit } from '../time.js';
import { primitive, tagOf, trueValue } from '../values.js';
import type { DateValue, Primitive, Value } from '../values.js';
import { fieldTag, instantOf, localTag } from './clock.js';
import { stringIn } from './conversions.js';
import { fieldVerbs, moved, movedBySymbol, pathOf } from './library-fields.js';
import type { Verb, VerbCall } from './library-fields.js';
import { lengthOf, millisecondsIn } from './library-lengths.js';
import { added, edgeIn, formatted, wallOf } from './library-walls.js';
import { dateOfClock, dateOfValue } from './library-parse.js';
import { zoneVerbs } from './library-zones.js';
import { amountsIn, unitIn, unitInName } from './library-units.js';
import { symbolFor } from './native-function.js';

const unitOfCall = (call: VerbCall, index: number): TimeUnit | null =>
  unitIn(call.args[index]) ?? unitInName(call.entry.name);
/** A length is added as its milliseconds. */
function withLength(args: readonly Value[]): readonly Value[] {
  const length = millisecondsIn(args[0]);
  return length === null ? args : [length];
}

/** The clock as the machine's own zone shows it. */
const isOwnClock = ({ tag, utc, zone }: DateValue): boolean => tag.clocks.length > 0 && !utc && zone === null;

const add =
  (sign: 1 | -1): Verb =>
  (call) => {
    const amounts = amountsIn(withLength(call.args), unitInName(call.entry.name));
    if (amounts === null) return movedBySymbol(call);
    const step = (from: number): number =>
      amounts.reduce((sum, [unit, count]) => added(call.date, sum, unit, sign * count), from);
    const time = step(call.date.time);
    const tag = tagOf(...call.args);
    // Where a month has no such day, the clock that moves on skips some: whose midnight that is, its zone says.
    const skips = isOwnClock(call.date) && time - step(call.date.time - 1) > 1;
    return moved(call, time, skips ? localTag(tag) : tag);
  };

const atEdge =
  (edge: (time: number, unit: TimeUnit) => number): Verb =>
  (call) => {
    const unit = unitOfCall(call, 0);
    if (unit === null) return null;
    const { time, tag } = edgeIn(call.date, unit, edge);
    return moved(call, time, tag);
  };

/** The other date of a comparison; without one, the clock. */
function otherDate(call: VerbCall, index: number): DateValue | null {
  const value = call.args[index];
  const date = value === undefined ? dateOfClock(call) : dateOfValue(call, value);
  return date?.kind === 'date' ? date : null;
}
const startIn = (date: DateValue, unit: TimeUnit | null): Primitive =>
  instantOf(unit === null ? date : edgeIn(date, unit, startOf));

/** Compares with another date, in whole units where a unit is given. */
function compared(call: VerbCall, other: DateValue, operator: Comparison, unit: TimeUnit | null): Value {
  return call.context.compare(startIn(call.date, unit), operator, startIn(other, unit));
}
const comparison =
  (operator: Comparison): Verb =>
  (call) => {
    const other = otherDate(call, 0);
    return other && compared(call, other, operator, unitOfCall(call, 1));
  };

const isBetween: Verb = (call) => {
  const [from, to] = [otherDate(call, 0), otherDate(call, 1)];
  if (from === null || to === null) return null;
  const bounds = (call.args[3] && stringIn(call.args[3])) ?? '()';
  const unit = unitIn(call.args[2]);
  // Both are compared whatever the first one gives: each has a root to note.
  const after = compared(call, from, bounds.startsWith('[') ? '>=' : '>', unit);
  const before = compared(call, to, bounds.endsWith(']') ? '<=' : '<', unit);
  return both(call, after, before);
};
/** Whether two outcomes hold together. */
export function both(call: VerbCall, a: Value, b: Value): Value {
  const [x, y] = [call.context.truthiness(a), call.context.truthiness(b)];
  const tag = tagOf(a, b);
  if (x === false || y === false) return primitive(false, { tag });
  return x === true && y === true ? primitive(true, { tag }) : symbolFor(pathOf(call), [a, b]);
}

const monthRate = 12 / (365.2425 * 86_400_000);
/** Whole units between two dates: of fixed length by division, months by the calendar. */
const difference: Verb = (call) => {
  const other = otherDate(call, 0);
  if (other === null) return null;
  const unit = unitOfCall(call, 1) ?? 'millisecond';
  const wholeDays = call.entry.name.includes('Calendar');
  const [a, b] = [startIn(call.date, wholeDays ? unit : null), startIn(other, wholeDays ? unit : null)];
  const fraction = call.args[2]?.kind === 'primitive' && call.args[2].value === true;
  const months = monthLength(unit);
  if (months === null) return divided(call, call.context.arithmetic('-', a, b), fixedLength(unit) ?? 1, fraction);
  const count = monthsBetween(Number(b.value), Number(a.value), call.library.monthCount) / months;
  const rate = ((a.rate - b.rate) * monthRate) / months;
  return primitive(fraction ? count : Math.trunc(count), {
    tag: tagOf(a, b),
    rate,
    dimension: 'duration',
    from: b.from ?? a.from,
  });
};
function divided(call: VerbCall, value: Value, length: number, fraction: boolean): Value {
  const quotient = length === 1 ? value : call.context.arithmetic('/', value, primitive(length));
  if (fraction || quotient.kind !== 'primitive' || typeof quotient.value !== 'number') return quotient;
  return { ...quotient, value: Math.trunc(quotient.value) };
}

/** Minus one, nothing or one; it turns where the difference is nothing. */
const order: Verb = (call) => {
  const other = otherDate(call, 0);
  const apart = other && call.context.arithmetic('-', instantOf(call.date), instantOf(other));
  if (apart?.kind !== 'primitive' || typeof apart.value !== 'number') return apart;
  return { ...apart, value: Math.sign(apart.value), smooth: apart.rate === 0 ? null : apart.value };
};
/** The difference as an object with a field for the unit asked for; milliseconds where none is named. */
const duration: Verb = (call) => {
  const [first, second] = call.args;
  // `diff(other, unit)`, and `diffNow(unit)` without another date.
  const named = unitIn(first) ?? unitIn(second);
  const other = first === undefined || unitIn(first) !== null ? dateOfClock(call) : first;
  const unit = named ?? 'millisecond';
  const length = difference({ ...call, args: [other, primitive(unit), trueValue] });
  const whole = difference({ ...call, args: [other, primitive('millisecond')] });
  const made = whole === null ? null : lengthOf(call, whole, null);
  if (length === null || made?.kind !== 'object') return null;
  return { ...made, path: pathOf(call), properties: new Map([...made.properties, [`${unit}s`, length]]) };
};
/** What lies between two dates, counted from the other or towards it: a day has days, an instant seconds. */
const lengthFrom =
  (towards: boolean): Verb =>
  (call) => {
    const other = otherDate(call, 0);
    if (other === null) return null;
    const [a, b] = towards ? [other, call.date] : [call.date, other];
    // `from.until(to, ChronoUnit.DAYS)` is a number.
    const unit = unitIn(call.args[1]);
    if (unit !== null) return difference({ ...call, date: a, args: [b, primitive(unit)] });
    const asked = call.args[1]?.kind === 'object' ? unitIn(call.args[1].properties.get('largestUnit')) : null;
    const isDay = call.date.time % 86_400_000 === 0 && other.time % 86_400_000 === 0;
    return lengthOf(
      call,
      call.context.arithmetic('-', instantOf(a), instantOf(b)),
      asked ?? (isDay ? 'day' : 'second'),
    );
  };

const seconds: Verb = ({ date }) => {
  const instant = instantOf(date);
  return { ...instant, value: Math.floor(date.time / 1000), rate: date.rate / 1000 };
};
const nanoseconds: Verb = ({ date }) => {
  const instant = instantOf(date);
  return Number.isNaN(date.time) ? null : { ...instant, value: BigInt(date.time) * 1_000_000n, rate: date.rate * 1e6 };
};
/** The day alone, as ISO 8601 writes it. */
const toDayText: Verb = ({ date }) =>
  primitive(toIso(wallOf(date).time).slice(0, 10), {
    tag: fieldTag(date, 7, !date.utc),
    dimension: 'field',
    from: date.from,
  });
const toText: Verb = ({ date }) =>
  primitive(toIso(date.time), { tag: fieldTag(date, 247, false), dimension: 'field', from: date.from });
const format: Verb = (call) => {
  const { date, args } = call;
  const pattern = args[0] === undefined ? 'YYYY-MM-DDTHH:mm:ssZ' : stringIn(args[0]);
  // In whatever form, it is the same date's text.
  if (args[0]?.kind === 'unknown') return symbolFor(pathOf(call), [date, args[0]]);
  return formatted(date, pattern);
};

/** What each verb does to a date. `now`, `parse`, `min` and `max` make dates and are not among them. */
export const verbs: Partial<Record<DateVerb, Verb>> = {
  add: add(1),
  subtract: add(-1),
  difference,
  duration,
  compare: order,
  startOf: atEdge(startOf),
  endOf: atEdge(endOf),
  isAfter: comparison('>'),
  isBefore: comparison('<'),
  isSame: comparison('==='),
  isSameOrAfter: comparison('>='),
  isSameOrBefore: comparison('<='),
  isBetween,
  milliseconds: ({ date }) => instantOf(date),
  seconds,
  nanoseconds,
  since: lengthFrom(false),
  until: lengthFrom(true),
  toDayText,
  ...zoneVerbs,
  toDate: ({ date }) => ({ ...date, library: 'native', utc: false, zone: null }),
  toText,
  format,
  isValid: ({ date }) => (Number.isNaN(date.time) ? primitive(false, { tag: date.tag }) : trueValue),
  clone: ({ date }) => ({ ...date }),
  utc: ({ date }) => ({ ...date, utc: true, zone: null }),
  local: ({ date }) => ({ ...date, utc: false, zone: null }),
  ...fieldVerbs,
};
