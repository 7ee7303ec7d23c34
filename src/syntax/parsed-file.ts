/**
 * A parsed text: what the parse stage gives and what the services ask about. Types only.
 */
import type { ts } from './typescript.js';

/** Where the compiler gave up on the grammar. The tree goes on behind it, with holes. */
export interface SyntaxProblem {
  /** Counts from 1. */
  readonly line: number;
  /** The compiler's words. */
  readonly message: string;
}

/** One text with its tree. Hold it no longer than needed: it keeps the whole text alive. */
export interface ParsedFile {
  /** The key for import resolution: `SourceText.path`. */
  readonly path: string;
  /** The path that reports show. */
  readonly displayPath: string;
  readonly text: string;
  /** With parent pointers. */
  readonly tree: ts.SourceFile;
  /** Offsets of the first character of each line, ascending; starts with 0. */
  readonly lineStarts: readonly number[];
  readonly syntaxErrors: readonly SyntaxProblem[];
}
