/**
 * What a change brings: the findings of a program without those that it had before. Pure; both lists come from the same
 * analysis with the same options.
 */
import { severities } from '../model.js';
import type { Finding } from '../model.js';

/**
 * The findings that were not there before, in their order. One that was there counts as brought when its date is another
 * now, when it has become worse, or when the comment that let it through is gone; of several alike, as many as there were
 * before are known.
 */
export function broughtSince(findings: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const known = new Map<string, Finding[]>();
  for (const finding of before) known.set(keyOf(finding), [...(known.get(keyOf(finding)) ?? []), finding]);
  return findings.filter((finding) => {
    const partners = known.get(keyOf(finding)) ?? [];
    const index = partners.findIndex((partner) => rank(partner) <= rank(finding) && isStillLet(partner, finding));
    if (index >= 0) partners.splice(index, 1);
    return index < 0;
  });
}

const rank = ({ severity }: Finding): number => severities.indexOf(severity);

/** Whether what let a finding through before does so now. */
const isStillLet = (before: Finding, now: Finding): boolean =>
  (before.suppressed === null || now.suppressed !== null) && (before.declared === null || now.declared !== null);

const keyOf = ({ fingerprint, deadline, period, windows }: Finding): string =>
  JSON.stringify([fingerprint, deadline, period, windows]);
