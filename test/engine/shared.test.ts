/**
 * What files share by name and not by imports of the one that decides: properties of the global object, members that
 * only a subclass has, flags that somebody else sets. Each row is a bomb whose date or flag stands in a file without a
 * clock in it.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';

const gaps: Gaps = {
  'through a file that passes it on': 'a file that only passes names on is not read before one of them matters',
  'what a class is made into':
    'what a method of an object notes below a field of it is not known where the object is handed on',
  'what a class is made into, in a bundle':
    'what a method of an object notes below a field of it is not known where the object is handed on',
  'a flag that a function of a third file asks for': 'what decides is a call, and no field of what is imported',
};
const holds = async (files: Readonly<Record<string, string>>): Promise<void> => {
  expect(await linesIn(files)).toEqual(['fixed-date 2027-01-01Z throw']);
};
const beta = "throw new Error('This beta has expired.');";
const dated = (date: string): string => `export function start() { if (Date.now() >= ${date}) ${beta} return 'on'; }`;

const epoch = '1798761600000';

table('a value on the global object', gaps, holds, [
  ['globalThis', { 'set.ts': `(globalThis as any).betaEnd = 1798761600000;`, 'start.ts': dated('globalThis.betaEnd') }],
  ['window, read by its bare name', { 'set.js': `window.betaEnd = 1798761600000;`, 'start.js': dated('betaEnd') }],
  ['a name in brackets', { 'set.js': `self['betaEnd'] = 1798761600000;`, 'start.js': dated(`self['betaEnd']`) }],
  [
    'a field of an object there',
    { 'set.js': `global.beta = { end: { at: 1798761600000 } };`, 'start.js': dated('global.beta.end.at') },
  ],
  [
    'set in a function',
    { 'set.js': `export function setUp() { globalThis.betaEnd = 1798761600000; }`, 'start.js': dated('betaEnd') },
  ],
  ['a global made by a script at its top', { 'set.js': `var betaEnd = 1798761600000;`, 'start.js': dated('betaEnd') }],
]);

/** What one file puts in the place of a standard global is no reason to lose the clock in every other. */
table('what a program keeps', gaps, holds, [
  ['on a global of the language', { 'set.js': `Date.limit = ${epoch};`, 'start.js': dated('Date.limit') }],
  [
    'on a namespace of a like name',
    { 'set.js': `App.Map.limit = Date.UTC(2027, 0, 1);`, 'start.js': dated('App.Map.limit') },
  ],
]);

table('a standard global that another file replaces', gaps, holds, [
  [
    'the clock, for tests',
    { 'fake.js': `globalThis.Date = class extends Date { static now() { return 5; } };`, 'start.js': dated(epoch) },
  ],
  [
    'the clock, in its own file',
    { 'start.js': `globalThis.Date = class { static now() { return 5; } }; ${dated(epoch)}` },
  ],
  ['its method', { 'fake.js': `Date.now = () => 5;`, 'start.js': dated(epoch) }],
  [
    'its method, by what a call makes of a function',
    {
      'start.test.js': `it('starts', () => { const original = Date.now; Date.now = jest.fn(() => 5); Date.now = original; });`,
      'start.js': dated(epoch),
    },
  ],
  ['its method, by a name', { 'fake.js': `global.Date.now = frozen;`, 'start.js': dated(epoch) }],
  [
    'the method of another clock',
    {
      'fake.test.js': `it('starts', () => { performance.now = vi.fn(() => 5); });`,
      'start.js': `export function start() { if (performance.timeOrigin + performance.now() >= ${epoch}) ${beta} return 'on'; }`,
    },
  ],
  [
    'what the date is made with',
    {
      'fake.js': `global.Math = { max: () => 0 }; window['parseInt'] = () => 0;`,
      'start.js': dated(`Math.max(0, parseInt('${epoch}', 10))`),
    },
  ],
]);

table('a member that only a subclass has', gaps, holds, [
  [
    'a field',
    {
      'base.ts': `export abstract class Base { abstract end: number; check() { if (Date.now() >= this.end) ${beta} } }`,
      'beta.ts': `import { Base } from './base.js'; export class Beta extends Base { end = 1798761600000; }`,
    },
  ],
  [
    'a getter',
    {
      'base.ts': `export abstract class Base { abstract get end(): number; check() { if (Date.now() >= this.end) ${beta} } }`,
      'beta.ts': `import * as base from './base.js'; export class Beta extends base.Base { get end() { return 1798761600000; } }`,
    },
  ],
  [
    'a method of a class in plain JavaScript',
    {
      'base.js': `class Base { check() { if (Date.now() >= this.end()) ${beta} } }\nmodule.exports = Base;`,
      'beta.js': `const Base = require('./base'); module.exports = class extends Base { end() { return 1798761600000; } };`,
    },
  ],
  [
    'two classes down',
    {
      'base.ts': `export abstract class Base { abstract end(): number; check() { if (Date.now() >= this.end()) ${beta} } }`,
      'middle.ts': `import { Base } from './base.js'; export abstract class Middle extends Base { name = 'middle'; }`,
      'beta.ts': `import { Middle } from './middle.js'; export class Beta extends Middle { end() { return 1798761600000; } }`,
    },
  ],
]);

