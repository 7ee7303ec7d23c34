/**
 * Tells identifiers that stand for a value from those that are only names. Takes an identifier with parents,
 * gives yes or no; resolves nothing.
 */
import { compiler, type ts } from './typescript.js';

/**
 * Whether an identifier reads or writes what a scope defines (or a global): not a declared name, a property name,
 * a label, or part of a type. Shorthand properties and the local names of `export { a as b }` are references.
 */
export function isReference(identifier: ts.Identifier): boolean {
  const { parent } = identifier;
  if (identifier.text === '') return false;
  if (compiler.isShorthandPropertyAssignment(parent)) return true;
  if (compiler.isExportSpecifier(parent)) return isExportedLocal(identifier, parent);
  if (isJsxTag(parent)) return parent.tagName !== identifier || !/^[a-z]/.test(identifier.text);
  if (isNameOf(identifier, parent)) return false;
  if (compiler.isQualifiedName(parent)) return startsImportAlias(identifier, parent);
  if (compiler.isExpressionWithTypeArguments(parent)) return isEvaluated(parent);
  return !compiler.isTypeNode(parent);
}

type JsxTag = ts.JsxOpeningElement | ts.JsxClosingElement | ts.JsxSelfClosingElement;
const isJsxTag = (node: ts.Node): node is JsxTag =>
  compiler.isJsxOpeningElement(node) || compiler.isJsxClosingElement(node) || compiler.isJsxSelfClosingElement(node);

function isNameOf(identifier: ts.Identifier, parent: ts.Node): boolean {
  if (compiler.isJsxNamespacedName(parent)) return true;
  const named = parent as { readonly name?: ts.Node; readonly propertyName?: ts.Node; readonly label?: ts.Node };
  return named.name === identifier || named.propertyName === identifier || named.label === identifier;
}

function isExportedLocal(identifier: ts.Identifier, specifier: ts.ExportSpecifier): boolean {
  return (
    specifier.parent.parent.moduleSpecifier === undefined && (specifier.propertyName ?? specifier.name) === identifier
  );
}

/** `import deadline = Release.deadline` reads `Release`; every other qualified name is a type. */
function startsImportAlias(identifier: ts.Identifier, name: ts.QualifiedName): boolean {
  if (name.left !== identifier) return false;
  let outer: ts.Node = name.parent;
  while (compiler.isQualifiedName(outer)) outer = outer.parent;
  return compiler.isImportEqualsDeclaration(outer);
}

/** `class A extends B` reads `B`; `implements B` and an interface's `extends B` do not. */
function isEvaluated(node: ts.ExpressionWithTypeArguments): boolean {
  const clause = node.parent;
  if (!compiler.isHeritageClause(clause)) return true;
  return clause.token === compiler.SyntaxKind.ExtendsKeyword && compiler.isClassLike(clause.parent);
}
