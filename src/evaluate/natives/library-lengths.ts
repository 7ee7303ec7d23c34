/**
 * Lengths of time in date libraries: what lies between two dates, asked in units. Names come from the clock catalogues.
 * A length is an object that keeps its milliseconds, which move with the clock as the difference does.
 */
import type { ClockCatalogue, ClockEntry } from '../../rulebook/shapes.js';
import { fixedLength } from '../time.js';
import type { TimeUnit } from '../time.js';
import { joinTags, noTag, objectValue, primitive, withTag } from '../values.js';
import type { ObjectValue, Tag, Value } from '../values.js';
import { libraryEntry } from './clock.js';
import { asNumber, stringIn } from './conversions.js';
import type { LibraryCall } from './library-parse.js';
import { amountsIn, unitIn, unitInName } from './library-units.js';
import { callPath, overChoices } from './native-function.js';
import type { NativeCall } from './native-function.js';

const lengthBrand = 'length';
const libraryKey = '[[library]]';
const millisecondsKey = '[[milliseconds]]';

/** `'hours'`, `{ unit: 'hours' }`, `{ largestUnit: 'day' }`. */
function unitAsked(value: Value | undefined): TimeUnit | null {
  if (value?.kind !== 'object') return unitIn(value);
  return unitIn(value.properties.get('unit') ?? value.properties.get('largestUnit'));
}

/** So many milliseconds in a unit. */
function inUnit(call: Pick<LibraryCall, 'context'>, milliseconds: Value, unit: TimeUnit): Value | null {
  const length = fixedLength(unit);
  if (length === null) return null;
  return length === 1 ? milliseconds : call.context.arithmetic('/', milliseconds, primitive(length));
}

/** The sign of a length: it turns where there is none left. */
function signOf(milliseconds: Value): Value {
  if (milliseconds.kind !== 'primitive' || typeof milliseconds.value !== 'number') return milliseconds;
  return { ...milliseconds, value: Math.sign(milliseconds.value), smooth: milliseconds.value };
}

/** A length of so many milliseconds, whose fields are read in a unit where one is named. */
export function lengthOf(call: LibraryCall, milliseconds: Value, named: TimeUnit | null): Value {
  const whole = named === null ? null : inUnit(call, milliseconds, named);
  const field =
    whole?.kind === 'primitive' && typeof whole.value === 'number'
      ? { ...whole, value: Math.trunc(whole.value) }
      : whole;
  return objectValue(
    [
      ...(field === null ? [] : [[`${named ?? ''}s`, field] as const]),
      ['sign', signOf(milliseconds)],
      [millisecondsKey, milliseconds],
      [libraryKey, primitive(call.library.library)],
    ],
    { open: true, path: callPath(call.entry.name, []), brand: lengthBrand },
  );
}

/** A length made of a number (of milliseconds, or of the unit that comes second), of counts by their units, or of `P3M`. */
function makeLength(call: LibraryCall): Value | null {
  const [amount, second] = call.args;
  const length = fixedLength(unitAsked(second) ?? 'millisecond');
  const tag = matchedBy(call.library, call.entry);
  if (amount === undefined) return null;
  if (length === null || asNumber(amount) === null || stringIn(amount) !== null) return lengthOfAmounts(call, tag);
  const milliseconds = call.context.arithmetic('*', amount, primitive(length));
  return lengthOf(call, withTag(milliseconds, tag), null);
}

/** Months and years have no length of their own: they are added as they are counted. */
function lengthOfAmounts(call: LibraryCall, tag: Tag): Value | null {
  const amounts = amountsIn(call.args.slice(0, 2), null)?.filter(([, count]) => count !== 0);
  if (amounts === undefined || amounts.some(([, count]) => !Number.isFinite(count))) return null;
  const milliseconds = amounts.reduce((sum, [unit, count]) => sum + (fixedLength(unit) ?? NaN) * count, 0);
  return Number.isNaN(milliseconds)
    ? objectValue(
        amounts.map(([unit, count]) => [unit, primitive(count)]),
        { tag },
      )
    : lengthOf(call, primitive(milliseconds, { tag }), null);
}

export const lengthMakers: Partial<Record<ClockEntry['does'], (call: LibraryCall) => Value | null>> = {
  length: makeLength,
  // What is counted in units stays as it is written: `{ days: 30 }`.
  amounts: ({ args: [given], library, entry }) =>
    given?.kind === 'object' ? { ...given, tag: joinTags(given.tag, matchedBy(library, entry)) } : null,
};

const matchedBy = (library: ClockCatalogue, entry: ClockEntry): Tag => ({
  ...noTag,
  matched: libraryEntry(library, entry),
});
const isLength = (value: Value): value is ObjectValue => value.kind === 'object' && value.brand === lengthBrand;

/** The milliseconds of a length; null for all other values. */
export const millisecondsIn = (value: Value | undefined): Value | null =>
  value !== undefined && isLength(value) ? (value.properties.get(millisecondsKey) ?? null) : null;

/** A method of a length, by the catalogue of its library: `asDays()`, `total('hours')`; null where it is none. */
export function callLengthMethod({ name, receiver, args, context }: NativeCall): Value | null {
  if (!isLength(receiver)) return null;
  const of = receiver.properties.get(libraryKey);
  const library = context.libraries.get(of?.kind === 'primitive' ? String(of.value) : '');
  const entry = library?.entries.find((one) => one.as === 'method' && one.name === name && one.does === 'lengthIn');
  const milliseconds = receiver.properties.get(millisecondsKey);
  if (library === undefined || entry === undefined || milliseconds === undefined) return null;
  return overChoices(args, ([first]) => {
    const unit = unitAsked(first) ?? unitInName(name) ?? 'millisecond';
    const asked = inUnit({ context }, milliseconds, unit);
    return asked && withTag(asked, matchedBy(library, entry));
  });
}
