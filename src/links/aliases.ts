/**
 * Path aliases: what the compiler's configuration (`tsconfig.json`, `jsconfig.json`) says about names that are no
 * relative paths. Takes the configurations of the scanned tree as data; gives the paths to try for a name.
 */
import { basename, dirname, extname, join } from 'node:path/posix';
import { ownProperty, recordIn, textProperty } from '../syntax/json-text.js';
import type { JsonRecord } from '../syntax/json-text.js';
import { byFolder, foldersAbove } from './folders.js';
import { bestFit, filledIn } from './patterns.js';

/** Reads a JSON file of the tree. */
export type ReadJson = (path: string) => JsonRecord | null;

interface Aliases {
  readonly baseUrl: string | null;
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** Where the targets of `paths` start without a `baseUrl`. */
  readonly pathsFolder: string;
}

const none: Aliases = { baseUrl: null, paths: new Map(), pathsFolder: '.' };
const extendsLimit = 8;
const configuration = /^[tj]sconfig(?:\..*|-.*)?\.json$/;

/** The aliases of a tree, read when first asked for. */
export class PathAliases {
  readonly #folders: ReadonlyMap<string, readonly string[]>;
  readonly #known = new Map<string, Aliases>();
  readonly #readJson: ReadJson;
  readonly #resolve: (from: string, specifier: string) => string | null;

  /** `resolve` finds the configuration that another one extends. */
  constructor(
    paths: Iterable<string>,
    readJson: ReadJson,
    resolve: (from: string, specifier: string) => string | null,
  ) {
    this.#folders = byFolder([...paths].filter((path) => configuration.test(basename(path))));
    this.#readJson = readJson;
    this.#resolve = resolve;
  }

  /** Paths without extension that a name in a file may stand for, the likeliest first. */
  targetsOf(from: string, specifier: string): string[] {
    return this.#allFor(from).flatMap((aliases) => targetsIn(aliases, specifier));
  }

  /** Names without a `*` that are aliases of a path. */
  namesAt(from: string): string[] {
    return this.#allFor(from).flatMap(({ paths }) => [...paths.keys()].filter((key) => !key.includes('*')));
  }

  /** The nearest folder first. In one folder, the file that editors read comes before those that single tools read. */
  #allFor(from: string): Aliases[] {
    if (this.#folders.size === 0) return [];
    return foldersAbove(from).flatMap((folder) => {
      const files = [...(this.#folders.get(folder) ?? [])];
      return files.sort((a, b) => a.length - b.length).map((path) => this.#aliases(path));
    });
  }

  #aliases(path: string): Aliases {
    let known = this.#known.get(path);
    if (known === undefined) {
      known = this.#inherited(path, 0);
      this.#known.set(path, known);
    }
    return known;
  }

  #inherited(path: string, depth: number): Aliases {
    const config = depth > extendsLimit ? null : this.#readJson(path);
    if (config === null) return none;
    const bases = textsIn(ownProperty(config, 'extends')).map((base) => this.#base(path, base));
    const inherited = bases.reduce<Aliases>((all, base) => {
      const aliases = base === null ? none : this.#inherited(base, depth + 1);
      return {
        baseUrl: aliases.baseUrl ?? all.baseUrl,
        ...(aliases.paths.size > 0 ? aliasesOf(aliases) : aliasesOf(all)),
      };
    }, none);
    return withOwn(path, recordIn(ownProperty(config, 'compilerOptions')), inherited);
  }

  #base(path: string, base: string): string | null {
    const named = extname(base) === '.json' ? base : `${base}.json`;
    return this.#resolve(path, named) ?? this.#resolve(path, `${base}/tsconfig.json`);
  }
}

const aliasesOf = ({ paths, pathsFolder }: Aliases): Pick<Aliases, 'paths' | 'pathsFolder'> => ({ paths, pathsFolder });

const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** What a configuration says itself, else what it inherits; every path starts where it was written. */
function withOwn(path: string, options: JsonRecord | null, inherited: Aliases): Aliases {
  const folder = dirname(path);
  const baseUrl = textProperty(options, 'baseUrl');
  const paths = recordIn(ownProperty(options, 'paths'));
  return {
    baseUrl: baseUrl === null ? inherited.baseUrl : within(folder, baseUrl),
    ...(paths === null
      ? aliasesOf(inherited)
      : {
          paths: new Map(Object.entries(paths).map(([key, targets]) => [key, textsIn(targets)])),
          pathsFolder: folder,
        }),
  };
}

/** `${configDir}` is the folder of the configuration. */
function within(folder: string, target: string): string {
  const rest = target.replace(/^\$\{configDir\}\/?/, '');
  return rest !== target || !target.startsWith('/') ? join(folder, rest) : target;
}

function targetsIn({ baseUrl, paths, pathsFolder }: Aliases, specifier: string): string[] {
  const fit = bestFit([...paths.keys()], specifier);
  const targets = fit === null ? [] : (paths.get(fit.key) ?? []).map((target) => filledIn(target, fit.star));
  return [
    ...targets.map((target) => within(baseUrl ?? pathsFolder, target)),
    ...(baseUrl === null ? [] : [join(baseUrl, specifier)]),
  ];
}
