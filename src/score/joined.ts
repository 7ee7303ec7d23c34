/**
 * What the findings of one guard in several texts come to: one finding, told where a person wrote it, with every other
 * place beside it and the word of the text that says the worst, since all of them may ship.
 */
import type { Finding, Generated, Place } from '../model.js';
import { disagreementsIn } from './disagreements.js';
import type { Disagreeing } from './disagreements.js';
import { saysMore } from './gravest.js';
import { groupsOf, isBuilt, isFilledIn } from './twins.js';
import type { Told } from './twins.js';

/** The findings, one a guard, in the order in which they came. */
export function joined(all: readonly Told[], facts: Omit<Disagreeing, 'groups'>): Finding[] {
  const groups = groupsOf(all).map(bestFirst);
  const said = disagreementsIn({ ...facts, groups });
  return groups.map((group) => {
    const finding = ofGroup(group);
    const disagreements = said.get(group) ?? [];
    return disagreements.length === 0 ? finding : { ...finding, disagreements };
  });
}

/** From what a person wrote to what only a machine reads. */
function bestFirst(group: readonly Told[]): readonly Told[] {
  const ranks = ({ finding, traits: { form } }: Told): readonly (number | string)[] => [
    finding.isMapped ? 1 : isBuilt(form) ? 2 : 0,
    Number(form.isMinified),
    Number(!form.isTyped),
    Number(form.isBundle),
    Number(form.isPutOut),
    Number(form.modules !== 'esm'),
    finding.place.path,
    finding.place.start,
  ];
  return group.length < 2 ? group : [...group].sort((a, b) => compared(ranks(a), ranks(b)));
}

function compared(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? one;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function ofGroup(group: readonly Told[]): Finding {
  const [first, ...others] = group;
  if (first === undefined) throw new Error('impossible: a group without findings');
  if (others.length === 0) return first.finding;
  const { place, code, logicalPlace, isMapped } = first.finding;
  return { ...worstOf(group), place, code, logicalPlace, isMapped, generated: placesBesides(group) };
}

/** The gravest; of those that differ in when, one that knows the date. */
function worstOf(group: readonly Told[]): Finding {
  const [first, ...others] = group.map(({ finding, traits }) => ({ finding, harm: traits }));
  if (first === undefined) throw new Error('impossible: a group without findings');
  const isWorse = (one: typeof first, worst: typeof first): boolean =>
    isFilledIn(worst.finding, one.finding) || (!isFilledIn(one.finding, worst.finding) && saysMore(one, worst));
  return others.reduce((worst, one) => (isWorse(one, worst) ? one : worst), first).finding;
}

function placesBesides(group: readonly Told[]): Generated[] {
  const [first] = group;
  const places = group.flatMap(({ finding }): Generated[] =>
    finding.generated.length > 0 || finding === first?.finding
      ? [...finding.generated]
      : [{ place: finding.place, code: finding.code, by: 'likeness' }],
  );
  const byPlace = new Map(places.map((one) => [keyOf(one.place), one]));
  return [...byPlace.values()].sort((a, b) => compared([a.place.path, a.place.start], [b.place.path, b.place.start]));
}

const keyOf = ({ path, start, end }: Place): string => `${start}:${end}:${path}`;
