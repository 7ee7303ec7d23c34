/**
 * Parts of a program that know nothing of each other, for programs whose trees would not fit into the memory
 * together. Goes in: all texts and those to be parsed. Comes out: batches, each with every file that its own may import.
 */
import type { SourceText } from '../model.js';
import { Resolver } from './resolver.js';

/** Texts that are followed together. */
export interface Batch {
  /** Those that imports may lead to. */
  readonly sources: readonly SourceText[];
  /** Those to begin with. */
  readonly texts: readonly SourceText[];
}

/** Bytes of text whose trees may stand in the memory at once: a tree takes some forty bytes for each. */
const batchSize = 24_000_000;

const specifiers = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["']([^"'\n]+)["']/g;

/** The imports that a text seems to have; too many do no harm. */
function importsOf(source: SourceText): string[] {
  try {
    return [...source.read().matchAll(specifiers)].map((match) => match[1] ?? '');
  } catch {
    // What cannot be read has been named by the screen.
    return [];
  }
}

/** For every path the first path of those that imports tie together, in either direction and over any distance. */
function tiesOf(sources: readonly SourceText[], data: readonly SourceText[]): Map<string, string> {
  const resolver = new Resolver(new Map([...data, ...sources].map((source) => [source.path, source])));
  const parents = new Map(sources.map(({ path }) => [path, path]));
  const rootOf = (path: string): string => {
    let root = path;
    while (parents.get(root) !== root) root = parents.get(root) ?? root;
    parents.set(path, root);
    return root;
  };
  for (const source of sources) {
    for (const specifier of importsOf(source)) {
      const target = resolver.resolve(source.path, specifier);
      if (target !== null && parents.has(target)) parents.set(rootOf(target), rootOf(source.path));
    }
  }
  return new Map(sources.map(({ path }) => [path, rootOf(path)]));
}

/** Bytes of texts. */
export const sizeOf = (texts: readonly SourceText[]): number => texts.reduce((sum, { size }) => sum + size, 0);

/**
 * One batch where all fits, else as few as the ties between the files allow; in the order of the texts. `data` is
 * configuration, which says where imports lead and ties nothing together itself.
 */
export function batchesOf(
  sources: readonly SourceText[],
  texts: readonly SourceText[],
  { limit = batchSize, data = [] }: { readonly limit?: number; readonly data?: readonly SourceText[] } = {},
): Batch[] {
  if (sizeOf(texts) <= limit) return [{ sources, texts }];
  const ties = tiesOf(sources, data);
  const groups = new Map<string, SourceText[]>();
  for (const text of texts) {
    const tie = ties.get(text.path) ?? text.path;
    const group = groups.get(tie);
    if (group === undefined) groups.set(tie, [text]);
    else group.push(text);
  }
  const batches: { ties: Set<string>; texts: SourceText[]; size: number }[] = [];
  for (const [tie, group] of groups) {
    const size = sizeOf(group);
    let batch = batches.at(-1);
    if (batch === undefined || batch.size + size > limit) {
      batch = { ties: new Set(), texts: [], size: 0 };
      batches.push(batch);
    }
    batch.ties.add(tie);
    batch.texts.push(...group);
    batch.size += size;
  }
  return batches.map((batch) => ({
    sources: sources.filter(({ path }) => batch.ties.has(ties.get(path) ?? path)),
    texts: batch.texts,
  }));
}
