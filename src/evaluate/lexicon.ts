/**
 * What the interpreter asks of the catalogues: which names read the clock and which libraries make dates.
 * Built once from the rulebook; words, weights and harm are not its business.
 */
import type { KeeperEntry } from '../rulebook/keepers.js';
import type { ClockCatalogue, ClockEntry, Rulebook } from '../rulebook/shapes.js';
import { askedBy, classifyAnchor, decoderOf, isDateOrigin, makersOf, marksOf, showsOf } from '../rulebook/rulebook.js';
import { entryId } from '../rulebook/entry-id.js';
import { modelNames } from './model-names.js';
import type { ModelName } from './model-names.js';
import { DurationNames } from './duration-names.js';
import { joinTags } from './values.js';

/** A clock read found in a catalogue. */
export interface ClockRead {
  readonly entry: ClockEntry;
  /** The catalogue entry's id, `clocks/native#Date.now`. */
  readonly id: string;
}

/** A library name with the part of the dotted name below it: `module:dayjs.utc` → dayjs, `utc`. */
export interface LibraryName {
  readonly library: ClockCatalogue;
  readonly name: string;
}

const memoLimit = 50_000;
/** Node's own modules go by two names. */
const nodePrefix = /^module:node:/;

const months = 'january february march april may june july august september october november december'.split(' ');

/** Through which names a clock can be read. */
export interface ClockNames {
  readonly globals: ReadonlySet<string>;
  /** Specifiers. */
  readonly modules: ReadonlySet<string>;
  /** Where none of these stands, as a name or as a text, no clock of the catalogues is mentioned: names, specifiers, ends of ways. */
  readonly words: ReadonlySet<string>;
  /** Names that read the clock where they are asked of one of these globals or modules; those hold much else. */
  readonly sparse: {
    readonly names: ReadonlySet<string>;
    readonly globals: ReadonlySet<string>;
    readonly modules: ReadonlySet<string>;
  };
}

/** Questions about names. */
export class Lexicon {
  readonly libraries: ReadonlyMap<string, ClockCatalogue>;
  readonly joinTags = joinTags;
  readonly clockNames: ClockNames;
  /** Clock reads by the end of the way that a value came. */
  readonly origins = new Map<string, ClockRead>();
  /** The last step of each of these ways. */
  readonly originEnds = new Set<string>();
  /** Fields of what a time service answers, by their names. */
  readonly #answers = new Map<string, { entry: ClockEntry; read: ClockRead }[]>();
  /** Texts that ask a time service. */
  readonly services = new Set<string>();
  readonly #originForm: RegExp | null;
  readonly #dateOrigins = new Map<string, boolean>();
  readonly #reads = new Map<string, ClockRead>();
  readonly #roots = new Map<string, ClockCatalogue>();
  readonly #durations: DurationNames;
  readonly #rulebook: Rulebook;
  #instantReadings: readonly string[] | null = null;
  readonly #models: ReadonlyMap<string, ModelName>;
  readonly #keepers: ReadonlyMap<string, KeeperEntry>;
  readonly #options: ReadonlyMap<string, KeeperEntry>;
  readonly #givers: ReadonlyMap<string, KeeperEntry>;

  constructor(rulebook: Rulebook) {
    this.#rulebook = rulebook;
    this.#models = modelNames(rulebook.models);
    const byName = (isOfKind: (entry: KeeperEntry) => boolean): ReadonlyMap<string, KeeperEntry> =>
      new Map(rulebook.keepers.filter(isOfKind).map((entry) => [entry.call, entry]));
    const gives = ({ gives: what }: KeeperEntry): boolean => what === 'fallback' || what === 'copy';
    this.#keepers = byName((entry) => entry.option === undefined && !gives(entry));
    this.#options = byName(({ option }) => option === true);
    this.#givers = byName(gives);
    this.libraries = new Map(rulebook.clocks.map((catalogue) => [catalogue.library, catalogue]));
    this.#durations = new DurationNames(rulebook);
    for (const catalogue of rulebook.clocks) this.#index(catalogue);
    const names = [...this.origins.keys()].map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    this.#originForm = names.length === 0 ? null : new RegExp(`(?<![\\w$])(?:${names.join('|')})$`);
    this.clockNames = this.#clockNames();
  }

