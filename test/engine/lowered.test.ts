/**
 * What compilers for older engines write for loops, fields and helpers: what stands in them happens as surely as in what a
 * person wrote. And answers that are a number, pages that take the place of others: what is done about them tells.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';

const gaps: Gaps = {};
const is =
  (line: string) =>
  async (text: string): Promise<void> => {
    expect(await linesIn({ 'index.js': text })).toEqual([line]);
  };
const start = 'import fs from "fs"; export function run(dir) { if (Date.now() < Date.UTC(2027, 3, 17)) return;';

table<string>('a loop over files', gaps, is('fixed-date 2027-04-17Z destroy'), [
  ['as it is written', `${start} for (const one of fs.readdirSync(dir)) fs.unlinkSync(one); }`],
  [
    'by SWC',
    `${start} var n = true, a = false, f = void 0; try { for (var l, u = fs.readdirSync(dir)[Symbol.iterator](); !(n = (l = u.next()).done); n = true) { var y = l.value; fs.unlinkSync(y); } } catch (r) { a = true, f = r } finally { try { n || null == u.return || u.return() } finally { if (a) throw f } } }`,
  ],
  [
    'by the compiler of TypeScript',
    `var values = this && this.__values || function (o) { var s = typeof Symbol === "function" && Symbol.iterator, m = s && o[s], i = 0; if (m) return m.call(o); if (o && typeof o.length === "number") return { next: function () { if (o && i >= o.length) o = void 0; return { value: o && o[i++], done: !o }; } }; throw new TypeError(s ? "Object is not iterable." : "Symbol.iterator is not defined."); };
     ${start} var e, r; try { for (var b = values(fs.readdirSync(dir)), c = b.next(); !c.done; c = b.next()) { var one = c.value; fs.unlinkSync(one); } } catch (x) { e = { error: x }; } finally { try { if (c && !c.done && (r = b.return)) r.call(b); } finally { if (e) throw e.error; } } }`,
  ],
]);

const latest = (spread: string): string =>
  `${spread} var years = Object.keys({ 2024: 1, 2026: 2 }).map(Number); exports.check = function () { if (Date.now() > Date.UTC(Math.max.apply(Math, spread([], years, false)) + 1, 0, 1)) throw new Error('This evaluation version has expired'); };`;
table<string>('a list that is spread', gaps, is('fixed-date 2027-01-01Z throw'), [
  [
    'by the compiler of TypeScript',
    latest(
      `var spread = function (to, from, pack) { if (pack || arguments.length === 2) for (var i = 0, l = from.length, ar; i < l; i++) { if (ar || !(i in from)) { if (!ar) ar = Array.prototype.slice.call(from, 0, i); ar[i] = from[i]; } } return to.concat(ar || Array.prototype.slice.call(from)); };`,
    ),
  ],
  [
    'by way of a variable that is declared without a value',
    latest(
      `var spread = function (to, from) { var all; if (from.length > 5) all = to.slice(); if (!all) all = from; return all; };`,
    ),
  ],
]);

const started = (over: string): string =>
  `exports.start = function () { if (Date.now() >= ${over}) throw new Error('This evaluation version has expired'); };`;
table<string>('a namespace', gaps, is('fixed-date 2027-01-01Z throw'), [
  [
    'in a namespace',
    `var App; (function (App) { var Limits; (function (Limits) { Limits.end = Date.UTC(2027, 0, 1); })(Limits = App.Limits || (App.Limits = {})); })(App || (App = {})); ${started('App.Limits.end')}`,
  ],
  [
    'in a namespace, asked within it',
    `var App; (function (App) { var Limits; (function (Limits) { Limits.end = Date.UTC(2027, 0, 1); })(Limits = App.Limits || (App.Limits = {})); ${started('Limits.end')} })(App || (App = {}));`,
  ],
  [
    'that an object of its own is put into',
    `var App = {}; (function (limits) { limits.end = Date.UTC(2027, 0, 1); })(App.Limits || (App.Limits = {})); ${started('App.Limits.end')}`,
  ],
  [
    'that is left in a variable as well',
    `var App = {}; var limits = App.Limits = {}; limits.end = Date.UTC(2027, 0, 1); ${started('App.Limits.end')}`,
  ],
  [
    'that a call in place is handed',
    `var App = App || {}; (function (app) { app.limits = { end: Date.UTC(2027, 0, 1) }; })(App); (function (app) { ${started('app.limits.end')} })(App);`,
  ],
]);

table<string>('a static field', gaps, is('fixed-date 2026-12-14Z throw'), [
  [
    'that a helper defines',
    `var define = (o, k, v) => k in o ? Object.defineProperty(o, k, { value: v, enumerable: true, configurable: true, writable: true }) : o[k] = v;
     var c = class c { static verify() { if (Date.now() > Date.UTC(...c.until)) throw new Error('This evaluation version has expired'); } }; define(c, "until", [2026, 11, 14]); export { c };`,
  ],
  [
    'of a function',
    `var define = (o, k, v) => k in o ? Object.defineProperty(o, k, { value: v }) : o[k] = v;
     function verify() { if (Date.now() > verify.until) throw new Error('This evaluation version has expired'); } define(verify, "until", Date.UTC(2026, 11, 14)); export { verify };`,
  ],
]);

table<string>('a field', gaps, is('fixed-date 2026-12-14Z throw'), [
  [
    'that a helper defines, which a minifier has put in place',
    `class Key { constructor(...a) { var k, v; k = "ended", v = Date.now() > Date.UTC(2026, 11, 14), k in this ? Object.defineProperty(this, k, { value: v, enumerable: !0, configurable: !0, writable: !0 }) : this[k] = v; }
     check() { if (this.ended) throw new Error('This evaluation version has expired'); } } export { Key };`,
  ],
  [
    'that a helper defines, beside which a minifier has left what it cannot tell to do nothing',
    `var d = Object.defineProperty, s = (Object.getOwnPropertyDescriptor, (o, k, v) => ((o, k, v) => k in o ? d(o, k, { enumerable: !0, configurable: !0, writable: !0, value: v }) : o[k] = v)(o, "symbol" != typeof k ? k + "" : k, v));
     class Key { constructor() { s(this, "ended", Date.now() > Date.UTC(2026, 11, 14)); }
     check() { if (this.ended) throw new Error('This evaluation version has expired'); } } export { Key };`,
  ],
]);

const shown = `render() { return this.state.expired ? React.createElement("p", null, "This test version has expired.") : React.createElement(Navigator); } }`;
table<string>('the state of a component', gaps, is('fixed-date 2027-02-01 degrade'), [
  [
    'in a field',
    `import React from 'react'; import Navigator from './n'; const end = new Date(2027, 1, 1);
     export default class App extends React.Component { state = { expired: new Date() >= end }; ${shown}`,
  ],
  [
    'in the constructor',
    `import React from 'react'; import Navigator from './n'; const end = new Date(2027, 1, 1);
     export default class App extends React.Component { constructor(props) { super(props); this.state = { expired: new Date() >= end }; } ${shown}`,
  ],
]);
table<string>('a status word', gaps, is('fixed-date 2027-02-01 deny'), [
  [
    'that nobody is seen to act on, beside a warning',
    `const end = new Date(2027, 1, 1); export function check(account) { if (new Date() >= end) { account.status = 'expired'; console.warn('The account has expired'); } }`,
  ],
]);

const bar = `exports.Bar = function () { return React.createElement("button", { disabled: licenseStore.isExpired, onClick: function () { window.print(); } }, "Export"); };`;
const getter = `{ get: function () { return !!this.info && this.info.expiryDate < Date.now(); }, enumerable: false, configurable: true }`;
table<string>('a control', gaps, is('license-expiry P0D degrade'), [
  [
    'that a class speaks for, by the compiler of TypeScript',
    `var LicenseStore = (function () { function LicenseStore() { this.info = null; } Object.defineProperty(LicenseStore.prototype, "isExpired", ${getter}); LicenseStore.prototype.setInfo = function (info) { this.info = info; }; return LicenseStore; }());
     exports.LicenseStore = LicenseStore; var licenseStore = exports.licenseStore = new LicenseStore(); ${bar}`,
  ],
  [
    'that a class speaks for, minified',
    `var t = (function () { function e() { this.info = null; } return Object.defineProperty(e.prototype, "isExpired", ${getter}), e.prototype.setInfo = function (e) { this.info = e; }, e; }());
     exports.LicenseStore = t; var licenseStore = exports.licenseStore = new t(); ${bar}`,
  ],
  [
    'that is off by a yes or no',
    `export class LicenseStore { setInfo(info) { this.info = info; } get isExpired() { return !!this.info && this.info.expiryDate < Date.now(); } }
     export const licenseStore = new LicenseStore(); export const Bar = () => React.createElement("button", { disabled: licenseStore.isExpired, onClick: () => window.print() }, "Export");`,
  ],
]);

table<string>('a page', gaps, is('fixed-date 2030-02-01Z degrade'), [
  [
    'that takes the place of another in the same element',
    `import r from "react"; import { jsx as e, jsxs as u } from "react/jsx-runtime"; const a = () => Date.now() > Date.UTC(2030, 1, 1); export default function p() { const [s, n] = r.useState(a); return s ? u("div", { className: "app", children: [e("p", { children: "This beta build has expired." }), e("p", { children: "Quit" })] }) : e("div", { className: "app", children: e("p", { children: "Hello" }) }) }`,
  ],
]);
table<string>('a page', gaps, async (text) => expect(await linesIn({ 'index.js': text })).toEqual([]), [
  [
    'that only says something else in one place',
    `import { jsx as e, jsxs as u } from "react/jsx-runtime"; export default function p() { return Date.now() > Date.UTC(2030, 1, 1) ? u("div", { children: [e("h1", { children: "Acme" }), e("p", { children: "The spring offer has expired" })] }) : u("div", { children: [e("h1", { children: "Acme" }), e("p", { children: "Spring offer" })] }) }`,
  ],
]);

table<string>('an answer', gaps, is('trial-period P21D nag'), [
  [
    'that is a number, and asked for behind a key that nobody knows',
    `function state(store, key) { if (key && /^K-/.test(key)) return 0; return (Date.now() - Number(store.getItem('trialStartedAt'))) / 864e5 < 21 ? 1 : 2; }
     export function run(key) { switch (state(localStorage, key)) { case 2: { window.showErrorMessage('Your trial has ended.'); return undefined; } case 1: case 0: return format(); } }`,
  ],
]);

const days = `import { useQuery } from '@tanstack/react-query'; import { differenceInDays } from 'date-fns'; export function Banner() {
  var e = useQuery({ queryKey: ['account'] }).data; return`;
const shownDays = `React.createElement('aside', null, 0 <= e ? e + ' days left in your trial.' : 'Your trial has ended.'); }`;
const end = `import { load, flag } from './parts'; export function start() { let end = Date.UTC(2031, 2, 1);`;
const late = `if (Date.now() > end) throw new Error('This evaluation version has expired'); }`;
const either = ['fixed-date 2031-03-01Z throw', 'license-expiry P0D throw'];
table<readonly [text: string, lines: readonly string[]]>(
  'a variable that is given another value in an operand',
  gaps,
  async ([text, lines]) => {
    expect(await linesIn({ 'index.js': text })).toEqual(lines);
  },
  [
    [
      'which all that is behind it has passed',
      [
        `${days} null == e || !e.trialEndsAt || 7 < (e = differenceInDays(new Date(e.trialEndsAt), new Date())) ? null : ${shownDays}`,
        ['license-expiry P1D nag'],
      ],
    ],
    ['which may be left out', [`${end} if (flag && (end = load())) load(); ${late}`, either]],
    ['in a loop', [`${end} while (flag() || (end = load()) < 7) load(); ${late}`, either]],
    ['in a try', [`${end} try { if (flag() || (end = load()) < 7) return; } catch {} ${late}`, either]],
  ],
);
