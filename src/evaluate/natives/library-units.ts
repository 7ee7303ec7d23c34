/**
 * The units of date libraries: `days`, `d`, `M`, `{ days: 3 }`, the unit in a name such as `addDays`. Takes values or
 * names, gives units and amounts; null where they are not known.
 */
import { parseDuration } from '../time.js';
import type { TimeUnit } from '../time.js';
import type { Value } from '../values.js';
import { numberOf, stringIn } from './conversions.js';

const aliases: ReadonlyMap<string, TimeUnit> = new Map<string, TimeUnit>([
  ['ms', 'millisecond'],
  ['s', 'second'],
  ['m', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['D', 'day'],
  ['date', 'day'],
  ['w', 'week'],
  ['W', 'isoWeek'],
  ['isoweek', 'isoWeek'],
  ['M', 'month'],
  ['Q', 'quarter'],
  ['y', 'year'],
  ...(['millisecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const).map(
    (unit): [string, TimeUnit] => [unit, unit],
  ),
]);

/** The unit of a text: `days`, `Day`, `M`; null when it is none. */
export function unitOf(text: string): TimeUnit | null {
  const lower = text.toLowerCase();
  return (
    aliases.get(text) ?? aliases.get(lower) ?? (lower.length > 2 ? aliases.get(lower.replace(/s$/, '')) : null) ?? null
  );
}
/** The unit that a value names, also by a constant of the library (`ChronoUnit.DAYS`); null when it names none. */
export const unitIn = (value: Value | undefined): TimeUnit | null => {
  if (value?.kind === 'native') return unitOf(value.name.slice(value.name.lastIndexOf('.') + 1));
  const text = value === undefined ? null : stringIn(value);
  return text === null ? null : unitOf(text);
};

const unitSuffix = /[a-z](ISOWeek|Millisecond|Second|Minute|Hour|Day|Week|Month|Quarter|Year|Milli)s?$/;
/** The unit in the name of a function: `addDays` → day; null when there is none, or business days are meant. */
export function unitInName(name: string): TimeUnit | null {
  const found = /Business|Weekend/.test(name) ? undefined : unitSuffix.exec(name)?.[1];
  if (found === undefined) return null;
  return found === 'Milli' ? 'millisecond' : unitOf(found);
}

/** So many of a unit. */
export type Amount = readonly [unit: TimeUnit, count: number];

function amountsInObject(properties: ReadonlyMap<string, Value>): Amount[] | null {
  const amounts: Amount[] = [];
  for (const [key, value] of properties) {
    const unit = unitOf(key);
    const count = numberOf(value);
    if (unit === null || count === null) return null;
    amounts.push([unit, count]);
  }
  return amounts;
}
function amountsInText(text: string): Amount[] | null {
  const duration = parseDuration(text);
  if (duration === null) return null;
  const sign = duration.negative ? -1 : 1;
  return [
    ['month', sign * duration.months],
    ['day', sign * duration.days],
    ['millisecond', sign * duration.milliseconds],
  ];
}

/**
 * What the arguments of `add` add: `(3, 'days')`, `('days', 3)`, `({ days: 3 })`, `('P3D')`, or `(3)` of the unit
 * that the function's name holds, else of milliseconds. Null when an amount is not known.
 */
export function amountsIn(args: readonly Value[], named: TimeUnit | null): Amount[] | null {
  const [first, second] = args;
  if (first === undefined) return [];
  if (first.kind === 'object') return first.open ? null : amountsInObject(first.properties);
  const text = stringIn(first);
  const duration = text === null ? null : amountsInText(text);
  if (duration !== null) return duration;
  const swapped = second !== undefined && unitIn(second) === null ? unitIn(first) : null;
  const count = numberOf(swapped === null || second === undefined ? first : second);
  return count === null ? null : [[swapped ?? unitIn(second) ?? named ?? 'millisecond', count]];
}
