/** Ordinary code that has to do with time and harms nobody: no finding at medium or above. */
import { describe, expect, it } from '@jest/globals';
import { analyse, isLoud, linesIn } from './run.js';

type Row = [name: string, source: string];
const isSilent = async (_name: string, source: string): Promise<void> => {
  expect(await linesIn(source)).toEqual([]);
};

describe('lengths of time', () => {
  it.each<Row>([
    [
      'throttle',
      `let last = 0; export function refresh() { const now = Date.now(); if (now - last > 5 * 60e3) { last = now; return true; } return false; }`,
    ],
    [
      'debounce',
      `export function debounce(f: () => void, wait: number) { let timer: any; let called = 0; return () => { called = Date.now(); clearTimeout(timer); timer = setTimeout(() => { if (Date.now() - called >= wait) f(); }, wait); }; }`,
    ],
    [
      'time to live of a cache',
      `const cache = new Map<string, { at: number; value: string }>(); export function get(key: string) { const entry = cache.get(key); if (!entry || Date.now() - entry.at > 60_000) { cache.delete(key); return null; } return entry.value; }`,
    ],
    [
      'cache with an end',
      `export function get(entry: { expires: number; value: string }) { return entry.expires < Date.now() ? undefined : entry.value; }`,
    ],
    [
      'retry until a deadline',
      `export async function retry(work: () => Promise<boolean>) { const deadline = Date.now() + 5000; while (Date.now() < deadline) { if (await work()) return true; } throw new Error('Timed out.'); }`,
    ],
    [
      'rate limit',
      `const hits: number[] = []; export function allow() { const now = Date.now(); while (hits.length && hits[0]! < now - 60_000) hits.shift(); if (hits.length >= 100) return false; hits.push(now); return true; }`,
    ],
    [
      'elapsed, performance.now',
      `export function busy(ms: number) { const start = performance.now(); while (performance.now() - start < ms) {} return performance.now() - start > 2 * ms ? 'slow' : 'ok'; }`,
    ],
    [
      'elapsed, process.hrtime',
      `export function timed(f: () => void) { const start = process.hrtime.bigint(); f(); if (process.hrtime.bigint() - start > 1_000_000_000n) throw new Error('Too slow.'); }`,
    ],
    [
      'time-out of a lock',
      `import fs from 'fs'; export function lock(file: string) { const { mtimeMs } = fs.statSync(file); if (Date.now() - mtimeMs > 10_000) fs.unlinkSync(file); }`,
    ],
    [
      'age of the process',
      `const startedAt = Date.now(); export function health() { if (Date.now() - startedAt < 30_000) return { ready: false }; return { ready: true }; }`,
    ],
    [
      'timer without a date',
      `export function later(f: () => void) { setTimeout(f, 5000); setInterval(f, 24 * 3600 * 1000); }`,
    ],
    [
      'a job that waits for a date of its own in steps',
      `class Job { constructor(source) { this.source = source; } left() { return this.source.at - Date.now(); } start() { let timeout = this.left(), remaining = 0, started; const arm = (wait) => { started = Date.now(); this.timer = setTimeout(wake, Math.max(wait, 1)); }; const wake = () => { const left = started + timeout - Date.now(); if (left > 0) { if (!this.source.valid) throw new Error('Invalid source.'); remaining += this.left(); } if (remaining) { timeout = Math.min(remaining, 2147483647); remaining -= timeout; arm(timeout); } else this.source.fire(); }; if (timeout >= 0) arm(Math.min(timeout, 2147483647)); } } module.exports = Job;`,
    ],
    [
      'a start that sleeps until a date',
      `const sleep = (ms) => new Promise((done) => setTimeout(done, ms)); export async function launch(server) { while (Date.now() < Date.UTC(2027, 0, 1)) await sleep(60_000); server.listen(80); }`,
    ],
    [
      'a wait of some seconds, and what comes behind it',
      `const sleep = (ms) => new Promise((done) => setTimeout(done, ms)); export async function ready(server) { const until = Date.now() + 5000; while (Date.now() < until) await sleep(100); if (!server.ready) throw new Error('Timed out.'); }`,
    ],
    [
      'animation frame',
      `let previous = 0; export function frame(now: number = performance.now()) { if (now - previous < 16) return; previous = now; draw(); } declare function draw(): void;`,
    ],
    [
      'clock skew',
      `export function check(header: string) { const skew = Math.abs(Date.now() - Number(header)); if (skew > 300_000) throw new Error('Request is too old.'); }`,
    ],
  ])('%s', isSilent);
});