const script = (condition: string): string =>
  `var App = App || {}; App.start = function () { if (${condition}) ${beta} };`;

table('an object that several scripts add to', gaps, holds, [
  ['a date', { 'end.js': `var App = App || {}; App.end = ${epoch};`, 'start.js': script('Date.now() >= App.end') }],
  [
    'a function',
    {
      'end.js': `var App = App || {}; App.end = function () { return new Date('2027-01-01'); };`,
      'start.js': script('new Date() >= App.end()'),
    },
  ],
  [
    'an object within, under another name',
    {
      'end.js': `var App = App || {}; App.config = App.config || {}; (function (own) { own.end = ${epoch}; })(App.config);`,
      'start.js': script('Date.now() >= App.config.end'),
    },
  ],
  [
    'a function that is shown under another name',
    {
      'end.js': `var App = App || {}; App.license = (function () { function over() { return Date.now() >= ${epoch}; } return { isOver: over }; })();`,
      'start.js': script('App.license.isOver()'),
    },
  ],
]);

const check = (condition: string): string => `export function check() { if (${condition}) ${beta} return 'on'; }`;
const state = `export const state = { armed: false };`;
const armer = `import { state } from './state.js'; export function arm() { state.armed = true; }`;
const over = 'Date.now() >= 1798761600000';

table('a flag that another file sets', gaps, holds, [
  [
    'before &&',
    {
      'state.ts': state,
      'arm.ts': armer,
      'check.ts': `import { state } from './state.js';\n${check(`state.armed && ${over}`)}`,
    },
  ],
  [
    'an early return',
    {
      'state.ts': state,
      'arm.ts': armer,
      'check.ts': `import { state } from './state.js';\nexport function check() { if (!state.armed) return 'off'; if (${over}) ${beta} return 'on'; }`,
    },
  ],
  [
    'the whole module',
    {
      'state.ts': state,
      'arm.ts': `import * as all from './state.js'; all.state.armed = true;`,
      'check.ts': `import { state } from './state.js';\n${check(`state.armed && ${over}`)}`,
    },
  ],
  [
    'through a file that passes it on',
    {
      'state.ts': state,
      'index.ts': `export * from './state.js';`,
      'arm.ts': `import { state } from './index.js'; export function arm() { state.armed = true; }`,
      'check.ts': `import { state } from './state.js';\n${check(`state.armed && ${over}`)}`,
    },
  ],
  [
    'CommonJS',
    {
      'state.js': `const state = { armed: false }; module.exports = { state };`,
      'arm.js': `const { state } = require('./state'); exports.arm = function () { state.armed = true; };`,
      'check.js': `const { state } = require('./state'); exports.check = function () { if (state.armed && ${over}) ${beta} };`,
    },
  ],
  [
    'a flag that a function of a third file asks for',
    {
      'state.ts': state,
      'ask.ts': `import { state } from './state.js'; export const isArmed = () => state.armed;`,
      'arm.ts': armer,
      'check.ts': `import { isArmed } from './ask.js';\n${check(`isArmed() && ${over}`)}`,
    },
  ],
]);

const view = `export function view(s) { if (s.state.stopped) throw new Error('This beta has expired.'); return s.rows; }`;
const drawn = `import { store } from './store.js'; import { view } from './view.js'; export function draw() { return view(store); }`;
const stop = 'setInterval(() => { if (Date.now() >= 1798761600000) OWNER.state.stopped = true; }, 60000);';

table('a flag in an object that is handed to a function of another file whole', gaps, holds, [
  [
    'an object',
    {
      'store.js': `export const store = { state: { stopped: false }, rows: [] }; export function watch() { ${stop.replace('OWNER', 'store')} }`,
      'view.js': view,
      'main.js': drawn,
    },
  ],
  [
    'what a class is made into',
    {
      'store.js': `export class Store { state = { stopped: false }; rows = []; watch() { ${stop.replace('OWNER', 'this')} } } export const store = new Store();`,
      'view.js': view,
      'main.js': drawn,
    },
  ],
  [
    'what a class is made into, in a bundle',
    {
      'bundle.js': `var Store = class { state = { stopped: false }; rows = []; watch() { ${stop.replace('OWNER', 'this')} } }; var store = new Store(); ${view} export function draw() { return view(store); }`,
    },
  ],
]);
