/**
 * How much code something holds, whatever its layout: budgets go by it, so that a formatter changes no verdict. Gives
 * characters that are no blanks for a file, and for a node whether it holds more nodes than so many.
 */
import { compiler, type ts } from './typescript.js';

const lastBlank = 32;
const inks = new WeakMap<ts.SourceFile, number>();

/** The characters of a file without blanks, tabs and line ends. */
export function inkOf(tree: ts.SourceFile): number {
  const known = inks.get(tree);
  if (known !== undefined) return known;
  const { text } = tree;
  let ink = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > lastBlank) ink++;
  inks.set(tree, ink);
  return ink;
}

/** Whether there are more than `limit` nodes below a node. Parentheses and empty statements, which a formatter sets, do not count. */
export function isLargerThan(node: ts.Node, limit: number): boolean {
  let left = limit;
  const visit = (child: ts.Node): true | undefined => {
    if (!compiler.isParenthesizedExpression(child) && !compiler.isEmptyStatement(child)) left--;
    return left < 0 ? true : compiler.forEachChild(child, visit);
  };
  return compiler.forEachChild(node, visit) === true;
}
