/**
 * Keys with one `*` in them, as path aliases and the `exports` of a package have them: which key a name fits, and
 * what its targets become.
 */

/** A key that fits, with what stands for its `*`. */
export interface Fit {
  readonly key: string;
  readonly star: string;
}

/** The key that fits a name best: the name itself, else the one with the longest beginning. */
export function bestFit(keys: readonly string[], name: string): Fit | null {
  if (keys.includes(name)) return { key: name, star: '' };
  let best: Fit | null = null;
  for (const key of keys) {
    const at = key.indexOf('*');
    if (at < 0) continue;
    const end = key.slice(at + 1);
    const fits = name.length >= key.length - 1 && name.startsWith(key.slice(0, at)) && name.endsWith(end);
    if (fits && (best === null || at > best.key.indexOf('*'))) {
      best = { key, star: name.slice(at, name.length - end.length) };
    }
  }
  return best;
}

/** A target with what stands for its `*`. */
export const filledIn = (target: string, star: string): string => target.replaceAll('*', () => star);
