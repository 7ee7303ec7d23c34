/**
 * The only door to globby: which files a pattern selects, and which files the .gitignore files of a tree leave out.
 * Loaded only when a pattern or a .gitignore is met, since it costs as much as starting Node.
 */
import path from 'node:path';

const magic = /[*?{[]|[!+@]\(/;

/** Whether a path that does not exist can be meant as a pattern. */
export function isPattern(named: string): boolean {
  return magic.test(named);
}

/**
 * The directory that a pattern starts from and the rest of it: `src/*.ts` → `src`, `*.ts`.
 * Ignore files and node_modules count below that directory, as below a directory that is named.
 */
export function splitPattern(pattern: string): { readonly base: string; readonly rest: string } {
  const start = pattern.search(magic);
  const slash = pattern.lastIndexOf('/', start);
  return slash < 0
    ? { base: '.', rest: pattern }
    : { base: pattern.slice(0, slash) || '/', rest: pattern.slice(slash + 1) };
}

/** Whether a pattern asks for what lies in node_modules, which is left out otherwise. */
export function asksForDependencies(pattern: string): boolean {
  return pattern.includes('node_modules');
}

/** The paths below `base` that a pattern selects; a directory that it selects stands for all that is in it. */
export async function pathsMatching(rest: string, base: string): Promise<ReadonlySet<string>> {
  const { globby } = await import('globby');
  const found = await globby([rest, `${rest}/**`], {
    cwd: base,
    dot: true,
    expandDirectories: false,
    expandNegationOnlyPatterns: false,
    onlyFiles: false,
    followSymbolicLinks: false,
    suppressErrors: true,
    // For speed alone: which directories count is decided by the walk.
    ignore: asksForDependencies(rest) ? ['**/.git'] : ['**/.git', '**/node_modules'],
  });
  return new Set(found.map((name) => path.join(base, name)));
}

/** Tells which absolute paths below `root` its .gitignore files leave out; those above `root` do not count. */
export async function ignoredBelow(root: string): Promise<(file: string) => boolean> {
  const { isIgnoredByIgnoreFiles } = await import('globby');
  return isIgnoredByIgnoreFiles('**/.gitignore', { cwd: root, suppressErrors: true, followSymbolicLinks: false });
}

/** The same for hosts that cannot wait, once globby is loaded. */
export async function loadIgnoredBelow(): Promise<(root: string) => (file: string) => boolean> {
  const { isIgnoredByIgnoreFilesSync } = await import('globby');
  return (root) =>
    isIgnoredByIgnoreFilesSync('**/.gitignore', { cwd: root, suppressErrors: true, followSymbolicLinks: false });
}
