/** Which of several findings says the worst, and what is one finding at one guard. Plain data in, plain data out. */
import type { Harm } from '../evaluate/harm.js';
import { payloadKinds, severities } from '../model.js';
import type { Finding } from '../model.js';

/** By severity, then by what happens, then by the points that words give, which differ with the names that are kept. */
export function isGraver(one: Finding, other: Finding): boolean {
  const rank = ({ severity, payload }: Finding): number =>
    severities.indexOf(severity) * payloadKinds.length + payloadKinds.indexOf(payload);
  return rank(one) < rank(other) || (rank(one) === rank(other) && one.score > other.score);
}

interface Judged {
  readonly finding: Finding;
  readonly harm: Pick<Harm, 'isReported'>;
}

/** What is done about a guard says more than that it is noted down; else the graver one does. */
export function saysMore(one: Judged, other: Judged): boolean {
  const [own, others] = [one.harm.isReported, other.harm.isReported];
  const isDone = ({ finding: { payload, severity } }: Judged): boolean =>
    payload !== 'unknown' && severity !== 'hidden';
  if (own !== others && isDone(own ? other : one)) return others;
  return isGraver(one.finding, other.finding);
}

/**
 * A guard that is held against several pieces of one unknown (a decoded key's, say) is one finding: the gravest. Dates
 * that stand in the text are different deadlines and stay apart.
 */
export function oneOfEach<T extends Judged>(findings: readonly T[]): T[] {
  const byGuard = new Map<string, T>();
  for (const one of findings) {
    const { place, ruleId, anchor, deadline } = one.finding;
    const key = [place.path, place.start, place.end, ruleId, anchor.kind, deadline].join('\n');
    const known = byGuard.get(key);
    if (known === undefined || saysMore(one, known)) byGuard.set(key, one);
  }
  return [...byGuard.values()];
}
