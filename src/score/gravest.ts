/** Which of several findings says the worst, and what is one finding at one guard. Plain data in, plain data out. */
import { payloadKinds, severities } from '../model.js';
import type { Finding } from '../model.js';

/** By severity, then by what happens, then by the points that words give, which differ with the names that are kept. */
export function isGraver(one: Finding, other: Finding): boolean {
  const rank = ({ severity, payload }: Finding): number =>
    severities.indexOf(severity) * payloadKinds.length + payloadKinds.indexOf(payload);
  return rank(one) < rank(other) || (rank(one) === rank(other) && one.score > other.score);
}

/**
 * A guard that is held against several pieces of one unknown (a decoded key's, say) is one finding: the gravest. Dates
 * that stand in the text are different deadlines and stay apart.
 */
export function oneOfEach<T extends { readonly finding: Finding }>(findings: readonly T[]): T[] {
  const byGuard = new Map<string, T>();
  for (const one of findings) {
    const { place, ruleId, anchor, deadline } = one.finding;
    const key = [place.path, place.start, place.end, ruleId, anchor.kind, deadline].join('\n');
    const known = byGuard.get(key);
    if (known === undefined || isGraver(one.finding, known.finding)) byGuard.set(key, one);
  }
  return [...byGuard.values()];
}
