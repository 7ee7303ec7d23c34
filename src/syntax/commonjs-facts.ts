/**
 * What a module exports by assignment: CommonJS as it is written, and as TypeScript, Babel, esbuild and the bundlers
 * write it. Takes a tree, or the function that a bundler made of a module, and gives plain data.
 */
import { copyingLoop } from './copied-members.js';
import { exportFact, type ExportFact } from './export-fact.js';
import { initialValueOf } from './initial-value.js';
import { memberText } from './member-facts.js';
import { fileNames, isExportsObject, isModuleExports, type ModuleNames } from './module-names.js';
import { starOf, starsOf } from './star-facts.js';
import { compiler, type ts } from './typescript.js';
import { kindsOf, walkKinds } from './walk.js';

/** The CommonJS exports of a module, in source order. `root` is its file, or its function in a bundle. */
export function commonJsExportsIn(root: ts.Node, tree: ts.SourceFile, own = fileNames): readonly ExportFact[] {
  const found: ExportFact[] = [];
  const getters = new Map<string, ts.ObjectLiteralExpression>();
  const add = (name: string, value: ts.Node): void => {
    if (name === '=') addWhole(value);
    found.push(valueExport(name, value, tree, own));
  };
  const addWhole = (value: ts.Node): void => {
    if (compiler.isObjectLiteralExpression(value)) for (const [name, member] of membersOf(value)) add(name, member);
    const table = getters.get(nameInside(value));
    if (table) for (const [name, member] of gettersOf(table)) add(name, member);
  };
  walkKinds(root, exporting, (node) => {
    if (compiler.isBinaryExpression(node)) {
      const name = exportedBy(node, own);
      if (name === null) return;
      const value = assignedLast(node);
      if (!isPlaceholder(node, value)) add(name, value);
    } else if (compiler.isCallExpression(node)) {
      found.push(...starsOf(node, tree, own));
      noteGetters(node, getters);
      for (const [name, value] of handedOut(node, own)) add(name, value);
    } else if (compiler.isSpreadAssignment(node) && isWholeModule(node.parent, own)) {
      found.push(...starOf(node.expression, tree, own));
    } else if (compiler.isForInStatement(node)) {
      for (const [name, value] of copiedOneByOne(node, own)) add(name, value);
    }
  });
  return found;
}

const { SyntaxKind } = compiler;
const exporting = kindsOf(
  SyntaxKind.BinaryExpression,
  SyntaxKind.CallExpression,
  SyntaxKind.SpreadAssignment,
  SyntaxKind.ForInStatement,
);

/** What a call adds to the exports. */
const handedOut = (node: ts.CallExpression, own: ModuleNames): readonly NamedValue[] => [
  ...definedProperty(node, own),
  ...assignedTogether(node, own),
  ...handedToHelper(node, own),
  ...handedToContext(node, own),
];

/** The fact of a name that is given a value. */
export function valueExport(name: string, value: ts.Node, tree: ts.SourceFile, own = fileNames): ExportFact {
  const start = value.getStart(tree);
  if (compiler.isIdentifier(value)) return exportFact({ name, kind: 'local', local: value.text, start });
  const specifier = own.requiredBy(value);
  if (specifier !== null) return exportFact({ name, kind: 'reexport', local: '*', specifier, start });
  if (compiler.isPropertyAccessExpression(value)) {
    const from = own.requiredBy(value.expression);
    if (from !== null) return exportFact({ name, kind: 'reexport', local: value.name.text, specifier: from, start });
  }
  return exportFact({ name, kind: 'assignment', start });
}

/** The name that an assignment exports: `=` for `module.exports`; null when it exports none. */
function exportedBy(node: ts.BinaryExpression, own: ModuleNames): string | null {
  if (node.operatorToken.kind !== compiler.SyntaxKind.EqualsToken) return null;
  const target = node.left;
  if (isModuleExports(target, own)) return '=';
  if (compiler.isPropertyAccessExpression(target))
    return isExportsObject(target.expression, own) ? target.name.text : null;
  if (!compiler.isElementAccessExpression(target) || !isExportsObject(target.expression, own)) return null;
  return compiler.isStringLiteralLike(target.argumentExpression) ? target.argumentExpression.text : null;
}

