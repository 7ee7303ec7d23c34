/**
 * What a file exports by assignment: CommonJS as it is written, and as TypeScript, Babel and esbuild write it.
 * Takes a tree, gives plain data. Known limit: `exports` is told by its name, so the inner modules of a bundle count
 * as the file's own where the bundler kept that name.
 */
import { exportFact, type ExportFact } from './export-fact.js';
import { requiredBy } from './import-facts.js';
import { memberText } from './member-facts.js';
import { compiler, type ts } from './typescript.js';
import { walk } from './walk.js';

/** The CommonJS exports of a file, in source order. */
export function commonJsExportsIn(tree: ts.SourceFile): readonly ExportFact[] {
  const found: ExportFact[] = [];
  const getters = new Map<string, ts.ObjectLiteralExpression>();
  const add = (name: string, value: ts.Node): void => {
    if (name === '=') addWhole(value);
    found.push(valueExport(name, value, tree));
  };
  const addWhole = (value: ts.Node): void => {
    if (compiler.isObjectLiteralExpression(value)) for (const [name, member] of membersOf(value)) add(name, member);
    const table = getters.get(nameInside(value));
    if (table) for (const [name, member] of gettersOf(table)) add(name, member);
  };
  walk(tree, (node) => {
    if (compiler.isBinaryExpression(node)) {
      const name = exportedBy(node);
      if (name === null) return;
      const value = valueOf(node);
      if (!isPlaceholder(node, value)) add(name, value);
    } else if (compiler.isCallExpression(node)) {
      found.push(...starsOf(node, tree));
      noteGetters(node, getters);
      const property = definedProperty(node);
      if (property) add(...property);
      for (const [name, value] of [...assignedTogether(node), ...exportedThrough(node)]) add(name, value);
    } else if (compiler.isSpreadAssignment(node) && isWholeModule(node.parent)) {
      found.push(...starOf(node.expression, tree));
    }
  });
  return found;
}

/** The fact of a name that is given a value. */
export function valueExport(name: string, value: ts.Node, tree: ts.SourceFile): ExportFact {
  const start = value.getStart(tree);
  if (compiler.isIdentifier(value)) return exportFact({ name, kind: 'local', local: value.text, start });
  const specifier = requiredBy(value)?.text;
  if (specifier !== undefined) return exportFact({ name, kind: 'reexport', local: '*', specifier, start });
  if (compiler.isPropertyAccessExpression(value)) {
    const from = requiredBy(value.expression)?.text;
    if (from) return exportFact({ name, kind: 'reexport', local: value.name.text, specifier: from, start });
  }
  return exportFact({ name, kind: 'assignment', start });
}

/** The name that an assignment exports: `=` for `module.exports`; null when it exports none. */
function exportedBy(node: ts.BinaryExpression): string | null {
  if (node.operatorToken.kind !== compiler.SyntaxKind.EqualsToken) return null;
  const target = node.left;
  if (isModuleExports(target)) return '=';
  if (compiler.isPropertyAccessExpression(target)) return isExportsObject(target.expression) ? target.name.text : null;
  if (!compiler.isElementAccessExpression(target) || !isExportsObject(target.expression)) return null;
  return compiler.isStringLiteralLike(target.argumentExpression) ? target.argumentExpression.text : null;
}

const isModuleExports = (node: ts.Node): boolean =>
  compiler.isPropertyAccessExpression(node) && node.name.text === 'exports' && isNamed(node.expression, 'module');

const isExportsObject = (node: ts.Node): boolean => isNamed(node, 'exports') || isModuleExports(node);

const isNamed = (node: ts.Node, name: string): boolean => compiler.isIdentifier(node) && node.text === name;

/** What `exports.a = exports.b = value` assigns in the end. */
function valueOf(node: ts.BinaryExpression): ts.Expression {
  let value: ts.Expression = node;
  while (compiler.isBinaryExpression(value) && value.operatorToken.kind === compiler.SyntaxKind.EqualsToken) {
    value = value.right;
  }
  return value;
}

/** `exports.a = void 0` only announces a name, and `0 && (module.exports = { … })` is written for Node's lexer. */
function isPlaceholder(node: ts.BinaryExpression, value: ts.Expression): boolean {
  if (compiler.isVoidExpression(value)) return true;
  const guard = compiler.isParenthesizedExpression(node.parent) ? node.parent.parent : node.parent;
  return (
    compiler.isBinaryExpression(guard) &&
    guard.operatorToken.kind === compiler.SyntaxKind.AmpersandAmpersandToken &&
    compiler.isNumericLiteral(guard.left) &&
    guard.left.text === '0'
  );
}

type NamedValue = readonly [name: string, value: ts.Node];

