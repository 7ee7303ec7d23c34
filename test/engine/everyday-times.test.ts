/**
 * By way of dates in every form, libraries and frameworks: programs as people write them, each with all that is to be found in it.
 */
import { everyday } from './everyday.js';

everyday('times and libraries', [
  [
    'YYYYMMDD by slice and int',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { const stamp = parseInt(new Date().toISOString().replaceAll('-', '').substring(0, 8)); if (stamp > 20270228) throw new Error('license expired'); }`,
  ],
  [
    'YYMM number',
    ['fixed-date 2027-03-01 throw'],
    `export function start() { const d = new Date(); const yymm = (d.getFullYear() % 100) * 100 + d.getMonth() + 1; if (yymm >= 2703) throw new Error('license expired'); }`,
  ],
  [
    'toLocaleDateString with parts joined in order',
    ['fixed-date 2027-03-01 throw'],
    `export function start() { const d = new Date().toLocaleDateString('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric' }).split('/').reverse().join(''); if (d >= '20270301') throw new Error('license expired'); }`,
  ],
  [
    'Intl parts to object in a zone',
    ['fixed-date 2027-02-28T23:00Z throw'],
    `export function start() { const f = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit' }); const p = Object.fromEntries(f.formatToParts(new Date()).map(({ type, value }) => [type, value])); if (\`\${p.year}-\${p.month}-\${p.day}\` >= '2027-03-01') throw new Error('license expired'); }`,
  ],
  [
    'field window december',
    ['calendar P1Y/2000-12-21..2001-01-01 throw'],
    `export function start() { const d = new Date(); if (d.getMonth() === 11 && d.getDate() >= 21) throw new Error('compressor fault'); }`,
  ],
  [
    'days left ceil and chained',
    ['fixed-date 2027-02-28Z throw'],
    `const msLeft = () => Date.UTC(2027, 2, 1) - Date.now(); const daysLeft = () => Math.ceil(msLeft() / 1000 / 3600 / 24);
export function start() { const days = daysLeft(); if (days <= 1 && days !== 2) throw new Error('license expired'); }`,
  ],
  [
    'round of round',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { const mins = Math.floor(Date.now() / 6e4); const hours = Math.floor(mins / 60); const days = Math.floor(hours / 24); if (days - 20878 >= 0) throw new Error('license expired'); }`,
  ],
  [
    'setters chain end of month',
    ['fixed-date 2027-01-29 throw'],
    `export function start() { const end = new Date(2027, 0, 31); end.setMonth(end.getMonth() + 1, 0); end.setHours(0, 0, 0, 0); end.setDate(29); if (new Date() >= end) throw new Error('license expired'); }`,
  ],
  [
    'two edged signal',
    ['fixed-date 2027-03-01Z throw ..2026-01-01Z 2027-03-01Z..'],
    `const BUILD = Date.UTC(2026, 0, 1), MAX = 424 * 864e5;
export function start() { const age = Date.now() - BUILD; if (age < 0 || age >= MAX) throw new Error('This build has expired'); }`,
  ],
  [
    'table by version key with process.version',
    ['fixed-date 2027-03-01Z throw'],
    `const EOL: Record<string, string> = { '18': '2025-04-30', '20': '2027-03-01' };
export function start() { const eol = EOL['20']; if (eol && Date.now() >= Date.parse(eol)) throw new Error('Node 20 is no longer supported; license over'); }`,
  ],
  [
    'date parts against a tuple',
    ['fixed-date 2027-03-01 throw'],
    `const limit = [2027, 2, 1] as const;
export function start() { const n = new Date(); const now = [n.getFullYear(), n.getMonth(), n.getDate()]; for (let i = 0; i < 3; i++) { if (now[i]! > limit[i]!) break; if (now[i]! < limit[i]!) return 'on'; } throw new Error('license expired'); }`,
  ],
  [
    'localeCompare numeric on ISO',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { if ('2027-03-01'.localeCompare(new Date().toJSON().slice(0, 10)) <= 0) throw new Error('license expired'); }`,
  ],
  [
    'luxon setZone',
    ['fixed-date 2027-03-01T05:00Z throw'],
    `import { DateTime } from 'luxon';
export function start() { if (DateTime.now().setZone('America/New_York') >= DateTime.fromISO('2027-03-01', { zone: 'America/New_York' })) throw new Error('license expired'); }`,
  ],
  [
    'luxon setZone keepLocalTime',
    ['fixed-date 2027-02-28T15:00Z throw'],
    `import { DateTime } from 'luxon';
export function start() { const end = DateTime.utc(2027, 3, 1).setZone('Asia/Tokyo', { keepLocalTime: true }); if (DateTime.utc() >= end) throw new Error('license expired'); }`,
  ],
  [
    'date-fns UTCDate',
    ['fixed-date 2027-03-01Z throw'],
    `import { isAfter, endOfMonth } from 'date-fns'; import { UTCDate } from '@date-fns/utc';
export function start() { if (isAfter(new Date(), endOfMonth(new UTCDate(2027, 1, 10)))) throw new Error('license expired'); }`,
  ],
  [
    'date-fns TZDate',
    ['fixed-date 2027-03-01T05:00Z throw'],
    `import { TZDate } from '@date-fns/tz';
export function start() { if (new Date() >= new TZDate(2027, 2, 1, 'America/New_York')) throw new Error('license expired'); }`,
  ],
  [
    'date-fns differenceInCalendarDays parseISO',
    ['fixed-date 2027-03-01 throw'],
    `import { differenceInCalendarDays, parseISO, startOfDay } from 'date-fns';
export function start() { if (differenceInCalendarDays(parseISO('2027-03-01'), startOfDay(new Date())) <= 0) throw new Error('license expired'); }`,
  ],
  [
    'date-fns isWithinInterval',
    ['fixed-date 2027-03-01 throw 2027-03-01..2027-03-02'],
    `import { isWithinInterval, addDays, subMilliseconds } from 'date-fns'; const start0 = new Date(2027, 2, 1);
export function start() { if (isWithinInterval(new Date(), { start: start0, end: subMilliseconds(addDays(start0, 1), 1) })) throw new Error('license expired'); }`,
  ],
  [
    'moment tz',
    ['fixed-date 2027-03-01T05:00Z throw'],
    `import moment from 'moment-timezone';
export function start() { if (moment().tz('America/New_York').isSameOrAfter(moment.tz('2027-03-01', 'America/New_York'))) throw new Error('license expired'); }`,
  ],
  [
    'moment duration asDays',
    ['fixed-date 2027-03-01 throw'],
    `import moment from 'moment';
export function start() { if (moment.duration(moment('2027-03-01').diff(moment())).asDays() <= 0) throw new Error('license expired'); }`,
  ],
  [
    'dayjs tz',
    ['fixed-date 2027-02-28T23:00Z throw'],
    `import dayjs from 'dayjs'; import utc from 'dayjs/plugin/utc'; import tz from 'dayjs/plugin/timezone'; dayjs.extend(utc); dayjs.extend(tz);
export function start() { if (dayjs().valueOf() >= dayjs.tz('2027-03-01', 'Europe/Berlin').valueOf()) throw new Error('license expired'); }`,
  ],
  [
    'dayjs unix and set',
    ['fixed-date 2027-03-01 throw'],
    `import dayjs from 'dayjs'; const end = dayjs('2026-03-01').set('year', 2027).startOf('day');
export function start() { if (dayjs().unix() >= end.unix()) throw new Error('license expired'); }`,
  ],
  [
    'js-joda ZonedDateTime',
    ['fixed-date 2027-03-01 throw'],
    `import { LocalDate, ChronoUnit } from '@js-joda/core';
export function start() { if (LocalDate.now().until(LocalDate.of(2027, 3, 1), ChronoUnit.DAYS) <= 0) throw new Error('license expired'); }`,
  ],
  [
    'Temporal plain date compare',
    ['fixed-date 2027-03-01 throw'],
    `export function start() { if (Temporal.PlainDate.compare(Temporal.Now.plainDateISO(), Temporal.PlainDate.from({ year: 2027, month: 3, day: 1 })) >= 0) throw new Error('license expired'); }`,
  ],
  [
    'Temporal instant until total',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { const left = Temporal.Now.instant().until(Temporal.Instant.from('2027-03-01T00:00Z')); if (left.sign <= 0) throw new Error('license expired'); }`,
  ],
  [
    'Temporal zoned',
    ['fixed-date 2027-03-01T05:00Z throw'],
    `export function start() { const end = Temporal.ZonedDateTime.from('2027-03-01T00:00[America/New_York]'); if (Temporal.Now.zonedDateTimeISO('UTC').epochMilliseconds >= end.epochMilliseconds) throw new Error('license expired'); }`,
  ],
  [
    'base64 json of a key',
    ['embedded-credential 2027-03-01Z throw'],
    `const KEY = 'eyJjdXN0b21lciI6ImFjbWUiLCJleHAiOjE4MDM4NTkyMDB9';
export function start() { const { exp } = JSON.parse(Buffer.from(KEY, 'base64').toString('utf8')); if (exp * 1000 <= Date.now()) throw new Error('license expired'); }`,
  ],
  [
    'hex reversed split over modules',
    ['fixed-date 2027-03-01Z throw'],
    {
      'a.ts': `export const head = '0043';`,
      'b.ts': `export const tail = 'fdb80a1'.slice(0, 7);`,
      'main.ts': `import { head } from './a';
export function start() { const n = parseInt(['1a3fe', '82b400'].join(''), 16); if (Date.now() >= 1803859200000 - (n - n) && head) throw new Error('license expired'); }`,
    },
  ],
  [
    'xor of bytes',
    ['fixed-date 2027-03-01Z throw'],
    `const enc = [107, 98, 104, 109, 119, 106, 105, 119, 106, 107];
export function start() { const s = String.fromCharCode(...enc.map((c) => c ^ 0x5a)).replace('18', '20'); const iso = s === '1827-03-01' || true ? '2027-03-01' : s; if (Date.now() >= Date.parse(enc.length ? iso : s)) throw new Error('license expired'); }`,
  ],
  [
    'char codes via TextDecoder',
    ['fixed-date 2027-03-01Z throw'],
    `const bytes = new Uint8Array([50, 48, 50, 55, 45, 48, 51, 45, 48, 49]);
export function start() { const iso = new TextDecoder().decode(bytes); if (new Date(iso).valueOf() <= Date.now()) throw new Error('license expired'); }`,
  ],
  [
    'atob of reversed',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { const t = atob('MjAyNy0wMy0wMQ=='.split('').reverse().reverse().join('')); if (Date.parse(t + 'T00:00:00.000Z') <= Date.now()) throw new Error('license expired'); }`,
  ],
  [
    'base36',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { if (Date.now() >= parseInt('n0p4ru80'.length ? (1803859200000).toString(36) : '0', 36)) throw new Error('license expired'); }`,
  ],
  [
    'RxJS timer of date',
    ['scheduled 2027-03-01Z terminate'],
    `import { timer } from 'rxjs'; timer(new Date('2027-03-01T00:00:00Z')).subscribe(() => { process.exit(1); });`,
  ],
  [
    'RxJS combineLatest',
    ['fixed-date 2027-03-01Z terminate'],
    `import { combineLatest, interval, of, map } from 'rxjs';
combineLatest([interval(1000).pipe(map(() => Date.now())), of(1803859200000)]).subscribe(([now, end]) => { if (now >= end) process.exit(1); });`,
  ],
  [
    'RxJS withLatestFrom',
    ['fixed-date 2027-03-01Z terminate'],
    `import { interval, of } from 'rxjs'; import { map, withLatestFrom } from 'rxjs/operators';
interval(1000).pipe(map(() => new Date()), withLatestFrom(of(new Date('2027-03-01')))).subscribe(([now, end]) => { if (now >= end) process.exit(1); });`,
  ],
  [
    'lodash gte, defaults, min',
    ['fixed-date 2027-03-01Z throw'],
    `import { defaults, gte, minBy } from 'lodash'; const opts = defaults({}, { plans: [{ end: 1903859200000 }, { end: 1803859200000 }] });
export function start() { if (gte(Date.now(), minBy(opts.plans, 'end')!.end)) throw new Error('license expired'); }`,
  ],
  [
    'redux store plain',
    ['fixed-date 2027-03-01Z throw'],
    `import { createStore } from 'redux';
const reducer = (state = { over: false }, action: any) => { switch (action.type) { case 'TICK': return { ...state, over: action.now >= 1803859200000 }; default: return state; } };
const store = createStore(reducer);
export function tick() { store.dispatch({ type: 'TICK', now: Date.now() }); }
export function save() { if (store.getState().over) throw new Error('license expired'); }`,
  ],
  [
    'RTK slice',
    ['fixed-date 2027-03-01Z throw'],
    `import { createSlice, configureStore } from '@reduxjs/toolkit';
const license = createSlice({ name: 'license', initialState: { expired: false, until: 1803859200000 }, reducers: { checked(state, { payload }) { state.expired = payload >= state.until; } } });
export const { checked } = license.actions;
export const store = configureStore({ reducer: { license: license.reducer } });
export function boot() { store.dispatch(checked(Date.now())); if (store.getState().license.expired) throw new Error('license expired'); }`,
  ],
  [
    'fs.stat mtime of marker',
    ['trial-period P30D throw'],
    `import { stat, writeFile } from 'node:fs/promises'; import { join } from 'node:path'; import { homedir } from 'node:os';
const marker = join(homedir(), '.acme', 'installed');
export async function start() { let s; try { s = await stat(marker); } catch { await writeFile(marker, ''); s = await stat(marker); } if (Date.now() - s.mtime.getTime() > 30 * 864e5) throw new Error('Your trial has ended'); }`,
  ],
  [
    'lodash set get const',
    ['fixed-date 2027-03-01Z throw'],
    `import _ from 'lodash'; const config: any = _.set({}, 'license.until', '2027-03-01');
export function start() { if (Date.now() >= Date.parse(_.get(config, 'license.until'))) throw new Error('license expired'); }`,
  ],
  [
    'lodash chain',
    ['fixed-date 2027-03-01Z throw'],
    `import _ from 'lodash'; const config: any = { license: { until: '2027-03-01' } };
export function start() { const end = _.chain(config).get('license.until').thru((d: string) => Date.parse(d)).value(); if (Date.now() >= end) throw new Error('license expired'); }`,
  ],
  [
    'own set',
    ['fixed-date 2027-03-01Z throw'],
    `const set = (o, k, v) => { o[k] = v; return o; }; const config = {}; set(config, 'until', 1803859200000);
export function start() { if (Date.now() >= config.until) throw new Error('license expired'); }`,
  ],
  [
    'own set 2',
    ['fixed-date 2027-03-01Z throw'],
    `const set = (object, path, value) => { const keys = path.split('.'); let inner = object; keys.forEach((key, index) => { if (index === keys.length - 1) inner[key] = value; else { inner[key] = inner[key] ?? {}; inner = inner[key]; } }); return object; }; const config = set({}, 'a.until', 1803859200000);
export function start() { if (Date.now() >= config.a.until) throw new Error('license expired'); }`,
  ],
  [
    'defer',
    ['fixed-date 2027-01-01Z terminate'],
    `import { defer, of } from 'rxjs';
defer(() => of(Date.now())).subscribe((now) => { if (now >= Date.UTC(2027, 0, 1)) process.exit(1); });`,
  ],
  [
    'streams',
    ['fixed-date 2027-01-01Z terminate'],
    `import { interval, of, switchMap, tap } from 'rxjs'; interval(1000).pipe(switchMap(() => of(Date.now())), tap((now) => { if (now >= Date.UTC(2027, 0, 1)) process.exit(1); })).subscribe();`,
  ],
  [
    'switchMap alone',
    ['fixed-date 2027-01-01Z terminate'],
    `import { interval, of, switchMap, tap } from 'rxjs'; interval(1000).pipe(switchMap(() => of(Date.now()))).subscribe((now) => { if (now >= Date.UTC(2027, 0, 1)) process.exit(1); });`,
  ],
  [
    'fromd',
    ['fixed-date 2027-01-01Z terminate'],
    `import { from, of } from 'rxjs'; const make = () => of(Date.now()); from(make()).subscribe((now) => { if (now >= Date.UTC(2027, 0, 1)) process.exit(1); });`,
  ],
  [
    'utcdate local text',
    ['fixed-date 2027-03-01Z throw'],
    `import { UTCDate } from '@date-fns/utc';
export function start() { if (Date.now() >= new UTCDate('2027-03-01').getTime()) throw new Error('license expired'); }`,
  ],
  [
    'tzdate text',
    ['fixed-date 2027-03-01Z throw'],
    `import { TZDate } from '@date-fns/tz';
export function start() { if (Date.now() >= +new TZDate('2027-03-01', 'America/New_York')) throw new Error('license expired'); }`,
  ],
  [
    'tzdate start of day',
    ['fixed-date 2027-03-01T05:00Z throw'],
    `import { startOfDay, addDays } from 'date-fns'; import { TZDate } from '@date-fns/tz';
const end = startOfDay(addDays(new TZDate(2027, 1, 28, 15, 30, 'America/New_York'), 1));
export function start() { if (new Date() >= end) throw new Error('license expired'); }`,
  ],
  [
    'tzdate now fields',
    ['fixed-date 2026-12-31T15:00Z throw'],
    `import { TZDate } from '@date-fns/tz';
export function start() { if (TZDate.tz('Asia/Tokyo').getFullYear() >= 2027) throw new Error('license expired'); }`,
  ],
  [
    'moment set object',
    ['fixed-date 2027-03-01 throw'],
    `import moment from 'moment';
export function start() { const end = moment('2026-05-20T10:20').set({ year: 2027, month: 2, date: 1, hour: 0, minute: 0 }); if (moment().isSameOrAfter(end)) throw new Error('license expired'); }`,
  ],
  [
    'luxon set',
    ['fixed-date 2027-03-01Z throw'],
    `import { DateTime } from 'luxon';
export function start() { const end = DateTime.utc(2026, 5, 20).set({ year: 2027, month: 3, day: 1 }); if (DateTime.now() >= end) throw new Error('license expired'); }`,
  ],
  [
    'temporal with',
    ['fixed-date 2027-03-01 throw'],
    `export function start() { const end = Temporal.PlainDate.from('2026-05-20').with({ year: 2027, month: 3, day: 1 }); if (Temporal.PlainDate.compare(Temporal.Now.plainDateISO(), end) >= 0) throw new Error('license expired'); }`,
  ],
  [
    'date-fns set',
    ['fixed-date 2027-03-01 throw'],
    `import { set, isAfter, isEqual } from 'date-fns'; const end = set(new Date(2026, 4, 20, 9, 30), { year: 2027, month: 2, date: 1, hours: 0, minutes: 0 });
export function start() { const now = new Date(); if (isAfter(now, end) || isEqual(now, end)) throw new Error('license expired'); }`,
  ],
  [
    'dayjs get',
    ['fixed-date 2027-01-01 throw'],
    `import dayjs from 'dayjs';
export function start() { if (dayjs().get('year') > 2026) throw new Error('license expired'); }`,
  ],
  [
    'counted by a function',
    ['fixed-date 2027-03-01Z throw'],
    `function isOver(ends) { return ends.filter((end) => Date.now() >= end).length === 3; }
export function start() { const ends = [0, 1, 1803859200000]; if (isOver(ends)) throw new Error('This beta has expired.'); return 'on'; }`,
  ],
  [
    'a class that is handed to a function',
    ['fixed-date 2027-03-01Z throw'],
    `function isOver(Gate) { return new Date() >= Gate.end; }
export function start() { class Gate { static #end = 1803859200000; static get end() { return new Date(this.#end); } } if (isOver(Gate)) throw new Error('This beta has expired.'); return 'on'; }`,
  ],
  [
    'an async date in a loop over a generator',
    ['fixed-date 2027-03-01Z throw'],
    `async function make(value) { return value; }
function* all(value) { yield value; }
export async function start() { let seen = false; for (const one of all(Date.now() >= (await make(1803859200000)))) seen = one; if (seen) throw new Error('This beta has expired.'); return 'on'; }`,
  ],
  [
    'a class of the past in js',
    ['fixed-date 2025-01-02Z throw'],
    {
      'main.js': `function isOver(Gate) { return new Date() >= Gate.end; }
export function start() {
class Gate { static #end = 1735776000000; static get end() { return new Date(this.#end); } }
if (isOver(Gate)) throw new Error("This beta has expired.");
return "on";
}`,
    },
  ],
  [
    'a class of the past that is handed to a function',
    ['fixed-date 2025-01-02Z throw'],
    `function isOver(Gate) { return new Date() >= Gate.end; }
export function start() {
class Gate { static #end = 1735776000000; static get end() { return new Date(this.#end); } }
if (isOver(Gate)) throw new Error('This beta has expired.');
return 'on';
}`,
  ],
  [
    'mixin const on a function',
    ['fixed-date 2027-03-01Z throw'],
    `const expiring = { expiresOn(end) { this.end = end; }, isOver() { return Date.now() >= this.end; } }; function Connector() { this.expiresOn(1803859200000); } Object.assign(Connector.prototype, expiring); Connector.prototype.connect = function () { if (this.isOver()) throw new Error('license expired'); }; module.exports = Connector;`,
  ],
  [
    'mixin const on a class',
    ['fixed-date 2027-03-01Z throw'],
    `const expiring = { isOver() { return Date.now() >= this.end; } }; class Gate { end = 1803859200000; check() { if (this.isOver()) throw new Error('license expired'); } } Object.assign(Gate.prototype, expiring); export { Gate };`,
  ],
  [
    'two mixins on a class',
    ['fixed-date 2027-03-01Z throw'],
    `const named = { label() { return this.name; } }; const expiring = { isOver() { return Date.now() >= this.end; } }; class Gate { end = 1803859200000; check() { if (this.isOver()) throw new Error('license expired'); } } Object.assign(Gate.prototype, named, expiring); export { Gate };`,
  ],
  [
    'defineProperty accessor on an object',
    ['fixed-date 2027-03-01Z throw'],
    `const gate = {}; Object.defineProperty(gate, 'over', { get: () => Date.now() >= 1803859200000 });
export function start() { if (gate.over) throw new Error('license expired'); }`,
  ],
  [
    'accessors by defineProperties',
    ['fixed-date 2027-03-01Z throw'],
    `const gate = {}; Object.defineProperties(gate, { end: { value: 1803859200000 }, over: { get() { return Date.now() >= this.end; } } });
export function start() { if (gate.over) throw new Error('license expired'); }`,
  ],
  [
    'an accessor of what defineProperties gives',
    ['fixed-date 2027-03-01Z throw'],
    `const gate = Object.defineProperties({}, { end: { value: 1803859200000 }, over: { get() { return Date.now() >= this.end; } } });
export function start() { if (gate.over) throw new Error('license expired'); }`,
  ],
  [
    'an accessor that asks what it is put on',
    ['fixed-date 2027-03-01Z throw'],
    `const gate = Object.defineProperty({ end: 1803859200000 }, 'over', { get() { return Date.now() >= this.end; } });
export function start() { if (gate.over) throw new Error('license expired'); }`,
  ],
  [
    'an accessor of Object.create',
    ['fixed-date 2027-03-01Z throw'],
    `const gate = Object.create({ end: 1803859200000 }, { over: { get() { return Date.now() >= this.end; } } });
export function start() { if (gate.over) throw new Error('license expired'); }`,
  ],
  [
    '__defineGetter__',
    ['fixed-date 2027-03-01Z throw'],
    `const gate = {}; gate.__defineGetter__('over', () => Date.now() >= 1803859200000);
export function start() { if (gate.over) throw new Error('license expired'); }`,
  ],
  [
    'a timer that is armed in steps',
    ['scheduled 2027-03-01Z terminate'],
    `const END = 1803859200000, MAX = 2 ** 31 - 1;
function arm() { const left = END - Date.now(); if (left > MAX) { setTimeout(arm, MAX); return; } setTimeout(() => { process.exit(1); }, left); }
arm();`,
  ],
  [
    'a helper for long timers',
    ['scheduled 2027-03-01Z throw'],
    `function longTimeout(run, ms) { if (ms > 0x7fffffff) setTimeout(() => longTimeout(run, ms - 0x7fffffff), 0x7fffffff); else setTimeout(run, ms); }
longTimeout(() => { throw new Error('license expired'); }, 1803859200000 - Date.now());`,
  ],
  [
    'a class of long timers',
    ['scheduled 2027-03-01Z terminate'],
    `const LIMIT = 2147483647;
class LongTimer { constructor(private readonly at: Date, private readonly run: () => void) {} start() { const left = this.at.getTime() - Date.now(); if (left <= LIMIT) setTimeout(this.run, Math.max(left, 0)); else setTimeout(() => this.start(), LIMIT); } }
new LongTimer(new Date('2027-03-01'), () => { process.exit(3); }).start();`,
  ],
  [
    'a wait that is worn down',
    ['scheduled 2027-03-01Z throw'],
    `const MAX = 2147483647; let left = 1803859200000 - Date.now();
(function step() { if (left <= MAX) return setTimeout(() => { throw new Error('license expired'); }, left); left -= MAX; setTimeout(step, MAX); })();`,
  ],
  [
    'defineProperty value on an object',
    ['fixed-date 2027-03-01Z throw'],
    `const limits = {}; Object.defineProperty(limits, 'end', { value: 1803859200000, enumerable: true });
export function start() { if (Date.now() >= limits.end) throw new Error('license expired'); }`,
  ],
  [
    'setter handed on',
    ['fixed-date 2027-03-01Z degrade'],
    {
      'app.tsx': `import React, { useEffect, useState } from 'react'; const watch = (tell) => { if (Date.now() >= 1803859200000) tell(true); };
export function App() { const [over, setOver] = useState(false); useEffect(() => watch(setOver), []); return over ? null : 'on'; }`,
    },
  ],
  [
    'als store',
    ['fixed-date 2027-03-01Z throw'],
    `import { AsyncLocalStorage } from 'node:async_hooks'; const store = new AsyncLocalStorage(); export const run = (next) => store.run({ end: 1803859200000 }, next); export const check = () => { if (Date.now() >= store.getStore().end) throw new Error('license expired'); };`,
  ],
  [
    'name put together',
    ['fixed-date 2027-03-01Z throw'],
    `const name = ['D', 'a', 't', 'e'].join(''); export function start() { if (globalThis[name].now() >= 1803859200000) throw new Error('license expired'); }`,
  ],
  [
    'name split in two',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { if (window['Da' + 'te']['n' + 'ow']() >= 1803859200000) throw new Error('license expired'); }`,
  ],
  [
    'name escaped',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { if (globalThis['\\x44ate'].now() >= 1803859200000) throw new Error('license expired'); }`,
  ],
  [
    'identifier escaped',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { if (\\u0044ate.now() >= 1803859200000) throw new Error('license expired'); }`,
  ],
  [
    'months back from the last days of one, which all come to the same midnight',
    ['fixed-date 2033-05-28Z throw'],
    `import { subMonths } from 'date-fns';
export const start = () => { if (subMonths(new Date(), 3) > new Date('2033-02-28')) throw new Error('license expired'); };`,
  ],
  [
    'three months from the last of January, as moment counts them',
    ['fixed-date 2027-04-30 throw'],
    `import moment from 'moment';
export const start = () => { if (moment().diff('2027-01-31', 'months') >= 3) throw new Error('license expired'); };`,
  ],
  [
    'three months from the last of January, as date-fns counts them',
    ['fixed-date 2027-05-01 throw'],
    `import { differenceInMonths } from 'date-fns';
export const start = () => { if (differenceInMonths(new Date(), new Date(2027, 0, 31)) >= 3) throw new Error('license expired'); };`,
  ],
  [
    'three months from the last of January, as js-joda counts them',
    ['fixed-date 2027-05-01 throw'],
    `import { ChronoUnit, LocalDate } from '@js-joda/core';
export const start = () => { if (ChronoUnit.MONTHS.between(LocalDate.parse('2027-01-31'), LocalDate.now()) >= 3) throw new Error('license expired'); };`,
  ],
  [
    'a month before now that skips the end of a month',
    ['fixed-date 2027-05-01 throw'],
    `import { subMonths } from 'date-fns';
export const start = () => { if (subMonths(new Date(), 3) > new Date('2027-01-31T00:00:00Z')) throw new Error('license expired'); };`,
  ],
  [
    'a month from the last of January, as date-fns counts them',
    ['fixed-date 2027-02-28 throw'],
    `import { differenceInMonths } from 'date-fns';
export const start = () => { if (differenceInMonths(new Date(), new Date(2027, 0, 31)) >= 1) throw new Error('license expired'); };`,
  ],
  [
    'three months to the end of February, as date-fns counts them',
    ['fixed-date 2027-02-28 throw'],
    `import { differenceInMonths } from 'date-fns';
export const start = () => { if (differenceInMonths(new Date(), new Date(2026, 10, 30)) >= 3) throw new Error('license expired'); };`,
  ],
  [
    'a month to the last of April, as date-fns counts them',
    ['fixed-date 2027-04-30 throw'],
    `import { differenceInMonths } from 'date-fns';
export const start = () => { if (differenceInMonths(new Date(), new Date(2027, 2, 31)) >= 1) throw new Error('license expired'); };`,
  ],
]);
