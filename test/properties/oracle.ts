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

/** The first millisecond at which a guard that is false at first says yes; null where it never does. */
export function flipOf(form: Form): number | null {
  const answer = answerAt(form);
  let [low, high] = [from, to];
  if (answer(low) || !answer(high)) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (answer(middle)) high = middle;
    else low = middle;
  }
  return high;
}
