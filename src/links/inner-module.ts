/** A module within a bundle, and what a file has of them. Types only. */
import type { BundledModule, FileModule } from '../syntax/bundled-module.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
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
export interface BundledFile {
  readonly modules: ReadonlyMap<string, InnerModule>;
  readonly loaders: ReadonlyMap<ts.Node, string>;
  /** What the file is, where it hands itself as one module to a loader that knows it by its path. */
  readonly own: FileModule | null;
}
