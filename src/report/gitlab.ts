/**
 * GitLab's code quality report: one issue a finding, for the widget and the diff of a merge request.
 * GitLab tells issues apart, and old ones from new ones, by their fingerprints alone: these are unique here.
 */
import { createHash } from 'node:crypto';
import { deadlinePhrase, sentence, visibleFindings } from './explain.js';
import { escapeJson, shown } from './escape.js';
import type { Finding, Problem, Severity } from '../model.js';
import type { Writer } from './context.js';

const textLimit = 400;
const severities: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  hidden: 'info',
};

/** An issue as GitLab reads it. */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end?: number } };
}

/** Writes the list; a file that could not be analysed to its end is an issue of severity `info`. */
export const gitlab: Writer = (analysis, context) => {
  const issues = [
    ...visibleFindings(analysis, context.showHidden).map(findingIssue),
    ...analysis.problems.filter(({ incomplete }) => incomplete).map(problemIssue),
  ];
  return escapeJson(`${JSON.stringify(unique(issues), null, 2)}\n`);
};

function findingIssue(finding: Finding): Issue {
  const { ruleId, fingerprint, severity, place, message } = finding;
  return {
    description: `${shown(deadlinePhrase(finding), textLimit)}: ${shown(sentence(message.what), textLimit)}`,
    check_name: `defuser/${ruleId}`,
    fingerprint,
    severity: severities[severity],
    location: { path: relative(place.path), lines: { begin: place.line, end: place.endLine } },
  };
}

const problemIssue = ({ kind, path, line, message }: Problem): Issue => ({
  description: `Not analysed to the end (${kind}): ${shown(sentence(message), textLimit)}`,
  check_name: `defuser/${kind}`,
  fingerprint: createHash('sha256')
    .update(JSON.stringify([kind, path, message]))
    .digest('hex')
    .slice(0, 32),
  severity: 'info',
  location: { path: relative(path), lines: { begin: line ?? 1 } },
});

/** Without a root and without `./`: GitLab looks the path up in the repository. JSON holds any other character. */
const relative = (path: string): string => path.replace(/^(?:\.?\/+)+/, '').replace(/\p{Cs}/gu, '\ufffd') || 'unnamed';

/** Equal fingerprints get numbers in the order of the report, so that none of the issues is dropped. */
function unique(issues: readonly Issue[]): readonly Issue[] {
  const taken = new Set<string>();
  return issues.map((issue) => {
    let fingerprint = issue.fingerprint;
    for (let number = 2; taken.has(fingerprint); number += 1) fingerprint = `${issue.fingerprint}-${number}`;
    taken.add(fingerprint);
    return { ...issue, fingerprint };
  });
}
