/**
 * Markdown for a comment on a pull request or a job's summary: the verdict, the deadlines in order, then each finding
 * folded. It fits where GitHub takes the least, a comment; what had to be left out is counted.
 */
import { byDeadline } from './deadlines.js';
import {
  bySeverity,
  counted,
  deadlinePhrase,
  grouped,
  sentence,
  statePhrase,
  verdictPhrase,
  visibleFindings,
} from './explain.js';
import { foldedFinding } from './markdown-finding.js';
import { cellSpan, codeSpan, prose } from './markdown-text.js';
import { placeText } from './pretty-finding.js';
import type { Analysis, Finding, Problem, Undecided } from '../model.js';
import type { Writer } from './context.js';

/** A comment of GitHub's may hold 65,536 characters; counted in bytes, with room for what a pipeline puts round it. */
const wholeLimit = 60_000;
const tableLimit = 16_000;
const listLimit = 6_000;
const textLimit = 300;
const pathLimit = 250;
/** By which a pipeline finds the comment that it wrote before. */
const mark = '<!-- defuser -->';

/** Writes the report, at most 60,000 bytes of it. */
export const markdown: Writer = (analysis, context) => {
  const findings = visibleFindings(analysis, context.showHidden);
  const failing = new Set(analysis.verdict.failing);
  const unread = analysis.problems.filter(({ incomplete }) => incomplete);
  const before = [
    ...head(analysis),
    ...deadlineTable(findings, failing, analysis.releaseDate !== null),
    ...list('Not analysed to the end', unread.map(problemLine)),
    ...(context.showUndecided ? list('Undecided guards', analysis.undecided.map(undecidedLine)) : []),
  ];
  const room = wholeLimit - bytes(before.join('\n'));
  const folded = findings.map((finding) => `${foldedFinding(finding, failing.has(finding.fingerprint))}\n`);
  const { taken, left } = fitting(folded, room);
  const after =
    left === 0
      ? []
      : [`${sentence(`${leftOut(left, 'finding')} without its evidence`)} \`--format json\` has all.`, ''];
  return [...before, ...(taken.length === 0 ? [] : ['### Findings', '', ...taken]), ...after].join('\n');
};

const leftOut = (count: number, noun: string): string => `${counted(count, `more ${noun}`)} left out for length`;

const encoder = new TextEncoder();
const bytes = (text: string): number => encoder.encode(text).length;

/** As many of the pieces, from the first on, as the limit holds. */
function fitting(
  pieces: readonly string[],
  limit: number,
): { readonly taken: readonly string[]; readonly left: number } {
  let size = 200;
  let count = 0;
  for (const piece of pieces) {
    size += bytes(piece) + 1;
    if (size > limit) break;
    count += 1;
  }
  return { taken: pieces.slice(0, count), left: pieces.length - count };
}

function head({ verdict, findings, problems, summary, releaseDate }: Analysis): readonly string[] {
  const severities = bySeverity(findings).map(([severity, count]) => `${count} ${severity}`);
  const [, said = ''] = verdictPhrase(verdict).split(/: (.*)/s);
  return [
    mark,
    `## ${verdict.pass ? '✅ Defuser: pass' : '❌ Defuser: fail'}`,
    '',
    `Verdict: ${prose(sentence(said), textLimit)}`,
    '',
    `- Findings: ${severities.length === 0 ? 'none' : severities.join(', ')}`,
    `- Read: ${counted(summary.files, 'file')}, ${counted(summary.clockReads, 'clock read')}, ${counted(summary.guards, 'guard')} of which ${grouped(summary.undecided)} undecided`,
    ...(problems.length === 0 ? [] : [`- Problems: ${grouped(problems.length)}`]),
    ...(releaseDate === null ? [] : [`- Release: ${prose(releaseDate, textLimit)}`]),
    '',
  ];
}

function deadlineTable(findings: readonly Finding[], failing: ReadonlySet<string>, judged: boolean): readonly string[] {
  if (findings.length === 0) return ['No time bomb found.', ''];
  const rows = byDeadline(findings).map((finding) => {
    const { severity, ruleId, payload, place, state, fingerprint } = finding;
    const when = cell(deadlinePhrase(finding));
    const gate = failing.has(fingerprint) ? '**fails**' : 'passes';
    const meaning = judged ? [statePhrase(state)] : [];
    return row([when, ...meaning, severity, gate, ruleId, payload, cellSpan(placeText(place), pathLimit)]);
  });
  const { taken, left } = fitting(rows, tableLimit);
  const titles = ['Deadline', ...(judged ? ['Meaning'] : []), 'Severity', 'Gate', 'Rule', 'Payload', 'Where'];
  return [
    '### Deadlines',
    '',
    row(titles),
    row(titles.map(() => '---')),
    ...taken,
    '',
    ...(left === 0 ? [] : [sentence(leftOut(left, 'deadline')), '']),
  ];
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const cell = (text: string): string => prose(text.replaceAll('|', '\\x7c'), textLimit);

function list(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const { taken, left } = fitting(lines, listLimit);
  return [`### ${title}`, '', ...taken, ...(left === 0 ? [] : [`- ${leftOut(left, 'line')}`]), ''];
}

const problemLine = ({ kind, path, line, message }: Problem): string =>
  `- ${kind}: ${codeSpan(path + (line === null ? '' : `:${line}`), pathLimit)} ${prose(sentence(message), textLimit)}`;

const undecidedLine = ({ place, code, why }: Undecided): string =>
  `- undecided: ${codeSpan(code, textLimit)} ${codeSpan(placeText(place), pathLimit)} ${prose(why, textLimit)}`;
