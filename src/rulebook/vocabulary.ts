/**
 * What names, properties and strings say: the vocabulary's entries and themes in them, and the alibis they give.
 * Takes a rulebook and texts, gives entries in the catalogue's order. Adds up no points.
 */
import type { AnchorKind, PayloadKind } from '../model.js';
import type { AlibiEntry, Rulebook, VocabularyEntry, VocabularyTheme } from './shapes.js';
import { entriesIn, phraseIndex, type PhraseIndex } from './words.js';

interface Indexes {
  readonly vocabulary: PhraseIndex<VocabularyEntry>;
  readonly alibis: PhraseIndex<AlibiEntry>;
}
const indexes = new WeakMap<Rulebook, Indexes>();

function indexesOf(rulebook: Rulebook): Indexes {
  const known = indexes.get(rulebook);
  if (known !== undefined) return known;
  const made = { vocabulary: phraseIndex(rulebook.vocabulary), alibis: phraseIndex(rulebook.alibis) };
  indexes.set(rulebook, made);
  return made;
}

/** The vocabulary entries that the texts speak of, each once. */
export function vocabularyIn(rulebook: Rulebook, texts: readonly string[]): readonly VocabularyEntry[] {
  const found = entriesIn(indexesOf(rulebook).vocabulary, texts);
  return found.size === 0 ? [] : rulebook.vocabulary.filter((entry) => found.has(entry));
}

/** The themes that the texts speak of. */
export const themesIn = (rulebook: Rulebook, texts: readonly string[]): ReadonlySet<VocabularyTheme> =>
  new Set(vocabularyIn(rulebook, texts).map((entry) => entry.theme));

/** Whether the texts speak of the theme. */
export const speaksOf = (rulebook: Rulebook, texts: readonly string[], theme: VocabularyTheme): boolean =>
  themesIn(rulebook, texts).has(theme);

/** The alibis that a guard against an anchor of this kind may claim from its texts for what it does, its own themes considered. */
export function alibisIn(
  rulebook: Rulebook,
  texts: readonly string[],
  anchor: AnchorKind,
  payload: PayloadKind = 'unknown',
): readonly AlibiEntry[] {
  const found = entriesIn(indexesOf(rulebook).alibis, texts);
  if (found.size === 0) return [];
  const themes = themesIn(rulebook, texts);
  return rulebook.alibis.filter(
    (entry) =>
      found.has(entry) &&
      entry.anchors.includes(anchor) &&
      (entry.payloads ?? [payload]).includes(payload) &&
      !(entry.unless ?? []).some((theme) => themes.has(theme)),
  );
}
