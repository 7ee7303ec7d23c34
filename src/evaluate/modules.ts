/**
 * Modules of the program: what an import gives, what an export holds. Nothing is executed for it: an export is
 * evaluated when somebody reads it.
 */
import { contextMembers } from '../syntax/context-modules.js';
import type { ContextMember } from '../syntax/context-modules.js';
import { handedLiteral, madeIn } from '../syntax/handed-literals.js';
import { definitionAt, definitionNamed, resolve, scopeOf } from '../syntax/scopes.js';
import type { Definition, Scope } from '../syntax/scopes.js';
import type { ExportFact } from '../syntax/export-fact.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { nodeAt } from '../syntax/node-at.js';
import { innerLoader, loaderHelp } from './loader-helpers.js';
import { boundArgumentsKey } from './natives/functions.js';
import { namedInNamespaces } from './namespaces.js';
import { filledWhereHanded } from './property-writes.js';
import type { Run } from './run.js';
import {
  arrayValue,
  functionValue,
  nativeValue,
  noTag,
  objectValue,
  primitive,
  trueValue,
  undefinedValue,
  unknown,
} from './values.js';
import type { FunctionValue, Value } from './values.js';

/** A module by its specifier, as seen from a file: of the program, or outside it. */
export function moduleValue(run: Run, from: string, specifier: string): Value {
  const path = run.program.resolve(from, specifier);
  return path === null
    ? nativeValue(`module:${specifier.replace(/^node:/, '')}`)
    : { kind: 'module', path, tag: noTag };
}

/** What an imported name holds. `declaration` is an import specifier, clause, namespace or `import x = require()`. */
export function importedValue(run: Run, declaration: ts.Node): Value {
  const { path } = run.program.fileOf(declaration);
  if (compiler.isImportEqualsDeclaration(declaration)) {
    const { moduleReference } = declaration;
    return compiler.isExternalModuleReference(moduleReference)
      ? moduleValue(run, path, textOf(moduleReference.expression))
      : namedInNamespaces(run, moduleReference);
  }
  const specifier = textOf(specifierOf(declaration));
  const module = moduleValue(run, path, specifier);
  if (compiler.isNamespaceImport(declaration)) return module;
  const name = compiler.isImportSpecifier(declaration)
    ? (declaration.propertyName ?? declaration.name).text
    : 'default';
  return run.interpreter.getProperty(run, module, name, declaration);
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  let current: ts.Node = node;
  while (!compiler.isImportDeclaration(current)) {
    if (compiler.isSourceFile(current)) return undefined;
    current = current.parent;
  }
  return current.moduleSpecifier;
}
const textOf = (node: ts.Node | undefined): string =>
  node !== undefined && compiler.isStringLiteralLike(node) ? node.text : '';

/** An export of a file of the program. `default` of a CommonJS module is what it assigns to `module.exports`. */
export function readExport(run: Run, path: string, name: string): Value {
  return run.once(`export ${name} ${path}`, () => evaluateExport(run, path, name)) ?? unknown(`export:${name}`);
}

function evaluateExport(run: Run, path: string, name: string): Value {
  const facts = run.program.facts(path);
  if (facts === null) return unknown(`module:${path}.${name}`);
  const tree = run.program.treeOf(path);
  const isInner = run.program.bundles.at(path) !== null;
  if (tree !== null && !isInner && /\.json$/i.test(path)) return readData(run, tree as ts.JsonSourceFile, name);
  const own = facts.exports.filter((fact) => fact.name === name && fact.kind !== 'star');
  const last = own.at(-1);
  if (last !== undefined) return exportedValue(run, path, last);
  const whole = facts.exports.find((fact) => fact.name === '=');
  if (name === '__esModule')
    return facts.exports.some((fact) => fact.kind !== 'assignment' || fact.name === 'default')
      ? trueValue
      : undefinedValue;
  if (whole !== undefined) {
    const value = exportedValue(run, path, whole);
    return name === 'default' || name === '='
      ? value
      : run.interpreter.getProperty(run, value, name, tree ?? compiler.factory.createNull());
  }
  if (name === 'default')
    return facts.exports.some((fact) => fact.kind === 'assignment')
      ? { kind: 'module', path, tag: noTag }
      : undefinedValue;
  return fromStars(run, path, facts.exports, name);
}

