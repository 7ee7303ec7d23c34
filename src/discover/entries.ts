/**
 * Which files a package.json names as its programs and entries, so that they are read whatever they are called.
 * Takes the package.json files of a tree, gives absolute paths. What it cannot understand, it passes over.
 */
import path from 'node:path';
import { readHead, readText, sizeLimit } from './read.js';

/** What a package may name as its main file and is no JavaScript all the same. */
const foreign = ['.json', '.node', '.wasm', '.css', '.scss', '.sass', '.less', '.html', '.htm'];

/** The absolute paths of all files that these package.json files name by `bin`, `main` and `exports`. */
export function packageEntries(packageFiles: readonly string[]): ReadonlySet<string> {
  const entries = packageFiles.flatMap((file) => {
    const names = entriesOf(parsed(file));
    return names.map((name) => path.resolve(path.dirname(file), name));
  });
  return new Set(entries);
}

function parsed(file: string): unknown {
  try {
    return readHead(file).size > sizeLimit ? null : JSON.parse(readText(file));
  } catch {
    return null;
  }
}

/** `exports` also names styles, pictures and types: there, only a name without an extension has to be told apart. */
function entriesOf(packageJson: unknown): readonly string[] {
  if (!isRecord(packageJson)) return [];
  const programs = [...strings(packageJson.bin), ...strings(packageJson.main)];
  const exported = strings(packageJson.exports);
  return [
    ...programs.filter((name) => !foreign.includes(path.extname(name).toLowerCase())),
    ...exported.filter((name) => path.extname(name) === ''),
  ];
}

function strings(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return value.includes('\0') ? [] : [value];
  if (depth > 20 || value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap((inner) => strings(inner, depth + 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
