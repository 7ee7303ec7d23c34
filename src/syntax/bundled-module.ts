/** A module that a bundler has made a function of, as data. Types only. */
import type { ts } from './typescript.js';

/** What the parameters of a module's function are, by position; absent where there is none. */
export interface Roles {
  readonly module?: number;
  readonly exports?: number;
  readonly require?: number;
  /** Metro: the loaders that give a module's default, and the whole of it. */
  readonly importDefault?: number;
  readonly importAll?: number;
  /** Turbopack: one object that holds the loader and what a module exports by. */
  readonly context?: number;
  /** Metro: the list of what the module depends on. */
  readonly dependencies?: number;
}

/** One module of a bundle. */
export interface BundledModule {
  /** What the table calls it: a number, a path. */
  readonly key: string;
  /** The path that it had before, where the table tells it. */
  readonly name: string | null;
  readonly body: ts.FunctionLikeDeclaration;
  readonly roles: Roles;
  /** The keys of what it calls by other names; null where it uses the keys themselves. */
  readonly targets: ReadonlyMap<string, string> | null;
  /** The keys of the modules that its function is handed, by position, where it is. */
  readonly given?: readonly string[];
}

/** What a parameter of a file's one module is; `put` is a function that exports a name with its value. */
export type FileRole = 'require' | 'exports' | 'module' | 'put';

/** The one module that a file hands to a loader, which knows it by the path of the file. */
export interface FileModule {
  readonly roles: ReadonlyMap<ts.Node, FileRole>;
  /** Parameters that hold another module, with its specifier. */
  readonly given: ReadonlyMap<ts.Node, string>;
  /** What the module is as a whole, where it is one value. */
  readonly value: ts.Expression | null;
}
