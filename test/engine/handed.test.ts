/**
 * What reaches a method that nobody in the program calls, as in a library: the dates and clocks that its object was
 * made with, defaults among the possibilities, and fields under computed names.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';
import type { Texts } from './run.js';

const gaps: Gaps = {};
const end = 'Date.UTC(2027, 0, 1)';
const refusal = "throw new Error('This beta has expired.');";
const holds = async (texts: Texts): Promise<void> => {
  expect(await linesIn(texts)).toEqual(['fixed-date 2027-01-01Z throw']);
};
const silent = async (texts: Texts): Promise<void> => {
  expect(await linesIn(texts)).toEqual([]);
};
const gate = `class Gate { constructor(end) { this.end = end; } check() { if (Date.now() >= this.end) ${refusal} } }`;
const typed = `constructor(private readonly end: number, private readonly clock = () => Date.now()) {} check() { if (this.clock() >= this.end) ${refusal} }`;
const maker = `function Gate(options) { this.options = options; } Gate.prototype.check = function () { if (Date.now() >= this.options.end) ${refusal} };`;

table<Texts>('an object that is made with a date', gaps, holds, [
  ['made where the class stands', `${gate} export const gate = new Gate(${end});`],
  ['of a class that is written where it is made', `export const gate = new (${gate})(${end});`],
  [
    'of a class that a compiler wrapped, and a minifier handed on',
    `var g, n; export const gate = new (g = (n = function () { function t(e) { this.end = e; } return t.prototype.check = function () { if (Date.now() >= this.end) ${refusal} }, t; }(), n))(${end});`,
  ],
  [
    'made in another file',
    {
      'gate.ts': `export class Gate { ${typed} }`,
      'index.ts': `import { Gate } from './gate.js'; export default new Gate(${end});`,
    },
  ],
  [
    'made in another file, under another name',
    {
      'gate.ts': `export default class Gate { ${typed} }`,
      'index.ts': `import Door from './gate.js'; export const door = new Door(${end});`,
    },
  ],
  ['by a function', `${maker} module.exports = new Gate({ end: ${end} });`],
  [
    'by a function in another file',
    {
      'lib/gate.js': `${maker} module.exports = Gate;`,
      'index.js': `var Gate = require('./lib/gate'); module.exports = new Gate({ end: ${end} });`,
    },
  ],
  [
    'a child gives it to the parent',
    `export class Gate { ${typed} } export class Beta extends Gate { constructor() { super(${end}); } }`,
  ],
  [
    'a child in another file gives it to the parent',
    {
      'gate.ts': `export default abstract class Gate { ${typed} }`,
      'beta.ts': `import Door from './gate.js'; export class Beta extends Door { constructor() { super(${end}); } }`,
    },
  ],
  [
    'a child hands on what it is made with',
    `class Gate { ${typed} } class Beta extends Gate {} export const beta = new Beta(${end});`,
  ],
  [
    'a closure',
    `function gateFor(end) { return { check() { if (Date.now() >= end) ${refusal} } }; } module.exports = gateFor(${end});`,
  ],
  [
    'a clock as well',
    `class Gate { constructor(clock, end) { this.clock = clock; this.end = end; } check() { if (this.clock.now() >= this.end) ${refusal} } }
     module.exports = new Gate({ now: () => Date.now() }, ${end});`,
  ],
  [
    'bound methods are handed out',
    `${gate} const gate = new Gate(${end}); module.exports = { before: gate.check.bind(gate) };`,
  ],
]);

table<Texts>('an object whose date is not the product’s', gaps, silent, [
  [
    'made by a test alone',
    {
      'gate.js': `${gate.replace('This beta has expired.', 'over')} module.exports = Gate;`,
      'gate.test.js': `const Gate = require('./gate'); new Gate(${end}).check();`,
    },
  ],
  [
    'a duration',
    `class Store { constructor(ttl) { this.ttl = ttl; this.at = 0; } get() { if (Date.now() - this.at > this.ttl) throw new Error('stale'); } } module.exports = new Store(5000);`,
  ],
  [
    'somebody’s record',
    `class Coupon { constructor(end) { this.end = end; } use() { if (Date.now() > this.end) throw new Error('coupon is over'); } } exports.read = (row) => new Coupon(row.end);`,
  ],
]);

table<Texts>('defaults', gaps, holds, [
  [
    'a clock and a date in one pattern',
    `const END = ${end}; export function check({ now = Date.now, until = END } = {}) { if (until - now() <= 0) ${refusal} }`,
  ],
  [
    'of a pattern within a pattern',
    `export function check({ limits: { until = ${end} } = {}, now = () => Date.now() } = {}) { if (now() >= until) ${refusal} }`,
  ],
  [
    '?? after ?.',
    `const END = ${end}; export function check(options) { const until = options?.limits?.until ?? END; const now = options?.clock ?? Date.now; if (now() >= until) ${refusal} }`,
  ],
  [
    '|| after a missing option',
    `const END = ${end}; export function check(options = {}) { const until = options.until || END; const now = (options.now || Date.now)(); if (now >= until) ${refusal} }`,
  ],
  [
    '??= on an option',
    `export function check(options = {}) { options.until ??= ${end}; if (Date.now() >= options.until) ${refusal} }`,
  ],
]);

table<Texts>('computed names', gaps, holds, [
  [
    'a symbol as a field',
    `const key = Symbol('end'); class Gate { [key] = ${end}; check() { if (Date.now() >= this[key]) ${refusal} } } export default new Gate();`,
  ],
  [
    'a symbol that the constructor writes',
    `const key = Symbol.for('end'); class Gate { constructor() { this[key] = ${end}; } check() { if (Date.now() >= this[key]) ${refusal} } } export default new Gate();`,
  ],
  [
    'a constant as a name',
    `const KEY = 'end'; function Gate() { this[KEY] = ${end}; } Gate.prototype.check = function () { if (Date.now() >= this[KEY]) ${refusal} }; module.exports = Gate;`,
  ],
  [
    'a symbol in a plain object',
    `const key = Symbol(); const limits = { [key]: ${end} }; export function check() { if (Date.now() >= limits[key]) ${refusal} }`,
  ],
  [
    'two symbols of one name',
    `const from = Symbol('x'), to = Symbol('x'); const limits = { [from]: 0, [to]: ${end} }; export function check() { if (Date.now() >= limits[to]) ${refusal} }`,
  ],
  [
    'a symbol as a method',
    `const check = Symbol('check'); class Gate { [check]() { if (Date.now() >= ${end}) ${refusal} } open() { this[check](); } } export default new Gate();`,
  ],
]);

table<Texts>('fields that hold the clock from the beginning', gaps, holds, [
  ['the time', `export class Gate { private now = Date.now(); check() { if (this.now >= ${end}) ${refusal} } }`],
  [
    'the outcome, in a private name',
    `export class Gate { #over = Date.now() >= ${end}; check() { if (this.#over) ${refusal} } }`,
  ],
  [
    'the outcome, in a static field',
    `export class Gate { static over = Date.now() >= ${end}; check() { if (Gate.over) ${refusal} } }`,
  ],
  [
    'an outcome that a function gives',
    `const isOver = () => Date.now() >= ${end}; export class Gate { readonly over = isOver(); check() { if (this.over) ${refusal} } }`,
  ],
  [
    'in a class above',
    `class Base { protected today = new Date(); } export class Gate extends Base { check() { if (this.today >= new Date(${end})) ${refusal} } }`,
  ],
]);

const rules = `class Rules { constructor() { this.rules = []; } add(rule) { this.rules.push(rule); return this; } run(job) { for (const rule of this.rules) if (rule.when(job)) rule.act(job); } } exports.rules = new Rules();`;

table<Texts>('what a method is handed for later', gaps, holds, [
  [
    'a date that it keeps in a field',
    `class Policy { configure({ until }) { this.until = until; } check() { if (Date.now() >= this.until) ${refusal} } } const policy = new Policy(); function boot() { policy.configure({ until: ${end} }); } boot(); module.exports = (x) => { policy.check(); return x; };`,
  ],
  [
    'rules that it keeps in a list, each with its own act',
    {
      'engine.js': rules,
      'rules.js': `const { rules } = require('./engine'); rules.add({ when: ({ size }) => size > 9, act: () => console.warn('large') }); rules.add({ when: () => Date.now() >= ${end}, act: () => { ${refusal} } });`,
      'main.js': `const { rules } = require('./engine'); require('./rules'); exports.handle = (job) => { rules.run(job); return job.size; };`,
    },
  ],
  [
    'checks that it keeps under their names',
    {
      'gate.ts': `type Check = () => boolean; export class Gate { private checks = new Map<string, Check>(); register(name: string, check: Check) { this.checks.set(name, check); } allows() { for (const [, check] of this.checks) if (!check()) return false; return true; } } export const gate = new Gate();`,
      'time.ts': `import { gate } from './gate'; const fresh = () => Date.now() < ${end}; gate.register('fresh', fresh);`,
      'main.ts': `import { gate } from './gate'; import './time'; export const open = (name: string) => { if (!gate.allows()) ${refusal} return name; };`,
    },
  ],
]);

/** Called from so many places that its own words say nothing about whose date it is. */
const distance = (body: string): string =>
  `function left(text) { ${body} } ${['a', 'b', 'c', 'd'].map((name) => `exports.${name} = (entry) => left(entry.${name});`).join(' ')}`;
