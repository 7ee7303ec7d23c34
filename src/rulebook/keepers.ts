/** The shape of `rules/keepers.json`: calls of frameworks that keep a value for the program. */
import { z } from './schema.js';

/** What such a call gives; the meaning of each word is code (`evaluate/keepers.ts`), the names are data. */
export const kept = [
  'value',
  'promising',
  'store',
  'box',
  'reader',
  'pair',
  'reader-pair',
  'reduced',
  'context',
  'held',
  'derived',
  'unboxed',
  'fallback',
  'copy',
  'fields',
  'getters',
  'methods',
] as const;

export const keeperEntry = z.strictObject({
  id: z.string(),
  call: z.string().describe('The last name of the function: `useState` of `React.useState`.'),
  gives: z
    .enum(kept)
    .describe(
      '`value`: what it was handed; `store`: a function that gives the state which the function that it is handed makes, or what a selector takes of it; `promising`: a function that gives a promise of what the one that it is handed gives to a callback; `box`: an object with it as `member`; `reader`: a function that gives it; `pair`, `reader-pair`: a list of it and a function that sets it; `reduced`: the same, with a reducer as first argument and the value as second; `context`: what `held` gives back when it is handed the context; `derived`: a context that holds what a function makes of what others hold; `unboxed`: what a `box` holds that it is handed, and everything else as it is; of a call that leads out of the program, `fallback`: the value that stands behind the key, for where there is none under it; `copy`: an object with the properties of all that it is handed. Of an option, what `this` has in the functions of the component: `fields` and `methods` as they are, `getters` by being asked.',
    ),
  option: z
    .literal(true)
    .optional()
    .describe('No call: `call` names a property of the object that a component is written as.'),
  beside: z.literal(true).optional().describe('With `option`: only where another option stands beside it.'),
  handed: z
    .literal(true)
    .optional()
    .describe('With `option`: its functions are handed the fields as their first argument.'),
  lasts: z
    .literal(true)
    .optional()
    .describe(
      'With `option`: the variables of its function are what the component is drawn by, and boxes among them are opened.',
    ),
  member: z.string().optional().describe('With `box`: the name of the property.'),
  kept: z
    .enum(['first', 'new'])
    .optional()
    .describe(
      'With `copy`: of two properties of a name the `first` stays, as it is for defaults; nothing of what is handed is changed, and the object is `new`.',
    ),
  asks: z.literal(true).optional().describe('What it is handed is a function that is asked for the value.'),
  stored: z
    .literal(true)
    .optional()
    .describe(
      'It is put into the storage under a key: the first argument, or for what makes a store the `name` among the options.',
    ),
  second: z.literal(true).optional().describe('With `value`: the second argument, where that is a function.'),
  derives: z
    .literal(true)
    .optional()
    .describe('Where it is handed a function, what that gives when it is handed one that tells what stores hold.'),
  anywhere: z
    .literal(true)
    .optional()
    .describe('The name alone tells, also where the code of the framework is a part of what is analysed.'),
  why: z.string().min(10).describe('Why the entry is there, as one sentence; stands in for comments.'),
  example: z
    .string()
    .min(1)
    .describe('The shortest program that needs this entry; run through the whole engine as a test.'),
});
export const keeperCatalogue = z.strictObject({ $schema: z.string().optional(), entries: z.array(keeperEntry).min(1) });
export type KeeperEntry = z.infer<typeof keeperEntry>;
