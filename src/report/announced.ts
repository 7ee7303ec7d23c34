/**
 * What the source or a baseline says about a finding, in words and for SARIF. Facts in, words out; they quote comments
 * and come unescaped: a writer escapes and cuts what it prints.
 */
import type { Suppression as SarifSuppression } from 'sarif';
import type { Declaration, Finding, Place, Suppression, Verdict } from '../model.js';
import { sentence } from './explain.js';
import { messageText } from './sarif-places.js';

const at = ({ path, line }: Place): string => `${path}:${line}`;

/** `for beta until 2008-08-12, owner hypervisor: the beta ends (src/power.ts:3)`. */
export function declaredPhrase({ channel, until, owner, reason, place }: Declaration): string {
  const end = until === null ? '' : ` until ${until}`;
  return `for ${channel}${end}${owner === null ? '' : `, owner ${owner}`}: ${reason} (${at(place)})`;
}

/** `until 2027-01-01: reason (src/power.ts:3)`. */
export function suppressedPhrase({ by, expires, reason, author, place }: Suppression): string {
  const end = expires === null ? '' : `until ${expires}: `;
  const who = author === null ? '' : ` by ${author}`;
  const where = place === null ? `${by}${who}` : at(place);
  return `${end}${reason ?? 'no reason is given'} (${where})`;
}

/** In a few words, for a line that says everything: `declared for beta`, `suppressed`, `in the baseline`. Empty where nothing is said. */
export const announcedWords = ({ declared, suppressed, baselineState, disagreements }: Finding): readonly string[] => [
  ...(baselineState === 'new' ? ['new'] : []),
  ...(declared === null ? [] : [`declared for ${declared.channel}`]),
  ...(suppressed === null ? [] : [suppressed.by === 'baseline' ? 'in the baseline' : 'suppressed']),
  ...disagreements.map(({ text }) => text),
];

/** What the gate makes of a finding of which something is said: accepted, or stopped whatever its severity. */
export function standingOf(
  { fingerprint }: Finding,
  { letThrough, stopped, suppressed }: Pick<Verdict, 'letThrough' | 'stopped' | 'suppressed'>,
): 'accepted' | 'stopped' | null {
  if (stopped.includes(fingerprint)) return 'stopped';
  return suppressed.includes(fingerprint) || letThrough.includes(fingerprint) ? 'accepted' : null;
}

/** What is said of a finding, by people and by what was built of it, each with its name, in words that still have to be escaped. */
export const announcedEntries = (finding: Finding): readonly (readonly [string, string])[] => [
  ...(finding.baselineState === 'new' ? [['Baseline', 'new, not among what is known'] as const] : []),
  ...remarkEntries(finding),
  ...finding.disagreements.map(({ text }) => ['Differs', sentence(text)] as const),
];

const remarkEntries = ({ declared, suppressed }: Finding): readonly (readonly [string, string])[] => [
  ...(declared === null ? [] : [['Declared', declaredPhrase(declared)] as const]),
  ...(suppressed === null ? [] : [['Suppressed', suppressedPhrase(suppressed)] as const]),
];

/** The same as plain data, for property bags; the place stands elsewhere. */
export function announcedFacts({ declared, suppressed, disagreements }: Finding): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  if (disagreements.length > 0) facts.disagreements = disagreements;
  if (declared !== null) {
    const { until, channel, owner, reason, place } = declared;
    facts.declared = { until, channel, owner, reason, line: place.line };
  }
  if (suppressed !== null) {
    const { by, expires, reason, author } = suppressed;
    facts.suppressed = { by, expires, reason, author };
  }
  return facts;
}

/** A result's suppressions: a comment, the baseline, or a declaration that the channel lets through. */
export function suppressionsOf(
  { declared, suppressed, fingerprint }: Finding,
  { letThrough }: Pick<Verdict, 'letThrough'>,
  locate: (place: Place) => SarifSuppression['location'],
): SarifSuppression[] {
  const accepted = (by: Suppression['by'], place: Place | null, reason: string | null): SarifSuppression => {
    const location = place === null ? undefined : locate(place);
    return {
      kind: by === 'source' ? 'inSource' : 'external',
      status: 'accepted',
      ...(location === undefined ? {} : { location }),
      ...(reason === null ? {} : { justification: messageText(reason) }),
    };
  };
  return [
    ...(declared !== null && letThrough.includes(fingerprint)
      ? [accepted('source', declared.place, declared.reason)]
      : []),
    ...(suppressed === null ? [] : [accepted(suppressed.by, suppressed.place, suppressed.reason)]),
  ];
}