describe("other people's dates", () => {
  it.each<Row>([
    [
      'token',
      `import { jwtDecode } from 'jwt-decode'; export function isValid(token: string) { const { exp } = jwtDecode<{ exp: number }>(token); return exp * 1000 > Date.now(); }`,
    ],
    [
      'session',
      `export function load(session: { expiresAt: number }) { if (Date.now() > session.expiresAt) throw new Error('Session expired.'); return session; }`,
    ],
    [
      'cookie',
      `export function valid(cookie: { expires: Date }) { return !cookie.expires || cookie.expires > new Date(); }`,
    ],
    [
      'certificate',
      `export function check(cert: { valid_to: string }) { if (new Date(cert.valid_to) < new Date()) throw new Error('certificate has expired'); }`,
    ],
    ['event in a calendar', `export function isOver(event: { end: Date }) { return event.end < new Date(); }`],
    [
      'coupon',
      `export function price(coupon: { validUntil: number; percent: number }, price: number) { return Date.now() < coupon.validUntil ? price * (1 - coupon.percent) : price; }`,
    ],
    [
      'two dates without a clock',
      `const releaseDate = new Date('2026-05-28'); export function covers(key: { updatesUntil: string }) { if (new Date(key.updatesUntil) < releaseDate) throw new Error('Licence does not cover this release.'); return new Date(); }`,
    ],
    [
      'date of birth',
      `export function isAdult(born: Date) { return new Date().getFullYear() - born.getFullYear() >= 18; }`,
    ],
  ])('%s', isSilent);
});

describe('dates that harm nobody', () => {
  it.each<Row>([
    ['printed', `export function log(text: string) { console.log(new Date().toISOString() + ' ' + text); }`],
    [
      'year of the copyright',
      `export const footer = () => '© 2020' + (new Date().getFullYear() > 2020 ? '–' + new Date().getFullYear() : '');`,
    ],
    [
      'feature that is switched on',
      `export function hasNewDesign() { return Date.now() >= Date.UTC(2027, 0, 1); } export function render() { return hasNewDesign() ? ['old', 'new'] : ['old']; }`,
    ],
    ['greeting of the season', `export function mascot() { return new Date().getMonth() === 11 ? 'hat' : 'plain'; }`],
    [
      'clock not set',
      `export function demandClock() { if (new Date().getFullYear() < 2020) throw new Error('The system clock is not set.'); }`,
    ],
    [
      'log line at a date',
      `export function start() { if (Date.now() > Date.UTC(2027, 0, 1)) console.log('Happy New Year!'); }`,
    ],
    ['day of the week', `export function label() { return new Date().getDay() === 0 ? 'Sunday' : 'other'; }`],
    [
      'sorting by date',
      `export const newest = (items: { at: Date }[]) => [...items].sort((a, b) => b.at.getTime() - a.at.getTime())[0] ?? new Date();`,
    ],
    [
      'leap year',
      `export function days() { const year = new Date().getFullYear(); return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365; }`,
    ],
    [
      'id from the clock',
      `let previous = 0; export function id() { const now = Date.now(); previous = now > previous ? now : previous + 1; return previous.toString(36); }`,
    ],
    [
      'dark mode in the evening',
      `export function theme() { const hour = new Date().getHours(); return hour >= 20 || hour < 7 ? 'dark' : 'light'; }`,
    ],
    ['date picker', `export function isDisabled(day: Date, min: Date) { return day < min || day > new Date(); }`],
  ])('%s', isSilent);
});

it('a test file is never worth more than low', async () => {
  const text = `it('expires', () => { if (Date.now() >= 1798761600000) throw new Error('This beta has expired.'); });`;
  const { findings } = await analyse({ 'test/beta.test.ts': text });
  expect(findings.map(({ trigger }) => trigger)).toEqual(['fixed-date']);
  expect(findings.filter(isLoud)).toEqual([]);
});
