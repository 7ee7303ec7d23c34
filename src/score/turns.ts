/**
 * A condition that turns several times the same way, as one in a loop over a table of dates does for each row: it harms
 * from the turn on that brings the harm about, and what it does at the ones before is no harm yet. Takes a guard with its
 * harm, gives the guard with the turns that count.
 */
import type { Guard } from '../evaluate/guard.js';
import type { Harm } from '../evaluate/harm.js';

/** The same guard where there is nothing to leave out. */
export function fromHarmOn(guard: Guard, harm: Harm): Guard {
  const [first] = guard.flips;
  if (first === undefined || guard.flips.length < 2 || guard.every !== null || first.after !== harm.side) return guard;
  if (!guard.flips.every(({ before, after }) => before === first.before && after === first.after)) return guard;
  const starts = harm.effects.flatMap(({ kind, at }) => (kind === harm.kind && at !== null ? [at] : []));
  const start = Math.min(...starts);
  const flips = guard.flips.filter(({ at }) => at >= start);
  const from = flips[0]?.from ?? null;
  return flips.length === 0 || flips.length === guard.flips.length
    ? guard
    : { ...guard, flips, anchorFrom: from ?? guard.anchorFrom };
}
