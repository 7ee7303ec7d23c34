/** Steps by the calendar on dates that may have a zone: days, months and their edges are as the clocks of that zone show them. */
import { addCalendar, dayLength, fixedLength } from '../time.js';
import type { TimeUnit } from '../time.js';
import type { DateValue, Tag } from '../values.js';
import { fromWall, toWall } from '../zone-rules.js';
import { localTag } from './clock.js';

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
export const edgeTag = ({ tag, utc }: DateValue, unit: TimeUnit): Tag =>
  utc || (fixedLength(unit) ?? dayLength) < dayLength ? tag : localTag(tag);
