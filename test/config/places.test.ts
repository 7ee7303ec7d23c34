import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dataOf, placeOf } from '../../src/config/config-text.js';
import { standings } from '../../src/config/json-walk.js';
import { nearest } from '../../src/similar.js';

const written = (text: string) => ({ name: 'defuser.json', text, inside: [] });

describe('the places of a JSON text', () => {
  it('are those of every value that JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'), (data, indent) => {
        const text = JSON.stringify(data, null, indent);
        for (const { path, value, isRepeated } of standings(text)) {
          let wanted: unknown = data;
          for (const part of path) wanted = (wanted as Record<string | number, unknown>)[part];
          const start = JSON.stringify(wanted).slice(0, 1);
          expect(text.startsWith(start, value)).toBe(true);
          expect(isRepeated).toBe(false);
        }
      }),
    );
  });
  it('read what JSON.parse reads, and refuse what it refuses', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"b"', '1', '-0.5e3', 'true', ' ', '\n', "'");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        const reads = (read: () => unknown): boolean => {
          try {
            read();
            return true;
          } catch {
            return false;
          }
        };
        expect(reads(() => [...standings(text)])).toBe(reads(() => JSON.parse(text) as unknown));
      }),
      { numRuns: 3000 },
    );
  });
  it('count lines of every kind, and start after a byte order mark', () => {
    expect(placeOf(written('{\r\n "a": [1,\n  {"b": 2}]}'), ['a', 1, 'b'])).toBe('defuser.json:3:4');
    expect(placeOf(written('{"a": {}}'), ['a', 'gone'])).toBe('defuser.json:1:2');
    expect(dataOf(written('\uFEFF{"a": 1}'))).toEqual({ a: 1 });
  });
});

describe('nearest', () => {
  it.each([
    ['relase-date', 'release-date'],
    ['fromat', 'format'],
    ['fixed-dtae', 'fixed-date'],
    ['FIXED-DATE', 'fixed-date'],
    ['wholly-else', null],
    ['x', null],
    ['f'.repeat(10_000), null],
  ])('%s → %s', (word, meant) => {
    expect(nearest(word, ['format', 'release-date', 'fixed-date', 'on'])).toBe(meant);
  });
});
