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
  readonly harm: Pick<Harm, 'isReported' | 'isHandedBack'>;
}

/** Whether one is only a word about what the other does. A status that is handed back refuses, whatever is printed about it. */
function isOnlySaid({ harm }: Judged, { harm: others, finding: { payload, severity } }: Judged): boolean {
  if (payload === 'unknown' || severity === 'hidden') return false;
  if (harm.isReported) return !others.isReported;
  return harm.isHandedBack && !others.isReported && !others.isHandedBack && payload !== 'nag';
}

/** What is done about a guard says more than that it is noted down or handed back; else the graver one does. */
export function saysMore(one: Judged, other: Judged): boolean {
  if (isOnlySaid(one, other)) return false;
  return isOnlySaid(other, one) || isGraver(one.finding, other.finding);
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
