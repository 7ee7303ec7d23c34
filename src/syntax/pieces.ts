/**
 * What stretches of a tree say by themselves, kept from one text of a file to the next: statements, and members of classes
 * and objects, also those within others that are long. Takes questions whose answer follows from a stretch's own text; an
 * answer holds no nodes, and offsets only from where the stretch begins. Trees that nobody carries anything over to have
 * no pieces.
 */
import { compiler, type ts } from './typescript.js';
import { isSpent } from './node-map.js';
import { seeWhole } from './sight.js';
import { pushChildren, walkBelow } from './walk.js';

const { SyntaxKind } = compiler;

/** What is asked: its own identity is what answers are kept by. */
export interface Question<T> {
  /** An answer for which nothing has been looked at. */
  readonly none: () => T;
  /** Adds what a node says, with offsets from `base`; `false` leaves out what lies below it. */
  readonly note: (answer: T, node: ts.Node, base: number, tree: ts.SourceFile) => unknown;
}

/** What a stretch says, in the order of a walk; in the place of a piece within it, that piece. */
type Told<T> = readonly (Said<T> | ts.Node)[];

class Said<T> {
  constructor(readonly answer: T) {}
}

/** A piece within a tree, or the tree. */
interface Stretch {
  readonly node: ts.Node;
  readonly around: Stretch | null;
}

/** What the pieces of a tree say, in the order of a walk, and which nodes they are. */
interface Survey<T> {
  readonly said: readonly { readonly answer: T; readonly by: Stretch }[];
  readonly pieces: ReadonlySet<ts.Node>;
}

interface Pieces {
  readonly answers: Map<object, WeakMap<ts.Node, Told<unknown>>>;
  /** Of this tree alone. */
  readonly surveys: Map<object, Survey<unknown>>;
  /** The tree of the text before, where the compiler made this one anew: its pieces are known by their texts. */
  former: ts.SourceFile | null;
  byText: ReadonlyMap<string, ts.Node> | null;
}

const known = new WeakMap<ts.SourceFile, Pieces>();

/** Lets a tree have the answers of the one that it takes the place of. */
export function carryOver(before: ts.SourceFile | undefined, after: ts.SourceFile): void {
  if (known.has(after)) return;
  const kept = before === undefined || isOther(before, after) ? undefined : known.get(before);
  const former = kept === undefined || before === undefined || isSpent(before) ? null : before;
  const answers: Pieces['answers'] = kept?.answers ?? new Map<object, WeakMap<ts.Node, Told<unknown>>>();
  known.set(after, { answers, surveys: new Map(), former, byText: null });
  // Of all that came before, one tree is enough.
  if (kept !== undefined) [kept.former, kept.byText] = [null, null];
}

/** The same text is another code where it is read by other rules. */
const isOther = (one: ts.SourceFile, other: ts.SourceFile): boolean =>
  one.fileName !== other.fileName || compiler.isExternalModule(one) !== compiler.isExternalModule(other);

/** What a node said that stays the same and says something else from now on; `tree` is the one that it stood in. */
export function forgetPiece(tree: ts.SourceFile, node: ts.Node): void {
  inside.delete(node);
  for (const byNode of known.get(tree)?.answers.values() ?? []) byNode.delete(node);
}

/** Whether answers are kept for a tree. */
export const hasPieces = (tree: ts.SourceFile): boolean => known.has(tree);

/** What a tree has in common with those whose answers it took over; null where no answers are kept for it. */
export const lineOf = (tree: ts.SourceFile): object | null => known.get(tree)?.answers ?? null;

/** The answers of a tree that answers are kept for, in the order of a walk, each with the offset that its own start from. */
export const answersIn = <T>(tree: ts.SourceFile, question: Question<T>): { answer: T; base: number }[] =>
  surveyOf(tree, question).said.map(({ answer, by }) => ({ answer, base: by.node.pos }));

/** Walks what lies below a node of a tree that answers are kept for, without the pieces that hold none which is wanted. */
export function walkWhere<T>(
  root: ts.Node,
  question: Question<T>,
  isWanted: (answer: T) => boolean,
  visit: (node: ts.Node) => unknown,
): void {
  seeWhole(root);
  const { said, pieces } = surveyOf(root.getSourceFile(), question);
  const wanted = new Set<ts.Node>();
  for (const { answer, by } of said) {
    if (!isWanted(answer)) continue;
    // Who wants a piece has to go through all that it lies in.
    for (let one: Stretch | null = by; one !== null && !wanted.has(one.node); one = one.around) wanted.add(one.node);
  }
  if (wanted.size === 0) return;
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const isLeftOut = pieces.has(node) && !wanted.has(node);
    if (!isLeftOut && visit(node) !== false) pushChildren(stack, node);
  }
}

function surveyOf<T>(tree: ts.SourceFile, question: Question<T>): Survey<T> {
  const { surveys } = known.get(tree) as Pieces;
  const survey = surveys.get(question) ?? surveyed(tree, question);
  surveys.set(question, survey);
  return survey as Survey<T>;
}

