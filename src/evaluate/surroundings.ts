/**
 * Where something stands that nobody has entered: `this` is an object of the class around it, or the object it is written in.
 * Takes a node, gives the activation, or what the node is worth there.
 */
import { enclosingFunction } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import type { Run } from './run.js';
import type { Environment, Value } from './values.js';

/** The activation in which a node is evaluated at no particular moment; null where `this` is nothing there. */
export function surroundingsOf(run: Run, node: ts.Node): Environment | null {
  let owner = enclosingFunction(node);
  while (owner !== null && compiler.isArrowFunction(owner)) owner = enclosingFunction(owner);
  if (owner === null) return null;
  const receiver = run.interpreter.receiverOf(run, owner);
  return receiver === null ? null : { cells: new Map(), parent: null, receiver, node: owner };
}

/** What an expression is worth at no particular moment; null where it surely throws. Nothing of it is recorded. */
export function valueThere(run: Run, node: ts.Expression): Value | null {
  run.muted++;
  try {
    return unlessThrown(run, () => run.interpreter.evaluate(run, node, surroundingsOf(run, node)));
  } finally {
    run.muted--;
  }
}
