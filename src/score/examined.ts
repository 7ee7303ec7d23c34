/**
 * From what a watch saw to what `why` answers: one comparison with its values, its findings and its reasons for
 * silence, as plain data. The words of the reasons come from `rules/`.
 */
import type { Sighting, Watch } from '../evaluate/watch.js';
import type { Program } from '../links/program.js';
import type { Alibi, Examined, Finding, WhyAnswer } from '../model.js';
import { alibisIn, entryId } from '../rulebook/rulebook.js';
import type { Fact } from '../rulebook/facts.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { isWithin } from '../syntax/is-within.js';
import type { ts } from '../syntax/typescript.js';
import { codeAt, placeAt } from './steps.js';
import { exactText } from './windows.js';
import { namesOfGuard } from './words.js';

/** From the answer that says most to the one that says least. */
export const answerOrder: readonly WhyAnswer[] = ['reported', 'undecided', 'hidden', 'unread', 'silent', 'no-guard'];

export const worstAnswer = (answers: readonly WhyAnswer[]): WhyAnswer =>
  answerOrder.find((answer) => answers.includes(answer)) ?? 'no-guard';

/** What the catalogue says of a fact. A fact without an entry leaves the place undecided: nothing is silent without a reason. */
export function alibiOf(rulebook: Rulebook, fact: Fact): { readonly answer: WhyAnswer; readonly alibi: Alibi } {
  const entry = rulebook.answers.find(({ id }) => id === fact);
  if (entry !== undefined) {
    const { answer, text, next } = entry;
    return { answer, alibi: { id: `answers#${fact}`, text, next } };
  }
  return {
    answer: 'undecided',
    alibi: { id: 'unexplained', text: `The rules give no reason for ${fact}.`, next: null },
  };
}

/** All comparisons that the watch saw, in the order of the text. */
export function examinedBy(rulebook: Rulebook, program: Program, watch: Watch): Examined[] {
  const byNode = new Map<ts.Node, Sighting[]>();
  for (const sighting of watch.sightings) byNode.set(sighting.node, [...(byNode.get(sighting.node) ?? []), sighting]);
  return [...byNode]
    .map(([node, sightings]) => examine(rulebook, program, watch, node, sightings))
    .sort((a, b) => a.place.start - b.place.start || b.place.end - a.place.end);
}

function examine(
  rulebook: Rulebook,
  program: Program,
  watch: Watch,
  node: ts.Node,
  sightings: readonly Sighting[],
): Examined {
  const findings = [...watch.findings].filter(([guard]) => isWithin(node, guard.node)).map(([, finding]) => finding);
  const shown = findings.filter(({ severity }) => severity !== 'hidden');
  const told = [...new Set(sightings.flatMap(({ fact }) => fact ?? []))].map((fact) => alibiOf(rulebook, fact));
  const anchors = [...new Set(sightings.flatMap((sighting) => sighting.anchors))];
  const reasons = shown.length > 0 ? [] : findings.length > 0 ? [alibiOf(rulebook, 'below-the-bar')] : bestOf(told);
  const best = sightings.find(({ fact }) => fact === null) ?? sightings[0];
  const { samples = [], local = false } = best ?? {};
  return {
    answer: shown.length > 0 ? 'reported' : worstAnswer(reasons.map(({ answer }) => answer)),
    place: placeAt(program, node),
    code: codeAt(program, node),
    values: samples.map(({ at, outcomes, clock, other }) => ({
      at: exactText(at, local),
      outcome: [...new Set(outcomes)].map((letter) => names[letter as keyof typeof names]).join(' or '),
      sides: clock === null ? null : `${clock} against ${other ?? ''}`,
    })),
    anchors,
    alibis: [...reasons.map(({ alibi }) => alibi), ...wordsFor(rulebook, node, anchors, findings)],
    findings,
  };
}
const names = { T: 'true', F: 'false', U: 'open' } as const;

const unclaimed: ReturnType<typeof alibiOf> = {
  answer: 'undecided',
  alibi: { id: 'unexplained', text: 'It is a guard, but no rule claims one of these facts.', next: null },
};

/** A place that one caller leaves open is not silenced by what another knows of it. */
function bestOf(told: readonly ReturnType<typeof alibiOf>[]): ReturnType<typeof alibiOf>[] {
  if (told.length === 0) return [unclaimed];
  const answer = worstAnswer(told.map((one) => one.answer));
  return told.filter((one) => one.answer === answer);
}

/** The alibis that names and words give: those that the score counted, or where it was not asked, those of the names. */
function wordsFor(
  rulebook: Rulebook,
  node: ts.Node,
  anchors: readonly string[],
  findings: readonly Finding[],
): Alibi[] {
  const counted = new Set(findings.flatMap(({ matched }) => matched));
  const entries =
    findings.length > 0
      ? rulebook.alibis.filter((entry) => counted.has(entryId.alibi(entry)))
      : alibisIn(rulebook, [...namesOfGuard(node), ...anchors], 'data');
  return entries.map((entry) => ({ id: entryId.alibi(entry), text: entry.why, next: null }));
}
