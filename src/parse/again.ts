/**
 * The tree of a text by that of the text before: what lies outside of the change is taken over, so that a keystroke costs
 * what it touches. Gives the very tree and the very errors that the text alone would, or nothing.
 */
import { succeed } from '../syntax/node-map.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { mendParents } from '../syntax/walk.js';
import { parseErrorsOf } from './errors.js';
import { movingAll, outsideOf } from './moving.js';
import { classAround, keepClass } from './same-class.js';

/**
 * The tree, or null where the compiler overflows or does not find its way through a tree with syntax errors. The tree before
 * is used up all the same.
 */
export function treeAfter(before: ts.SourceFile, text: string): ts.SourceFile | null {
  const errors = parseErrorsOf(before);
  const change = changeBetween(before.text, text);
  const typed = classAround(before, change);
  const made = errors.length === 0 ? updated(before, text, change) : updatedWithErrors(before, text, change, errors);
  const tree = made === null || isTwofold(before) || isTwofold(made) ? null : made;
  if (tree !== null && typed !== null) keepClass(tree, typed);
  succeed(before, tree);
  return tree;
}

/** Where it reads an `await` again the compiler may leave a statement twice, with nodes in both that are the same. */
const isTwofold = ({ statements }: ts.SourceFile): boolean =>
  statements.some(({ pos }, index) => pos < (statements[index - 1]?.end ?? 0));

function updated(
  before: ts.SourceFile,
  text: string,
  change: ts.TextChangeRange,
  outside = outsideOf(before, change, []),
): ts.SourceFile | null {
  const by = change.newLength - change.span.length;
  try {
    return movingAll(outside, by, () => compiler.updateSourceFile(before, text, change));
  } catch {
    // Nested too deeply, or the compiler's own checks stop it: then anew.
    return null;
  }
}

/** With more errors than that, parsing anew is as good. */
const errorLimit = 50;

/**
 * The same after a text with errors. Now and then the compiler takes over a piece and forgets that it has an error: where one
 * is missing, all that stood around it has to have been read again.
 */
function updatedWithErrors(
  before: ts.SourceFile,
  text: string,
  change: ts.TextChangeRange,
  errors: readonly ts.DiagnosticWithLocation[],
): ts.SourceFile | null {
  if (errors.length > errorLimit) return null;
  const known = errors.map(({ start, code }) => ({
    key: `${movedBy(change, start)} ${code}`,
    around: nodesAround(before, start),
  }));
  const outside = outsideOf(before, change, errors);
  const tree = updated(before, text, change, outside);
  if (tree === null) return null;
  mendParents(tree, outside.untouched);
  const now = parseErrorsOf(tree);
  if (now.some((error) => isToldOtherwise(tree, error))) return null;
  const kept = new Set(now.map(({ start, code }) => `${start} ${code}`));
  const isLost = known.some(
    ({ key, around }) => !kept.has(key) && around.some((node) => node.getSourceFile() === tree),
  );
  return isLost ? null : tree;
}

/** For a `=` behind a block the compiler has other words where it has just read the block than where it has taken it over. */
const isToldOtherwise = ({ text }: ts.SourceFile, { start, code }: ts.DiagnosticWithLocation): boolean =>
  code === declarationExpected && text[start] === '=';
const declarationExpected = 1128;

const movedBy = ({ span, newLength }: ts.TextChangeRange, offset: number): number =>
  offset < span.start + span.length ? offset : offset + newLength - span.length;

/** The nodes in which an error may lie that is told at an offset: what is missing at an end is told of what comes next. */
function nodesAround(tree: ts.SourceFile, offset: number): ts.Node[] {
  let end = offset;
  while (end > 0 && /\s/.test(tree.text[end - 1] as string)) end--;
  const found: ts.Node[] = [];
  const stack: ts.Node[] = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    compiler.forEachChild(node, (child) => {
      if (child.pos > offset || child.end < end) return;
      found.push(child);
      stack.push(child);
    });
  }
  return found;
}

/** The stretch without what two texts have in common at their beginnings and ends. */
function changeBetween(before: string, after: string): ts.TextChangeRange {
  const shorter = Math.min(before.length, after.length);
  let start = sameChunks(shorter, (at) => before.slice(at, at + chunk) === after.slice(at, at + chunk));
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const [oldEnd, newEnd] = [before.length - 1, after.length - 1];
  const rest = shorter - start;
  let same = sameChunks(
    rest,
    (at) =>
      before.slice(oldEnd + 1 - at - chunk, oldEnd + 1 - at) === after.slice(newEnd + 1 - at - chunk, newEnd + 1 - at),
  );
  while (same < rest && before.charCodeAt(oldEnd - same) === after.charCodeAt(newEnd - same)) same++;
  return { span: { start, length: before.length - start - same }, newLength: after.length - start - same };
}

/** So many characters are compared at once, which is no more work than a few. */
const chunk = 512;

/** How many characters are the same in whole chunks. */
function sameChunks(length: number, isSame: (at: number) => boolean): number {
  let at = 0;
  while (at + chunk <= length && isSame(at)) at += chunk;
  return at;
}
