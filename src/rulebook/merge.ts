/**
 * Puts the catalogues of several packs together. Pure; duplicates of ids are the loader's business.
 */
import type { WeightEntry } from './shapes.js';

/** One catalogue a key, in the order in which the keys first appear. */
export function mergeCatalogues<T>(
  catalogues: readonly T[],
  keyOf: (catalogue: T) => string,
  join: (a: T, b: T) => T,
): readonly T[] {
  const byKey = new Map<string, T>();
  for (const catalogue of catalogues) {
    const earlier = byKey.get(keyOf(catalogue));
    byKey.set(keyOf(catalogue), earlier === undefined ? catalogue : join(earlier, catalogue));
  }
  return [...byKey.values()];
}

/** The last pack that names a term decides it: weights are what a house tunes. */
export function mergeWeights(packs: readonly (readonly WeightEntry[])[]): readonly WeightEntry[] {
  return [...new Map(packs.flat().map((weight) => [weight.term, weight])).values()];
}
