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
    'the field of a record that callers have made, in another module',
    [],
    {
      'rows.js': `exports.isPast = (rows, name) => rows.find((row) => row.name === name).until <= Date.now();`,
      'main.js': `const { isPast } = require('./rows');
exports.serve = async (store, name) => { const rows = await store.load(); if (isPast(rows, name)) throw new Error('over'); return rows; };`,
    },
  ],
  [
    'a name that is made of itself, handed to another module',
    [],
    {
      'fresh.js': `exports.isPast = (row) => row.until <= Date.now();`,
      'main.js': `const { isPast } = require('./fresh'); var rows = rows.all;
exports.read = () => { if (isPast(rows.first)) throw new Error('over'); return rows; };`,
    },
  ],
  [
    'a store that is filled later, asked by a module that knows nothing of it',
    [],
    {
      'fresh.js': `exports.isPast = (row) => row.until <= Date.now();`,
      'main.js': `const { isPast } = require('./fresh');
const rows = {};
exports.read = (key, load) => { if (rows[key] && !isPast(rows[key])) return rows[key].value; throw new Error('over'); };`,
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
  [
    'a store of redux with a session',
    [],
    `import { createStore } from 'redux';
const reducer = (state = { token: null, expiresAt: 0 }, action) => { switch (action.type) { case 'LOGGED_IN': return { token: action.token, expiresAt: action.now + action.ttl * 1000 }; default: return state; } };
const store = createStore(reducer);
export function login(token, ttl) { store.dispatch({ type: 'LOGGED_IN', token, ttl, now: Date.now() }); }
export function authorise(request) { const { token, expiresAt } = store.getState(); if (Date.now() >= expiresAt) throw new Error('Your session has expired'); return { ...request, token }; }`,
  ],
  [
    'a slice with a cache',
    [],
    `import { configureStore, createSlice } from '@reduxjs/toolkit';
const posts = createSlice({ name: 'posts', initialState: { items: [], fetchedAt: 0 }, reducers: { loaded(state, { payload }) { state.items = payload.items; state.fetchedAt = payload.at; } } });
export const store = configureStore({ reducer: { posts: posts.reducer } });
export async function refresh(load) { const { fetchedAt, items } = store.getState().posts; if (Date.now() - fetchedAt < 6e4) return items; const fresh = await load(); store.dispatch(posts.actions.loaded({ items: fresh, at: Date.now() })); return fresh; }`,
  ],
  [
    'a subject of the present time',
    [],
    `import { BehaviorSubject, interval, map, withLatestFrom } from 'rxjs';
const now$ = new BehaviorSubject(Date.now()); interval(1000).subscribe(() => now$.next(Date.now()));
export const clock$ = interval(500).pipe(withLatestFrom(now$), map(([, now]) => new Date(now).toLocaleTimeString()));`,
  ],
  [
    'a reminder by timer',
    [],
    `import { timer } from 'rxjs';
export const remind = (meeting) => timer(new Date(meeting.startsAt)).subscribe(() => { new Notification('Your meeting starts: ' + meeting.title); });`,
  ],
  [
    'a booking in the zone of the hotel',
    [],
    `import { TZDate } from '@date-fns/tz'; import { startOfDay, addDays } from 'date-fns';
export function canCancel(booking) { const arrival = new TZDate(booking.arrival, booking.zone); return new Date() < addDays(startOfDay(arrival), -2); }`,
  ],
  [
    'the end of the month in UTC',
    [],
    `import { UTCDate } from '@date-fns/utc'; import { endOfMonth } from 'date-fns';
export const period = () => ({ from: new UTCDate().toISOString(), to: endOfMonth(new UTCDate()).toISOString() });`,
  ],
  [
    'fields of dates that are shown',
    [],
    `import dayjs from 'dayjs'; import { set } from 'date-fns';
export const label = () => \`\${dayjs().get('year')}-\${dayjs().set('date', 1).get('month') + 1}\`; export const noon = () => set(new Date(), { hours: 12, minutes: 0 });`,
  ],
  [
    'settings by lodash',
    [],
    `import _ from 'lodash'; const settings = _.set({}, 'cache.ttl', 36e5);
export function read(store, key) { const hit = _.get(store, key); if (hit && _.lt(_.now() - hit.at, _.get(settings, 'cache.ttl'))) return hit.value; return undefined; }`,
  ],
  [
    'tokens by lodash',
    [],
    `import { chain, minBy } from 'lodash';
export const next = (tokens) => chain(tokens).filter((token) => token.expires > Date.now()).sortBy('expires').head().value(); export const first = (tokens) => { const token = minBy(tokens, 'expires'); if (token.expires < Date.now()) throw new Error('token expired'); return token; };`,
  ],
  [
    'request contexts',
    [],
    `import { AsyncLocalStorage } from 'node:async_hooks'; const context = new AsyncLocalStorage<{ startedAt: number; timeout: number }>();
export const handle = (request: { timeout: number }, next: () => void) => context.run({ startedAt: Date.now(), timeout: request.timeout }, next);
export const check = () => { const store = context.getStore(); if (store && Date.now() - store.startedAt > store.timeout) throw new Error('Request timed out'); };`,
  ],
  [
    'a getter of a cache by descriptor',
    [],
    `const entry: any = { at: Date.now() }; Object.defineProperty(entry, 'stale', { get() { return Date.now() - this.at > 6e4; } });
export const read = (load: () => unknown) => { if (entry.stale) { entry.value = load(); entry.at = Date.now(); } return entry.value; };`,
  ],
  [
    'a mixin of a token',
    [],
    `const expiring = { isOver() { return Date.now() >= this.expiresAt; } }; class Token { constructor(answer) { this.expiresAt = Date.now() + answer.expires_in * 1000; } use() { if (this.isOver()) throw new Error('token expired'); } } Object.assign(Token.prototype, expiring); export { Token };`,
  ],
  [
    'a setter of a countdown',
    [],
    {
      'app.tsx': `import React, { useEffect, useState } from 'react'; const watch = (ends: number, tell: (over: boolean) => void) => { if (Date.now() >= ends) tell(true); };
export function Auction({ ends }) { const [over, setOver] = useState(false); useEffect(() => watch(ends, setOver), []); return over ? <p>Auction closed</p> : <Bid />; }`,
    },
  ],
  [
    'dates of a list that is handed in',
    [],
    `export function due(times: number[]) { return times.filter((time) => Date.now() >= time).length; } export function poll(jobs: { at: number; run(): void }[]) { if (due(jobs.map(({ at }) => at)) > 0) jobs.shift()!.run(); }`,
  ],
  [
    'a cache file',
    [],
    `import fs from 'node:fs'; const file = '/tmp/cache.json'; export async function read(load) { if (!fs.existsSync(file) || Date.now() - fs.statSync(file).mtimeMs > 864e5) fs.writeFileSync(file, JSON.stringify(await load())); return JSON.parse(fs.readFileSync(file, 'utf8')); }`,
  ],
  [
    'a cache file that is refused when it is old',
    [],
    `import fs from 'node:fs'; const file = '/tmp/cache.json'; export function read(load) { if (!fs.existsSync(file)) fs.writeFileSync(file, load()); if (Date.now() - fs.statSync(file).mtimeMs > 864e5) { fs.writeFileSync(file, load()); } return fs.readFileSync(file); }`,
  ],
  [
    'a lock that is stale',
    [],
    `import fs from 'node:fs'; export function lock(file) { try { fs.writeFileSync(file, String(process.pid), { flag: 'wx' }); return true; } catch { if (Date.now() - fs.statSync(file).mtimeMs > 6e4) { fs.unlinkSync(file); return lock(file); } throw new Error('locked'); } }`,
  ],
  [
    'backups',
    [],
    `import fs from 'node:fs'; export function clean(files) { for (const file of files) if (Date.now() - fs.statSync(file).mtimeMs > 30 * 864e5) fs.unlinkSync(file); }`,
  ],
]);

