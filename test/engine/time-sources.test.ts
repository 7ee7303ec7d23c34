/**
 * The finer points of time, where the date comes from: libraries, what hides a date, the build and the first run, each
 * with its exact deadline or period.
 */
import { describe, expect, it } from '@jest/globals';
import { epoch, expired, holds, local, utc } from './guarded.js';
import type { Row } from './guarded.js';
import { linesIn } from './run.js';

describe('libraries', () => {
  it.each<Row>([
    [
      'moment, diff in days',
      `import moment from 'moment'; moment('2027-01-01').diff(moment(), 'days') < 0`,
      'fixed-date 2027-01-02',
    ],
    [
      'moment, chained',
      `import moment from 'moment'; moment().subtract(30, 'days').isAfter(moment('2026-12-02'))`,
      local,
    ],
    [
      'moment, format given',
      `import moment from 'moment'; moment().isAfter(moment('01.01.2027', 'DD.MM.YYYY'))`,
      local,
    ],
    ['moment, compared', `import moment from 'moment'; moment() > moment('2027-01-01')`, local],
    ['moment, year', `import moment from 'moment'; moment().year() >= 2027`, local],
    ['dayjs, subtraction', `import dayjs from 'dayjs'; dayjs().diff('2027-01-01') >= 0`, local],
    ['dayjs, end of day', `import dayjs from 'dayjs'; dayjs().isAfter(dayjs('2026-12-31').endOf('day'))`, local],
    ['dayjs, unix', `import dayjs from 'dayjs'; dayjs().unix() >= ${epoch / 1000}`, utc],
    ["dayjs, in TypeScript's way", `import d = require('dayjs'); d().isAfter(d('2026-12-31').endOf('day'))`, local],
    ['luxon, a member of all of it', `var l = require('luxon'), D = l.DateTime; D.now().toMillis() >= ${epoch}`, utc],
    [
      'luxon, taken out of all of it',
      `import * as l from 'luxon'; const { DateTime: D } = l; D.now().toMillis() >= ${epoch}`,
      utc,
    ],
    ["luxon, in TypeScript's way", `import l = require('luxon'); l.DateTime.now().toMillis() >= ${epoch}`, utc],
    ['luxon, compared', `import { DateTime } from 'luxon'; DateTime.now() >= DateTime.fromISO('2027-01-01')`, local],
    ['luxon, in UTC', `import { DateTime } from 'luxon'; DateTime.utc() >= DateTime.utc(2027, 1, 1)`, utc],
    ['luxon, milliseconds', `import { DateTime } from 'luxon'; DateTime.now().toMillis() >= ${epoch}`, utc],
    [
      'luxon, plus',
      `import { DateTime } from 'luxon'; DateTime.local() >= DateTime.local(2026, 12, 1).plus({ months: 1 })`,
      local,
    ],
    [
      'luxon, diff',
      `import { DateTime } from 'luxon'; DateTime.fromISO('2027-01-01').diff(DateTime.now(), 'days').days <= 0`,
      local,
    ],
    [
      'luxon, diffNow',
      `import { DateTime } from 'luxon'; DateTime.fromISO('2027-01-01').diffNow().milliseconds <= 0`,
      local,
    ],
    ['date-fns, isAfter', `import { isAfter } from 'date-fns'; isAfter(new Date(), new Date(2027, 0, 1))`, local],
    ['date-fns, isPast', `import { isPast, parseISO } from 'date-fns'; isPast(parseISO('2027-01-01'))`, local],
    [
      'date-fns, addDays',
      `import { addDays } from 'date-fns'; new Date() >= addDays(new Date(2026, 11, 18), 14)`,
      local,
    ],
    [
      'date-fns, differenceInDays',
      `import { differenceInMilliseconds } from 'date-fns'; differenceInMilliseconds(new Date(2027, 0, 1), new Date()) <= 0`,
      local,
    ],
    [
      'date-fns, compareAsc',
      `import { compareAsc } from 'date-fns'; compareAsc(new Date(), new Date(2027, 0, 1)) >= 0`,
      local,
    ],
    ['date-fns, format', `import { format } from 'date-fns'; +format(new Date(), 'yyyyMMdd') >= 20270101`, local],
    [
      'js-joda',
      `import { LocalDate } from '@js-joda/core'; LocalDate.now().isAfter(LocalDate.of(2026, 12, 31))`,
      local,
    ],
    [
      'js-joda, parsed',
      `import { LocalDate } from '@js-joda/core'; !LocalDate.now().isBefore(LocalDate.parse('2027-01-01'))`,
      local,
    ],
    ['Temporal, left', `Temporal.Now.instant().until(Temporal.Instant.from('2027-01-01T00:00Z')).sign <= 0`, utc],
    [
      'Temporal, hours over',
      `Temporal.Now.instant().since(Temporal.Instant.from('2027-01-01T00:00Z')).total('hours') >= 0`,
      utc,
    ],
    ['Temporal, nanoseconds', `Temporal.Now.instant().epochNanoseconds >= ${epoch}000000n`, utc],
    [
      'Temporal, a day in UTC',
      `Temporal.PlainDate.compare(Temporal.Now.plainDateISO('UTC'), Temporal.PlainDate.from('2027-01-01')) >= 0`,
      utc,
    ],
    [
      'luxon, zone in the options',
      `import { DateTime } from 'luxon'; DateTime.now() >= DateTime.fromISO('2027-01-01', { zone: 'utc' })`,
      utc,
    ],
    ['luxon, day as text', `import { DateTime } from 'luxon'; DateTime.now().toISODate() >= '2027-01-01'`, local],
    [
      'luxon, day as text in UTC',
      `import { DateTime } from 'luxon'; DateTime.now().setZone('utc').toISODate() >= '2027-01-01'`,
      utc,
    ],
    [
      'moment, length in days',
      `import moment from 'moment'; moment.duration(moment('2027-01-01').diff(moment())).asDays() <= 0`,
      local,
    ],
    [
      'luxon, length added',
      `import { DateTime, Duration } from 'luxon'; DateTime.utc() >= DateTime.utc(2026, 12, 2).plus(Duration.fromObject({ days: 30 }))`,
      utc,
    ],
    [
      'moment, length added',
      `import moment from 'moment'; moment.utc() >= moment.utc('2026-12-02').add(moment.duration(30, 'days'))`,
      utc,
    ],
    [
      'js-joda, days between',
      `import { ChronoUnit, LocalDate } from '@js-joda/core'; ChronoUnit.DAYS.between(LocalDate.now(), LocalDate.parse('2027-01-01')) <= 0`,
      local,
    ],
    [
      'js-joda, in UTC',
      `import { LocalDate, ZoneOffset } from '@js-joda/core'; LocalDate.now(ZoneOffset.UTC).isAfter(LocalDate.of(2026, 12, 31))`,
      utc,
    ],
    [
      'js-joda, month by its name',
      `import { LocalDate, Month } from '@js-joda/core'; LocalDate.now().isAfter(LocalDate.of(2026, Month.DECEMBER, 31))`,
      local,
    ],
    [
      'luxon, span',
      `import { DateTime, Interval } from 'luxon'; !Interval.fromDateTimes(DateTime.utc(2020), DateTime.utc(2027)).contains(DateTime.utc())`,
      utc,
    ],
    [
      'luxon, length of a span',
      `import { DateTime, Interval } from 'luxon'; const beta = Interval.after(DateTime.utc(2026), { years: 1 }); DateTime.utc() >= beta.end`,
      utc,
    ],
    [
      'date-fns, span',
      `import { isWithinInterval } from 'date-fns'; const beta = { start: new Date(2020, 0, 1), end: new Date(2027, 0, 1) }; !isWithinInterval(new Date(), beta)`,
      local,
    ],
    [
      'performance, imported',
      `import { performance } from 'node:perf_hooks'; performance.timeOrigin + performance.now() >= ${epoch}`,
      utc,
    ],
    [
      'Temporal, day',
      `Temporal.PlainDate.compare(Temporal.Now.plainDateISO(), Temporal.PlainDate.from('2027-01-01')) >= 0`,
      local,
    ],
    ['Temporal, instant', `Temporal.Now.instant().epochMilliseconds >= ${epoch}`, utc],
    [
      'Temporal, instants',
      `Temporal.Instant.compare(Temporal.Now.instant(), Temporal.Instant.from('2027-01-01T00:00Z')) >= 0`,
      utc,
    ],
  ])('%s', holds);
});