/** `Object.assign(exports, { … })`. */
function assignedTogether(node: ts.CallExpression): readonly NamedValue[] {
  const callee = node.expression;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'assign') return [];
  const [target, ...tables] = node.arguments;
  if (target === undefined || !isExportsObject(target)) return [];
  return tables.filter(compiler.isObjectLiteralExpression).flatMap(membersOf);
}

/** SWC's `_export(exports, { get name() { return value } })`, and esbuild's with functions; whatever the helper is called. */
function exportedThrough(node: ts.CallExpression): readonly NamedValue[] {
  const [target, table] = node.arguments;
  if (node.arguments.length !== 2 || !target || !table || !compiler.isIdentifier(node.expression)) return [];
  if (!isExportsObject(target) || !compiler.isObjectLiteralExpression(table)) return [];
  return table.properties.flatMap((member): readonly NamedValue[] => {
    const name = member.name ? memberText(member.name) : null;
    const value = returnedBy(compiler.isPropertyAssignment(member) ? member.initializer : member);
    return name === null || value === null ? [] : [[name, value]];
  });
}

/** The members of `module.exports = { … }` with their values; a method is its own value. */
export function membersOf(node: ts.ObjectLiteralExpression): readonly NamedValue[] {
  return node.properties.flatMap((member): readonly NamedValue[] => {
    const name = member.name ? memberText(member.name) : null;
    if (name === null) return [];
    if (compiler.isPropertyAssignment(member)) return [[name, member.initializer]];
    if (compiler.isShorthandPropertyAssignment(member)) return [[name, member.name]];
    if (compiler.isMethodDeclaration(member)) return [[name, member]];
    const value = compiler.isGetAccessor(member) ? returnedBy(member) : null;
    return value ? [[name, value]] : [];
  });
}

/** Remembers esbuild's `__export(target, { name: () => value })`, whatever the helper is called. */
function noteGetters(node: ts.CallExpression, getters: Map<string, ts.ObjectLiteralExpression>): void {
  const [target, table] = node.arguments;
  if (node.arguments.length !== 2 || !target || !table) return;
  if (!compiler.isIdentifier(target) || !compiler.isObjectLiteralExpression(table)) return;
  if (table.properties.length > 0 && gettersOf(table).length === table.properties.length) {
    getters.set(target.text, table);
  }
}

function gettersOf(table: ts.ObjectLiteralExpression): readonly NamedValue[] {
  return membersOf(table).flatMap(([name, getter]): readonly NamedValue[] => {
    const value = returnedBy(getter);
    return value ? [[name, value]] : [];
  });
}

/** The expression that a function without parameters returns, when that is all it does. */
function returnedBy(node: ts.Node): ts.Expression | null {
  if (!compiler.isFunctionLike(node) || node.parameters.length > 0) return null;
  const { body } = node as ts.FunctionLikeDeclaration;
  if (!body) return null;
  if (!compiler.isBlock(body)) return body;
  const [only] = body.statements;
  if (body.statements.length !== 1 || !only || !compiler.isReturnStatement(only)) return null;
  return only.expression ?? null;
}

/** The name in `target` or `__toCommonJS(target)`; empty for anything else. */
function nameInside(value: ts.Node): string {
  const inner = compiler.isCallExpression(value) ? value.arguments[0] : value;
  return inner && compiler.isIdentifier(inner) ? inner.text : '';
}

/** `Object.defineProperty(exports, 'name', { value })`, or with a getter. */
function definedProperty(node: ts.CallExpression): NamedValue | null {
  const callee = node.expression;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'defineProperty') return null;
  const [target, key, descriptor] = node.arguments;
  if (!target || !isExportsObject(target) || !key || !compiler.isStringLiteralLike(key)) return null;
  if (key.text === '__esModule' || !descriptor || !compiler.isObjectLiteralExpression(descriptor)) return null;
  for (const [name, value] of membersOf(descriptor)) {
    const given = name === 'get' ? returnedBy(value) : name === 'value' ? value : null;
    if (given) return [key.text, given];
  }
  return null;
}

/** `__exportStar(require('x'), exports)` of TypeScript and `__reExport(target, require('x'))` of esbuild. */
function starsOf(node: ts.CallExpression, tree: ts.SourceFile): readonly ExportFact[] {
  const callee = node.expression;
  const name = compiler.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!compiler.isIdentifier(name) || !/^_{0,2}(exportStar|reExport)$/.test(name.text)) return [];
  return node.arguments.flatMap((argument) => starOf(argument, tree));
}

function starOf(value: ts.Expression, tree: ts.SourceFile): readonly ExportFact[] {
  const specifier = requiredBy(value)?.text;
  return specifier === undefined
    ? []
    : [exportFact({ name: '*', kind: 'star', specifier, start: value.getStart(tree) })];
}

/** Whether an object literal is what `module.exports` is set to. */
const isWholeModule = (node: ts.ObjectLiteralExpression): boolean =>
  compiler.isBinaryExpression(node.parent) && exportedBy(node.parent) === '=';
