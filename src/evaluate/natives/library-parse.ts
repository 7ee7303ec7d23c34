/**
 * Dates that a library makes: of nothing (the clock), numbers, texts with or without a format, fields in arrays or
 * objects, other dates, symbols. Texts without a zone are local there, date-only ones too.
 */
import type { ClockCatalogue, ClockEntry } from '../../rulebook/shapes.js';
import { parseDate } from '../date-text.js';
import type { NativeContext } from '../native-context.js';
import { fromFields } from '../time.js';
import { joinTags, noTag, primitive, tagOf, undefinedValue, unknown } from '../values.js';
import type { DateValue, Tag, Value } from '../values.js';
import { clockTag, libraryEntry, localTag, madeDate, rateOfFields } from './clock.js';
import { asNumber, deepTags, numberOf, stringIn } from './conversions.js';
import { parseInFormat } from './library-format.js';
import { unitOf } from './library-units.js';
import { fromWall, universalZone, zoneNamed } from '../zone-rules.js';
import { besideZone, zoneAsked } from './zones.js';
import type { AskedZone } from './zones.js';
import { asSymbol, callPath, symbolFor } from './native-function.js';

/** One call of a catalogue's entry. */
export interface LibraryCall {
  readonly library: ClockCatalogue;
  readonly entry: ClockEntry;
  readonly args: readonly Value[];
  readonly context: NativeContext;
}

/** Dates of a library whose catalogue lists methods are its own; other libraries work on native dates. */
const libraryName = ({ library }: LibraryCall): string =>
  library.entries.some(({ as }) => as === 'method') ? library.library : 'native';

const withEntry = (call: LibraryCall, tag: Tag): Tag =>
  joinTags(tag, { ...tag, matched: libraryEntry(call.library, call.entry) });

function made(
  call: LibraryCall,
  time: number,
  tag: Tag,
  options: { rate?: number; local?: boolean; from?: DateValue['from'] },
): DateValue {
  const { name: zone, tag: byZone } = zoneOf(call);
  const local = options.local === true && zone === null;
  return madeDate(call.context, options.local === true ? fromWall(zone, time) : time, {
    tag: withEntry(call, joinTags(local ? localTag(tag) : tag, byZone)),
    rate: options.rate ?? 0,
    ...inLibrary(call, zone),
    from: options.from ?? null,
  });
}

/** The zone that the arguments name, else that of the library's settings; null for local time. */
function zoneOf({ entry, args, context, library }: LibraryCall): AskedZone {
  if (entry.utc === true) return { name: universalZone, tag: noTag };
  return zoneAsked(args) ?? context.defaultZone(library) ?? { name: null, tag: noTag };
}
/** A native date is read by the host's zone, whatever it was made with. */
function inLibrary(call: LibraryCall, zone: string | null): Pick<DateValue, 'library' | 'utc' | 'zone'> {
  const library = libraryName(call);
  return {
    library,
    utc: zone === universalZone || (zone !== null && library !== 'native'),
    zone: zone === universalZone || library === 'native' ? null : zone,
  };
}

/** The date of the clock. */
export const dateOfClock = (call: LibraryCall): DateValue =>
  made(call, call.context.now, clockTag(call.context, libraryEntry(call.library, call.entry)), { rate: 1 });

function ofFields(call: LibraryCall, values: readonly Value[], tag: Tag): Value | null {
  const numbers = values.slice(0, 7).map(numberOf);
  if (numbers.includes(null)) return symbolFor(callPath(call.entry.name, values), values);
  const [year = NaN, month = call.library.monthsFrom ?? 0, ...rest] = numbers as number[];
  const time = fromFields(year, month - (call.library.monthsFrom ?? 0), ...rest);
  return made(call, time, tag, { local: true, rate: rateOfFields(values[0]) });
}

const fieldNames = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const;
function ofObject(call: LibraryCall, properties: ReadonlyMap<string, Value>, tag: Tag): Value | null {
  const byUnit = new Map([...properties].map(([key, value]) => [unitOf(key), value]));
  const given = fieldNames.findLastIndex((name) => byUnit.has(name));
  const starts = [undefined, undefined, 1, 0, 0, 0, 0];
  const values = fieldNames
    .slice(0, given + 1)
    .map((name, index) => byUnit.get(name) ?? numberValue(starts[index] ?? call.library.monthsFrom ?? 0));
  return byUnit.has('year') ? ofFields(call, values, tag) : null;
}
const numberValue = (value: number): Value => ({ ...undefinedValue, value });

