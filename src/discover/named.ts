/**
 * What a user named → a file, a directory, or the part of a directory that a pattern selects.
 * Whatever exists is taken by its name, even with brackets in it; only what does not exist can be a pattern.
 */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { DefuserError } from '../errors.js';
import { asksForDependencies, isPattern, pathsMatching, splitPattern } from './globs.js';
import { inWords } from './read.js';

/** A named path, found. All paths are absolute. */
export type Named =
  | { readonly kind: 'file'; readonly path: string; readonly real: string }
  | {
      readonly kind: 'tree';
      readonly root: string;
      readonly dependencies: boolean;
      /** Where a pattern was given: whether it selects a path. */
      selects(file: string): boolean;
    };

/** Finds what `name` means. Throws a DefuserError where it does not exist or matches nothing. */
export async function findNamed(name: string, cwd: string): Promise<Named> {
  if (name === '') throw new DefuserError('an empty path was given', 'Leave it out, or name a file or directory');
  const absolute = path.resolve(cwd, name);
  try {
    return existing(name, absolute);
  } catch (error) {
    if (error instanceof DefuserError) throw error;
    if (isPattern(name)) return matching(name, cwd);
    throw new DefuserError(`cannot read ${name}: ${inWords(error)}`, 'Check the path and the working directory');
  }
}

function existing(name: string, absolute: string): Named {
  const status = statSync(absolute);
  if (status.isDirectory()) {
    // Who names node_modules itself means what is in it, the nested ones too.
    const dependencies = path.basename(absolute) === 'node_modules';
    return { kind: 'tree', root: absolute, dependencies, selects: () => true };
  }
  if (!status.isFile()) {
    throw new DefuserError(`${name} is neither a file nor a directory`, 'Name a file, or give the text by --stdin');
  }
  return { kind: 'file', path: absolute, real: realpathSync(absolute) };
}

async function matching(pattern: string, cwd: string): Promise<Named> {
  const { base, rest } = splitPattern(pattern);
  const root = path.resolve(cwd, base);
  const matched = await pathsMatching(rest, root);
  if (matched.size === 0) {
    throw new DefuserError(`the pattern ${pattern} matches nothing`, 'Check the pattern and the working directory');
  }
  // No pattern matches a line break in a name: such a file is selected rather than lost.
  const selects = (file: string): boolean => matched.has(file) || /[\r\n]/.test(path.relative(root, file));
  return { kind: 'tree', root, dependencies: asksForDependencies(rest), selects };
}
