/**
 * Texts that are cut into pieces: messages and dates as well as names. Takes a tree, gives the sums of literals in it, each as
 * a whole.
 */
import { compiler, type ts } from '../syntax/typescript.js';
import { kindsOf, walkKinds } from '../syntax/walk.js';

const { SyntaxKind } = compiler;

/** `'a' + 'b' + 'c'` */
export function sumsIn(tree: ts.SourceFile): { readonly node: ts.Node; readonly text: string }[] {
  const found: { node: ts.Node; text: string }[] = [];
  walkKinds(tree, sumKinds, (node) => {
    // Only the outermost is asked: a sum of thousands leans to the left, and each of its parts is a sum as well.
    const text = addsText(node.parent) && node.parent.left === node ? null : sumOf(node);
    if (text !== null) found.push({ node, text });
  });
  return found;
}

const sumKinds = kindsOf(SyntaxKind.BinaryExpression);

const addsText = (node: ts.Node): node is ts.BinaryExpression & { readonly right: ts.StringLiteralLike } =>
  compiler.isBinaryExpression(node) &&
  node.operatorToken.kind === SyntaxKind.PlusToken &&
  compiler.isStringLiteralLike(node.right);

function sumOf(node: ts.Node): string | null {
  const pieces: string[] = [];
  let left = node;
  for (; addsText(left); left = left.left) pieces.push(left.right.text);
  return pieces.length > 0 && compiler.isStringLiteralLike(left) ? left.text + pieces.reverse().join('') : null;
}
