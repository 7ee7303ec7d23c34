/**
 * From a line of an original text to what became of it: the stretches of a generated text that its source map leads back
 * to the line. The other way round than `lead-back.ts`, for one line that somebody asks about; maps that cannot be read
 * lead nowhere.
 */
import { DefuserError } from '../errors.js';
import type { SourceText } from '../model.js';
import { lineStartsOf } from '../syntax/places.js';
import { BrokenMap } from './broken.js';
import { mapOf } from './find-map.js';
import type { FoundMap } from './find-map.js';
import { LineSegments } from './mappings.js';
import { Originals } from './originals.js';

/** Offsets in a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What became of a line, in one text. */
export interface GeneratedFrom {
  readonly source: SourceText;
  readonly stretches: readonly Stretch[];
}

/**
 * The first text that is made of the line.
 * @param name the original, as reports name it
 * @param line from 1
 */
export function generatedFrom(scanned: readonly SourceText[], name: string, line: number): GeneratedFrom | null {
  const byPath = new Map(scanned.map((text) => [text.path, text]));
  for (const source of scanned) {
    const stretches = stretchesIn(source, byPath, (found, originals) => {
      const meant = new Set<number>();
      found.map.sources.forEach((one, index) => {
        if (originals.nameOf(one) === name) meant.add(index);
      });
      return meant.size === 0 ? [] : stretchesOf(found, meant, line - 1);
    });
    if (stretches.length > 0) return { source, stretches };
  }
  return null;
}

function stretchesIn(
  source: SourceText,
  byPath: ReadonlyMap<string, SourceText>,
  look: (found: FoundMap, originals: Originals) => readonly Stretch[],
): readonly Stretch[] {
  try {
    const found = mapOf(source);
    return found === null ? [] : look(found, new Originals(source, found.path, byPath, neverParsed));
  } catch (error) {
    if (error instanceof BrokenMap || error instanceof DefuserError || error instanceof RangeError) return [];
    throw error;
  }
}

const neverParsed = (): never => {
  throw new Error('impossible: names are asked for, not texts');
};

/** Each segment of the original line reaches up to the next segment. */
function stretchesOf({ map, text }: FoundMap, meant: ReadonlySet<number>, line: number): Stretch[] {
  const starts = lineStartsOf(text);
  const lines = new Map(starts.map((_, index) => [index, new LineSegments()]));
  map.collect(lines);
  const stretches: Stretch[] = [];
  for (const [index, segments] of lines) {
    const start = starts[index] as number;
    const lineEnd = (starts[index + 1] ?? text.length + 1) - 1;
    // Asked for by its column once, so that segments that a writer left out of order are put into it.
    segments.indexAt(0);
    for (let at = 0; at < segments.length; at++) {
      const segment = segments.at(at);
      if (!meant.has(segment.source) || segment.line !== line) continue;
      const end = at + 1 < segments.length ? start + segments.at(at + 1).column : lineEnd;
      stretches.push({ start: start + segment.column, end: Math.max(end, start + segment.column + 1) });
    }
  }
  return stretches;
}
