/** The walk through the mappings gives what the decoder that bundlers use gives, for any map and any place. */
import { FlattenMap, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { SourceMapInput } from '@jridgewell/trace-mapping';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readMapText } from '../../src/sourcemaps/map-text.js';
import { LineSegments } from '../../src/sourcemaps/mappings.js';
import { encodedMappings } from './encode.js';

/** Segments as differences from the one before, so that any list of them is a map. */
const segment = fc.oneof(
  fc.tuple(fc.nat(30)),
  fc.tuple(fc.nat(30), fc.nat(3), fc.nat(900), fc.nat(5000)),
  fc.tuple(fc.nat(30), fc.nat(3), fc.nat(2_000_000), fc.nat(80), fc.nat(4)),
);
const line = fc.array(segment, { maxLength: 12 }).map((steps) => {
  let column = 0;
  return steps.map(([by, ...rest]) => [(column += by), ...rest]);
});
const map = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => ({
  version: 3 as const,
  sources: ['a.ts', 'b.ts', 'c.ts', 'd.ts'],
  names: ['a', 'b', 'c', 'd', 'e'],
  mappings: encodedMappings(lines),
}));
const sections = fc.array(fc.tuple(fc.nat(4), fc.nat(60), map), { minLength: 1, maxLength: 4 }).map((parts) => {
  let at = { line: 0, column: 0 };
  return {
    version: 3 as const,
    sections: parts.map(([lines, columns, inner]) => {
      at = { line: at.line + lines, column: (lines === 0 ? at.column : 0) + columns };
      return { offset: at, map: inner };
    }),
  };
});

function ours(input: object, places: readonly { line: number; column: number }[]) {
  const read = readMapText(JSON.stringify(input));
  const wanted = new Map(places.map((place) => [place.line - 1, new LineSegments()]));
  read.collect(wanted);
  return places.map((place) => {
    const known = wanted.get(place.line - 1);
    const index = known?.indexAt(place.column) ?? -1;
    const found = index < 0 ? null : (known?.at(index) ?? null);
    if (found === null || found.source < 0) return { source: null, line: null, column: null, name: null };
    const { source, originalColumn, name } = found;
    return {
      source: read.sources[source]?.name ?? null,
      line: found.line + 1,
      column: originalColumn,
      name: name < 0 ? null : (read.names[name] ?? null),
    };
  });
}

function theirs(input: object, places: readonly { line: number; column: number }[]) {
  const traced = 'sections' in input ? FlattenMap(input as never) : new TraceMap(input as SourceMapInput);
  return places.map((place) => originalPositionFor(traced, place));
}

const places = fc.array(fc.record({ line: fc.integer({ min: 1, max: 12 }), column: fc.nat(200) }), {
  minLength: 1,
  maxLength: 20,
});

describe('a place in a map', () => {
  it('is found where the decoder of the bundlers finds it', () => {
    fc.assert(
      fc.property(map, places, (input, asked) => {
        expect(ours(input, asked)).toEqual(theirs(input, asked));
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('is found in a map of sections as well', () => {
    fc.assert(
      fc.property(sections, places, (input, asked) => {
        expect(ours(input, asked)).toEqual(theirs(input, asked));
      }),
      { numRuns: 400, seed: 11 },
    );
  });

  it('is found in a line whose segments are out of order', () => {
    const input = {
      version: 3,
      sources: ['a.ts'],
      names: [],
      mappings: encodedMappings([
        [
          [20, 0, 2, 2],
          [4, 0, 1, 1],
          [9, 0, 5, 5],
        ],
      ]),
    };
    const asked = [3, 4, 8, 9, 19, 20, 50].map((column) => ({ line: 1, column }));
    expect(ours(input, asked)).toEqual(theirs(input, asked));
  });
});

describe('mappings that are none', () => {
  const map3 = (mappings: string) => JSON.stringify({ version: 3, sources: ['a'], names: [], mappings });
  it.each([
    ['a foreign character', 'AAAA,A!AA'],
    ['beyond ASCII', 'AAAAé'],
    ['a number without an end', 'AAAg'],
    ['a number without measure', 'ggggggggggggggA'],
    ['a segment of six', 'AAAAAA'],
  ])('%s', (_name, mappings) => {
    expect(() => readMapText(map3(mappings)).collect(new Map([[0, new LineSegments()]]))).toThrow(/^has /);
  });
});

describe('a map that is none', () => {
  const deep = (levels: number): string =>
    levels === 0
      ? '{"version":3,"sources":[],"mappings":""}'
      : `{"sections":[{"offset":{"line":0,"column":0},"map":${deep(levels - 1)}}]}`;
  it.each([
    ['nothing', '', /JSON/],
    ['cut off', '{"version":3,"sources":["a.ts"],"mappings":"AAAA', /cut off/],
    ['a list', '[]', /object/],
    ['null', 'null', /object/],
    ['another version', '{"version":2,"sources":[],"mappings":""}', /version 3/],
    ['no mappings', '{"version":3,"sources":[]}', /mappings/],
    ['mappings of numbers', '{"version":3,"sources":[],"mappings":[1]}', /mappings/],
    ['no sources', '{"version":3,"mappings":"AAAA"}', /sources/],
    ['sources in an object', '{"version":3,"sources":{"length":1e9},"mappings":"AAAA"}', /sources/],
    ['all of it in the prototype', '{"__proto__":{"version":3,"sources":["a"],"mappings":"AAAA"}}', /version 3/],
    ['a section elsewhere', '{"sections":[{"offset":{"line":0,"column":0},"url":"http://x/"}]}', /without a map/],
    ['a section before the start', '{"sections":[{"offset":{"line":-1,"column":0},"map":{}}]}', /out of range/],
    ['a section beyond all lines', '{"sections":[{"offset":{"line":1e99,"column":0},"map":{}}]}', /out of range/],
    ['sections in sections', deep(9), /without end/],
    ['brackets without end', '['.repeat(200_000), /JSON/],
  ])('%s', (_name, text, why) => expect(() => readMapText(text)).toThrow(why));

  it('may begin with what keeps servers’ JSON from being run, and with a byte order mark', () => {
    const text = '{"version":3,"sources":["a.ts"],"mappings":"AAAA"}';
    expect(readMapText(`)]}'\n${text}`).sources).toHaveLength(1);
    expect(readMapText(`\uFEFF${text}`).sources).toHaveLength(1);
  });
});
