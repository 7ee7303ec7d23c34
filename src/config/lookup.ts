/**
 * Finds and reads the configuration: the file that was named, else `defuser.json` or `package.json#defuser` from where
 * the command runs up to the nearest package.json or .git. Never looks into what is scanned, and runs nothing.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inWords } from '../discover/read.js';
import { DefuserError } from '../errors.js';
import { checkConfig } from './check.js';
import { dataOf, placeOf } from './config-text.js';
import type { ConfigText } from './config-text.js';
import type { Config } from './shape.js';

/** A configuration and where it was found. */
export interface LoadedConfig {
  readonly config: Config;
  /** The file as it is named in messages, `package.json#defuser` for one that stands in there. */
  readonly name: string;
  /** The absolute folder from which its paths start. */
  readonly folder: string;
  /** The place of one of its values: `defuser.json:3:5`. */
  placeOf(path: readonly PropertyKey[]): string;
}

/** How to look. */
export interface Lookup {
  /** Absolute; where the command runs. */
  readonly cwd: string;
  /** The file that was named; relative ones start from `cwd`. */
  readonly file?: string | undefined;
}

/** Larger files are no configuration. */
const sizeLimit = 4 * 1024 * 1024;

/**
 * The configuration that counts for a command; null where there is none.
 * @throws DefuserError when the named file cannot be read, or what is found does not fit
 * @example
 * const loaded = loadConfig({ cwd: process.cwd() });
 * console.log(loaded?.name, loaded?.config.failOn);
 */
export function loadConfig({ cwd, file }: Lookup): LoadedConfig | null {
  if (file !== undefined) return named(path.resolve(cwd, file), file);
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const own = path.join(folder, 'defuser.json');
    if (existsSync(own)) return named(own, displayed(own, cwd));
    const manifest = path.join(folder, 'package.json');
    const isManifest = existsSync(manifest);
    const loaded = isManifest ? inManifest(manifest, displayed(manifest, cwd)) : null;
    if (loaded !== null) return loaded;
    if (isManifest || existsSync(path.join(folder, '.git')) || path.dirname(folder) === folder) return null;
  }
}

const displayed = (file: string, cwd: string): string => path.relative(cwd, file).split(path.sep).join('/');

function named(file: string, name: string): LoadedConfig {
  const written = readText(file, name);
  if (path.basename(file) !== 'package.json') return checked({ name, text: written, inside: [] }, file);
  const loaded = sectionOf({ name, text: written, inside: ['defuser'] }, file);
  if (loaded !== null) return loaded;
  throw new DefuserError(`${name} has no "defuser" in it`, 'Add it there, or name a defuser.json');
}

/** A manifest that does not speak of Defuser is somebody else's business, even a broken one. */
function inManifest(file: string, name: string): LoadedConfig | null {
  const written = readText(file, name);
  return written.includes('"defuser"') ? sectionOf({ name, text: written, inside: ['defuser'] }, file) : null;
}

function sectionOf(written: ConfigText, file: string): LoadedConfig | null {
  const data = dataOf(written);
  const has = typeof data === 'object' && data !== null && Object.hasOwn(data, 'defuser');
  return has ? checked(written, file, (data as { readonly defuser: unknown }).defuser) : null;
}

function checked(written: ConfigText, file: string, data: unknown = dataOf(written)): LoadedConfig {
  const place = (at: readonly PropertyKey[]): string => placeOf(written, at);
  const name = [written.name, ...written.inside].join('#');
  return { config: checkConfig(data, place), name, folder: path.dirname(file), placeOf: place };
}

function readText(file: string, name: string): string {
  const trouble = (why: string): DefuserError =>
    new DefuserError(`cannot read the configuration ${name}: ${why}`, 'Check the path, or run with --no-config');
  let size: number;
  try {
    const status = statSync(file);
    if (!status.isFile()) throw trouble('it is not a file');
    size = status.size;
    if (size <= sizeLimit) return readFileSync(file, 'utf8');
  } catch (error) {
    throw error instanceof DefuserError ? error : trouble(inWords(error));
  }
  throw trouble('it is larger than 4 MB');
}
