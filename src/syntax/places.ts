/**
 * Turns offsets into places and code into excerpts. Takes a parsed file and offsets, gives plain data that keeps
 * nothing of the file alive. Does not decide which node is worth showing.
 */
import type { Place } from '../model.js';
import { sourceEnd, sourceStart } from './code-map.js';
import type { ParsedFile } from './parsed-file.js';
import { maskSecrets } from './secrets.js';
import type { ts } from './typescript.js';

/** Offsets of the first character of each line; `\n`, `\r\n` and `\r` end a line. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  } else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the line that holds `offset`, from 0. */
export function lineIndexAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The stretch of the tree's text from `start` up to but without `end`, as it stands in the file, with lines and columns from 1. */
export function placeOf(file: ParsedFile, start: number, end: number): Place {
  const { origin } = file;
  if (origin === undefined) return placeInText(file, start, end);
  const source = sourceStart(origin.map, start);
  return placeInText(file, source, Math.max(source, sourceEnd(origin.map, end)));
}

/** Offsets of the first character of each line of the file's text. */
export const textLines = (file: Pick<ParsedFile, 'lineStarts' | 'origin'>): readonly number[] =>
  file.origin?.lineStarts ?? file.lineStarts;

/** The stretch of the file's text. */
export function placeInText(file: ParsedFile, start: number, end: number): Place {
  const lines = textLines(file);
  const first = lineIndexAt(lines, start);
  const last = lineIndexAt(lines, end);
  return {
    path: file.displayPath,
    start,
    end,
    line: first + 1,
    column: start - (lines[first] as number) + 1,
    endLine: last + 1,
    endColumn: end - (lines[last] as number) + 1,
  };
}

/** Where a node stands, without the comments and white space before it. */
export const placeOfNode = (file: ParsedFile, node: ts.Node): Place =>
  placeOf(file, node.getStart(file.tree), node.end);

/** The code of a node as it is written in the file. */
export function codeOfNode(file: ParsedFile, node: ts.Node): string {
  if (file.origin === undefined) return node.getText(file.tree);
  const { start, end } = placeOfNode(file, node);
  return file.text.slice(start, end);
}

/**
 * A copy that shares no memory with the original. The engine cuts a slice out of a 9 MB bundle by pointing into it,
 * and such a pointer keeps the bundle alive for as long as the finding. Unpaired surrogates become U+FFFD.
 */
export const ownCopy = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/**
 * Code as one line of at most `limit` UTF-16 units, white space collapsed, cut with `…`. Still hostile: writers escape it.
 * @example oneLine('a  <\n  b') // 'a < b'
 */
export function oneLine(text: string, limit = 120): string {
  // White space may be most of an excerpt; a window of eight times the limit is enough without reading megabytes.
  const window = text.length > limit * 8 ? text.slice(0, limit * 8) : text;
  const line = maskSecrets(window.replace(/\s+/g, ' ').trim());
  const isWhole = window.length === text.length && line.length <= limit;
  return ownCopy(isWhole ? line : `${line.slice(0, limit - 1).trimEnd()}…`);
}
