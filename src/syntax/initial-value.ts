/** What a variable is declared with. Takes a mention of it, gives the expression; null for whatever has none. */
import { withoutParentheses } from './parentheses.js';
import { resolve } from './scope-tree.js';
import { compiler, type ts } from './typescript.js';

export function initialValueOf(name: ts.Identifier): ts.Expression | null {
  const declaration = resolve(name)?.declaration;
  const initializer =
    declaration !== undefined && compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return initializer === undefined ? null : withoutParentheses(initializer);
}
