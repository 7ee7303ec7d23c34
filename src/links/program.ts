/**
 * The program as a whole: which files there are, their trees and facts on demand, and where an import leads.
 * Takes the sources and a parser; gives trees.
 */
import type { SourceText } from '../model.js';
import type { ExportFact, FileFacts } from '../syntax/facts.js';
import { isSpent } from '../syntax/node-map.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { seenBy } from '../syntax/sight.js';
import type { ts } from '../syntax/typescript.js';
import { Bundles } from './bundles.js';
import type { InnerModule } from './inner-module.js';
import { Clusters } from './clusters.js';
import { Heat } from './heat.js';
import { Importers } from './importers.js';
import type { Inquiry } from './inquiry.js';
import { MemberMentions } from './member-mentions.js';
import { PlaceKeys } from './place-keys.js';
import type { Ref } from './place-keys.js';
import { Resolver } from './resolver.js';
import { keyWithin, Scattered } from './scattered.js';
import { Shared, soughtKey } from './shared.js';

export type Parse = (path: string, displayPath: string, text: string) => ParsedFile;

/** Trees, facts and import links of the sources named at its making. */
export class Program {
  #clusters = new Clusters();
  #heat = new Heat(this.#clusters);
  #shared = this.#sharedAnew();
  #importers = new Importers(this);
  #members = new MemberMentions(this);
  readonly #bundles = new Bundles(this);
  #inquiry: Inquiry | null = null;
  #sources: ReadonlyMap<string, SourceText>;
  readonly #parse: Parse;
  readonly #parsed = new Map<string, ParsedFile | null>();
  /** Those that are there, without data; null where one more has been parsed since. */
  #files: readonly ParsedFile[] | null = null;
  readonly #byTree = new WeakMap<ts.SourceFile, ParsedFile>();
  readonly #facts = new WeakMap<ParsedFile | InnerModule, FileFacts>();
  #data: ReadonlySet<string>;
  #resolver: Resolver;
  #scattered: Scattered;
  #round = 0;
  readonly #places = new PlaceKeys();

