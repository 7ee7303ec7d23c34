/**
 * What Node itself makes of a guard of our own, and when it changes its mind. Runs only what the forms of this folder
 * wrote.
 */
import type { Form } from './forms.js';

const RealDate = Date;

/** The class that guards see as `Date`: the present is what it is told. */
function dateAt(now: number): DateConstructor {
  const Fake = function (...values: unknown[]): Date {
    return values.length === 0 ? new RealDate(now) : (Reflect.construct(RealDate, values) as Date);
  };
  return Object.assign(Fake, {
    now: () => now,
    parse: (text: string) => RealDate.parse(text),
    UTC: (...fields: Parameters<typeof Date.UTC>) => RealDate.UTC(...fields),
  }) as unknown as DateConstructor;
}

/** What the guard says at an instant. */
export function answerAt({ statements, condition }: Form): (now: number) => boolean {
  const code = `const globalThis = { Date }; ${statements.join(' ')} return Boolean(${condition});`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- written by the forms of this folder, to ask Node itself
  const run = new Function('Date', code) as (date: DateConstructor) => boolean;
  return (now) => run(dateAt(now));
}

const from = RealDate.UTC(2020, 0, 1);
const to = RealDate.UTC(2045, 0, 1);

/** The first millisecond of the second answer, between two instants at which the answers differ. */
function turnBetween(answer: (now: number) => boolean, earlier: number, later: number): number {
  const after = answer(later);
  let [low, high] = [earlier, later];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (answer(middle) === after) high = middle;
    else low = middle;
  }
  return high;
}

/** The first millisecond at which a guard that is false at first says yes; null where it never does. */
export function flipOf(form: Form): number | null {
  const answer = answerAt(form);
  return answer(from) || !answer(to) ? null : turnBetween(answer, from, to);
}

/** What no window is shorter than. */
const step = 20 * 3_600_000;

/** All spans of time in which a guard says yes, by asking it again and again; null for an end that does not come. */
export function spansOf(form: Form): { from: number | null; to: number | null }[] {
  const answer = answerAt(form);
  const spans: { from: number | null; to: number | null }[] = answer(from) ? [{ from: null, to: null }] : [];
  for (let time = from; time < to; time += step) {
    if (answer(time) === answer(time + step)) continue;
    const turn = turnBetween(answer, time, time + step);
    const last = spans.at(-1);
    if (last?.to === null) last.to = turn;
    else spans.push({ from: turn, to: null });
  }
  return spans;
}
