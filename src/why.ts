/**
 * Why a line is or is not reported: the very run of `analyze.ts` with a watch on that line, and what the watch saw as
 * plain data. Decides nothing itself; costs nothing when not asked.
 */
import { analyzeSources } from './analyze.js';
import type { AnalyzeOptions } from './analyze.js';
import { Watch } from './evaluate/watch.js';
import type { WatchReport } from './follow.js';
import { DefuserError } from './errors.js';
import type { Analysis, Examined, Explanation, Place, SourceText } from './model.js';
import { alibiOf } from './score/examined.js';
import { withLevels } from './score/levels.js';
import type { RuleLevels } from './score/levels.js';
import { generatedFrom } from './sourcemaps/generated-from.js';
import type { Stretch } from './sourcemaps/generated-from.js';
import { lineStartsOf } from './syntax/places.js';

/** The place asked about; lines and columns count from 1, and without a column the whole line is meant. */
export interface WhyPlace {
  readonly source: SourceText;
  readonly line: number;
  readonly column?: number | null | undefined;
  /** Where a map leads from these stretches of the source: then line and column are those of the original. */
  readonly original?: { readonly path: string; readonly stretches: readonly Stretch[] };
}

/** A place by the name of its file, which need not be among the texts: a source map may lead to it. */
export interface AskedPlace {
  readonly path: string;
  readonly line: number;
  readonly column?: number | null | undefined;
}

/**
 * Explains a place of a text, or of an original that the map of a text names, as reports tell it; null where there is neither.
 * What is scanned answers for itself; where it has no guard there, what was made of it is asked.
 * @throws DefuserError when the file has no such line or column
 */
export async function explainAsked(
  options: AnalyzeOptions,
  asked: AskedPlace,
  source: SourceText | undefined,
): Promise<Explanation | null> {
  const { path, line, column } = asked;
  const own = source === undefined ? null : await explainPlace(options, { source, line, column });
  if (own !== null && own.guards.length > 0) return own;
  const original = generatedFrom([...options.sources], path, line);
  if (original === null) return own;
  const made = await explainPlace(options, { source: original.source, line, column, original: { path, ...original } });
  return made.guards.length > 0 ? made : (own ?? made);
}

/** How far from a column a comparison may stand on the same line. */
const nearColumn = 250;
const nearestShown = 3;

/**
 * Explains one place of the sources.
 * @throws DefuserError when the file has no such line or column
 */
export async function explainPlace(options: AnalyzeOptions, asked: WhyPlace): Promise<Explanation> {
  const { source, line, column = null, original } = asked;
  const { start, end } = original === undefined ? rangeOf(source, line, column) : hullOf(original.stretches);
  const path = original?.path ?? source.displayPath;
  const watch = new Watch(source.path, start, end);
  // A file that no word of a clock stands in is not followed at all, and nobody tells of it.
  let report: WatchReport = { guards: [], unguarded: alibiOf(options.rulebook, 'screened-out'), lines: [] };
  const analysis = await analyzeSources(options, {
    watch,
    tell: (seen) => {
      if (report.guards.length === 0) report = seen;
    },
  });
  const seen = report.guards.map((guard) => levelled(guard, options.rules ?? {}));
  const guards =
    original !== undefined
      ? madeOf(seen, original.stretches, column)
      : column === null
        ? seen
        : closest(seen, start + column - 1);
  const { unguarded } = report;
  const first = guards.map(({ answer }) => answer);
  const parts = guards.length > 0 ? [] : partsAt(analysis, path, line);
  const isAlone = guards.length === 0 && parts.length === 0;
  const order = ['reported', 'undecided', 'hidden', 'unread', 'silent'] as const;
  return {
    schemaVersion: 1,
    place: { path, line, column },
    answer:
      order.find((answer) => first.includes(answer)) ??
      (parts.length > 0 ? 'reported' : (unguarded?.answer ?? 'no-guard')),
    alibis: !isAlone || unguarded === null ? [] : [unguarded.alibi],
    guards,
    parts,
    nearest: !isAlone || original !== undefined ? [] : nearestTo(report.lines, line),
  };
}

/** With the severities that the user sets; what these hide is hidden. */
function levelled(guard: Examined, rules: RuleLevels): Examined {
  const findings = withLevels(guard.findings, rules);
  const isHidden = guard.answer === 'reported' && findings.every(({ severity }) => severity === 'hidden');
  return { ...guard, findings, answer: isHidden ? 'hidden' : guard.answer };
}

/** The offsets of the line. */
function rangeOf(source: SourceText, line: number, column: number | null): { start: number; end: number } {
  const text = source.read();
  const starts = lineStartsOf(text);
  const start = starts[line - 1];
  if (start === undefined) {
    throw new DefuserError(`${source.displayPath} has no line ${line}`, `Name one from 1 to ${starts.length}`);
  }
  const end = starts[line] ?? text.length + 1;
  if (column !== null && column > end - start) {
    throw new DefuserError(
      `line ${line} of ${source.displayPath} has no column ${column}`,
      `Name one from 1 to ${end - start}, or leave the column out`,
    );
  }
  return { start, end };
}

const hullOf = (stretches: readonly Stretch[]): Stretch => ({
  start: stretches.reduce((least, { start }) => Math.min(least, start), Infinity),
  end: stretches.reduce((most, { end }) => Math.max(most, end), 0),
});

/** The comparisons that begin in one of the stretches; those that are told at the column alone, where there are any. */
function madeOf(seen: readonly Examined[], stretches: readonly Stretch[], column: number | null): readonly Examined[] {
  const made = seen.filter(({ place }) =>
    stretches.some(({ start, end }) => start <= place.start && place.start < end),
  );
  const told = made.filter(({ findings }) =>
    findings.some(({ place }) => column !== null && place.column <= column && column < place.endColumn),
  );
  return told.length > 0 ? told : made;
}

/** The comparisons in which the column lies; else those that stand near it. */
function closest(guards: readonly Examined[], offset: number): readonly Examined[] {
  const holds = ({ start, end }: Place): boolean => start <= offset && offset < end;
  const inside = guards.filter(({ place, findings }) =>
    [place, ...findings.map((finding) => finding.place)].some(holds),
  );
  if (inside.length > 0) return inside;
  const distance = ({ place }: Examined): number =>
    Math.min(Math.abs(place.start - offset), Math.abs(place.end - offset));
  const best = Math.min(...guards.map(distance));
  return best <= nearColumn ? guards.filter((one) => distance(one) === best) : [];
}

/** In which findings the line takes part without being their guard. */
const partsAt = ({ findings }: Analysis, path: string, line: number): Explanation['parts'] =>
  findings.flatMap(({ steps, severity, place: guard }) =>
    steps
      .filter(
        ({ role, place }) =>
          severity !== 'hidden' &&
          role !== 'guard' &&
          place.path === path &&
          place.line <= line &&
          line <= place.endLine,
      )
      .slice(0, 1)
      .map(({ role }) => ({ role, guard })),
  );

const nearestTo = (lines: readonly number[], line: number): number[] =>
  [...new Set(lines)].sort((a, b) => Math.abs(a - line) - Math.abs(b - line) || a - b).slice(0, nearestShown);
