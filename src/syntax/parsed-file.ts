/**
 * A parsed text: what the parse stage gives and what the services ask about. Types only.
 */
import type { CodeMap } from './code-map.js';
import type { ts } from './typescript.js';

/** Where the compiler gave up on the grammar. The tree goes on behind it, with holes. */
export interface SyntaxProblem {
  /** Counts from 1. */
  readonly line: number;
  /** The compiler's words. */
  readonly message: string;
}

/** What leads from the tree's text back to the file's. */
export interface Origin {
  readonly map: CodeMap;
  /** Of the file's text. */
  readonly lineStarts: readonly number[];
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
  /** Offsets of the first character of each line of the tree's text, ascending; starts with 0. */
  readonly lineStarts: readonly number[];
  /** Where the tree's text stands in the file's, when they differ in more than what is blank. */
  readonly origin?: Origin;
  readonly syntaxErrors: readonly SyntaxProblem[];
}
