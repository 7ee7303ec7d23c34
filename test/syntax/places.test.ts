/** Offsets to lines and columns, and code to one line. */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import { oneLine, placeOf, placeOfNode } from '../../src/syntax/places.js';

describe('placeOf', () => {
  it('counts lines and columns from 1, the end exclusive, for every kind of line end', () => {
    const file = parseText('/esx/a.js', 'src/a.js', 'one\r\ntwo\rthree\nfour');
    expect(placeOf(file, 0, 3)).toEqual({
      path: 'src/a.js',
      start: 0,
      end: 3,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 4,
    });
    expect(placeOf(file, 6, 17)).toMatchObject({ line: 2, column: 2, endLine: 4, endColumn: 3 });
    expect(placeOf(file, 19, 19)).toMatchObject({ line: 4, column: 5 });
  });

  it('does not take a line separator within a string for a new line', () => {
    const file = parseText('/esx/a.js', 'a.js', 'x = "\u2028"; y');
    expect(placeOf(file, 9, 10)).toMatchObject({ line: 1, column: 10 });
  });

  it('leaves the comments before a node out', () => {
    const file = parseText('/esx/a.js', 'a.js', '// expires soon\n  stop();');
    expect(placeOfNode(file, file.tree.statements[0]!)).toMatchObject({ line: 2, column: 3, endColumn: 10 });
  });
});

describe('oneLine', () => {
  it.each([
    ['  now >\n\t expiry ', 120, 'now > expiry'],
    ['abcdefghij', 10, 'abcdefghij'],
    ['abcdefghijk', 10, 'abcdefghi…'],
    ['abcdefgh ijk', 10, 'abcdefgh…'],
    [`a${' '.repeat(5000)}b`, 10, 'a…'],
    ['', 10, ''],
  ])('%j at most %d is %j', (text, limit, expected) => {
    expect(oneLine(text, limit)).toBe(expected);
  });

  it('is quick on megabytes', () => {
    expect(oneLine('x;\n'.repeat(3_000_000), 20)).toBe('x; x; x; x; x; x; x…');
  });
});