  /** `data` are texts that imports may lead to and configuration, none of which is scanned itself. */
  constructor(sources: Iterable<SourceText>, parse: Parse, data: Iterable<SourceText> = []) {
    ({ sources: this.#sources, data: this.#data } = together(sources, data));
    this.#resolver = new Resolver(this.#sources);
    this.#scattered = new Scattered(this.#sources);
    this.#parse = parse;
  }

  /**
   * Begins anew, as a program that was just made of these texts: nothing is parsed or known of the clock. Only nodes
   * keep their keys. `sameLinks` says that no path and no configuration changed, so that imports lead where they led.
   */
  restart(sources: Iterable<SourceText>, data: Iterable<SourceText>, sameLinks: boolean): void {
    ({ sources: this.#sources, data: this.#data } = together(sources, data));
    if (!sameLinks) this.#resolver = new Resolver(this.#sources);
    this.#scattered = new Scattered(this.#sources);
    this.#clusters = new Clusters();
    this.#heat = new Heat(this.#clusters);
    this.#shared = this.#sharedAnew();
    this.#importers = new Importers(this);
    this.#members = new MemberMentions(this);
    this.#parsed.clear();
    this.#files = null;
    this.#round++;
  }

  /** How often it began anew: what was worked out in an earlier round may be another thing by now. */
  get round(): number {
    return this.#round;
  }

  /** What is known to have to do with the clock. */
  get heat(): Heat {
    return this.#heat;
  }

  /** What linked files share by name. */
  get shared(): Shared {
    return this.#shared;
  }

  /** Who of the linked files imports what. */
  get importers(): Importers {
    return this.#importers;
  }

  /** Where members are mentioned. */
  get members(): MemberMentions {
    return this.#members;
  }

  /** The modules within the files. */
  get bundles(): Bundles {
    return this.#bundles;
  }

  /** Does something and notes in an inquiry what is asked meanwhile. */
  during<T>(inquiry: Inquiry, work: () => T): T {
    this.#tell(inquiry);
    try {
      return seenBy(inquiry.sight, work);
    } finally {
      this.#tell(null);
    }
  }

  #sharedAnew(): Shared {
    return new Shared(
      (path) => this.parsed(path),
      (path) => this.#open(path),
      this.#clusters,
    );
  }

  #tell(inquiry: Inquiry | null): void {
    this.#inquiry = inquiry;
    for (const one of [this.#heat, this.#shared, this.#importers]) one.inquiry = inquiry;
  }

  /** Whether `parsed` gives this very file, found out without parsing. */
  gives(path: string, file: ParsedFile | null): boolean {
    const known = this.#parsed.get(path);
    if (known !== undefined) return known === file;
    const source = this.#sources.get(path);
    if (source === undefined || file === null) return source === undefined && file === null;
    return source.displayPath === file.displayPath && !isSpent(file.tree) && source.read() === file.text;
  }

  /** Whether a tree is still the one of its file, found out without parsing. */
  isCurrent(tree: ts.SourceFile): boolean {
    const file = this.#byTree.get(tree);
    return file !== undefined && this.gives(file.path, file);
  }

  /** Paths of all files and data, parsed or not. */
  get paths(): IterableIterator<string> {
    return this.#sources.keys();
  }

  /** Files parsed so far, without data. It is another list as soon as there is one more. */
  get parsedFiles(): readonly ParsedFile[] {
    this.#files ??= [...this.#parsed.values()]
      .filter((file) => file !== null)
      .filter(({ path }) => !this.#data.has(path));
    return this.#files;
  }

  /** Whether a file has been asked for, be there one or not. */
  isOpen(path: string): boolean {
    return this.#parsed.has(path);
  }

  has(path: string): boolean {
    return this.#sources.has(path);
  }

  source(path: string): SourceText | null {
    return this.#sources.get(path) ?? null;
  }

  /** The parsed file, or null when there is no such source or it cannot be read. */
  parsed(path: string): ParsedFile | null {
    const file = this.#open(path);
    this.#inquiry?.noteFile(path, file);
    return file;
  }

  #open(path: string): ParsedFile | null {
    let file = this.#parsed.get(path);
    if (file === undefined) {
      const source = this.#sources.get(path);
      file = source === undefined ? null : this.#parse(source.path, source.displayPath, source.read());
      this.#parsed.set(path, file);
      this.#files = null;
      if (file !== null) this.#byTree.set(file.tree, file);
    }
    return file;
  }

  /** Takes in a tree that no source of the program stands for: nobody finds it by a path. */
  adopt(file: ParsedFile): void {
    this.#byTree.set(file.tree, file);
  }

  /** The file that a node stands in. */
  fileOf(node: ts.Node): ParsedFile {
    const file = this.#byTree.get(node.getSourceFile());
    if (file === undefined) throw new Error('impossible: a node of a tree that this program did not parse');
    return file;
  }

  /** The tree in which a module stands; null when there is no such source or it cannot be read. */
  treeOf(path: string): ts.SourceFile | null {
    return (this.#bundles.at(path)?.file ?? this.parsed(path))?.tree ?? null;
  }

  /** The facts of a file, or of a module within a bundle. */
  facts(path: string): FileFacts | null {
    const module = this.#bundles.at(path);
    const file = module?.file ?? this.parsed(path);
    return file === null ? null : this.#factsOf(module, file);
  }

  /** What a file, or a module within a bundle, exports. */
  exports(path: string): readonly ExportFact[] {
    const module = this.#bundles.at(path);
    const file = module === null ? this.#open(path) : module.file;
    const found = file === null ? [] : seenBy(null, () => this.#factsOf(module, file).exports);
    if (module === null) this.#inquiry?.noteExports(path, file, found);
    return found;
  }

  #factsOf(module: InnerModule | null, file: ParsedFile): FileFacts {
    let facts = this.#facts.get(module ?? file);
    if (facts === undefined) {
      facts = module === null ? this.#bundles.factsOfFile(file) : this.#bundles.factsOf(module);
      this.#facts.set(module ?? file, facts);
    }
    return facts;
  }

  /** Makes known what a file, with the modules in it, adds to the whole; gives the keys of what others may have looked for. */
  link(path: string): string[] {
    const facts = this.facts(path);
    if (facts === null || this.shared.isLinked(path)) return [];
    const imported = this.importers.add(path, facts);
    const within = this.#bundles
      .modulesIn(path)
      .flatMap((module) => this.importers.add(module.path, this.facts(module.path) ?? facts));
    const files = [...imported, ...within].map((target) => this.#bundles.at(target)?.file.path ?? target);
    this.#clusters.add(path, files, facts.imports.length + facts.exports.length === 0);
    return [...this.shared.add(path, facts), ...imported.map((target) => soughtKey('importer', target))];
  }

  /** The module of the program that an import leads to, or null when it leads out of it. */
  resolve(from: string, specifier: string): string | null {
    // What a file says of its own modules is known with the file: only what leads to other files is noted.
    if (this.#bundles.at(specifier) !== null) return specifier;
    const module = this.#bundles.at(from);
    const file = module?.file.path ?? from;
    const key = keyWithin(file, specifier) ?? (module?.targets === null ? specifier : null);
    const elsewhere = key === null ? null : this.#inAnotherFile(file, key);
    const target = elsewhere ?? this.#resolver.resolve(file, specifier);
    this.#inquiry?.noteLink(module === null ? file : from, specifier, target);
    return target;
  }

  /** A module of the same bundle that lies in another file. */
  #inAnotherFile(file: string, key: string): string | null {
    return this.#scattered.find(file, key, (path) => this.#bundles.keyedIn(path, key));
  }

  /** The last words of the names, other than its path, by which others may import a file. */
  namesOf(path: string): string[] {
    return this.#resolver.namesOf(path);
  }

  /** Where a node stands, without leading comments, and where it will stand when what is before it has changed. */
  refOf(node: ts.Node): Ref {
    return this.#places.refOf(node);
  }

  /** A short key for a node's place: equal for what takes up the same stretch of a file. */
  keyOf(node: ts.Node): string {
    return this.#places.keyOf(node);
  }

  /** The same for what begins at the same place. */
  siteOf(node: ts.Node): string {
    return this.#places.siteOf(node);
  }
}

function together(
  sources: Iterable<SourceText>,
  data: Iterable<SourceText>,
): { sources: Map<string, SourceText>; data: Set<string> } {
  const beside = [...data];
  return {
    sources: new Map([...beside, ...sources].map((source) => [source.path, source])),
    data: new Set(beside.map(({ path }) => path)),
  };
}