  #clockNames(): ClockNames {
    const globals = new Set<string>();
    const modules = new Set<string>();
    const all = [...this.libraries.values()];
    for (const catalogue of all.filter((one) => one.sparse === undefined)) {
      for (const { as, does, name } of catalogue.entries) {
        if (does === 'now' && as !== 'method' && as !== 'origin' && catalogue.modules.length === 0)
          globals.add(name.split('.')[0] ?? name);
      }
      for (const name of catalogue.globals) globals.add(name.split('.')[0] ?? name);
      for (const specifier of catalogue.modules) modules.add(specifier);
    }
    const sparse = all.filter((one) => one.sparse === true);
    const ends = [...this.originEnds].map((end) => /\("(.*)"\)$/.exec(end)?.[1] ?? end);
    return {
      globals,
      modules,
      sparse: {
        names: new Set(sparse.flatMap(({ entries }) => entries.map(({ name }) => name))),
        globals: new Set(sparse.flatMap((one) => one.globals)),
        modules: new Set(sparse.flatMap((one) => one.modules)),
      },
      words: new Set([...globals, ...modules, ...[...modules].map((name) => `node:${name}`), ...ends]),
    };
  }

  /** Methods by which the dates of libraries are asked for their instant. */
  get instantReadings(): readonly string[] {
    return (this.#instantReadings ??= this.#readingsOfInstants());
  }

  #readingsOfInstants(): readonly string[] {
    const verbs: ReadonlySet<string> = new Set(['milliseconds', 'seconds', 'toDate', 'toText']);
    const entries = [...this.libraries.values()].flatMap((library) => library.entries);
    return entries.filter(({ as, does }) => as === 'method' && verbs.has(does)).map(({ name }) => name);
  }

  #index(catalogue: ClockCatalogue): void {
    for (const module of catalogue.modules) {
      this.#roots.set(`module:${module}`, catalogue);
    }
    for (const name of catalogue.globals) this.#roots.set(name, catalogue);
    for (const entry of catalogue.entries) {
      if (entry.does !== 'now' || entry.as === 'method') continue;
      if (entry.from !== undefined) {
        const read = { entry, id: entryId.clock(catalogue, entry) };
        this.#answers.set(entry.name, [...(this.#answers.get(entry.name) ?? []), { entry, read }]);
        this.services.add(entry.from);
        continue;
      }
      if (entry.as === 'origin') {
        this.origins.set(entry.name, { entry, id: entryId.clock(catalogue, entry) });
        this.originEnds.add(entry.name.slice(entry.name.lastIndexOf('.') + 1));
        continue;
      }
      this.#reads.set(`${entry.as} ${catalogue.library} ${entry.name}`, {
        entry,
        id: entryId.clock(catalogue, entry),
      });
    }
  }

  /** The library that a dotted native name belongs to: `Date.now`, `module:dayjs.default.utc`. */
  libraryOf(nativeName: string): LibraryName | null {
    const plain = nativeName.replace(nodePrefix, 'module:');
    for (let end = plain.length; end > 0; end = plain.lastIndexOf('.', end - 1)) {
      const root = plain.slice(0, end);
      const library = this.#roots.get(root);
      if (library === undefined) continue;
      const rest = plain.slice(end + 1);
      const isModule = root.startsWith('module:');
      const name = isModule || library.globals.length === 0 ? rest : plain;
      return { library, name };
    }
    return null;
  }

  /** The clock read that a native name is, in the form used and with so many arguments; null when it is none. */
  readOf(nativeName: string, as: ClockEntry['as'], argumentCount: number): ClockRead | null {
    const found = this.libraryOf(nativeName);
    if (found === null) return null;
    const { library, name } = found;
    for (const candidate of this.#spellings(library, name)) {
      const read = this.#reads.get(`${as} ${library.library} ${candidate}`);
      if (read !== undefined && argumentCount <= (read.entry.arguments ?? Infinity)) return read;
    }
    return null;
  }

  /** The number of the month that a library's constant stands for: `Month.MAY`; null for other names. */
  monthOf(nativeName: string): number | null {
    const { library, name = '' } = this.libraryOf(nativeName) ?? {};
    const { monthNames, monthsFrom = 0 } = library ?? {};
    if (monthNames === undefined || !name.startsWith(`${monthNames}.`)) return null;
    const index = months.indexOf(name.slice(monthNames.length + 1).toLowerCase());
    return index < 0 ? null : index + monthsFrom;
  }

  /** Whether a name, not called, is a way to ask for the time: `Date.now`, `Date`, a library of dates. */
  isAskable(nativeName: string): boolean {
    return this.readOf(nativeName, 'call', 0) !== null || this.readOf(nativeName, 'new', 0) !== null;
  }

  /** The clock read that a symbol is by the way it came: `answer.headers.get("date")`; null when it is none. */
  originOf(path: string): ClockRead | null {
    const name = this.#originForm?.exec(path)?.[0];
    if (name !== undefined) return this.origins.get(name) ?? null;
    const answers = this.#answers.get(path.slice(path.lastIndexOf('.') + 1));
    return answers?.find(({ entry }) => path.includes(entry.from ?? ' '))?.read ?? null;
  }

  /** Where a value is the clock of another machine and of no other, the way it came; null for all others. */
  remoteOf(matched: readonly string[]): string | null {
    const clocks = matched.filter((id) => id.startsWith('clocks/'));
    const answers = [...this.#answers.values()].flatMap((list) => list.map(({ read }) => read));
    const reads = [...this.origins.values(), ...answers].filter(
      ({ entry, id }) => entry.remote === true && clocks.includes(id),
    );
    return reads.length === clocks.length ? (reads[0]?.entry.name ?? null) : null;
  }

  /** How a catalogue may spell a name: as it stands, without the default export, below a global, the default itself. */
  #spellings(library: ClockCatalogue, name: string): string[] {
    const bare = name.replace(/^default(\.|$)/, '');
    const below = library.globals.flatMap((global) =>
      name === global ? ['default'] : name.startsWith(`${global}.`) ? [name.slice(global.length + 1)] : [],
    );
    return [name, ...below, bare === '' ? 'default' : bare];
  }

  /** The names under which a library's own call is listed: for `callLibrary`. */
  spelling(found: LibraryName, as: 'call' | 'new' | 'member'): string | null {
    // The language's own dates are natives: a catalogue only says which of them read the clock.
    if (found.library.modules.length === 0) return null;
    const spellings = this.#spellings(found.library, found.name);
    const entry = found.library.entries.find((one) => one.as === as && spellings.includes(one.name));
    return entry?.name ?? null;
  }

  /** The entry that knows a call for one that decodes a key; null for other calls. */
  decoderOf(path: string): string | null {
    return decoderOf(this.#rulebook, path);
  }

  /** What a function of a framework does with a value that it is handed; null for every other function. */
  keeperNamed(name: string): KeeperEntry | null {
    return this.#keepers.get(name) ?? null;
  }

  /** What a function that is not in the text gives of what it is handed, by its last name; null where nobody knows. */
  giverNamed(name: string): KeeperEntry | null {
    return this.#givers.get(name) ?? null;
  }

  /** What a catalogue knows of the workings of a function of a library; null for every other name. */
  modelNamed(name: string): ModelName | null {
    return this.#models.get(name.replace(nodePrefix, 'module:')) ?? null;
  }

  /** Whether an object with a property of this name is an element of a tree that is rendered. */
  readonly marksTree = (property: string): boolean => marksOf(this.#rulebook, 'tree').has(property);

  /** Whether a directive of this name shows an element only while its value holds. */
  readonly showsTree = (directive: string): boolean => showsOf(this.#rulebook, 'tree').has(directive);

  /** Whether a function of this name makes an element of a tree that is rendered. */
  readonly makesTree = (name: string): boolean => makersOf(this.#rulebook, 'tree').has(name);

  /** Whether what a function of this name gives is left to chance. */
  readonly rollsDice = (name: string): boolean => makersOf(this.#rulebook, 'chance').has(name);

  /** Whether a function of this name does as those answer that it is handed, and by which of their parameters they may. */
  readonly askedBy = (name: string): ReturnType<typeof askedBy> => askedBy(this.#rulebook, name);

  /** What a framework does with an option of a component; null for every other property. */
  optionNamed(name: string): KeeperEntry | null {
    return this.#options.get(name) ?? null;
  }

  /** Whether what came by this path is known to be a date. */
  isDateOrigin(path: string): boolean {
    let known = this.#dateOrigins.get(path);
    if (known === undefined) {
      known = isDateOrigin(this.#rulebook, path);
      if (this.#dateOrigins.size < memoLimit) this.#dateOrigins.set(path, known);
    }
    return known;
  }

  /** Whether what came by this path is the product's own date: its build's, its first run's, its licence's. */
  isOwnDate(path: string): boolean {
    return classifyAnchor(this.#rulebook, path, []).kind !== 'data';
  }

  /** The id of the vocabulary entry by which the words of a path end in a length of time: `cache.maxAge`, `timeoutMs`. */
  durationEntry(words: readonly string[]): string | null {
    return this.#durations.entryOf(words);
  }
}
