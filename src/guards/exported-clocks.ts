/**
 * A clock that a file hands on as its own: `export default dayjs`, `module.exports = Date.now`, `export { DateTime } from
 * 'luxon'`. Takes a module, gives the names under which others get the clock itself; they need no word of a clock then.
 */
import type { Lexicon } from '../evaluate/lexicon.js';
import type { Program } from '../links/program.js';
import type { ExportFact, FileFacts } from '../syntax/facts.js';
import { nodeAt } from '../syntax/node-at.js';
import { definitionNamed, scopeOf } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { moduleGivenBy, moduleOfDefinition, requiredModule } from './clock-modules.js';

/** What the value of an export may be a clock by: the module that it comes from, or how it is written. */
interface Candidate {
  readonly name: string;
  readonly module: string | null;
  readonly code: string | null;
}

/** They say the same as long as the file does, and most of them are no clocks. */
const candidates = new WeakMap<FileFacts, readonly Candidate[]>();

/** The names under which a module, a file or a part of a bundle, exports a clock. */
export function exportedClocks(program: Program, lexicon: Lexicon, path: string): string[] {
  const [tree, facts] = [program.treeOf(path), program.facts(path)];
  const { modules } = lexicon.clockNames;
  if (tree === null || facts === null) return [];
  const known = candidates.get(facts) ?? facts.exports.flatMap((fact) => candidateOf(tree, fact));
  candidates.set(facts, known);
  return known
    .filter(
      ({ module, code }) =>
        (module !== null && modules.has(outside(program, path, module))) ||
        (code !== null && lexicon.readOf(code, 'call', 0) !== null),
    )
    .map(({ name }) => name);
}

function candidateOf(tree: ts.SourceFile, fact: ExportFact): Candidate[] {
  const { name, kind, start, specifier = '' } = fact;
  if (kind === 'reexport') return [{ name, module: specifier, code: null }];
  const node = kind === 'star' ? null : nodeAt(tree, start, compiler.isExpression);
  if (node === null) return [];
  const module = moduleOfExport(node, fact);
  // `module.exports = Date.now`
  const code = compiler.isPropertyAccessExpression(node) ? node.getText() : null;
  return module === null && code === null ? [] : [{ name, module, code }];
}

/** A name that leads into the program is no library. */
const outside = (program: Program, path: string, specifier: string): string =>
  program.resolve(path, specifier) === null ? specifier : '';

/** The module that an exported value is, or is a member of; null where it is made here. */
function moduleOfExport(node: ts.Node, { kind, local }: ExportFact): string | null {
  if (kind === 'local') {
    const definition = definitionNamed(scopeOf(node), local ?? '');
    return definition === null ? null : moduleOfDefinition(definition);
  }
  if (compiler.isVariableDeclaration(node.parent)) return moduleGivenBy(node.parent);
  return compiler.isExpression(node) ? requiredModule(node) : null;
}
