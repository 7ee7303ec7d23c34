/** Our line hashes against the ones of the SARIF library, on whatever text. */
import { describe, expect, it } from '@jest/globals';
import { computeRollingHashes } from '@microsoft/sarif';
import fc from 'fast-check';
import { lineHashes } from '../../src/report/line-hash.js';

const expected = (text: string): readonly string[] => [...computeRollingHashes(text)].map(([, hash]) => hash);

describe('lineHashes', () => {
  it.each(['', 'a', 'a\n', '\n\n', 'same\nsame\nsame', `${'x'.repeat(300)}\n\tif (a) {\n  b();\n}\n`])(
    'agrees with the library on %j',
    (text) => {
      expect(lineHashes(text.split('\n'))).toEqual(expected(text));
    },
  );

  it('agrees on any text', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\t', '}', 'é', '日'), maxLength: 150 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        expect(lineHashes(lines)).toEqual(expected(lines.join('\n')));
      }),
    );
  });
});
