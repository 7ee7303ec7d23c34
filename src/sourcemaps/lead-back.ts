/**
 * Places in generated texts → where they come from, by the source maps of these texts. A map is read when a place in
 * its text is asked for, walked through once for all of them, and dropped. What is wrong with one is a problem in the
 * answer, and the places keep to the generated text.
 */
import { DefuserError } from '../errors.js';
import type { Place, Problem, SourceText } from '../model.js';
import type { ts } from '../syntax/typescript.js';
import { BrokenMap } from './broken.js';
import { EvalTexts } from './eval-maps.js';
import type { EvalText } from './eval-maps.js';
import { mapOf } from './find-map.js';
import type { FoundMap } from './find-map.js';
import { readMapText } from './map-text.js';
import type { SourceMapText } from './map-text.js';
import { LineSegments } from './mappings.js';
import type { Segment } from './mappings.js';
import { Originals } from './originals.js';
import type { Parse } from './originals.js';
import { inlineMap } from './reference.js';
import { originalAt } from './original-place.js';

/** Where a place comes from. */
export interface Original {
  readonly place: Place;
  /** The node at the place, where its text is at hand: an expression, else whatever stands there. */
  readonly node: ts.Node | null;
  /** The original code as one line, where its text is at hand. */
  readonly code: string | null;
  /** Original names of what stands at the place, as the map lists them. */
  readonly names: readonly string[];
}

/** What a look-up gives. */
export interface LedBack {
  /** Null for a place that no map knows of. */
  of(place: Place): Original | null;
  readonly problems: readonly Problem[];
}

/** A place may reach over so many lines before the rest of it is left out. */
const lineLimit = 60;
const segmentLimit = 400;

/**
 * Leads places back.
 * @param places in texts of the program, as reports name them
 * @param scanned the texts of the program
 * @example leadBack([finding.place], sources, parseText).of(finding.place)?.place.path // 'src/license.ts'
 */
export function leadBack(places: Iterable<Place>, scanned: readonly SourceText[], parse: Parse): LedBack {
  const texts = new Map(scanned.map((text) => [text.displayPath, text]));
  const byPath = new Map(scanned.map((text) => [text.path, text]));
  const originals = new Map<string, Original>();
  const problems: Problem[] = [];
  for (const [path, some] of groupedByPath(places)) {
    const text = texts.get(path);
    if (text !== undefined) leadBackIn(text, some);
  }
  return { of: (place) => originals.get(keyOf(place)) ?? null, problems };

  function leadBackIn(text: SourceText, some: readonly Place[]): void {
    try {
      const found = mapOf(text);
      if (found !== null) lookUpIn(text, found, some);
      else for (const [within, theirs] of byEvalText(text, some)) lookUpWithin(text, within, theirs);
    } catch (error) {
      problems.push(problemOf(text, error));
    }
  }

  function lookUpWithin(text: SourceText, { code, reference, placeOf }: EvalText, some: readonly Place[]): void {
    const inline = inlineMap(reference);
    if (inline !== null) lookUpIn(text, { map: readMapText(inline), path: text.path, text: code }, some, placeOf);
  }

  /** `placeOf` tells where a place of the file is in the text that the map speaks of. */
  function lookUpIn(
    text: SourceText,
    found: FoundMap,
    some: readonly Place[],
    placeOf: (place: Place) => Place | null = (place) => place,
  ): void {
    const sources = new Originals(text, found.path, byPath, parse);
    const keys = new Map<Place, string>();
    for (const place of some) {
      const there = placeOf(place);
      if (there !== null) keys.set(there, keyOf(place));
    }
    const failed = lookUp(found.map, [...keys.keys()], (place, segments) => {
      const original = originalAt({ map: found.map, sources, text: found.text }, place, segments);
      if (original !== null) originals.set(keys.get(place) ?? '', original);
    });
    if (failed !== null) problems.push(problemOf(text, failed));
  }
}

/** Places by the text for `eval` that they stand in; those that stand in none are left out. */
function byEvalText(source: SourceText, places: readonly Place[]): ReadonlyMap<EvalText, readonly Place[]> {
  const texts = new EvalTexts(source.read());
  const groups = new Map<EvalText, Place[]>();
  for (const place of places) {
    const within = texts.around(place.start);
    if (within === null) continue;
    const group = groups.get(within);
    if (group === undefined) groups.set(within, [place]);
    else group.push(place);
  }
  return groups;
}

const keyOf = ({ path, start, end }: Place): string => `${start}:${end}:${path}`;

function groupedByPath(places: Iterable<Place>): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const group = groups.get(place.path);
    if (group === undefined) groups.set(place.path, [place]);
    else group.push(place);
  }
  return groups;
}

/**
 * Hands over the segments of every place: the one in which it begins, then those within it. Gives the first thing
 * that was wrong with one of them; the others are looked up all the same.
 */
function lookUp(
  map: SourceMapText,
  places: readonly Place[],
  found: (place: Place, segments: readonly Segment[]) => void,
): BrokenMap | null {
  const wanted = new Map<number, LineSegments>();
  for (const place of places)
    for (let line = place.line - 1; line < lastLine(place); line++)
      if (!wanted.has(line)) wanted.set(line, new LineSegments());
  map.collect(wanted);
  let failed: BrokenMap | null = null;
  for (const place of places) {
    try {
      found(place, segmentsOf(wanted, place));
    } catch (error) {
      if (!(error instanceof BrokenMap)) throw error;
      failed ??= error;
    }
  }
  return failed;
}

const lastLine = ({ line, endLine }: Place): number => Math.min(endLine, line - 1 + lineLimit);

function segmentsOf(wanted: ReadonlyMap<number, LineSegments>, place: Place): Segment[] {
  const segments: Segment[] = [];
  for (let line = place.line; line <= lastLine(place); line++) {
    const known = wanted.get(line - 1);
    if (known === undefined) continue;
    const [from, to] = [
      line === place.line ? place.column - 1 : 0,
      line === place.endLine ? place.endColumn - 1 : Infinity,
    ];
    const first = known.indexAt(from);
    for (let index = Math.max(first, 0); index < known.length && segments.length < segmentLimit; index++) {
      const segment = known.at(index);
      if (segment.column >= to) break;
      segments.push(segment);
    }
  }
  return segments.filter(({ source }) => source >= 0);
}

function problemOf({ displayPath }: SourceText, error: unknown): Problem {
  const why = error instanceof BrokenMap ? `its source map ${error.message}` : reasonOf(error);
  return {
    kind: 'source-map',
    path: displayPath,
    line: null,
    message: `Findings stay at their generated places: ${why}. Build again with a source map beside the file, or scan the sources too.`,
    incomplete: false,
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof DefuserError) return `its source map could not be used, ${error.message.replace(/\.$/, '')}`;
  // A map that is far too deep or too large for this machine is a broken one; anything else is a defect.
  if (error instanceof RangeError) return 'its source map is too large or nested too deeply';
  throw error;
}
