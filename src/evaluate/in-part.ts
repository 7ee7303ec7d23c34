/**
 * Bodies that are too long to be run as a whole: of those, and of files, only what has to do with the clock is run, and the
 * rest is read on demand. Takes a body, says whether it is one of them.
 */
import { NodeMap } from '../syntax/node-map.js';
import { isLargerThan } from '../syntax/size.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** In nodes; some 4,000 characters of minified code. */
const longBody = 1000;
const partly = new NodeMap<ts.Node, boolean>();

/** Whether of a body only what has to do with the clock is run, so that another mark in it asks for another run. */
export function runsInPart(node: ts.Node): boolean {
  const known = partly.get(node);
  if (known !== undefined) return known;
  // No node takes less than a character.
  const answer = compiler.isSourceFile(node) || (node.end - node.pos > longBody && isLargerThan(node, longBody));
  partly.set(node, answer);
  return answer;
}
