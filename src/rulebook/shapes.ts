/**
 * The shapes of what `rules/` may hold: types, checks and the shipped JSON Schemas come from here.
 * Takes unknown JSON, gives typed data. Reads nothing and decides nothing.
 */
import { z } from './schema.js';
import { anchorKinds, payloadKinds, triggers } from '../model.js';
import { facts } from './facts.js';
import type { ClockCatalogue } from './clock-shapes.js';
import type { KeeperEntry } from './keepers.js';
import type { ModelCatalogue } from './models.js';
import { words } from './payload-shapes.js';
import type { PayloadCatalogue } from './payload-shapes.js';
import { proof } from './proof.js';

export * from './clock-shapes.js';
export * from './payload-shapes.js';

/** Where a date that is not in the text comes from. Both `source` and `words` must match where given. */
export const anchorEntry = z.strictObject({
  id: z.string(),
  kind: z.enum(anchorKinds).exclude(['literal', 'data']),
  source: z
    .array(z.string())
    .optional()
    .describe(
      'Dotted origins, `*` for any part: `localStorage.getItem`, `process.env.*`, `fs.statSync`, `define` (a free upper-case or __name__ identifier).',
    ),
  words: words
    .optional()
    .describe('One of these phrases stands in the path through which the value came, or in the names that hold it.'),
  but: words
    .optional()
    .describe(
      'None of these phrases stands in the name that the date is kept under: they say that the date is one of something that comes again.',
    ),
  first: z
    .literal(true)
    .optional()
    .describe('Wins over entries of other kinds where its words stand in the path itself, behind theirs.'),
  decodes: z.literal('jwt').optional().describe('The call gives the claims of a JSON Web Token.'),
  ...proof,
});

/** What a name, a property or a string says. Themes let terms ask for a group of words. */
export const vocabularyThemes = [
  'license',
  'expiry',
  'trial',
  'beta',
  'build',
  'kill',
  'upgrade',
  'bad-status',
  'good-status',
  'duty',
  'not-yet',
  'kept-copy',
  'duration',
  'test',
  'flag',
] as const;
export const vocabularyEntry = z.strictObject({
  id: z.string(),
  theme: z.enum(vocabularyThemes),
  words,
  points: z.number().int(),
  notBefore: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Of a length of time: words behind it that name a point of it instead, as `end` does in `periodEnd`.'),
  notAfter: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Of a unit: words before it that name an instant counted in it, as `expires` does in `expiresMs`.'),
  ...proof,
});

/** What words of the catalogues are called in another language: whatever an entry knows in English it knows in that as well. */
export const translationEntry = z.strictObject({
  id: z.string().describe('The language.'),
  words: z
    .record(z.string(), z.array(z.string().min(2)).min(1))
    .describe('The English word or phrase, as a vocabulary or a payload has it, to those that mean it.'),
  ...proof,
});

/** A reason to be silent: ordinary code that has the shape of a bomb. `points` are negative. */
export const alibiEntry = z.strictObject({
  id: z.string(),
  words,
  anchors: z.array(z.enum(anchorKinds)).min(1).describe('Only guards against these anchors may claim it.'),
  unless: z
    .array(z.enum(vocabularyThemes))
    .optional()
    .describe('Does not count where the guard itself speaks of one of these themes.'),
  payloads: z
    .array(z.enum(payloadKinds))
    .optional()
    .describe('Excuses no other payload than these; any where it is left out.'),
  unlessDone: z
    .array(z.string())
    .optional()
    .describe('Does not count where one of these payload entries is met: `payloads/degrade#returns-chance`.'),
  withinDays: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'Only where something happens at most so many days after the date, and the date itself is called by one of the words.',
    ),
  ofAnchor: z
    .literal(true)
    .optional()
    .describe('Only where the date itself came by one of the words, and not where they stand around it.'),
  way: z
    .string()
    .optional()
    .describe('Only where the way by which the date came matches this regular expression as well.'),
  points: z.number().int().max(0),
  ...proof,
});

/** What `why` answers of a comparison, or of a place where there is none. */
export const answerEntry = z.strictObject({
  id: z.enum(facts).describe('The fact that the engine knows.'),
  answer: z.enum(['hidden', 'undecided', 'silent', 'unread', 'no-guard']),
  text: z.string().min(10).describe('For people: why nothing is reported.'),
  next: z.string().min(10).describe('What to do where that is wrong.'),
  ...proof,
});

