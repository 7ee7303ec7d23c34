/**
 * What a file exports by ES `export` declarations, and the shape of all export facts. Takes a tree, gives plain data.
 * CommonJS is its neighbour's; types are left out, they are gone at run time.
 */
import { commonJsExportsIn, membersOf, valueExport } from './commonjs-facts.js';
import { identifiersIn } from './definitions.js';
import { exportFact, type ExportFact } from './export-fact.js';
import { fileNames, type ModuleNames } from './module-names.js';
import { compiler, type ts } from './typescript.js';

export type { ExportFact };

/** Everything that a file exports, in source order: first by ES declarations, then by CommonJS assignments. */
export function exportsIn(tree: ts.SourceFile, own: ModuleNames): readonly ExportFact[] {
  const found = tree.statements.flatMap((statement) => exportsOf(statement, tree));
  return mayUseCommonJs(tree, own) ? [...found, ...commonJsExportsIn(tree, tree, own)] : found;
}

/** Without these words, or an escape that may spell them, no file exports anything in the way of CommonJS: no need to walk. */
const mayUseCommonJs = ({ text }: ts.SourceFile, own: ModuleNames): boolean =>
  own !== fileNames || /exports|exportStar|reExport|\\u/.test(text);

function exportsOf(node: ts.Statement, tree: ts.SourceFile): readonly ExportFact[] {
  if (compiler.isExportDeclaration(node)) return exportList(node, tree);
  if (compiler.isExportAssignment(node)) return [exportedValue(node, tree), ...exportedMembers(node, tree)];
  if (!isExported(node)) return [];
  if (compiler.isVariableStatement(node)) {
    const names = node.declarationList.declarations.flatMap(({ name }) => identifiersIn(name));
    return names.map((name) => localExport(name.text, name, tree));
  }
  const { name } = node as { readonly name?: ts.Node };
  const local = name && compiler.isIdentifier(name) ? name : null;
  if (hasModifier(node, compiler.SyntaxKind.DefaultKeyword)) {
    if (!local) return [exportFact({ name: 'default', kind: 'assignment', start: node.getStart(tree) })];
    return [exportFact({ name: 'default', kind: 'local', local: local.text, start: local.getStart(tree) })];
  }
  return local ? [localExport(local.text, local, tree)] : [];
}

const hasModifier = (node: ts.Node, kind: ts.SyntaxKind): boolean =>
  compiler.canHaveModifiers(node) && node.modifiers?.some((modifier) => modifier.kind === kind) === true;

const isExported = (node: ts.Node): boolean =>
  hasModifier(node, compiler.SyntaxKind.ExportKeyword) &&
  !hasModifier(node, compiler.SyntaxKind.DeclareKeyword) &&
  !compiler.isInterfaceDeclaration(node) &&
  !compiler.isTypeAliasDeclaration(node);

const localExport = (name: string, local: ts.Identifier, tree: ts.SourceFile): ExportFact =>
  exportFact({ name, kind: 'local', local: local.text, start: local.getStart(tree) });

/** `export default value` and TypeScript's `export = value`. */
function exportedValue(node: ts.ExportAssignment, tree: ts.SourceFile): ExportFact {
  const { expression } = node;
  const name = node.isExportEquals ? '=' : 'default';
  const start = expression.getStart(tree);
  if (!compiler.isIdentifier(expression)) return exportFact({ name, kind: 'assignment', start });
  return exportFact({ name, kind: 'local', local: expression.text, start });
}

/** `export = { a, b: c }` exports names as `module.exports = { … }` does. */
function exportedMembers(node: ts.ExportAssignment, tree: ts.SourceFile): readonly ExportFact[] {
  if (!node.isExportEquals || !compiler.isObjectLiteralExpression(node.expression)) return [];
  return membersOf(node.expression).map(([name, value]) => valueExport(name, value, tree));
}

/** `export { a as b }`, `export … from`, `export *`. */
function exportList(node: ts.ExportDeclaration, tree: ts.SourceFile): readonly ExportFact[] {
  const { exportClause: clause, moduleSpecifier: from } = node;
  if (node.isTypeOnly) return [];
  const specifier = from && compiler.isStringLiteral(from) ? from.text : undefined;
  const start = node.getStart(tree);
  if (!clause) return specifier === undefined ? [] : [exportFact({ name: '*', kind: 'star', specifier, start })];
  if (compiler.isNamespaceExport(clause)) {
    return [exportFact({ name: clause.name.text, kind: 'reexport', local: '*', specifier, start })];
  }
  const kind = specifier === undefined ? 'local' : 'reexport';
  return clause.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map((element) => {
      const local = (element.propertyName ?? element.name).text;
      return exportFact({ name: element.name.text, kind, local, specifier, start: element.getStart(tree) });
    });
}
