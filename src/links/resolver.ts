/**
 * Where an import leads within the program, by every way there is: relative and absolute paths, path aliases, packages
 * of the tree by name, a package's own names. Takes the texts; reads of them only the configuration, as data.
 */
import { basename, join } from 'node:path/posix';
import type { SourceText } from '../model.js';
import { jsonRecord } from '../syntax/json-text.js';
import type { JsonRecord } from '../syntax/json-text.js';
import { PathAliases } from './aliases.js';
import { fileAt, pathOf } from './modules.js';
import { Packages } from './packages.js';

/** Answers once for each question; the set of texts does not change. */
export class Resolver {
  readonly #sources: ReadonlyMap<string, SourceText>;
  readonly #links = new Map<string, string | null>();
  readonly #records = new Map<string, JsonRecord | null>();
  readonly #packages: Packages;
  readonly #aliases: PathAliases;

  constructor(sources: ReadonlyMap<string, SourceText>) {
    this.#sources = sources;
    const readJson = (path: string): JsonRecord | null => this.#record(path);
    this.#packages = new Packages(sources.keys(), readJson);
    this.#aliases = new PathAliases(sources.keys(), readJson, (from, specifier) =>
      this.#firstOf([...(pathOf(from, specifier) ?? this.#packages.targetsOf(from, specifier))]),
    );
  }

  /** The file that an import leads to, or null when it leads out of the program. */
  resolve(from: string, specifier: string): string | null {
    const key = `${from}\0${specifier}`;
    let target = this.#links.get(key);
    if (target === undefined) {
      target = this.#find(from, specifier);
      this.#links.set(key, target);
    }
    return target;
  }

  /** The last words of the names, other than its own, by which others may import a file. */
  namesOf(path: string): string[] {
    const names = [this.#packages.nameAt(path) ?? '', ...this.#aliases.namesAt(path)];
    return [...new Set(names.map((name) => basename(name)))].filter((name) => name !== '');
  }

  #find(from: string, specifier: string): string | null {
    const path = pathOf(from, specifier);
    if (path !== null) return this.#firstOf(path);
    if (specifier.startsWith('#')) return this.#internal(from, specifier) ?? this.#aliased(from, specifier);
    return this.#aliased(from, specifier) ?? this.#firstOf(this.#packages.targetsOf(from, specifier));
  }

  #aliased(from: string, specifier: string): string | null {
    return specifier === '' ? null : this.#firstOf(this.#aliases.targetsOf(from, specifier));
  }

  #internal(from: string, specifier: string): string | null {
    for (const { folder, target } of this.#packages.internalTargetsOf(from, specifier)) {
      const targets = target.startsWith('.') ? [join(folder, target)] : this.#packages.targetsOf(from, target);
      const found = this.#firstOf(targets);
      if (found !== null) return found;
    }
    return null;
  }

  #firstOf(targets: readonly string[]): string | null {
    const has = (path: string): boolean => this.#sources.has(path);
    for (const target of targets) {
      const found = fileAt(target, has, (folder) => this.#packages.mainOf(folder));
      if (found !== null) return found;
    }
    return null;
  }

  #record(path: string): JsonRecord | null {
    let record = this.#records.get(path);
    if (record === undefined) {
      record = recordOf(this.#sources.get(path));
      this.#records.set(path, record);
    }
    return record;
  }
}

function recordOf(source: SourceText | undefined): JsonRecord | null {
  if (source === undefined) return null;
  try {
    return jsonRecord(source.path, source.read());
  } catch {
    // It cannot be read: then it says nothing.
    return null;
  }
}
