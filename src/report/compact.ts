/**
 * One line a finding and one closing line: for `grep`, editors' error lists and logs.
 * `path:line:column severity score rule deadline payload – what`
 */
import { bySeverity, counted, deadlineWord, verdictPhrase, visibleFindings } from './explain.js';
import { announcedWords } from './announced.js';
import { inert, shown } from './escape.js';
import type { Analysis, Finding, Problem, Undecided } from '../model.js';
import type { Writer } from './context.js';

const wordLimit = 80;
const noteLimit = 200;
const textLimit = 300;
const pathLimit = 1000;

/** Writes one line a finding, undecided guard (when asked for) and problem, then the counts and the verdict. */
export const compact: Writer = (analysis, context) =>
  inert(
    [
      ...visibleFindings(analysis, context.showHidden).map(findingLine),
      ...(context.showUndecided ? analysis.undecided.map(undecidedLine) : []),
      ...analysis.problems.map(problemLine),
      closingLine(analysis),
      '',
    ].join('\n'),
  );

const at = (path: string, line: number | null, column: number | null): string =>
  [shown(path, pathLimit), line, column].filter((part) => part !== null).join(':');

function findingLine(finding: Finding): string {
  const { place, severity, score, ruleId, payload, message, generated } = finding;
  const deadline = shown(deadlineWord(finding), wordLimit);
  const head = [at(place.path, place.line, place.column), severity, score, ruleId, deadline, payload].join(' ');
  const built = generated.map((one) => at(one.place.path, one.place.line, one.place.column));
  const notes = [
    ...announcedWords(finding).map((word) => shown(word, noteLimit)),
    ...(built.length === 0 ? [] : [`also at ${built.join(', ')}`]),
  ];
  const tail = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
  return `${head} – ${shown(message.what, textLimit)}${tail}`;
}

const undecidedLine = ({ place, why }: Undecided): string =>
  `${at(place.path, place.line, place.column)} undecided – ${shown(why, textLimit)}`;

const problemLine = ({ path, line, kind, message }: Problem): string =>
  `${at(path, line, null)} ${kind} – ${shown(message, textLimit)}`;

function closingLine({ findings, problems, summary, verdict }: Analysis): string {
  const severities = bySeverity(findings).map(([severity, count]) => `${count} ${severity}`);
  const found = counted(findings.length, 'finding') + (severities.length === 0 ? '' : ` (${severities.join(', ')})`);
  const facts = [
    found,
    `${summary.undecided} undecided`,
    counted(problems.length, 'problem'),
    counted(summary.files, 'file'),
  ];
  return `${facts.join(', ')}; ${shown(verdictPhrase(verdict), textLimit)}`;
}
