/**
 * Zones in date libraries: a date in another zone, what a wall clock shows as an instant, and back. Names come from the
 * clock catalogues. A zone that is not in the text leaves a date by the wall clock, wherever that hangs.
 */
import type { ClockEntry, DateVerb } from '../../rulebook/shapes.js';
import { startOf } from '../time.js';
import { joinTags, noTag, primitive, tagOf } from '../values.js';
import type { DateValue, Value } from '../values.js';
import { fromWall, toWall, universalZone } from '../zone-rules.js';
import { isConstant, libraryEntry, localTag, wallTag } from './clock.js';
import { stringIn } from './conversions.js';
import { dateOfValue } from './library-parse.js';
import type { LibraryCall } from './library-parse.js';
import { formatted, wallOf } from './library-walls.js';
import { zoneAsked, zoneOfNumber } from './zones.js';

interface ZoneCall extends LibraryCall {
  readonly date: DateValue;
}
type ZoneVerb = (call: ZoneCall) => Value | null;

const zoneOfArguments = (args: readonly Value[]): string | null => zoneAsked(args)?.name ?? zoneOfNumber(args[0]);
const isSet = (value: Value | undefined): boolean =>
  value?.kind === 'object'
    ? ['keepLocalTime', 'keepCalendarTime'].some((key) => isSet(value.properties.get(key)))
    : value?.kind === 'primitive' && value.value === true;

/** A date of that time by the clocks of the zone that the arguments name. */
function placed({ date, args }: ZoneCall, time: number, zone: string | null): DateValue {
  const isUniversal = zone === universalZone;
  const joined = joinTags(date.tag, tagOf(...args.filter((arg) => arg.kind !== 'object')));
  const tag = zone === null ? localTag(joined) : joined;
  return { ...date, time, tag, utc: zone !== null, zone: isUniversal ? null : zone };
}

/** The same instant, or the same clock where that is asked for. Without an argument it asks for the offset. */
const inZone: ZoneVerb = (call) => {
  const { date, args } = call;
  if (args.length === 0) return null;
  const zone = zoneOfArguments(args);
  const isSameClock = isSet(args[1]);
  if (zone === null && !isSameClock) return { ...date, utc: false, zone: null };
  if (!isSameClock) return placed(call, date.time, zone);
  // What the text itself says by a wall clock is exact as soon as the zone is known.
  const tag = isConstant(date) ? { ...date.tag, local: false } : date.utc ? date.tag : localTag(date.tag);
  return placed({ ...call, date: { ...date, tag } }, fromWall(zone, wallOf(date).time), zone);
};
/** What a wall clock shows becomes the instant at which the clocks of a zone show it. */
const atZone: ZoneVerb = (call) => {
  const zone = zoneOfArguments(call.args);
  return placed(call, fromWall(zone, call.date.time), zone);
};
/** What the clocks of its zone show, without the zone. */
const toWallClock: ZoneVerb = ({ date, entry }) => {
  const wall = wallOf(date).time;
  const time = entry.unit === 'day' ? startOf(wall, 'day') : wall;
  return { ...date, time, utc: true, zone: null, tag: date.utc ? date.tag : localTag(date.tag) };
};

/** Verbs on a date that have to do with zones. */
export const zoneVerbs: Partial<Record<DateVerb, ZoneVerb>> = { inZone, atZone, toWall: toWallClock };

const dateIn = (call: LibraryCall, value: Value | undefined): DateValue | null => {
  const date = value === undefined ? null : dateOfValue({ ...call, args: [] }, value);
  return date?.kind === 'date' ? date : null;
};

/** The date whose clocks in a zone show what the first argument says by the wall clock. */
function ofZone(call: LibraryCall): Value | null {
  const [first, ...rest] = call.args;
  const zone = zoneOfArguments(rest);
  const date = dateIn(call, first);
  if (date === null || zone === null) return date;
  const isInstant = !date.tag.local && first?.kind === 'primitive';
  const tag = { ...date.tag, local: false };
  return isInstant ? date : { ...date, time: fromWall(zone, date.time), tag };
}
/** The date whose wall clock shows what the clocks of a zone show at the first argument. */
function toZone(call: LibraryCall): Value | null {
  const [first, ...rest] = call.args;
  const zone = zoneOfArguments(rest);
  const date = dateIn(call, first);
  return date === null || zone === null ? date : { ...date, time: toWall(zone, date.time), tag: wallTag(date.tag) };
}
/** The text of a date by the clocks of a zone. */
function formatInZone(call: LibraryCall): Value | null {
  const [first, named, pattern] = call.args;
  const [date, zone] = [dateIn(call, first), named === undefined ? null : zoneOfArguments([named])];
  if (date === null || pattern === undefined) return null;
  return formatted({ ...date, utc: zone !== null, zone }, stringIn(pattern));
}
/** A zone by its name: UTC where the entry says so, else what the argument names. */
const namesZone = ({ library, entry, args: [first] }: LibraryCall): Value | null => {
  const zone = entry.utc === true ? universalZone : first === undefined ? null : zoneOfArguments([first]);
  const tag = { ...noTag, matched: libraryEntry(library, entry) };
  return zone === null ? null : primitive(zone, { tag: joinTags(tag, tagOf(...(first === undefined ? [] : [first]))) });
};

/** Makers of dates that have to do with zones. */
export const zoneMakers: Partial<Record<ClockEntry['does'], (call: LibraryCall) => Value | null>> = {
  ofZone,
  toZone,
  formatInZone,
  namesZone,
};
