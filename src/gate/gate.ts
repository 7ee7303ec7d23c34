/**
 * The gate: findings → pass or fail, by the policy of the channel. A finding at or above the bar fails the run unless
 * it is suppressed, or declared and let through; a declared one that the channel does not let through fails whatever
 * its severity. Says nothing about files that could not be read: that is the door's question (`--strict`).
 */
import { severities } from '../model.js';
import type { Finding, Severity, Verdict } from '../model.js';
import { channelOf } from './channels.js';
import type { Channel, Channels } from './channels.js';
import { isDay, isReached } from './days.js';

/** Where the bar lies, and for which channel. */
export interface GateOptions {
  /** Findings of this severity or worse fail; `none` never fails; undefined leaves it to the channel. */
  readonly failOn?: Severity | 'none' | undefined;
  /** What is being released. */
  readonly channel: string;
  /** The user's channels. */
  readonly channels?: Channels | undefined;
  /** ISO 8601: whether a declaration has ended. */
  readonly releaseDate?: string | null | undefined;
}

/**
 * Judges the findings.
 * @returns the verdict, each list with fingerprints in the order given
 */
export function judge(findings: readonly Finding[], options: GateOptions): Verdict {
  const policy = channelOf(options.channel, options.channels);
  const failOn = options.failOn ?? policy.failOn;
  const judged = findings.map((finding) => [judgeOne(finding, policy, failOn, options), finding.fingerprint] as const);
  const listOf = (...kinds: readonly Judgement[]): string[] =>
    judged.flatMap(([kind, fingerprint]) => (kind !== null && kinds.includes(kind) ? [fingerprint] : []));
  const failing = listOf('failing', 'stopped');
  return {
    pass: failing.length === 0,
    failOn,
    channel: options.channel,
    failing,
    stopped: listOf('stopped'),
    letThrough: listOf('letThrough'),
    suppressed: listOf('suppressed'),
  };
}

type Judgement = 'failing' | 'stopped' | 'letThrough' | 'suppressed';

function judgeOne(
  finding: Finding,
  policy: Channel,
  failOn: Severity | 'none',
  { channel, releaseDate = null }: GateOptions,
): Judgement | null {
  const isOver = failOn !== 'none' && severities.indexOf(finding.severity) <= severities.indexOf(failOn);
  // What the build folds away is not in the release, whatever is announced of it.
  if (finding.declared !== null && finding.arming !== 'disarmed') {
    if (passes(finding, policy, channel, releaseDate)) return 'letThrough';
    if (failOn === 'none') return null;
    return isOver ? 'failing' : 'stopped';
  }
  if (!isOver) return null;
  return finding.suppressed === null ? 'failing' : 'suppressed';
}

/** Whether the channel lets a declared bomb through. */
function passes(finding: Finding, policy: Channel, channel: string, releaseDate: string | null): boolean {
  const { declared, deadline } = finding;
  if (declared === null || policy.declared === 'stop') return false;
  const meant = declared.channel.split(',');
  if (![channel, ...policy.accepts].some((name) => meant.includes(name))) return false;
  if (isReached(declared.until, releaseDate) === true) return false;
  return policy.declared === 'pass' || deadline !== null || isDay(declared.until ?? '');
}