describe('a date that hides', () => {
  const at = String(epoch);
  const backwards = [...at].reverse().join('');
  it.each<Row>([
    ['base64', `Date.now() >= +atob('${btoa(at)}')`, utc],
    ['base64 of base64', `Date.now() >= +atob(atob('${btoa(btoa(at))}'))`, utc],
    ['hexadecimal', `Date.now() >= parseInt('${epoch.toString(16)}', 16)`, utc],
    ['base 36', `Date.now() >= parseInt('${epoch.toString(36)}', 36)`, utc],
    [
      'hexadecimal bytes',
      `Date.now() >= Number(Buffer.from('${Buffer.from(at).toString('hex')}', 'hex').toString())`,
      utc,
    ],
    ['backwards', `Date.now() >= Number('${backwards}'.split('').reverse().join(''))`, utc],
    [
      'character codes',
      `Date.now() >= Number(String.fromCharCode(${[...at].map((c) => c.charCodeAt(0)).join(',')}))`,
      utc,
    ],
    [
      'character codes in a list',
      `Date.now() >= Number([${[...at].map((c) => c.charCodeAt(0)).join(',')}].map((c) => String.fromCharCode(c)).join(''))`,
      utc,
    ],
    [
      'xor of characters',
      `const codes = [${[...at].map((c) => c.charCodeAt(0) ^ 42).join(',')}]; Date.now() >= +codes.map((c) => String.fromCharCode(c ^ 42)).join('')`,
      utc,
    ],
    [
      'xor of a number',
      `const half = ${(epoch / 1000) ^ 0x5a5a5a}; Math.floor(Date.now() / 1000) >= (half ^ 0x5a5a5a)`,
      utc,
    ],
    ['escapes', `new Date() >= new Date('\\x32\\x30\\x32\\x37\\u002d01-01')`, utc],
    ['percent', `new Date() >= new Date(decodeURIComponent('2027%2D01%2D01'))`, utc],
    ['halves', `const a = '20'; const b = '27'; const c = a + b + '-01'; new Date() >= new Date(c + '-01')`, utc],
    ['JSON', `const { end } = JSON.parse('{"end":"2027-01-01"}'); new Date() >= new Date(end)`, utc],
    [
      'JSON in base64',
      `const key = JSON.parse(atob('${btoa(JSON.stringify({ until: '2027-01-01' }))}')); new Date() >= new Date(key.until)`,
      utc,
    ],
    [
      'a table of strings',
      `const words = ['getTime', '2027-01-01']; const word = (i) => words[i - 7]; new Date()[word(7)]() >= new Date(word(8))[word(7)]()`,
      utc,
    ],
    [
      'a loop',
      `let end = ''; for (const c of '3138-12-12') end += c === '-' ? c : String(Number(c) - 1); new Date() >= new Date(end)`,
      utc,
    ],
  ])('%s', holds);

  it.each([9, 16, 24])('is a row of a table of %d under an unknown key', async (count) => {
    const row = (index: number) => `v${index}: { name: 'Release ${index}', supportedUntil: '${2027 + index}-01-01' }`;
    const table = `exports.releases = sorted({ ${Array.from({ length: count }, (_, index) => row(index)).join(', ')} });`;
    const files = {
      'releases.js': `function sorted(releases) { return releases; }\n${table}`,
      'check.js': `const { releases } = require('./releases.js');
exports.check = (name, now = new Date()) => {
  const { supportedUntil } = releases[name];
  if (now >= new Date(supportedUntil)) throw new Error('This release has expired.');
};`,
    };
    expect(await linesIn(files)).toEqual(['fixed-date 2027-01-01Z throw']);
  });

  it('is put together from several modules', async () => {
    const modules = {
      'year.ts': `export const year = 2027;`,
      'month.ts': `export default { month: 0 };`,
      'end.ts': `import { year } from './year'; import rest from './month'; export const end = () => new Date(year, rest.month, 1);`,
      'main.ts': `import { end } from './end'; export function start() { if (new Date() >= end()) ${expired} return 'on'; }`,
    };
    expect(await linesIn(modules)).toEqual([`${local} throw`]);
  });
});

