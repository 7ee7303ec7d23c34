/**
 * A clock that a file hands on as its own: `export default dayjs`, `module.exports = Date.now`, `export { DateTime } from
 * 'luxon'`. Takes a module, gives the names under which others get the clock itself; they need no word of a clock then.
 */
import type { Lexicon } from '../evaluate/lexicon.js';
import type { Program } from '../links/program.js';
import type { ExportFact } from '../syntax/export-fact.js';
import { nodeAt } from '../syntax/node-at.js';
import { definitionNamed, scopeOf } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { moduleGivenBy, moduleOfDefinition, requiredModule } from './clock-modules.js';

/** The names under which a module, a file or a part of a bundle, exports a clock. */
export function exportedClocks(program: Program, lexicon: Lexicon, path: string): string[] {
  const tree = program.treeOf(path);
  const { modules } = lexicon.clockNames;
  if (tree === null) return [];
  const isClock = (fact: ExportFact): boolean => {
    if (fact.kind === 'reexport') return modules.has(outside(program, path, fact.specifier ?? ''));
    const node = fact.kind === 'star' ? null : nodeAt(tree, fact.start, compiler.isExpression);
    const module = node === null ? null : moduleOfExport(node, fact);
    return (module !== null && modules.has(outside(program, path, module))) || isRead(lexicon, node);
  };
  return (program.facts(path)?.exports ?? []).filter(isClock).map(({ name }) => name);
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

/** `module.exports = Date.now` */
const isRead = (lexicon: Lexicon, node: ts.Node | null): boolean =>
  node !== null && compiler.isPropertyAccessExpression(node) && lexicon.readOf(node.getText(), 'call', 0) !== null;
