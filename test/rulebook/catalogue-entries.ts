/**
 * Every entry of every catalogue with its example, and the rulebook as it would be without it.
 */
import { entryId } from '../../src/rulebook/entry-id.js';
import type { Rulebook } from '../../src/rulebook/shapes.js';

/** One entry under test. */
export interface EntryCase {
  readonly id: string;
  readonly example: string;
  readonly words: readonly string[];
  readonly without: Rulebook;
}

/** All entries that carry an example, in the order of the rulebook. */
export function catalogueEntries(rulebook: Rulebook): readonly EntryCase[] {
  return [
    ...rulebook.clocks.flatMap((catalogue) =>
      catalogue.entries.map((entry) => {
        const clocks = rulebook.clocks.map((one) => (one === catalogue ? dropFrom(one, entry) : one));
        return {
          id: entryId.clock(catalogue, entry),
          example: entry.example,
          words: [],
          without: { ...rulebook, clocks },
        };
      }),
    ),
    ...rulebook.payloads.flatMap((catalogue) =>
      catalogue.entries.map((entry) => {
        const payloads = rulebook.payloads.map((one) => (one === catalogue ? dropFrom(one, entry) : one));
        const words = [...(entry.text ?? []), ...(entry.named ?? [])];
        return {
          id: entryId.payload(catalogue, entry),
          example: entry.example,
          words,
          without: { ...rulebook, payloads },
        };
      }),
    ),
    ...rulebook.anchors.map((entry) => ({
      id: entryId.anchor(entry),
      example: entry.example,
      words: entry.words ?? [],
      without: { ...rulebook, anchors: drop(rulebook.anchors, entry) },
    })),
    ...rulebook.vocabulary.map((entry) => ({
      id: entryId.vocabulary(entry),
      example: entry.example,
      words: entry.words,
      without: { ...rulebook, vocabulary: drop(rulebook.vocabulary, entry) },
    })),
    ...rulebook.alibis.map((entry) => ({
      id: entryId.alibi(entry),
      example: entry.example,
      words: entry.words,
      without: { ...rulebook, alibis: drop(rulebook.alibis, entry) },
    })),
    ...rulebook.keepers.map((entry) => ({
      id: entryId.keeper(entry),
      example: entry.example,
      words: [],
      without: { ...rulebook, keepers: drop(rulebook.keepers, entry) },
    })),
    ...rulebook.models.flatMap((catalogue) =>
      catalogue.entries.map((entry) => ({
        id: entryId.model(catalogue, entry),
        example: entry.example,
        words: [],
        without: {
          ...rulebook,
          models: rulebook.models.map((one) => (one === catalogue ? dropFrom(one, entry) : one)),
        },
      })),
    ),
    ...rulebook.switches.map((entry) => ({
      id: entryId.switch(entry),
      example: entry.example,
      words: [],
      without: { ...rulebook, switches: drop(rulebook.switches, entry) },
    })),
  ];
}

const drop = <T>(entries: readonly T[], entry: T): T[] => entries.filter((one) => one !== entry);
const dropFrom = <E, T extends { readonly entries: readonly E[] }>(catalogue: T, entry: E): T => ({
  ...catalogue,
  entries: drop(catalogue.entries, entry),
});
