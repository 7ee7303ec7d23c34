/**
 * Code that is kept as a literal text, for `eval` as bundlers do in development, or for `Function` as packers do: opened in
 * the very place where it stands. Takes a text and gives one of the same length in which `eval("…")` and
 * `Function("a", "…")` are functions, so that every offset still means the same place of the file. Nothing is executed.
 */
import { compiler, type ts } from '../syntax/typescript.js';
import { literalsIn } from './literal-scan.js';
import type { Literals } from './literal-scan.js';
import { walk } from '../syntax/walk.js';

/** The call up to its code; of `Function` the names that stand before it, each a text of its own, count as well. */
const call = /(?<![\w$.])(?:eval\(|(?:new\s+)?Function\(\s*((?:"[\w$,\s]*"\s*,\s*|'[\w$,\s]*'\s*,\s*)*))(["'`])/g;
type Quote = '"' | "'" | '`';
/** What a literal text is made of, a stretch at a time: one pattern for all of it would overflow at a megabyte. */
const stretch: Readonly<Record<Quote, RegExp>> = {
  '"': /[^"\\\r\n]{1,4096}|\\[^\r\n]/y,
  "'": /[^'\\\r\n]{1,4096}|\\[^\r\n]/y,
  // A minifier writes a text of many lines as a template, which saves the escapes.
  '`': /[^`\\$]{1,4096}|\\[^\r\n]|\$(?!\{)/y,
};
/** As long as `")` is. */
const closing = '})';
/** A module's text has lines; an expression for `eval` is left as the call that it is. */
const isModuleText = (literal: string): boolean => literal.includes('\\n') || literal.includes('\n');
/** `Function("return this")` asks for the global object: what holds a program has statements. */
const isProgramText = (literal: string): boolean => literal.length > 100 && literal.includes(';');

/** Whether a text may hold such modules at all. */
export const mayHoldCode = (text: string): boolean => text.includes('eval(') || /\bFunction\(\s*["'`]/.test(text);

/** What a call that makes code of a text begins with instead: as long as what stood there; null where that is too short. */
function openingFor(head: string, names: string | undefined): string | null {
  const parameters = names === undefined ? [] : [...names.matchAll(/[\w$]+/g)].map(([name]) => name);
  const forms = [`(function(${parameters.join()}){`, `((${parameters.join()})=>{`];
  // A module is made once, in the place of what it stands in: `this` is that of its surroundings.
  const fits = (names === undefined ? forms.slice(1) : forms).find((form) => form.length <= head.length);
  return fits === undefined ? null : fits.padEnd(head.length);
}

/**
 * The text with the modules in it opened. What is no code from end to end stays a text where that is asked for: it is the
 * price of another parse, and a text of modules without a mistake in the whole has none in its parts.
 */
export function withEmbeddedCode(text: string, isParsed = false): string {
  if (!mayHoldCode(text)) return text;
  const parts: string[] = [];
  let done = 0;
  for (const { index, 0: head, 1: names, 2: quote } of text.matchAll(call)) {
    const start = index + head.length;
    const end = index < done ? -1 : endOfCall(text, start, quote as Quote);
    const opening = end < 0 ? null : openingFor(head, names);
    const literal = text.slice(start, end - closing.length);
    if (opening === null || !(names === undefined ? isModuleText : isProgramText)(literal)) continue;
    const code = opened(literal, isParsed);
    if (code === null) continue;
    parts.push(text.slice(done, index), opening, code, closing);
    done = end;
  }
  return done === 0 ? text : parts.join('') + text.slice(done);
}

/** Where a call ends whose last literal begins at an offset; below 0 when it is no such call. */
function endOfCall(text: string, start: number, quote: Quote): number {
  const piece = stretch[quote];
  let end = start;
  for (piece.lastIndex = end; piece.test(text); piece.lastIndex = end) end = piece.lastIndex;
  return text.startsWith(`${quote})`, end) ? end + 2 : -1;
}

/** What a literal holds, as long as that is; null when it is no code. */
function opened(literal: string, isParsed: boolean): string | null {
  const pieces = piecesOf(literal);
  const code = pieces.map(({ value }) => value).join('');
  const literals = (isParsed ? null : literalsIn(code)) ?? literalsParsed(code);
  return literals === null ? null : layOut(pieces, literals, endOfCode(code));
}

/** A stretch of the code and how many characters the literal takes for it: as many as it has, unless it is an escape. */
interface Piece {
  readonly value: string;
  readonly width: number;
}

const escapes = /\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([^]))/gi;
const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };
const lastCodePoint = 0x10ffff;

function piecesOf(literal: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const plainUpTo = (end: number): void => {
    if (end > done) pieces.push({ value: literal.slice(done, end), width: end - done });
  };
  for (const { index, 0: whole, 1: wide, 2: unit, 3: byte, 4: simple } of literal.matchAll(escapes)) {
    plainUpTo(index);
    done = index + whole.length;
    const code = wide ?? unit ?? byte;
    const value =
      code !== undefined
        ? String.fromCodePoint(Math.min(parseInt(code, 16), lastCodePoint))
        : simple === undefined
          ? whole
          : (named[simple] ?? simple);
    pieces.push({ value, width: whole.length });
  }
  plainUpTo(literal.length);
  return pieces;
}

/** The literals of what is code from end to end; null else. */
function literalsParsed(code: string): Literals | null {
  try {
    const tree = compiler.createSourceFile('embedded.jsx', code, compiler.ScriptTarget.ESNext, false);
    const { parseDiagnostics = [] } = tree as { readonly parseDiagnostics?: readonly unknown[] };
    return parseDiagnostics.length === 0 ? literalsOf(tree) : null;
  } catch (error) {
    // Nested too deeply for the parser: then it stays a text.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Where the literals of a tree begin and end: nothing may be filled in there. */
function literalsOf(tree: ts.SourceFile): Literals {
  const literals = new Map<number, number>();
  walk(tree, (node) => {
    if (compiler.isLiteralExpression(node) || compiler.isTemplateLiteralToken(node) || compiler.isJsxText(node))
      literals.set(node.getStart(tree), node.end);
  });
  return literals;
}

/** A comment on the last line would swallow the end of the function. */
const endOfCode = (code: string): number => /(?:^|\n)[ \t]*\/\/[^\n]*$/.exec(code)?.index ?? code.length;

/** The code at the offsets of the literal: blanks stand for the signs of escaping, behind a literal for those in it. */
function layOut(pieces: readonly Piece[], literals: Literals, end: number): string {
  const starts = [...literals.keys()];
  const laid: string[] = [];
  let [offset, owed, literalEnd, next] = [0, 0, 0, 0];
  const put = (value: string): void => {
    const isCode = offset < end || value === '\n';
    laid.push(isCode ? value : ' '.repeat(value.length));
    offset += value.length;
  };
  /** Up to where nothing changes: the end of the literal at hand, the beginning of the next, the end of the code. */
  const bound = (): number => {
    while (next < starts.length && (starts[next] as number) <= offset) next++;
    const edge = offset < literalEnd ? literalEnd : (starts[next] ?? Infinity);
    return offset < end ? Math.min(edge, end) : edge;
  };
  for (const { value, width } of pieces) {
    for (let at = 0; at < value.length;) {
      const blanks = width - value.length;
      if (offset >= literalEnd) {
        laid.push(' '.repeat(owed + blanks));
        owed = 0;
        literalEnd = literals.get(offset) ?? 0;
      } else owed += blanks;
      const stop = blanks > 0 ? value.length : Math.min(value.length, at + bound() - offset);
      put(value.slice(at, stop));
      at = stop;
    }
  }
  return laid.join('') + ' '.repeat(owed);
}
