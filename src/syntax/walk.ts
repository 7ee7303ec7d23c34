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
