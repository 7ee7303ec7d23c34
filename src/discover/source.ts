/**
 * Makes source texts: from a file, which is read again whenever its text is asked for, or from a text in memory.
 * Gives every file the name under which it is reported.
 */
import path from 'node:path';
import type { SourceText, Surroundings } from '../model.js';
import { readText } from './read.js';

/** A text that is already there: standard input, an editor's buffer. `name` is its path and is reported as given. */
export function sourceFromText(text: string, name: string): SourceText {
  return { path: name, displayPath: name, size: Buffer.byteLength(text), read: () => text };
}

/** A file, by its absolute path. */
export function sourceFromFile(file: string, displayPath: string, size: number, around?: Surroundings): SourceText {
  const source = { path: withSlashes(file), displayPath, size, read: () => readText(file) };
  return around === undefined ? source : { ...source, around };
}

/**
 * The name under which a file is reported, with `/` between its parts: relative to `cwd` where it lies below it,
 * else to `base`, the directory that was named (for a file that was named: the directory it lies in).
 */
export function displayPath(file: string, cwd: string, base: string): string {
  return withSlashes(below(file, cwd) ?? below(file, base) ?? file);
}

/** The path of a file from a directory, or null where it does not lie below it. */
export function below(file: string, directory: string): string | null {
  const relative = path.relative(directory, file);
  return relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative) ? null : relative;
}

/** The path with `/` between its parts. */
export function withSlashes(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}
