/** What every entry of a catalogue says for itself: why it is there, and the program that needs it. */
import { z } from './schema.js';

export const why = z.string().min(10).describe('Why the entry is there, as one sentence; stands in for comments.');
export const example = z
  .string()
  .min(1)
  .describe('The shortest program that needs this entry; run through the whole engine as a test.');
export const proof = { why, example };
