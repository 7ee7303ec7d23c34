/**
 * Code that is kept as a literal text for `eval`, as bundlers do in development: opened in the very place where it
 * stands. Takes a text and gives one of the same length in which `eval("…")` is a function, so that every offset
 * still means the same place of the file. Nothing is executed.
 */
import { compiler, type ts } from '../syntax/typescript.js';

const call = /(?<![\w$.])eval\((?:"(?:[^"\\\r\n]|\\[^\r\n])*"|'(?:[^'\\\r\n]|\\[^\r\n])*')\)/g;
/** As long as `eval("` and `")` are. */
const [opening, closing] = ['(()=>{', '})'] as const;
/** A module's text has lines; an expression for `eval` is left as the call that it is. */
const moduleText = '\\n';

/** The text with the modules in it opened. */
export const withEmbeddedCode = (text: string): string =>
  text.includes('eval(') ? text.replace(call, (whole) => (whole.includes(moduleText) ? opened(whole) : whole)) : text;

/** One call as a function of the same length; as it is when what it holds is no code. */
function opened(whole: string): string {
  const pieces = piecesOf(whole.slice(opening.length, -closing.length));
  const code = pieces.map(({ value }) => value).join('');
  const tree = treeOf(code);
  if (tree === null) return whole;
  return `${opening}${layOut(pieces, literalsOf(tree), endOfCode(code))}${closing}`;
}

/** A character of the code and how many the literal takes for it. */
interface Piece {
  readonly value: string;
  readonly width: number;
}

const escapes = /\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([^]))|[^\\]/gi;
const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };
const lastCodePoint = 0x10ffff;

function piecesOf(literal: string): Piece[] {
  return [...literal.matchAll(escapes)].map(([whole, wide, unit, byte, simple]) => {
    const code = wide ?? unit ?? byte;
    if (code !== undefined)
      return { value: String.fromCodePoint(Math.min(parseInt(code, 16), lastCodePoint)), width: whole.length };
    return { value: simple === undefined ? whole : (named[simple] ?? simple), width: whole.length };
  });
}

/** The tree of what is code from end to end; null else. */
function treeOf(code: string): ts.SourceFile | null {
  try {
    const tree = compiler.createSourceFile('embedded.jsx', code, compiler.ScriptTarget.ESNext, false);
    const { parseDiagnostics = [] } = tree as { readonly parseDiagnostics?: readonly unknown[] };
    return parseDiagnostics.length === 0 ? tree : null;
  } catch (error) {
    // Nested too deeply for the parser: then it stays a text.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Where the literals of a tree begin and end: nothing may be filled in there. */
function literalsOf(tree: ts.SourceFile): Map<number, number> {
  const literals = new Map<number, number>();
  const visit = (node: ts.Node): void => {
    if (compiler.isLiteralExpression(node) || compiler.isTemplateLiteralToken(node) || compiler.isJsxText(node))
      literals.set(node.getStart(tree), node.end);
    compiler.forEachChild(node, visit);
  };
  visit(tree);
  return literals;
}

/** A comment on the last line would swallow the end of the function. */
const endOfCode = (code: string): number => /(?:^|\n)[ \t]*\/\/[^\n]*$/.exec(code)?.index ?? code.length;

/** The code at the offsets of the literal: blanks stand for the signs of escaping, behind a literal for those in it. */
function layOut(pieces: readonly Piece[], literals: ReadonlyMap<number, number>, end: number): string {
  let [laid, offset, owed, literalEnd] = ['', 0, 0, 0];
  for (const { value, width } of pieces) {
    const isInside = offset < literalEnd;
    if (!isInside) {
      laid += ' '.repeat(owed + width - value.length);
      owed = 0;
      literalEnd = literals.get(offset) ?? 0;
    } else owed += width - value.length;
    laid += offset < end || value === '\n' ? value : ' '.repeat(value.length);
    offset += value.length;
  }
  return laid + ' '.repeat(owed);
}