everyday("customers' dates in other languages", [
  [
    'a Spanish invoice that is due',
    [],
    `export function cobrar(factura) { if (Date.now() > factura.vencimiento) throw new Error('Factura vencida'); }`,
  ],
  [
    'a Portuguese invoice that has run out',
    [],
    `export function pagar(fatura) { if (Date.now() > fatura.expira) throw new Error('Fatura expirada'); }`,
  ],
  [
    'an Italian booking that has run out',
    [],
    `export function apri(prenotazione) { if (Date.now() > prenotazione.fine) throw new Error('Prenotazione scaduta'); }`,
  ],
  [
    'a French booking that has run out',
    [],
    `export function ouvrir(dossier) { if (Date.now() > dossier.fin) throw new Error('Cette réservation est expirée'); }`,
  ],
  [
    'a German order that has run out',
    [],
    `export function liefern(bestellung) { if (Date.now() > bestellung.ablaufdatum) throw new Error('Bestellung abgelaufen'); }`,
  ],
  [
    "a Spanish driver's licence",
    [],
    `export function salir(conductor) { if (new Date(conductor.licencia.vencimiento) < new Date()) throw new Error('Licencia de conducir vencida'); }`,
  ],
  [
    "a French driver's licence",
    [],
    `export function partir(chauffeur) { if (new Date(chauffeur.licence.fin) < new Date()) throw new Error('Licence de conduire expirée'); }`,
  ],
  [
    'what is due, of which nothing else is said',
    [],
    `export function revisar(lote) { if (Date.now() > lote.vencimiento) throw new Error('Lote vencido'); }`,
  ],
]);

