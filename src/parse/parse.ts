/**
 * Turns one text into a tree with parents. Takes the text and its paths, gives a parsed file in every case: what the
 * grammar does not allow is listed in it. Reads no file and judges no code.
 */
import { lineIndexAt, lineStartsOf } from '../syntax/places.js';
import type { ParsedFile, SyntaxProblem } from '../syntax/parsed-file.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { withEmbeddedCode } from './embedded.js';

/**
 * Parses as the extension says; without a known one, as JavaScript with JSX. A text that is nested too deeply for the
 * parser gives an empty tree and one syntax error.
 */
export function parseText(path: string, displayPath: string, text: string): ParsedFile {
  const lineStarts = lineStartsOf(text);
  const tree = treeOf(path, withEmbeddedCode(text));
  if (tree === null) {
    const syntaxErrors = [{ line: 1, message: 'The code is nested too deeply to be parsed.' }];
    return { path, displayPath, text, tree: createTree(path, ''), lineStarts, syntaxErrors };
  }
  return { path, displayPath, text, tree, lineStarts, syntaxErrors: syntaxErrorsOf(tree, lineStarts) };
}

/** The parser recurses; code nested thousands of levels deep, by a machine or out of malice, overflows its stack. */
function treeOf(path: string, text: string): ts.SourceFile | null {
  try {
    return createTree(path, text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function createTree(path: string, text: string): ts.SourceFile {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: compiler.ScriptTarget.ESNext,
    jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
  };
  return compiler.createSourceFile(path, text, options, true, scriptKindOf(path));
}

function scriptKindOf(path: string): ts.ScriptKind {
  const { ScriptKind } = compiler;
  if (/\.[cm]?ts$/i.test(path)) return ScriptKind.TS;
  if (/\.tsx$/i.test(path)) return ScriptKind.TSX;
  return /\.json$/i.test(path) ? ScriptKind.JSON : ScriptKind.JSX;
}

/**
 * The parser leaves its errors on the tree, but the public type does not show them; the public ways to them bind the
 * file or print it again, at a multiple of the price. Should the field go away, no error is listed.
 */
function syntaxErrorsOf(tree: ts.SourceFile, lineStarts: readonly number[]): readonly SyntaxProblem[] {
  const { parseDiagnostics = [] } = tree as { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics.map(({ start, messageText }) => ({
    line: lineIndexAt(lineStarts, start) + 1,
    message: compiler.flattenDiagnosticMessageText(messageText, ' '),
  }));
}
