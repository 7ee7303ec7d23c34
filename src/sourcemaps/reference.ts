/**
 * Where a text says that its source map is: the last `//# sourceMappingURL=` comment behind its code. Takes a text,
 * gives the reference, or the map itself where it stands in the comment. Linear in the text; reads no file.
 */
import { BrokenMap } from './broken.js';

const word = 'sourceMappingURL=';
/** Quotes are those of a text that the comment stands in; a `data:` URL may hold the single one. */
const foreign = /[\s"`]|^(?!data:).*'/i;
/** What stands behind the comment is looked at so far. */
const tailLimit = 4096;

/** The reference as it is written, or null where the text names no map. */
export function mapReferenceIn(text: string): string | null {
  const at = text.lastIndexOf(word);
  if (at < 0) return null;
  const opening = /(\/\/|\/\*)[#@][ \t]*$/.exec(text.slice(Math.max(0, at - 40), at));
  if (opening === null) return null;
  const from = at + word.length;
  const isBlock = opening[1] === '/*';
  const end = isBlock ? text.indexOf('*/', from) : endOfLine(text, from);
  if (end < 0) return null;
  const tail = text.slice(isBlock ? end + 2 : end, end + tailLimit);
  const reference = text.slice(from, end).trim();
  return reference === '' || foreign.test(reference) || !isBare(tail) ? null : reference;
}

/** No code: else the comment stands in a string of it, as in the text of a bundler. */
const isBare = (tail: string): boolean => tail.replace(/\/\/[^\r\n]*/g, '').trim() === '';

function endOfLine(text: string, from: number): number {
  const ends = ['\n', '\r'].map((end) => text.indexOf(end, from)).filter((end) => end >= 0);
  return Math.min(text.length, ...ends);
}

/** The map in a `data:` reference; null for any other reference. Throws a BrokenMap where it cannot be decoded. */
export function inlineMap(reference: string): string | null {
  if (!/^data:/i.test(reference)) return null;
  const comma = reference.indexOf(',');
  if (comma < 0) throw new BrokenMap('is a data URL without data');
  const data = reference.slice(comma + 1);
  if (/;base64$/i.test(reference.slice(0, comma))) return fromBase64(data);
  try {
    return decodeURIComponent(data);
  } catch {
    throw new BrokenMap('is a data URL with a broken escape');
  }
}

/** `Buffer` skips what is no base64, so that a cut or changed text would be half a map. */
function fromBase64(data: string): string {
  if (!/^[\w+/-]*={0,2}$/.test(data)) throw new BrokenMap('is a data URL that is not base64');
  return Buffer.from(data, 'base64').toString('utf8');
}
