/**
 * The one door to the compiler. `createRequire` loads it at a third of the price of an ESM import; this module
 * itself is only imported once something must be parsed.
 */
import { createRequire } from 'node:module';
import type ts from 'typescript';

export type { ts };

/** The compiler API. Only public names are used. */
export const compiler = createRequire(import.meta.url)('typescript') as typeof ts;
