/**
 * Containers within containers: options of an object that another function merges, writes or keeps under another name.
 * The licence in them is told; caches, sessions and limits that are kept that way stay silent.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { analyse, isLoud, line, linesIn } from './run.js';

const gaps: Gaps = {};

/** A check of a grid's options, whose licence `merge` takes from `given`. */
const grid = (merge: string, options = '{ url: null, license: null }'): string => `
const grid = { options: ${options} };
const defaults = { url: null, license: null };
function init(given) { ${merge} }
function isLicensed() { return !grid.options.license || JSON.parse(atob(grid.options.license)).date > Date.now(); }
module.exports = { init, isLicensed };`;

/** The same as a class. */
const gridClass = (merge: string): string => `
class Grid {
  constructor(given) { ${merge} }
  isLicensed() { return !this.options.license || JSON.parse(atob(this.options.license)).date > Date.now(); }
}
module.exports = Grid;`;

table(
  'a licence that the options of somebody hold',
  gaps,
  async (text: string) => {
    expect(await linesIn(text)).toEqual(['license-expiry P0D deny']);
  },
  [
    ['written by name', grid('grid.options.license = given.license;')],
    ['under every key of what is given', grid('for (const key in given) grid.options[key] = given[key];')],
    ['under every key of the defaults', grid('for (const key in defaults) grid.options[key] = given[key];', '{}')],
    [
      'the default where nothing is given',
      grid(
        'for (const key in defaults) if (given.hasOwnProperty(key)) grid.options[key] = given[key]; else grid.options[key] = defaults[key];',
        '{}',
      ),
    ],
    [
      'and by name as well, where nothing is known to stand',
      `${grid('for (const key in given) grid.options[key] = given[key]; if (grid.options.license) grid.license = grid.options.license; else if (grid.license) grid.options.license = grid.license;', '{}')}
grid.license = null;`,
    ],
    ['key by key', grid('Object.keys(given).forEach((key) => { grid.options[key] = given[key]; });')],
    ['pair by pair', grid('for (const [key, value] of Object.entries(given)) grid.options[key] = value;')],
    ['taken over as a whole', grid('Object.assign(grid.options, given);')],
    ['taken over where there are some', grid('Object.assign(grid.options, given || {});')],
    ['under another name', grid('const own = grid.options; for (const key in given) own[key] = given[key];')],
    [
      'of an object that is mentioned all over',
      `${grid('for (const key in given) grid.options[key] = given[key];')}
${Array.from({ length: 50 }, (_, index) => `grid.method${index} = () => grid.columns[${index}];`).join('\n')}`,
    ],
    [
      'nothing by default, and decoded in two steps',
      `const grid = { options: {} };
       const defaults = { license: null };
       exports.init = (given) => { for (const key in defaults) grid.options[key] = given && given.hasOwnProperty(key) ? given[key] : defaults[key]; };
       exports.isLicensed = () => {
         if (!grid.options.license) return true;
         let parts = atob(grid.options.license).split(',');
         parts[1] = atob(parts[1]);
         if (parts[0] !== digest(parts[1])) return true;
         return JSON.parse(parts[1]).date > Date.now();
       };`,
    ],
    [
      'of a class',
      gridClass('this.options = { license: null }; for (const key in given) this.options[key] = given[key];'),
    ],
    [
      'of a class, where `this` has another name',
      gridClass(
        'const self = this; self.options = {}; Object.keys(given).forEach(function (key) { self.options[key] = given[key]; });',
      ),
    ],
    [
      'of a function that makes objects',
      `function Grid(given) { this.options = {}; for (var key in given) this.options[key] = given[key]; }
       Grid.prototype.isLicensed = function () { return !this.options.license || JSON.parse(atob(this.options.license)).date > Date.now(); };
       module.exports = Grid;`,
    ],
  ],
);

table(
  'a date that another function puts further down',
  gaps,
  async (text: string) => {
    expect(await linesIn(text)).toEqual(['fixed-date 2027-01-01Z throw']);
  },
  [
    [
      'by name',
      `const app = { state: {} };
       export function init() { app.state.end = Date.UTC(2027, 0, 1); }
       export function check() { if (Date.now() > app.state.end) throw new Error('Your license has expired'); }`,
    ],
    [
      'two containers down',
      `const app = { state: { trial: {} } };
       export function init() { app.state.trial.end = Date.UTC(2027, 0, 1); }
       export function check() { if (Date.now() > app.state.trial.end) throw new Error('Your license has expired'); }`,
    ],
    [
      'into a map of an object',
      `const app = { dates: new Map() };
       export function init() { app.dates.set('end', Date.UTC(2027, 0, 1)); }
       export function check() { if (Date.now() > app.dates.get('end')) throw new Error('Your license has expired'); }`,
    ],
    [
      'in a class',
      `export class App {
         state = { trial: {} };
         init() { this.state.trial.end = Date.UTC(2027, 0, 1); }
         check() { if (Date.now() > this.state.trial.end) throw new Error('Your license has expired'); }
       }`,
    ],
  ],
);

table(
  'what looks like it and stays silent',
  gaps,
  async (text: string) => {
    const { findings } = await analyse(text);
    expect(findings.filter(isLoud).map(line)).toEqual([]);
  },
  [
    [
      'a cache in the state',
      `const app = { state: { cache: null } };
       export function put(value) { app.state.cache = { value, expires: Date.now() + 60000 }; }
       export function get() { if (app.state.cache && app.state.cache.expires > Date.now()) return app.state.cache.value; return null; }`,
    ],
    [
      'a token in the options',
      `class Client {
         constructor(given) { this.options = {}; for (const key in given) this.options[key] = given[key]; }
         token() { if (this.options.tokenExpiry < Date.now()) { this.options.token = this.refresh(); } return this.options.token; }
       }
       module.exports = Client;`,
    ],
    [
      'a session in a store',
      `const store = { sessions: {} };
       export function open(id, ttl) { store.sessions[id] = { until: Date.now() + ttl }; }
       export function isOpen(id) { const one = store.sessions[id]; return !!one && one.until > Date.now(); }`,
    ],
    [
      'a throttle',
      `const app = { last: {} };
       export function may(name) { if (Date.now() - app.last[name] < 1000) return false; app.last[name] = Date.now(); return true; }`,
    ],
  ],
);