const licensed = `function verify(license) { decode(license, (fields) => { if (left(fields.exp) < 0) throw new Error('Your license has expired.'); }); } exports.verify = verify;`;

table<Texts>(
  'a distance that a function of many callers counts from a text that it is handed',
  gaps,
  async (texts) => {
    expect(await linesIn(texts)).toEqual(['license-expiry P0D throw']);
  },
  [
    ['the text itself', `${distance('return Date.parse(text) - Date.now();')} ${licensed}`],
    [
      'pieces of it',
      `${distance('return new Date(+text.slice(0, 4), parseInt(text.substr(4, 2), 10) - 1, parseInt(text.substr(6, 2), 10)) - new Date();')} ${licensed}`,
    ],
    [
      'pieces between its strokes',
      `${distance("const parts = text.split('-'); return new Date(parts[0], parts[1] - 1, parts[2]) - new Date();")} ${licensed}`,
    ],
  ],
);

table<Texts>('no bomb:', gaps, silent, [
  [
    'a distance that is only shown',
    `${distance('return Date.parse(text) - Date.now();')} exports.ago = (post) => left(post.createdAt) > -6e4 ? 'just now' : 'earlier';`,
  ],
  [
    'a rule whose act is another than that of the date',
    {
      'engine.js': rules,
      'rules.js': `const { rules } = require('./engine'); rules.add({ when: ({ size }) => size < 0, act: () => { throw new Error('negative'); } }); rules.add({ when: () => Date.now() >= ${end}, act: () => console.info('a new year') });`,
      'main.js': `const { rules } = require('./engine'); require('./rules'); exports.handle = (job) => { rules.run(job); return job.size; };`,
    },
  ],
]);
