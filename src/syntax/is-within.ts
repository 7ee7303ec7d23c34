/** Whether a node stands in another, or is it: by their places, so that a node of a tree made anew counts as well. */
import type { ts } from './typescript.js';

export const isWithin = (node: ts.Node, outer: ts.Node): boolean =>
  node.pos >= outer.pos && node.end <= outer.end && node.getSourceFile() === outer.getSourceFile();
