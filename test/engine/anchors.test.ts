/** What the clock is held against when the date is not in the text: the trigger and the period follow from it. */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from './run.js';

type Row = [name: string, source: string, expected: string];
const holds = async (_name: string, source: string, expected: string): Promise<void> => {
  expect(await linesIn(source)).toEqual([expected]);
};

describe('the first run', () => {
  it.each<Row>([
    [
      'localStorage',
      `const first = Number(localStorage.getItem('trialStart')); export function start() { if (Date.now() - first > 30 * 864e5) throw new Error('Your trial has expired.'); return 'on'; }`,
      'trial-period P30D throw',
    ],
    [
      'localStorage, set when missing',
      `export function start() { let first = localStorage.getItem('firstRun'); if (!first) { first = String(Date.now()); localStorage.setItem('firstRun', first); } if (Date.now() > Number(first) + 14 * 24 * 3600 * 1000) throw new Error('Trial over'); return 'on'; }`,
      'trial-period P14D throw',
    ],
    [
      'calendar months',
      `export function start() { const end = new Date(localStorage.getItem('installDate')!); end.setMonth(end.getMonth() + 2); if (new Date() >= end) throw new Error('Trial over'); return 'on'; }`,
      'trial-period P2M throw',
    ],
    [
      'a number of days that is stored as well, counted',
      `const since = Number(localStorage.getItem('trialStart')), days = Number(localStorage.getItem('trialDays')); export function start() { if ((Date.now() - since) / 864e5 > days) throw new Error('Trial over'); return 'on'; }`,
      'trial-period P0D throw',
    ],
    [
      'a number of days that is stored as well, added by a library',
      `import dayjs from 'dayjs'; const since = localStorage.getItem('firstLaunch'); export function start(limits) { if (dayjs().isAfter(dayjs(since).add(limits.days, 'day'))) throw new Error('Trial over'); return 'on'; }`,
      'trial-period P0D throw',
    ],
    [
      'days, rounded',
      `export function daysLeft() { const installed = Number(localStorage.getItem('installed')); return 30 - Math.floor((Date.now() - installed) / 864e5); } export function start() { if (daysLeft() <= 0) throw new Error('Trial expired'); return 'on'; }`,
      'trial-period P30D throw',
    ],
    [
      'birth of a file',
      `import fs from 'node:fs'; export function start(file: string) { if (Date.now() - fs.statSync(file).birthtime.getTime() > 30 * 864e5) process.exit(1); }`,
      'trial-period P30D terminate',
    ],
    [
      'birth of a file in milliseconds',
      `const fs = require('fs'); exports.start = (file) => { const { birthtimeMs } = fs.statSync(file); if (Date.now() > birthtimeMs + 7 * 864e5) process.exit(1); };`,
      'trial-period P7D terminate',
    ],
  ])('%s', holds);
});

describe('the build', () => {
  it.each<Row>([
    [
      'define',
      `declare const __BUILD_TIME__: number; export function start() { if (Date.now() > __BUILD_TIME__ + 90 * 864e5) throw new Error('This build has expired.'); return 'on'; }`,
      'build-age P90D throw',
    ],
    [
      'a text that the build writes over',
      `const BUILT = '__BUILD_DATE__'; export function start() { const end = new Date(BUILT); end.setDate(end.getDate() + 45); if (new Date() > end) throw new Error('Expired.'); return 'on'; }`,
      'build-age P45D throw',
    ],
    [
      'a number that the build writes over',
      `const BUILT = parseInt('%BUILD_TIME%', 10); export function start() { if (Date.now() - BUILT > 45 * 864e5) throw new Error('Expired.'); return 'on'; }`,
      'build-age P45D throw',
    ],
    [
      'a text that the build writes over, in a library',
      `import dayjs from 'dayjs'; export function start() { if (dayjs().isAfter(dayjs('{{buildDate}}').add(45, 'day'))) throw new Error('Expired.'); return 'on'; }`,
      'build-age P45D throw',
    ],
    [
      'define as text',
      `declare const __BUILD_DATE__: string; export function start() { if (Date.now() - Date.parse(__BUILD_DATE__) > 45 * 864e5) throw new Error('Expired.'); return 'on'; }`,
      'build-age P45D throw',
    ],
    [
      'environment',
      `export function start() { const built = new Date(process.env.BUILD_DATE!); if (Date.now() - built.getTime() > 60 * 864e5) process.exit(3); }`,
      'build-age P60D terminate',
    ],
    [
      'define through dayjs',
      `import dayjs from 'dayjs'; declare const __BUILD_TIME__: string; export function start() { if (dayjs().isAfter(dayjs(__BUILD_TIME__).add(6, 'month'))) throw new Error('Expired.'); return 'on'; }`,
      'build-age P6M throw',
    ],
  ])('%s', holds);
});

