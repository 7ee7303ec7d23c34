/** The facts that the engine can know of a place that somebody asks about. Names only; the words are `rules/answers.json`. */

/** What the engine can know of a place; each has its entry in `rules/answers.json`. */
export const facts = [
  'no-single-date',
  'open',
  'elapsed-time',
  'other-data',
  'constant',
  'past-budget',
  'screened-out',
  'not-entered',
  'decides-nothing',
  'no-clock',
  'below-the-bar',
] as const;
export type Fact = (typeof facts)[number];
