/** Keys and tokens are cut down in texts that are shown; names, paths and sentences are not. */
import { describe, expect, it } from '@jest/globals';
import { maskSecrets } from '../../src/syntax/secrets.js';

describe('masking', () => {
  it.each([
    ['sign("dGhpcyBpcyA5bm90IGEga2V5Pz8")', 'sign("dGhp…")'],
    ['key = "9f86d081884c7d659a2feaa0c55ad015"', 'key = "9f86…"'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3OTUxMjU2MDN9', 'eyJhbGciOiJIUzI1NiJ9.eyJl…'],
  ])('cuts %s', (text, shown) => expect(maskSecrets(text)).toBe(shown));

  it.each([
    'licenseExpirationDateOfTheWholeProduct2027',
    'src/features/license2/expiry/LicenseManager.ts',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
    'MAXIMUM_NUMBER_OF_DAYS_SINCE_BUILD_90',
    '2027-01-01T00:00:00.000Z',
  ])('leaves %s', (text) => expect(maskSecrets(text)).toBe(text));
});
