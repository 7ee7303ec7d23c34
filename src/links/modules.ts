/**
 * Which file of the known set a path stands for. Takes the importing file, what it wrote and a question about paths;
 * gives a path of the set or null. Asks no disk. What is no path but a name is for `resolver.ts`.
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

/**
 * The file of the program that `specifier`, written in the file `from`, leads to as a path; null when it is none of them.
 * @example resolveModule('/esx/main.ts', './license.js', has) // '/esx/license.ts'
 */
export function resolveModule(from: string, specifier: string, has: Has): string | null {
  const [target] = pathOf(from, specifier) ?? [];
  return target === undefined ? null : fileAt(target, has);
}

/** The path that a specifier writes out, in a list of one, without extension where none was written; null for names. */
export function pathOf(from: string, specifier: string): readonly [string] | null {
  if (isAbsolute(specifier)) return [normalize(specifier)];
  if (!/^\.\.?(\/|$)/.test(specifier)) return null;
  return [join(dirname(from), /(^|\/)\.\.?$/.test(specifier) ? `${specifier}/` : specifier)];
}

/** What the package.json of a folder names as the file to load. */
type MainOf = (folder: string) => readonly string[];

/** The file that a path stands for: itself, with an extension, the source it is built from, or a folder's main file. */
export function fileAt(path: string, has: Has, mainOf: MainOf = () => []): string | null {
  const found = candidatesFor(path).find(has);
  if (found !== undefined) return found;
  const mains = mainOf(path.replace(/\/$/, '') || '/').flatMap((main) => [...candidatesFor(main), ...indexesOf(main)]);
  return [...mains, ...indexesOf(path)].find(has) ?? null;
}

function candidatesFor(path: string): readonly string[] {
  if (path.endsWith('/')) return [];
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const sources = (sourcesOf.get(extension) ?? []).map((source) => stem + source);
  return [path, ...sources, ...extensions.map((added) => path + added)];
}

const indexesOf = (path: string): readonly string[] => extensions.map((extension) => join(path, `index${extension}`));
