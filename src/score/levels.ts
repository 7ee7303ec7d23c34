/**
 * The severities that a user sets for whole rules. Takes findings, gives findings; the score stays what it is, and the
 * reason for another severity is among its terms. A rule that is off hides its findings: they are counted, never dropped.
 */
import type { Finding, Severity, Trigger } from '../model.js';

/** What may be set for a rule. */
export const levels = ['critical', 'high', 'medium', 'low', 'off'] as const;
export type Level = (typeof levels)[number];
export type RuleLevels = Readonly<Partial<Record<Trigger, Level | undefined>>>;

/** The findings with the severities set for their rules. What is hidden stays so, and what is in tests stays low. */
export const withLevels = (findings: readonly Finding[], rules: RuleLevels): readonly Finding[] =>
  findings.map((finding) => {
    const level = rules[finding.ruleId];
    if (level === undefined || finding.severity === 'hidden') return finding;
    const severity = severityAt(level, finding);
    if (severity === finding.severity) return finding;
    const why = `the configuration sets ${finding.ruleId} to ${level}`;
    return { ...finding, severity, reasons: [...finding.reasons, { term: 'rule-severity', points: 0, why }] };
  });

function severityAt(level: Level, { reasons }: Finding): Severity {
  if (level === 'off') return 'hidden';
  return reasons.some(({ term }) => term === 'test-file') ? 'low' : level;
}
