/**
 * The account of a run: what was read and decided, what stayed open, what could not be followed to its end. Nothing
 * is lost silently.
 */
import type { OpenGuard } from '../evaluate/guard.js';
import type { Entry } from '../evaluate/enter.js';
import type { Program } from '../links/program.js';
import type { Problem, Summary, Undecided } from '../model.js';
import { functionName } from '../syntax/scopes.js';
import { codeAt, placeAt } from './steps.js';

/** What the search can tell of itself. */
export interface Searched {
  readonly open: readonly OpenGuard[];
  readonly truncated: ReadonlySet<Entry>;
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
    byPlace.set(`${place.path}:${place.start}:${place.end}`, { place, code: codeAt(node), why });
  }
  return [...byPlace.values()].sort((a, b) =>
    a.place.path < b.place.path ? -1 : a.place.path > b.place.path ? 1 : a.place.start - b.place.start,
  );
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

/** Sums up a finished search. */
export function accountFor(
  program: Program,
  searched: Searched,
  { screenedIn, reported }: { screenedIn: number; reported: number },
): Account {
  const undecided = undecidedOf(program, searched.open);
  return {
    undecided,
    problems: [...syntaxProblems(program), ...budgetProblems(program, searched.truncated)],
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
