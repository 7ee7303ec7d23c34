/**
 * The modules that a bundler keeps as functions in a table: webpack, browserify, parcel and Metro, told by how the
 * functions are called and never by the names of tools, which minifiers take away. Takes a tree, gives its bundles.
 */
import { handedTables, importedLoader } from './chunk-exports.js';
import { contextModules } from './context-modules.js';
import { enclosingFunction } from './functions.js';
import { immediateArgument, immediateCall } from './immediate-call.js';
import { resolve } from './scope-tree.js';
import { memberText } from './member-facts.js';
import type { BundledModule, Roles } from './bundled-module.js';
import { namedModule } from './named-modules.js';
import { withoutParentheses } from './parentheses.js';
import { mayRegister, registeredModule } from './registered-modules.js';
import { compiler, type ts } from './typescript.js';
import { kindsOf, walkKinds } from './walk.js';

/** One table of modules. */
export interface Bundle {
  readonly modules: ReadonlyMap<string, BundledModule>;
  /** The function that loads a module by its key, where it is a plain one. */
  readonly loader: ts.FunctionLikeDeclaration | null;
  /** What declares the loader by name, where the modules register with it or the file imports it. */
  readonly holder?: ts.Node;
}

/** Every way to call a module's function hands over what it exports; the text tells at no price that there is none. */
const signs = /\.exports\s*,|\.push\(\s*\[\s*\[|(?:\b|_)modules(?:__)?\s*=\s*\{|\bTURBOPACK|\b__d\(|\bdefine\(\s*["']/;

const calls = kindsOf(compiler.SyntaxKind.CallExpression);

/** The bundles in a tree, in the order in which they stand in it. */
export function bundlesIn(tree: ts.SourceFile): readonly Bundle[] {
  if (!signs.test(tree.text)) return [];
  const bundles: Bundle[] = [];
  const tables = new Set<ts.Node>();
  const defined: BundledModule[] = [];
  const registered = new Map<ts.Node, BundledModule[]>();
  const isRegistering = mayRegister(tree.text);
  for (const table of handedTables(tree)) {
    const modules = modulesIn({ table, roles: chunkRoles, loader: null });
    const holder = importedLoader(tree);
    if (modules.size > 0) bundles.push({ modules, loader: null, ...(holder === null ? {} : { holder }) });
  }
  walkKinds(tree, calls, (call) => {
    const node = call as ts.CallExpression;
    const one = definedModule(node) ?? namedModule(node);
    if (one !== null) defined.push(one);
    defined.push(...contextModules(node));
    const own = isRegistering ? registeredModule(node) : null;
    if (own !== null) registered.set(own.loader, [...(registered.get(own.loader) ?? []), own.module]);
    const found = loadingCall(node) ?? chunkCall(node);
    if (found === null || tables.has(found.table)) return;
    const modules = modulesIn(found);
    if (modules.size === 0) return;
    tables.add(found.table);
    bundles.push({ modules, loader: found.loader });
  });
  for (const [holder, modules] of registered) bundles.push({ modules: byKey(modules), loader: null, holder });
  if (defined.length > 0) bundles.push({ modules: byKey(defined), loader: null });
  return bundles;
}

const byKey = (modules: readonly BundledModule[]): Map<string, BundledModule> =>
  new Map(modules.map((module) => [module.key, module]));

interface Found {
  readonly table: ts.Expression;
  readonly roles: Roles;
  readonly loader: ts.FunctionLikeDeclaration | null;
}

/** `table[key](module, module.exports, load)`, also by `.call`; with `table[key][0]` every entry lists its names as well. */
function loadingCall(node: ts.CallExpression): Found | null {
  const outer = node.expression;
  const isByCall = compiler.isPropertyAccessExpression(outer) && outer.name.text === 'call';
  const callee = isByCall ? outer.expression : outer;
  if (!compiler.isElementAccessExpression(callee)) return null;
  const roles = rolesIn(isByCall ? node.arguments.slice(1) : node.arguments);
  if (roles === null) return null;
  const entry = isZero(callee.argumentExpression) ? withoutParentheses(callee.expression) : callee;
  if (!compiler.isElementAccessExpression(entry)) return null;
  const table = tableOf(entry.expression) ?? (entry === callee ? null : tableOfPairs(node.getSourceFile()));
  return table === null ? null : { table, roles, loader: entry === callee ? loaderAround(node, entry) : null };
}

const isZero = (node: ts.Expression): boolean => compiler.isNumericLiteral(node) && node.text === '0';

/** `m, m.exports` among the arguments tell which is which; the loader is the first of the others. */
function rolesIn(args: readonly ts.Expression[]): Roles | null {
  const exports = args.findIndex(
    (arg) =>
      compiler.isPropertyAccessExpression(arg) && arg.name.text === 'exports' && compiler.isIdentifier(arg.expression),
  );
  const owner = (args[exports] as ts.PropertyAccessExpression | undefined)?.expression as ts.Identifier | undefined;
  const module = args.findIndex((arg) => compiler.isIdentifier(arg) && arg.text === owner?.text);
  if (exports < 0 || module < 0) return null;
  const require = args.findIndex((_, index) => index !== exports && index !== module);
  return { module, exports, ...(require < 0 ? {} : { require }) };
}

/** The function whose first parameter is the key: it loads what it is asked for. */
function loaderAround(node: ts.Node, { argumentExpression: key }: ts.ElementAccessExpression): Found['loader'] {
  const loader = enclosingFunction(node);
  const name = loader?.parameters[0]?.name;
  const isAsked =
    name !== undefined && compiler.isIdentifier(name) && compiler.isIdentifier(key) && key.text === name.text;
  return isAsked ? loader : null;
}

const isTable = (node: ts.Node): node is ts.ObjectLiteralExpression | ts.ArrayLiteralExpression =>
  compiler.isObjectLiteralExpression(node) || compiler.isArrayLiteralExpression(node);

/** The literal that a name stands for: a variable's, or what is handed to the function in place. */
function tableOf(node: ts.Expression): ts.Expression | null {
  const inner = withoutParentheses(node);
  if (isTable(inner)) return inner;
  const declaration = compiler.isIdentifier(inner) ? resolve(inner)?.declaration : undefined;
  if (declaration === undefined) return null;
  if (compiler.isVariableDeclaration(declaration)) return literalIn(declaration.initializer);
  if (!compiler.isParameter(declaration)) return null;
  const call = immediateCall(declaration.parent);
  return call === null ? null : literalIn(immediateArgument(call, declaration.parent.parameters.indexOf(declaration)));
}

function literalIn(node: ts.Expression | undefined): ts.Expression | null {
  const inner = node === undefined ? null : withoutParentheses(node);
  return inner !== null && isTable(inner) ? inner : null;
}

/** The first argument in a file that is a table of functions with the names of what they load. */
function tableOfPairs(tree: ts.SourceFile): ts.Expression | null {
  let found: ts.Expression | null = null;
  walkKinds(tree, calls, (node) => {
    if (found !== null) return false;
    const [first] = (node as ts.CallExpression).arguments;
    const [entry] = first !== undefined && compiler.isObjectLiteralExpression(first) ? first.properties : [];
    if (entry !== undefined && compiler.isPropertyAssignment(entry) && pairOf(entry.initializer) !== null)
      found = first ?? null;
    return true;
  });
  return found;
}

const chunkRoles: Roles = { module: 0, exports: 1, require: 2 };

/** `(self.chunks = self.chunks || []).push([[1], { key: function … }])`: a table for the loader of another file. */
function chunkCall(node: ts.CallExpression): Found | null {
  const [chunk] = node.arguments;
  const callee = node.expression;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'push') return null;
  if (chunk === undefined || !compiler.isArrayLiteralExpression(chunk)) return null;
  const [ids, table] = chunk.elements;
  if (ids === undefined || !compiler.isArrayLiteralExpression(ids) || table === undefined || !isTable(table))
    return null;
  return { table, roles: chunkRoles, loader: null };
}

const metroRoles: Roles = { require: 1, importDefault: 2, importAll: 3, module: 4, exports: 5, dependencies: 6 };

/** Metro: `__d(function (global, load, loadDefault, loadAll, module, exports, dependencies) { … }, 7, [1, 2])`. */
function definedModule(node: ts.CallExpression): BundledModule | null {
  const [first, id, list, path] = node.arguments;
  const body = first === undefined ? null : functionIn(first);
  if (!compiler.isIdentifier(node.expression) || body?.parameters.length !== 7) return null;
  if (id === undefined || !(compiler.isNumericLiteral(id) || compiler.isStringLiteral(id))) return null;
  const elements = list !== undefined && compiler.isArrayLiteralExpression(list) ? [...list.elements] : [];
  const targets = new Map(elements.flatMap((element, index): [string, string][] => keyed(String(index), element)));
  const name = path !== undefined && compiler.isStringLiteral(path) ? path.text : null;
  return { key: id.text, name, body, roles: metroRoles, targets };
}

/** Numbers and hashes change from build to build; a path is a name. */
const nameIn = (key: string): string | null => (/[./]/.test(key) ? key.replace(/^(?:\.{1,2}\/)+/, '') : null);

function modulesIn({ table, roles }: Found): ReadonlyMap<string, BundledModule> {
  return byKey(
    entriesOf(table).flatMap(([key, value]): BundledModule[] => {
      const body = functionIn(value);
      if (body !== null) return [{ key, name: nameIn(key), body, roles, targets: null }];
      const pair = pairOf(value);
      return pair === null ? [] : [{ key, name: nameIn(key), body: pair.body, roles, targets: pair.targets }];
    }),
  );
}

function entriesOf(table: ts.Node): readonly (readonly [string, ts.Node])[] {
  if (compiler.isArrayLiteralExpression(table)) return table.elements.map((value, index) => [String(index), value]);
  if (!compiler.isObjectLiteralExpression(table)) return [];
  return table.properties.flatMap((member): readonly (readonly [string, ts.Node])[] => {
    const key = member.name === undefined ? null : memberText(member.name);
    if (key === null) return [];
    if (compiler.isPropertyAssignment(member)) return [[key, member.initializer]];
    return compiler.isMethodDeclaration(member) ? [[key, member]] : [];
  });
}

function functionIn(node: ts.Node): ts.FunctionLikeDeclaration | null {
  const inner = withoutParentheses(node);
  return compiler.isFunctionExpression(inner) || compiler.isArrowFunction(inner) || compiler.isMethodDeclaration(inner)
    ? inner
    : null;
}

/** `[function …, { './name': key }]`. */
function pairOf(node: ts.Node): (Pick<BundledModule, 'body'> & { targets: ReadonlyMap<string, string> }) | null {
  if (!compiler.isArrayLiteralExpression(node) || node.elements.length !== 2) return null;
  const [first, names] = node.elements;
  const body = first === undefined ? null : functionIn(first);
  if (body === null || names === undefined || !compiler.isObjectLiteralExpression(names)) return null;
  return { body, targets: new Map(entriesOf(names).flatMap(([name, value]) => keyed(name, value))) };
}

const keyed = (name: string, value: ts.Node): [string, string][] =>
  compiler.isStringLiteral(value) || compiler.isNumericLiteral(value) ? [[name, value.text]] : [];
