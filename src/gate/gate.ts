/**
 * The gate: findings → pass or fail. A finding at or above the bar fails the run; nothing else does.
 * Says nothing about files that could not be read: whether those matter is the door's question (`--strict`).
 */
import { severities } from '../model.js';
import type { Finding, Severity, Verdict } from '../model.js';

/** Where the bar lies, and for which channel. */
export interface GateOptions {
  /** Findings of this severity or worse fail; `none` never fails. */
  readonly failOn: Severity | 'none';
  /** What is being released; carried into the verdict. */
  readonly channel: string;
}

/**
 * Judges the findings.
 * @returns the verdict, with the fingerprints of the findings at or above the bar in the order given
 */
export function judge(findings: readonly Finding[], { failOn, channel }: GateOptions): Verdict {
  const failing = findings.filter(({ severity }) => meets(severity, failOn)).map(({ fingerprint }) => fingerprint);
  return { pass: failing.length === 0, failOn, channel, failing };
}

function meets(severity: Severity, bar: Severity | 'none'): boolean {
  return bar !== 'none' && severities.indexOf(severity) <= severities.indexOf(bar);
}
