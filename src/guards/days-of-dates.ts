/**
 * A part of the calendar with a function to itself, `isDecember()`, that is only asked beside a year: whoever asks has seen the
 * date that the two make. Goes in: guards, put together. Comes out: those that are more than such a part.
 */
import type { Guard, Occurrence } from '../evaluate/guard.js';
import type { Program } from '../links/program.js';
import { callOfName } from '../syntax/call-of.js';
import { isWithin } from '../syntax/is-within.js';
import { enclosingFunction } from '../syntax/scopes.js';
import type { ts } from '../syntax/typescript.js';
import { usesOf } from './unasked.js';

/** Leaves out what comes back by the calendar by itself, and once and for all for everybody who asks. */
export function withoutDaysOfDates(program: Program, guards: readonly Guard[]): Guard[] {
  const dates = guards.filter(({ timing }) => timing === 'absolute').map(({ node }) => node);
  const isPartOfDate = (use: ts.Node): boolean =>
    dates.some(
      (date) => date !== callOfName(use) && date.getSourceFile() === use.getSourceFile() && isWithin(use, date),
    );
  return guards.filter(({ timing, node, occurrences }) => {
    const own = enclosingFunction(node);
    if (timing !== 'recurring' || own === null || occurrences.some((one) => one.entry !== own && changes(one)))
      return true;
    const uses = usesOf(program, own);
    return uses.length === 0 || !uses.every(isPartOfDate);
  });
}

const changes = ({ difference: { appears, vanishes } }: Occurrence): boolean => appears.length + vanishes.length > 0;
