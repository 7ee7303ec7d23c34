/** The end of the report for people: what was read, what was not and why, what was found, and the verdict. */
import { placeText } from './pretty-finding.js';
import { shown } from './escape.js';
import { bySeverity, counted, grouped, sentence, verdictPhrase } from './explain.js';
import { beside, padded } from './layout.js';
import type { Analysis, Finding, Problem, Summary, Undecided, Verdict } from '../model.js';
import type { ReportContext } from './context.js';
import type { Look } from './layout.js';

const labelWidth = 12;
const examples = 3;
const textLimit = 400;
const pathLimit = 200;

/** Draws the summary and the verdict. */
export function summaryLines(look: Look, analysis: Analysis, context: ReportContext): readonly string[] {
  const { summary, verdict, problems, findings, undecided } = analysis;
  const row = (label: string, text: string): readonly string[] =>
    beside(look, padded(`  ${label}`, labelWidth), shown(text, textLimit));
  const skipped = Object.entries(summary.skipped).sort(([, a], [, b]) => b - a);
  return [
    ...problemLines(look, problems),
    ...(context.showUndecided ? undecidedLines(look, undecided) : []),
    look.paint('strong', 'Summary'),
    ...row('Files', filesText(summary)),
    ...(skipped.length === 0
      ? []
      : row('Skipped', skipped.map(([why, count]) => `${why} ${grouped(count)}`).join(', '))),
    ...row('Clock', clockText(summary, context.showUndecided)),
    ...(problems.length === 0 ? [] : row('Problems', kindsText(problems))),
    ...row('Findings', findingsText(findings, context.showHidden)),
    ...(analysis.releaseDate === null ? [] : row('Release', analysis.releaseDate)),
    '',
    verdictLine(look, verdict),
  ];
}

function verdictLine(look: Look, verdict: Verdict): string {
  const [word = '', rest = ''] = verdictPhrase(verdict).split(/: (.*)/s);
  return `${look.paint(verdict.pass ? 'pass' : 'fail', word.toUpperCase())}  ${sentence(shown(rest, textLimit))}`;
}

function filesText({ files, screenedIn, parsed, bytes }: Summary): string {
  const size = bytes < 1e6 ? `${grouped(Math.ceil(bytes / 1e3))} kB` : `${grouped(Math.round(bytes / 1e6))} MB`;
  return `${grouped(files)} read (${size}), ${grouped(screenedIn)} screened in, ${grouped(parsed)} parsed`;
}

function clockText({ clockReads, guards, silent, undecided }: Summary, listed: boolean): string {
  const hint = undecided === 0 || listed ? '' : ' (see --show undecided)';
  return `${counted(clockReads, 'read')}, ${counted(guards, 'guard')}: ${grouped(silent)} silent, ${grouped(undecided)} undecided${hint}`;
}

function findingsText(findings: readonly Finding[], showHidden: boolean): string {
  const hint = showHidden ? '' : ' (see --show hidden)';
  const counts = bySeverity(findings).map(
    ([severity, count]) => `${count} ${severity}${severity === 'hidden' ? hint : ''}`,
  );
  return counts.length === 0 ? 'none' : counts.join(', ');
}

function kinds(problems: readonly Problem[]): ReadonlyMap<Problem['kind'], readonly Problem[]> {
  const found = new Map<Problem['kind'], Problem[]>();
  for (const problem of problems) {
    const some = found.get(problem.kind);
    if (some === undefined) found.set(problem.kind, [problem]);
    else some.push(problem);
  }
  return found;
}

const kindsText = (problems: readonly Problem[]): string =>
  [...kinds(problems)].map(([kind, some]) => `${grouped(some.length)} ${kind}`).join(', ');

/** Every file that was left unread is named; of the other problems the first few of a kind. */
function problemLines(look: Look, problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return [];
  const lines = [...kinds(problems).values()].flatMap((some) => {
    const whole = some.filter(({ incomplete }) => !incomplete);
    const named = [...some.filter(({ incomplete }) => incomplete), ...whole.slice(0, examples)];
    const left = whole.length - examples;
    const more = left > 0 ? [look.paint('faint', `    and ${grouped(left)} more (--format json names them)`)] : [];
    return [...named.flatMap((problem) => problemText(look, problem)), ...more];
  });
  return [look.paint('strong', 'Problems'), ...lines, ''];
}

function problemText(look: Look, { kind, path, line, message }: Problem): readonly string[] {
  const place = shown(path, pathLimit) + (line === null ? '' : `:${line}`);
  return [`  ${kind}  ${look.paint('faint', place)}`, ...beside(look, '    ', sentence(shown(message, textLimit)))];
}

function undecidedLines(look: Look, undecided: readonly Undecided[]): readonly string[] {
  if (undecided.length === 0) return [];
  const lines = undecided.flatMap(({ place, code, why }) => [
    `  ${shown(code, look.width - 2)}`,
    ...beside(look, '    ', `${placeText(place)}  ${shown(why, textLimit)}`).map((line) => look.paint('faint', line)),
  ]);
  return [look.paint('strong', 'Undecided guards'), ...lines, ''];
}
