/** The source map of a text: in it, or in a file that may be read. What an address on the network would give is not asked for. */
import posix from 'node:path/posix';
import type { SourceText } from '../model.js';
import { BrokenMap } from './broken.js';
import { readMapText } from './map-text.js';
import type { SourceMapText } from './map-text.js';
import { inlineMap, mapReferenceIn } from './reference.js';

/** A map that was found and read. */
export interface FoundMap {
  readonly map: SourceMapText;
  /** Where it was read from. */
  readonly path: string;
  readonly text: string;
}

/** The map of a text, or null where it names none. Throws a BrokenMap, or a DefuserError for a file that may not be read. */
export function mapOf(source: SourceText): FoundMap | null {
  const text = source.read();
  const reference = mapReferenceIn(text);
  if (reference === null) return null;
  const inline = inlineMap(reference);
  if (inline !== null) return { map: readMapText(inline), path: source.path, text };
  if (/^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(reference))
    throw new BrokenMap('is an address on the network, which is not fetched');
  if (source.around === undefined)
    throw new BrokenMap('stands in a file of its own, which a text in memory does not have');
  const name = decodedName(reference.replaceAll('\\', '/').replace(/[?#].*$/s, ''));
  const path = posix.resolve(posix.dirname(source.path), name);
  return { map: readMapText(source.around.read(path)), path, text };
}

function decodedName(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
