/**
 * The segments of a generated place → its original place. The line is the one that the map says. Where the original
 * text is at hand the code there is found in its tree, which gives the place an end; positions beyond the text show
 * that the map belongs to another one.
 */
import { bareLength, nodeCovering, tokenAt } from '../syntax/covering.js';
import { codeOffset } from '../syntax/code-map.js';
import { oneLine, placeInText, placeOfNode, textLines } from '../syntax/places.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { compiler, type ts } from '../syntax/typescript.js';
import type { Place } from '../model.js';
import { BrokenMap } from './broken.js';
import type { Original } from './lead-back.js';
import type { SourceMapText } from './map-text.js';
import type { Segment } from './mappings.js';
import type { Originals } from './originals.js';

/** What a place is looked up in. */
export interface MapInUse {
  readonly map: SourceMapText;
  readonly sources: Originals;
  /** The generated text. */
  readonly text: string;
}

/** Shorter texts stand anywhere. */
const shortest = 4;

/** The original of a place, or null where the map has none for it. Throws a BrokenMap for what cannot be. */
export function originalAt(
  { map, sources, text }: MapInUse,
  place: Place,
  segments: readonly Segment[],
): Original | null {
  const [first] = segments;
  if (first === undefined) return null;
  const source = map.sources[first.source];
  if (source === undefined) throw new BrokenMap('leads to a source that it does not list');
  if (first.line < 0 || first.originalColumn < 0)
    throw new BrokenMap('leads to a position before the start of a source');
  const { displayPath, file } = sources.of(source);
  const names = namesOf(map, segments, first);
  if (file === null) return { place: bare(displayPath, first, names), node: null, code: null, names };
  const same = segments.filter((segment) => segment.source === first.source);
  const offsets = same.flatMap((segment, index) => offsetOf(file, segment, index === 0));
  const copied = copiedStretch(file, place, first, offsets[0] ?? 0, text);
  return { ...nodeAtOffsets(file, first, copied ?? offsets, bareLength(text.slice(place.start, place.end))), names };
}

function namesOf({ names }: SourceMapText, segments: readonly Segment[], first: Segment): string[] {
  const here = segments.filter(({ source, name }) => source === first.source && name >= 0);
  return [...new Set(here.map(({ name }) => names[name] ?? ''))].filter((name) => name !== '');
}

/** A place in a text that is not at hand: its start is all that is known. */
function bare(path: string, { line, originalColumn }: Segment, [name = '']: readonly string[]): Place {
  const [at, column] = [line + 1, originalColumn + 1];
  return { path, start: -1, end: -1, line: at, column, endLine: at, endColumn: column + Math.max(1, name.length) };
}

/** The offset that a segment leads to. Of those that follow the first, what cannot be is left out. */
function offsetOf(file: ParsedFile, { line, originalColumn }: Segment, isFirst: boolean): number[] {
  const lines = textLines(file);
  const start = lines[line];
  const end = lines[line + 1] ?? file.text.length + 1;
  if (start !== undefined && originalColumn >= 0 && start + originalColumn < end) return [start + originalColumn];
  if (!isFirst) return [];
  throw new BrokenMap(
    `leads to line ${line + 1}, column ${originalColumn + 1} of ${file.displayPath}, where there is none`,
  );
}

/**
 * Some maps tell the start of a line or statement alone. Where the generated text stands letter by letter in the
 * original as far behind the segment as in the generated line, it is meant.
 */
function copiedStretch(file: ParsedFile, place: Place, first: Segment, offset: number, text: string): number[] | null {
  const shift = place.column - 1 - first.column;
  const code = text.slice(place.start, place.end);
  if (
    code.length < shortest ||
    place.line !== place.endLine ||
    shift < 0 ||
    !file.text.startsWith(code, offset + shift)
  )
    return null;
  const lineEnd = textLines(file)[first.line + 1] ?? file.text.length + 1;
  return offset + shift < lineEnd ? [offset + shift, offset + shift + code.length - 1] : null;
}

function nodeAtOffsets(
  file: ParsedFile,
  first: Segment,
  offsets: readonly number[],
  length: number,
): Omit<Original, 'names'> {
  const [start = 0] = offsets;
  const [at = 0, ...others] = offsets.map((offset) => offsetInCode(file, offset));
  const node = nodeCovering(file.tree, [at, ...others], length) ?? tokenAt(file.tree, at);
  const found = node === null ? placeInText(file, start, start) : placeOfNode(file, node);
  const lines = textLines(file);
  // The map's own word for the line counts, also where the code began on an earlier one.
  const begin = found.start >= (lines[first.line] ?? 0) ? found.start : start;
  const isWhole = node !== null && (compiler.isExpression(node) || isSimple(node));
  const lineEnd = (lines[first.line + 1] ?? file.text.length + 1) - 1;
  const place = placeInText(file, begin, Math.max(begin, isWhole ? found.end : Math.min(found.end, lineEnd)));
  return { place, node, code: oneLine(file.text.slice(place.start, place.end)) };
}

const offsetInCode = ({ origin }: ParsedFile, offset: number): number =>
  origin === undefined ? offset : codeOffset(origin.map, offset);

/** A statement that is shown as a whole; of others, and of functions, the line is enough. */
const isSimple = (node: ts.Node): boolean =>
  compiler.isThrowStatement(node) || compiler.isReturnStatement(node) || compiler.isExpressionStatement(node);
