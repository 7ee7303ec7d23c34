/** The call whose callee a node is, as it stands there. Takes a mention of a function, gives the call. */
import { compiler, type ts } from './typescript.js';

export const callOf = (callee: ts.Node): ts.CallExpression | null =>
  compiler.isCallExpression(callee.parent) && callee.parent.expression === callee ? callee.parent : null;

/** The same where the mention is the name of a member: `isOver` of `dates.isOver()`. */
export const callOfName = (mention: ts.Node): ts.CallExpression | null =>
  callOf(
    compiler.isPropertyAccessExpression(mention.parent) && mention.parent.name === mention ? mention.parent : mention,
  );

export const isCalled = (mention: ts.Node): boolean => callOf(mention) !== null;
