/**
 * Places within models of library functions, which no report can show: what happens there happens where the program calls
 * the function. Takes the run and a node, gives the node to tell.
 */
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';

const functions = new WeakSet();

/** Notes that a function or class is a model. */
export const keepModel = (node: ts.Node): unknown => functions.add(node);

/** Whether a function or class is a model: it is followed like those that have to do with the clock, for what it is handed may have. */
export const isModel = (node: ts.Node): boolean => functions.has(node);

/** The place itself, or the call in the program that led into the model around it. */
export function outsideOf(run: Run, place: ts.Node): ts.Node {
  let outside = place;
  for (let index = run.calls.length - 1; index >= 0; index--) {
    const call = run.calls[index];
    if (call === undefined || !isModel(call.callee)) break;
    outside = call.node;
  }
  return outside;
}
