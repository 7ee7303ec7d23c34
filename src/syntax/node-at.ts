/** Finds a node by its place: the way back from plain-data facts to the tree. */
import { compiler, type ts } from './typescript.js';

/** The outermost node that starts at `start` (without leading comments) and satisfies `accepts`; null when there is none. */
export function nodeAt(tree: ts.SourceFile, start: number, accepts: (node: ts.Node) => boolean): ts.Node | null {
  let node: ts.Node = tree;
  for (;;) {
    if (node !== tree && node.getStart(tree) === start && accepts(node)) return node;
    const inner: ts.Node | undefined = compiler.forEachChild(node, (child) =>
      child.pos <= start && start < child.end ? child : undefined,
    );
    if (inner === undefined) return null;
    node = inner;
  }
}
