/**
 * One span asked after at both its edges: `if (now < from) return false; if (now >= to) return false; return true`, or
 * `if (built > now + slack) refuse(); if (now > built + life) refuse();`. Takes guards with their harm, gives one for
 * those of one function that bring about the same: it harms where both do, or, where they never do at once, where
 * either does.
 */
import type { Flip, Guard } from '../evaluate/guard.js';
import type { Harm } from '../evaluate/harm.js';
import { enclosingFunction } from '../syntax/scopes.js';
import { spansOf } from './windows.js';
import type { Span } from './windows.js';

/** Whether the harm lies before the dates alone, and ends with them. */
export function endsByItself(guard: Guard, harm: Harm): boolean {
  const spans = spansOf(guard, harm.side);
  return spans.length > 0 && spans.every(({ from }) => from === null);
}

interface Harming {
  readonly guard: Guard;
  readonly harm: Harm;
}

/** Whether the two do the same thing in the same place, against the same unknown or none. */
const isSameHarm = (a: Harming, b: Harming): boolean =>
  a.guard.anchorPath === b.guard.anchorPath &&
  a.guard.timing === b.guard.timing &&
  a.guard.via === b.guard.via &&
  (a.guard.anchorPath !== null || enclosingFunction(a.guard.node) === enclosingFunction(b.guard.node)) &&
  a.harm.effects.some(({ kind, node }) => b.harm.effects.some((other) => other.kind === kind && other.node === node));

/**
 * The same list with the earlier edges gone, and their dates in the guards of the later ones.
 * @param joined what becomes of one whose guard has other flips now
 */
export function withJoinedEdges<T extends Harming>(all: readonly T[], joined: (one: T, guard: Guard) => T): T[] {
  const isEarly = ({ guard, harm }: T): boolean => guard.timing !== 'recurring' && endsByItself(guard, harm);
  const early = all.filter(isEarly);
  if (early.length === 0) return [...all];
  const later = all.filter((one) => one.guard.timing !== 'recurring' && !isEarly(one));
  const taken = new Map<T, T>();
  for (const one of early) {
    const other = later.find((candidate) => isSameHarm(candidate, one));
    if (other !== undefined) taken.set(one, other);
  }
  return all
    .filter((one) => !taken.has(one))
    .map((one) => {
      const edges = early.filter((edge) => taken.get(edge) === one && edge.guard.timing === 'absolute');
      return edges.length === 0
        ? one
        : joined(
            one,
            edges.reduce((guard, edge) => joinedGuard(guard, one.harm, edge), one.guard),
          );
    });
}

/** The later guard with the dates of both. */
function joinedGuard(guard: Guard, { side }: Harm, early: Harming): Guard {
  const [late, before] = [spansOf(guard, side), spansOf(early.guard, early.harm.side)];
  const both = late.flatMap((span) => before.flatMap((other) => overlapOf(span, other)));
  const spans = both.length > 0 ? both : [...before, ...late];
  return { ...guard, flips: flipsOf(spans, side === 'F' ? 'F' : 'T'), local: guard.local || early.guard.local };
}

function overlapOf(a: Span, b: Span): Span[] {
  const from = Math.max(a.from ?? -Infinity, b.from ?? -Infinity);
  const to = Math.min(a.to ?? Infinity, b.to ?? Infinity);
  return from < to ? [{ from: Number.isFinite(from) ? from : null, to: Number.isFinite(to) ? to : null }] : [];
}

/** The changes at the ends of spans on a side. */
function flipsOf(spans: readonly Span[], side: 'T' | 'F'): Flip[] {
  const other = side === 'T' ? 'F' : 'T';
  const flips = spans.flatMap(({ from, to }): Flip[] => [
    ...(from === null ? [] : [{ at: from, before: other, after: side, period: null } as const]),
    ...(to === null ? [] : [{ at: to, before: side, after: other, period: null } as const]),
  ]);
  return flips.sort((a, b) => a.at - b.at);
}
