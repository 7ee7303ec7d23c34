/** The shape of `rules/payloads/`: what counts as which kind of harm. Takes unknown JSON, gives typed data. */
import { payloadKinds } from '../model.js';
import { proof } from './proof.js';
import { z } from './schema.js';

export const words = z
  .array(z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/))
  .min(1)
  .describe(
    'Lower-case words or phrases; names are split at case changes, digits and punctuation before they are compared.',
  );

/** What counts as which kind of harm. Exactly one of `call`, `method`, `answers`, `named`, `write`, `returns`, `throws` is given. */
export const payloadEntry = z.strictObject({
  id: z.string(),
  call: z
    .string()
    .optional()
    .describe('Dotted name from a global or a module: `process.exit`, `fs.rmSync` (`node:` prefixes dropped).'),
  method: z.string().optional().describe('A method of this name on any receiver.'),
  swap: z
    .literal(true)
    .optional()
    .describe('With `method`: only where the other side calls a method of the name as well, with something else.'),
  named: words
    .optional()
    .describe(
      'A call into code that is not in the text, of a function or method whose name holds one of these phrases.',
    ),
  unlessFirst: words
    .optional()
    .describe(
      'With `named`: not where the name begins with one of these, so that the phrase is what it makes or asks for.',
    ),
  unlessLast: words
    .optional()
    .describe(
      'With `named`: not where the name ends in one of these, so that the phrase is said of something harmless.',
    ),
  parameter: z
    .literal(true)
    .optional()
    .describe('A call of a function that was handed in, whatever it is called; asked when no other entry fits.'),
  instead: z
    .literal(true)
    .optional()
    .describe(
      'With `parameter`: only where the other side calls the same function with nothing, and so goes on; asked before any other entry.',
    ),
  answers: z
    .strictObject({
      to: z.string().describe('Dotted suffix of the function that asks: `beforeEach`, `onBeforeRequest.addListener`.'),
      by: z
        .number()
        .int()
        .min(0)
        .optional()
        .describe('The index of a parameter by which the handed function may answer as well: `next` of `beforeEach`.'),
    })
    .optional()
    .describe(
      'What a function gives back that is handed to a function which does as it says; `argument` is the answer.',
    ),
  any: z.literal(true).optional().describe('A call of anything, made for its own sake; asked last.'),
  write: z
    .string()
    .optional()
    .describe(
      'An assignment to a property: dotted suffix, `location.href`, `innerHTML`; `Array.prototype.*` for any of a global.',
    ),
  existing: z
    .literal(true)
    .optional()
    .describe('With `write`: only on an element that was there before; on one that the program has just made it adds.'),
  drawn: z
    .literal(true)
    .optional()
    .describe(
      'With `write`: it is a text of the page, which is drawn anew; where it was drawn before, its new words count.',
    ),
  writes: words.optional().describe('An assignment to a property whose name holds one of these phrases.'),
  returns: z
    .enum([
      'false',
      'true',
      'null',
      'empty',
      'smaller',
      'cut',
      'chance',
      'overwritten',
      'word',
      'tree',
      'page',
      'other',
    ])
    .optional()
    .describe(
      'What the harmful side returns where the other returned something better; for `chance` and `overwritten` what it writes or hands on as well.',
    ),
  throws: z.boolean().optional(),
  argument: z
    .strictObject({ index: z.number().int().min(0), pattern: z.string() })
    .optional()
    .describe('A regular expression that the argument, as text, must match.'),
  makers: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      'With `returns`: the functions that make it so: an element (`tree`, `createElement`), a part of what was whole (`cut`, `slice`), chance (`chance`, `Math.random`).',
    ),
  marks: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      'With `returns`: the properties by which a library marks what its makers make, under whatever name they go by: `$$typeof`.',
    ),
  shows: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      'With `returns`: the directives that show what a maker makes only while their value holds: `show`, `vShow`.',
    ),
  unless: z
    .enum(['path', 'statement'])
    .optional()
    .describe(
      'Not where all that the first argument deletes goes by a `spared` word: the last part of a path, the tables of SQL statements.',
    ),
  text: words.optional().describe('One of these words stands in a string argument, or in the names of the guard.'),
  ...proof,
});
export const payloadCatalogue = z.strictObject({
  $schema: z.string().optional(),
  kind: z.enum(payloadKinds).exclude(['unknown']),
  title: z.string().describe('For people: "ends the process".'),
  spared: words
    .optional()
    .describe('What is only kept to save work, or is the licence itself: no loss for entries with `unless`.'),
  entries: z.array(payloadEntry).min(1),
});

export type PayloadCatalogue = z.infer<typeof payloadCatalogue>;
export type PayloadEntry = z.infer<typeof payloadEntry>;
