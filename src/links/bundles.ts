/**
 * The modules within the bundles of a program: each has a path of its own, so that imports lead from one to another as
 * they do between files. Takes parsed files; gives paths, the functions behind them and what those call their loader.
 */
import { bundlesIn } from '../syntax/bundles.js';
import type { BundledModule } from '../syntax/bundled-module.js';
import { valueExport } from '../syntax/commonjs-facts.js';
import { factsOfModule } from '../syntax/facts.js';
import type { FileFacts } from '../syntax/facts.js';
import { fileNames } from '../syntax/module-names.js';
import type { ImportFact } from '../syntax/import-facts.js';
import { returnedModule } from '../syntax/named-modules.js';
import type { ContextCall, ModuleNames } from '../syntax/module-names.js';
import { NodeMap } from '../syntax/node-map.js';
import { seenBy, sightNow } from '../syntax/sight.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { moduleNamedAt } from '../syntax/path-comments.js';
import { resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** One module within a bundle. */
export interface InnerModule extends BundledModule {
  /** `file.js#0/key`: the file, the number of the bundle in it, the key of the module. */
  readonly path: string;
  readonly file: ParsedFile;
  /** Begins the paths of the modules of the same bundle. */
  readonly prefix: string;
  /** The function that loads the modules of the bundle, where it is a plain one. */
  readonly loader: ts.FunctionLikeDeclaration | null;
}

/** A file and the modules in it. */
interface BundledFile {
  readonly modules: ReadonlyMap<string, InnerModule>;
  readonly loaders: ReadonlyMap<ts.Node, string>;
}

/** The part of a program that is asked for files. */
interface ProgramView {
  readonly parsedFiles: readonly ParsedFile[];
  has(path: string): boolean;
  parsed(path: string): ParsedFile | null;
  facts(path: string): FileFacts | null;
  fileOf(node: ts.Node): ParsedFile;
}

/** Found in a file when it is first asked about, and known by its tree: another text has other modules. */
export class Bundles {
  readonly #program: ProgramView;
  readonly #files = new WeakMap<ParsedFile, BundledFile>();
  readonly #bodies = new NodeMap<ts.Node, InnerModule>();
  readonly #loaders = new NodeMap<ts.Node, string>();
  #linking: { readonly of: readonly ParsedFile[]; readonly paths: readonly string[] } | null = null;

  constructor(program: ProgramView) {
    this.#program = program;
  }

  /** Paths of everything parsed that imports something or passes it on: files, without data, and the modules within bundles. */
  get linking(): readonly string[] {
    const { parsedFiles: files } = this.#program;
    if (this.#linking?.of !== files) {
      const paths = files.flatMap((file) => [file.path, ...this.#of(file).modules.keys()]);
      this.#linking = { of: files, paths: paths.filter((path) => isLinking(this.#program.facts(path))) };
    }
    return this.#linking.paths;
  }

  /** The modules within a file; none in most. */
  modulesIn(path: string): readonly InnerModule[] {
    const file = this.#program.parsed(path);
    return file === null ? [] : [...this.#of(file).modules.values()];
  }

  /** Whether a variable holds the loader with which modules register. */
  readonly isHolder = (declaration: ts.Node): boolean =>
    compiler.isVariableDeclaration(declaration) && this.#loaders.get(declaration) !== undefined;

  /** The path of the module that a file has under a key which its files may share; null where it has none. */
  keyedIn(path: string, key: string): string | null {
    return this.modulesIn(path).find((module) => module.key === key && module.targets === null)?.path ?? null;
  }

  /** The module with a path of its own; null for files. */
  at(path: string): InnerModule | null {
    if (!path.includes('#')) return null;
    for (const { index } of path.matchAll(/#\d+\//g)) {
      const owner = path.slice(0, index);
      const file = this.#program.has(owner) ? this.#program.parsed(owner) : null;
      const module = file === null ? undefined : this.#of(file).modules.get(path);
      if (module !== undefined) return module;
    }
    return null;
  }

  /** The innermost module that a node stands in; null where it stands in none but its file. */
  around(node: ts.Node): InnerModule | null {
    if (this.#of(this.#program.fileOf(node)).modules.size === 0) return null;
    for (let outer = node; !compiler.isSourceFile(outer); outer = outer.parent) {
      const module = this.#bodies.get(outer);
      if (module !== undefined) return module;
    }
    return null;
  }

  /** The path of the module that a node stands in: its file, or a module within a bundle. */
  pathAround(node: ts.Node): string {
    return this.around(node)?.path ?? this.#program.fileOf(node).path;
  }

  /** What people call the module that a node stands in, as far as the bundle tells; null for what is no bundle. */
  nameAround(node: ts.Node): string | null {
    const file = this.#program.fileOf(node);
    const module = this.around(node);
    return module === null ? moduleNamedAt(file, node.getStart(file.tree)) : module.name;
  }

  /** The module that a function is; null for other functions. */
  ofBody(body: ts.Node): InnerModule | null {
    const { modules } = this.#of(this.#program.fileOf(body));
    return modules.size === 0 ? null : (this.#bodies.get(body) ?? null);
  }

  /** The path of what a function loads under a key, where it loads modules. */
  loadedBy(loader: ts.Node, key: string): string | null {
    const { modules, loaders } = this.#of(this.#program.fileOf(loader));
    const prefix = loaders.size === 0 ? undefined : this.#loaders.get(loader);
    return prefix !== undefined && modules.has(prefix + key) ? prefix + key : null;
  }

  /** What a module means by a name of its own: the path of another module, or what a file calls it. */
  specifierIn(module: InnerModule, name: string): string {
    const target = targetOf(module, name);
    return this.at(module.prefix + target)?.path ?? target;
  }

  /** The facts of a module. */
  factsOf(module: InnerModule): FileFacts {
    const names = namesInModule(module, this.#of(module.file));
    const facts = factsOfModule(module.body, module.file.tree, names);
    return module.given === undefined ? facts : withGiven(facts, module, names);
  }

  /** What the file itself, outside of its modules, calls its loader and its exports. */
  namesInFile(file: ParsedFile): ModuleNames {
    const { modules, loaders } = this.#of(file);
    if (modules.size === 0) return fileNames;
    const isFree = (name: ts.Identifier): boolean => resolve(name) === null;
    return {
      isModule: (name) => fileNames.isModule(name) && isFree(name),
      isExports: (name) => fileNames.isExports(name) && isFree(name),
      givesDefault: () => false,
      requiredBy: (node) =>
        loadedAt({ modules, loaders }, node) ?? (isCallOf(node, isFree) ? fileNames.requiredBy(node) : null),
    };
  }

  #of(file: ParsedFile): BundledFile {
    const found = seenBy(null, () => this.#found(file));
    if (sightNow() !== null) this.#look(file, isBundleOf(found));
    return found;
  }

  #found(file: ParsedFile): BundledFile {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const modules = new Map<string, InnerModule>();
    const loaders = new Map<ts.Node, string>();
    for (const [index, bundle] of bundlesIn(file.tree).entries()) {
      const prefix = `${file.path}#${index}/`;
      for (const loader of [bundle.loader, bundle.holder]) if (loader) loaders.set(loader, prefix);
      for (const [key, module] of bundle.modules)
        modules.set(prefix + key, { ...module, path: prefix + key, file, prefix, loader: bundle.loader });
    }
    for (const module of modules.values()) this.#bodies.set(module.body, module);
    for (const [loader, prefix] of loaders) this.#loaders.set(loader, prefix);
    const found = { modules, loaders };
    this.#files.set(file, found);
    return found;
  }

  #look({ tree }: ParsedFile, isBundle: boolean): void {
    const sight = sightNow();
    // What a module is called depends on all that is in the bundle.
    if (isBundle) sight?.blur();
    else sight?.look(tree, 'bundle', [false], (now) => [isBundleOf(this.#found(this.#program.fileOf(now)))]);
  }
}

const isLinking = (facts: FileFacts | null): boolean =>
  facts !== null && (facts.imports.length > 0 || facts.exports.some(({ specifier }) => specifier !== undefined));

const isBundleOf = ({ modules, loaders }: BundledFile): boolean => modules.size + loaders.size > 0;

/** The path of the module that a call loads by a loader of the file, be it there or in another; null for anything else. */
function loadedAt({ modules, loaders }: BundledFile, node: ts.Node): string | null {
  const key = loaders.size === 0 ? null : keyIn(node);
  if (key === null) return null;
  const declaration = resolve((node as ts.CallExpression).expression as ts.Identifier)?.declaration;
  const isKept = declaration !== undefined && compiler.isVariableDeclaration(declaration);
  const held = isKept ? loaders.get(declaration) : undefined;
  if (held !== undefined) return held + key;
  const loader = isKept ? declaration.initializer : declaration;
  const prefix = loader === undefined ? undefined : loaders.get(loader);
  return prefix !== undefined && modules.has(prefix + key) ? prefix + key : null;
}

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
const targetOf = (module: InnerModule, name: string): string => module.targets?.get(name) ?? name;

const contextCalls: ReadonlyMap<string, ContextCall> = new Map([
  ['i', 'load'],
  ['r', 'load'],
  ['s', 'names'],
  ['v', 'value'],
]);

/** What a module within a bundle calls its loader and its exports. */
function namesInModule(module: InnerModule, file: BundledFile): ModuleNames {
  const at = (role: keyof BundledModule['roles']): ts.ParameterDeclaration | null =>
    parameterAt(module, module.roles[role]);
  const loaders = [at('require'), at('importDefault'), at('importAll')];
  const pathOf = (key: string): string => (file.modules.has(module.prefix + key) ? module.prefix + key : key);
  const contextCall = ({ expression: callee }: ts.CallExpression): ContextCall | null => {
    if (!compiler.isPropertyAccessExpression(callee) || !compiler.isIdentifier(callee.expression)) return null;
    return means(callee.expression, at('context')) ? (contextCalls.get(callee.name.text) ?? null) : null;
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
function withGiven(facts: FileFacts, module: InnerModule, names: ModuleNames): FileFacts {
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
