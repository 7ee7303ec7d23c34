/**
 * Packages of the scanned tree: every package.json names its folder. Takes those files as data; gives the paths to
 * try for a package's name, for a path below it, and for a name of its own (`#internal`).
 */
import { basename, dirname, join } from 'node:path/posix';
import { ownProperty, recordIn, textProperty } from '../syntax/json-text.js';
import type { JsonRecord } from '../syntax/json-text.js';
import type { ReadJson } from './aliases.js';
import { foldersAbove } from './folders.js';
import { bestFit, filledIn } from './patterns.js';

const depthLimit = 8;
/** Where a build puts its files. A tree that was not built has only what they are made of, beside them or below `src`. */
const built = /^(?:\.\/)?(?:dist|lib|build|out|output|es|esm|cjs|umd|module)\/(?:(?:es|esm|cjs|umd|module|src)\/)?/;

/** A package's name and what follows it: `@esx/license/beta` → `@esx/license`, `./beta`. */
function splitName(specifier: string): { readonly name: string; readonly rest: string } | null {
  const match = /^(@[^/]+\/[^/]+|[^@./#][^/]*)(\/.*)?$/.exec(specifier);
  return match === null ? null : { name: match[1] ?? '', rest: `.${match[2] ?? ''}` };
}

/** The packages of a tree; their files are read when first asked for. */
export class Packages {
  readonly #files: ReadonlySet<string>;
  readonly #readJson: ReadJson;
  #named: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(paths: Iterable<string>, readJson: ReadJson) {
    this.#files = new Set([...paths].filter((path) => basename(path) === 'package.json').sort());
    this.#readJson = readJson;
  }

  /** Paths that a package's name, or a path below it, may stand for. */
  targetsOf(from: string, specifier: string): string[] {
    const split = this.#files.size === 0 ? null : splitName(specifier);
    if (split === null) return [];
    return this.#foldersOf(split.name, from).flatMap((folder) => this.#inside(folder, split.rest));
  }

  /** What a package calls something inside itself: `#internal/beta`. May be a path or another package's name. */
  internalTargetsOf(from: string, specifier: string): { readonly folder: string; readonly target: string }[] {
    for (const folder of foldersAbove(from)) {
      const imports = recordIn(ownProperty(this.#at(folder), 'imports'));
      if (imports !== null) return mapped(imports, specifier).map((target) => ({ folder, target }));
    }
    return [];
  }

  /** The file that a folder with a package.json stands for. */
  mainOf(folder: string): string[] {
    return this.#files.has(join(folder, 'package.json')) ? mainsOf(folder, this.#at(folder)) : [];
  }

  /** The name of the package that a file belongs to. */
  nameAt(path: string): string | null {
    const folder = foldersAbove(path).find((one) => this.#files.has(join(one, 'package.json')));
    return folder === undefined ? null : textProperty(this.#at(folder), 'name');
  }

  #at(folder: string): JsonRecord | null {
    const path = join(folder, 'package.json');
    return this.#files.has(path) ? this.#readJson(path) : null;
  }

  /** Of two packages of one name, the one around the asking file comes first, then the outermost. */
  #foldersOf(name: string, from: string): string[] {
    const all = this.#index().get(name) ?? [];
    const around = foldersAbove(from);
    return [...all].sort((a, b) => Number(around.includes(b)) - Number(around.includes(a)) || a.length - b.length);
  }

  #index(): ReadonlyMap<string, readonly string[]> {
    if (this.#named !== null) return this.#named;
    const named = new Map<string, string[]>();
    for (const path of this.#files) {
      const name = textProperty(this.#readJson(path), 'name');
      if (name !== null) named.set(name, [...(named.get(name) ?? []), dirname(path)]);
    }
    this.#named = named;
    return named;
  }

  #inside(folder: string, rest: string): string[] {
    const manifest = this.#at(folder);
    const exported = exportsIn(ownProperty(manifest, 'exports'), rest).flatMap((target) => sourcesOf(folder, target));
    return rest === '.'
      ? [...exported, ...mainsOf(folder, manifest)]
      : [...exported, ...sourcesOf(folder, rest), join(folder, 'src', rest)];
  }
}

/** What a package gives as a whole. */
function mainsOf(folder: string, manifest: JsonRecord | null): string[] {
  const named = ['source', 'module', 'main'].map((key) => textProperty(manifest, key));
  const targets = named.filter((target): target is string => target !== null);
  return [...targets.flatMap((target) => sourcesOf(folder, target)), join(folder, 'index'), join(folder, 'src/index')];
}

/** A file as the package names it, and what it may be built from. */
function sourcesOf(folder: string, target: string): string[] {
  const source = target.replace(built, '');
  return source === target
    ? [join(folder, target)]
    : [join(folder, target), join(folder, 'src', source), join(folder, source)];
}

/** `exports` is one target, its conditions, or a table of paths. */
function exportsIn(exported: unknown, rest: string): string[] {
  const table = recordIn(exported);
  const isTable = table !== null && Object.keys(table).some((key) => key.startsWith('.'));
  if (isTable) return mapped(table, rest);
  return rest === '.' ? targetsIn(exported) : [];
}

function mapped(table: JsonRecord, name: string): string[] {
  const fit = bestFit(Object.keys(table), name);
  if (fit === null) return [];
  return targetsIn(ownProperty(table, fit.key)).map((target) => filledIn(target, fit.star));
}

/** All targets, whatever their conditions: what is there decides. Types are no code. */
function targetsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return /\.d\.[cm]?ts$/.test(value) ? [] : [value];
  if (depth > depthLimit || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'types' ? [] : targetsIn(inner, depth + 1)));
}
