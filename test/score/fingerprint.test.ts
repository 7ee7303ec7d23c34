/** A name that depends on what a finding says alone. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fingerprintOf } from '../../src/score/fingerprint.js';

it('is 32 hexadecimal digits and stays what it is', () => {
  expect(fingerprintOf(['fixed-date', 'a.ts#start', 'now > end', '2027-01-01'])).toMatchInlineSnapshot(
    `"d72854f78dd509f5ee4af002d9fa1770"`,
  );
});

it('does not see how code is laid out', () => {
  expect(fingerprintOf(['a', 'x  >\n\ty'])).toBe(fingerprintOf(['a', 'x > y']));
});

it('keeps the parts apart', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{0,3}$/)), fc.array(fc.stringMatching(/^[a-z]{0,3}$/)), (a, b) => {
      const isSame = a.length === b.length && a.every((part, index) => part === b[index]);
      // No part at all and one empty part are the same text; a finding always has four.
      fc.pre(a.length > 0 && b.length > 0);
      expect(fingerprintOf(a) === fingerprintOf(b)).toBe(isSame);
    }),
  );
});
