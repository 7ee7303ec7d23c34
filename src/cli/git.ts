/**
 * The only child process of a scan, and only with `--since`: git, asked for commits, trees and blobs and nothing else. A
 * repository's own configuration may name programs; none of the commands here looks at the working tree, the index or a
 * difference, and what is left is switched off. Nothing is fetched.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { DefuserError } from '../errors.js';
import type { Io } from './io.js';

/** A file as a commit has it. */
export interface TreeEntry {
  /** The name of its content. */
  readonly hash: string;
  /** From the top of the repository, with `/`. */
  readonly path: string;
}

/** A commit of the repository in which the command runs. */
export interface Commit {
  readonly hash: string;
  /** Whether the reference itself has gone on since. */
  readonly isParting: boolean;
  /** The way from the top of the repository to the working directory, `packages/own/` or nothing. */
  readonly prefix: string;
  /** Its files; links and submodules are none. */
  readonly files: readonly TreeEntry[];
}

const harmless = [
  ...['-c', 'core.fsmonitor='],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'protocol.allow=never'],
  '--no-pager',
  '--no-replace-objects',
  '--no-optional-locks',
];
/** Grafts would tell another history. A protocol that a repository allows itself would count, were it not for these; a missing object is not fetched. */
const surroundings = {
  GIT_GRAFT_FILE: 'none',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};
const hashPattern = /^(?:[\da-f]{40}|[\da-f]{64})$/;
/** More than any repository's list of files, or the texts that a change has touched. */
const outputLimit = 2 ** 30;

interface Answer {
  readonly code: number | null;
  readonly out: Buffer;
  readonly said: string;
}

/**
 * The commit from which a change started: where the reference and HEAD parted, else the reference itself.
 * @throws DefuserError where there is no git, no repository or no such commit
 */
export function commitBefore(reference: string, io: Io): Commit {
  const inside = git(['rev-parse', '--show-prefix'], io);
  if (inside.code !== 0) {
    throw new DefuserError(`--since asks git, which says: ${inside.said}`, 'Run it inside a git repository');
  }
  const named = hashIn(git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`], io));
  if (named === null) {
    throw new DefuserError(
      `--since ${reference}: git knows no such commit`,
      'Name a branch, a tag or a commit; in a shallow clone fetch it first',
    );
  }
  const hash = hashIn(git(['merge-base', named, 'HEAD'], io)) ?? named;
  const prefix = inside.out.toString('utf8').replace(/\n$/, '');
  return { hash, isParting: hash !== named, prefix, files: filesOf(hash, io) };
}

function filesOf(hash: string, io: Io): readonly TreeEntry[] {
  const listed = git(['ls-tree', '-r', '-z', '--full-tree', hash], io);
  if (listed.code !== 0) throw new DefuserError(`git cannot list ${hash}: ${listed.said}`, 'Repair the repository');
  return listed.out
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, blob = '', name = ''] = /^100\d{3} blob ([\da-f]+)\t(.*)$/s.exec(line) ?? [];
      return name === '' ? [] : [{ hash: blob, path: name }];
    });
}

/**
 * The contents of blobs, by their names.
 * @throws DefuserError where one is not there, as in a partial clone
 */
export function blobs(hashes: readonly string[], io: Io): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  if (hashes.length === 0) return contents;
  const { out } = git(['cat-file', '--batch'], io, `${hashes.join('\n')}\n`);
  let at = 0;
  for (const hash of hashes) {
    const end = out.indexOf('\n', at);
    const [, name, size] = /^([\da-f]+) blob (\d+)$/.exec(out.toString('latin1', at, Math.max(at, end))) ?? [];
    if (name !== hash) {
      throw new DefuserError(
        `git has no content for ${hash}, which --since needs`,
        'In a partial clone fetch it first, as with `git fetch --refetch --filter=blob:limit=64m`',
      );
    }
    contents.set(hash, out.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return contents;
}

function hashIn({ code, out }: Answer): string | null {
  const text = out.toString('latin1').trim();
  return code === 0 && hashPattern.test(text) ? text : null;
}

function git(argv: readonly string[], io: Io, input = ''): Answer {
  const { status, stdout, stderr, error } = spawnSync('git', [...harmless, '-C', io.cwd, ...argv], {
    // Some systems look for a program in the working directory first, and that may be the very thing that is scanned.
    cwd: path.dirname(process.execPath),
    env: { ...io.env, ...surroundings },
    input,
    maxBuffer: outputLimit,
    windowsHide: true,
  });
  if (error !== undefined) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it is not installed' : error.message;
    throw new DefuserError(`--since asks git, and git cannot be run: ${why}`, 'Install git, or leave --since out');
  }
  const said = stderr.toString('utf8').trim().split('\n')[0] ?? '';
  return { code: status, out: stdout, said };
}
