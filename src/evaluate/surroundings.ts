/** Where something stands that nobody has entered: `this` is an object of the class around it, or the object it is written in. */
import { enclosingFunction } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import type { Environment } from './values.js';

/** The activation in which a node is evaluated at no particular moment; null where `this` is nothing there. */
export function surroundingsOf(run: Run, node: ts.Node): Environment | null {
  let owner = enclosingFunction(node);
  while (owner !== null && compiler.isArrowFunction(owner)) owner = enclosingFunction(owner);
  if (owner === null) return null;
  const receiver = run.interpreter.receiverOf(run, owner);
  return receiver === null ? null : { cells: new Map(), parent: null, receiver, node: owner };
}
