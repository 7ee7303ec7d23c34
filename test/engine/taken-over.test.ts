/**
 * `Object.assign` and what compilers make of fields: what a licence says takes the place of the fields that were laid out for
 * it, whether the class is written as such or as a function. And answers that are kept, and asked for anew where there is none.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';

const gaps: Gaps = {};
const holds = async (text: string): Promise<void> => {
  expect(await linesIn({ 'license.js': text })).toEqual(['license-expiry P0D throw']);
};
const silent = async (text: string): Promise<void> => {
  expect(await linesIn({ 'license.js': text })).toEqual([]);
};
const refuse = "throw new Error('License expired');";
const check = `if (new Date() > new Date(license.validUntil)) ${refuse}`;
const helper =
  'function define(o, k, v) { return k in o ? Object.defineProperty(o, k, { value: v, enumerable: true, configurable: true, writable: true }) : o[k] = v, o; }';
const keyHelpers = `function typeOf(e) { return typeOf = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function (e) { return typeof e } : function (e) { return e && "function" == typeof Symbol && e.constructor === Symbol && e !== Symbol.prototype ? "symbol" : typeof e }, typeOf(e) }
function toKey(e) { var t = function (e, t) { if ("object" != typeOf(e) || !e) return e; var r; if ("undefined" != typeof Symbol && void 0 !== (r = e[Symbol.toPrimitive])) { var i = r.call(e, t || "default"); if ("object" != typeOf(i)) return i; throw new TypeError("@@toPrimitive must return a primitive value.") } return ("string" === t ? String : Number)(e) }(e, "string"); return "symbol" == typeOf(t) ? t : t + "" }
function define(e, t, r) { return (t = toKey(t)) in e ? Object.defineProperty(e, t, { value: r, enumerable: !0, configurable: !0, writable: !0 }) : e[t] = r, e }`;

table<string>('fields that a licence fills', gaps, holds, [
  [
    'of a fresh object of a class',
    `class License { validUntil; graceDays = 10 } export function open(text) { const license = Object.assign(new License(), JSON.parse(text)); ${check} }`,
  ],
  [
    'that its constructor lays out',
    `class License { constructor() { this.validUntil = undefined; } } export function open(text) { const license = Object.assign(new License(), JSON.parse(text)); ${check} }`,
  ],
  [
    'that a function lays out',
    `function License() { this.validUntil = void 0; } export function open(text) { const license = Object.assign(new License(), JSON.parse(text)); ${check} }`,
  ],
  [
    'that a helper of a compiler lays out',
    `${helper} var License = function () { define(this, 'validUntil', void 0); }; export function open(text) { var license = Object.assign(new License(), JSON.parse(text)); ${check} }`,
  ],
  [
    'that a helper of Babel lays out, minified',
    `${keyHelpers} var License = function () { define(this, "validUntil", void 0) }; export function open(text) { var license = Object.assign(new License(), JSON.parse(text)); ${check} }`,
  ],
  [
    'of defaults',
    `const defaults = { validUntil: null }; export function open(text) { const license = Object.assign({}, defaults, JSON.parse(text)); ${check} }`,
  ],
  [
    'of the object that is made',
    `export class License { validUntil = null; constructor(fields) { Object.assign(this, fields); } open() { if (new Date() > new Date(this.validUntil)) ${refuse} } }`,
  ],
  [
    'of the object that is made, in a function',
    `export function License(fields) { var self = this; self.validUntil = null; Object.assign(self, fields); } License.prototype.open = function () { if (new Date() > new Date(this.validUntil)) ${refuse} };`,
  ],
]);

table<string>('fields that nothing fills', gaps, silent, [
  [
    'with what has no such field',
    `export class License { validUntil = null; constructor() { Object.assign(this, { seats: 5 }); } open() { if (new Date() > new Date(this.validUntil)) ${refuse} } }`,
  ],
  [
    'of another object',
    `export class License { validUntil = null; constructor(fields) { Object.assign({}, fields); } open() { if (new Date() > new Date(this.validUntil)) ${refuse} } }`,
  ],
]);

const status =
  'function statusOf(key) { if (!key) return 2; const now = Math.floor(Date.now() / 1e3); let best = 1; for (const one of key.components) best = one.trial ? (one.expiration > now ? 0 : 3) : 4; return best; }';
const inPlace = `(${status.replace('function statusOf', 'function')})`;
const parsed = 'key === undefined ? null : JSON.parse(atob(key))';
const uses =
  "let key; export function setLicense(text) { key = text; } export class View { attach(host) { if (!isLicensed()) host.appendChild(document.createElement('div')); } }";
const asked = (value: string): string =>
  `let known = globalThis.known; ${status} function isLicensed() { const status = ${value}; if (status !== 0) { console.warn('Your license has expired'); return false; } return true; } ${uses}`;

table<string>(
  'an answer that may be known',
  gaps,
  async (text) => {
    expect(await linesIn({ 'license.js': text })).toContain('license-expiry P0D deny');
  },
  [
    ['and is asked for else', asked(`known ?? statusOf(${parsed})`)],
    ['and is worked out in place', asked(`known ?? ${inPlace}(${parsed})`)],
    ['and is worked out in place, for older engines', asked(`known ? known : ${inPlace}(${parsed})`)],
    ['and is kept', asked(`known ??= statusOf(${parsed})`)],
    ['and is kept where it is falsy', asked(`known ||= statusOf(${parsed})`)],
  ],
);
