/**
 * The account of a run: what was read and decided, what stayed open, what could not be followed to its end. Nothing
 * is lost silently.
 */
import type { Guard, OpenGuard } from '../evaluate/guard.js';
import type { Entry } from '../evaluate/enter.js';
import type { Program } from '../links/program.js';
import type { Problem, Summary, Undecided } from '../model.js';
import { functionName } from '../syntax/scopes.js';
import { codeAt, placeAt } from './steps.js';

/** What the search can tell of itself. */
export interface Searched {
  readonly guards: readonly Guard[];
  readonly open: readonly OpenGuard[];
  readonly truncated: ReadonlySet<Entry>;
  /** What was not entered, by whose budget was used up. */
  readonly leftOut: ReadonlyMap<Entry, 'file' | 'scan'>;
  readonly clockReads: number;
  readonly conditions: number;
}

export interface Account {
  readonly undecided: readonly Undecided[];
  readonly problems: readonly Problem[];
  readonly counts: Omit<Summary, 'files' | 'bytes' | 'skipped'>;
}

function undecidedOf(program: Program, open: readonly OpenGuard[]): Undecided[] {
  const byPlace = new Map<string, Undecided>();
  for (const { node, why } of open) {
    const place = placeAt(program, node);
    byPlace.set(`${place.path}:${place.start}:${place.end}`, { place, code: codeAt(program, node), why });
  }
  return [...byPlace.values()];
}

function syntaxProblems(program: Program): Problem[] {
  return program.parsedFiles.flatMap(({ displayPath, syntaxErrors }): Problem[] => {
    const [first] = syntaxErrors;
    if (first === undefined) return [];
    const more = syntaxErrors.length > 1 ? ` (and ${syntaxErrors.length - 1} more)` : '';
    return [
      {
        kind: 'syntax-error',
        path: displayPath,
        line: first.line,
        message: `Syntax error: ${first.message}${more} The rest of the file was analysed; mend the syntax to have all of it read.`,
        incomplete: true,
      },
    ];
  });
}

function budgetProblems(program: Program, truncated: ReadonlySet<Entry>): Problem[] {
  return [...truncated].map((entry) => {
    const { path, line } = placeAt(program, entry);
    return {
      kind: 'budget',
      path,
      line,
      message: `${functionName(entry)} was not followed to its end: the budget for one function was used up.`,
      incomplete: false,
    };
  });
}

function leftOutProblems(program: Program, leftOut: Searched['leftOut']): Problem[] {
  const problems = new Map<string, { readonly path: string; readonly spent: 'file' | 'scan'; count: number }>();
  for (const [entry, spent] of leftOut) {
    const { displayPath: path } = program.fileOf(entry);
    const problem = problems.get(`${spent} ${path}`) ?? { path, spent, count: 0 };
    problem.count++;
    problems.set(`${spent} ${path}`, problem);
  }
  return [...problems.values()].map(({ path, spent, count }) => ({
    kind: 'budget',
    path,
    line: null,
    message: `${count} of its functions with a clock in them were not followed: ${usedUp[spent]}`,
    incomplete: true,
  }));
}
const usedUp = {
  file: 'the budget for one file was used up. Scan the sources that it was built from, or read the rest of it yourself.',
  scan: 'the budget for the whole scan was used up. Scan fewer files at a time.',
};

/** Sums up a finished search. */
export function accountFor(
  program: Program,
  searched: Searched,
  { screenedIn, reported }: { screenedIn: number; reported: number },
): Account {
  // What another way to it decides is not open.
  const decided = new Set(searched.guards.map(({ node }) => node));
  const undecided = undecidedOf(
    program,
    searched.open.filter(({ node }) => !decided.has(node)),
  );
  return {
    undecided,
    problems: [
      ...syntaxProblems(program),
      ...budgetProblems(program, searched.truncated),
      ...leftOutProblems(program, searched.leftOut),
    ],
    counts: {
      screenedIn,
      parsed: program.parsedFiles.length,
      clockReads: searched.clockReads,
      guards: searched.conditions,
      silent: Math.max(0, searched.conditions - reported - undecided.length),
      undecided: undecided.length,
    },
  };
}

/** One account of several runs over texts that have nothing to do with each other. */
export function sumOf(accounts: readonly Account[]): Account {
  const total = (count: keyof Account['counts']): number =>
    accounts.reduce((sum, { counts }) => sum + counts[count], 0);
  return {
    undecided: accounts.flatMap(({ undecided }) => undecided),
    problems: accounts.flatMap(({ problems }) => problems),
    counts: {
      screenedIn: total('screenedIn'),
      parsed: total('parsed'),
      clockReads: total('clockReads'),
      guards: total('guards'),
      silent: total('silent'),
      undecided: total('undecided'),
    },
  };
}