/** What `exports.a = exports.b = value` assigns in the end. */
function assignedLast(node: ts.Expression): ts.Expression {
  let value = node;
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
function assignedTogether(node: ts.CallExpression, own: ModuleNames): readonly NamedValue[] {
  const callee = node.expression;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'assign') return [];
  const [target, ...tables] = node.arguments;
  if (target === undefined || !isExportsObject(target, own)) return [];
  return tables.filter(compiler.isObjectLiteralExpression).flatMap(membersOf);
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
  if (compiler.isParenthesizedExpression(node)) return returnedBy(node.expression);
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

/**
 * What a helper of any name is handed beside the exports: a table of getters, a name and its getter, or webpack's list
 * of names, each with its getter or with 0 and its value.
 */
function handedToHelper(node: ts.CallExpression, own: ModuleNames): readonly NamedValue[] {
  const [target, given, getter] = node.arguments;
  if (target === undefined || given === undefined || !isExportsObject(target, own)) return [];
  if (isMethodOfObject(node.expression)) return [];
  if (compiler.isObjectLiteralExpression(given)) return getterTable(given);
  if (compiler.isArrayLiteralExpression(given)) return listed(given);
  const value = getter === undefined ? null : returnedBy(getter);
  return compiler.isStringLiteralLike(given) && value !== null ? [[given.text, value]] : [];
}

/** Turbopack's `context.s([name, getter, …])` or of a table, and `context.v(value)` for the whole. */
function handedToContext(node: ts.CallExpression, own: ModuleNames): readonly NamedValue[] {
  const [given] = node.arguments;
  const what = given === undefined ? null : (own.contextCall?.(node) ?? null);
  if (given === undefined || what === null || what === 'load') return [];
  if (what === 'value') return [['=', given]];
  if (what === 'put') return put(given, node.arguments[1]);
  if (compiler.isArrayLiteralExpression(given)) return listed(given);
  return compiler.isObjectLiteralExpression(given) ? getterTable(given) : [];
}

/** System's `put('name', value)` and `put({ name: value })`; what is put as `void 0` is only announced. */
function put(given: ts.Expression, value: ts.Expression | undefined): readonly NamedValue[] {
  const all: readonly NamedValue[] = compiler.isObjectLiteralExpression(given)
    ? membersOf(given)
    : compiler.isStringLiteralLike(given) && value !== undefined
      ? [[given.text, value]]
      : [];
  return all.flatMap(([name, one]): NamedValue[] => {
    const last = compiler.isExpression(one) ? assignedLast(one) : one;
    return compiler.isVoidExpression(last) ? [] : [[name, last]];
  });
}

const isMethodOfObject = (callee: ts.Expression): boolean =>
  compiler.isPropertyAccessExpression(callee) &&
  compiler.isIdentifier(callee.expression) &&
  callee.expression.text === 'Object';

/** `{ name: () => value }`, or `{ get name() { return value } }` as SWC writes it. */
const getterTable = (table: ts.ObjectLiteralExpression): readonly NamedValue[] =>
  table.properties.flatMap((member): readonly NamedValue[] => {
    const name = member.name ? memberText(member.name) : null;
    const value = returnedBy(compiler.isPropertyAssignment(member) ? member.initializer : member);
    return name === null || value === null ? [] : [[name, value]];
  });

/** The table that a loop copies to the exports, which may go by another name there. */
function copiedOneByOne(loop: ts.ForInStatement, own: ModuleNames): readonly NamedValue[] {
  const copying = copyingLoop(loop);
  if (copying === null) return [];
  const target = initialValueOf(copying.target) ?? copying.target;
  return isExportsObject(target, own) ? getterTable(copying.table) : [];
}

function listed({ elements }: ts.ArrayLiteralExpression): readonly NamedValue[] {
  const found: NamedValue[] = [];
  for (let index = 0; index < elements.length;) {
    const [name, next] = [elements[index++], elements[index++]];
    if (name === undefined || next === undefined || !compiler.isStringLiteralLike(name)) return found;
    const value = compiler.isNumericLiteral(next) ? elements[index++] : returnedBy(next);
    if (value) found.push([name.text, value]);
  }
  return found;
}

/** `Object.defineProperty(exports, 'name', { value })`, or with a getter. */
function definedProperty(node: ts.CallExpression, own: ModuleNames): readonly NamedValue[] {
  const callee = node.expression;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'defineProperty') return [];
  const [target, key, descriptor] = node.arguments;
  if (!target || !isExportsObject(target, own) || !key || !compiler.isStringLiteralLike(key)) return [];
  if (key.text === '__esModule' || !descriptor || !compiler.isObjectLiteralExpression(descriptor)) return [];
  for (const [name, value] of membersOf(descriptor)) {
    const given = name === 'get' ? returnedBy(value) : name === 'value' ? value : null;
    if (given) return [[key.text, given]];
  }
  return [];
}

/** Whether an object literal is what `module.exports` is set to. */
const isWholeModule = (node: ts.ObjectLiteralExpression, own: ModuleNames): boolean =>
  compiler.isBinaryExpression(node.parent) && exportedBy(node.parent, own) === '=';
