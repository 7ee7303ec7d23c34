/**
 * Where an import leads within the known set of files. Takes the importing file, what it wrote and a question about
 * paths; gives a path of the set or null. Asks no disk. Bare specifiers lead out of the program.
 */
import { extname, isAbsolute, join, dirname, normalize } from 'node:path/posix';

type Has = (path: string) => boolean;

/** Sources before what is built from them: where both are there, the source is what a person can mend. */
const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'];

/** What may stand in the sources under a name that is written as it will be called after the build. */
const sourcesOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['.js', ['.ts', '.tsx', '.jsx']],
  ['.jsx', ['.tsx']],
  ['.mjs', ['.mts']],
  ['.cjs', ['.cts']],
]);

/** One way to read a specifier: the paths to try, without extension where none was written; null when it does not apply. */
type Reading = (from: string, specifier: string) => readonly string[] | null;

/** In order; the first that applies decides. Path aliases and packages of a workspace are further readings. */
const readings: readonly Reading[] = [relative, absolute];

/**
 * The file of the program that `specifier`, written in the file `from`, leads to; null when it is none of them.
 * @example resolveModule('/esx/main.ts', './license.js', has) // '/esx/license.ts'
 */
export function resolveModule(from: string, specifier: string, has: Has): string | null {
  for (const reading of readings) {
    const targets = reading(from, specifier);
    if (targets === null) continue;
    for (const target of targets) {
      const found = fileAt(target, has);
      if (found !== null) return found;
    }
    return null;
  }
  return null;
}

function relative(from: string, specifier: string): readonly string[] | null {
  if (!/^\.\.?(\/|$)/.test(specifier)) return null;
  return [join(dirname(from), /(^|\/)\.\.?$/.test(specifier) ? `${specifier}/` : specifier)];
}

function absolute(_: string, specifier: string): readonly string[] | null {
  return isAbsolute(specifier) ? [normalize(specifier)] : null;
}

/** The file that a path stands for: itself, with an extension, the source it is built from, or a folder's index. */
function fileAt(path: string, has: Has): string | null {
  return candidatesFor(path).find(has) ?? null;
}

function candidatesFor(path: string): readonly string[] {
  const index = extensions.map((extension) => join(path, `index${extension}`));
  if (path.endsWith('/')) return index;
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const sources = (sourcesOf.get(extension) ?? []).map((source) => stem + source);
  return [path, ...sources, ...extensions.map((added) => path + added), ...index];
}
