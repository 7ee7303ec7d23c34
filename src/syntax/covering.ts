/**
 * Finds the code that a few offsets speak of: the way back from the positions of a source map to a tree.
 */
import { compiler, type ts } from './typescript.js';

/** The innermost node that holds the offset, white space and comments before it not counted; null where none does. */
export function tokenAt(tree: ts.SourceFile, offset: number): ts.Node | null {
  let node: ts.Node = tree;
  for (;;) {
    const inner: ts.Node | undefined = compiler.forEachChild(node, (child) =>
      child.getStart(tree) <= offset && offset < child.end ? child : undefined,
    );
    if (inner === undefined) return node === tree ? null : node;
    node = inner;
  }
}

/** How long a piece of code is without its white space. */
export const bareLength = (code: string): number => code.replace(/\s+/g, '').length;

/**
 * The expression that the first offset stands in and that holds as many of the others as any: the smallest such one.
 * Where there is no other, the one that begins there and is about as long as `length`, white space aside.
 * Null where the first offset stands in no expression.
 */
export function nodeCovering(tree: ts.SourceFile, offsets: readonly number[], length: number): ts.Node | null {
  const [first = 0] = offsets;
  const around = expressionsAround(tree, first);
  const count = (node: ts.Node): number =>
    offsets.filter((offset) => node.getStart(tree) <= offset && offset < node.end).length;
  if (offsets.length > 1) return firstWithMost(around, count);
  const starting = around.filter((node) => node.getStart(tree) === first);
  if (starting.length === 0) return around[0] ?? null;
  return firstWithMost(starting, (node) => -Math.abs(bareLength(node.getText(tree).slice(0, longest)) - length));
}

/** Longer expressions are no shorter than this for the comparison. */
const longest = 4000;

function firstWithMost(nodes: readonly ts.Node[], measure: (node: ts.Node) => number): ts.Node | null {
  let [best, most]: [ts.Node | null, number] = [null, -Infinity];
  for (const node of nodes) {
    const found = measure(node);
    if (found > most) [best, most] = [node, found];
  }
  return best;
}

const depthLimit = 100;

/** The expressions round an offset, the innermost first, up to the statement or function that they stand in. */
function expressionsAround(tree: ts.SourceFile, offset: number): ts.Node[] {
  const found: ts.Node[] = [];
  let node = tokenAt(tree, offset);
  while (node !== null && (compiler.isExpression(node) || isPart(node)) && found.length < depthLimit) {
    if (compiler.isExpression(node)) found.push(node);
    if (compiler.isFunctionLike(node)) break;
    node = node.parent;
  }
  return found;
}

/** What stands between two expressions. */
const isPart = (node: ts.Node): boolean =>
  compiler.isTemplateSpan(node) ||
  compiler.isTemplateMiddleOrTemplateTail(node) ||
  compiler.isPropertyAssignment(node) ||
  compiler.isSpreadAssignment(node) ||
  compiler.isJsxExpression(node) ||
  node.kind === compiler.SyntaxKind.SyntaxList ||
  (compiler.isToken(node) && compiler.isExpression(node.parent));
