/**
 * Paths, directories and patterns → source texts with their origin, the JSON beside them, what was skipped, and what
 * could not be read.
 * A file that was named is always read; what lies below a named directory is sorted out by name, ignore file and
 * first line. Hidden directories are read like others, `.git` and node_modules are not. Parses nothing.
 */
import path from 'node:path';
import { DefuserError } from '../errors.js';
import { packageEntries } from './entries.js';
import { ignoredBelow } from './globs.js';
import { extensions, kindOf, shebangOf } from './names.js';
import { findNamed } from './named.js';
import type { Named } from './named.js';
import { inWords, looksBinary, readHead, sizeLimit, sizeOf } from './read.js';
import type { Head } from './read.js';
import { Selection } from './selection.js';
import type { Candidate, Discovery } from './selection.js';
import { walk } from './walk.js';
import type { Walk } from './walk.js';

export type { Discovery } from './selection.js';

/** Where to look, and what to leave out. */
export interface DiscoverOptions {
  /** The absolute working directory: files below it are reported relative to it. */
  readonly cwd: string;
  /** The absolute folder from which relative paths start; `cwd` when not given. */
  readonly from?: string | undefined;
  /** Whether a file below a named directory is left out, by its absolute path; one that is named itself never is. */
  readonly excluded?: ((file: string) => boolean) | null | undefined;
}

/**
 * Finds the source texts that `paths` name.
 * Throws a DefuserError where a named path does not exist or cannot be read, a pattern matches nothing, or nothing
 * at all is left to scan.
 */
export async function discover(paths: readonly string[], options: DiscoverOptions): Promise<Discovery> {
  const selection = new Selection(options.cwd);
  for (const name of paths) {
    const named = await findNamed(name, options.from ?? options.cwd);
    if (named.kind === 'file') addFile(name, named.path, named.real, selection);
    else await addTree(name, named, options.excluded ?? keepsAll, selection);
  }
  const discovery = selection.done();
  if (discovery.sources.length + discovery.problems.length === 0) throw nothingToScan(paths, discovery.skipped);
  return discovery;
}

type Tree = Named & { kind: 'tree' };

function addFile(name: string, file: string, real: string, selection: Selection): void {
  try {
    admit({ path: file, real, base: path.dirname(file) }, readHead(file), selection);
  } catch (error) {
    throw unreadable(name, inWords(error));
  }
}

const keepsAll = (): boolean => false;

async function addTree(name: string, tree: Tree, excluded: Ignored, selection: Selection): Promise<void> {
  const found = walk(tree.root, tree);
  sortOut(name, tree, found, { ignored: await ignoredIn(tree.root, found.files), excluded }, selection);
}

/**
 * Finds the source texts below one directory, as `discover` does, for hosts that cannot wait.
 * `ignoredBelow` tells which files the ignore files of a tree leave out, `selects` which files are wanted at all.
 */
export function discoverBelow(
  root: string,
  ignoredBelow: (root: string) => (file: string) => boolean,
  { selects = () => true, excluded = keepsAll }: { selects?: Ignored | undefined; excluded?: Ignored | undefined } = {},
): Discovery {
  const selection = new Selection(root);
  const tree: Tree = { kind: 'tree', root, dependencies: false, selects };
  sortOut(root, tree, walk(root, tree), { ignored: ignoredBelow(root), excluded }, selection);
  return selection.done();
}

type Ignored = (file: string) => boolean;

interface LeftOut {
  /** By ignore files of the tree. */
  readonly ignored: Ignored;
  /** By the user. */
  readonly excluded: Ignored;
}

function sortOut(name: string, tree: Tree, found: Walk, leftOut: LeftOut, selection: Selection): void {
  const { ignored } = leftOut;
  for (const { path: place, reason } of found.skipped) if (tree.selects(place)) selection.skip(place, reason);
  for (const { path: place, why } of found.unreadable) failDirectory(name, place, tree, why, selection);
  const packages = found.files.filter((file) => path.basename(file.path) === 'package.json' && !ignored(file.path));
  const entries = packageEntries(packages.map((file) => file.path));
  offerData(tree, found.files, ignored, selection);
  for (const file of found.files) {
    if (!tree.selects(file.path) || selection.knows(file.real)) continue;
    const candidate = { ...file, base: tree.root };
    const reason = reasonToSkip(candidate, { ...leftOut, entries }, selection);
    if (reason !== null) selection.skip(file.real, reason);
  }
}

