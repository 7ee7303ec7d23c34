/**
 * `--since`: the same program as it was at a commit. Takes what discover found and the commit, gives sources with the
 * texts of then; what was not there is left out, what has been taken away is there again.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Discovery } from '../discover/discover.js';
import { kindOf } from '../discover/names.js';
import { decode, looksBinary, sizeLimit } from '../discover/read.js';
import { displayPath } from '../discover/source.js';
import { DefuserError } from '../errors.js';
import type { SourceText } from '../model.js';
import { blobs, commitBefore } from './git.js';
import type { Commit } from './git.js';
import type { Io } from './io.js';

/** The program before a change. */
export interface Before {
  /** The commit's hash. */
  readonly commit: string;
  /** Null where nothing of what is scanned was another. */
  readonly found: Discovery | null;
  /** Whether it is where the branches parted, and not what the reference names. */
  readonly isParting: boolean;
  /** How many files were compared; of these, how many are other ones now, are not in the commit, are gone since. */
  readonly files: { readonly all: number; readonly changed: number; readonly added: number; readonly gone: number };
}

/** Which files that are gone by now belonged to what is scanned, by absolute path. */
export type Belongs = (file: string) => boolean;

/**
 * What `found` was where a reference and HEAD parted.
 * @throws DefuserError where git cannot say, or a scanned file lies outside its repository
 */
export function programBefore(reference: string, found: Discovery, belongs: Belongs, io: Io): Before {
  const commit = commitBefore(reference, io);
  const then = new Map(commit.files.map((file) => [file.path, file.hash]));
  const [sources, data] = [found.sources, found.data].map((list) =>
    list.map((source) => pairOf(source, commit, then, io)),
  );
  const gone = goneSince(commit, found, belongs, io);
  const pairs = [...(sources ?? []), ...(data ?? []), ...gone];
  const contents = blobs(
    [...new Set(pairs.flatMap(({ hash, isSame }) => (isSame || hash === null ? [] : [hash])))],
    io,
  );
  const isUnchanged = pairs.every(({ isSame }) => isSame);
  const textsOf = (list: readonly Pair[] = []): SourceText[] => list.flatMap((pair) => sourceThen(pair, contents));
  const isData = ({ source }: Pair): boolean => source.path.endsWith('.json');
  return {
    commit: commit.hash,
    isParting: commit.isParting,
    files: {
      all: pairs.length,
      changed: pairs.filter(({ hash, isSame }) => hash !== null && !isSame).length - gone.length,
      added: pairs.filter(({ hash }) => hash === null).length,
      gone: gone.length,
    },
    found: isUnchanged
      ? null
      : {
          sources: inOrder([...textsOf(sources), ...textsOf(gone.filter((pair) => !isData(pair)))]),
          data: inOrder([...textsOf(data), ...textsOf(gone.filter(isData))]),
          skipped: {},
          problems: [],
        },
  };
}

/** A source, and its content of then; null where it was not there. */
interface Pair {
  readonly source: SourceText;
  readonly hash: string | null;
  readonly isSame: boolean;
}

function pairOf(source: SourceText, { prefix }: Commit, then: ReadonlyMap<string, string>, io: Io): Pair {
  const inside = path.posix.join(prefix, path.relative(io.cwd, source.path).split(path.sep).join('/'));
  if (inside.startsWith('../') || path.isAbsolute(inside)) {
    throw new DefuserError(
      `--since cannot tell what ${source.displayPath} was: it lies outside the git repository`,
      'Run the command inside the repository that holds what is scanned',
    );
  }
  const hash = then.get(inside) ?? null;
  return { source, hash, isSame: hash !== null && hash === hashNow(source.path, hash.length) };
}

/** Git's own name for the content of a file. */
function hashNow(file: string, length: number): string {
  const bytes = readFileSync(file);
  const digest = createHash(length === 40 ? 'sha1' : 'sha256');
  return digest.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function goneSince({ prefix, files }: Commit, found: Discovery, belongs: Belongs, io: Io): readonly Pair[] {
  const top = path.resolve(
    io.cwd,
    ...prefix
      .split('/')
      .filter(Boolean)
      .map(() => '..'),
  );
  const here = new Set([...found.sources, ...found.data].map((source) => source.path));
  return files.flatMap(({ path: name, hash }) => {
    const file = path.join(top, name);
    const key = file.split(path.sep).join('/');
    const isWanted = kindOf(path.basename(name)) === 'javascript' || name.endsWith('.json');
    const isBelow = !name.split('/').includes('node_modules') && belongs(file);
    if (!isWanted || !isBelow || here.has(key) || existsSync(file)) return [];
    const source = { path: key, displayPath: displayPath(file, io.cwd, path.dirname(file)), size: 0, read: () => '' };
    return [{ source, hash, isSame: false }];
  });
}

function sourceThen({ source, hash, isSame }: Pair, contents: ReadonlyMap<string, Buffer>): SourceText[] {
  if (isSame) return [source];
  const bytes = hash === null ? undefined : contents.get(hash);
  if (bytes === undefined || bytes.length > sizeLimit || looksBinary(bytes.subarray(0, 8 * 1024))) return [];
  return [{ ...source, size: bytes.length, read: () => decode(bytes) }];
}

const inOrder = (sources: SourceText[]): SourceText[] => sources.sort((a, b) => (a.path < b.path ? -1 : 1));
