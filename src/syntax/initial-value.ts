/** What a variable is declared with, or set to once. Takes a mention of it, gives the expression; null for whatever has none. */
import { withoutParentheses } from './parentheses.js';
import { writesTo } from './references.js';
import { resolve } from './scope-tree.js';
import { compiler, type ts } from './typescript.js';

export function initialValueOf(name: ts.Identifier): ts.Expression | null {
  const declaration = resolve(name)?.declaration;
  const initializer =
    declaration !== undefined && compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return initializer === undefined ? null : withoutParentheses(initializer);
}

/** The same of a variable that is declared without a value and given one in a single place, as minifiers hoist it. */
export function onlyValueOf(name: ts.Identifier): ts.Expression | null {
  const initial = initialValueOf(name);
  const definition = initial === null ? resolve(name) : null;
  if (definition === null || !compiler.isVariableDeclaration(definition.declaration)) return initial;
  const [only, more] = writesTo(definition);
  return only?.kind !== 'assign' || only.value === null || more !== undefined ? null : withoutParentheses(only.value);
}
