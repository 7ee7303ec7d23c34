/**
 * Splits names, paths and strings into lower-case words and looks phrases up among them. Knows no word itself.
 */
import { ownCopy } from '../syntax/places.js';

/** Longer texts are cut: what a name says, it says early, and hostile texts must not cost time. */
const textLimit = 2000;
const memoLimit = 20_000;
/** Chinese characters stand without spaces: each is a word, and a phrase is several of them. */
const han = /\p{Script=Han}/u;
const piecesWithHan = /\p{Script=Han}|\p{Lu}+(?!\p{Ll})|\p{Lu}?(?:(?!\p{Script=Han})[\p{Ll}\p{Lo}])+|\p{N}+/gu;
const pieces = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}]+|\p{N}+/gu;
/**
 * What is asked of a pattern, and the end of host names that are kept free for trials: neither speaks of a test. Nor is a row one of
 * many that the text itself asks for by its number (`WHERE id = 1`) or its name (`WHERE key = 'seen'`): it is the only one.
 */
const noWord = /(?<=[\w)-])\.test(?![\w$.])|\bwhere\s+(?:id\s*=\s*\d+(?!\w)|(?:name|key)(?=\s*=\s*'))/gi;
export const withoutNoWords = (text: string): string => text.replace(noWord, '');
const memo = new Map<string, readonly string[]>();

/**
 * The words of a name, a path or a sentence: split at case changes, digits and punctuation, in lower case.
 * @example wordsOf('isBetaExpired2') // ['is', 'beta', 'expired', '2']
 * @example wordsOf('process.env.BUILD_DATE') // ['process', 'env', 'build', 'date']
 */
export function wordsOf(text: string): readonly string[] {
  const known = memo.get(text);
  if (known !== undefined) return known;
  // A piece of a text keeps all of it alive for as long as it is remembered.
  const own = ownCopy(text.slice(0, textLimit));
  const words = (withoutNoWords(own).match(han.test(own) ? piecesWithHan : pieces) ?? []).map((word) =>
    word.toLowerCase(),
  );
  if (memo.size >= memoLimit) memo.clear();
  if (text.length <= textLimit) memo.set(own, words);
  return words;
}

/**
 * Whether one of the phrases stands in one of the texts, its words one after the other; no phrase spans two texts.
 * @example speaksOneOf(['the trial end date'], ['trial end']) // true
 */
export function speaksOneOf(texts: readonly string[], phrases: readonly string[]): boolean {
  const index = indexOf(phrases);
  return texts.some((text) => {
    const words = wordsOf(text);
    return words.some((word, at) => index.get(word)?.some(({ phrase }) => standsAt(words, phrase, at)) === true);
  });
}

const indexes = new WeakMap<readonly string[], PhraseIndex<unknown>>();

/** The lists of the catalogues stay the same: each is taken apart once. */
function indexOf(words: readonly string[]): PhraseIndex<unknown> {
  const index = indexes.get(words) ?? phraseIndex([{ words }]);
  indexes.set(words, index);
  return index;
}

const standsAt = (words: readonly string[], wanted: readonly string[], at: number): boolean =>
  wanted.every((word, offset) => words[at + offset] === word);

/** Entries by the first word of each of their phrases, so that a text costs what it is long, not what is known. */
export type PhraseIndex<T> = ReadonlyMap<string, readonly { readonly phrase: readonly string[]; readonly entry: T }[]>;

/** An index over the `words` of entries. */
export function phraseIndex<T extends { readonly words: readonly string[] }>(entries: readonly T[]): PhraseIndex<T> {
  const index = new Map<string, { phrase: readonly string[]; entry: T }[]>();
  for (const entry of entries) {
    for (const phrase of entry.words.map((text) => text.split(' '))) {
      const [first = ''] = phrase;
      index.set(first, [...(index.get(first) ?? []), { phrase, entry }]);
    }
  }
  return index;
}

/** The entries of which a phrase stands in one of the texts. */
export function entriesIn<T>(index: PhraseIndex<T>, texts: readonly string[]): ReadonlySet<T> {
  const found = new Set<T>();
  for (const text of texts) {
    const words = wordsOf(text);
    words.forEach((word, at) => {
      for (const { phrase, entry } of index.get(word) ?? []) if (standsAt(words, phrase, at)) found.add(entry);
    });
  }
  return found;
}