/** A JSON file is its one value: as a whole, or a property of it. */
function readData(run: Run, tree: ts.JsonSourceFile, name: string): Value {
  const [statement] = tree.statements;
  if (statement === undefined) return unknown('json');
  const value = run.interpreter.evaluate(run, statement.expression, null);
  return name === 'default' || name === '=' ? value : run.interpreter.getProperty(run, value, name, statement);
}

function fromStars(run: Run, path: string, exports: readonly ExportFact[], name: string): Value {
  for (const fact of exports) {
    if (fact.kind !== 'star' || fact.specifier === undefined || fact.name !== '*') continue;
    const target = run.program.resolve(path, fact.specifier);
    if (target === null) return nativeValue(`module:${fact.specifier}.${name}`);
    const value = readExport(run, target, name);
    if (value !== undefinedValue) return value;
  }
  return undefinedValue;
}

function exportedValue(run: Run, path: string, fact: ExportFact): Value {
  const tree = run.program.treeOf(path);
  if (fact.specifier !== undefined) {
    const module = moduleValue(run, path, fact.specifier);
    return fact.local === undefined || fact.local === '*' || tree === null
      ? module
      : run.interpreter.getProperty(run, module, fact.local, tree);
  }
  if (tree === null) return unknown(`export:${fact.name}`);
  if (fact.local !== undefined) {
    const definition = definitionNamed(scopeOfExport(run, path, tree, fact), fact.local);
    if (definition !== null) return run.interpreter.readDefinition(run, definition, null);
  }
  const node = nodeAt(tree, fact.start, (one) => compiler.isExpression(one) || isNamelessDefault(one) || isMethod(one));
  run.muted++;
  try {
    if (node === null) return unknown(`export:${fact.name}`);
    if (compiler.isFunctionDeclaration(node) || compiler.isMethodDeclaration(node)) return functionValue(node, null);
    if (isMethod(node))
      return run.interpreter.getProperty(run, run.interpreter.evaluate(run, node.parent, null), fact.name, node);
    const value = run.store.apart(() => valueExported(run, node as ts.Expression));
    // `module.exports.default = module.exports`: what that means is for the file to say in which it stands.
    return isOwnModule(value) ? { kind: 'module', path, tag: noTag } : value;
  } finally {
    run.muted--;
  }
}

/** `module.exports = { isOver() { … }, get end() { … } }` */
const isMethod = (
  node: ts.Node,
): node is ts.ObjectLiteralElementLike & { readonly parent: ts.ObjectLiteralExpression } =>
  compiler.isMethodDeclaration(node) || compiler.isGetAccessorDeclaration(node)
    ? compiler.isObjectLiteralExpression(node.parent)
    : false;

const isOwnModule = (value: Value): boolean =>
  value.kind === 'native' && (value.name === 'module.exports' || value.name === 'exports');

/** An export that is made where it is handed to a function: what that one makes of it, under the variable's name if it has one. */
function valueExported(run: Run, node: ts.Expression): Value {
  const name = handedLiteral(madeIn(node))?.name ?? null;
  const definition = name === null ? null : resolve(name);
  if (definition !== null) return run.interpreter.readDefinition(run, definition, null);
  return filledWhereHanded(run, node, run.interpreter.evaluate(run, node, null), null);
}

/** `export default function () { … }`, `export default class { … }`: a class is evaluated as an expression is. */
const isNamelessDefault = (node: ts.Node): boolean =>
  (compiler.isFunctionDeclaration(node) || compiler.isClassDeclaration(node)) && node.name === undefined;

/** Where the local name of an export is looked up: in the file, or where it stands in the function of a module. */
function scopeOfExport(run: Run, path: string, tree: ts.SourceFile, { start }: ExportFact): Scope {
  const { bundles } = run.program;
  const isInFunction = bundles.at(path) !== null || bundles.isHandedOver(path);
  const node = isInFunction ? nodeAt(tree, start, compiler.isIdentifier) : null;
  return scopeOf(node ?? tree);
}

/** What a parameter of the function that a bundler made of a module is; null for other functions. */
export function loaderArgument(run: Run, node: ts.Node, index: number): Value | null {
  const module = run.program.bundles.ofBody(node);
  if (module === null) return compiler.isFunctionLike(node) ? handedToFile(run, node.parameters[index]) : null;
  const { roles } = module;
  const exports: Value = { kind: 'module', path: module.path, tag: noTag };
  switch (index) {
    case roles.exports:
      return exports;
    case roles.module:
      return moduleObject(exports);
    case roles.require:
      return loaderOf(run, module.loader) ?? nativeValue(innerLoader);
    case roles.context:
      return contextOf(exports);
    case roles.importAll:
      return nativeValue(innerLoader);
    case roles.importDefault:
      return nativeValue(defaultLoader);
    case roles.dependencies:
      return arrayValue([...(module.targets?.keys() ?? [])].map((key) => primitive(key)));
    default:
      return module.given?.[index] === undefined ? null : handedModule(run, module.path, module.given[index]);
  }
}

