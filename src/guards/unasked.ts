/**
 * Functions that nobody asks in a build: every place that does is folded away. Goes in: the entries that reach a guard in
 * the analysed build, and those that only do in the other. Comes out: whether the first are there for the second alone.
 */
import type { Entry } from '../evaluate/enter.js';
import type { Program } from '../links/program.js';
import { enclosingFunction } from '../syntax/scopes.js';
import { isWithin } from '../syntax/is-within.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { reachOf } from './callers.js';

/** Whether all uses of some functions stand in each other or in what is folded away; what nobody uses may be asked by anybody. */
export function isOnlyAskedBy(program: Program, entries: ReadonlySet<Entry>, folded: ReadonlySet<Entry>): boolean {
  const isInside = (node: ts.Node): boolean => {
    for (let owner = enclosingFunction(node); owner !== null; owner = enclosingFunction(owner))
      if (folded.has(owner) || entries.has(owner)) return true;
    return folded.has(node.getSourceFile());
  };
  return [...entries].every((entry) => {
    if (compiler.isSourceFile(entry)) return false;
    const uses = reachOf(program, entry).mentions.filter(
      (mention) => !isWithin(mention, entry) && !isHandedOn(mention),
    );
    return uses.length > 0 && uses.every(isInside);
  });
}

/** An import or an export: the name is passed on, and nothing is asked yet. */
function isHandedOn(mention: ts.Node): boolean {
  const { parent } = mention;
  if (compiler.isImportSpecifier(parent) || compiler.isImportClause(parent)) return true;
  if (compiler.isExportSpecifier(parent) || compiler.isExportAssignment(parent)) return true;
  // Taken out of a module: what is done with it is looked for under its new name.
  if (compiler.isBindingElement(parent)) return true;
  let statement = mention;
  while (!compiler.isStatement(statement) && !compiler.isSourceFile(statement)) statement = statement.parent;
  return (
    compiler.isExpressionStatement(statement) &&
    compiler.isBinaryExpression(statement.expression) &&
    /^(?:module\.)?exports\b/.test(statement.expression.left.getText())
  );
}
