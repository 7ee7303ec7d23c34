/**
 * Turns one text into a tree with parents, anew or from the tree of the text before. Takes the text and its paths, gives a parsed file in every case: what the
 * grammar does not allow is listed in it. Reads no file and judges no code.
 */
import { revealedIn } from '../decode/revealed.js';
import { rewritten } from '../decode/rewritten.js';
import { lineIndexAt, lineStartsOf } from '../syntax/places.js';
import { throughBoth } from '../syntax/code-map.js';
import type { CodeMap } from '../syntax/code-map.js';
import type { ParsedFile, SyntaxProblem } from '../syntax/parsed-file.js';
import { carryOver } from '../syntax/pieces.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { setParents } from '../syntax/walk.js';
import { treeAfter } from './again.js';
import { mayHoldCode, withEmbeddedCode } from './embedded.js';
import { parseErrorsOf } from './errors.js';
import { markupOf } from './markup.js';
import { codeOfPage } from './page-code.js';
import type { PageCode } from './page-code.js';
import { parseOptions, SideTrees } from './side-trees.js';
import { drawnAngular, drawnComponent, drawnTemplate } from './templates.js';
import type { Drawn, Reading } from './templates.js';

/**
 * Parses as the extension says; without a known one, as JavaScript with JSX. A text that is nested too deeply for the
 * parser gives an empty tree and one syntax error.
 * @param before what was given for the text of the file before: its tree is used up, and must not be looked at any more
 */
export function parseText(path: string, displayPath: string, text: string, before?: ParsedFile): ParsedFile {
  const sides = new SideTrees(before && sidesOf.get(before));
  const said = treeIn(path, codeIn(path, text, sides), sides, before?.tree);
  // Modules that are kept as texts are opened unseen; where there is a mistake, only those that have none in themselves.
  const isSound = said.tree !== null && parseErrorsOf(said.tree).length === 0;
  const opened = isSound || !mayHoldCode(text) ? said : treeIn(path, codeIn(path, text, sides, true), sides);
  const { broken } = opened;
  const { tree, map } = readable(path, opened);
  const sourceLines = lineStartsOf(text);
  const lineStarts = map === null ? sourceLines : lineStartsOf(tree?.text ?? '');
  const syntaxErrors = [
    ...broken.map(({ start }) => ({
      line: lineIndexAt(sourceLines, start) + 1,
      message: 'A script in this file is not whole by itself and was left out.',
    })),
    ...(tree === null ? [tooDeep] : syntaxErrorsOf(tree, lineStarts)),
  ];
  const origin = map === null ? {} : { origin: { map, lineStarts: sourceLines } };
  const file = { path, displayPath, text, tree: tree ?? emptyTree(path), lineStarts, ...origin, syntaxErrors };
  // Where nobody types, they would only fill the memory.
  if (before !== undefined) sidesOf.set(file, sides);
  return file;
}

/** The tree of what is left when the texts that the program hides are written out, if there are any and it can be read. */
function readable(path: string, read: Pick<Code, 'kind' | 'map'> & Read): Read {
  const reveals = read.tree === null || parseErrorsOf(read.tree).length > 0 ? [] : revealedIn(read.tree);
  if (read.tree === null || reveals.length === 0) return read;
  const { code, map } = rewritten(read.tree, reveals);
  const tree = anew(path, code, read.kind);
  const isSound = tree !== null && parseErrorsOf(tree).length === 0;
  return isSound ? { tree, map: read.map === null ? map : throughBoth(map, read.map) } : read;
}

/** A tree and where its text stands in that of the file, if elsewhere. */
interface Read {
  readonly tree: ts.SourceFile | null;
  readonly map: CodeMap | null;
}

/** The trees beside the tree of a file that is typed into. */
const sidesOf = new WeakMap<ParsedFile, SideTrees>();

/** What of a text is parsed: a text of the same length, or one with a way back. */
interface Code {
  readonly code: string;
  readonly kind: ts.ScriptKind;
  readonly broken: PageCode['broken'];
  readonly map: CodeMap | null;
  /** The code with what draws its template. */
  readonly drawn: Drawn | null;
}

function codeIn(path: string, text: string, sides: SideTrees, isParsed = false): Code {
  const markup = markupOf(path);
  if (markup === null) {
    const [code, kind] = [withEmbeddedCode(text, isParsed), scriptKindOf(path)];
    const drawn = drawnAngular(text, code, readingOf(sides, code, kind));
    return { code, kind, broken: [], map: null, drawn };
  }
  // The scripts of a page or a component are one tree, each at its own place.
  const page = codeOfPage(text, markup, (code, language, index) => {
    const opened = withEmbeddedCode(code, isParsed);
    return sides.errorCount(`script ${index}`, opened, scriptKindOf(`.${language}`)) === 0;
  });
  const [code, kind] = [withEmbeddedCode(page.text, isParsed), scriptKindOf(`.${page.language}`)];
  const reading = readingOf(sides, code, kind);
  const drawn =
    markup === 'component'
      ? drawnComponent(path, text, code, page.scripts, reading)
      : markup === 'page'
        ? drawnTemplate(path, text, code, reading)
        : null;
  return { code, kind, broken: page.broken, map: null, drawn };
}

const readingOf = (sides: SideTrees, code: string, kind: ts.ScriptKind): Reading => ({
  scriptTree: () => sides.tree(scripts, code, kind),
  names: sides.names,
});

/** What all scripts of a file together are called beside its tree. */
const scripts = 'scripts';

/** The tree of the code with what draws its template, unless that does not parse: no template may cost a script. */
function treeIn(
  path: string,
  plain: Code,
  sides: SideTrees,
  before?: ts.SourceFile,
): Code & { tree: ts.SourceFile | null } {
  const { code, kind, drawn } = plain;
  if (drawn === null) return { ...plain, tree: treeOf(path, code, kind, before) };
  const tree = treeOf(path, drawn.code, kind, before);
  const errors = tree === null ? null : parseErrorsOf(tree);
  // What is wrong before anything was put in is wrong without it, too.
  const isScripts = errors?.every(({ start, length }) => start + length < drawn.from) === true;
  if (isScripts || (errors?.length ?? Infinity) <= sides.errorCount(scripts, code, kind))
    return { ...plain, ...drawn, tree };
  return { ...plain, tree: treeOf(path, code, kind) };
}

const tooDeep: SyntaxProblem = { line: 1, message: 'The code is nested too deeply to be parsed.' };
const emptyTree = (path: string): ts.SourceFile => createTree(path, '', compiler.ScriptKind.JS);

function treeOf(path: string, text: string, kind: ts.ScriptKind, before?: ts.SourceFile): ts.SourceFile | null {
  const next = before !== undefined && kinds.get(before) === kind ? treeAfter(before, text) : null;
  const tree = next ?? anew(path, text, kind);
  if (tree !== null) kinds.set(tree, kind);
  if (tree !== null && before !== undefined) carryOver(before, tree);
  return tree;
}

/** The parser recurses; code nested thousands of levels deep, by a machine or out of malice, overflows its stack. */
function anew(path: string, text: string, kind: ts.ScriptKind): ts.SourceFile | null {
  try {
    return createTree(path, text, kind);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What trees were parsed as. */
const kinds = new WeakMap<ts.SourceFile, ts.ScriptKind>();

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
