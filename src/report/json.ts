/** The analysis itself as JSON: everything, hidden findings included, keys in the order of the model. */
import { escapeJson } from './escape.js';
import type { Writer } from './context.js';

/** Writes the analysis; what is parsed back equals it. */
export const json: Writer = (analysis) => escapeJson(`${JSON.stringify(analysis, null, 2)}\n`);