/** Without recursion, for code is nested as deeply as it likes. */
function surveyed<T>(tree: ts.SourceFile, question: Question<T>): Survey<T> {
  const said: { answer: T; by: Stretch }[] = [];
  const pieces = new Set<ts.Node>();
  const begun = (node: ts.Node, around: Stretch | null) => ({
    by: { node, around },
    told: toldOf(tree, node, question)[Symbol.iterator](),
  });
  const open = [begun(tree, null)];
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const next = last.told.next();
    if (next.done === true) open.pop();
    else if (next.value instanceof Said) said.push({ answer: next.value.answer, by: last.by });
    else {
      pieces.add(next.value);
      open.push(begun(next.value, last.by));
    }
  }
  return { said, pieces };
}

/** What a piece says, or the tree outside of its pieces. */
function toldOf<T>(tree: ts.SourceFile, root: ts.Node, question: Question<T>): Told<T> {
  const { answers } = known.get(tree) as Pieces;
  const byNode = answers.get(question) ?? new WeakMap<ts.Node, Told<unknown>>();
  answers.set(question, byNode);
  const told = byNode.get(root) ?? byNode.get(formerOf(tree, root) ?? root) ?? ask(tree, root, question);
  byNode.set(root, told);
  return told as Told<T>;
}

function ask<T>(tree: ts.SourceFile, root: ts.Node, question: Question<T>): Told<T> {
  const told: (Said<T> | ts.Node)[] = [];
  const inner = innerOf(root);
  let said: Said<T> | null = null;
  walkBelow(root, (node) => {
    if (inner.has(node)) {
      told.push(node);
      said = null;
      return false;
    }
    if (said === null) told.push((said = new Said(question.none())));
    return question.note(said.answer, node, root.pos, tree);
  });
  return told;
}

/** From how many characters on a piece is taken apart, and from how many on what lies in it is a piece itself. */
const longPiece = 1500;
const shortPiece = 60;

const inside = new WeakMap<ts.Node, ReadonlySet<ts.Node>>();
const none: ReadonlySet<ts.Node> = new Set();

/** The outermost pieces within a tree or a long piece. They stay the same for as long as the node does. */
function innerOf(root: ts.Node): ReadonlySet<ts.Node> {
  if (root.end - root.pos < longPiece && !compiler.isSourceFile(root)) return none;
  const found = inside.get(root) ?? new Set<ts.Node>();
  if (inside.has(root)) return found;
  inside.set(root, found);
  walkBelow(root, (node) => {
    if (node === root || node.end - node.pos < shortPiece || !isStretch(node)) return true;
    (found as Set<ts.Node>).add(node);
    return false;
  });
  return found;
}

/** Statements and members: what they say does not depend on what stands around them. */
function isStretch({ kind }: ts.Node): boolean {
  switch (kind) {
    case SyntaxKind.FunctionDeclaration:
    case SyntaxKind.ClassDeclaration:
    case SyntaxKind.InterfaceDeclaration:
    case SyntaxKind.TypeAliasDeclaration:
    case SyntaxKind.EnumDeclaration:
    case SyntaxKind.ModuleDeclaration:
    case SyntaxKind.ImportDeclaration:
    case SyntaxKind.ImportEqualsDeclaration:
    case SyntaxKind.ExportDeclaration:
    case SyntaxKind.ExportAssignment:
    case SyntaxKind.MethodDeclaration:
    case SyntaxKind.PropertyDeclaration:
    case SyntaxKind.Constructor:
    case SyntaxKind.GetAccessor:
    case SyntaxKind.SetAccessor:
    case SyntaxKind.PropertyAssignment:
      return true;
    default:
      return kind >= SyntaxKind.FirstStatement && kind <= SyntaxKind.LastStatement;
  }
}

/** The piece of the same text in the tree before. What is taken apart is none: it holds pieces of its own tree. */
function formerOf(tree: ts.SourceFile, root: ts.Node): ts.Node | undefined {
  const own = known.get(tree);
  if (own === undefined || own.former === null || innerOf(root).size > 0) return undefined;
  own.byText ??= byTextIn(own.former);
  return own.byText.get(textOf(tree, root));
}

function byTextIn(tree: ts.SourceFile): Map<string, ts.Node> {
  const found = new Map<string, ts.Node>();
  const stack: ts.Node[] = [tree];
  for (let root = stack.pop(); root !== undefined; root = stack.pop()) {
    const inner = innerOf(root);
    if (inner.size === 0) found.set(textOf(tree, root), root);
    stack.push(...inner);
  }
  return found;
}

const enough = 8;

/** The same text is another thing as a statement and as a member, in an async function, and where it does not parse. */
function textOf(tree: ts.SourceFile, node: ts.Node): string {
  const kinds: number[] = [node.flags & compiler.NodeFlags.ContextFlags];
  for (let outer = node; !compiler.isSourceFile(outer) && kinds.length < enough; outer = outer.parent)
    kinds.push(outer.kind);
  return `${kinds.join(' ')} ${tree.text.slice(node.pos, node.end)}`;
}
