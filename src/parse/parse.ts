/**
 * Turns one text into a tree with parents. Takes the text and its paths, gives a parsed file in every case: what the
 * grammar does not allow is listed in it. Reads no file and judges no code.
 */
import { lineIndexAt, lineStartsOf } from '../syntax/places.js';
import type { ParsedFile, SyntaxProblem } from '../syntax/parsed-file.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { withEmbeddedCode } from './embedded.js';
import { markupOf } from './markup.js';
import type { Markup } from './markup.js';
import { codeOfPage } from './page-code.js';
import type { PageCode } from './page-code.js';

/**
 * Parses as the extension says; without a known one, as JavaScript with JSX. A text that is nested too deeply for the
 * parser gives an empty tree and one syntax error.
 */
export function parseText(path: string, displayPath: string, text: string): ParsedFile {
  const lineStarts = lineStartsOf(text);
  const markup = markupOf(path);
  if (markup !== null) return parsePage({ path, displayPath, text, lineStarts }, markup);
  const tree = treeOf(path, withEmbeddedCode(text), scriptKindOf(path));
  if (tree === null) {
    return {
      path,
      displayPath,
      text,
      tree: createTree(path, '', compiler.ScriptKind.JS),
      lineStarts,
      syntaxErrors: [tooDeep],
    };
  }
  return { path, displayPath, text, tree, lineStarts, syntaxErrors: syntaxErrorsOf(tree, lineStarts) };
}

/** The scripts of a page or a component as one tree, each at its own place. */
function parsePage(file: Omit<ParsedFile, 'tree' | 'syntaxErrors'>, markup: Markup): ParsedFile {
  const { path, text, lineStarts } = file;
  const treeIn = (code: string, language: PageCode['language']): ts.SourceFile | null =>
    treeOf(path, withEmbeddedCode(code), scriptKindOf(`.${language}`));
  const page = codeOfPage(text, markup, (code, language) => {
    const tree = treeIn(code, language);
    return tree !== null && syntaxErrorsOf(tree, [0]).length === 0;
  });
  const tree = treeIn(page.text, page.language);
  const syntaxErrors = [
    ...page.broken.map(({ start }) => ({
      line: lineIndexAt(lineStarts, start) + 1,
      message: 'A script in this file is not whole by itself and was left out.',
    })),
    ...(tree === null ? [tooDeep] : syntaxErrorsOf(tree, lineStarts)),
  ];
  return { ...file, tree: tree ?? createTree(path, '', compiler.ScriptKind.JS), syntaxErrors };
}

const tooDeep: SyntaxProblem = { line: 1, message: 'The code is nested too deeply to be parsed.' };

/** The parser recurses; code nested thousands of levels deep, by a machine or out of malice, overflows its stack. */
function treeOf(path: string, text: string, kind: ts.ScriptKind): ts.SourceFile | null {
  try {
    return createTree(path, text, kind);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function createTree(path: string, text: string, kind: ts.ScriptKind): ts.SourceFile {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: compiler.ScriptTarget.ESNext,
    jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
  };
  return compiler.createSourceFile(path, text, options, true, kind);
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
