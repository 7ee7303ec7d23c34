/**
 * The texts of one folder as an editor has them: those on the disk, and over them those in memory. Gives sources that
 * are new objects whenever their text is a new one. Knows nothing of findings.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Discovery } from '../discover/discover.js';
import { kindOf } from '../discover/names.js';
import { decode } from '../discover/read.js';
import { displayPath } from '../discover/source.js';
import type { Problem, SourceText } from '../model.js';

/** What an update means to the analysis. */
export interface Change {
  /** Null when there was no such source. */
  readonly before: SourceText | null;
  readonly after: SourceText | null;
}

interface Loaded {
  readonly source: SourceText;
  /** Of the file on the disk when its text was taken. */
  readonly stamp: string;
}

/** Paths may be absolute or relative to the root. */
export class Workspace {
  readonly root: string;
  #disk = new Map<string, Loaded>();
  #diskData = new Map<string, Loaded>();
  #problems: readonly Problem[] = [];
  readonly #texts = new Map<string, Loaded>();
  readonly #removed = new Set<string>();
  #sources: SourceText[] | null = null;
  #data: SourceText[] | null = null;

  constructor(root: string) {
    this.root = path.resolve(root);
  }

  /** Takes over what lies on the disk. What has not been touched since the last time stays the same object; gives whether all did. */
  load(discovery: Pick<Discovery, 'sources' | 'data' | 'problems'>): boolean {
    const [disk, data] = [loadAll(discovery.sources, this.#disk), loadAll(discovery.data, this.#diskData)];
    const isSame = isSameSet(disk, this.#disk) && isSameSet(data, this.#diskData);
    const sameProblems = JSON.stringify(discovery.problems) === JSON.stringify(this.#problems);
    if (isSame && sameProblems) return true;
    [this.#disk, this.#diskData, this.#problems] = [disk, data, discovery.problems];
    this.#changed();
    return false;
  }

  /** What is scanned, sorted by path. */
  get sources(): readonly SourceText[] {
    this.#sources ??= this.#together(this.#disk, (source) => !isData(source.path));
    return this.#sources;
  }

  /** JSON beside it, sorted by path. */
  get data(): readonly SourceText[] {
    this.#data ??= this.#together(this.#diskData, (source) => isData(source.path));
    return this.#data;
  }

  /** What could not be read from the disk. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** The name under which a file is reported. */
  nameOf(file: string): string {
    const absolute = path.resolve(this.root, file);
    return displayPath(absolute, this.root, path.dirname(absolute));
  }

  /** Whether a file lies on the disk with this very text. */
  isSaved(file: string, text: string): boolean {
    const source = this.#disk.get(this.#keyOf(file))?.source;
    return source === undefined ? isOnDisk(this.#keyOf(file), text) : reads(source, text);
  }

  /** Puts a text over what lies on the disk, now and whatever comes to lie there. Gives null where nothing changes. */
  update(file: string, content: string): Change | null {
    const key = this.#keyOf(file);
    if (kindOf(path.basename(file)) === 'declaration') return null;
    const before = this.#sourceAt(key);
    const stamp = this.#stampAt(key);
    if (before !== null && reads(before, content)) {
      this.#texts.set(key, { source: before, stamp });
      return null;
    }
    const text = { path: key, displayPath: this.nameOf(file), size: Buffer.byteLength(content), read: () => content };
    const around = before?.around;
    const after: SourceText = around === undefined ? text : { ...text, around };
    this.#texts.set(key, { source: after, stamp });
    this.#removed.delete(key);
    this.#replace(before, after);
    return { before, after };
  }

  /** The same for as long as the text is another than the disk's: what is saved counts as it lies there from then on. */
  updateUnsaved(file: string, content: string): Change | null {
    const saved = this.#disk.get(this.#keyOf(file))?.source;
    return saved !== undefined && reads(saved, content) ? this.close(file) : this.update(file, content);
  }

  /** The file is not there any more, whatever the disk says. */
  remove(file: string): Change | null {
    const key = this.#keyOf(file);
    const before = this.#sourceAt(key);
    this.#texts.delete(key);
    this.#removed.add(key);
    if (before === null) return null;
    this.#changed();
    return { before, after: null };
  }

  /** What lies on the disk counts again. */
  close(file: string): Change | null {
    const key = this.#keyOf(file);
    const before = this.#sourceAt(key);
    this.#texts.delete(key);
    this.#removed.delete(key);
    const after = this.#sourceAt(key);
    if (before === after) return null;
    this.#changed();
    return { before, after };
  }

  /** The same for all files that have been changed on the disk since their texts were put over them. */
  closeOutdated(): Change[] {
    const outdated = [...this.#texts].filter(([key, { stamp }]) => stamp !== this.#stampAt(key));
    return outdated.flatMap(([key]) => this.close(key) ?? []);
  }

  #stampAt(key: string): string {
    return (this.#disk.get(key) ?? this.#diskData.get(key))?.stamp ?? 'gone';
  }

  #keyOf(file: string): string {
    const absolute = path.resolve(this.root, file);
    return path.sep === '/' ? absolute : absolute.replaceAll(path.sep, '/');
  }

  #sourceAt(key: string): SourceText | null {
    if (this.#removed.has(key)) return null;
    return this.#texts.get(key)?.source ?? this.#disk.get(key)?.source ?? this.#diskData.get(key)?.source ?? null;
  }

  /** Most changes are of a text alone: the lists keep their order. */
  #replace(before: SourceText | null, after: SourceText): void {
    const list = isData(after.path) ? this.#data : this.#sources;
    const index = before?.path !== after.path ? -1 : (list?.indexOf(before) ?? -1);
    if (list === null || index < 0) {
      this.#changed();
      return;
    }
    const copy = [...list];
    copy[index] = after;
    if (isData(after.path)) this.#data = copy;
    else this.#sources = copy;
  }

  #changed(): void {
    this.#sources = null;
    this.#data = null;
  }

  #together(disk: ReadonlyMap<string, Loaded>, belongs: (source: SourceText) => boolean): SourceText[] {
    const all = new Map([...disk].map(([key, { source }]) => [key, source]));
    for (const [key, { source }] of this.#texts) if (belongs(source)) all.set(key, source);
    for (const key of this.#removed) all.delete(key);
    return [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

export const isData = (file: string): boolean => /\.json$/i.test(file);

function loadAll(sources: readonly SourceText[], known: ReadonlyMap<string, Loaded>): Map<string, Loaded> {
  const loaded = new Map<string, Loaded>();
  for (const source of sources) {
    const stamp = stampOf(source.path);
    const before = known.get(source.path);
    loaded.set(source.path, before?.stamp === stamp ? before : { source: held(source), stamp });
  }
  return loaded;
}

const isSameSet = (a: ReadonlyMap<string, Loaded>, b: ReadonlyMap<string, Loaded>): boolean =>
  a.size === b.size && [...a].every(([key, loaded]) => b.get(key) === loaded);

/** Read once, and kept: the same text until the file is loaded again. What cannot be read says so each time. */
function held(source: SourceText): SourceText {
  let text: string | null = null;
  return { ...source, read: () => (text ??= source.read()) };
}

/** Whether a source has this text; one that is gone from the disk by now has none. */
function reads(source: SourceText, text: string): boolean {
  try {
    return source.read() === text;
  } catch {
    return false;
  }
}

/** Changes when the file does. */
function stampOf(file: string): string {
  try {
    const { mtimeMs, size } = statSync(file);
    return `${mtimeMs} ${size}`;
  } catch {
    return 'gone';
  }
}

/** For files that a scan of the folder leaves out. */
function isOnDisk(file: string, text: string): boolean {
  try {
    return decode(readFileSync(file)) === text;
  } catch {
    return false;
  }
}
