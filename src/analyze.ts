/**
 * The whole run, the map of the house: screen, then parse → guards → payloads → score (`follow.ts`), then gate. Goes in: texts, the
 * rulebook, the release's dates. Comes out: plain data, the same for the same input. Reads no disk and no clock.
 */
import { detached } from './detached.js';
import { announce } from './gate/announced.js';
import { againstEntries } from './gate/baseline.js';
import type { BaselineEntry } from './gate/baseline.js';
import type { Channels } from './gate/channels.js';
import { directiveWord } from './gate/directives.js';
import { judge } from './gate/gate.js';
import { broughtSince } from './gate/since.js';
import { warningsMissing } from './gate/warnings.js';
import type { FollowContext, Found, Watching } from './follow.js';
import { numbered } from './identity.js';
import type { Analysis, Finding, Problem, Profile, Severity, Since, SourceText, Undecided } from './model.js';
import { severities } from './model.js';
import { screenWords } from './rulebook/rulebook.js';
import type { Rulebook } from './rulebook/shapes.js';
import { withLevels } from './score/levels.js';
import type { RuleLevels } from './score/levels.js';
import { makeScreen, mayHideWords, mayWaitTooLong } from './screen/screen.js';
import type { Screen } from './screen/screen.js';
import { screenTexts } from './screen/texts.js';
import type { Screened } from './screen/texts.js';
import type { Remark } from './syntax/remarks.js';
import { version } from './version.js';

export interface AnalyzeOptions {
  /** The texts to analyse. */
  readonly sources: Iterable<SourceText>;
  /** JSON beside them: configuration and what imports may lead to. Read when asked for, never scanned or counted. */
  readonly data?: readonly SourceText[];
  /** What discover could not read; passed on into the result. */
  readonly problems?: readonly Problem[];
  /** What discover left out, reason → count. */
  readonly skipped?: Readonly<Record<string, number>>;
  readonly rulebook: Rulebook;
  /** ISO 8601; the only "now" there is. */
  readonly releaseDate?: string | null | undefined;
  /** ISO 8601 duration from the release date. */
  readonly supportWindow?: string | null | undefined;
  /** What is being released; `release` when not given. */
  readonly channel?: string | undefined;
  /** What the build puts in the place of names: dotted name → JSON or a plain text. */
  readonly defines?: Readonly<Record<string, string>> | undefined;
  /** Which build is analysed; `production` when not given. */
  readonly profile?: Profile | undefined;
  /** The bar; what the channel says when not given. */
  readonly failOn?: Severity | 'none' | undefined;
  /** Channels besides the built-in ones, or changes of those. */
  readonly channels?: Channels | undefined;
  /** Whether comments for Defuser are followed; true when not given. */
  readonly directives?: boolean | undefined;
  /** Rule → the severity of its findings, or `off`. */
  readonly rules?: RuleLevels | undefined;
}

/**
 * Analyses texts. Never throws for what a text holds: that is a problem in the result.
 * @param watching a line that somebody asks about, and who is told what was seen of it
 */
export async function analyzeSources(options: AnalyzeOptions, watching?: Watching): Promise<Analysis> {
  const sources = [...options.sources];

  // 1. Screen: most texts never mention a clock and cost no more than a read.
  const screened = screenTexts(sources, clockScreen(options.rulebook), markOf(options));

  // 2. Follow the clock through the others; the compiler is only loaded when there are any.
  const found =
    screened.texts.length === 0
      ? nothing
      : (await import('./follow.js')).follow({ ...followContext(options), watching }, sources, screened.texts);

  // 3. What the source itself says about them: declarations and suppressions.
  const { marked } = screened;
  const remarks = marked.length === 0 ? [] : (await import('./follow.js')).remarksOf(marked, directiveWord);

  // 4. Order, judge, count.
  return detached(conclude(options, sources, screened, found, remarks));
}

/** The word by which texts are known that speak to Defuser; undefined where nobody is to listen. */
export const markOf = ({ directives = true }: Pick<AnalyzeOptions, 'directives'>): string | undefined =>
  directives ? directiveWord : undefined;

