/**
 * Guards that only one of two builds holds: what a release folds away, and what only a release does. Goes in: what was
 * found in each entry in either build. Comes out: the guards with the gate that they stand behind.
 */
import type { Entry } from '../evaluate/enter.js';
import type { Gate, Guard } from '../evaluate/guard.js';
import type { Program } from '../links/program.js';
import { mergeGuards } from './merge.js';
import { isOnlyAskedBy } from './unasked.js';

/** What one entry holds in the build that is not analysed, and the names that tell the two apart. */
export interface Elsewhere {
  readonly guards: readonly Guard[];
  readonly names: readonly string[];
}

const entriesOf = ({ occurrences }: Guard): readonly Entry[] => occurrences.map(({ entry }) => entry);
const placeOf = ({ key }: Guard): string => key.slice(0, key.indexOf(' '));

/** All guards: those found, the ones that no other build holds marked, and those that only another build holds. */
export function gatedGuards(
  program: Program,
  found: ReadonlyMap<Entry, readonly Guard[]>,
  elsewhere: ReadonlyMap<Entry, Elsewhere>,
): Guard[] {
  const here = mergeGuards([...found.values()].flat());
  if (elsewhere.size === 0) return here;
  const there = [...found].flatMap(([entry, guards]) => elsewhere.get(entry)?.guards ?? guards);
  const [places, others] = [here, there].map((guards) => new Set(guards.map(placeOf)));
  const namesOf = (entries: Iterable<Entry>): readonly string[] =>
    [...new Set([...entries].flatMap((entry) => elsewhere.get(entry)?.names ?? []))].sort();
  const gateOf = (guard: Guard, kind: Gate['kind']): Gate => ({ kind, names: namesOf(entriesOf(guard)) });
  const reached = new Map<string, Set<Entry>>();
  for (const guard of there) {
    const entries = reached.get(placeOf(guard)) ?? new Set();
    reached.set(placeOf(guard), entries);
    for (const entry of entriesOf(guard)) entries.add(entry);
  }
  const gated = (guard: Guard): Guard => {
    if (others?.has(placeOf(guard)) !== true) return { ...guard, gate: gateOf(guard, 'only-here') };
    const entries = new Set(entriesOf(guard));
    const folded = new Set([...(reached.get(placeOf(guard)) ?? [])].filter((entry) => !entries.has(entry)));
    const isUnasked = folded.size > 0 && isOnlyAskedBy(program, entries, folded);
    return isUnasked ? { ...guard, gate: { kind: 'folded-away', names: namesOf(folded) } } : guard;
  };
  return [
    ...here.map(gated),
    ...mergeGuards(there.filter((guard) => places?.has(placeOf(guard)) !== true)).map((guard) => ({
      ...guard,
      gate: gateOf(guard, 'folded-away'),
    })),
  ];
}