/** What a parameter is of the function that a file hands to a loader as its one module; null for other parameters. */
function handedToFile(run: Run, parameter: ts.ParameterDeclaration | undefined): Value | null {
  const part = parameter === undefined ? null : run.program.bundles.handedTo(parameter);
  if (parameter === undefined || part === null) return null;
  const { path } = run.program.fileOf(parameter);
  if (typeof part === 'object') return moduleValue(run, path, part.specifier);
  const exports: Value = { kind: 'module', path, tag: noTag };
  if (part === 'exports') return exports;
  return part === 'module' ? moduleObject(exports) : nativeValue(part === 'require' ? part : 'exports.put');
}

const moduleObject = (exports: Value): Value => objectValue([['exports', exports]], { open: true, path: 'module' });

/** The one object that holds the loader, the module and what it exports. */
function contextOf(exports: Value): Value {
  const loader = nativeValue(innerLoader);
  const held = new Map<ContextMember, Value>([
    ['load', loader],
    ['exports', exports],
    ['module', moduleObject(exports)],
  ]);
  const members = [...contextMembers].flatMap(([name, what]): [string, Value][] => {
    const value = held.get(what);
    return value === undefined ? [] : [[name, value]];
  });
  return objectValue(members, { open: true, path: 'context' });
}

function handedModule(run: Run, from: string, key: string): Value {
  const module = run.program.bundles.at(from);
  return moduleValue(run, from, module === null ? key : run.program.bundles.specifierIn(module, key));
}

/** The loader as it stands in the text, with the helpers that are kept on it; null where it has no name. */
function loaderOf(run: Run, loader: ts.Node | null): Value | null {
  if (loader === null || !compiler.isFunctionDeclaration(loader) || loader.name === undefined) return null;
  const definition = definitionAt(loader.name);
  return definition === null ? null : run.interpreter.readDefinition(run, definition, null);
}

/** What the loader of a bundle gives: the module; null for other functions. */
export function loadedModule(run: Run, callee: FunctionValue, args: readonly Value[]): Value | null {
  const bound = callee.properties.get(boundArgumentsKey);
  const key = bound?.kind === 'array' ? bound.items[0] : args[0];
  if (key?.kind !== 'primitive') return null;
  const within = run.program.bundles.loadedBy(callee.node, String(key.value));
  const path = within === null ? null : run.program.resolve(run.program.fileOf(callee.node).path, within);
  return path === null ? null : { kind: 'module', path, tag: noTag };
}

/** What a variable holds with which the modules of a bundle register; null for other variables. */
export const heldLoader = (run: Run, { declaration }: Definition): Value | null =>
  run.program.bundles.isHolder(declaration) ? nativeValue(innerLoader) : null;

/** What a module within a bundle is handed to load others by, and for their defaults. */
const defaultLoader = 'require.innerDefault';

/** `require('x')`, as a file calls it or a module within a bundle; null for other calls. */
export function requiredModule(run: Run, name: string, args: readonly Value[], site: ts.Node): Value | null {
  const helped = loaderHelp(run, name, args, site);
  if (helped !== null) return helped;
  const [specifier] = args;
  if (/^module:(?:node:)?module\.(?:default\.)?createRequire$/.test(name)) return nativeValue('require');
  if (specifier?.kind !== 'primitive') return null;
  if (name === innerLoader || name === defaultLoader) {
    const module = innerValue(run, String(specifier.value), site);
    return name === innerLoader ? module : run.interpreter.getProperty(run, module, 'default', site);
  }
  if ((name !== 'require' && name !== 'import') || typeof specifier.value !== 'string') return null;
  return moduleValue(run, run.program.fileOf(site).path, specifier.value);
}

function innerValue(run: Run, name: string, site: ts.Node): Value {
  const { bundles } = run.program;
  const from = bundles.pathAround(site);
  const module = bundles.at(from);
  const specifier =
    module === null ? (bundles.keyedIn(from, name) ?? `${from}#0/${name}`) : bundles.specifierIn(module, name);
  return moduleValue(run, from, specifier);
}
