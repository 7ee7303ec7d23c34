/**
 * The score: a sum of named terms, each with its points from the rulebook and a reason in words.
 */
import { addDuration, dayLength, parseDuration } from '../evaluate/time.js';
import type { Guard } from '../evaluate/guard.js';
import type { Harm } from '../evaluate/harm.js';
import type { AnchorKind, Reason, Severity } from '../model.js';
import { payloadKinds } from '../model.js';
import { alibisIn, entryId, speaksOf, vocabularyIn, weightOf } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import type { Gates } from './gates.js';
import { recordOf, staysWithRecord } from './rows.js';

export interface ScoreInput {
  readonly guard: Guard;
  readonly harm: Harm;
  readonly anchor: { readonly kind: AnchorKind; readonly text: string };
  /** Names, strings and messages around the guard. */
  readonly words: readonly string[];
  /** Those of them that are only asked after once the time has said yes: they excuse no date. */
  readonly askedBeside: readonly string[];
  /** What a source map says that these were called. It may be made up, so it raises a score and never lowers it. */
  readonly originalWords: readonly string[];
  readonly gates: Gates;
  readonly harmBeforeOnly: boolean;
  /** A recurring guard stands on its harmful side most of the time. */
  readonly harmIsUsual: boolean;
  readonly inTest: boolean;
}

export interface Score {
  readonly score: number;
  readonly severity: Severity;
  readonly reasons: readonly Reason[];
  /** Catalogue entries that gave points. */
  readonly matched: readonly string[];
}

const vocabularyLimit = 30;
const bars: readonly (readonly [number, Severity])[] = [
  [90, 'critical'],
  [70, 'high'],
  [40, 'medium'],
  [15, 'low'],
];

const severityOf = (score: number): Severity => bars.find(([bar]) => score >= bar)?.[1] ?? 'hidden';
const lowest = (severity: Severity): Severity => (severity === 'hidden' ? 'hidden' : 'low');

function reason(rulebook: Rulebook, term: string, fact: string): Reason[] {
  const weight = weightOf(rulebook, term);
  return weight === undefined || weight.points === 0
    ? []
    : [{ term, points: weight.points, why: weight.why.replace('{}', () => fact) }];
}

/**
 * Whatever ends says so: where something else explains a date of the text, an offer or a season, it is that which has expired. An
 * error is another thing: whoever throws it says what is over.
 */
const isOfOther = ({ anchor, harm }: ScoreInput, alibis: readonly Reason[]): boolean =>
  alibis.length > 0 && anchor.kind === 'literal' && !asGraveAsThrow.has(harm.kind);
const asGraveAsThrow = new Set<string>(payloadKinds.slice(0, payloadKinds.indexOf('throw') + 1));
const ofAnyEnd: ReadonlySet<string> = new Set(['expiry', 'bad-status', 'good-status']);

/** Which words name it: the strongest first, up to a limit, so that chatter does not outweigh facts. */
function vocabularyTerms(
  rulebook: Rulebook,
  { words, originalWords }: ScoreInput,
  isOther: boolean,
): { reasons: Reason[]; matched: string[] } {
  const why = weightOf(rulebook, 'vocabulary')?.why ?? '{}';
  const reasons: Reason[] = [];
  const matched: string[] = [];
  let left = vocabularyLimit;
  const original = vocabularyIn(rulebook, originalWords).filter(({ points }) => points > 0);
  const all = new Set([...vocabularyIn(rulebook, words), ...original]);
  const entries = [...all].sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
  for (const entry of entries) {
    if (entry.points === 0 || (isOther && ofAnyEnd.has(entry.theme))) continue;
    matched.push(entryId.vocabulary(entry));
    const points = Math.min(entry.points, left);
    if (points === 0) continue;
    if (points > 0) left -= points;
    reasons.push({ term: `vocabulary-${entry.id}`, points, why: why.replace('{}', () => entry.id.replace(/-/g, ' ')) });
  }
  return { reasons, matched };
}

/** Whether all that comes after the date comes within so many days of it, and not with it. */
const isSoon = ({ flips }: Guard, days: number): boolean =>
  flips.every(({ period }) => {
    const duration = period === null ? null : parseDuration(period);
    const passes = duration === null ? 0 : addDuration(0, duration) / dayLength;
    return passes > 0 && passes <= days;
  });

/** The way of a date, however it is written down for a comparison: `user.endsAt.getTime()` is a field of a user. */
const plainWay = (text: string): string => text.replace(rewritten, '');
const rewritten = /\.(?:getTime|valueOf|toMillis|toDate|toJSDate|toISOString|toJSON|unix)\(\)/gu;

