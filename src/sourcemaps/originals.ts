/**
 * The original texts that a source map names → the names under which they are reported, and their trees where the text
 * can be had. A name in a map is a claim of whoever wrote it: it leads out of what was named to no file and no address.
 */
import posix from 'node:path/posix';
import type { SourceText } from '../model.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { BrokenMap } from './broken.js';
import type { MapSource } from './map-text.js';

/** Turns a text into a tree; the parse stage's own. */
export type Parse = (path: string, displayPath: string, text: string) => ParsedFile;

/** An original text. */
export interface OriginalText {
  readonly path: string;
  readonly displayPath: string;
  /** Null where the text is not at hand, or too long to be looked at. */
  readonly file: ParsedFile | null;
}

const textLimit = 8 * 1024 * 1024;
const scheme = /^([a-z][a-z\d+.-]+):(?:\/\/[^/]*)?\/*(.*)$/is;
const drive = /^[a-z]:\//i;

/** Finds the originals of one map. */
export class Originals {
  readonly #known = new Map<MapSource, OriginalText>();

  /**
   * @param text the generated text
   * @param mapPath where the map was read from; the path of the text for a map inside it
   * @param scanned the scanned texts by path
   */
  constructor(
    private readonly text: SourceText,
    private readonly mapPath: string,
    private readonly scanned: ReadonlyMap<string, SourceText>,
    private readonly parse: Parse,
  ) {}

  /** The original. Throws a BrokenMap where its name may not be followed. */
  of(source: MapSource): OriginalText {
    let found = this.#known.get(source);
    if (found === undefined) this.#known.set(source, (found = this.#find(source)));
    return found;
  }

  /** The name under which an original is reported; null where it may not be followed. Opens nothing. */
  nameOf(source: MapSource): string | null {
    try {
      return this.#nameOf(this.#pathOf(source));
    } catch (error) {
      if (error instanceof BrokenMap) return null;
      throw error;
    }
  }

  #find(source: MapSource): OriginalText {
    const path = this.#pathOf(source);
    const displayPath = this.#nameOf(path);
    if (displayPath === null) throw new BrokenMap(`names ${quoted(source.name)}, which lies outside what was scanned`);
    if (path === this.text.path) throw new BrokenMap('names the generated file itself as its source');
    const content = source.content ?? this.#contentOf(path);
    const isFit = content !== null && content.length <= textLimit;
    return { path, displayPath, file: isFit ? this.parse(path, displayPath, content) : null };
  }

  #pathOf({ name, root }: MapSource): string {
    if (name === null || name === '') throw new BrokenMap('has no name for a source');
    const isWhole = scheme.test(name) || name.startsWith('/');
    const whole = (isWhole || root === '' ? name : `${root.replace(/\/*$/, '')}/${name}`).replaceAll('\\', '/');
    if (whole.includes('\0')) throw new BrokenMap(`names ${quoted(name)}, which is no path`);
    if (drive.test(whole) || whole.startsWith('/')) return posix.normalize(whole);
    const [, kind, rest = ''] = scheme.exec(whole) ?? [];
    if (kind === undefined) return posix.join(posix.dirname(this.mapPath), whole);
    if (kind.toLowerCase() === 'file') return posix.normalize(`/${rest}`);
    if (/^(?:https?|data|blob|javascript)$/i.test(kind))
      throw new BrokenMap(`names ${quoted(name)}, which is no file and is not fetched`);
    return this.#pathOfVirtual(rest.replace(/[?#].*$/s, ''));
  }

  /** `webpack://app/./src/a.ts` counts from wherever the bundler was started. */
  #pathOfVirtual(name: string): string {
    const bases = this.text.around?.bases ?? ['.'];
    const paths = bases.map((base) => posix.join(base, name));
    const [first = name] = paths.filter((path) => this.#nameOf(path) !== null);
    return paths.find((path) => this.scanned.has(path)) ?? first;
  }

  #nameOf(path: string): string | null {
    const { around } = this.text;
    if (around !== undefined) return around.nameOf(path);
    const isOutside = path === '..' || path.startsWith('../') || path.startsWith('/') || drive.test(path);
    return isOutside && !this.scanned.has(path) ? null : path;
  }

  /** The text of the file that is meant; there need be none. */
  #contentOf(path: string): string | null {
    try {
      return this.scanned.get(path)?.read() ?? this.text.around?.read(path) ?? null;
    } catch {
      return null;
    }
  }
}

const quoted = (name: string | null): string => JSON.stringify((name ?? '').slice(0, 120));