describe('the build', () => {
  it.each<Row>([
    ['environment', `Date.now() - new Date(process.env.BUILD_DATE).getTime() > 90 * 864e5`, 'build-age P90D'],
    ['environment, number', `Date.now() > Number(process.env.BUILD_TIMESTAMP) + 90 * 864e5`, 'build-age P90D'],
    ['define', `declare const __BUILD_TIME__: number; Date.now() > __BUILD_TIME__ + 30 * 864e5`, 'build-age P30D'],
    [
      'define, moved',
      `declare const __BUILD_DATE__: string; const end = new Date(__BUILD_DATE__); end.setMonth(end.getMonth() + 6); new Date() >= end`,
      'build-age P6M',
    ],
    ['import.meta.env', `Date.now() - Date.parse(import.meta.env.VITE_BUILD_TIME) > 60 * 864e5`, 'build-age P60D'],
    ['bracketed', `Date.now() - Date.parse(import.meta.env['VITE_BUILD_DATE']) > 60 * 864e5`, 'build-age P60D'],
    [
      'typeof guarded',
      `declare const __BUILD_TIME__: number; const built = typeof __BUILD_TIME__ !== 'undefined' ? __BUILD_TIME__ : 0; built > 0 && Date.now() > built + 30 * 864e5`,
      'build-age P30D',
    ],
    [
      'seconds',
      `declare const __BUILD_TIME__: number; Date.now() / 1000 > __BUILD_TIME__ + 30 * 86400`,
      'build-age P30D',
    ],
    [
      'weeks',
      `declare const __BUILD_DATE__: string; const age = Math.floor((Date.now() - +new Date(__BUILD_DATE__)) / (7 * 864e5)); age >= 12`,
      'build-age P84D',
    ],
    [
      'years',
      `declare const __BUILD_DATE__: string; const end = new Date(__BUILD_DATE__); end.setFullYear(end.getFullYear() + 1); new Date() > end`,
      'build-age P1Y',
    ],
  ])('%s', holds);
});

