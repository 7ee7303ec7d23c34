/**
 * GitLab's code quality report: one issue a finding, for the widget and the diff of a merge request.
 * GitLab tells issues apart, and old ones from new ones, by their fingerprints alone: these are unique here.
 */
import { createHash } from 'node:crypto';
import { announcedEntries, standingOf } from './announced.js';
import { deadlinePhrase, sentence, visibleFindings } from './explain.js';
import { escapeJson, shown } from './escape.js';
import type { Finding, Problem, Severity, Verdict } from '../model.js';
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
    ...visibleFindings(analysis, context.showHidden).map((finding) => findingIssue(finding, analysis.verdict)),
    ...analysis.problems.filter(({ incomplete }) => incomplete).map(problemIssue),
  ];
  return escapeJson(`${JSON.stringify(unique(issues), null, 2)}\n`);
};

/** What is accepted is told and alarms nobody; what the channel stops is no lesser issue than one over the bar. */
function severityOf(finding: Finding, verdict: Verdict): string {
  const standing = standingOf(finding, verdict);
  if (standing === 'accepted') return 'info';
  const isRaised = standing === 'stopped' && finding.severity !== 'critical';
  return severities[isRaised ? 'high' : finding.severity];
}

function findingIssue(finding: Finding, verdict: Verdict): Issue {
  const { ruleId, fingerprint, place, message } = finding;
  const said = announcedEntries(finding).map(([name, words]) => ` ${name} ${shown(words, textLimit)}`);
  return {
    description: `${shown(deadlinePhrase(finding), textLimit)}: ${shown(sentence(message.what), textLimit)}${said.join('')}`,
    check_name: `defuser/${ruleId}`,
    fingerprint,
    severity: severityOf(finding, verdict),
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