const bracketed = /^([^[\]]+)\[!?([\w/+:-]+)\](?:\[.*)?$/;
const dateOnly = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
function ofText(call: LibraryCall, text: string, value: Value, second: Value | undefined): Value {
  const { tag } = value;
  const rate = value.tag.clocks.length > 0 ? 1 : 0;
  const formats = second?.kind === 'array' ? second.items : second === undefined ? [] : [second];
  for (const format of formats) {
    const time = parseInFormat(text, stringIn(format) ?? '');
    if (time !== null && stringIn(format) !== null) return made(call, time, tag, { rate, local: true });
  }
  if (call.library.nativeTexts === true) return asNativeText(call, text, tag, rate);
  // `2027-01-01T00:00[Asia/Tokyo]`: the place in brackets is the zone.
  const [, bare = text, place] = bracketed.exec(text) ?? [];
  const parsed = parseDate(bare);
  const zone = place === undefined ? null : zoneNamed(place);
  const placed = zone === null ? call : { ...call, args: [...call.args, primitive(zone)] };
  return made(placed, parsed?.time ?? NaN, tag, { rate, local: parsed?.local === true || dateOnly.test(bare.trim()) });
}

/** What JavaScript itself makes of a text, in the zone that is asked for. */
function asNativeText(call: LibraryCall, text: string, tag: Tag, rate: number): Value {
  const parsed = parseDate(text);
  const { name: zone, tag: byZone } = zoneOf(call);
  return madeDate(call.context, parsed?.time ?? NaN, {
    tag: withEntry(call, joinTags(parsed?.local === true ? localTag(tag) : tag, byZone)),
    rate,
    ...inLibrary(call, zone),
  });
}

/** A date of one value, `scale` milliseconds to its number, a text read in `format`; null when it cannot be one. */
export function dateOfValue(call: LibraryCall, value: Value, scale = 1, format?: Value): Value | null {
  const tag = deepTags([value]);
  if (value.kind === 'date') {
    const { name, tag: byZone } = zoneOf(call);
    const zone = name ?? (value.utc ? (value.zone ?? universalZone) : null);
    // A library of functions alone gives dates of the kind that it is handed.
    const isZoned = value.zone !== null || (value.utc && value.library !== 'native');
    if (name === null && libraryName(call) === 'native' && isZoned)
      return { ...value, tag: withEntry(call, joinTags(value.tag, byZone)) };
    return { ...value, ...inLibrary(call, zone), tag: withEntry(call, joinTags(value.tag, byZone)) };
  }
  const symbol = asSymbol(value);
  if (symbol !== null) {
    const { time, tag: standing } = call.context.standIn(symbol);
    return made(call, time, standing, { from: symbol.from ?? call.context.place });
  }
  if (value.kind === 'array') return value.open ? null : ofFields(call, value.items, tag);
  if (value.kind === 'object')
    return value.open ? unknown(callPath(call.entry.name, [value]), tag) : ofObject(call, value.properties, tag);
  const text = stringIn(value);
  if (text !== null) return ofText(call, text, value, format);
  const view = asNumber(value);
  return view && made(call, view.value * scale, tag, { rate: view.rate * scale, from: view.from });
}

/** Whether fields are given one by one; of a year beside something that is not known nothing else can be made. */
function isManyNumbers(first: Value, second: Value | undefined): boolean {
  if (second === undefined || stringIn(first) !== null || first.kind !== 'primitive') return false;
  return numberOf(second) !== null || (asSymbol(second) !== null && Math.abs(numberOf(first) ?? Infinity) < 10_000);
}

/** A date of the arguments of a library's call: none of them reads the clock. */
export function dateOfArguments(call: LibraryCall): Value | null {
  const given = besideZone(call.args);
  const [first, second] = given;
  if (first === undefined || (first.kind === 'primitive' && first.value === undefined)) return dateOfClock(call);
  const isYear = call.entry.fields === true && first.kind === 'primitive' && numberOf(first) !== null;
  return isYear || isManyNumbers(first, second)
    ? ofFields(call, given, tagOf(...given))
    : dateOfValue(call, first, 1, second);
}
