/**
 * Which words stand in the pieces of a tree, so that whoever looks for a name in a file that is typed into need not walk
 * what cannot hold it.
 */
import { hasPieces, walkWhere } from './pieces.js';
import type { Question } from './pieces.js';
import { compiler, type ts } from './typescript.js';
import { walk } from './walk.js';

/** The texts of all identifiers and of all string literals in a piece, types included. */
export interface Words {
  readonly identifiers: Set<string>;
  readonly literals: Set<string>;
}

/** Walks a tree, without what cannot hold what is looked for where that is known of the tree. */
export function walkNaming(
  tree: ts.SourceFile,
  mayHold: (words: Words) => boolean,
  visit: (node: ts.Node) => unknown,
): void {
  if (hasPieces(tree)) walkWhere(tree, wordsIn, mayHold, visit);
  else walk(tree, visit);
}

const wordsIn: Question<Words> = {
  none: () => ({ identifiers: new Set(), literals: new Set() }),
  note({ identifiers, literals }, node) {
    if (compiler.isIdentifier(node) || compiler.isPrivateIdentifier(node)) identifiers.add(node.text);
    else if (compiler.isStringLiteralLike(node)) literals.add(node.text);
  },
};
