/**
 * Comments around a piece of code, as texts without their marks.
 */
import { compiler, type ts } from './typescript.js';

const unmarked = (text: string): string => text.replace(/^\/[/*]+|\*\/$/g, '').trim();

/** The statement that a node stands in. */
function statementOf(node: ts.Node): ts.Node {
  let inner = node;
  while (!compiler.isStatement(inner) && !compiler.isSourceFile(inner.parent)) inner = inner.parent;
  return inner;
}

/**
 * The comments before the statement of a node and within its head, up to the end of the node.
 * @example commentsAbout(condition) // ['if (IS_BETA && expired)'] for `// if (IS_BETA && expired)` above `if (expired)`
 */
export function commentsAbout(node: ts.Node): string[] {
  const { text } = node.getSourceFile();
  const statement = statementOf(node);
  const start = statement.getFullStart();
  // What follows a `{` on its line belongs to the brace, for the compiler.
  const above = [
    ...(compiler.getTrailingCommentRanges(text, start) ?? []),
    ...(compiler.getLeadingCommentRanges(text, start) ?? []),
  ];
  const within = text.slice(statement.getStart(), node.end).match(/\/\*[^*]*\*\/|\/\/[^\n]*\n/g) ?? [];
  return [...above.map(({ pos, end }) => text.slice(pos, end)), ...within].map((comment) => unmarked(comment.trim()));
}
