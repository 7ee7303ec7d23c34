/**
 * Clock reads and dates made from numbers: the tags that say so. Takes the call's place and the catalogues, gives
 * values; which name reads the clock is for the tables and the catalogues to say.
 */
import { entryId } from '../../rulebook/entry-id.js';
import type { ClockCatalogue, ClockEntry } from '../../rulebook/shapes.js';
import type { NativeContext } from '../native-context.js';
import { dateValue, isClocked, joinTags, noTag, primitive } from '../values.js';
import type { DateValue, Primitive, Tag, Value } from '../values.js';

/** The tag of a clock read here. */
export const clockTag = (context: NativeContext, matched: readonly string[]): Tag => ({
  ...noTag,
  clocks: [context.place],
  matched,
});

/** The id of the language's own clock entry of that name, where the catalogue has it. */
export function nativeEntry(context: NativeContext, as: ClockEntry['as'], name: string): string[] {
  const catalogue = context.libraries.get('native');
  const entry = catalogue?.entries.find((candidate) => candidate.as === as && candidate.name === name);
  return catalogue === undefined || entry === undefined ? [] : [entryId.clock(catalogue, entry)];
}
/** The id of a library's entry. */
export const libraryEntry = (catalogue: ClockCatalogue, entry: ClockEntry): string[] => [
  entryId.clock(catalogue, entry),
];

/** The instant now as a number that moves `rate` a millisecond. */
export const clockNumber = (context: NativeContext, tag: Tag, rate = 1): Primitive =>
  primitive(rate === 1 ? context.now : Math.floor(context.now * rate), { tag, rate, dimension: 'instant' });

/** The largest distance from the epoch that a date can have. */
const timeLimit = 8.64e15;
/** A time as a date keeps it: whole milliseconds, NaN when out of range. */
export const clipTime = (time: number): number => (Math.abs(time) <= timeLimit ? Math.trunc(time) + 0 : NaN);

/** Whether a value neither moves with the clock nor stands in for a symbol: then a date made of it can be an anchor. */
export const isConstant = (value: { readonly tag: Tag }): boolean =>
  value.tag.clocks.length === 0 && value.tag.anchors.length === 0;

/** A date made in a call: constants know the place of that call. */
export function madeDate(
  context: NativeContext,
  time: number,
  options: Partial<Omit<DateValue, 'kind' | 'time'>>,
): DateValue {
  const tag = options.tag ?? noTag;
  const from = isConstant({ tag }) ? context.place : (options.from ?? null);
  return dateValue(clipTime(time), { ...options, from });
}

/** A date's time as a number, moving as the date does. */
export const instantOf = (date: DateValue): Primitive =>
  primitive(date.time, { tag: date.tag, rate: date.rate, dimension: 'instant', from: date.from });

/** The same tag with `local` set. */
export const localTag = (tag: Tag): Tag => (tag.local || tag.wall ? tag : { ...tag, local: true });
/** The tag of calendar fields read off a date: noted only where the clock or an anchor is in it. */
export function fieldTag(date: { readonly tag: Tag }, fields: number, local: boolean): Tag {
  if (isConstant(date)) return date.tag;
  return joinTags(date.tag, { ...noTag, fields, local });
}
/** The same tag of what the clocks of a known zone show, carried as local time. */
export const wallTag = (tag: Tag): Tag => ({ ...tag, local: false, wall: true });
/** How fast a date made from fields moves: with the clock when its year does. */
export const rateOfFields = (year: Value | undefined): number => (year !== undefined && isClocked(year) ? 1 : 0);
