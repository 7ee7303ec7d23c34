/** What a writer is handed besides the analysis. Nothing here reads a disk or a clock. */
import type { Analysis } from '../model.js';
import type { Rule } from '../rulebook/shapes.js';

/** How and for whom to write. */
export interface ReportContext {
  /** Whether ANSI colour may be used. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** The rules that were in force: SARIF takes its rule metadata from them. */
  readonly rules: readonly Rule[];
  /** The lines of a file by its display path, without line ends; null when it cannot be had. */
  readonly readLines: (path: string) => readonly string[] | null;
  /** What was named for the scan; empty where nothing was, null where it cannot be scanned again. */
  readonly scanned: readonly string[] | null;
  /** Whether findings of severity `hidden` are written too. */
  readonly showHidden: boolean;
  /** Whether the undecided guards are listed. */
  readonly showUndecided: boolean;
}

/** A writer: the whole report as text with a final newline. */
export type Writer = (analysis: Analysis, context: ReportContext) => string;
