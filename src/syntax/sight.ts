/**
 * What somebody looked at in a tree that may be typed into: at which statements of the file, and what was asked of the tree
 * as a whole. As long as these statements stand in the tree and the questions have the same answers there, whatever was worked
 * out from them is the same, wherever in the text it all stands by now.
 */
import { NodeMap } from './node-map.js';
import { compiler, type ts } from './typescript.js';
import { hasUseStrict } from './use-strict.js';

/** A question to a whole tree; answers are the same where they hold the same, one by one. */
interface Look {
  readonly ask: (tree: ts.SourceFile) => readonly unknown[];
  readonly answer: readonly unknown[];
}

/** A question to the members of a class. */
interface MembersLook {
  readonly ask: () => readonly unknown[];
  readonly answer: readonly unknown[];
}

/**
 * What was looked at. Nodes within a statement that is the same are the same, and so is what is around them; of a class of the
 * file, that goes for each member and for the class without its members.
 */
export class Sight {
  readonly #looks = new Map<ts.SourceFile, Map<string, Look>>();
  /** Statements of files, with the tree that each stood in. */
  readonly #statements = new Map<ts.Node, ts.SourceFile>();
  /** Where nodes began of which somebody asked just that. */
  readonly #starts = new Map<ts.Node, number>();
  /** Classes that were looked at with all their members, which are another list when one of them changes. */
  readonly #wholes = new Map<ts.ClassDeclaration, ts.ClassDeclaration['members']>();
  readonly #members = new Map<ts.Node, Map<string, MembersLook>>();
  #isBlurred = false;

