/**
 * The modules of one bundle that lie in several files, as bundlers split them: a key that is none of a file's own is one of
 * another file's. Takes the texts; parses only those in which a key stands before a function.
 */
import { dirname } from 'node:path/posix';
import type { SourceText } from '../model.js';

/** What a file with such modules has in its text: a chunk's table, or the loader that takes the tables together. */
const signs =
  /\bTURBOPACK|\.call\(\s*[\w$]+\.exports\s*,|\.push\(\s*\[\s*\[|(?:\b|_)modules(?:__)?\s*=\s*\{|\[\w+\](?:\.call)?\([^()]{0,60}\.exports\s*,/;
/** `7: function`, `"./name.js": (`, `7(module, …) {`, with the comments that development builds have between. */
const keys =
  /(?:"((?:[^"\\\r\n]|\\.){1,300})"|(?<![\w$.])(\d{1,9}))\s*(?:\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/\s*)*(?:[:,]\s*(?:function\b|\(|[\w$]+\s*=>)|\()/g;

/** The key in the path of a module that a file would have; null for other paths. */
export const keyWithin = (file: string, path: string): string | null =>
  path.startsWith(`${file}#`) ? (/^#\d+\/(.+)$/s.exec(path.slice(file.length))?.[1] ?? null) : null;

/** The files of a program by the keys of what may be modules in them. */
export class Scattered {
  #files: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(private readonly sources: ReadonlyMap<string, SourceText>) {}

  /**
   * The module that a file means by a key that is none of its own: in the nearest file that has one, and null where
   * several are equally near.
   * @param moduleIn the path of the module that a file has under the key, where it really has one
   */
  find(from: string, key: string, moduleIn: (path: string) => string | null): string | null {
    const others = (this.#byKey().get(key) ?? []).filter((path) => path !== from);
    let [nearest, found] = [-1, [] as string[]];
    for (const path of others) {
      const near = nearness(from, path);
      if (near < nearest) continue;
      const module = moduleIn(path);
      if (module === null) continue;
      found = near > nearest ? [module] : [...found, module];
      nearest = near;
    }
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  #byKey(): ReadonlyMap<string, readonly string[]> {
    this.#files ??= filesByKey(this.sources.values());
    return this.#files;
  }
}

function filesByKey(sources: Iterable<SourceText>): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const source of sources) {
    const text = textOf(source);
    if (!signs.test(text)) continue;
    const own = new Set(Array.from(text.matchAll(keys), ([, quoted, number]) => quoted ?? number ?? ''));
    for (const key of own) {
      const known = files.get(key);
      if (known === undefined) files.set(key, [source.path]);
      else known.push(source.path);
    }
  }
  return files;
}

/** What cannot be read has no modules; that it cannot is told where it is screened. */
function textOf(source: SourceText): string {
  try {
    return source.read();
  } catch {
    return '';
  }
}

/** How many folders two paths share. */
function nearness(one: string, other: string): number {
  const [mine, theirs] = [dirname(one).split('/'), dirname(other).split('/')];
  const differing = mine.findIndex((part, index) => part !== theirs[index]);
  return differing < 0 ? mine.length : differing;
}
