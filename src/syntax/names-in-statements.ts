/**
 * Which words stand in a top-level statement, so that whoever looks for a name in a file that is typed into need not
 * walk what cannot hold it.
 */
import { answerFor, hasPieces } from './pieces.js';
import { compiler, type ts } from './typescript.js';
import { walk } from './walk.js';

/** The texts of all identifiers and of all string literals in a statement, types included. */
export interface Words {
  readonly identifiers: ReadonlySet<string>;
  readonly literals: ReadonlySet<string>;
}

/** The statements of a tree that a question about words may be answered in; null where that is not known for the tree. */
export const statementsWith = (tree: ts.SourceFile, mayHold: (words: Words) => boolean): ts.Statement[] | null =>
  hasPieces(tree) ? tree.statements.filter((statement) => mayHold(answerFor(tree, statement, wordsOf))) : null;

function wordsOf(statement: ts.Statement): Words {
  const identifiers = new Set<string>();
  const literals = new Set<string>();
  walk(statement, (node) => {
    if (compiler.isIdentifier(node) || compiler.isPrivateIdentifier(node)) identifiers.add(node.text);
    else if (compiler.isStringLiteralLike(node)) literals.add(node.text);
  });
  return { identifiers, literals };
}
