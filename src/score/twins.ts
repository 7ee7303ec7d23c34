/**
 * One guard in several texts is one finding: in the source, in what a build made of it, in the builds of one package. A
 * source map says so, or else the same rule, times and payload in the same words. Takes findings with their traits, gives
 * groups of them; what they come to together is said in `joined.ts`.
 */
import posix from 'node:path/posix';
import { whenOf } from '../identity.js';
import type { Finding, Place } from '../model.js';
import type { Form, Traits } from './traits.js';

/** A finding and what it can be told again by. */
export interface Told {
  readonly finding: Finding;
  readonly traits: Traits;
}

/** Beyond so many findings of one kind, likeness says nothing, and comparing each with each takes too long. */
const kindLimit = 400;
const leastLikeness = 0.5;
const surelyLike = 0.8;
const fewestWords = 2;

/** The groups, in the order in which their first members came. */
export function groupsOf(all: readonly Told[]): readonly (readonly Told[])[] {
  const groups = new Groups(all);
  for (const pair of pairsByPlace(all)) groups.join(...pair);
  for (const pair of pairsByLikeness(all, groups)) groups.join(...pair);
  return groups.list;
}

/** Which findings are one, as it turns out. */
class Groups {
  readonly #of = new Map<Told, Set<Told>>();

  constructor(all: readonly Told[]) {
    for (const one of all) this.#of.set(one, new Set([one]));
  }

  join(a: Told, b: Told): void {
    const [kept, other] = [this.of(a), this.of(b)];
    if (kept === other) return;
    for (const one of other) {
      kept.add(one);
      this.#of.set(one, kept);
    }
  }

  of(one: Told): Set<Told> {
    return this.#of.get(one) ?? new Set([one]);
  }

  get list(): readonly (readonly Told[])[] {
    return [...new Set(this.#of.values())].map((group) => [...group]);
  }
}

type Pair = readonly [Told, Told];

/** What source maps lead to one place; where a scan of the source says the same there, it is one with that. */
function pairsByPlace(all: readonly Told[]): Pair[] {
  const pairs: Pair[] = [];
  for (const list of groupedBy(all, ({ finding }) => `${finding.ruleId}\n${finding.place.path}`)) {
    if (!list.some(({ finding }) => finding.isMapped)) continue;
    for (const [one, other] of pairsIn(list)) {
      const isLed = one.finding.isMapped || other.finding.isMapped;
      if (isLed && overlap(one.finding.place, other.finding.place) && sameTimes(one.finding, other.finding))
        pairs.push([one, other]);
    }
  }
  return pairs;
}

/** The same times; or a date that the build knew, where the source asks the build for it. */
function sameTimes(a: Finding, b: Finding): boolean {
  if (whenOf(a) === whenOf(b)) return true;
  const [written, built] = a.isMapped ? [b, a] : [a, b];
  return !written.isMapped && built.isMapped && isFilledIn(written, built);
}

/** Whether a build put the date into one that waits for it in the other. */
export const isFilledIn = (written: Finding, built: Finding): boolean =>
  written.deadline === null && built.deadline !== null && written.anchor.kind !== 'literal';

function overlap(a: Place, b: Place): boolean {
  if (a.start >= 0 && b.start >= 0) return a.start < b.end && b.start < a.end;
  const [first, second] = a.column <= b.column ? [a, b] : [b, a];
  return a.line === b.line && second.column <= Math.max(first.endColumn, first.column);
}

/** Findings of one kind in texts of which one can be made of the other, most alike first. */
function pairsByLikeness(all: readonly Told[], groups: Groups): Pair[] {
  const pairs: Pair[] = [];
  for (const list of groupedBy(all, ({ finding }) => `${finding.ruleId}\n${whenOf(finding)}`)) {
    if (list.length > kindLimit) continue;
    const alike = pairsIn(list)
      .flatMap(([one, other]) => {
        const { share, rank } = likeness(one, other);
        return mayBeCopies(one, other) && share >= leastLikeness ? [{ one, other, share, rank }] : [];
      })
      .sort((a, b) => b.rank - a.rank);
    pairs.push(...matched(alike, groups));
  }
  return pairs;
}

interface Likeness {
  readonly one: Told;
  readonly other: Told;
  readonly share: number;
  readonly rank: number;
}

/**
 * Each finds at most one twin in a text. What is left over then in a generated text is a copy that the build made of
 * one that has its twin: a predicate put in where it was called.
 */
function matched(alike: readonly Likeness[], groups: Groups): Pair[] {
  const pairs: Pair[] = [];
  const take = ({ one, other }: Likeness): void => {
    groups.join(one, other);
    pairs.push([one, other]);
  };
  for (const pair of alike) {
    const [ours, theirs] = [[...groups.of(pair.one)], [...groups.of(pair.other)]];
    if (ours.every((one) => theirs.every((other) => mayBeCopies(one, other)))) take(pair);
  }
  for (const pair of alike) {
    const { one, other } = pair;
    const isLone = (told: Told): boolean => groups.of(told).size === 1;
    const lone = [one, other].find((told) => isLone(told) && isBuilt(told.traits.form));
    const twin = lone === one ? other : one;
    if (lone !== undefined && !isLone(twin) && pair.share >= surelyLike) take(pair);
  }
  return pairs;
}

/** How many of the words of the one with fewer stand in the other; names and the same harm decide between several. */
function likeness({ finding: a, traits: one }: Told, { finding: b, traits: other }: Told) {
  const [small, large] = one.words.size <= other.words.size ? [one.words, other.words] : [other.words, one.words];
  const common = [...small].filter((word) => large.has(word)).length;
  const isSameHarm = a.payload === b.payload;
  const isEnough = common >= fewestWords || (isSameHarm && a.deadline !== null && small.size > 0);
  const share = isEnough ? common / small.size : 0;
  const named = (one.owner === other.owner ? 0.5 : 0) + (one.module === other.module ? 0.5 : 0);
  return { share: isSameHarm ? share : share - 0.1, rank: share + named + (isSameHarm ? 0.25 : 0) };
}

/** Whether a tool puts its output here, or it looks like it. */
export const isBuilt = ({ isMinified, isBundle, isPutOut }: Form): boolean => isMinified || isBundle || isPutOut;

/** Whether one of two texts can be made of the other, or both of a third: two that people wrote are two. */
function mayBeCopies({ finding: a, traits: one }: Told, { finding: b, traits: other }: Told): boolean {
  if (one.path === other.path || !mayBeOfOne(one, other)) return false;
  // A map that names another source knows better.
  if (a.isMapped !== b.isMapped && posix.basename(a.place.path) !== posix.basename(b.place.path)) {
    if (!isBuilt((a.isMapped ? other : one).form)) return false;
  }
  if (isBuilt(one.form) || isBuilt(other.form)) return true;
  const isOtherForm = one.form.isTyped !== other.form.isTyped || one.form.modules !== other.form.modules;
  return isOtherForm && one.module === other.module;
}

const packageOf = (path: string): string => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? '';

/** A package's builds are one; what a product's bundle takes from a package is that package's. */
function mayBeOfOne(a: Traits, b: Traits): boolean {
  const [one, other] = [packageOf(a.path), packageOf(b.path)];
  return one === other || (one === '' && isBuilt(a.form)) || (other === '' && isBuilt(b.form));
}

/** Whether a text may be built from another, by where they lie. */
export const mayBeBuiltFrom = (path: string, source: string): boolean =>
  path !== source && ['', packageOf(source)].includes(packageOf(path));

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

const pairsIn = <T>(list: readonly T[]): (readonly [T, T])[] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other] as const));