  node(node: ts.Node): void {
    const statement = statementOf(node);
    if (this.#statements.has(statement)) return;
    this.#statements.set(statement, statement.getSourceFile());
    if (!compiler.isSourceFile(statement) && isClassOfFile(statement.parent)) this.node(statement.parent);
  }

  /** A class of the file was looked at with all its members. */
  whole(node: ts.ClassDeclaration): void {
    this.node(node);
    this.#wholes.set(node, node.members);
  }

  /** Something was asked of the members of a class. */
  members(node: ts.Node, question: string, answer: readonly unknown[], ask: MembersLook['ask']): void {
    this.node(node);
    const looks = this.#members.get(node) ?? new Map<string, MembersLook>();
    this.#members.set(node, looks.set(question, { ask, answer }));
  }

  start(node: ts.Node, start: number): void {
    this.#starts.set(node, start);
    this.node(node);
  }

  /** Whether the answer is noted already. */
  knows(tree: ts.SourceFile, question: string): boolean {
    return this.#looks.get(tree)?.has(question) === true;
  }

  look(tree: ts.SourceFile, question: string, answer: readonly unknown[], ask: Look['ask']): void {
    const looks = this.#looks.get(tree) ?? new Map<string, Look>();
    this.#looks.set(tree, looks.set(question, { ask, answer }));
  }

  /** Something was looked at that cannot be told. */
  blur(): void {
    this.#isBlurred = true;
  }

  /** What was seen by somebody else was seen here, too. */
  absorb(other: Sight): void {
    for (const [statement, tree] of other.#statements) this.#statements.set(statement, tree);
    for (const [node, start] of other.#starts) this.#starts.set(node, start);
    for (const [node, members] of other.#wholes) this.#wholes.set(node, members);
    for (const [node, looks] of other.#members)
      for (const [question, { answer, ask }] of looks) this.members(node, question, answer, ask);
    for (const [tree, looks] of other.#looks)
      for (const [question, look] of looks)
        if (!this.knows(tree, question)) this.look(tree, question, look.answer, look.ask);
    this.#isBlurred ||= other.#isBlurred;
  }

  /**
   * Whether all of it would be seen again. Of the file of `now` that tree counts, of any other file the one that was looked
   * at, as long as it `isCurrent`; where nothing `moves`, the tree has to be the one that was looked at.
   */
  holds(now: ts.SourceFile, isCurrent: (tree: ts.SourceFile) => boolean, moves: boolean): boolean {
    const moved = new Set<ts.SourceFile>();
    for (const tree of new Set([...this.#statements.values(), ...this.#looks.keys()])) {
      if (tree.fileName !== now.fileName) {
        if (!isCurrent(tree)) return false;
      } else if (tree !== now) {
        if (!moves || !this.#mayHoldIn(tree, now)) return false;
        moved.add(tree);
      }
    }
    for (const [statement, tree] of this.#statements) if (!isIn(statement, moved.has(tree) ? now : tree)) return false;
    for (const tree of moved)
      for (const { ask, answer } of this.#looks.get(tree)?.values() ?? []) if (!isSame(ask(now), answer)) return false;
    for (const [node, members] of this.#wholes) if (node.members !== members) return false;
    for (const looks of this.#members.values())
      for (const { ask, answer } of looks.values()) if (!isSame(seenBy(null, ask), answer)) return false;
    for (const [node, start] of this.#starts) if (node.getStart() !== start) return false;
    if (moved.size > 0) this.#moveTo(now, moved);
    return true;
  }

  /** What is the same there was as good as looked at there: the trees before are not needed any more. */
  #moveTo(now: ts.SourceFile, moved: ReadonlySet<ts.SourceFile>): void {
    for (const [statement, tree] of this.#statements) if (moved.has(tree)) this.#statements.set(statement, now);
    for (const tree of moved) {
      for (const [question, { answer, ask }] of this.#looks.get(tree) ?? []) this.look(now, question, answer, ask);
      this.#looks.delete(tree);
    }
  }

  /** The same text is another code where it is read by other rules. */
  #mayHoldIn(before: ts.SourceFile, now: ts.SourceFile): boolean {
    return (
      !this.#isBlurred &&
      compiler.isExternalModule(before) === compiler.isExternalModule(now) &&
      hasUseStrict(before.statements) === hasUseStrict(now.statements)
    );
  }
}

function isIn(statement: ts.Node, tree: ts.SourceFile | null): boolean {
  if (statement === tree) return true;
  const { parent } = statement as { readonly parent: ts.Node | undefined };
  return parent === tree || (parent !== undefined && compiler.isClassDeclaration(parent) && parent.parent === tree);
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

/** The statement of the file that a node stands in, or the member of a class that is one; of a file, itself. */
export function statementOf(node: ts.Node): ts.Node {
  let inner = node;
  while (!compiler.isSourceFile(inner) && !compiler.isSourceFile(inner.parent) && !isMemberOfFile(inner))
    inner = inner.parent;
  return inner;
}

/** The statement of the file that a node stands in; of a file, itself. */
export function statementOfFile(node: ts.Node): ts.Node {
  const statement = statementOf(node);
  return !compiler.isSourceFile(statement) && isClassOfFile(statement.parent) ? statement.parent : statement;
}

const isMemberOfFile = (node: ts.Node): boolean => compiler.isClassElement(node) && isClassOfFile(node.parent);
/** Such a class stays the same node for as long as nothing but its members changes. */
const isClassOfFile = (node: ts.Node): node is ts.ClassDeclaration =>
  compiler.isClassDeclaration(node) && compiler.isSourceFile(node.parent);

/** Whoever goes through a class has seen all of it. */
export function seeWhole(node: ts.Node): void {
  if (current !== null && isClassOfFile(node)) current.whole(node);
}

/** Asks something of the members of a class: where others change, the answer is the same. It tells nodes within them. */
export function amongMembers<T extends ts.Node>(
  owner: ts.Node,
  question: string,
  find: () => readonly T[],
): readonly T[] {
  const sight = current;
  if (sight === null || !isClassOfFile(owner)) return find();
  const found = seenBy(null, find);
  sight.members(owner, question, found, find);
  return found;
}

let current: Sight | null = null;
let isWatched = false;

/** From now on trees are typed into: what is remembered of them is remembered with what was looked at for it. */
export function watch(): void {
  isWatched = true;
}

/** What is looked at just now is noted there; null where nobody wants to know. */
export const sightNow = (): Sight | null => current;

/** Does something, and notes in a sight what is looked at meanwhile. */
export function seenBy<T>(sight: Sight | null, work: () => T): T {
  const outer = current;
  current = sight;
  try {
    return work();
  } finally {
    current = outer;
  }
}

/** A result with what was looked at for it; null where nobody watched. */
export interface Seen<T> {
  readonly value: T;
  readonly sight: Sight | null;
}

/** Works something out that will be remembered. */
export function seen<T>(work: () => T): Seen<T> {
  if (!isWatched) return { value: work(), sight: null };
  const sight = new Sight();
  const value = seenBy(sight, work);
  current?.absorb(sight);
  return { value, sight };
}

/** A result that was remembered: whoever takes it has seen what was looked at for it. */
export function recalled<T>({ value, sight }: Seen<T>): T {
  if (current !== null) {
    if (sight === null) current.blur();
    else current.absorb(sight);
  }
  return value;
}

/** A question about a node whose answer is worked out once and remembered for as long as the node means the same. */
export function remembered<Key extends ts.Node, T>(find: (node: Key) => T): (node: Key) => T {
  const known = new NodeMap<Key, Seen<T>>();
  return (node) => {
    const before = known.get(node);
    if (before !== undefined) return recalled(before);
    const found = seen(() => find(node));
    known.set(node, found);
    return found.value;
  };
}

/** The text behind a node, up to so many characters, the node's own included. */
export function textFrom(node: ts.Node, behind: number): string {
  const textIn = (tree: ts.SourceFile): string => tree.text.slice(node.getStart(tree), node.end + behind);
  const tree = node.getSourceFile();
  const text = textIn(tree);
  current?.look(tree, `text ${behind} behind ${node.pos} ${node.end}`, [text], (now) => [textIn(now)]);
  return text;
}
