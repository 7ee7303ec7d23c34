/**
 * JUnit XML for whatever reads test results: a suite a file, a case a finding. A finding that fails the gate is a
 * failure; one below the bar passes and tells itself in its output; a file that could not be analysed is skipped, since
 * a test that was not run is what it is. So the consumer's verdict is the gate's, and never one of its own.
 */
import { counted, deadlinePhrase, sentence, verdictPhrase, visibleFindings } from './explain.js';
import { shown } from './escape.js';
import { lookFor } from './layout.js';
import { findingLines } from './pretty-finding.js';
import { element, xmlLines } from './xml.js';
import type { Analysis, Finding, Problem } from '../model.js';
import type { ReportContext, Writer } from './context.js';
import type { Attributes } from './xml.js';

const width = 100;
const nameLimit = 200;
const textLimit = 400;
const header = '<?xml version="1.0" encoding="UTF-8"?>';

/** What became of a case. */
type Outcome = 'passed' | 'failed' | 'skipped';

/** One case; `markup` is what stands inside it. */
interface Case {
  readonly file: string | null;
  readonly name: string;
  readonly outcome: Outcome;
  readonly markup: string | null;
}

/** Writes the suites: the scan's own first, which is never empty, then the files in the order of the report. */
export const junit: Writer = (analysis, context) => {
  const failing = new Set(analysis.verdict.failing);
  const cases = [
    ...visibleFindings(analysis, context.showHidden).map((finding) =>
      findingCase(finding, failing.has(finding.fingerprint), context),
    ),
    ...analysis.problems.filter(({ incomplete }) => incomplete).map(problemCase),
  ];
  const files = [...new Set(cases.map(({ file }) => file))];
  const suites = [
    suite('defuser', null, [scanCase(analysis)]),
    ...files.map((file) => {
      const own = cases.filter((one) => one.file === file);
      return suite(shownPath(file ?? ''), file, own);
    }),
  ];
  // The strictest schema in use, that of Jenkins' xUnit plugin, counts what was skipped in suites alone.
  const { skipped: _, ...counts } = countsOf([scanCase(analysis), ...cases]);
  return `${header}\n${element('testsuites', { name: 'defuser', ...counts }, `\n${suites.join('\n')}\n`)}\n`;
};

const shownPath = (path: string): string => shown(path, nameLimit) || 'unnamed';

const countsOf = (cases: readonly Case[]): Attributes => ({
  tests: cases.length,
  failures: cases.filter(({ outcome }) => outcome === 'failed').length,
  errors: 0,
  skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
  // Required by some readers; nothing here reads a clock.
  time: 0,
});

function suite(name: string, file: string | null, cases: readonly Case[]): string {
  const markup = named(cases).map(({ name: caseName, markup: inside }) =>
    element('testcase', { name: caseName, classname: name, time: 0 }, inside),
  );
  const place = file === null ? null : name;
  return element('testsuite', { name, ...countsOf(cases), file: place }, `\n${markup.join('\n')}\n`);
}

/** Readers tell cases apart by their names: equal ones in a suite are numbered. */
function named(cases: readonly Case[]): readonly Case[] {
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` };
  });
}

/** Says that a scan took place and what it read; a report without a case would be taken for a broken one. */
function scanCase({ summary, verdict, undecided, problems }: Analysis): Case {
  const lines = [
    sentence(shown(verdictPhrase(verdict), textLimit)),
    `${counted(summary.files, 'file')} read, ${counted(undecided.length, 'guard')} left undecided, ${counted(problems.length, 'problem')}.`,
  ];
  return { file: null, name: 'scan', outcome: 'passed', markup: output(lines) };
}

/** The name holds no line number: a reader compares runs by it. */
function findingCase(finding: Finding, fails: boolean, { readLines, scanned }: ReportContext): Case {
  const { place, ruleId, logicalPlace, fingerprint, severity, message } = finding;
  const look = lookFor({ color: false, width });
  const lines = findingLines(look, finding, readLines(place.path), scanned).map((line) => line.trimEnd());
  const what = `${shown(deadlinePhrase(finding), textLimit)}: ${shown(sentence(message.what), textLimit)}`;
  return {
    file: place.path,
    name: `${ruleId} in ${shown(logicalPlace, nameLimit)} [${fingerprint.slice(0, 8)}]`,
    outcome: fails ? 'failed' : 'passed',
    markup: fails
      ? element('failure', { message: what, type: `${ruleId}.${severity}` }, xmlLines(lines))
      : output(lines),
  };
}

const problemCase = ({ path, line, kind, message }: Problem): Case => ({
  file: path,
  name: `can be analysed (${kind})`,
  outcome: 'skipped',
  markup: element(
    'skipped',
    { message: (line === null ? '' : `Line ${line}: `) + shown(sentence(message), textLimit) },
    null,
  ),
});

const output = (lines: readonly string[]): string => element('system-out', {}, xmlLines(lines));
