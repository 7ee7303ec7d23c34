/**
 * "Did you mean …?": the word of a list that somebody most likely meant. Counts insertions, deletions, changes and
 * neighbours that changed places. Pure; a word that is too far from everything gives nothing.
 */

/** Longer words are not compared: nobody mistypes them, and the price is their square. */
const longest = 80;

/**
 * The candidate nearest to a word, the first of several; null where none is near.
 * @example nearest('relese-date', ['release-date', 'format']) // 'release-date'
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (word.length > longest) return null;
  const typed = word.toLowerCase();
  let best: { readonly candidate: string; readonly distance: number } | null = null;
  for (const candidate of candidates) {
    const distance = distanceBetween(typed, candidate.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(typed.length, candidate.length) * 0.4));
    const isNear = distance <= Math.min(allowed, 3) && distance < Math.min(typed.length, candidate.length);
    if (isNear && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/** Steps from one word to the other, by rows of the usual table. */
function distanceBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
