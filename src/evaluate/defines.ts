/**
 * What a build puts in the place of a name: `__BUILD_TIME__`, `process.env.BUILD_DATE`, `import.meta.env.MODE`. Given
 * from outside, as to a bundler; a name that is not given stays a symbol.
 */
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import { primitive } from './values.js';
import type { PrimitiveType, Value } from './values.js';

/** Dotted name → value. */
export type Defines = ReadonlyMap<string, PrimitiveType>;

/** How a value begins that is written in JSON: most defines are such or a word, and to find that out by an error is dear. */
const mayBeJson = /^\s*(?:["\d-]|(?:true|false|null)\s*$)/;

function valueOf(text: string): PrimitiveType {
  if (mayBeJson.test(text)) {
    try {
      const value: unknown = JSON.parse(text);
      if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
        return value;
    } catch {
      // Not JSON: a text without quotes.
    }
  }
  return text === 'undefined' ? undefined : text;
}

/**
 * Defines as users write them: JSON, or a text without quotes.
 * @example definesFrom({ __BUILD_TIME__: '1767225600000', 'process.env.CHANNEL': 'beta' })
 */
export const definesFrom = (texts: Readonly<Record<string, string>>): Defines =>
  new Map(Object.entries(texts).map(([name, text]) => [name, valueOf(text)]));

/** What is given for a dotted name, as if it stood in the text there; null when nothing is. */
export function definedValue(run: Run, name: string, site: ts.Node): Value | null {
  const { defines } = run;
  if (defines?.has(name) !== true) return null;
  run.trace.defined.add(name);
  return primitive(defines.get(name), { from: run.ref(site) });
}
