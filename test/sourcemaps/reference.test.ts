/** Where a text names its map: a comment behind the code, and nothing that only looks like one. */
import { describe, expect, it } from '@jest/globals';
import { mapReferenceIn } from '../../src/sourcemaps/reference.js';

describe('the reference to a map', () => {
  it.each([
    ['a();\n//# sourceMappingURL=a.js.map', 'a.js.map'],
    ['a();\n//# sourceMappingURL=a.js.map\n', 'a.js.map'],
    ['a();\r\n//# sourceMappingURL=a.js.map\r\n\r\n', 'a.js.map'],
    ['a();\n//@ sourceMappingURL=a.js.map', 'a.js.map'],
    ['a();\n/*# sourceMappingURL=a.js.map */', 'a.js.map'],
    ['a();//# sourceMappingURL=a.js.map', 'a.js.map'],
    ['//# sourceMappingURL=old.map\na();\n//# sourceMappingURL=new.map\n//# sourceURL=a.js', 'new.map'],
    ['a();\n//#  sourceMappingURL=  a.js.map  ', 'a.js.map'],
  ])('%j is %s', (text, reference) => expect(mapReferenceIn(text)).toBe(reference));

  it.each([
    ['a();'],
    [''],
    ['// sourceMappingURL=a.js.map'],
    ['const comment = "//# sourceMappingURL=" + url;'],
    ['const comment = `//# sourceMappingURL=a.js.map\n`; b();'],
    ['//# sourceMappingURL=a.js.map\nb();'],
    ['/*# sourceMappingURL=a.js.map'],
    ['//# sourceMappingURL='],
    ['//# sourceMappingURL=a b'],
  ])('there is none in %j', (text) => expect(mapReferenceIn(text)).toBeNull());

  it('takes no longer for a tail made to be slow', () => {
    const started = performance.now();
    expect(mapReferenceIn(`//# sourceMappingURL=a.map\n${' //'.repeat(200_000)}\n${' '.repeat(200_000)}x`)).toBe(
      'a.map',
    );
    expect(mapReferenceIn(`//# sourceMappingURL=a.map\n${' '.repeat(3000)}x`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
