/**
 * Names that are declared without a value and given one for good: a table that is filled in beside its declaration, a decoder
 * that a function makes for itself where nobody hands it one. Takes a name and the one place where it is given a value; gives
 * that value, or nothing where it may have another when it is asked for.
 */
import type { Definition, Write } from '../syntax/scopes.js';
import { compiler, type ts } from '../syntax/typescript.js';

const { SyntaxKind } = compiler;

/** The value of a name that is written once; null where that depends on more. */
export function onlyValue(
  { declaration, kind, scope, name }: Definition,
  { node, value, kind: how }: Write,
): ts.Expression | null {
  const isPlain = how === 'assign' && value !== null && compiler.isBinaryExpression(node) && node.right === value;
  if (!isPlain || node.operatorToken.kind !== SyntaxKind.EqualsToken) return null;
  const statement = steadyStatement(node);
  if (statement === null) return null;
  const body = bodyOf(scope.node);
  if (kind === 'parameter') return isDefault(value) && fallbackFor(statement, name)?.parent === body ? value : null;
  const isBare =
    kind === 'variable' && compiler.isVariableDeclaration(declaration) && declaration.initializer === undefined;
  return isBare && statement.parent === body ? value : null;
}

const bodyOf = (node: ts.Node): ts.Node | undefined =>
  compiler.isFunctionLike(node) ? (node as ts.FunctionLikeDeclaration).body : node;

/** What nobody writes by accident: a function, for who calls without one. */
const isDefault = (value: ts.Expression): boolean =>
  compiler.isFunctionExpression(value) || compiler.isArrowFunction(value);

/** The statement that does an assignment whenever it is come to, be it one of several: `make((a = 1), (b = 2))`. */
function steadyStatement(node: ts.Node): ts.Statement | null {
  let inner: ts.Node = node;
  for (;;) {
    const { parent } = inner;
    if (compiler.isExpressionStatement(parent)) return parent;
    const isSteady =
      compiler.isParenthesizedExpression(parent) ||
      (compiler.isCallExpression(parent) && parent.expression !== inner) ||
      (compiler.isBinaryExpression(parent) && parent.operatorToken.kind === SyntaxKind.CommaToken);
    if (!isSteady) return null;
    inner = parent;
  }
}

/** `if (!name) { … }` round a statement. */
function fallbackFor(statement: ts.Statement, name: string): ts.Statement | null {
  const outer = compiler.isBlock(statement.parent) ? statement.parent.parent : statement.parent;
  if (!compiler.isIfStatement(outer) || outer.elseStatement !== undefined) return null;
  const { expression } = outer;
  const isAsked =
    compiler.isPrefixUnaryExpression(expression) &&
    expression.operator === SyntaxKind.ExclamationToken &&
    compiler.isIdentifier(expression.operand) &&
    expression.operand.text === name;
  return isAsked ? outer : null;
}