/** A name that tells a release build from a developer's; its values are written as `--define` takes them. */
export const switchEntry = z.strictObject({
  id: z.string(),
  name: z.string().describe('Dotted, as code reads it: `process.env.NODE_ENV`.'),
  release: z.string().describe('What a release build puts there.'),
  development: z.string().describe("What a developer's build puts there."),
  ...proof,
});

const catalogue = <T extends z.ZodType>(entry: T) =>
  z.strictObject({ $schema: z.string().optional(), entries: z.array(entry).min(1) });
export const anchorCatalogue = catalogue(anchorEntry);
export const vocabularyCatalogue = catalogue(vocabularyEntry);
export const translationCatalogue = catalogue(translationEntry);
export const alibiCatalogue = catalogue(alibiEntry);
export const answerCatalogue = catalogue(answerEntry);
export const switchCatalogue = catalogue(switchEntry);
/** The named terms of the score and their points; `why` is what a report prints, `{}` stands for the fact. */
export const weightEntry = z.strictObject({ term: z.string(), points: z.number().int(), why: z.string() });
export const weightCatalogue = catalogue(weightEntry);
/** What facts a rule claims, and what it says. A guard goes to the rule whose `when` it fits. */
export const rule = z.strictObject({
  $schema: z.string().optional(),
  id: z.enum(triggers),
  title: z.string(),
  precision: z.enum(['high', 'medium', 'low']),
  since: z.string(),
  cwe: z.array(z.number().int()).min(1),
  when: z.strictObject({
    anchor: z.array(z.enum(anchorKinds)).min(1),
    timing: z.array(z.enum(['absolute', 'relative', 'recurring'])).min(1),
    via: z.array(z.enum(['comparison', 'timer'])).min(1),
  }),
  message: z.strictObject({
    what: z
      .string()
      .describe(
        'Placeholders: {payload} (the title of its catalogue, "ends the process"), {deadline}, {anchor}, {guard}, {period}.',
      ),
    dated: z
      .string()
      .optional()
      .describe('Stands in for `what` where a rule of periods knows the very date. Same placeholders.'),
    why: z.string(),
    fix: z.string(),
  }),
});

export type AnchorEntry = z.infer<typeof anchorEntry>;
export type VocabularyEntry = z.infer<typeof vocabularyEntry>;
export type VocabularyTheme = (typeof vocabularyThemes)[number];
export type TranslationEntry = z.infer<typeof translationEntry>;
export type AlibiEntry = z.infer<typeof alibiEntry>;
export type AnswerEntry = z.infer<typeof answerEntry>;
export type SwitchEntry = z.infer<typeof switchEntry>;
export type WeightEntry = z.infer<typeof weightEntry>;
export type Rule = z.infer<typeof rule>;

/** Everything in `rules/`, checked. */
export interface Rulebook {
  /** `rule.json` of each folder. */
  readonly rules: readonly Rule[];
  /** `clocks/*.json`: how the clock is read, and date arithmetic by library. */
  readonly clocks: readonly ClockCatalogue[];
  /** `anchors.json`: where dates come from that are not in the text. */
  readonly anchors: readonly AnchorEntry[];
  /** `payloads/*.json`: calls that do harm. */
  readonly payloads: readonly PayloadCatalogue[];
  /** `vocabulary.json`: what names and texts say. */
  readonly vocabulary: readonly VocabularyEntry[];
  /** `translations.json`: how the words of vocabulary, alibis and payloads are said in other languages; they hold them already. */
  readonly translations: readonly TranslationEntry[];
  /** `alibis.json`: reasons to be silent. */
  readonly alibis: readonly AlibiEntry[];
  /** `switches.json`: names that tell a release build. */
  readonly switches: readonly SwitchEntry[];
  /** `keepers.json`: calls by which a framework keeps something for a component. */
  readonly keepers: readonly KeeperEntry[];
  /** `models/`: what functions of libraries do, as JavaScript. */
  readonly models: readonly ModelCatalogue[];
  /** `weights.json`: points of the terms of the score. */
  readonly weights: readonly WeightEntry[];
  /** `answers.json`: what `why` says where nothing is reported. */
  readonly answers: readonly AnswerEntry[];
}
