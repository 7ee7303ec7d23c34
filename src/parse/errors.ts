/** What the compiler's parser found wrong with a text. Takes its tree. */
import type { ts } from '../syntax/typescript.js';

/**
 * The parser leaves its errors on the tree, but the public type does not show them; the public ways to them bind the
 * file or print it again, at a multiple of the price. Should the field go away, no error is listed.
 */
export function parseErrorsOf(tree: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  const { parseDiagnostics = [] } = tree as { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics;
}
