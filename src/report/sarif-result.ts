/** One finding as a SARIF result: the guard, what is related to it, the flow from the clock to the damage. */
import type { CodeFlow, Location, Result, Suppression, ThreadFlowLocation } from 'sarif';
import { announcedFacts } from './announced.js';
import { shown } from './escape.js';
import { generatedPhrase } from './explain.js';
import { escapedData, locationOf, messageText } from './sarif-places.js';
import { ruleMessage } from './sarif-message.js';
import { securitySeverity, taxaOf } from './sarif-rules.js';
import type { Finding, Place, Severity, Step } from '../model.js';
import type { Rule } from '../rulebook/shapes.js';
import type { Link, RuleMessage } from './sarif-message.js';

const relatedLimit = 100;
const flowLimit = 100;
const nameLimit = 300;
const levels: Readonly<Record<Severity, Result.level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  hidden: 'note',
};

/** What the results of a run share. */
export interface ResultFacts {
  readonly rules: readonly Rule[];
  readonly weaknesses: readonly number[];
  /** Artifact URI → index. */
  readonly artifacts: ReadonlyMap<string, number>;
  /** The hash of the line of a place; null where the text cannot be had. */
  readonly lineHash: (place: Place) => string | null;
  /** What is said about each finding; empty where nothing is said about any. */
  readonly suppressions: ReadonlyMap<Finding, readonly Suppression[]>;
}

/** A result, and the rule's message string that its message uses (null where the rule is not known). */
export interface ResultWithMessage {
  readonly result: Result;
  readonly ruleMessage: RuleMessage | null;
}

/** Makes the result of a finding. */
export function resultOf(finding: Finding, facts: ResultFacts): ResultWithMessage {
  const { ruleId, score, severity, place, message } = finding;
  const ruleIndex = facts.rules.findIndex(({ id }) => id === ruleId);
  const rule = facts.rules[ruleIndex];
  const related = relatedPlaces(finding);
  const worded = rule === undefined ? null : ruleMessage(rule, message.what, linksOf(related));
  const suppressions = facts.suppressions.get(finding);
  const flow = codeFlow(finding.steps, facts.artifacts);
  const result: Result = {
    ruleId,
    ...(rule === undefined ? {} : { ruleIndex }),
    kind: 'fail',
    level: levels[severity],
    rank: score,
    message: worded?.message ?? { text: messageText(message.what) },
    locations: [guardLocation(finding, facts.artifacts)],
    relatedLocations: related.map(({ place: at, ...about }, index) =>
      locationOf(at, facts.artifacts, { id: index + 1, ...about }),
    ),
    ...(flow === null ? {} : { codeFlows: [flow] }),
    partialFingerprints: fingerprintsOf(finding, facts.lineHash(place)),
    ...(rule === undefined ? {} : { taxa: taxaOf(rule, facts.weaknesses) }),
    ...(finding.baselineState === null ? {} : { baselineState: finding.baselineState }),
    ...(suppressions === undefined ? {} : { suppressions: [...suppressions] }),
    properties: propertiesOf(finding),
  };
  return { result, ruleMessage: worded };
}

function guardLocation(finding: Finding, artifacts: ReadonlyMap<string, number>): Location {
  const name = shown(finding.logicalPlace, nameLimit);
  return {
    ...locationOf(finding.place, artifacts, { code: finding.code }),
    ...(name === '' ? {} : { logicalLocations: [{ fullyQualifiedName: name }] }),
  };
}

interface RelatedPlace {
  readonly role: Link['role'] | 'generated';
  readonly place: Place;
  readonly code: string;
  readonly text: string;
}

/** Clocks, anchors, what a build made of the guard, and payloads in this order, each place once in a role. */
function relatedPlaces({ steps, anchor, effects, generated, disagreements }: Finding): readonly RelatedPlace[] {
  const inRole = (role: Link['role']): readonly RelatedPlace[] =>
    steps.filter((step) => step.role === role).map(({ place, code, text }) => ({ role, place, code, text }));
  const held: readonly RelatedPlace[] =
    anchor.place === null
      ? []
      : [{ role: 'anchor', place: anchor.place, code: anchor.text, text: 'What the clock is held against' }];
  const built = generated.map((one): RelatedPlace => ({
    role: 'generated',
    place: one.place,
    code: one.code,
    text: [
      generatedPhrase(one),
      ...disagreements.filter(({ path }) => path === one.place.path).map(({ text }) => text),
    ].join('. '),
  }));
  const changed = effects.map(({ place, code, text }): RelatedPlace => ({ role: 'payload', place, code, text }));
  const seen = new Set<string>();
  return [...inRole('clock'), ...inRole('anchor'), ...held, ...built, ...inRole('payload'), ...changed]
    .filter(({ role, place: { path, line, column, start, end } }) => {
      const key = JSON.stringify([role, path, line, column, start, end]);
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, relatedLimit);
}

/** The first related location of each role, by its number. */
function linksOf(related: readonly RelatedPlace[]): readonly Link[] {
  return (['clock', 'anchor', 'payload'] as const)
    .map((role) => ({ role, id: related.findIndex((place) => place.role === role) + 1 }))
    .filter(({ id }) => id > 0);
}

/** The chain as one flow; of a longer one the ends are kept, since hops in the middle tell least. */
function codeFlow(steps: readonly Step[], artifacts: ReadonlyMap<string, number>): CodeFlow | null {
  if (steps.length === 0) return null;
  const half = flowLimit / 2;
  const kept = steps.length <= flowLimit ? steps : [...steps.slice(0, half), ...steps.slice(-half)];
  const locations = kept.map(({ role, place, code, text }, index): ThreadFlowLocation => ({
    location: locationOf(place, artifacts, { code, text }),
    kinds: [role],
    importance: role === 'hop' ? 'important' : 'essential',
    executionOrder: index + 1,
  }));
  return { message: { text: 'How the clock reaches the payload.' }, threadFlows: [{ locations }] };
}

const fingerprintsOf = ({ fingerprint }: Finding, lineHash: string | null): Record<string, string> => ({
  'defuser/v1': fingerprint,
  ...(lineHash === null ? {} : { primaryLocationLineHash: lineHash }),
});

function propertiesOf(finding: Finding): Record<string, unknown> {
  const { trigger, payload, arming, conditions, deadline, firstMet, windows, period } = finding;
  const { anchor, proof, severity, score, reasons, state, matched } = finding;
  const { kind, text } = anchor;
  const facts = { trigger, payload, arming, conditions, deadline, firstMet, windows, period, anchor: { kind, text } };
  const said = announcedFacts(finding);
  return {
    ...(escapedData({ ...facts, proof, severity, score, reasons, state, matched, ...said }) as Record<string, unknown>),
    'security-severity': securitySeverity(score),
  };
}