/** Above this many bytes JSON is a data set, not something that a program imports its dates from. */
const dataLimit = 4 * 1024 * 1024;

/** Hands over the JSON of a tree, whether or not a pattern selects it; what cannot be read leads nowhere. */
function offerData(tree: Tree, files: Walk['files'], ignored: (file: string) => boolean, selection: Selection): void {
  for (const file of files) {
    if (path.extname(file.path).toLowerCase() !== '.json' || ignored(file.path)) continue;
    const size = sizeOf(file.path);
    if (size !== null && size <= dataLimit) selection.offer({ ...file, base: tree.root }, size);
  }
}

function failDirectory(name: string, place: string, tree: Tree, why: string, selection: Selection): void {
  if (place === tree.root) throw unreadable(name, why);
  const message = `The directory could not be listed: ${why}. Make it readable and scan again.`;
  selection.fail({ path: place, real: place, base: tree.root }, 'unreadable', message);
}

function unreadable(name: string, why: string): DefuserError {
  return new DefuserError(`cannot read ${name}: ${why}`, 'Make it readable, or leave it out');
}

/** Globby looks for ignore files by itself; it is not even loaded where there are none. */
async function ignoredIn(
  root: string,
  files: readonly { readonly path: string }[],
): Promise<(file: string) => boolean> {
  return files.some((file) => path.basename(file.path) === '.gitignore') ? ignoredBelow(root) : () => false;
}

interface Surroundings extends LeftOut {
  readonly entries: ReadonlySet<string>;
}

/** Selects the file, or notes why it cannot be read, and gives null; or gives the reason to skip it. */
function reasonToSkip(candidate: Candidate, around: Surroundings, selection: Selection): string | null {
  const kind = kindOf(path.basename(candidate.path));
  const isEntry = around.entries.has(candidate.path);
  if (kind === 'declaration') return 'declaration file';
  if (kind === 'other' && !isEntry) return 'not JavaScript';
  if (around.ignored(candidate.path)) return 'ignored';
  if (around.excluded(candidate.path)) return 'excluded by the configuration';
  const head = headOf(candidate, selection);
  if (head === null) return null;
  if (kind !== 'javascript' && !isProgram(head, isEntry)) return 'not JavaScript';
  admit(candidate, head, selection);
  return null;
}

/** Whether a file whose name does not say so is JavaScript: a shebang decides, else a package.json that names it. */
function isProgram(head: Head, isEntry: boolean): boolean {
  const shebang = shebangOf(head.bytes);
  return shebang === 'javascript' || (shebang === 'none' && isEntry && !looksBinary(head.bytes));
}

function headOf(candidate: Candidate, selection: Selection): Head | null {
  try {
    return readHead(candidate.path);
  } catch (error) {
    selection.fail(
      candidate,
      'unreadable',
      `The file could not be read: ${inWords(error)}. Make it readable and scan again.`,
    );
    return null;
  }
}

function admit(candidate: Candidate, head: Head, selection: Selection): void {
  if (looksBinary(head.bytes)) {
    selection.fail(candidate, 'binary', 'The file holds binary data and was not analysed. Look at what it is.');
  } else if (head.size > sizeLimit) {
    const size = `${Math.ceil(head.size / 1024 / 1024)} MB`;
    selection.fail(
      candidate,
      'too-large',
      `The file has ${size}, over the limit of 64 MB, and was not analysed. Split it.`,
    );
  } else {
    selection.select(candidate, head.size);
  }
}

function nothingToScan(paths: readonly string[], skipped: Readonly<Record<string, number>>): DefuserError {
  const where = paths.length === 0 ? '' : ` in ${paths.join(', ')}`;
  const counts = Object.entries(skipped).map(([reason, count]) => `${count} ${reason}`);
  const left = counts.length === 0 ? '' : ` (left out: ${counts.join(', ')})`;
  return new DefuserError(
    `nothing to scan${where}: no ${extensions.join(' ')} file and no program for Node was found${left}`,
    paths.length === 0
      ? 'Name a path, as in `defuser scan .`'
      : 'Name another path, or name a file outright to read it whatever it is called',
  );
}