describe('the first run', () => {
  it.each<Row>([
    ['localStorage', `Date.now() - Number(localStorage.getItem('installedAt')) > 30 * 864e5`, 'trial-period P30D'],
    ['a field of localStorage', `Date.now() - parseInt(localStorage.firstRun, 10) > 30 * 864e5`, 'trial-period P30D'],
    [
      'a cookie',
      `import Cookies from 'js-cookie'; Date.now() - Number(Cookies.get('trial_start')) > 14 * 864e5`,
      'trial-period P14D',
    ],
    [
      'electron-store',
      `import Store from 'electron-store'; const store = new Store(); Date.now() - store.get('firstRun') > 14 * 864e5`,
      'trial-period P14D',
    ],
    [
      'conf',
      `import Conf from 'conf'; const config = new Conf({ projectName: 'app' }); Date.now() > config.get('installedAt') + 14 * 864e5`,
      'trial-period P14D',
    ],
    [
      'a file',
      `import fs from 'node:fs'; Date.now() - Number(fs.readFileSync('.first-run', 'utf8')) > 30 * 864e5`,
      'trial-period P30D',
    ],
    [
      'a file as JSON',
      `import fs from 'node:fs'; const { installedAt } = JSON.parse(fs.readFileSync('app.json', 'utf8')); Date.now() - installedAt > 30 * 864e5`,
      'trial-period P30D',
    ],
    [
      'birth of a file',
      `import fs from 'node:fs'; Date.now() - fs.statSync('/opt/app').birthtimeMs > 30 * 864e5`,
      'trial-period P30D',
    ],
    [
      'chrome storage',
      `const { installDate } = await chrome.storage.local.get('installDate'); Date.now() - installDate > 30 * 864e5`,
      'trial-period P30D',
    ],
  ])('%s', holds);
});
