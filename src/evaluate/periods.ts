/**
 * ISO 8601 durations: reading, writing, adding, and the shortest one that leads from each of some instants to its
 * partner. Takes and gives plain data; knows no zone.
 */
import { addCalendar, dayLength, fieldsOf, fromExactFields, monthsBetween } from './calendar.js';

/** A duration in its calendar parts. All parts have the sign of `negative`; `milliseconds` holds hours, minutes and seconds. */
export interface Duration {
  readonly negative: boolean;
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

const form =
  /^([+-])?P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,8})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12})(?:[.,](\d{1,3}))?S)?)?$/;

/** A duration from `P1Y2M10DT2H30M5.5S`, `P3W`; null when the text is none. */
export function parseDuration(text: string): Duration | null {
  const match = form.exec(text);
  if (match === null || !/\d[YMWDHS]$/.test(text)) return null;
  const [, sign, years, months, weeks, days, hours, minutes, seconds, fraction] = match;
  const number = (digits: string | undefined): number => Number(digits ?? 0);
  const clock = (number(hours) * 60 + number(minutes)) * 60 + number(seconds);
  return {
    negative: sign === '-',
    months: number(years) * 12 + number(months),
    days: number(weeks) * 7 + number(days),
    milliseconds: clock * 1000 + Number((fraction ?? '').padEnd(3, '0')),
  };
}

const part = (amount: number, letter: string): string => (amount === 0 ? '' : `${amount}${letter}`);

function formatClock(milliseconds: number): string {
  const seconds = (milliseconds % 60_000) / 1000;
  const minutes = Math.floor(milliseconds / 60_000);
  const text = part(Math.floor(minutes / 60), 'H') + part(minutes % 60, 'M') + part(seconds, 'S');
  return text === '' ? '' : `T${text}`;
}

/** ISO 8601 text: `P1Y3M`, `P45D`, `P1DT12H`, `P0D` for nothing, `-P14D` for one that goes back. */
export function formatDuration({ negative, months, days, milliseconds }: Duration): string {
  const calendar = part(Math.floor(months / 12), 'Y') + part(months % 12, 'M');
  const wholeDays = days + Math.floor(milliseconds / dayLength);
  const text = calendar + part(wholeDays, 'D') + formatClock(milliseconds % dayLength);
  return text === '' ? 'P0D' : `${negative ? '-' : ''}P${text}`;
}

/** The instant a duration later: months first (stopping at the month's end), then the rest. */
export function addDuration(time: number, { negative, months, days, milliseconds }: Duration): number {
  const sign = negative ? -1 : 1;
  return addCalendar(time, 'month', sign * months) + sign * (days * dayLength + milliseconds);
}

/** As `setMonth` does it: 31 January + 1 month runs over into March. */
const overflowMonths = (time: number, months: number): number => {
  const fields = fieldsOf(time);
  return fromExactFields({ ...fields, month: fields.month + months });
};

function fits({ from, to }: { from: number; to: number }, duration: Duration): boolean {
  if (addDuration(from, duration) === to) return true;
  const sign = duration.negative ? -1 : 1;
  const rest = duration.days * dayLength + duration.milliseconds;
  return overflowMonths(from, sign * duration.months) + sign * rest === to;
}

/** Durations that lead from one instant to the other: fixed, whole years, and whole months with a rest. */
function candidates({ from, to }: { from: number; to: number }): Duration[] {
  const negative = to < from;
  const most = Math.abs(monthsBetween(from, to));
  const amounts = [0, Math.floor(most / 12) * 12, most, most + 1];
  return [...new Set(amounts)].flatMap((months) => {
    const reached = addCalendar(from, 'month', negative ? -months : months);
    const rest = negative ? reached - to : to - reached;
    const exact = { negative, months, days: Math.floor(rest / dayLength), milliseconds: rest % dayLength };
    const bare = { negative, months, days: 0, milliseconds: 0 };
    return rest < 0 ? [bare] : [exact, bare];
  });
}

/**
 * The shortest duration that leads from every `from` exactly to its `to`, in calendar form where that fits them
 * all: `P2M` rather than `P59D`, but `P45D`. Null when they do not agree or there are none.
 */
export function periodBetween(pairs: readonly { readonly from: number; readonly to: number }[]): string | null {
  const first = pairs[0];
  if (first === undefined || !pairs.every(({ from, to }) => Number.isFinite(from) && Number.isFinite(to))) return null;
  const texts = candidates(first)
    .filter((duration) => pairs.every((pair) => fits(pair, duration)))
    .map(formatDuration);
  return texts.reduce<string | null>((best, text) => (best === null || text.length < best.length ? text : best), null);
}
