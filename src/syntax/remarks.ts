/**
 * Comments that begin with a word, as plain data: their text, their place, and which code they stand for. Found by the
 * word and then by the tree, so that a string, a template or the text of an element that reads alike is none.
 */
import type { Place } from '../model.js';
import type { ParsedFile } from './parsed-file.js';
import { lineIndexAt, ownCopy, placeOf } from './places.js';
import { compiler, type ts } from './typescript.js';

/** A stretch of code by offsets; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One line of a comment that begins with the word. */
export interface Remark {
  /** From the word to the end of the line or comment, trimmed. Hostile. */
  readonly text: string;
  readonly place: Place;
  /** The code on the line on which the comment begins, before the comment; null where it stands alone. */
  readonly beside: Span | null;
  /** What follows: the next line with code, and the head of the statement that begins on it; null at the end. */
  readonly next: Span | null;
  /** The same with the body, where what follows is a function; else as `next`. */
  readonly whole: Span | null;
}

/** Longer lines were made by a machine: there, a remark stands for one statement and not for the whole line. */
const longestLine = 400;

/**
 * The remarks of a file, in their order.
 * @example remarksIn(file, 'defuser-') // of `// defuser-declare …`, not of `"// defuser-declare …"`
 */
export function remarksIn(file: ParsedFile, word: string): Remark[] {
  // The tree's own text: of a page, all but the scripts is blank in it.
  const { text } = file.tree;
  const remarks: Remark[] = [];
  const asker = { text } as ts.SourceFile;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const token = tokenAt(file.tree, at, asker);
    const comment = commentAt(file, token, at);
    if (comment !== null && isAtBeginning(text.slice(comment.pos, at))) {
      remarks.push(remarkAt(file, token, comment, at));
    }
  }
  return remarks;
}

/**
 * The token in whose text, or in the blanks and comments before which, the offset lies. The compiler keeps the tokens that it
 * finds by the file that asks, for which the tree is none: its nodes may move.
 */
function tokenAt(tree: ts.SourceFile, at: number, asker: ts.SourceFile): ts.Node {
  let node: ts.Node = tree;
  for (;;) {
    const inner = node.getChildren(asker).find(({ pos, end }) => pos <= at && at < end);
    const next = inner?.kind === compiler.SyntaxKind.JSDoc ? undefined : inner;
    if (next === undefined) return node;
    node = next;
  }
}

function commentAt({ tree }: ParsedFile, token: ts.Node, at: number): ts.CommentRange | null {
  if (token.kind === compiler.SyntaxKind.JsxText || at >= token.getStart(tree)) return null;
  const { text } = tree;
  const ranges = [
    ...(compiler.getLeadingCommentRanges(text, token.pos) ?? []),
    ...(compiler.getTrailingCommentRanges(text, token.pos) ?? []),
  ];
  return ranges.find(({ pos, end }) => pos <= at && at < end) ?? null;
}

