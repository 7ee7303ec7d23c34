/**
 * Goes through a tree without recursion, so that chains of tens of thousands of operators do not overflow the stack.
 * Takes a node and a visitor, gives nothing; JSDoc is not visited.
 */
import { seeWhole } from './sight.js';
import { compiler, type ts } from './typescript.js';

/**
 * Visits `root` and everything below it, parents before children, in source order.
 * A visitor that gives `false` skips the children of its node.
 */
export function walk(root: ts.Node, visit: (node: ts.Node) => unknown): void {
  seeWhole(root);
  if (compiler.isSourceFile(root)) walkFile(root, visit);
  else walkBelow(root, visit);
}

/** Kinds of nodes, as a table by their number. */
export type Kinds = Uint8Array;

const kindLimit = 1024;
export function kindsOf(...kinds: readonly ts.SyntaxKind[]): Kinds {
  const table = new Uint8Array(kindLimit);
  for (const kind of kinds) table[kind] = 1;
  return table;
}

/** What types are written as; the parent that a class is made on top of is an expression as well, and not among them. */
export const typeKinds: readonly ts.SyntaxKind[] = Object.values(compiler.SyntaxKind).filter(
  (kind): kind is ts.SyntaxKind =>
    typeof kind === 'number' &&
    kind !== compiler.SyntaxKind.ExpressionWithTypeArguments &&
    compiler.isTypeNode({ kind } as ts.Node),
);

/**
 * The same walk for nodes of some kinds alone: what somebody is not interested in costs next to nothing in a file that
 * has been laid out, and its children are visited.
 */
export function walkKinds(root: ts.Node, wanted: Kinds, visit: (node: ts.Node) => unknown): void {
  seeWhole(root);
  const file = compiler.isSourceFile(root) ? root : root.getSourceFile();
  const known = laid.get(file) ?? (file === root ? layOut(file) : undefined);
  const first = known === undefined ? -1 : indexIn(known, root);
  if (known === undefined || first < 0) {
    walkBelow(root, (node) => wanted[node.kind] === 0 || visit(node));
    return;
  }
  const { nodes, kinds, after } = known;
  const end = after[first] as number;
  for (let index = first; index < end;) {
    if (wanted[kinds[index] as number] === 0) index++;
    else index = visit(nodes[index] as ts.Node) === false ? (after[index] as number) : index + 1;
  }
}

/** Where a node stands in the order of its file; below 0 where it does not. */
function indexIn({ nodes }: Laid, node: ts.Node): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as ts.Node).pos < node.pos) low = middle + 1;
    else high = middle;
  }
  for (let index = low; nodes[index]?.pos === node.pos; index++) if (nodes[index] === node) return index;
  return -1;
}

/** The nodes of a file in the order of a walk; for each its kind, and where the first is that does not lie below it. */
interface Laid {
  readonly nodes: readonly ts.Node[];
  readonly kinds: Uint16Array;
  readonly after: Uint32Array;
}
const laid = new WeakMap<ts.SourceFile, Laid>();

/** A file is gone through for one question after the other: the way is found once, and then it is a list. */
function walkFile(file: ts.SourceFile, visit: (node: ts.Node) => unknown): void {
  const { nodes, after } = laid.get(file) ?? layOut(file);
  for (let index = 0; index < nodes.length;) {
    index = visit(nodes[index] as ts.Node) === false ? (after[index] as number) : index + 1;
  }
}

/** Gives every node of a fresh tree its parent, and lays the tree out on the way. */
export function setParents(file: ts.SourceFile): void {
  layOut(file, true);
}

/**
 * The same for a tree that is made of nodes of another, where the compiler may have left some with a parent that is none; not
 * below those that are known to be whole.
 */
export function mendParents(root: ts.Node, whole: ReadonlySet<ts.Node>): void {
  const stack: ts.Node[] = [root];
  let parent = root;
  const push = (child: ts.Node): void => {
    stack.push(child);
    if (child.parent !== parent) (child as { parent: ts.Node }).parent = parent;
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (whole.has(node)) continue;
    const { length } = stack;
    parent = node;
    compiler.forEachChild(node, push);
    reverse(stack, length);
  }
}

/** An object for each node would be a heap full of them, and a list that is copied into a table costs as much as the way. */
function layOut(file: ts.SourceFile, setsParents = false): Laid {
  const nodes: ts.Node[] = [];
  let kinds = new Uint16Array(firstLength);
  let after = new Uint32Array(firstLength);
  // Below the children of a node its index: when that comes off, everything below the node has been seen.
  const stack: (ts.Node | number)[] = [file];
  let parent: ts.Node = file;
  const push = (child: ts.Node): void => {
    stack.push(child);
    if (setsParents) (child as { parent: ts.Node }).parent = parent;
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'number') {
      after[node] = nodes.length;
      continue;
    }
    const index = nodes.length;
    if (index === kinds.length) {
      kinds = twice(kinds, new Uint16Array(2 * index));
      after = twice(after, new Uint32Array(2 * index));
    }
    kinds[index] = node.kind;
    after[index] = index + 1;
    nodes.push(node);
    if (node.kind <= lastToken) continue;
    stack.push(index);
    const { length } = stack;
    parent = node;
    compiler.forEachChild(node, push);
    reverse(stack, length);
  }
  const known = { nodes, kinds: kinds.slice(0, nodes.length), after: after.slice(0, nodes.length) };
  laid.set(file, known);
  return known;
}

/** Tokens have no children, and are half of all nodes. */
const lastToken = compiler.SyntaxKind.LastToken;
const firstLength = 1024;

function twice<Table extends Uint16Array | Uint32Array>(table: Table, into: Table): Table {
  into.set(table);
  return into;
}

/** The same without looking for a way that is kept: for what is gone through once. */
export function walkBelow(root: ts.Node, visit: (node: ts.Node) => unknown): void {
  const stack: ts.Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (visit(node) !== false) pushChildren(stack, node);
  }
}

/** Puts the children of a node that `keep` wants on a stack, so that the first of them is taken off first. */
export function pushChildren(stack: ts.Node[], node: ts.Node, keep?: (child: ts.Node) => boolean): void {
  const from = stack.length;
  compiler.forEachChild(node, (child) => {
    if (keep === undefined || keep(child)) stack.push(child);
  });
  reverse(stack, from);
}

function reverse(stack: unknown[], from: number): void {
  for (let low = from, high = stack.length - 1; low < high; low++, high--) {
    const first = stack[low];
    stack[low] = stack[high];
    stack[high] = first;
  }
}
