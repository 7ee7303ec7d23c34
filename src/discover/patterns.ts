/**
 * Which paths a list of patterns selects, as a question about names: for lists that a configuration holds. A pattern
 * that selects a directory selects all that is in it. Looks at no disk.
 */
import path from 'node:path';
import picomatch from 'picomatch';

/**
 * Tells whether an absolute path is selected by one of the patterns, which start from `folder`.
 * What lies outside the folder is never selected.
 */
export function selectedBy(patterns: readonly string[], folder: string): (file: string) => boolean {
  const matchers = patterns.map((pattern) => {
    const plain = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
    if (plain === '.' || plain === '') return () => true;
    return picomatch([plain, `${plain}/**`], { dot: true, strictSlashes: false });
  });
  return (file) => {
    const inside = path.relative(folder, file).split(path.sep).join('/');
    return inside !== '..' && !inside.startsWith('../') && matchers.some((matches) => matches(inside));
  };
}