everyday('beginnings of customers', [
  [
    'the trial in a row of a database',
    [],
    `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function serve(id) {
  const plan = await prisma.plan.findUnique({ where: { id } });
  if (Date.now() > plan.trialStartedAt + 14 * 864e5) throw new Error('stop');
}`,
  ],
  [
    'the trial of whoever asks Koa',
    [],
    `export async function guard(ctx, next) { if (Date.now() > ctx.state.user.trialStartedAt + 14 * 864e5) ctx.throw(403, 'Trial expired'); await next(); }`,
  ],
  [
    'the trial of whoever asks, as Parse and others hand it on',
    [],
    `export function guard(req, res, next) { if (Date.now() > req.currentUser.trialEndsAt) return res.status(403).json({ error: 'Trial expired' }); next(); }`,
  ],
]);

everyday('what was asked before, and is asked again', [
  [
    'an offer to install that was put off',
    [],
    `export function mayOffer(event) { const at = parseInt(localStorage.getItem('app-install-dismissed'), 10); if (Date.now() - at < 7 * 864e5) return; event.preventDefault(); window.offer = event; }`,
  ],
  [
    'a reminder of the trial that was shown',
    [],
    `export function start(page) { const at = Number(localStorage.getItem('trialReminderLastShown')); if (at && Date.now() - at > 2 * 864e5) page.innerHTML = 'Do you like it?'; }`,
  ],
]);
everyday('what began, beside them', [
  [
    'an offer to install says nothing of when it began',
    ['trial-period P7D throw'],
    `export function open() { const at = parseInt(localStorage.getItem('app-install'), 10); if (Date.now() - at > 7 * 864e5) throw new Error('stop'); }`,
  ],
  [
    'a product that is called after reminders',
    ['trial-period P30D throw'],
    `export function open() { const at = Number(localStorage.getItem('trial-reminder/started')); if (Date.now() - at > 30 * 864e5) throw new Error('stop'); }`,
  ],
  [
    'a folder that is called after banners',
    ['trial-period P30D terminate'],
    `const fs = require('fs'), path = require('path'); const installed = Number(fs.readFileSync(path.join(home, '.banner-shown', 'installed'), 'utf8')); if (Date.now() > installed + 30 * 864e5) process.exit(1);`,
  ],
]);

const counts = (end: string): string => `var until = new Date('May 26, 2018 18:00:00').getTime();
var timer = setInterval(function () {
  var distance = until - new Date().getTime();
  var days = Math.floor(distance / 86400000);
  document.getElementById('demo').innerHTML = days + 'd ' + Math.floor((distance % 86400000) / 3600000) + 'h ';
  if (distance < 0) {
    clearInterval(timer);
    document.getElementById('demo').innerHTML = ${end};
  }
}, 1000);`;

everyday('a countdown that a page shows in words', [
  ['says in the end that it is over', [], counts(`'EXPIRED'`)],
  ['says that a trial is', ['fixed-date 2018-05-26T18:00 nag'], counts(`'Your trial has expired'`)],
  ['is laid over the page', ['fixed-date 2018-05-26T18:00 degrade'], counts(`'<div class="locked">EXPIRED</div>'`)],
  [
    'is no countdown, where what was shown is a part of the page',
    ['fixed-date 2018-05-26T18:00 degrade'],
    counts(`'EXPIRED'`).replace(/innerHTML = days.*/, `innerHTML = '<div>' + document.body.dataset.rows + '</div>';`),
  ],
  ['is no countdown, where nothing is said in the end', ['fixed-date 2018-05-26T18:00 degrade'], counts(`''`)],
  [
    'is no countdown, where the text stood there all the time',
    ['fixed-date 2018-05-26T18:00 degrade'],
    counts(`'EXPIRED'`).replace(/innerHTML = days.*/, `title = days + 'd';`),
  ],
]);
