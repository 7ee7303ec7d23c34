/**
 * Twins of what is followed in everyday programs, in which nothing is to be found.
 */
import { everyday } from './everyday.js';

everyday('without a bomb', [
  [
    'a cache whose reviver makes dates',
    [],
    `const saved = JSON.parse('{"token":"abc","expires":"2027-03-01T00:00:00Z"}', (key, value) => (key === 'expires' ? new Date(value) : value));
export function cached(load) { const cache = new Map(); return (key) => { const hit = cache.get(key); if (hit && hit.expires > Date.now()) return hit.value; const value = load(key); cache.set(key, { value, expires: Date.now() + 6e4 }); return value; }; }`,
  ],
  [
    'a store of sessions',
    [],
    `function createStore(reducer) { let state = reducer(undefined, { type: '@@init' }); return { getState: () => state, dispatch(action) { state = reducer(state, action); return action; } }; }
const reducer = (state = { expiresAt: 0, user: null }, action) => { switch (action.type) { case 'LOGIN': return { ...state, user: action.user, expiresAt: action.now + 36e5 }; default: return state; } };
const store = createStore(reducer);
export function login(user) { store.dispatch({ type: 'LOGIN', user, now: Date.now() }); }
export function current() { const { user, expiresAt } = store.getState(); if (Date.now() >= expiresAt) throw new Error('Session expired, please log in'); return user; }`,
  ],
  [
    'a token behind a lazy module',
    [],
    {
      'lib/token.js': `module.exports = function fresh(token) { return token.exp * 1000 > Date.now(); };`,
      'main.js': `const load = () => require('./lib/token');
exports.handle = (request, answer, next) => { if (!load()(request.token)) return answer.status(401).end('token expired'); next(); };`,
    },
  ],
  [
    'observers of a clock that is shown',
    [],
    `class Ticker { subs = []; subscribe(f) { this.subs.push(f); return () => { this.subs = this.subs.filter((s) => s !== f); }; } next(v) { this.subs.forEach((s) => s(v)); } }
const ticker = new Ticker(); ticker.subscribe((now) => { document.title = new Date(now).toLocaleTimeString(); });
setInterval(() => ticker.next(Date.now()), 1000);`,
  ],
  [
    'a throttle as an exported method',
    [],
    {
      'throttle.js': `module.exports = { last: 0, isEarly() { return Date.now() - this.last < 500; }, mark() { this.last = Date.now(); } };`,
      'main.js': `const throttle = require('./throttle'); exports.send = (message) => { if (throttle.isEarly()) throw new Error('Too many requests'); throttle.mark(); return message; };`,
    },
  ],
  [
    'a namespace of limits of a cache',
    [],
    `namespace Cache { export const ttl = 36e5; export namespace Web { export const stale = ttl * 2; } }
import Web = Cache.Web;
export function isStale(entry: { at: number }) { return Date.now() - entry.at > Web.stale; }`,
  ],
  [
    'a release date against a key, no clock',
    [],
    `const RELEASE = new Date('2027-03-01');
export function check(key: { purchased: string }) { if (new Date(key.purchased) < RELEASE) throw new Error('Your license does not cover this release'); }`,
  ],
  [
    'Reflect in a proxy of a cache',
    [],
    `const timed = new Proxy({}, { get(target, key) { const hit = Reflect.get(target, key); return hit && hit.until > Reflect.apply(Date.now, Date, []) ? hit.value : undefined; } });
export const read = (key) => timed[key];`,
  ],
  [
    'a queue of retries',
    [],
    `class Queue { jobs = []; push(job) { this.jobs.push({ job, at: Date.now() + 1000 }); } clear() { this.jobs = []; } poll() { const due = this.jobs.filter(({ at }) => at <= Date.now()); this.jobs = this.jobs.filter(({ at }) => at > Date.now()); due.forEach(({ job }) => job()); } }
export const queue = new Queue();`,
  ],
]);
