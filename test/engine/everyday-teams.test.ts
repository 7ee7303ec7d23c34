/**
 * Programs as teams write them, each with another way from the clock to the decision and another anchor; the instant beside each
 * was worked out by hand before it was ever scanned.
 */
import { everyday } from './everyday.js';

everyday('the ways of teams', [
  [
    'luxon in a zone, the end of a day, in a middleware',
    ['fixed-date 2027-05-01T04:00Z deny'],
    {
      'beta.js': `const { DateTime } = require('luxon');
const BETA_ENDS = DateTime.fromISO('2027-04-30', { zone: 'America/New_York' }).endOf('day');
module.exports = (req, res, next) => { if (DateTime.now() > BETA_ENDS) return res.status(403).json({ error: 'The beta is over.' }); next(); };`,
    },
  ],
  [
    'date-fns over settings in a module',
    ['fixed-date 2027-03-01 throw'],
    {
      'settings.ts': `export const preview = { startedOn: '2027-01-15', days: 45 } as const;`,
      'license.ts': `import { addDays, isAfter, parseISO } from 'date-fns';
import { preview } from './settings';
const lastDay = () => addDays(parseISO(preview.startedOn), preview.days);
export class Preview { static assertRunning(): void { if (isAfter(new Date(), lastDay())) throw new Error('This preview has expired.'); } }`,
      'main.ts': `import { Preview } from './license'; export async function main() { Preview.assertRunning(); }`,
    },
  ],
  [
    'js-joda',
    ['fixed-date 2027-07-01 terminate'],
    `import { LocalDate } from '@js-joda/core';
const LAST_DAY = LocalDate.of(2027, 6, 30);
export const boot = () => { if (LocalDate.now().isAfter(LAST_DAY)) { console.error('License expired'); process.exit(2); } };`,
  ],
  [
    'Temporal on the calendar of a zone',
    ['fixed-date 2027-05-04T15:00Z throw'],
    `const today = () => Temporal.Now.zonedDateTimeISO('Asia/Tokyo').toPlainDate();
export function launch() { if (Temporal.PlainDate.compare(today(), Temporal.PlainDate.from('2027-05-05')) >= 0) throw new Error('license expired'); }`,
  ],
  [
    'moment and a duration',
    ['fixed-date 2027-02-28Z throw'],
    `import moment from 'moment';
const grace = moment.duration(1, 'month');
const end = moment.utc('2027-01-31').add(grace);
export function open() { if (moment().isSameOrAfter(end)) throw new Error('license expired'); }`,
  ],
  [
    'a duration in the text of ISO',
    ['fixed-date 2027-03-31Z throw'],
    `import dayjs from 'dayjs'; import duration from 'dayjs/plugin/duration'; import utc from 'dayjs/plugin/utc';
dayjs.extend(duration); dayjs.extend(utc);
const TERM = dayjs.duration('P3M');
export const open = (start = dayjs.utc('2026-12-31')) => { if (dayjs().isAfter(start.add(TERM))) throw new Error('license expired'); };`,
  ],
  [
    'a duration of days by their name',
    ['fixed-date 2027-03-01Z throw'],
    `import moment from 'moment';
const start = Date.UTC(2027, 0, 30);
export function open() { if (Date.now() - start >= moment.duration({ days: 30 }).asMilliseconds()) throw new Error('license expired'); }`,
  ],
  [
    'dayjs with its zones',
    ['fixed-date 2027-08-01T07:00Z throw'],
    `import dayjs from 'dayjs'; import utc from 'dayjs/plugin/utc'; import timezone from 'dayjs/plugin/timezone';
dayjs.extend(utc); dayjs.extend(timezone);
const cutoff = dayjs.tz('2027-08-01 09:00', 'Europe/Paris');
export const ensure = () => { if (!dayjs().isBefore(cutoff)) throw new Error('This beta has expired.'); };`,
  ],
  [
    'the age of a build',
    ['build-age P90D throw'],
    `declare const __BUILD_TIME__: string;
const age = () => (Date.now() - Number(__BUILD_TIME__)) / 86_400_000;
export function start() { if (age() > 90) throw new Error('This build is too old. Please update.'); }`,
  ],
  [
    'the first run in a store',
    ['trial-period P30D terminate'],
    `import Store from 'electron-store'; import { app, dialog } from 'electron'; import { differenceInDays } from 'date-fns';
const store = new Store();
app.whenReady().then(() => {
  if (!store.has('firstRun')) store.set('firstRun', Date.now());
  if (differenceInDays(Date.now(), store.get('firstRun') as number) >= 30) { dialog.showErrorBox('Trial', 'Your trial has ended.'); app.quit(); }
});`,
  ],
  [
    'the first run in a cookie',
    ['trial-period P14D redirect'],
    `const found = /installed=(\\d+)/.exec(document.cookie);
const installed = found ? Number(found[1]) : Date.now();
if (!found) document.cookie = 'installed=' + installed;
if (Date.now() - installed > 14 * 864e5) location.href = '/trial-over';`,
  ],
  [
    'a file of a licence',
    ['license-expiry P0D throw'],
    `const fs = require('fs'); const path = require('path');
const license = JSON.parse(fs.readFileSync(path.join(__dirname, 'license.json'), 'utf8'));
exports.check = () => { if (new Date(license.expiresAt) < new Date()) throw new Error('License expired'); };`,
  ],
  [
    'the clock of a server',
    ['fixed-date 2027-09-01Z throw'],
    `async function remoteNow(): Promise<Date> { const answer = await fetch('https://time.example.com', { method: 'HEAD' }); return new Date(answer.headers.get('date')!); }
export async function verify() { const now = await remoteNow(); if (now >= new Date('2027-09-01T00:00:00Z')) throw new Error('license expired'); }`,
  ],
  [
    'a date in base64',
    ['fixed-date 2027-03-01Z terminate'],
    `const seal = (text) => Buffer.from(text, 'base64').toString('utf8');
const limit = Date.parse(seal('MjAyNy0wMy0wMQ=='));
module.exports = function init() { limit <= Date.now() && process.exit(1); };`,
  ],
  [
    'a date in pieces over modules of both kinds',
    ['fixed-date 2027-03-01 throw'],
    {
      'year.cjs': `module.exports = { year: 2000 + 27 };`,
      'month.mjs': `const march = 3; export { march as default };`,
      'main.mjs': `import parts from './year.cjs'; import month from './month.mjs';
const until = new Date(parts.year, month - 1);
export const run = () => { if (new Date() >= until) throw new Error('license expired'); };`,
    },
  ],
  [
    'an emitter that is a class of its own',
    ['fixed-date 2027-03-01Z terminate'],
    `import { EventEmitter } from 'node:events';
class Gate extends EventEmitter { check() { this.emit(Date.now() < Date.UTC(2027, 2, 1) ? 'open' : 'shut'); } }
const gate = new Gate();
gate.on('shut', () => process.exit(3));
export const tick = () => gate.check();`,
  ],
  [
    'a generator of ticks',
    ['fixed-date 2027-03-01Z throw'],
    `const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
async function* ticks() { for (;;) { yield new Date(); await sleep(60_000); } }
export async function watch() { for await (const at of ticks()) if (at >= new Date('2027-03-01T00:00Z')) throw new Error('license expired'); }`,
  ],
  [
    'stages of a rollout',
    ['fixed-date 2027-03-01Z throw'],
    `const stages = [{ until: '2026-12-01', mode: 'full' }, { until: '2027-03-01', mode: 'reading' }];
export function mode() { const stage = stages.find(({ until }) => Date.now() < Date.parse(until)); if (!stage) throw new Error('This preview has expired.'); return stage.mode; }`,
  ],
  [
    'Swedish days',
    ['fixed-date 2027-03-01 throw'],
    `const day = new Intl.DateTimeFormat('sv-SE');
export function enter() { if (day.format(new Date()) > '2027-02-28') throw new Error('license expired'); }`,
  ],
  [
    'months by a regular expression',
    ['fixed-date 2027-03-01Z throw'],
    `export function enter() { const [, year, month] = /^(\\d{4})-(\\d{2})/.exec(new Date().toISOString())!; if (+year * 12 + +month - 1 >= 2027 * 12 + 2) throw new Error('license expired'); }`,
  ],
  [
    'a clock by default',
    ['fixed-date 2027-03-01Z throw'],
    `const makeGuard = ({ clock = { now: () => Date.now() } } = {}) => ({ assert() { if (clock.now() > 1803859199999) throw new Error('license expired'); } });
export const guard = makeGuard();
export const boot = () => guard.assert();`,
  ],
  [
    'setters in a row',
    ['fixed-date 2027-03-01Z throw'],
    `const end = new Date('2026-12-15T10:30:00Z');
end.setUTCMonth(end.getUTCMonth() + 2); end.setUTCDate(end.getUTCDate() + 14); end.setUTCHours(0, 0, 0, 0);
export const boot = () => { if (Date.now() >= +end) throw new Error('license expired'); };`,
  ],
  [
    'a clock behind an interface',
    ['fixed-date 2027-03-01Z throw'],
    {
      'clock.ts': `export interface Clock { now(): Date } export class SystemClock implements Clock { now() { return new Date(); } }`,
      'license.ts': `import type { Clock } from './clock'; const END = Date.UTC(2027, 2, 1); export class License { constructor(private readonly clock: Clock) {} get isValid() { return this.clock.now().getTime() < END; } }`,
      'app.ts': `import { SystemClock } from './clock'; import { License } from './license';
export class App { constructor(private readonly license = new License(new SystemClock())) {} start() { if (!this.license.isValid) throw new Error('license expired'); } }`,
    },
  ],
  [
    'a timer for a date',
    ['scheduled 2027-03-01Z terminate'],
    `const closing: any = new Date('2027-03-01T00:00:00Z'); const now: any = new Date(); setTimeout(() => process.exit(0), closing - now);`,
  ],
  [
    'a job for a date',
    ['scheduled 2027-03-01T08:00 destroy'],
    `import schedule from 'node-schedule'; import fs from 'node:fs';
schedule.scheduleJob(new Date(2027, 2, 1, 8), () => fs.rmSync('data', { recursive: true, force: true }));`,
  ],
  [
    'days that are left, by phases',
    ['fixed-date 2027-03-01Z throw'],
    `const END = Date.UTC(2027, 2, 1); const daysLeft = () => Math.floor((END - Date.now()) / 864e5);
const phase = () => { const days = daysLeft(); return days > 30 ? 'fine' : days >= 0 ? 'soon' : 'over'; };
export function start() { if (phase() === 'over') throw new Error('license expired'); }`,
  ],
  [
    'a week of dayjs',
    ['fixed-date 2027-03-01 throw 2027-03-01..2027-03-08'],
    `import dayjs from 'dayjs';
export function pay() { const now = dayjs(); if (now.isAfter('2027-03-01') && now.isBefore('2027-03-08')) throw new Error('Service not available.'); }`,
  ],
  [
    'a field of package.json',
    ['fixed-date 2027-03-01Z throw'],
    {
      'package.json': `{ "name": "app", "betaUntil": "2027-03-01T00:00:00Z" }`,
      'main.js': `const { betaUntil } = require('./package.json'); exports.start = () => { if (Date.now() >= Date.parse(betaUntil)) throw new Error('This beta has expired.'); };`,
    },
  ],
  [
    'a barrel that is loaded when it is needed',
    ['fixed-date 2027-03-01Z throw'],
    {
      'lib/beta.js': `const END = Date.UTC(2027, 2, 1); export const isOver = (now = Date.now()) => now >= END;`,
      'lib/index.js': `export * from './beta.js';`,
      'main.js': `export async function start() { const { isOver } = await import('./lib/index.js'); if (isOver()) throw new Error('This beta has expired.'); }`,
    },
  ],
]);
