/**
 * Facts about operators that the compiler keeps to itself.
 */
import { compiler, type ts } from './typescript.js';

/** Whether a token is `=`, `+=`, `??=` or another operator that writes to its left side. */
export const isAssignmentOperator = (kind: ts.SyntaxKind): boolean =>
  kind >= compiler.SyntaxKind.FirstAssignment && kind <= compiler.SyntaxKind.LastAssignment;
