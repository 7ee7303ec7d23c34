/**
 * GitHub workflow commands: an annotation a finding, worst first, then the verdict as a line of the log.
 * What a command cannot hold is escaped as the runner undoes it, so that no text of the scanned code becomes a command.
 */
import { announcedEntries, standingOf } from './announced.js';
import {
  counted,
  deadlinePhrase,
  generatedLabel,
  proofPhrase,
  sentence,
  verdictPhrase,
  visibleFindings,
} from './explain.js';
import { placeText } from './pretty-finding.js';
import { escapeText, inert, shown } from './escape.js';
import type { Finding, Place, Problem, Severity, Undecided, Verdict } from '../model.js';
import type { Writer } from './context.js';

type Level = 'error' | 'warning' | 'notice';

/** A step of a job shows no more annotations of a level than these. */
const shownByGitHub = 10;
const textLimit = 400;
const codeLimit = 100;
const generatedShown = 4;
const levels: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  hidden: 'notice',
};

/** A command before it is written. */
interface Annotation {
  readonly level: Level;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly lines: readonly string[];
}

/** Writes the annotations. Only what was left unread to the end is one of the problems here; the rest is counted. */
export const github: Writer = (analysis, context) => {
  const annotations = [
    ...visibleFindings(analysis, context.showHidden).map((finding) => findingAnnotation(finding, analysis.verdict)),
    ...analysis.problems.filter(({ incomplete }) => incomplete).map(problemAnnotation),
    ...(context.showUndecided ? analysis.undecided.map(undecidedAnnotation) : []),
  ];
  const others = analysis.problems.filter(({ incomplete }) => !incomplete).length;
  return [
    ...annotations.map(command),
    ...limitLines(annotations),
    ...(others === 0 ? [] : [`Defuser: ${counted(others, 'lesser problem')} (--format json names them)`]),
    inert(`Defuser: ${shown(verdictPhrase(analysis.verdict), textLimit)}, ${counted(analysis.summary.files, 'file')}`),
    '',
  ].join('\n');
};

/** What is accepted is told and alarms nobody; what the channel stops is an error however low it scores. */
function levelOf(finding: Finding, verdict: Verdict): Level {
  const standing = standingOf(finding, verdict);
  return standing === 'accepted' ? 'notice' : standing === 'stopped' ? 'error' : levels[finding.severity];
}

function findingAnnotation(finding: Finding, verdict: Verdict): Annotation {
  const { severity, ruleId, message, place, code, payload, generated } = finding;
  const when = shown(deadlinePhrase(finding), textLimit);
  const proof = proofPhrase(finding);
  return {
    level: levelOf(finding, verdict),
    properties: { ...regionOf(place), title: `Defuser ${ruleId} (${severity}): ${when}` },
    lines: [
      shown(sentence(message.what), textLimit),
      `Guard: ${shown(code, codeLimit)}`,
      ...(proof === null ? [] : [`Proof: ${shown(proof, textLimit)}`]),
      `Payload: ${payload}`,
      ...generated.slice(0, generatedShown).map((one) => `${generatedLabel(one)}: ${placeText(one.place)}`),
      ...announcedEntries(finding).map(([name, words]) => `${name}: ${shown(words, textLimit)}`),
      `Fix: ${shown(sentence(message.fix), textLimit)}`,
    ],
  };
}

const problemAnnotation = ({ kind, path, line, message }: Problem): Annotation => ({
  level: 'warning',
  properties: { file: path, ...(line === null ? {} : { line }), title: `Defuser could not analyse this: ${kind}` },
  lines: [shown(sentence(message), textLimit)],
});

const undecidedAnnotation = ({ place, code, why }: Undecided): Annotation => ({
  level: 'notice',
  properties: { ...regionOf(place), title: 'Defuser left this guard undecided' },
  lines: [shown(sentence(why), textLimit), `Guard: ${shown(code, codeLimit)}`],
});

/** Columns are only allowed where the place begins and ends in one line; the last one is counted in. */
function regionOf({ path, line, endLine, column, endColumn }: Place): Annotation['properties'] {
  const lines = { file: path, line, endLine };
  return line === endLine ? { ...lines, col: column, endColumn: Math.max(column, endColumn - 1) } : lines;
}

/** `::error file=src/a.ts,line=3::message`, in one line whatever the texts hold. */
function command({ level, properties, lines }: Annotation): string {
  const pairs = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level} ${pairs.join(',')}::${lines.map(data).join('%0A')}`;
}

const data = (text: string): string => escapeText(text).replaceAll('%', '%25');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function limitLines(annotations: readonly Annotation[]): readonly string[] {
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const left = annotations.filter((annotation) => annotation.level === level).length - shownByGitHub;
    if (left <= 0) return [];
    const more = counted(left, `more ${level}`);
    return [`Defuser: ${more} in this log; GitHub shows ${shownByGitHub} of a kind as annotations`];
  });
}