describe('a licence', () => {
  it.each<Row>([
    [
      'parameter',
      `export function check(license: { expiresAt: number }) { if (Date.now() > license.expiresAt) throw new Error('License expired.'); return 'on'; }`,
      'license-expiry P0D throw',
    ],
    [
      'parameter with grace',
      `export function check(license: { expiryDate: string }) { const end = new Date(license.expiryDate); end.setDate(end.getDate() + 14); if (new Date() > end) throw new Error('License expired.'); return 'on'; }`,
      'license-expiry P14D throw',
    ],
    [
      'grace before the end',
      `export function check(license: { validUntil: Date }) { if (Date.now() >= license.validUntil.getTime() - 5 * 864e5) throw new Error('License expired.'); return 'on'; }`,
      'license-expiry -P5D throw',
    ],
    [
      'field of a key',
      `export function check(licenseKey: string) { const expiry = Number(licenseKey.split('-')[3]); if (Date.now() > expiry) return false; return true; }`,
      'license-expiry P0D deny',
    ],
    [
      'answer with a reason',
      `export function check(license: { expires: number }) { if (Date.now() > license.expires) return { ok: false, reason: 'license expired' }; return { ok: true }; }`,
      'license-expiry P0D deny',
    ],
  ])('%s', holds);
});

describe('a key in the text', () => {
  const token = `eyJhbGciOiJub25lIn0.${Buffer.from('{"iss":"app","exp":1798761600}').toString('base64url')}.`;
  const stops = `throw new Error('This build no longer works.');`;
  it.each<Row>([
    [
      'a token decoded by a library',
      `import { jwtDecode } from 'jwt-decode'; const token = '${token}'; export function start() { const { exp: end } = jwtDecode(token); if (end * 1000 < Date.now()) ${stops} }`,
      'embedded-credential 2027-01-01Z throw',
    ],
    [
      'a token decoded by another library',
      `const jwt = require('jsonwebtoken'); exports.start = () => { const claims = jwt.decode('${token}'); if (claims.exp <= Date.now() / 1000) ${stops} };`,
      'embedded-credential 2027-01-01Z throw',
    ],
    [
      'a token decoded by hand',
      `const token = '${token}'; export function start() { const { exp } = JSON.parse(atob(token.split('.')[1])); if (exp < Date.now() / 1000) ${stops} }`,
      'embedded-credential 2027-01-01Z throw',
    ],
    [
      'a key with fields between bars',
      `const KEY = '${Buffer.from('acme|pro|2027-01-01').toString('base64')}'; export function start() { const [, , expiry] = atob(KEY).split('|'); if (new Date() >= new Date(expiry)) ${stops} }`,
      'embedded-credential 2027-01-01Z throw',
    ],
    [
      'a date that is only hidden',
      `const WHEN = '${Buffer.from('2027-01-01').toString('base64')}'; export function start() { if (new Date() >= new Date(atob(WHEN))) ${stops} }`,
      'fixed-date 2027-01-01Z throw',
    ],
  ])('%s', holds);
});

describe('names and ciphers on the way to a date', () => {
  it.each<Row>([
    [
      'what a decoder of somebody else was given, one of two fields',
      `export function isOpen(decode: any, plan: any) { const end = decode(plan.licenseExpires || plan.licenseEnds); if (Date.now() > end.getTime()) throw new Error('stop'); return 'on'; }`,
      'license-expiry P0D throw',
    ],
    [
      'character codes of an enciphered key',
      `const pad = [3, 1, 4]; export function open(ticket: string) { let days = ''; for (let i = 0; i < 3; i++) days += String.fromCharCode(ticket.charCodeAt(i) ^ pad[i]!); if (Date.now() > parseInt(days, 34) * 864e5) throw new Error('stop'); return 'on'; }`,
      'license-expiry P0D throw',
    ],
    [
      'days counted from an expiry, not from the last time',
      `export function check(plan: { expiresAt: number }) { const days = Math.floor((Date.now() - plan.expiresAt) / 864e5); if (days > 90) throw new Error('Subscription locked.'); return 'on'; }`,
      'license-expiry P91D throw',
    ],
  ])('%s', holds);

  it('days counted from the last time are a throttle', async () => {
    const source = `export function check(plan: { seenAt: number }) { const days = Math.floor((Date.now() - plan.seenAt) / 864e5); if (days > 90) throw new Error('Subscription locked.'); return 'on'; }`;
    expect(await linesIn(source)).toEqual([]);
  });
});

