/**
 * Gives the vocabulary, the alibis, the anchors and the payload catalogues the words of other languages: an entry that knows a phrase in English knows it
 * in each of them. Takes a rulebook, gives one; nobody who looks up words has to know of languages.
 */
import type { Rulebook } from './shapes.js';
import { wordsOf } from './words.js';

/** English phrase → the same in other languages. */
type Translations = ReadonlyMap<string, readonly string[]>;

/**
 * The rulebook with its words in all languages that it has translations for.
 * @example translated(rulebook).vocabulary.find(({ id }) => id === 'trial')?.words // ['trial', …, 'testversion', '试 用', …]
 */
export function translated(rulebook: Rulebook): Rulebook {
  const known = translationsIn(rulebook);
  if (known.size === 0) return rulebook;
  return {
    ...rulebook,
    vocabulary: rulebook.vocabulary.map((entry) => ({ ...entry, words: inAll(known, entry.words) })),
    alibis: rulebook.alibis.map((entry) => ({ ...entry, words: inAll(known, entry.words) })),
    anchors: rulebook.anchors.map((entry) =>
      entry.words === undefined ? entry : { ...entry, words: inAll(known, entry.words) },
    ),
    payloads: rulebook.payloads.map((catalogue) => ({
      ...catalogue,
      entries: catalogue.entries.map(({ text, writes, ...entry }) => ({
        ...entry,
        ...(text === undefined ? {} : { text: inAll(known, text) }),
        ...(writes === undefined ? {} : { writes: inAll(known, writes) }),
      })),
    })),
  };
}

function translationsIn({ translations }: Rulebook): Translations {
  const known = new Map<string, string[]>();
  for (const { words } of translations) {
    for (const [english, others] of Object.entries(words)) {
      const phrases = others.map((phrase) => wordsOf(phrase).join(' '));
      known.set(english, [...(known.get(english) ?? []), ...phrases]);
    }
  }
  return known;
}

const inAll = (known: Translations, phrases: readonly string[]): string[] => [
  ...new Set([...phrases, ...phrases.flatMap((phrase) => known.get(phrase) ?? [])]),
];
