/** The call whose callee a node is, as it stands there. Takes a mention of a function, gives the call. */
import { compiler, type ts } from './typescript.js';

export const callOf = (callee: ts.Node): ts.CallExpression | null =>
  compiler.isCallExpression(callee.parent) && callee.parent.expression === callee ? callee.parent : null;

export const isCalled = (mention: ts.Node): boolean => callOf(mention) !== null;
