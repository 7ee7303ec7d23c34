/** Finds a node by its place: the way back from plain-data facts to the tree. */
import { compiler, type ts } from './typescript.js';

/** The outermost node that starts at `start` (without leading comments) and satisfies `accepts`; null when there is none. */
export function nodeAt(tree: ts.SourceFile, start: number, accepts: (node: ts.Node) => boolean): ts.Node | null {
  let node: ts.Node = tree;
  for (;;) {
    if (node !== tree && node.getStart(tree) === start && accepts(node)) return node;
    const inner = node === tree ? statementAt(tree, start) : childAt(node, start);
    if (inner === undefined) return null;
    node = inner;
  }
}

const childAt = (node: ts.Node, offset: number): ts.Node | undefined =>
  compiler.forEachChild(node, (child) => (child.pos <= offset && offset < child.end ? child : undefined));

/** A file has hundreds of statements, and is asked for one place after the other. */
function statementAt({ statements }: ts.SourceFile, offset: number): ts.Statement | undefined {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle] as ts.Statement).end <= offset) low = middle + 1;
    else high = middle;
  }
  const found = statements[low];
  return found !== undefined && found.pos <= offset ? found : undefined;
}
