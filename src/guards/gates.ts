/**
 * Guards that only one of two builds holds: what a release folds away, and what only a release does. Goes in: what was
 * found in each entry in either build. Comes out: the guards with the gate that they stand behind.
 */
import type { Entry } from '../evaluate/enter.js';
import type { Gate, Guard } from '../evaluate/guard.js';
import { mergeGuards } from './merge.js';

/** What one entry holds in the build that is not analysed, and the names that tell the two apart. */
export interface Elsewhere {
  readonly guards: readonly Guard[];
  readonly names: readonly string[];
}

const placeOf = ({ key }: Guard): string => key.slice(0, key.indexOf(' '));

/** All guards: those found, the ones that no other build holds marked, and those that only another build holds. */
export function gatedGuards(
  found: ReadonlyMap<Entry, readonly Guard[]>,
  elsewhere: ReadonlyMap<Entry, Elsewhere>,
): Guard[] {
  const here = mergeGuards([...found.values()].flat());
  if (elsewhere.size === 0) return here;
  const there = [...found].flatMap(([entry, guards]) => elsewhere.get(entry)?.guards ?? guards);
  const [places, others] = [here, there].map((guards) => new Set(guards.map(placeOf)));
  const gateOf = (guard: Guard, kind: Gate['kind']): Gate => {
    const entries = guard.occurrences.map(({ entry }) => entry);
    return { kind, names: [...new Set(entries.flatMap((entry) => elsewhere.get(entry)?.names ?? []))].sort() };
  };
  return [
    ...here.map((guard) =>
      others?.has(placeOf(guard)) === true ? guard : { ...guard, gate: gateOf(guard, 'only-here') },
    ),
    ...mergeGuards(there.filter((guard) => places?.has(placeOf(guard)) !== true)).map((guard) => ({
      ...guard,
      gate: gateOf(guard, 'folded-away'),
    })),
  ];
}
