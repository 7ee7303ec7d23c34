/**
 * What modules call their loader and their exports: those within a bundle, and a file around them. Takes modules, gives names
 * and the facts that follow from what a module is handed.
 */
import type { BundledModule, FileModule, FileRole } from '../syntax/bundled-module.js';
import { valueExport } from '../syntax/commonjs-facts.js';
import { contextMembers, loadedLater } from '../syntax/context-modules.js';
import type { FileFacts } from '../syntax/facts.js';
import { importsOf } from '../syntax/file-module.js';
import type { ImportFact } from '../syntax/import-facts.js';
import { fileNames } from '../syntax/module-names.js';
import type { ContextCall, ModuleNames } from '../syntax/module-names.js';
import { returnedModule } from '../syntax/named-modules.js';
import { resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { BundledFile, InnerModule } from './inner-module.js';

/** What the file itself, outside of its modules, calls its loader and its exports. */
export function namesInFile(file: BundledFile): ModuleNames {
  if (file.own !== null) return namesInOwnModule(file.own);
  if (file.modules.size === 0) return fileNames;
  const isFree = (name: ts.Identifier): boolean => resolve(name) === null;
  return {
    isModule: (name) => fileNames.isModule(name) && isFree(name),
    isExports: (name) => fileNames.isExports(name) && isFree(name),
    givesDefault: () => false,
    requiredBy: (node) => loadedAt(file, node) ?? (isCallOf(node, isFree) ? fileNames.requiredBy(node) : null),
  };
}

/** The same of a file that is one module, in the function that it hands over and around it. */
function namesInOwnModule({ roles, given }: FileModule): ModuleNames {
  const texts = new Set([...roles.keys(), ...given.keys()].map((one) => textOf((one as ts.ParameterDeclaration).name)));
  const behind = (name: ts.Identifier): ts.Node | undefined =>
    texts.has(name.text) ? resolve(name)?.declaration : undefined;
  const is = (role: FileRole, name: ts.Identifier): boolean => {
    const declaration = behind(name);
    return declaration !== undefined && roles.get(declaration) === role;
  };
  const puts = ({ expression: callee }: ts.CallExpression): boolean =>
    compiler.isIdentifier(callee) && is('put', callee);
  return {
    isFile: true,
    isModule: (name) => fileNames.isModule(name) || is('module', name),
    isExports: (name) => fileNames.isExports(name) || is('exports', name),
    givesDefault: () => false,
    contextCall: (call) => (puts(call) ? 'put' : null),
    requiredBy(node) {
      if (compiler.isIdentifier(node)) return given.get(behind(node) ?? node) ?? null;
      const isLoading =
        compiler.isCallExpression(node) && compiler.isIdentifier(node.expression) && is('require', node.expression);
      return isLoading ? keyIn(node) : fileNames.requiredBy(node);
    },
  };
}

const textOf = (name: ts.BindingName): string => (compiler.isIdentifier(name) ? name.text : '');

/** What the file's own function is handed counts as imported, and the value that it hands over as exported. */
export function withOwnModule(facts: FileFacts, own: FileModule, tree: ts.SourceFile, names: ModuleNames): FileFacts {
  const isFilled = own.value === null && [...own.roles.values()].includes('exports');
  // `var v = factory(require, exports); if (v !== undefined) module.exports = v;` assigns nothing where nothing is given back.
  const exports = isFilled ? facts.exports.filter(({ name }) => name !== '=') : facts.exports;
  const whole = own.value === null || exports.length > 0 ? [] : [valueExport('=', own.value, tree, names)];
  return { ...facts, imports: [...importsOf(own, tree), ...facts.imports], exports: [...exports, ...whole] };
}

/** The path of the module that a call loads by a loader of the file, be it there or in another; null for anything else. */
function loadedAt({ modules, loaders }: Pick<BundledFile, 'modules' | 'loaders'>, node: ts.Node): string | null {
  const key = loaders.size === 0 ? null : keyIn(node);
  if (key === null) return null;
  const declaration = resolve((node as ts.CallExpression).expression as ts.Identifier)?.declaration;
  const held = declaration !== undefined && mayHold(declaration) ? loaders.get(declaration) : undefined;
  if (held !== undefined) return held + key;
  const isKept = declaration !== undefined && compiler.isVariableDeclaration(declaration);
  const loader = isKept ? declaration.initializer : declaration;
  const prefix = loader === undefined ? undefined : loaders.get(loader);
  return prefix !== undefined && modules.has(prefix + key) ? prefix + key : null;
}

/** A variable or an import, which may stand for a loader that is made elsewhere. */
export const mayHold = (declaration: ts.Node): boolean =>
  compiler.isVariableDeclaration(declaration) || compiler.isImportSpecifier(declaration);

/** The key in `load(7)` or `load('./name')`, whatever `load` is; null for anything else. */
function keyIn(node: ts.Node): string | null {
  if (!compiler.isCallExpression(node) || !compiler.isIdentifier(node.expression)) return null;
  const [key] = node.arguments;
  return key !== undefined && (compiler.isStringLiteralLike(key) || compiler.isNumericLiteral(key)) ? key.text : null;
}

const isCallOf = (node: ts.Node, accepts: (name: ts.Identifier) => boolean): boolean =>
  compiler.isCallExpression(node) && (!compiler.isIdentifier(node.expression) || accepts(node.expression));

/** The name of a parameter by its position; null for patterns and where there is none. */
function parameterAt({ body }: BundledModule, index: number | undefined): ts.ParameterDeclaration | null {
  return index === undefined ? null : (body.parameters[index] ?? null);
}

/** Whether a name means a parameter: the text is asked first, it tells most names apart at no price. */
function means(name: ts.Identifier, parameter: ts.ParameterDeclaration | null): boolean {
  if (parameter === null || !compiler.isIdentifier(parameter.name) || parameter.name.text !== name.text) return false;
  return resolve(name)?.declaration === parameter;
}

/** What a module's own name for another stands for: a key of the bundle, or what is outside of it. */
export const targetOf = (module: InnerModule, name: string): string => module.targets?.get(name) ?? name;

/** What a module within a bundle calls its loader and its exports. */
export function namesInModule(module: InnerModule, file: BundledFile): ModuleNames {
  const at = (role: keyof BundledModule['roles']): ts.ParameterDeclaration | null =>
    parameterAt(module, module.roles[role]);
  const loaders = [at('require'), at('importDefault'), at('importAll')];
  const pathOf = (key: string): string => (file.modules.has(module.prefix + key) ? module.prefix + key : key);
  const contextCall = ({ expression: callee }: ts.CallExpression): ContextCall | null => {
    if (!compiler.isPropertyAccessExpression(callee) || !compiler.isIdentifier(callee.expression)) return null;
    const member = means(callee.expression, at('context')) ? contextMembers.get(callee.name.text) : undefined;
    return member === undefined || member === 'exports' || member === 'module' ? null : member;
  };
  return {
    isModule: (name) => means(name, at('module')),
    isExports: (name) => means(name, at('exports')),
    givesDefault: ({ expression: callee }) => compiler.isIdentifier(callee) && means(callee, at('importDefault')),
    contextCall,
    requiredBy(node) {
      if (compiler.isCallExpression(node) && contextCall(node) === 'load') {
        const [key] = node.arguments;
        const isKey = key !== undefined && (compiler.isStringLiteralLike(key) || compiler.isNumericLiteral(key));
        return isKey ? pathOf(key.text) : null;
      }
      const { parent } = node;
      if (compiler.isFunctionLike(node) && compiler.isCallExpression(parent) && contextCall(parent) === 'value') {
        const key = loadedLater(node);
        return key === null ? null : pathOf(key);
      }
      if (compiler.isIdentifier(node)) {
        const index = module.given?.findIndex((_key, at) => means(node, parameterAt(module, at))) ?? -1;
        return index < 0 ? null : pathOf(module.given?.[index] ?? '');
      }
      if (!compiler.isCallExpression(node) || !compiler.isIdentifier(node.expression)) return null;
      const callee = node.expression;
      const key = loaders.some((one) => means(callee, one))
        ? (keyIn(node) ?? numberedDependency(node, at('dependencies')))
        : null;
      if (key === null) return loadedAt(file, node) ?? fileNames.requiredBy(node);
      return pathOf(targetOf(module, key));
    },
  };
}

/** What the function of a module is handed counts as imported, and what it gives back as exported. */
export function withGiven(facts: FileFacts, module: InnerModule, names: ModuleNames): FileFacts {
  const { tree } = module.file;
  const roles = Object.values(module.roles);
  const specifiers = (module.given ?? []).map((key) => module.prefix + key);
  const imports = module.body.parameters.flatMap(({ name }, index): ImportFact[] => {
    const specifier = specifiers[index];
    if (specifier === undefined || !compiler.isIdentifier(name) || roles.includes(index)) return [];
    const local = name.text;
    return [{ specifier, kind: 'require', names: [{ imported: '*', local }], start: name.getStart(tree) }];
  });
  const value = returnedModule(module);
  const exports = value === null ? [] : [valueExport('=', value, tree, names)];
  return { ...facts, imports: [...imports, ...facts.imports], exports: [...facts.exports, ...exports] };
}

/** The number in Metro's `load(dependencies[3])`. */
function numberedDependency(node: ts.CallExpression, list: ts.ParameterDeclaration | null): string | null {
  const [access] = node.arguments;
  if (access === undefined || !compiler.isElementAccessExpression(access)) return null;
  if (!compiler.isIdentifier(access.expression) || !means(access.expression, list)) return null;
  return compiler.isNumericLiteral(access.argumentExpression) ? access.argumentExpression.text : null;
}
