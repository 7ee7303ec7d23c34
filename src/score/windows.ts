/**
 * From flips to the times that a report names: windows, deadline, state. Local time is kept as wall-clock text;
 * what is already past is still a deadline.
 */
import type { Guard } from '../evaluate/guard.js';
import type { Outcome } from '../evaluate/trace.js';
import { addDuration, formatWallClock, hourLength, parseDate, parseDuration, toIso } from '../evaluate/time.js';
import type { State, Window } from '../model.js';

/** The first zone in which a wall-clock time comes: UTC+14. */
const firstZone = 14 * hourLength;

/** A strict comparison turns a millisecond late; people are told the whole second. */
const wholeSecond = (time: number): number => (((time % 1000) + 1000) % 1000 === 1 ? time - 1 : time);

/** An instant as a report writes it: bare wall-clock when the code reads local time, else with `Z`. */
export const instantText = (time: number, local: boolean): string =>
  local ? formatWallClock(wholeSecond(time)) : toIso(wholeSecond(time));

/** To the millisecond, for proofs. */
export const exactText = (time: number, local: boolean): string => toIso(time).replace(/Z$/, local ? '' : 'Z');

/** A stretch of time; null for an end that is open. */
export interface Span {
  readonly from: number | null;
  readonly to: number | null;
}

const isHarmful = (outcome: Outcome, opposite: Outcome, side: Outcome): boolean =>
  outcome === side || (outcome === 'U' && opposite !== side);

/** The spans in which the guard stands on its harmful side. */
export function spansOf(guard: Guard, side: Outcome): Span[] {
  const spans: Span[] = [];
  const [first] = guard.flips;
  if (first === undefined) return spans;
  let from: number | null = null;
  let inside = isHarmful(first.before, first.after, side);
  for (const { at, before, after } of guard.flips) {
    const next = isHarmful(after, before, side);
    if (inside && !next) spans.push({ from, to: at });
    if (next && !inside) from = at;
    inside = next;
  }
  if (inside) spans.push({ from, to: null });
  return spans.reduce<Span[]>(withoutTicks, []);
}

/** A pause of a millisecond, as `subMonths(now, 3) > date` makes at the midnights of a month's last days, is none to people. */
function withoutTicks(spans: readonly Span[], span: Span): Span[] {
  const last = spans.at(-1);
  const isTick = typeof last?.from === 'number' && last.to !== null && span.from !== null && span.from - last.to <= 1;
  return isTick ? spans.with(-1, { from: last.from, to: span.to }) : [...spans, span];
}

/** Whether a recurring guard stands on a side for more than half of its round. */
export function isMostOf(guard: Guard, side: Outcome): boolean {
  const duration = guard.every === null ? null : parseDuration(guard.every);
  if (duration === null) return false;
  const round = addDuration(0, duration);
  const inside = spansOf(guard, side).reduce(
    (sum, { from, to }) => sum + (from === null || to === null ? 0 : to - from),
    0,
  );
  const outside = spansOf(guard, side === 'T' ? 'F' : 'T').reduce(
    (sum, { from, to }) => sum + (from === null || to === null ? 0 : to - from),
    0,
  );
  return inside > 0 ? inside > round / 2 : outside > 0 && outside < round / 2;
}

/** The spans as text; for a recurring guard with its rhythm. */
export function windowsOf(guard: Guard, side: Outcome): Window[] {
  const text = (time: number | null): string | null => (time === null ? null : instantText(time, guard.local));
  if (guard.timing === 'relative') return [];
  const spans = spansOf(guard, side).map(({ from, to }) => ({ from: text(from), to: text(to) }));
  if (guard.every === null) return spans;
  return spans
    .filter(({ from, to }) => from !== null || to !== null)
    .map((span) => ({ every: guard.every ?? '', ...span }));
}

/** The first harmful instant at or after the release; without a release the start of the open-ended window, else of the first. */
export function deadlineOf(guard: Guard, side: Outcome, releaseDate: number | null): number | null {
  if (guard.timing !== 'absolute') return null;
  const spans = spansOf(guard, side);
  const started = spans.filter((span): span is { from: number; to: number | null } => span.from !== null);
  if (releaseDate !== null) {
    const running = spans.find(
      ({ from, to }) => (from ?? -Infinity) <= releaseDate && (to === null || to > releaseDate),
    );
    if (running !== undefined) return running.from;
    return started.find(({ from }) => from >= releaseDate)?.from ?? started.at(-1)?.from ?? null;
  }
  return (started.find(({ to }) => to === null) ?? started[0])?.from ?? null;
}

/** When the first customer anywhere meets a local deadline. */
export const firstMetOf = (deadline: number | null, local: boolean): string | null =>
  deadline === null || !local ? null : toIso(wholeSecond(deadline) - firstZone);

/** Where the deadline lies, seen from the release. */
export function stateOf(
  guard: Guard,
  deadline: number | null,
  releaseDate: number | null,
  supportWindow: string | null,
): State {
  if (guard.timing === 'recurring') return 'recurring';
  if (guard.timing === 'relative') return 'relative';
  if (releaseDate === null || deadline === null) return 'absolute';
  if (deadline <= releaseDate) return 'past';
  const end = supportWindow === null ? null : endOfSupport(releaseDate, supportWindow);
  return end === null || deadline <= end ? 'in-support-window' : 'later';
}

function endOfSupport(releaseDate: number, duration: string): number | null {
  const parsed = parseDuration(duration);
  if (parsed === null) return null;
  return addDuration(releaseDate, parsed);
}

/** A date given from outside (`--release-date`) in milliseconds; null when it is none. */
export const releaseInstant = (text: string | null): number | null =>
  text === null ? null : (parseDate(text)?.time ?? null);
