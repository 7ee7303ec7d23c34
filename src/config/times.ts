/**
 * Checks the dates and durations that a user writes, on the command line or in a file. Takes text, gives text in the one
 * form that the engine knows. Never lets the host's zone or its lenient date parser have a say: what is handed to `Date` is strict ISO with a zone.
 */
import { DefuserError } from '../errors.js';

const day = /^\d{4}-\d{2}-\d{2}$/;
const time = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;
const duration =
  /^P(?=\d|T\d)(?:\d{1,5}Y)?(?:\d{1,5}M)?(?:\d{1,5}W)?(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,8}S)?)?$/;

/**
 * A release date: `2026-08-04` stays as it is; a date with a time comes back in UTC (`2026-08-04T10:00:00.000Z`),
 * and without a zone it is taken as UTC. `name` is what the user calls it. Throws a DefuserError for anything else,
 * 31 February included.
 */
export function releaseDate(text: string, name = '--release-date'): string {
  if (isDay(text)) return text;
  const [date = '', clock = ''] = text.split('T', 2);
  if (!isDay(date) || !time.test(clock) || text !== `${date}T${clock}`) throw notADate(text, name);
  const zoned = /Z|[+-]\d\d:\d\d$/.test(clock) ? text : `${text}Z`;
  return new Date(zoned).toISOString();
}

/** A duration such as `P18M` or `P1Y6M`, unchanged. Throws a DefuserError for anything else. */
export function supportWindow(text: string, name = '--support-window'): string {
  if (duration.test(text)) return text;
  throw new DefuserError(`${name} ${text} is no ISO 8601 duration`, 'Write it like P18M, P2Y or P90D');
}

function isDay(text: string): boolean {
  if (!day.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  // A day that its month does not have is carried into the next month, so it does not come back as it went.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

function notADate(text: string, name: string): DefuserError {
  return new DefuserError(
    `${name} ${text} is no ISO 8601 date`,
    'Write it like 2026-08-04, or with a time and a zone like 2026-08-04T10:00:00Z',
  );
}
