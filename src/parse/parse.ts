/**
 * Turns one text into a tree with parents, anew or from the tree of the text before. Takes the text and its paths, gives a parsed file in every case: what the
 * grammar does not allow is listed in it. Reads no file and judges no code.
 */
import { revealedIn } from '../decode/revealed.js';
import { rewrite } from '../decode/rewritten.js';
import { lineIndexAt, lineStartsOf } from '../syntax/places.js';
import type { CodeMap } from '../syntax/code-map.js';
import type { ParsedFile, SyntaxProblem } from '../syntax/parsed-file.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { setApart } from '../syntax/pieces.js';
import { setParents } from '../syntax/walk.js';
import { treeAfter } from './again.js';
import { mayHoldCode, withEmbeddedCode } from './embedded.js';
import { parseErrorsOf } from './errors.js';
import { markupOf } from './markup.js';
import { codeOfPage } from './page-code.js';
import type { PageCode } from './page-code.js';
import { drawnAngular, drawnComponent } from './templates.js';
import type { Drawn } from './templates.js';

/**
 * Parses as the extension says; without a known one, as JavaScript with JSX. A text that is nested too deeply for the
 * parser gives an empty tree and one syntax error.
 * @param before what was given for the text of the file before: its tree is used up, and must not be looked at any more
 */
export function parseText(path: string, displayPath: string, text: string, before?: ParsedFile): ParsedFile {
  const wholes: Wholes = { known: before && known.get(before), now: new Map() };
  const { code, kind, broken, map } = codeIn(path, text, wholes);
  const first = treeOf(path, code, kind, before?.tree);
  // Modules that are kept as texts are opened unseen; where there is a mistake, only those that have none in themselves.
  const isSound = first !== null && syntaxErrorsOf(first, [0]).length === 0;
  const opened = isSound || !mayHoldCode(text) ? first : treeOf(path, codeIn(path, text, wholes, true).code, kind);
  const tree = opened === null || syntaxErrorsOf(opened, [0]).length > 0 ? opened : readable(path, opened, kind);
  const sourceLines = lineStartsOf(text);
  const lineStarts = map === null ? sourceLines : lineStartsOf(code);
  const syntaxErrors = [
    ...broken.map(({ start }) => ({
      line: lineIndexAt(sourceLines, start) + 1,
      message: 'A script in this file is not whole by itself and was left out.',
    })),
    ...(tree === null ? [tooDeep] : syntaxErrorsOf(tree, lineStarts)),
  ];
  const origin = map === null ? {} : { origin: { map, lineStarts: sourceLines } };
  const file = { path, displayPath, text, tree: tree ?? emptyTree(path), lineStarts, ...origin, syntaxErrors };
  if (wholes.now.size > 0) known.set(file, wholes.now);
  return file;
}

/** The tree with literals for the texts that the program hides; it is made anew, so that nothing is known of the one before. */
function readable(path: string, tree: ts.SourceFile, kind: ts.ScriptKind): ts.SourceFile {
  const reveals = revealedIn(tree);
  if (reveals.length === 0) return tree;
  const fresh = compiler.createSourceFile(path, tree.text, parseOptions, false, kind);
  rewrite(fresh, reveals);
  setParents(fresh);
  setApart(fresh);
  return fresh;
}

/** Scripts of a page by language and text, and whether each is whole by itself: those that nobody typed into still are. */
interface Wholes {
  readonly known: ReadonlyMap<string, boolean> | undefined;
  readonly now: Map<string, boolean>;
}
const known = new WeakMap<ParsedFile, ReadonlyMap<string, boolean>>();

/** What of a text is parsed: a text of the same length, or one with a way back. */
interface Code {
  readonly code: string;
  readonly kind: ts.ScriptKind;
  readonly broken: PageCode['broken'];
  readonly map: CodeMap | null;
}

function codeIn(path: string, text: string, { known, now }: Wholes, isParsed = false): Code {
  const markup = markupOf(path);
  if (markup === null) {
    const code = withEmbeddedCode(text, isParsed);
    return withTemplate({ code, kind: scriptKindOf(path), broken: [], map: null }, drawnAngular(text, code));
  }
  // The scripts of a page or a component are one tree, each at its own place.
  const page = codeOfPage(text, markup, (code, language) => {
    const opened = withEmbeddedCode(code, isParsed);
    const key = `${language} ${opened}`;
    const isWhole = known?.get(key) ?? now.get(key) ?? parseErrorCount(opened, scriptKindOf(`.${language}`)) === 0;
    now.set(key, isWhole);
    return isWhole;
  });
  const code = withEmbeddedCode(page.text, isParsed);
  const plain = { code, kind: scriptKindOf(`.${page.language}`), broken: page.broken, map: null };
  return markup === 'component' ? withTemplate(plain, drawnComponent(path, text, code, page.scripts)) : plain;
}

/** The code with what draws its template, unless that does not parse: no template may cost a script. */
function withTemplate(plain: Code, template: Drawn | null): Code {
  if (template === null) return plain;
  const mistakes = parseErrorCount(template.code, plain.kind);
  // Most have none, and then nobody needs to know of the script's.
  return mistakes > 0 && mistakes > parseErrorCount(plain.code, plain.kind) ? plain : { ...plain, ...template };
}

/** How many mistakes a script has; without end where it is nested too deeply to be parsed. */
function parseErrorCount(code: string, kind: ts.ScriptKind): number {
  try {
    return parseErrorsOf(compiler.createSourceFile('script.ts', code, parseOptions, false, kind)).length;
  } catch (error) {
    if (error instanceof RangeError) return Infinity;
    throw error;
  }
}

const tooDeep: SyntaxProblem = { line: 1, message: 'The code is nested too deeply to be parsed.' };
const emptyTree = (path: string): ts.SourceFile => createTree(path, '', compiler.ScriptKind.JS);

/** The parser recurses; code nested thousands of levels deep, by a machine or out of malice, overflows its stack. */
function treeOf(path: string, text: string, kind: ts.ScriptKind, before?: ts.SourceFile): ts.SourceFile | null {
  try {
    const next = before !== undefined && kinds.get(before) === kind ? treeAfter(before, text) : null;
    const tree = next ?? createTree(path, text, kind);
    kinds.set(tree, kind);
    return tree;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What trees were parsed as. */
const kinds = new WeakMap<ts.SourceFile, ts.ScriptKind>();

const parseOptions: ts.CreateSourceFileOptions = {
  languageVersion: compiler.ScriptTarget.ESNext,
  jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
};

function createTree(path: string, text: string, kind: ts.ScriptKind): ts.SourceFile {
  const tree = compiler.createSourceFile(path, text, parseOptions, false, kind);
  setParents(tree);
  return tree;
}

function scriptKindOf(path: string): ts.ScriptKind {
  const { ScriptKind } = compiler;
  if (/\.[cm]?ts$/i.test(path)) return ScriptKind.TS;
  if (/\.tsx$/i.test(path)) return ScriptKind.TSX;
  return /\.json$/i.test(path) ? ScriptKind.JSON : ScriptKind.JSX;
}

function syntaxErrorsOf(tree: ts.SourceFile, lineStarts: readonly number[]): readonly SyntaxProblem[] {
  return parseErrorsOf(tree).map(({ start, messageText }) => ({
    line: lineIndexAt(lineStarts, start) + 1,
    message: compiler.flattenDiagnosticMessageText(messageText, ' '),
  }));
}