function alibiTerms(
  rulebook: Rulebook,
  { guard, words, askedBeside, harm, anchor: { kind, text } }: ScoreInput,
): { reasons: Reason[]; matched: string[]; isAskedAnew: boolean } {
  const why = weightOf(rulebook, 'alibi')?.why ?? '{}';
  // What somebody's date is called itself counts, whatever else stands around: `job.nextRunAt` in a function that locks the job.
  const named = alibisIn(rulebook, [text], kind, harm.kind);
  const own = named.filter(
    ({ ofAnchor, withinDays, way }) =>
      (way === undefined || new RegExp(way, 'u').test(plainWay(text))) &&
      (ofAnchor === true || (withinDays === undefined ? kind === 'data' : isSoon(guard, withinDays))),
  );
  const timed = words.filter((word) => !askedBeside.includes(word));
  const around = alibisIn(rulebook, timed, kind, harm.kind).filter(
    ({ ofAnchor, withinDays }) => ofAnchor !== true && withinDays === undefined,
  );
  const done = new Set(harm.effects.map(({ entry }) => entry));
  const entries = [...new Set([...around, ...own])].filter(
    ({ unlessDone = [] }) => !unlessDone.some((id) => done.has(id)),
  );
  return {
    reasons: entries.map((entry) => ({
      term: `alibi-${entry.id}`,
      points: entry.points,
      why: why.replace('{}', () => entry.id.replace(/-/g, ' ')),
    })),
    matched: entries.map((entry) => entryId.alibi(entry)),
    isAskedAnew: entries.some(({ withinDays }) => withinDays !== undefined),
  };
}

const worseThanNag = new Set<string>(payloadKinds.slice(0, payloadKinds.indexOf('nag')));

/** @param isAskedAnew whether all that the time decides is that somebody is asked again */
function factTerms(rulebook: Rulebook, input: ScoreInput, isAskedAnew: boolean): Reason[] {
  const { guard, harm, anchor } = input;
  const places = new Set(harm.effects.filter(({ kind }) => worseThanNag.has(kind)).map(({ within }) => within));
  // The way to or from an expiry is counted to see whether it is reached: `expires - now < 0` asks for a date.
  const isCountdown = speaksOf(rulebook, [anchor.text], 'expiry');
  // Whoever asks after a record's age refuses it: many callers say nothing about whose date it is. What comes of an answer that
  // is asked for anew says nothing about the asking.
  const isSpread = places.size > 1 && anchor.kind !== 'data' && !isAskedAnew;
  const when = (holds: boolean, term: string, fact = ''): Reason[] => (holds ? reason(rulebook, term, fact) : []);
  return [
    ...reason(rulebook, `anchor-${anchor.kind}`, anchor.text),
    ...reason(rulebook, `payload-${harm.kind}`, harm.effects[0]?.detail ?? ''),
    ...when(guard.via === 'timer', 'scheduled'),
    ...when(isSpread && !input.harmBeforeOnly, 'several-effects', String(places.size)),
    ...when(guard.decoded, 'decoded-anchor'),
    ...gateTerms(rulebook, input),
    ...when(input.harmBeforeOnly, 'harm-before-only'),
    ...when(harm.isRewound, 'rewound', anchor.text),
    ...when(guard.timing === 'recurring', 'recurring'),
    ...when(guard.every === 'P1D', 'routine'),
    ...when(guard.timing === 'recurring' && guard.every !== 'P1Y' && harm.isHandedBack, 'answer'),
    ...when(guard.elapsed && anchor.kind === 'data' && !isCountdown, 'elapsed'),
    ...when(input.harmIsUsual, 'usual'),
    ...when(comesAndGoes(input), 'comes-and-goes'),
    ...when(isOfRecords(input), 'one-of-many', anchor.text),
    ...when(input.inTest, 'test-file'),
    ...when(!harm.changes, 'no-effect'),
  ];
}

/** Whether what is lost after a date was only there from another one on: both stand in the text, and nothing worse happens. */
const comesAndGoes = ({ guard: { timing, via, flips }, harm }: ScoreInput): boolean =>
  timing === 'absolute' &&
  via === 'comparison' &&
  flips.length === 2 &&
  flips[0]?.before === harm.side &&
  flips[1]?.after === harm.side &&
  slight.has(harm.kind);
const slight: ReadonlySet<string> = new Set(['degrade', 'nag']);

const isOfRecords = ({ guard, harm }: ScoreInput): boolean => {
  const record = recordOf(guard);
  return record !== null && staysWithRecord(record, harm);
};

function gateTerms(rulebook: Rulebook, { gates, anchor }: ScoreInput): Reason[] {
  const { arming, conditions, onlyHere, lost } = gates;
  return [
    ...(arming === 'armed' ? [] : reason(rulebook, arming, conditions.join(', '))),
    ...(onlyHere.length > 0 && anchor.kind !== 'data' ? reason(rulebook, 'gate-inverted', onlyHere.join(', ')) : []),
    ...(lost === null ? [] : reason(rulebook, 'gate-commented-out', lost)),
  ];
}

/** Terms that people are told beside what happens: the gate is not where it looks to be. */
const callouts: ReadonlySet<string> = new Set(['gate-inverted', 'gate-commented-out']);
export const calledOut = ({ reasons }: Score): string[] =>
  reasons.filter(({ term }) => callouts.has(term)).map(({ why }) => why);

/** Adds up what speaks for and against. */
export function scoreOf(rulebook: Rulebook, input: ScoreInput): Score {
  const alibis = alibiTerms(rulebook, input);
  const vocabulary = vocabularyTerms(rulebook, input, isOfOther(input, alibis.reasons));
  const reasons = [...factTerms(rulebook, input, alibis.isAskedAnew), ...vocabulary.reasons, ...alibis.reasons];
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  const score = Math.max(0, Math.min(100, sum));
  const severity = severityOf(score);
  return {
    score,
    severity: input.inTest || input.gates.arming === 'disarmed' ? lowest(severity) : severity,
    reasons,
    matched: [...vocabulary.matched, ...alibis.matched],
  };
}
