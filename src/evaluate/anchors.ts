/**
 * Stand-ins: the date that an unknown is given when it meets the clock. It follows from the unknown's path alone,
 * so the same symbol has the same date everywhere in a run; each calendar (variant) moves every path by another
 * number of days, and which path a flip moved with names its anchor.
 */
import type { Unknown } from './values.js';
import { joinTags } from './values.js';
import type { Tag } from './values.js';

const DAY = 86_400_000;
const firstDay = Date.UTC(2009, 0, 5);
const lastVariantDays = [0, 401, 1163];

/** FNV-1a over UTF-16 units: a fixed number for a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Midnights, so that "to the end of the day" and "n days later" come out as whole days. */
export function standInTime(path: string, variant: number): number {
  const hash = hashText(path);
  const calendar = Math.max(0, variant);
  const base = hash % 3600;
  const moved = (lastVariantDays[calendar] ?? 0) + calendar * ((hash >>> 12) % 97);
  return firstDay + (base + moved) * DAY;
}

/** The variant without stand-ins: a comparison of the clock with a symbol stays open, and what lies behind it is seen. */
export const symbolic = -1;

/** Whether the clock meets a symbol that is left open: the date that stands in for it all the same decides nothing. */
export const isOpenMeeting = (variant: number, { anchors, clocks }: Tag): boolean =>
  variant === symbolic && anchors.length > 0 && clocks.length > 0;

/** How many stand-in calendars there are. */
export const variants = lastVariantDays.length;

/** The stand-in of a symbol in milliseconds, what was added to it since included. */
export function standInOf(value: Unknown, variant: number): { time: number; tag: Tag } {
  const tag = joinTags(value.tag, { ...value.tag, anchors: [value.path] });
  return { time: standInTime(value.path, variant) + value.offset, tag };
}

/**
 * The number that stands in for a symbol beside a clock value that changes by `rate` a millisecond: milliseconds,
 * seconds or days, as the clock's side counts. What was added to the symbol was added in that unit.
 */
export function standInNumber(value: Unknown, rate: number, variant: number): number {
  return standInTime(value.path, variant) * Math.abs(rate) + value.offset;
}
