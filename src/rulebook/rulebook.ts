/**
 * The questions that stages may ask of a rulebook, in one place. All are pure: the same rulebook and texts give
 * the same answer. Reading `rules/` is `load.ts`; what the answers are worth is the score's business.
 */
import type { Rulebook } from './shapes.js';

export { classifyAnchor, decoderOf, isDateOrigin, isOfCredential, isOwnMemory, type AnchorClass } from './anchors.js';
export {
  matchCall,
  matchReturn,
  matchSwap,
  matchThrow,
  matchWrite,
  namesNotice,
  isDrawn,
  matchAnswer,
  askedBy,
  makersOf,
  marksOf,
  showsOf,
  matchHanded,
  type PayloadMatch,
  type ReturnChange,
} from './effects.js';
export { entryId } from './entry-id.js';
export { alibisIn, speaksOf, themesIn, vocabularyIn } from './vocabulary.js';
export { withoutNoWords, wordsOf } from './words.js';

/** The words of which one must stand in a text before it is worth parsing, sorted, each once. */
export const screenWords = (rulebook: Rulebook): readonly string[] =>
  [...new Set(rulebook.clocks.flatMap((catalogue) => catalogue.screen))].sort();

const weightMaps = new WeakMap<Rulebook, ReadonlyMap<string, Rulebook['weights'][number]>>();

/** The weight of a term of the score, or undefined where no pack names it. */
export function weightOf(rulebook: Rulebook, term: string): Rulebook['weights'][number] | undefined {
  const known = weightMaps.get(rulebook) ?? new Map(rulebook.weights.map((weight) => [weight.term, weight]));
  weightMaps.set(rulebook, known);
  return known.get(term);
}
