/**
 * Containers that one function fills and another looks into, in no order that anybody knows: maps, sets, lists and objects,
 * of modules, of objects and of closures. The bombs are told with their date; caches, limits and queues stay silent.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { analyse, isLoud, line, linesIn } from './run.js';
import type { Texts } from './run.js';

const gaps: Gaps = {};

table(
  'a date that another function puts in',
  gaps,
  async (texts: Texts) => {
    expect(await linesIn(texts)).toEqual(['fixed-date 2027-01-01Z throw']);
  },
  [
    [
      'a map of a module',
      `const data = new Map();
export function init() { data.set('end', Date.UTC(2027, 0, 1)); }
export function check() { if (Date.now() > data.get('end')) throw new Error('Your license has expired'); }`,
    ],
    [
      'an object of a module',
      `const data = {};
export function init() { data.end = Date.UTC(2027, 0, 1); }
export function check() { if (Date.now() > data.end) throw new Error('Your license has expired'); }`,
    ],
    [
      'an object, the key between brackets',
      `const data = {};
export function init() { data['end'] = Date.UTC(2027, 0, 1); }
export function check() { if (Date.now() > data['end']) throw new Error('Your license has expired'); }`,
    ],
    [
      'a list of a module',
      `const data = [];
export function init() { data.push(Date.UTC(2027, 0, 1)); }
export function check() { if (Date.now() > data[0]) throw new Error('Your license has expired'); }`,
    ],
    [
      'a list that a function with a parameter fills, gone through in a loop',
      `const data = [];
export function add(end) { data.push({ end }); }
add(Date.UTC(2027, 0, 1));
export function check() { for (const one of data) if (Date.now() > one.end) throw new Error('Your license has expired'); }`,
    ],
    [
      'a map of an object',
      `export class Store { data = new Map(); init() { this.data.set('end', Date.UTC(2027, 0, 1)); } check() { if (Date.now() > this.data.get('end')) throw new Error('Your license has expired'); } }`,
    ],
    [
      'a map of an object, filled in its constructor',
      `export class Store { constructor() { this.data = new Map(); this.data.set('end', Date.UTC(2027, 0, 1)); } check() { if (Date.now() > this.data.get('end')) throw new Error('Your license has expired'); } }`,
    ],
    [
      'an object of an object',
      `export class Store { data = {}; init() { this.data.end = Date.UTC(2027, 0, 1); } check() { if (Date.now() > this.data.end) throw new Error('Your license has expired'); } }`,
    ],
    [
      'an object of an object, filled in the constructor',
      `export class Store { constructor() { this.data = {}; this.data.end = Date.UTC(2027, 0, 1); } check() { if (Date.now() > this.data.end) throw new Error('Your license has expired'); } }`,
    ],
    [
      'a list of an object',
      `export class Store { rows = []; init() { this.rows.push({ end: Date.UTC(2027, 0, 1) }); } check() { if (this.rows.some((row) => Date.now() > row.end)) throw new Error('Your license has expired'); } }`,
    ],
    [
      'a list of an object, filled in the constructor',
      `export class Store { rows = []; constructor() { this.rows.push({ end: Date.UTC(2027, 0, 1) }); } check() { if (this.rows.some((row) => Date.now() > row.end)) throw new Error('Your license has expired'); } }`,
    ],
    [
      'an object that is told so beside where it is made',
      `export class Store { #data = new Map(); set(k, v) { this.#data.set(k, v); } get(k) { return this.#data.get(k); } }
export const store = new Store(); store.set('end', Date.UTC(2027, 0, 1));
export function check() { if (Date.now() > store.get('end')) throw new Error('Your license has expired'); }`,
    ],
    [
      'a map that closures share',
      `export function make() { const data = new Map(); return { init() { data.set('end', Date.UTC(2027, 0, 1)); }, check() { if (Date.now() > data.get('end')) throw new Error('Your license has expired'); } }; }`,
    ],
    [
      'Object.assign',
      `const data = {};
export function init() { Object.assign(data, { end: Date.UTC(2027, 0, 1) }); }
export function check() { if (Date.now() > data.end) throw new Error('Your license has expired'); }`,
    ],
    [
      'a flag in a map of an object',
      `export class Store { flags = new Map(); tick() { this.flags.set('over', Date.now() > Date.UTC(2027, 0, 1)); } check() { if (this.flags.get('over')) throw new Error('Your license has expired'); } }`,
    ],
    [
      'a name in a set, put there by the clock',
      `const over = new Set();
export function tick() { if (Date.now() > Date.UTC(2027, 0, 1)) over.add('trial'); }
export function check() { if (over.has('trial')) throw new Error('Your license has expired'); }`,
    ],
    [
      'a namespace that may be there already',
      `var App = window.App || {}; App.end = '2027-01-01'; App.check = function () { if (Date.now() >= Date.parse(App.end)) throw new Error('This beta has expired'); };`,
    ],
    [
      'a namespace that is handed to a function called in place',
      `(function (App) { App.end = [2027, 0, 1]; App.check = function () { if (Date.now() >= Date.UTC(App.end[0], App.end[1], App.end[2])) throw new Error('This beta has expired'); }; })(window.App = window.App || {});`,
    ],
    [
      'a namespace under two names, with settings in it',
      `(function () { var app = window.App = window.App || {}; app.config = { demo: true, until: [2027, 0, 1] }; app.isOver = function () { if (!app.config.demo) return false; var u = app.config.until; return +new Date() >= Date.UTC(u[0], u[1], u[2]); }; app.start = function () { if (app.isOver()) throw new Error('The demo has ended'); return true; }; })();`,
    ],
    [
      'a map of another module',
      {
        'store.mjs': `export const store = new Map();`,
        'check.mjs': `import { store } from './store.mjs';
export function check() { if (Date.now() > store.get('end')) throw new Error('Your license has expired'); }`,
        'boot.mjs': `import { store } from './store.mjs';
export function boot() { store.set('end', Date.UTC(2027, 0, 1)); }`,
      },
    ],
    [
      'an object of another module that is told so when a file is loaded',
      {
        'store.mjs': `export class Store { #data = new Map(); set(k, v) { this.#data.set(k, v); } get(k) { return this.#data.get(k); } }
export const store = new Store();`,
        'check.mjs': `import { store } from './store.mjs';
store.set('end', Date.UTC(2027, 0, 1));
export function check() { if (Date.now() > store.get('end')) throw new Error('Your license has expired'); }`,
      },
    ],
  ],
);

table(
  'what looks like it and stays silent',
  gaps,
  async (texts: Texts) => {
    const { findings } = await analyse(texts);
    expect(findings.filter(isLoud).map(line)).toEqual([]);
  },
  [
    [
      'a cache',
      `const cache = new Map();
const TTL = 60_000;
export async function load(key) { const hit = cache.get(key); if (hit && hit.expires > Date.now()) return hit.value; const value = await fetch(\`/api/\${key}\`); cache.set(key, { value, expires: Date.now() + TTL }); return value; }`,
    ],
    [
      'a limit of requests',
      `const hits = new Map();
export function limit(req, res, next) { const now = Date.now(); const entry = hits.get(req.ip) ?? { count: 0, reset: now + 60000 }; if (now > entry.reset) { entry.count = 0; entry.reset = now + 60000; } entry.count++; hits.set(req.ip, entry); if (entry.count > 100) { res.status(429).send('Too many requests'); return; } next(); }`,
    ],
    [
      'sessions',
      `export class SessionStore { sessions = new Map(); create(user) { const id = crypto.randomUUID(); this.sessions.set(id, { user, expiresAt: Date.now() + 3600e3 }); return id; } get(id) { const s = this.sessions.get(id); if (!s || s.expiresAt < Date.now()) { this.sessions.delete(id); return null; } return s.user; } }`,
    ],
    [
      'a queue of jobs',
      `const queue = [];
export function add(job, delay) { queue.push({ job, at: Date.now() + delay }); }
export function tick() { const due = queue.filter((one) => one.at <= Date.now()); for (const one of due) one.job(); if (queue.length === 0) throw new Error('nothing to do'); }`,
    ],
    [
      'locks',
      `const locks = {};
export function lock(name) { if (locks[name] && locks[name].until > Date.now()) throw new Error('locked'); locks[name] = { until: Date.now() + 5000 }; return true; }`,
    ],
    [
      'what was seen a moment ago',
      `export class Dedupe { seen = new Set(); last = new Map(); note(id) { this.seen.add(id); this.last.set(id, Date.now()); } isDuplicate(id) { const at = this.last.get(id); return at !== undefined && Date.now() - at < 1000; } check(id) { if (this.isDuplicate(id)) throw new Error('duplicate'); this.note(id); return true; } }`,
    ],
    [
      'tokens',
      `class TokenManager { #tokens = {}; save(name, token, expiresIn) { this.#tokens[name] = { token, expiry: Date.now() + expiresIn * 1000 }; } get(name) { const t = this.#tokens[name]; if (!t || t.expiry <= Date.now()) { return null; } return t.token; } }
export const manager = new TokenManager(); manager.save('api', 'x', 3600);
export function call() { const token = manager.get('api'); if (!token) throw new Error('Token expired, log in again'); return token; }`,
    ],
    [
      'sales of a shop',
      `const promos = []; 
export function register(promo) { promos.push(promo); }
register({ name: 'summer', ends: new Date('2027-08-01') });
export function active() { return promos.filter((p) => p.ends > new Date()).map((p) => p.name); }`,
    ],
    [
      'events of a calendar',
      `const events = new Map([['launch', Date.UTC(2027, 0, 1)]]);
export function add(name, at) { events.set(name, at); }
export function upcoming() { const out = []; for (const [name, at] of events) if (at > Date.now()) out.push(name); return out; }`,
    ],
  ],
);
