/**
 * Deadlines as a calendar (RFC 5545): an event for each that has a date or comes back. The same input gives the same
 * bytes: events are known by their fingerprint and stamped with the release date. A deadline by the wall clock is a
 * floating time, which is midnight wherever the calendar is read.
 */
import { inventoried } from './inventoried.js';
import { escapeText, shown } from './escape.js';
import type { Analysis, Finding } from '../model.js';

const lineOctets = 75;
const textLimit = 500;
const frequencies: Readonly<Record<string, string>> = { P1Y: 'YEARLY', P1M: 'MONTHLY', P1W: 'WEEKLY', P1D: 'DAILY' };

/** The calendar; a finding that is told twice stands in it once. */
export function calendar(analysis: Analysis): string {
  const stamp = stampOf(analysis.releaseDate ?? '');
  const events = new Map<string, readonly string[]>();
  for (const finding of inventoried(analysis)) {
    const event = eventOf(finding, stamp);
    if (event !== null && !events.has(finding.fingerprint)) events.set(finding.fingerprint, event);
  }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Defuser//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    ...[...events.values()].flat(),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** How many deadlines have no place in a calendar: they count from an anchor that the code does not tell. */
export const undated = (analysis: Analysis): number =>
  inventoried(analysis).filter((finding) => startOf(finding) === null).length;

function eventOf(finding: Finding, stamp: string): readonly string[] | null {
  const start = startOf(finding);
  if (start === null) return null;
  const { fingerprint, ruleId, payload, severity, place, message, declared } = finding;
  const where = `${place.path}:${place.line}`;
  const said = declared === null ? '' : `\nDeclared for ${declared.channel}: ${escapeText(declared.reason)}`;
  return [
    'BEGIN:VEVENT',
    `UID:${fingerprint}@defuser`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${start.at}`,
    ...(start.rule === null ? [] : [`RRULE:FREQ=${start.rule}`]),
    `SUMMARY:${escaped(`${ruleId}: ${payload} (${severity})`)}`,
    `LOCATION:${escaped(shown(where, textLimit))}`,
    `DESCRIPTION:${escaped(`${shown(message.what, textLimit)}${said}`)}`,
    `CATEGORIES:${escaped(ruleId)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function startOf({ deadline, windows }: Finding): { readonly at: string; readonly rule: string | null } | null {
  const [first] = windows;
  if (deadline === null && first?.every === undefined) return null;
  const rule = first?.every === undefined ? null : (frequencies[first.every] ?? null);
  const at = timeOf(deadline ?? first?.from ?? first?.to ?? '');
  return at === null || (deadline === null && rule === null) ? null : { at, rule };
}

/** An instant in the basic form, to the second; null for one beyond the four digits of a year. */
function timeOf(instant: string): string | null {
  const [, year, month, day, hour, minute, second = '00', zone = ''] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z?)$/.exec(instant) ?? [];
  if (year === undefined) return null;
  return `${year}${month ?? ''}${day ?? ''}T${hour ?? ''}${minute ?? ''}${second}${zone}`;
}

/** A release date as a stamp, which is always UTC: its day. */
const stampOf = (releaseDate: string): string => `${releaseDate.slice(0, 10).replaceAll('-', '')}T000000Z`;

/** A text value: what would end it or split it is escaped. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|[\r\n]/g, '\\n');

/** A line of at most 75 octets, and on with a space: never in the middle of a character. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > lineOctets) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
