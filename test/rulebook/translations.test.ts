/**
 * Words in other languages: what each translation's own example says is understood, and is not without it; and no word is
 * translated that no catalogue asks for.
 */
import { describe, expect, it } from '@jest/globals';
import { analyzeText } from '../../src/index.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { speaksOf } from '../../src/rulebook/rulebook.js';
import type { Rulebook, TranslationEntry } from '../../src/rulebook/shapes.js';
import { wordsOf } from '../../src/rulebook/words.js';

const rulebook = loadRulebook();

/** The rulebook as it would be if nobody had translated anything. */
const english = ((): Rulebook => {
  const foreign = new Set(
    rulebook.translations.flatMap(({ words }) =>
      Object.values(words)
        .flat()
        .map((phrase) => wordsOf(phrase).join(' ')),
    ),
  );
  const without = (words: readonly string[]): string[] => words.filter((word) => !foreign.has(word));
  return {
    ...rulebook,
    vocabulary: rulebook.vocabulary.map((entry) => ({ ...entry, words: without(entry.words) })),
    alibis: rulebook.alibis.map((entry) => ({ ...entry, words: without(entry.words) })),
    payloads: rulebook.payloads.map((catalogue) => ({
      ...catalogue,
      entries: catalogue.entries.map((entry) =>
        entry.text === undefined ? entry : { ...entry, text: without(entry.text) },
      ),
    })),
  };
})();

const told = async (source: string, by: Rulebook): Promise<string[]> =>
  (await analyzeText(source, { path: 'a.ts', rulebook: by })).findings
    .filter(({ severity }) => severity !== 'hidden' && severity !== 'low')
    .map(({ payload }) => payload);

describe.each(rulebook.translations)('$id', ({ words, example }: TranslationEntry) => {
  it('is understood in its example', async () => {
    expect({ with: await told(example, rulebook), without: await told(example, english) }).toEqual({
      with: ['nag'],
      without: [],
    });
  });

  it('translates words that catalogues ask for', () => {
    const asked = new Set([
      ...english.vocabulary.flatMap((entry) => entry.words),
      ...english.alibis.flatMap((entry) => entry.words),
      ...english.anchors.flatMap((entry) => entry.words ?? []),
      ...english.payloads.flatMap(({ entries }) => entries.flatMap(({ text = [] }) => text)),
    ]);
    expect(Object.keys(words).filter((word) => !asked.has(word))).toEqual([]);
  });

  it('holds its own words in the vocabulary', () => {
    const own = Object.entries(words).flatMap(([word, phrases]) =>
      word === 'expired' || word === 'license' ? phrases : [],
    );
    const speaks = (phrase: string): boolean =>
      speaksOf(rulebook, [phrase], 'expiry') || speaksOf(rulebook, [phrase], 'license');
    expect(own.filter((phrase) => !speaks(phrase))).toEqual([]);
  });
});

describe('Chinese characters', () => {
  it('stand without spaces, and are words one by one', () => {
    expect(wordsOf('您的账号v2已过期')).toEqual(['您', '的', '账', '号', 'v', '2', '已', '过', '期']);
  });
  it('say nothing by themselves', async () => {
    const text = 'export function open() { if (Date.now() > Date.UTC(2027, 0, 1)) console.warn("新年快乐"); }';
    expect(await told(text, rulebook)).toEqual([]);
  });
});
