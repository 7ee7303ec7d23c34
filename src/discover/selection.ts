/**
 * What has been found so far: sources, skipped files and problems, each file once however often it is reached.
 * Takes one file after the other, gives the sorted result. A file that was skipped on one way and selected on
 * another is selected.
 */
import type { Problem, SourceText, Surroundings } from '../model.js';
import { displayPath, sourceFromFile } from './source.js';
import { surroundingsOf } from './surroundings.js';

/** What discover gives. */
export interface Discovery {
  /** Sorted by path. */
  readonly sources: SourceText[];
  /** JSON of the same trees, sorted by path: imports may lead to it, and it says where they lead. Not scanned. */
  readonly data: SourceText[];
  /** Reason → count: `declaration file`, `ignored`, `not JavaScript`, `node_modules directory`, `symbolic link`. */
  readonly skipped: Record<string, number>;
  /** Files and directories found below a named path that could not be read, sorted by path. */
  readonly problems: Problem[];
}

/** A file on its way into the selection. */
export interface Candidate {
  readonly path: string;
  /** Where it really lies: what makes it the same file. */
  readonly real: string;
  /** The directory that was named, or the one in which the named file lies. */
  readonly base: string;
}

/** Grows by `select`, `offer`, `skip` and `fail`; `done` gives the result. */
export class Selection {
  private readonly sources = new Map<string, SourceText>();
  private readonly data = new Map<string, SourceText>();
  private readonly problems = new Map<string, Problem>();
  private readonly skipped = new Map<string, string>();
  private readonly names = new Set<string>();
  private readonly roots = new Set<string>();
  private readonly around = new Map<string, Surroundings>();

  constructor(private readonly cwd: string) {}

  /** Whether nothing more needs to be found out about a file. */
  knows(real: string): boolean {
    return this.sources.has(real) || this.problems.has(real);
  }

  select(candidate: Candidate, size: number): void {
    if (this.knows(candidate.real)) return;
    const around = this.surroundings(candidate.base);
    this.sources.set(candidate.real, sourceFromFile(candidate.path, this.name(candidate), size, around));
  }

  /** Keeps a file that others may lead to. It is not scanned, and may be skipped or selected besides. */
  offer(candidate: Candidate, size: number): void {
    if (this.data.has(candidate.real)) return;
    const name = displayPath(candidate.path, this.cwd, candidate.base);
    this.data.set(candidate.real, sourceFromFile(candidate.path, name, size));
  }

  skip(real: string, reason: string): void {
    if (!this.skipped.has(real)) this.skipped.set(real, reason);
  }

  fail(candidate: Candidate, kind: Problem['kind'], message: string): void {
    if (this.knows(candidate.real)) return;
    this.problems.set(candidate.real, { kind, path: this.name(candidate), line: null, message, incomplete: true });
  }

  done(): Discovery {
    const skipped: Record<string, number> = {};
    const reasons = [...this.skipped].filter(([real]) => !this.knows(real)).map(([, reason]) => reason);
    for (const reason of reasons.sort()) skipped[reason] = (skipped[reason] ?? 0) + 1;
    const data = [...this.data].filter(([real]) => !this.sources.has(real));
    return { sources: byPath(this.sources), data: byPath(new Map(data)), skipped, problems: byPath(this.problems) };
  }

  /** One for every directory that was named; all of them share what may be read. */
  private surroundings(base: string): Surroundings {
    this.roots.add(base);
    const around = this.around.get(base) ?? surroundingsOf(this.cwd, base, this.roots);
    this.around.set(base, around);
    return around;
  }

  /** Two files of two named directories outside the working directory may share a name: the second keeps its full one. */
  private name(candidate: Candidate): string {
    const name = displayPath(candidate.path, this.cwd, candidate.base);
    const free = this.names.has(name) ? candidate.path : name;
    this.names.add(free);
    return free;
  }
}

function byPath<T extends { readonly path: string }>(found: ReadonlyMap<string, T>): T[] {
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
