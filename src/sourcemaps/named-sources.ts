/**
 * Which scanned texts the source maps of others name: of these they are built, whether or not anything in them was found.
 * Maps that cannot be read name nothing here; where a finding depends on one, `lead-back.ts` says so.
 */
import { DefuserError } from '../errors.js';
import type { SourceText } from '../model.js';
import { BrokenMap } from './broken.js';
import { mapOf } from './find-map.js';
import { Originals } from './originals.js';
import { mapReferenceIn } from './reference.js';

/** So many maps are looked into: there are trees with tens of thousands. */
const mapLimit = 500;

/**
 * Text → those of the wanted that its map names, by the names that reports use.
 * @param candidates the texts whose maps are looked at
 * @param scanned all texts of the program
 */
export function namedSources(
  candidates: Iterable<SourceText>,
  wanted: ReadonlySet<string>,
  scanned: readonly SourceText[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const byPath = new Map(scanned.map((text) => [text.path, text]));
  const named = new Map<string, ReadonlySet<string>>();
  let count = 0;
  for (const text of candidates) {
    if (count >= mapLimit) break;
    const sources = namesIn(text, byPath);
    if (sources === null) continue;
    count += 1;
    const those = sources.filter((name) => wanted.has(name) && name !== text.displayPath);
    if (those.length > 0) named.set(text.displayPath, new Set(those));
  }
  return named;
}

const withMap = new WeakMap<SourceText, boolean>();

/** Whether a text names a map. A session asks after every keystroke: another text is another source. */
function namesMap(text: SourceText): boolean {
  const known = withMap.get(text) ?? mapReferenceIn(text.read()) !== null;
  withMap.set(text, known);
  return known;
}

const neverParsed = (): never => {
  throw new Error('impossible: names are asked for, not texts');
};

function namesIn(text: SourceText, byPath: ReadonlyMap<string, SourceText>): readonly string[] | null {
  try {
    if (!namesMap(text)) return null;
    const found = mapOf(text);
    if (found === null) return null;
    const originals = new Originals(text, found.path, byPath, neverParsed);
    return found.map.sources.flatMap((source) => {
      const name = originals.nameOf(source);
      return name === null ? [] : [name];
    });
  } catch (error) {
    if (error instanceof BrokenMap || error instanceof DefuserError || error instanceof RangeError) return [];
    // A text that has gone since it was screened: whoever analysed it has said so.
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