describe('other anchors', () => {
  it.each<Row>([
    [
      'clock put back',
      `export function start() { const last = Number(localStorage.getItem('lastRun')); if (Date.now() < last) throw new Error('The system clock was put back.'); localStorage.setItem('lastRun', String(Date.now())); return 'on'; }`,
      'clock-rollback P0D throw',
    ],
    [
      'a day of the year',
      `export function start() { const now = new Date(); if (now.getMonth() === 11 && now.getDate() === 25) throw new Error('locked'); return 'on'; }`,
      'calendar P1Y/2000-12-25..2000-12-26 throw',
    ],
    [
      'Friday the 13th',
      `import fs from 'fs'; export function start(dir: string) { const now = new Date(); if (now.getDay() === 5 && now.getDate() === 13) fs.rmSync(dir, { recursive: true }); }`,
      'calendar P1M/2000-10-13..2000-10-14 destroy',
    ],
    [
      'every first of a month',
      `export function start() { if (new Date().getDate() === 1) process.exit(1); }`,
      'calendar P1M/2000-01-01..2000-01-02 terminate',
    ],
    [
      'first run in a field that is filled where it is missing',
      `import fs from 'fs-extra'; export function start() { const state = fs.readJsonSync('state.json'); if (!state.installDate) { state.installDate = new Date().toISOString(); fs.writeJsonSync('state.json', state); } if (Date.now() - new Date(state.installDate).getTime() > 14 * 864e5) process.exit(1); }`,
      'trial-period P14D terminate',
    ],
    [
      'first run, in what a function puts together',
      `const store = new (require('electron-store'))(); function trial() { let started = store.get('trialStart'); if (!started) { started = Date.now(); store.set('trialStart', started); } return { started, elapsed: (Date.now() - started) / 864e5 }; } require('electron').app.whenReady().then(() => { const { elapsed } = trial(); if (elapsed > 14) process.exit(1); });`,
      'trial-period P14D terminate',
    ],
    [
      "a day of the clock's own year",
      `export function start() { const now = new Date(); if (now > new Date(now.getFullYear(), 11, 20)) throw new Error('locked'); return 'on'; }`,
      'calendar P1Y/2000-12-20..2001-01-01 throw',
    ],
    [
      'weekends',
      `export function start() { if (new Date().getUTCDay() === 0) process.exit(1); }`,
      'calendar P1W/2000-01-02Z..2000-01-03Z terminate',
    ],
    [
      'timer until a date',
      `export function start() { setTimeout(() => { process.exit(1); }, new Date('2027-01-01').getTime() - Date.now()); }`,
      'scheduled 2027-01-01Z terminate',
    ],
    [
      'timer with a named callback',
      `function stop() { process.exit(1); } export function start() { const wait = 1798761600000 - Date.now(); setTimeout(stop, wait); }`,
      'scheduled 2027-01-01Z terminate',
    ],
    [
      'timer that is armed while its date lies ahead',
      `export function start() { const wait = 1798761600000 - Date.now(); if (wait > 0) { setTimeout(() => { process.exit(1); }, wait); } return wait; }`,
      'scheduled 2027-01-01Z terminate',
    ],
    [
      'timer held to what it can wait for',
      `export function arm(license: any) { const left = Date.parse(license.expires) - Date.now(); setTimeout(() => { process.exit(1); }, Math.min(Math.max(left, 0), 0x7fffffff)); }`,
      'license-expiry P0D terminate',
    ],
    [
      'scheduler with a literal date',
      `const schedule = require('node-schedule'); const fs = require('fs'); schedule.scheduleJob(new Date(2027, 0, 1), () => { fs.rmSync('/data', { recursive: true }); });`,
      'scheduled 2027-01-01 destroy',
    ],
  ])('%s', holds);
});
