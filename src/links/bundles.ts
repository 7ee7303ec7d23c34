/**
 * The modules within the bundles of a program: each has a path of its own, so that imports lead from one to another as
 * they do between files. Takes parsed files; gives paths, the functions behind them and what those call their loader.
 */
import type { FileRole } from '../syntax/bundled-module.js';
import { bundlesIn } from '../syntax/bundles.js';
import { factsOf, factsOfModule } from '../syntax/facts.js';
import type { FileFacts } from '../syntax/facts.js';
import { fileModule } from '../syntax/file-module.js';
import { NodeMap } from '../syntax/node-map.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { moduleNamedAt } from '../syntax/path-comments.js';
import { seenBy, sightNow } from '../syntax/sight.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { BundledFile, InnerModule } from './inner-module.js';
import { mayHold, namesInFile, namesInModule, targetOf, withGiven, withOwnModule } from './names-in-modules.js';

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

  /** Whether a variable or an import holds the loader with which modules register. */
  readonly isHolder = (declaration: ts.Node): boolean =>
    mayHold(declaration) && this.#loaders.get(declaration) !== undefined;

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

  /** The path that a module has under a key in the bundle that a function loads from, be it there or in another file. */
  loadedBy(loader: ts.Node, key: string): string | null {
    const { loaders } = this.#of(this.#program.fileOf(loader));
    const prefix = loaders.size === 0 ? undefined : this.#loaders.get(loader);
    return prefix === undefined ? null : prefix + key;
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

  /** The facts of the file itself, outside of the modules in it. */
  factsOfFile(file: ParsedFile): FileFacts {
    const found = this.#of(file);
    const names = namesInFile(found);
    const facts = factsOf(file, names);
    return found.own === null ? facts : withOwnModule(facts, found.own, file.tree, names);
  }

  /** Whether a file hands itself to a loader as one module, in a function. */
  isHandedOver(path: string): boolean {
    const file = this.#program.has(path) ? this.#program.parsed(path) : null;
    return file !== null && this.#of(file).own !== null;
  }

  /** What a parameter of such a file is: a role, or the specifier of what it holds; null for other parameters. */
  handedTo(parameter: ts.Node): FileRole | { readonly specifier: string } | null {
    const { own } = this.#of(this.#program.fileOf(parameter));
    if (own === null) return null;
    const specifier = own.given.get(parameter);
    return specifier === undefined ? (own.roles.get(parameter) ?? null) : { specifier };
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
    const found = { modules, loaders, own: modules.size === 0 ? fileModule(file.tree) : null };
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

const isBundleOf = ({ modules, loaders, own }: BundledFile): boolean => modules.size + loaders.size > 0 || own !== null;
