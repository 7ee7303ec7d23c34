/**
 * What a node imports: ES imports, re-exports, `require` and `import()` with a literal specifier. Types are left out,
 * they are gone at run time. Does not resolve specifiers, and takes every `require(…)` for the loader's.
 */
import { wrappedInPlace } from './interop.js';
import { memberText } from './member-facts.js';
import { ownCopy } from './places.js';
import { fileNames, type ModuleNames } from './module-names.js';
import { compiler, type ts } from './typescript.js';

const { SyntaxKind } = compiler;

/** One name that comes in. */
export interface ImportedName {
  /** As the other module calls it; `default`, or `*` for the whole module. */
  readonly imported: string;
  /** The local name; null when the value is used on the spot, or only passed on. */
  readonly local: string | null;
  /** For `export … from`: the name it is passed on as; `*` for all names. */
  readonly exported?: string;
}

/** One import of one module. */
export interface ImportFact {
  readonly specifier: string;
  readonly kind: 'import' | 'require' | 'dynamic' | 'export-from';
  readonly names: readonly ImportedName[];
  /** Offset of the declaration or of the call. */
  readonly start: number;
}

/** The import that a node is; null for every other node. */
export function importAt(node: ts.Node, tree: ts.SourceFile, own: ModuleNames = fileNames): ImportFact | null {
  const found = importOf(node, own);
  if (found === null) return null;
  const { kind, names, from } = found;
  return { specifier: ownCopy(from), kind, names: names.map(ownName), start: node.getStart(tree) };
}

interface Found {
  readonly from: string;
  readonly kind: ImportFact['kind'];
  readonly names: readonly ImportedName[];
}

const ownName = ({ imported, local, exported }: ImportedName): ImportedName => ({
  imported: ownCopy(imported),
  local: local === null ? null : ownCopy(local),
  ...(exported === undefined ? {} : { exported: ownCopy(exported) }),
});

function importOf(node: ts.Node, own: ModuleNames): Found | null {
  switch (node.kind) {
    case SyntaxKind.ImportDeclaration:
      return importDeclared(node as ts.ImportDeclaration);
    case SyntaxKind.ExportDeclaration:
      return exportedFrom(node as ts.ExportDeclaration);
    case SyntaxKind.ImportEqualsDeclaration:
      return importAssigned(node as ts.ImportEqualsDeclaration);
    case SyntaxKind.CallExpression:
      return importCalled(node as ts.CallExpression, own);
    default:
      return null;
  }
}

function importCalled(node: ts.CallExpression, own: ModuleNames): Found | null {
  const from = own.requiredBy(node);
  if (from === null) return null;
  const isDynamic = node.expression.kind === SyntaxKind.ImportKeyword;
  return {
    from,
    kind: isDynamic ? 'dynamic' : 'require',
    names: namesGivenTo(node, own.givesDefault(node) ? 'default' : '*'),
  };
}

function importDeclared(node: ts.ImportDeclaration): Found | null {
  const { moduleSpecifier: from, importClause: clause } = node;
  if (!compiler.isStringLiteral(from) || clause?.phaseModifier === SyntaxKind.TypeKeyword) return null;
  const names: ImportedName[] = [];
  if (clause?.name) names.push({ imported: 'default', local: clause.name.text });
  const bindings = clause?.namedBindings;
  if (bindings && compiler.isNamespaceImport(bindings)) names.push({ imported: '*', local: bindings.name.text });
  else if (bindings) {
    for (const { isTypeOnly, name, propertyName } of bindings.elements) {
      if (!isTypeOnly) names.push({ imported: (propertyName ?? name).text, local: name.text });
    }
  }
  return { from: from.text, kind: 'import', names };
}

function exportedFrom(node: ts.ExportDeclaration): Found | null {
  const { moduleSpecifier: from, exportClause: clause } = node;
  if (!from || !compiler.isStringLiteral(from) || node.isTypeOnly) return null;
  const kind = 'export-from';
  if (!clause) return { from: from.text, kind, names: [{ imported: '*', local: null, exported: '*' }] };
  if (compiler.isNamespaceExport(clause)) {
    return { from: from.text, kind, names: [{ imported: '*', local: null, exported: clause.name.text }] };
  }
  const names = clause.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) => ({ imported: (propertyName ?? name).text, local: null, exported: name.text }));
  return { from: from.text, kind, names };
}

function importAssigned(node: ts.ImportEqualsDeclaration): Found | null {
  const { moduleReference: reference } = node;
  if (node.isTypeOnly || !compiler.isExternalModuleReference(reference)) return null;
  const from = reference.expression;
  if (!compiler.isStringLiteral(from)) return null;
  return { from: from.text, kind: 'require', names: [{ imported: '*', local: node.name.text }] };
}

/** `const { a: b } = require('x')` gives a as b, `require('x').a` gives a, `const m = wrap(require('x'))` the whole as m. */
function namesGivenTo(call: ts.CallExpression, given: 'default' | '*'): readonly ImportedName[] {
  let value: ts.Node = wrappedInPlace(call) ?? call;
  let imported: string = given;
  while (passesOn(value.parent, value)) {
    if (compiler.isPropertyAccessExpression(value.parent)) imported = value.parent.name.text;
    value = value.parent;
    if (imported !== given) break;
  }
  const holder = value.parent;
  if (!compiler.isVariableDeclaration(holder)) return [{ imported, local: null }];
  if (compiler.isIdentifier(holder.name)) return [{ imported, local: holder.name.text }];
  if (imported !== '*' || !compiler.isObjectBindingPattern(holder.name)) return [{ imported, local: null }];
  return holder.name.elements.map((element) => ({
    imported: (element.dotDotDotToken ? null : memberText(element.propertyName ?? element.name)) ?? '*',
    local: compiler.isIdentifier(element.name) ? element.name.text : null,
  }));
}

/** Whether a node gives its part on: `await`, parentheses, casts, a compiler's wrapper call, one property access. */
function passesOn(node: ts.Node, part: ts.Node): boolean {
  if (compiler.isCallExpression(node)) return node.arguments[0] === part;
  return (
    compiler.isAwaitExpression(node) ||
    compiler.isParenthesizedExpression(node) ||
    compiler.isAsExpression(node) ||
    (compiler.isPropertyAccessExpression(node) && node.name.text !== 'then')
  );
}
