/** The names that a module of the program exports, those of others that it passes on included. */
import type { Run } from './run.js';

const depthLimit = 6;

/** Names of exports, without `default` and what stands for the whole module. */
export function exportNamesOf(run: Run, path: string, depth = 0): string[] {
  const names = run.program.exports(path).flatMap(({ kind, name, specifier }) => {
    if (kind !== 'star' || specifier === undefined) return [name];
    const target = depth > depthLimit ? null : run.program.resolve(path, specifier);
    return target === null ? [] : exportNamesOf(run, target, depth + 1);
  });
  return [...new Set(names)].filter((name) => name !== 'default' && name !== '=');
}
