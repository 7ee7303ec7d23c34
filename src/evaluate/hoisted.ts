/**
 * Variables that a function declares with `var` and without a value: they hold nothing from its first statement on, also where
 * their declaration is never reached. Takes a function and its activation, puts them there.
 */
import { scopeOf } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { remembered } from '../syntax/sight.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { runsInPart } from './in-part.js';
import { undefinedValue } from './values.js';
import type { Environment } from './values.js';

/** Of a body that is run in part nobody knows what the rest of it gave them. */
const emptyIn = remembered((node: ts.FunctionLikeDeclaration): readonly Definition[] =>
  node.body === undefined || runsInPart(node.body)
    ? []
    : [...scopeOf(node).definitions.values()].filter((one) => [one.declaration, ...one.others].every(isEmpty)),
);

function isEmpty(declaration: ts.Node): boolean {
  if (!compiler.isVariableDeclaration(declaration) || declaration.initializer !== undefined) return false;
  const { parent } = declaration;
  const isVar = compiler.isVariableDeclarationList(parent) && (parent.flags & compiler.NodeFlags.BlockScoped) === 0;
  return isVar && !compiler.isForInStatement(parent.parent) && !compiler.isForOfStatement(parent.parent);
}

export function hoist(node: ts.FunctionLikeDeclaration, { cells }: Environment): void {
  for (const definition of emptyIn(node)) if (!cells.has(definition)) cells.set(definition, { value: undefinedValue });
}
