/**
 * Tables of modules that a file hands over for the loader of another file: on an object, `exports.ids = […], exports.modules =
 * { key: function … }`, whatever that is called, or as exports of their own, `export const ids = […], modules = { … }`. Takes a
 * tree, gives the tables, and the loader where the file imports it.
 */
import { compiler, type ts } from './typescript.js';
import { kindsOf, walkKinds } from './walk.js';

const sign = /\bmodules(?:__)?\s*=\s*\{|_modules__\s*=\s*\{/;
/** What its loader is to know it by stands beside it. */
const mark = /(?:\bids?|_ids?__)\s*[=:]\s*[["'\d]/;
const isTableName = /^(?:modules|__[a-z_]+_modules__)$/;
const isLoaderName = /^__[a-z_]+_require__$/;
const assignments = kindsOf(compiler.SyntaxKind.BinaryExpression);
/** The module, what it exports, the loader. */
const handedLimit = 3;

export function handedTables(tree: ts.SourceFile): readonly ts.ObjectLiteralExpression[] {
  if (!sign.test(tree.text) || !mark.test(tree.text)) return [];
  const found: ts.ObjectLiteralExpression[] = [];
  walkKinds(tree, assignments, (node) => {
    const { left, right, operatorToken } = node as ts.BinaryExpression;
    if (operatorToken.kind !== compiler.SyntaxKind.EqualsToken || !compiler.isObjectLiteralExpression(right)) return;
    if (!compiler.isPropertyAccessExpression(left) || left.name.text !== 'modules') return;
    if (right.properties.every(isModule)) found.push(right);
  });
  return [...found, ...tree.statements.flatMap(exportedTables)];
}

/** `export const modules = { key: function … }` */
function exportedTables(statement: ts.Statement): ts.ObjectLiteralExpression[] {
  if (!compiler.isVariableStatement(statement)) return [];
  const isExported = statement.modifiers?.some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword) === true;
  if (!isExported) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    const isTable = compiler.isIdentifier(name) && isTableName.test(name.text);
    if (!isTable || initializer === undefined || !compiler.isObjectLiteralExpression(initializer)) return [];
    return initializer.properties.every(isModule) ? [initializer] : [];
  });
}

/** What the loader is imported as, by the name under which it is handed out; null where it is not. */
export function importedLoader(tree: ts.SourceFile): ts.ImportSpecifier | null {
  for (const statement of tree.statements) {
    const bindings = compiler.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    const found =
      bindings !== undefined && compiler.isNamedImports(bindings)
        ? bindings.elements.find(({ propertyName, name }) => isLoaderName.test((propertyName ?? name).text))
        : undefined;
    if (found !== undefined) return found;
  }
  return null;
}

function isModule(member: ts.ObjectLiteralElementLike): boolean {
  const value = compiler.isPropertyAssignment(member) ? member.initializer : member;
  const isFunction =
    compiler.isMethodDeclaration(value) || compiler.isFunctionExpression(value) || compiler.isArrowFunction(value);
  return isFunction && value.parameters.length <= handedLimit;
}
