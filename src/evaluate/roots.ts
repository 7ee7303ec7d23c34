/**
 * Roots: the instants at which a comparison may change its outcome, worked out where it is evaluated. Smooth values
 * give them by their rate; calendar fields, numbers such as 20250101 and texts by reading the constant as a date.
 * A wrong root costs one evaluation and is seen to change nothing.
 */
import type { NumberView } from './numbers.js';
import type { Run } from './run.js';
import { fieldBits } from './values.js';
import type { Field, Primitive } from './values.js';

const firstRoot = Date.UTC(1971, 0, 1);
const lastRoot = Date.UTC(2200, 0, 1);

function note(run: Run, ...times: readonly number[]): void {
  for (const time of times) {
    // The arithmetic of the way here loses some microseconds.
    const whole = Math.abs(time - Math.round(time)) < 0.01 ? Math.round(time) : Math.ceil(time);
    if (whole > firstRoot && whole < lastRoot) run.trace.noteRoot(whole);
  }
}

const DAY = 86_400_000;
/** Calendar units have no fixed length: their roots are only near. */
const isRough = (a: NumberView, b: NumberView): boolean =>
  a.dimension === 'field' ||
  b.dimension === 'field' ||
  (a.smooth === null && b.smooth === null && Math.abs(a.rate - b.rate) < 1 / (20 * DAY));

const neighbourhood = [-366, -62, -31, 0, 31, 62, 366];
/** Instants around a rough root, on a fixed grid so that many guesses at one root come out as few. */
function noteNeighbourhood(run: Run, root: number): void {
  const grid = Math.round(root / (30 * DAY)) * 30 * DAY;
  note(run, ...neighbourhood.map((days) => grid + days * DAY));
}

/** `today.setHours(0, 0, 0, 0)`: the present stands at midnight at any time of the day. */
const isWholeDay = (run: Run, { rate, value, dimension, tag }: NumberView): boolean =>
  rate === 1 && dimension === 'instant' && tag.clocks.length > 0 && value % DAY === 0 && run.now % DAY !== 0;

/** It only moves at midnight: when its day begins, and when it is over. */
function noteMidnights(run: Run, time: number): void {
  const midnight = Math.floor(time / DAY) * DAY;
  note(run, midnight, midnight + DAY);
}

function noteSmooth(run: Run, a: NumberView, b: NumberView): void {
  const rate = a.rate - b.rate;
  const root = run.now + ((b.smooth ?? b.value) - (a.smooth ?? a.value)) / rate;
  if (isWholeDay(run, a) || isWholeDay(run, b)) return noteMidnights(run, root - (run.now % DAY));
  note(run, root);
  if (isRough(a, b)) return noteNeighbourhood(run, root);
  if (a.smooth === null && b.smooth === null) return;
  // A rounded value changes up to one unit away from where the smooth one meets the other side.
  const unit = Math.abs(1 / rate);
  note(run, root - unit, root + unit, root - unit / 2, root + unit / 2);
}

const fields = Object.entries(fieldBits) as [Field, number][];
const smallestNumber: Readonly<Partial<Record<Field, number>>> = { dayOfMonth: 1 };

/** Times that a bare number may mean beside calendar fields: a year, YYYYMM, YYYYMMDD, months since year 0. */
function readingsOf(value: number): number[] {
  const number = Math.floor(value);
  const times: number[] = [];
  const year = (offset: number): void =>
    void times.push(Date.UTC(number + offset, 0, 1), Date.UTC(number + offset + 1, 0, 1));
  if (number >= 1970 && number < 2200) year(0);
  if (number >= 70 && number < 300) year(1900);
  if (number >= 197_001 && number < 220_013) {
    const [y, m] = [Math.floor(number / 100), number % 100];
    times.push(Date.UTC(y, m - 1, 1), Date.UTC(y, m, 1), Date.UTC(y, m + 1, 1));
  }
  if (number >= 12 * 1970 && number < 12 * 2200) {
    for (const shift of [-1, 0, 1]) times.push(Date.UTC(Math.floor(number / 12), (number % 12) + shift, 1));
  }
  if (number >= 19_700_101 && number < 22_001_232) {
    const [y, m, d] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
    times.push(Date.UTC(y, m - 1, d), Date.UTC(y, m - 1, d + 1), Date.UTC(y, m, d));
  }
  return times;
}

/** Notes where two numbers, of which one depends on the clock, may change places. */
export function noteRoots(run: Run, a: NumberView, b: NumberView, equality: boolean): void {
  if (a.rate !== b.rate) noteSmooth(run, a, b);
  const read = a.tag.fields | b.tag.fields;
  if (read === 0) return;
  if (a.dimension === 'instant' && b.dimension === 'instant') noteOwnDates(run, a, b, read);
  const constant = a.tag.clocks.length === 0 ? a : b.tag.clocks.length === 0 ? b : null;
  if (constant === null) return;
  note(run, ...readingsOf(constant.value));
  const single = fields.find(([, bit]) => bit === read)?.[0];
  if (single === undefined) return;
  const clock = a.tag.clocks.concat(b.tag.clocks).map(({ site }) => site)[0] ?? '';
  run.trace.noteFieldConstant(single, constant.value, clock);
  const next = constant.value + 1;
  if (equality || next > (smallestNumber[single] ?? 0)) run.trace.noteFieldConstant(single, next, clock);
}

/** A date made of the clock's own fields, `new Date(now.getFullYear(), 11, 24)`, stands still until they turn over. */
function noteOwnDates(run: Run, a: NumberView, b: NumberView, read: number): void {
  if (a.tag.clocks.length === 0 || b.tag.clocks.length === 0) return;
  const distance = b.value - a.value;
  const today = new Date(run.now);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  note(run, run.now + distance, run.now - distance, Date.UTC(year + 1, 0, 1));
  if ((read & fieldBits.month) !== 0) note(run, Date.UTC(year, month + 1, 1));
}

const textDate = /^(\d{4})(?:[-/.]?(\d\d)(?:[-/.]?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?)?)?)?/;

const dayName = /^[A-Z][a-z]{2}, ?|^[A-Z][a-z]{2} (?=[A-Z])/;
const shortMonths = 'JanFebMarAprMayJunJulAugSepOctNovDec';
/** `Fri Jan 01 2027` and `Fri, 01 Jan 2027` with the year first, any other text as it is. */
function isoOfDayName(text: string): string {
  const words = text.slice(0, 40).replace(dayName, '').split(' ');
  const [first = '', second = '', year = ''] = words;
  const [day, month] = /^\d/.test(first) ? [first, second] : [second, first];
  const index = /^[A-Z][a-z]{2}$/.test(month) ? shortMonths.indexOf(month) : -1;
  if (index < 0 || !/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year)) return text;
  return `${year}-${String(index / 3 + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Notes where a text made from the clock may pass a text that begins like a date. */
export function noteTextRoots(run: Run, left: Primitive, right: Primitive): void {
  for (const side of [left, right]) {
    if (side.tag.clocks.length > 0) continue;
    const match = textDate.exec(isoOfDayName(String(side.value)));
    if (match === null) continue;
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
      .slice(1)
      .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
    note(
      run,
      Date.UTC(year, month - 1, day, hour, minute, second),
      Date.UTC(year, month - 1, day, hour, minute, second + 1),
      Date.UTC(year, month - 1, day, hour, minute + 1),
      Date.UTC(year, month - 1, day + 1),
      Date.UTC(year, month, 1),
      Date.UTC(year + 1, 0, 1),
    );
  }
}
