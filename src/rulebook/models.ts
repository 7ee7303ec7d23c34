/** The shape of `rules/models/`: what the functions of a library do, written as JavaScript that the evaluator reads. */
import { proof } from './proof.js';
import { z } from './schema.js';

export const modelEntry = z.strictObject({
  name: z.string().describe('The name that the library exports, and by which the other models of the library mean it.'),
  as: z
    .union([z.string(), z.array(z.string()).min(1)])
    .describe('An expression with the same outcome, its lines one by one. It is read by the evaluator and never run.'),
  ...proof,
});
export const modelCatalogue = z.strictObject({
  $schema: z.string().optional(),
  library: z.string(),
  modules: z.array(z.string()).min(1).describe('Module specifiers that give this library.'),
  apart: z.literal(true).optional().describe('Every function is a module of its own as well: `lodash/get`.'),
  globals: z.array(z.string()).describe('Global names that give this library.'),
  entries: z.array(modelEntry).min(1),
});
export type ModelEntry = z.infer<typeof modelEntry>;
export type ModelCatalogue = z.infer<typeof modelCatalogue>;
