/**
 * One span asked after at both its edges: `if (built > now + slack) refuse(); if (now > built + life) refuse();`. Takes
 * guards with their harm, leaves out those that only speak of the edge before an anchor that another one harms after.
 */
import type { Guard } from '../evaluate/guard.js';
import type { Harm } from '../evaluate/harm.js';
import { spansOf } from './windows.js';

/** Whether the harm lies before the dates alone, and ends with them. */
export function endsByItself(guard: Guard, harm: Harm): boolean {
  const spans = spansOf(guard, harm.side);
  return spans.length > 0 && spans.every(({ from }) => from === null);
}

interface Harming {
  readonly guard: Guard;
  readonly harm: Harm;
}

/** Whether the two do the same thing against the same unknown. */
const isSameHarm = (a: Harming, b: Harming): boolean =>
  a.guard.anchorPath === b.guard.anchorPath &&
  a.harm.effects.some(({ kind, node }) => b.harm.effects.some((other) => other.kind === kind && other.node === node));

/** All but the earlier edges of spans whose later edge is there as well. */
export const withoutEarlyEdges = <T extends Harming>(all: readonly T[]): T[] => {
  const later = all.filter(({ guard, harm }) => guard.anchorPath !== null && !endsByItself(guard, harm));
  return all.filter((one) => !endsByItself(one.guard, one.harm) || !later.some((other) => isSameHarm(one, other)));
};
