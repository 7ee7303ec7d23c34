/**
 * Objects that are filled under keys nobody knows, as copies by hand and the helpers of compilers are, and what a loop over
 * such things puts together: the date keeps the name and the way by which it is known to be a licence's.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import { linesIn } from './run.js';

const check = "if (Date.now() > new Date(copy.licenseExpiry).getTime()) throw new Error('Your license has expired');";
const own = 'Object.prototype.hasOwnProperty.call';
/** As esbuild lowers a rest and a spread. */
const helpers = `const has = Object.prototype.hasOwnProperty, def = Object.defineProperty;
const put = (e, s, r) => s in e ? def(e, s, { enumerable: true, configurable: true, writable: true, value: r }) : e[s] = r;
const spread = (e, s) => { for (var r in s || (s = {})) has.call(s, r) && put(e, r, s[r]); return e };
const rest = (e, s) => { var r = {}; for (var n in e) has.call(e, n) && s.indexOf(n) < 0 && (r[n] = e[n]); return r };`;
const copies = (made: string, before = ''): string =>
  `${before} export function start(text) { const data = JSON.parse(text); ${made} ${check} }`;

table('a licence that is copied', {}, expectLicense, [
  ['key by key', copies('const copy = {}; for (const key in data) copy[key] = data[key];')],
  [
    'by a rest that is written out',
    copies(
      `const copy = {}; for (const key in data) if (${own}(data, key) && ["sig"].indexOf(key) < 0) copy[key] = data[key];`,
    ),
  ],
  ['by its list of keys', copies('const copy = {}; Object.keys(data).forEach((key) => { copy[key] = data[key]; });')],
  ['by its entries', copies('const copy = {}; for (const [key, value] of Object.entries(data)) copy[key] = value;')],
  ['by a spread', copies("const copy = { ...data, sig: '' };")],
  [
    'by the helpers of a compiler',
    copies("const copy = spread({ sig: '' }, spread({}, rest(data, ['sig'])));", helpers),
  ],
  [
    'line by line',
    `export function start(text) { const copy = {}; for (const line of text.split('\\n')) { const [key, value] = line.split('='); copy[key.trim()] = value; } ${check} }`,
  ],
]);

const late = "if (Date.now() / 1000 > end) throw new Error('Your license has expired');";
const decoded = (decoder: string, read: string): string =>
  `${decoder} export function start(options) { const parts = decode(options.licenseKey); const end = ${read}; if (end > 0) { ${late} } }`;

table('a licence that an own decoder gives', {}, expectLicense, [
  [
    'after some rounds, a text',
    decoded(
      `const decode = (key) => { let out = '', bits = 0, n = 0; for (const c of key) { const at = 'abcdef'.indexOf(c); if (at < 0) continue; bits = (bits << 6) | at; n += 6; if (n >= 8) { n -= 8; out += String.fromCharCode((bits >> n) & 255); } } return out.split('|'); };`,
      'Number(parts[1])',
    ),
  ],
  [
    'counted by an index',
    decoded(
      `function decode(key) { for (var out = '', i = 0, k = 0; i < key.length; i++) { k = (k * 7 + key.charCodeAt(i)) % 251; if (i % 2) out += String.fromCharCode(k); } return out.split('|'); }`,
      'parseInt(parts[1], 10)',
    ),
  ],
  [
    'a list of bytes',
    decoded(
      `function decode(key) { const bytes = []; let sum = 0, n = 0; for (const c of key) { sum = sum * 64 + c.charCodeAt(0); if (++n % 4 === 0) bytes.push(sum & 255); } return bytes; }`,
      '(parts[0] << 24) | (parts[1] << 16) | (parts[2] << 8) | parts[3]',
    ),
  ],
]);

table(
  'a copy of somebody’s record',
  {},
  async (text: string) => {
    expect(await linesIn(text)).toEqual([]);
  },
  [
    [
      'an entry of a cache',
      'export function get(store, name) { const entry = {}; for (const key in store[name]) entry[key] = store[name][key]; if (entry.expires < Date.now()) return null; return entry.value; }',
    ],
    [
      'a number of items',
      'export function count(items) { let n = 0; for (const item of items) n++; if (n > 5 && Date.now() - items.since > 60000) return null; return n; }',
    ],
  ],
);

async function expectLicense(text: string): Promise<void> {
  expect(await linesIn(text)).toEqual(['license-expiry P0D throw']);
}
