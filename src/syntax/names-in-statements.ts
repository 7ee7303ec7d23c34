/**
 * Which words stand in the pieces of a tree, so that whoever looks for a name in a file that is typed into need not walk
 * what cannot hold it.
 */
import { hasPieces, walkWhere } from './pieces.js';
import type { Question } from './pieces.js';
import { compiler, type ts } from './typescript.js';
import { walkKinds, type Kinds } from './walk.js';

/** The texts of all identifiers and of all string literals in a piece, types included. */
export interface Words {
  readonly identifiers: Set<string>;
  readonly literals: Set<string>;
}

/** Walks to nodes of some kinds in a tree, without what cannot hold what is looked for where that is known of the tree. */
export function walkNaming(
  tree: ts.SourceFile,
  mayHold: (words: Words) => boolean,
  visit: (node: ts.Node) => unknown,
  wanted: Kinds,
): void {
  if (hasPieces(tree)) walkWhere(tree, wordsIn, mayHold, (node) => wanted[node.kind] === 0 || visit(node));
  else walkKinds(tree, wanted, visit);
}

/** Whether one of the words is looked for. */
export function hasAny(words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  const [few, many] = words.size < wanted.size ? [words, wanted] : [wanted, words];
  for (const word of few) if (many.has(word)) return true;
  return false;
}

const wordsIn: Question<Words> = {
  none: () => ({ identifiers: new Set(), literals: new Set() }),
  note({ identifiers, literals }, node) {
    if (compiler.isIdentifier(node) || compiler.isPrivateIdentifier(node)) identifiers.add(node.text);
    else if (compiler.isStringLiteralLike(node)) literals.add(node.text);
  },
};
