/**
 * Goes through a tree without recursion, so that chains of tens of thousands of operators do not overflow the stack.
 * Takes a node and a visitor, gives nothing; JSDoc is not visited.
 */
import { compiler, type ts } from './typescript.js';

/**
 * Visits `root` and everything below it, parents before children, in source order.
 * A visitor that gives `false` skips the children of its node.
 */
export function walk(root: ts.Node, visit: (node: ts.Node) => unknown): void {
  if (compiler.isSourceFile(root)) walkFile(root, visit);
  else walkBelow(root, visit);
}

/** The nodes of a file in the order of a walk; for each, where the first is that does not lie below it. */
interface Laid {
  readonly nodes: readonly ts.Node[];
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

function layOut(file: ts.SourceFile): Laid {
  const nodes: ts.Node[] = [];
  const after: number[] = [];
  const stack: ts.Node[] = [file];
  // The nodes around the present one, each with how many of its children are still to come.
  const open: { readonly index: number; toCome: number }[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const { length } = stack;
    pushChildren(stack, node);
    open.push({ index: nodes.length, toCome: stack.length - length });
    nodes.push(node);
    for (let last = open.at(-1); last?.toCome === 0; last = open.at(-1)) {
      after[last.index] = nodes.length;
      open.pop();
      const outer = open.at(-1);
      if (outer !== undefined) outer.toCome--;
    }
  }
  const known = { nodes, after: Uint32Array.from(after) };
  laid.set(file, known);
  return known;
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
  for (let low = from, high = stack.length - 1; low < high; low++, high--) {
    const first = stack[low] as ts.Node;
    stack[low] = stack[high] as ts.Node;
    stack[high] = first;
  }
}
