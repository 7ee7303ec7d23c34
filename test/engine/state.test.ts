/** Where a program keeps its date or its outcome between the clock and the guard. */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from './run.js';

type Row = [name: string, source: string, expected: string];
const deadline = 'fixed-date 2027-01-01Z';
const holds = async (_name: string, source: string, expected: string): Promise<void> => {
  expect(await linesIn(source)).toEqual([expected]);
};

/** Every source says `END` for the date and `expired()` for the throw. */
const prelude = `const END = Date.UTC(2027, 0, 1);
function expired(): never { throw new Error('This beta has expired.'); }
`;
const holdsWithPrelude = (name: string, source: string, expected: string): Promise<void> =>
  holds(name, prelude + source, expected);

describe('where state is kept', () => {
  it.each<Row>([
    [
      'instance field',
      `class Gate { end = END; check() { if (Date.now() >= this.end) expired(); } } export const start = () => new Gate().check();`,
      `${deadline} throw`,
    ],
    [
      'static member that a static method sets',
      `class Gate { static end?: number; static init() { this.end = END; } static check() { if (Date.now() >= Gate.end!) expired(); } } export const start = () => Gate.check();`,
      `${deadline} throw`,
    ],
    [
      'static member set beside a class expression with two names',
      `const Gate: any = class Inner { static check() { if (Date.now() >= parseInt(atob((Inner as any).STAMP))) expired(); } }; Gate.STAMP = 'MTc5ODc2MTYwMDAwMA=='; export const start = () => Gate.check();`,
      `${deadline} throw`,
    ],
    [
      'variables of the function around, one counted from the other',
      `export const Sdk = (function () { var e = new Date(), n = e.getFullYear(), i = e.getMonth(); function over() { return (n > 2026 && i >= 0) || n > 2027; } return function () { if (over()) expired(); }; })();`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'variable of the module, held against the first run',
      `const over = Date.now() > Number(localStorage.getItem('firstRun')) + 30 * 864e5; export function start() { if (over) expired(); }`,
      'trial-period P30D throw',
    ],
    [
      'field set in the constructor',
      `class Gate { end: number; constructor() { this.end = END; } check() { if (Date.now() >= this.end) expired(); } } export const start = () => new Gate().check();`,
      `${deadline} throw`,
    ],
    [
      'constructor parameter',
      `class Gate { constructor(private readonly end: number) {} check() { if (Date.now() >= this.end) expired(); } } export const gate = new Gate(END); export const start = () => gate.check();`,
      `${deadline} throw`,
    ],
    [
      'static field',
      `class Gate { static end = END; static check() { if (Date.now() >= Gate.end) expired(); } } export const start = () => Gate.check();`,
      `${deadline} throw`,
    ],
    [
      'private field',
      `class Gate { #end = END; check() { if (Date.now() >= this.#end) expired(); } } export const start = () => new Gate().check();`,
      `${deadline} throw`,
    ],
    [
      'private method',
      `class Gate { #isOver() { return Date.now() >= END; } check() { if (this.#isOver()) expired(); } } export const start = () => new Gate().check();`,
      `${deadline} throw`,
    ],
    [
      'getter',
      `class Gate { get isOver() { return Date.now() >= END; } check() { if (this.isOver) expired(); } } export const start = () => new Gate().check();`,
      `${deadline} throw`,
    ],
    [
      'inherited predicate',
      `class Base { isOver() { return Date.now() >= END; } } class Gate extends Base { check() { if (this.isOver()) expired(); } } export const start = () => new Gate().check();`,
      `${deadline} throw`,
    ],
    [
      'inherited date',
      `class Base { end = END; } class Gate extends Base { check() { if (Date.now() >= this.end) expired(); } } export const start = () => new Gate().check();`,
      `${deadline} throw`,
    ],
    [
      'prototype of a function',
      `function Gate(this: any) {} Gate.prototype.isOver = function () { return Date.now() >= END; }; export function start() { const gate = new (Gate as any)(); if (gate.isOver()) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'object literal',
      `const gate = { end: END, isOver() { return Date.now() >= this.end; } }; export function start() { if (gate.isOver()) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'nested settings',
      `const settings = { beta: { dates: [0, END] } }; export function start() { if (Date.now() >= settings.beta.dates[1]!) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'variable set in one function, tested in another',
      `let over = false; export function init() { over = Date.now() >= END; } export function start() { if (over) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'variable set under the guard',
      `let over = false; export function init() { if (Date.now() >= END) over = true; } export function start() { if (over) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'time kept in one function, tested in another',
      `let now = 0; export function init() { now = Date.now(); } export function start() { if (now >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'date set in one function, tested in another',
      `let end = Infinity; export function init() { end = END; } export function start() { if (Date.now() >= end) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'property of a shared object',
      `const state: { over?: boolean } = {}; export function init() { state.over = Date.now() >= END; } export function start() { if (state.over) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'closure of a factory',
      `function makeGate(end: number) { return () => Date.now() >= end; } const isOver = makeGate(END); export function start() { if (isOver()) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'map',
      `const ends = new Map([['beta', END]]); export function start() { if (Date.now() >= ends.get('beta')!) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'enum',
      `enum Ends { Beta = 1798761600000 } export function start() { if (Date.now() >= Ends.Beta) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'destructured',
      `const { end, ...others } = { end: END, name: 'beta' }; export function start() { if (Date.now() >= end) expired(); return others; }`,
      `${deadline} throw`,
    ],
    [
      'spread',
      `const defaults = { end: END }; const settings = { ...defaults, name: 'x' }; export function start() { if (Date.now() >= settings.end) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'flag that one method sets and another returns early for',
      `class Tracker { off = false; start() { if (Date.now() >= END) this.off = true; } track(name: string) { if (this.off) return; navigator.sendBeacon('/t', name); console.log('sent'); } } export const tracker = new Tracker();`,
      `${deadline} degrade`,
    ],
    [
      'flag that something else raises as well',
      `class Shop { shut = false; look() { if (Date.now() >= END) this.shut = true; else this.shut = false; } fail() { this.shut = true; } open() { if (this.shut) expired(); return 'on'; } } export const shop = new Shop();`,
      `${deadline} throw`,
    ],
    [
      'flag behind a date that may not be there to be read',
      `class Shop { shut = false; end() { try { return Number(localStorage.getItem('licenseEnd')); } catch { return false; } } look() { if (Date.now() < this.end()) this.shut = false; else this.shut = true; } fail() { this.shut = true; } open() { if (this.shut) expired(); return 'on'; } } export const shop = new Shop();`,
      'license-expiry P0D throw',
    ],
    [
      'variable that something else sets as well',
      `let shut = false; export function look() { if (Date.now() >= END) shut = true; else shut = false; } export function fail() { shut = true; } export function open() { if (shut) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'flag that many reasons raise',
      `class Shop { shut = false; look() { if (Date.now() >= END) this.shut = true; else this.shut = false; } a() { this.shut = true; } b() { this.shut = true; } c() { this.shut = true; } d() { this.shut = true; } e() { this.shut = true; } f() { this.shut = true; } open() { if (this.shut) expired(); return 'on'; } } export const shop = new Shop();`,
      `${deadline} throw`,
    ],
    [
      'clock moved when the file is loaded',
      `const now = new Date(); now.setUTCDate(now.getUTCDate() - 14); if (now.getTime() >= END - 14 * 864e5) expired();`,
      `${deadline} throw`,
    ],
    [
      'date moved when the file is loaded',
      `const end = new Date(END - 14 * 864e5); end.setDate(end.getDate() + 14); export function start() { if (new Date() >= end) expired(); return 'on'; }`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'date moved in parentheses, with something else after it',
      `const end = new Date(END - 14 * 864e5); (end.setDate(end.getDate() + 14), console.log('ready')); export function start() { if (new Date() >= end) expired(); return 'on'; }`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'clock moved in a function whose condition is asked for what it sets',
      `let warned = false; export function start(options: { readonly last?: number, readonly on?: boolean }) { if (options.on) { if (((last: number | undefined) => { const now = new Date(); (now.setDate(now.getDate() - 14), (last ? last : END - 14 * 864e5) <= now.getTime() && (expired(), (warned = true))); })(options.last)) return; if (new Date().getFullYear()) return; } }`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'date moved if somebody wishes: the earlier may come first',
      `const end = new Date(END + 14 * 864e5); if (process.env.EARLY) { end.setDate(end.getDate() - 14); } export function start() { if (new Date() >= end) expired(); return 'on'; }`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'date moved by a condition on the clock that comes true too late',
      `const end = new Date(END); if (Date.now() > END + 864e5) { end.setDate(end.getDate() - 14); } export function start() { if (new Date() >= end) expired(); return 'on'; }`,
      'fixed-date 2027-01-01Z throw',
    ],
  ])('%s', holdsWithPrelude);
});

/** A function that somebody calls later is entered by itself: its `this` is that of the method around. */
describe('`this` of a function that is handed on', () => {
  const body = `if (Date.now() >= this.end) expired();`;
  it.each<Row>(
    [
      ['an arrow for a timer', `export class Gate { end = END; start() { setInterval(() => { ${body} }, 1000); } }`],
      [
        'an arrow for a library',
        `import { on } from 'bus'; export class Gate { end = END; start() { on('tick', () => { ${body} }); } }`,
      ],
      [
        'an arrow in a field',
        `import { on } from 'bus'; export class Gate { end = END; tick = () => { ${body} }; start() { on('tick', this.tick); } }`,
      ],
      [
        'bound',
        `export function Gate(this: any) { this.end = END; } Gate.prototype.start = function () { setInterval(function (this: any) { ${body} }.bind(this), 1000); };`,
      ],
      [
        'handed along with it',
        `import each from 'each'; export class Gate { end = END; start(list: any) { each(list, function (this: any) { ${body} }, this); } }`,
      ],
    ].map(([name = '', source = '']): Row => [name, source, `${deadline} throw`]),
  )('%s', holdsWithPrelude);
});

/** It acts once: the condition asks for what the branch sets. */
describe('a flag that is asked for beside the clock and raised behind it', () => {
  it.each<Row>(
    [
      [
        'field of a class',
        `export class Gate { done = false; check() { if (!this.done && Date.now() >= END) { this.done = true; expired(); } } }`,
      ],
      [
        'static field',
        `export class Gate { static done = false; static check() { if (!Gate.done && Date.now() >= END) { Gate.done = true; expired(); } } }`,
      ],
      [
        'field of a prototype',
        `export function Gate(this: any) { this.done = false; } Gate.prototype.check = function () { if (!this.done && Date.now() >= END) { this.done = true; expired(); } };`,
      ],
      [
        'field of a literal',
        `export const gate = { done: false, check() { if (!this.done && Date.now() >= END) { this.done = true; expired(); } } };`,
      ],
      [
        'variable',
        `let done = false; export function check() { if (!done && Date.now() >= END) { done = true; expired(); } }`,
      ],
      [
        'on the global object',
        `export function check() { if (!(window as any).__done && Date.now() >= END) { (window as any).__done = true; expired(); } }`,
      ],
    ].map(([name = '', source = '']): Row => [name, source, `${deadline} throw`]),
  )('%s', holdsWithPrelude);
});

/** A definition is read without what follows it: whoever calls the closures that it leaves may have changed what they keep. */
describe('variables that closures keep', () => {
  const license = 'license-expiry P0D';
  it.each<Row>([
    [
      'of a function that is called in place',
      `const manager = (() => { let key: string | null = null; return { set(text: string) { key = text; }, get: () => key }; })();
      export const setLicense = (text: string) => manager.set(text);
      export function start() { const key = manager.get(); if (key !== null && new Date() > new Date(JSON.parse(atob(key)).licenseExpiry)) throw new Error('License expired'); }`,
      `${license} throw`,
    ],
    [
      'of a maker of such objects',
      `function makeStore() { let expiry = 0; return { load: (text: string) => { expiry = JSON.parse(atob(text)).licenseExpiry; }, isOver: () => expiry !== 0 && Date.now() > expiry }; }
      const store = makeStore(); export const load = store.load;
      export function start() { if (store.isOver()) throw new Error('License expired'); }`,
      `${license} throw`,
    ],
    [
      'of a constructor, assigned before the object of closures as minifiers do',
      `Gate.prototype.start = function () { if (this.manager.get() && new Date(JSON.parse(atob(this.manager.get())).licenseExpiry) < new Date()) throw new Error('License expired'); };
      function Gate(key) { var kept; this.manager = (kept = null, { set: function (text) { kept = text; }, get: function () { return kept; } }); this.manager.set(key); }
      export { Gate };`,
      `${license} throw`,
    ],
    [
      'that hold a date which another closure pushes',
      `const gate = (() => { let end = END; return { push: () => { end = END + 864e5; }, isOver: () => Date.now() >= end }; })();
      export const push = gate.push; export function start() { if (gate.isOver()) expired(); }`,
      `${deadline} throw`,
    ],
  ])('%s', holdsWithPrelude);

  it('keep a throttle a throttle', async () => {
    const throttle = `const gate = (() => { let last = 0; return { mark: () => { last = Date.now(); }, isTooSoon: () => Date.now() - last < 6e4 }; })();
      export const mark = gate.mark; export function ask() { if (gate.isTooSoon()) throw new Error('Too many requests'); }`;
    expect(await linesIn(throttle)).toEqual([]);
  });
});