/** Whether nothing but the signs of a comment stands before the word on its line. */
const isAtBeginning = (before: string): boolean => /(?:^\/[/*]+!?|[\r\n][ \t]*\*?)[ \t]*$/.test(before);

function remarkAt(file: ParsedFile, token: ts.Node, comment: ts.CommentRange, at: number): Remark {
  const { text } = file.tree;
  const lineEnd = text.slice(at, comment.end).search(/[\r\n\u2028\u2029]/);
  const isBlock = comment.kind === compiler.SyntaxKind.MultiLineCommentTrivia;
  const commentEnd = isBlock && text.endsWith('*/', comment.end) ? comment.end - 2 : comment.end;
  const end = lineEnd < 0 ? commentEnd : Math.min(commentEnd, at + lineEnd);
  const said = text.slice(at, end).trimEnd();
  return {
    text: ownCopy(said),
    place: placeOf(file, at, at + said.length),
    beside: codeBefore(file, comment.pos),
    ...codeAfter(file, token),
  };
}

function codeBefore({ tree: { text }, lineStarts }: ParsedFile, commentStart: number): Span | null {
  const start = Math.max(lineStarts[lineIndexAt(lineStarts, commentStart)] as number, commentStart - longestLine);
  const code = text.slice(start, commentStart).replace(/\/\*.*?\*\//g, '');
  // What only closes an element or opens the braces round its comment is not what the comment is about.
  return /[^\s{}()[\];,]/.test(code) ? { start, end: commentStart } : null;
}

/** From the token behind the comment to the end of its line, and on to the end of the statement's head, or its end. */
function codeAfter(file: ParsedFile, token: ts.Node): Pick<Remark, 'next' | 'whole'> {
  const first = afterBraces(token);
  if (first === null || first.kind === compiler.SyntaxKind.EndOfFileToken) return { next: null, whole: null };
  const start = first.getStart(file.tree);
  const nextLine = file.lineStarts[lineIndexAt(file.lineStarts, start) + 1] ?? file.tree.text.length;
  const statement = largestAt(file.tree, first, start);
  const headEnd = headOf(file, statement, start);
  const next = { start, end: nextLine - start > longestLine ? headEnd : Math.max(nextLine, headEnd) };
  return { next, whole: isFunction(statement) ? { start, end: Math.max(next.end, statement.end) } : next };
}

/** Whether a statement or member is nothing but a function. */
function isFunction(node: ts.Node): boolean {
  if (compiler.isFunctionLike(node)) return true;
  if (compiler.isExportAssignment(node)) return isFunction(node.expression);
  if (compiler.isPropertyAssignment(node) || compiler.isPropertyDeclaration(node))
    return node.initializer !== undefined && isFunction(node.initializer);
  if (!compiler.isVariableStatement(node)) return false;
  const [only, ...others] = node.declarationList.declarations;
  return others.length === 0 && only?.initializer !== undefined && isFunction(only.initializer);
}

/** A comment among elements stands in braces of its own: what follows them is meant. */
function afterBraces(token: ts.Node): ts.Node | null {
  const { parent } = token;
  if (token.kind !== compiler.SyntaxKind.CloseBraceToken || !compiler.isJsxExpression(parent)) return token;
  if (parent.expression !== undefined) return token;
  const around = parent.parent;
  const siblings: readonly ts.Node[] =
    compiler.isJsxElement(around) || compiler.isJsxFragment(around) ? around.children : [];
  const behind = siblings.slice(siblings.indexOf(parent) + 1);
  return behind.find((node) => !(compiler.isJsxText(node) && node.containsOnlyTriviaWhiteSpaces)) ?? null;
}

/** The largest piece of code that begins at `start`: a statement, a member. */
function largestAt(tree: ts.SourceFile, first: ts.Node, start: number): ts.Node {
  let whole = first;
  while (
    !compiler.isSourceFile(whole.parent) &&
    !compiler.isBlock(whole.parent) &&
    whole.parent.getStart(tree) === start
  )
    whole = whole.parent;
  return whole;
}

/** The end of a piece of code without the blocks in it. */
function headOf({ tree, lineStarts }: ParsedFile, whole: ts.Node, start: number): number {
  const line = lineIndexAt(lineStarts, start);
  const inner: ts.Node[] = [whole];
  let end = whole.end;
  for (let node = inner.pop(); node !== undefined; node = inner.pop()) {
    if (node.pos >= end) continue;
    if (isBody(node, tree.text, lineStarts[line + 1])) end = Math.min(end, node.getStart(tree));
    else compiler.forEachChild(node, (child) => void inner.push(child));
  }
  return end;
}

/** What holds code of its own: blocks, bodies of classes, children of elements, literals over several lines. */
function isBody(node: ts.Node, text: string, nextLine: number | undefined): boolean {
  if (compiler.isBlock(node) || compiler.isCaseBlock(node) || compiler.isModuleBlock(node)) return true;
  if (compiler.isClassElement(node)) return true;
  if (compiler.isJsxElement(node.parent) && node !== node.parent.openingElement) return true;
  const isTable = compiler.isObjectLiteralExpression(node) || compiler.isArrayLiteralExpression(node);
  return isTable && nextLine !== undefined && node.end > nextLine && /[\r\n]/.test(text.slice(node.pos, node.end));
}
