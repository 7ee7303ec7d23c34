/**
 * Members that a loop copies to another object one by one, as SWC writes what a module exports once its helper is
 * inlined: `for (var name in table) Object.defineProperty(target, name, { get: … table … })`. Takes the loop.
 */
import { initialValueOf } from './initial-value.js';
import { withoutParentheses } from './parentheses.js';
import { compiler, type ts } from './typescript.js';

/** A loop that copies the members of a table. */
export interface CopyingLoop {
  readonly target: ts.Identifier;
  readonly table: ts.ObjectLiteralExpression;
}

/** What a loop copies and where to; null for any other loop. */
export function copyingLoop(loop: ts.ForInStatement): CopyingLoop | null {
  const call = onlyExpressionIn(loop.statement);
  if (call === null || !compiler.isCallExpression(call)) return null;
  const { expression: callee, arguments: args } = call;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'defineProperty') return null;
  const [target, key] = args;
  if (target === undefined || !compiler.isIdentifier(target) || !isNameOf(key, loop)) return null;
  const table = literalBehind(loop.expression);
  return table === null ? null : { target, table };
}

function onlyExpressionIn(node: ts.Statement): ts.Expression | null {
  if (compiler.isExpressionStatement(node)) return withoutParentheses(node.expression);
  const [only, more] = compiler.isBlock(node) ? node.statements : [];
  return only === undefined || more !== undefined ? null : onlyExpressionIn(only);
}

function isNameOf(key: ts.Expression | undefined, { initializer }: ts.ForInStatement): boolean {
  if (key === undefined || !compiler.isIdentifier(key)) return false;
  const [declared] = compiler.isVariableDeclarationList(initializer) ? initializer.declarations : [];
  const name = declared?.name ?? initializer;
  return compiler.isIdentifier(name) && name.text === key.text;
}

function literalBehind(node: ts.Expression): ts.ObjectLiteralExpression | null {
  const inner = withoutParentheses(node);
  if (compiler.isObjectLiteralExpression(inner)) return inner;
  const kept = compiler.isIdentifier(inner) ? initialValueOf(inner) : null;
  return kept !== null && compiler.isObjectLiteralExpression(kept) ? kept : null;
}
