/**
 * What the clocks of a named zone show: `UTC`, `+02:00`, `America/New_York`. Takes instants, gives wall-clock time as the
 * fields of UTC, and back. The rules are those that JavaScript's own runtime carries; the host's zone is never asked.
 */

const universal = /^(?:Etc\/)?(?:UTC|UCT|GMT|Z|Zulu|Universal)$/i;
const offsetForm = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?$/i;
const nameForm = /^[A-Za-z]+(?:\/[\w+-]+)+$/;

/** The symbol for how far UTC is ahead of the host's clocks: nobody knows where that is. */
export const zoneOffsetPath = 'Date.getTimezoneOffset()';
/** The name of Universal Time. */
export const universalZone = 'UTC';
const formatters = new Map<string, Intl.DateTimeFormat | null>();
const formatterLimit = 600;

function formatterOf(name: string): Intl.DateTimeFormat | null {
  const known = formatters.get(name);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // No zone of that name.
  }
  if (formatters.size < formatterLimit) formatters.set(name, made);
  return made;
}

/** A zone as it is kept: UTC by one name, offsets and places as they are written; null for what names no zone. */
export function zoneNamed(text: string): string | null {
  if (universal.test(text)) return universalZone;
  if (text.length > 40) return null;
  return offsetForm.test(text) || (nameForm.test(text) && formatterOf(text) !== null) ? text : null;
}

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
export function offsetAt(zone: string, time: number): number {
  if (zone === universalZone || Number.isNaN(time)) return 0;
  const fixed = offsetForm.exec(zone);
  if (fixed !== null) {
    const [, sign, hours, minutes = '0'] = fixed;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  }
  const second = Math.floor(time / 1000) * 1000;
  const parts = formatterOf(zone)?.formatToParts(second) ?? [];
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const isBefore = parts.some(({ type, value }) => type === 'era' && value.startsWith('B'));
  const shown = new Date(0);
  shown.setUTCFullYear(isBefore ? 1 - read('year') : read('year'), read('month') - 1, read('day'));
  shown.setUTCHours(read('hour'), read('minute'), read('second'));
  const offset = shown.getTime() - second;
  return Number.isNaN(offset) ? 0 : offset;
}

/** What the clocks of a zone show at an instant; the instant itself where no zone is named. */
export const toWall = (zone: string | null, time: number): number =>
  zone === null ? time : time + offsetAt(zone, time);

/** The instant at which the clocks of a zone show this; what they skip is taken with the offset before. */
export function fromWall(zone: string | null, wall: number): number {
  if (zone === null) return wall;
  const first = wall - offsetAt(zone, wall);
  const second = wall - offsetAt(zone, first);
  if (first === second || toWall(zone, second) === wall) return second;
  return Math.max(first, second);
}
