/**
 * A directory → everything in it that could be read, and what stood in the way. Follows no symbolic link to a
 * directory, and one to a file only within the tree. Does not look into files.
 * Written by hand because a glob's `**` does not match a name with a line break in it: a hostile file would vanish.
 */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import path from 'node:path';
import { inWords } from './read.js';

/** A file of the tree. */
export interface WalkedFile {
  readonly path: string;
  /** Where it really lies; the same for every way of reaching it. */
  readonly real: string;
}

/** What a walk gives. */
export interface Walk {
  /** Sorted by path, links last: a file is better named by its own name. */
  readonly files: readonly WalkedFile[];
  /** Left out for what they are, with the reason. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** Directories that could not be listed, with the reason in words. */
  readonly unreadable: readonly { readonly path: string; readonly why: string }[];
}

/** Whether node_modules directories below the root are entered. `.git` never is. */
export interface WalkOptions {
  readonly dependencies: boolean;
}

/** Directories that are not entered below a root, and which of them are not even when dependencies are asked for. */
const closed: readonly string[] = ['.git', 'node_modules'];
const closedToAll: readonly string[] = ['.git'];

/** Whether a path from the root of a tree leads through a directory that its scan does not enter. */
export const isClosed = (relative: string): boolean =>
  path
    .dirname(relative)
    .split(path.sep)
    .some((part) => closed.includes(part));

/** Everything below `root`, however deep. Throws what the operating system says where the root itself is gone. */
export function walk(root: string, options: WalkOptions): Walk {
  const walker = new Walker(root, options.dependencies ? closedToAll : closed);
  walker.run();
  return {
    files: [...sorted(walker.files), ...sorted(walker.links)],
    skipped: walker.skipped,
    unreadable: walker.unreadable,
  };
}

class Walker {
  readonly files: WalkedFile[] = [];
  readonly links: WalkedFile[] = [];
  readonly skipped: { path: string; reason: string }[] = [];
  readonly unreadable: { path: string; why: string }[] = [];
  private readonly realRoot: string;
  private readonly waiting: string[];

  constructor(
    private readonly root: string,
    private readonly closed: readonly string[],
  ) {
    this.realRoot = realpathSync(root);
    this.waiting = [root];
  }

  run(): void {
    for (let directory = this.waiting.pop(); directory !== undefined; directory = this.waiting.pop()) {
      for (const entry of this.list(directory)) this.add(path.join(directory, entry.name), entry);
    }
  }

  private list(directory: string): readonly Dirent[] {
    try {
      return readdirSync(directory, { withFileTypes: true });
    } catch (error) {
      this.unreadable.push({ path: directory, why: inWords(error) });
      return [];
    }
  }

  private add(place: string, entry: Dirent): void {
    if (entry.isSymbolicLink()) this.addLink(place);
    else if (entry.isFile()) this.files.push({ path: place, real: this.real(place) });
    else if (!entry.isDirectory()) this.skipped.push({ path: place, reason: 'not a file' });
    else if (this.closed.includes(entry.name)) this.skipped.push({ path: place, reason: `${entry.name} directory` });
    else this.waiting.push(place);
  }

  /** A link to a file of the same tree may be the only place that says by its name what the file is. */
  private addLink(place: string): void {
    const real = fileBehind(place);
    if (real !== null && this.isOpen(real)) this.links.push({ path: place, real });
    else this.skipped.push({ path: place, reason: 'symbolic link' });
  }

  private isOpen(real: string): boolean {
    const parts = path.relative(this.realRoot, real).split(path.sep);
    return (
      parts[0] !== '..' && !path.isAbsolute(parts.join(path.sep)) && !parts.some((part) => this.closed.includes(part))
    );
  }

  /** No directory link is followed, so only the root's own way here can hold one. */
  private real(place: string): string {
    return path.join(this.realRoot, path.relative(this.root, place));
  }
}

function fileBehind(place: string): string | null {
  try {
    return statSync(place).isFile() ? realpathSync(place) : null;
  } catch {
    return null;
  }
}

function sorted(files: readonly WalkedFile[]): WalkedFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}
