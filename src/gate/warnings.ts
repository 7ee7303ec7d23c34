/**
 * Whether the product itself tells its users that a declared bomb is coming. Takes findings and the verdict, gives a
 * remark for each bomb that a channel lets through and that nothing found warns of. Fails nothing.
 */
import type { Finding, Problem, Verdict } from '../model.js';

/** A problem for each declared bomb that is let through and comes without a warning. */
export function warningsMissing(findings: readonly Finding[], { letThrough, channel }: Verdict): Problem[] {
  return findings.flatMap((finding) => {
    const { declared, deadline, place } = finding;
    if (declared === null || !letThrough.includes(finding.fingerprint)) return [];
    // A nag warns by itself, and a bomb that comes back or counts from elsewhere has no day to warn of.
    if (finding.payload === 'nag' || deadline === null) return [];
    if (findings.some((other) => warnsBefore(other, deadline))) return [];
    const when = deadline.slice(0, 10);
    return [
      {
        kind: 'directive',
        path: place.path,
        line: place.line,
        message: `The channel ${channel} lets this declared bomb through, but nothing was found that warns its users before ${when}. Tell them in the product some time ahead.`,
        incomplete: false,
      },
    ];
  });
}

/** Whether a finding tells somebody something from an earlier time on. */
function warnsBefore({ effects, payload, windows }: Finding, deadline: string): boolean {
  if (payload !== 'nag' && !effects.some(({ kind }) => kind === 'nag')) return false;
  return windows.some(({ every, from }) => every === undefined && (from === null || dayOf(from) < dayOf(deadline)));
}

/** The day: a warning is not a matter of hours, and bare wall-clock and absolute times can be compared by it. */
const dayOf = (instant: string): string => instant.slice(0, 10);
