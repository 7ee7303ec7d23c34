/**
 * Dates that may have a zone, as its clocks show them: steps by the calendar, the edges of days and months, texts.
 */
import { addCalendar, dayLength, fixedLength } from '../time.js';
import type { TimeUnit } from '../time.js';
import { primitive } from '../values.js';
import type { DateValue, Primitive, Tag } from '../values.js';
import { fromWall, toWall } from '../zone-rules.js';
import { fieldTag, localTag } from './clock.js';
import { formatTime } from './library-format.js';

/** What a step by the calendar makes of a date's time: whole days and more are counted by the clocks of its zone. */
export const byWall = ({ zone }: DateValue, time: number, step: (wall: number) => number): number =>
  zone === null ? step(time) : fromWall(zone, step(toWall(zone, time)));
/** A time so many units later. */
export const added = (date: DateValue, time: number, unit: TimeUnit, count: number): number =>
  (fixedLength(unit) ?? dayLength) < dayLength
    ? addCalendar(time, unit, count)
    : byWall(date, time, (wall) => addCalendar(wall, unit, count));
/** A date as its clocks show it, where it has a zone of its own. */
export const wallOf = (date: DateValue): DateValue =>
  date.zone === null ? date : { ...date, time: toWall(date.zone, date.time), zone: null };

/** Where a day begins is for the clocks of its zone to say. */
const edgeTag = ({ tag, utc }: DateValue, unit: TimeUnit): Tag =>
  utc || (fixedLength(unit) ?? dayLength) < dayLength ? tag : localTag(tag);
/** A date at the beginning or the end of one of its units. */
export const edgeIn = (date: DateValue, unit: TimeUnit, edge: (wall: number, unit: TimeUnit) => number): DateValue => ({
  ...date,
  time: byWall(date, date.time, (wall) => edge(wall, unit)),
  tag: edgeTag(date, unit),
});

/** The text of a date in a pattern; null where that is not known, or the date is none. */
export function formatted(date: DateValue, pattern: string | null): Primitive | null {
  if (pattern === null || pattern.length > 200 || Number.isNaN(date.time)) return null;
  const { text, fields } = formatTime(wallOf(date).time, pattern);
  return primitive(text, { tag: fieldTag(date, fields, !date.utc), dimension: 'field', from: date.from });
}
