/**
 * The whole run, the map of the house: screen → parse → guards → payloads → score → gate. Goes in: texts, the
 * rulebook, the release's dates. Comes out: plain data, the same for the same input. Reads no disk and no clock.
 */
import { judge } from './gate/gate.js';
import type { Analysis, Finding, Problem, Severity, SourceText } from './model.js';
import { severities } from './model.js';
import { screenWords } from './rulebook/rulebook.js';
import type { Rulebook } from './rulebook/shapes.js';
import { makeNameScreen, makeScreen } from './screen/screen.js';
import { screenTexts } from './screen/texts.js';
import { version } from './version.js';

export interface AnalyzeOptions {
  /** The texts to analyse. */
  readonly sources: Iterable<SourceText>;
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
  /** The bar; `high` when not given. */
  readonly failOn?: Severity | 'none' | undefined;
}

/** Analyses texts. Never throws for what a text holds: that is a problem in the result. */
export async function analyzeSources(options: AnalyzeOptions): Promise<Analysis> {
  const { rulebook, releaseDate = null, channel = 'release', failOn = 'high' } = options;
  const sources = [...options.sources];

  // 1. Screen: most texts never mention a clock and cost no more than a read.
  const screened = screenTexts(sources, makeScreen(screenWords(rulebook)));

  // 2. Follow the clock through the others; the compiler is only loaded when there are any.
  const found = screened.texts.length === 0 ? nothing : await follow(options, sources, screened.texts);

  // 3. Order, judge, count.
  const findings = [...found.findings].sort(worstFirst);
  const problems = [...(options.problems ?? []), ...screened.problems, ...found.problems].sort(byPlace);
  return {
    schemaVersion: 1,
    tool: { name: 'defuser', version },
    releaseDate,
    findings,
    undecided: found.undecided,
    problems,
    summary: { ...found.counts, files: sources.length, bytes: screened.bytes, skipped: options.skipped ?? {} },
    verdict: judge(findings, { failOn, channel }),
  };
}

const nothing = {
  findings: [] as readonly Finding[],
  undecided: [],
  problems: [],
  counts: { screenedIn: 0, parsed: 0, clockReads: 0, guards: 0, silent: 0, undecided: 0 },
};

/** Parse, guards, payloads, score: from the texts that mention a clock to findings. */
async function follow(options: AnalyzeOptions, sources: readonly SourceText[], screened: readonly SourceText[]) {
  const [{ parseText }, { Program }, { Lexicon }, { GuardSearch }, { harmOf }, { findingOf, isPromising, namesFor }, accounts] =
    await Promise.all([
      import('./parse/parse.js'),
      import('./links/program.js'),
      import('./evaluate/lexicon.js'),
      import('./guards/search.js'),
      import('./payloads/payloads.js'),
      import('./score/score.js'),
      import('./score/accounts.js'),
    ]);
  const { rulebook, releaseDate = null, supportWindow = null } = options;
  const program = new Program(sources, parseText);
  const search = new GuardSearch({ program, lexicon: new Lexicon(rulebook), isPromising: (guard) => isPromising(rulebook, guard) });

  // Rounds: what turns out to depend on the clock draws in the files that mention it, until nothing new appears.
  for (let texts = screened, round = 0; texts.length > 0 && round < roundLimit; round++) {
    for (const { path } of texts) search.add(path);
    const names = search.run();
    texts = names.length === 0 ? [] : screenTexts(sources.filter(({ path }) => !search.knows(path)), makeNameScreen(names)).texts;
  }

  const context = { program, rulebook, releaseDate, supportWindow };
  const findings = search.guards.flatMap((guard) => findingOf(context, guard, harmOf(rulebook, guard, namesFor(guard))) ?? []);
  return { findings, ...accounts.accountFor(program, search, { screenedIn: screened.length, reported: findings.length }) };
}

const roundLimit = 5;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function worstFirst(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.score - a.score ||
    compareText(a.place.path, b.place.path) ||
    a.place.start - b.place.start ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

const byPlace = (a: Problem, b: Problem): number =>
  compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.message, b.message);
