/**
 * Whether a statement hands on to none that follows it in its list: it ends in a `return`, a `throw` or a jump, whichever way
 * it goes. Read off the syntax; a call that never comes back is not known here.
 */
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

export function isLeaving(statement: ts.Statement | undefined): boolean {
  if (statement === undefined) return false;
  if (compiler.isBlock(statement)) return isLeaving(statement.statements.at(-1));
  if (compiler.isIfStatement(statement))
    return isLeaving(statement.thenStatement) && isLeaving(statement.elseStatement);
  return (
    compiler.isReturnStatement(statement) ||
    compiler.isThrowStatement(statement) ||
    compiler.isBreakOrContinueStatement(statement)
  );
}
