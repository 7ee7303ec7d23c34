/**
 * The shape of one export, and its making. Takes names and an offset, gives plain data that keeps no text alive.
 */
import { ownCopy } from './places.js';

/** One name that a file gives to others. */
export interface ExportFact {
  /** As others call it; `default`; `=` for the whole module (`module.exports = …`, `export =`); `*` of `star`. */
  readonly name: string;
  /**
   * `local`: the value of a local name. `reexport`: a name of another module. `star`: all names of another module.
   * `assignment`: the value of the expression or declaration at `start`.
   */
  readonly kind: 'local' | 'reexport' | 'star' | 'assignment';
  /** Of `local`: the local name. Of `reexport`: the name in the other module; `*` for the whole of it. */
  readonly local?: string;
  /** Of `reexport` and `star`. */
  readonly specifier?: string;
  /** Offset of the local name where it is declared or passed on, of the value, or of the re-export. */
  readonly start: number;
}

interface Parts extends Pick<ExportFact, 'name' | 'kind' | 'start'> {
  readonly local?: string | undefined;
  readonly specifier?: string | undefined;
}

/** An export fact with strings of its own; absent parts are left out, not undefined. */
export const exportFact = ({ name, kind, local, specifier, start }: Parts): ExportFact => ({
  name: ownCopy(name),
  kind,
  ...(local === undefined ? {} : { local: ownCopy(local) }),
  ...(specifier === undefined ? {} : { specifier: ownCopy(specifier) }),
  start,
});
