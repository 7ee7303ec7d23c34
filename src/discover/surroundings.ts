/**
 * What a text may lead to besides imports: its source map, and the originals that this names. They are read only when
 * they are asked for, and only where they really lie inside something that was named.
 */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { DefuserError } from '../errors.js';
import type { Surroundings } from '../model.js';
import { inWords, looksBinary, readHead, readText } from './read.js';
import { below, withSlashes } from './source.js';

/** The largest file that is read this way, in bytes: maps are several times as large as what they describe. */
const limit = 128 * 1024 * 1024;

/**
 * The surroundings of what was found below `base`.
 * @param roots all directories that were named, and those of the files that were named
 */
export function surroundingsOf(cwd: string, base: string, roots: ReadonlySet<string>): Surroundings {
  const beside = path.dirname(base);
  // Next to the root of the disk everything would lie beside what was named.
  const bases = [cwd, base, ...(path.dirname(beside) === beside ? [] : [beside])];
  return {
    bases: bases.map(withSlashes),
    nameOf(file) {
      const name = bases.map((directory) => below(file, directory)).find((found) => found !== null && found !== '');
      return name === undefined || name === null ? null : withSlashes(name);
    },
    read(file) {
      try {
        return readInside(file, roots);
      } catch (error) {
        if (error instanceof DefuserError) throw error;
        throw new DefuserError(`${withSlashes(path.basename(file))} cannot be read: ${inWords(error)}`, 'Look for it');
      }
    },
  };
}

function readInside(file: string, roots: ReadonlySet<string>): string {
  const name = withSlashes(path.basename(file));
  const real = realpathSync(file);
  if (![...roots].some((root) => below(real, realpathSync(root)) !== null))
    throw new DefuserError(`${name} lies outside what was named`, 'Name the directory that holds both');
  const head = readHead(real);
  if (head.size > limit) throw new DefuserError(`${name} is over the limit of 128 MB`, 'Split what it describes');
  if (looksBinary(head.bytes)) throw new DefuserError(`${name} holds binary data`, 'Look at what it is');
  return readText(real);
}