/** The first screen: whether a clock is mentioned. */
export function clockScreen(rulebook: Rulebook): Screen {
  const mentionsClock = makeScreen(screenWords(rulebook));
  return (text) => mentionsClock(text) || mayWaitTooLong(text) || mayHideWords(text);
}

/** The options that the second step asks for. */
export const followContext = ({
  rulebook,
  releaseDate = null,
  supportWindow = null,
  defines = {},
  profile = 'production',
  data = [],
}: Omit<AnalyzeOptions, 'sources'>): FollowContext => ({
  rulebook,
  releaseDate,
  supportWindow,
  defines,
  profile,
  data,
});

/** The last step: what was found, in order, with what is said about it, and judged. */
export function conclude(
  options: Omit<AnalyzeOptions, 'sources'>,
  sources: readonly SourceText[],
  screened: Screened,
  found: Found,
  remarks: readonly Remark[],
): Analysis {
  const { releaseDate = null, channel = 'release', failOn, channels, rules = {} } = options;
  const ordered = numbered([...withLevels(found.findings, rules)]).sort(worstFirst);
  const announced = announce(ordered, remarks, releaseDate);
  const { findings } = announced;
  const verdict = judge(findings, { failOn, channel, channels, releaseDate });
  const problems = [
    ...(options.problems ?? []),
    ...screened.problems,
    ...found.problems,
    ...announced.problems,
    ...warningsMissing(findings, verdict),
  ];
  return {
    schemaVersion: 1,
    tool: { name: 'defuser', version },
    releaseDate,
    findings,
    undecided: [...found.undecided].sort(byStart),
    problems: problems.sort(byPlace).filter(isNew),
    summary: { ...found.counts, files: sources.length, bytes: screened.bytes, skipped: options.skipped ?? {} },
    verdict,
  };
}

/** The same analysis held against a baseline and judged again; `name` is the baseline's file. */
export function againstBaseline(
  analysis: Analysis,
  baseline: { readonly name: string; readonly entries: readonly BaselineEntry[] },
  { failOn, channels }: Pick<AnalyzeOptions, 'failOn' | 'channels'>,
): Analysis {
  const { releaseDate } = analysis;
  const { findings, problems } = againstEntries(analysis.findings, baseline.entries, { ...baseline, releaseDate });
  return {
    ...analysis,
    findings,
    problems: [...analysis.problems, ...problems].sort(byPlace).filter(isNew),
    verdict: judge(findings, { failOn, channel: analysis.verdict.channel, channels, releaseDate }),
  };
}

/** The same analysis with what a change brings alone, judged again; `before` is what was found before it. */
export function broughtBy(
  analysis: Analysis,
  before: readonly Finding[],
  from: Omit<Since, 'known'>,
  { failOn, channels }: Pick<AnalyzeOptions, 'failOn' | 'channels'>,
): Analysis {
  const { releaseDate, verdict } = analysis;
  const findings = broughtSince(analysis.findings, before);
  const since = { ...from, known: analysis.findings.length - findings.length };
  const judged = judge(findings, { failOn, channel: verdict.channel, channels, releaseDate });
  return { ...analysis, findings, verdict: { ...judged, since } };
}

/** What there is to find where no clock is mentioned. */
export const nothing: Found = {
  findings: [],
  undecided: [],
  problems: [],
  counts: { screenedIn: 0, parsed: 0, clockReads: 0, guards: 0, silent: 0, undecided: 0 },
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function worstFirst(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.score - a.score ||
    compareText(a.place.path, b.place.path) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/** What is wrong with a file is said once, however many parts of the run met it. */
const isNew = (problem: Problem, index: number, all: readonly Problem[]): boolean =>
  index === 0 || byPlace(problem, all[index - 1] ?? problem) !== 0;

const byStart = (a: Undecided, b: Undecided): number =>
  compareText(a.place.path, b.place.path) || a.place.start - b.place.start;

const byPlace = (a: Problem, b: Problem): number =>
  compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.message, b.message);
