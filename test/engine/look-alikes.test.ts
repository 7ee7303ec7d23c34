/**
 * Ordinary code in the manner of many libraries that has the shape of a bomb: sessions, caches, limits, calendars,
 * launches, customers' cards. None of it may be flagged.
 */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from './run.js';

type Row = readonly [name: string, source: string];
const isSilent = async (_name: string, source: string): Promise<void> => {
  expect(await linesIn(source)).toEqual([]);
};

describe('sessions and tokens', () => {
  it.each<Row>([
    [
      'session of a web framework, rolled on',
      `export async function session(store: any, token: string, options: { maxAge: number; updateAge: number }) {
        const found = await store.getSessionAndUser(token);
        if (found && found.session.expires.valueOf() < Date.now()) { await store.deleteSession(token); return null; }
        const due = found.session.expires.valueOf() - options.maxAge * 1000 + options.updateAge * 1000;
        if (due <= Date.now()) await store.updateSession({ token, expires: new Date(Date.now() + options.maxAge * 1000) });
        return found;
      }`,
    ],
    [
      'claims of a token',
      `export function verify(payload: { exp?: number; nbf?: number; iat?: number }, options: { maxAge?: number; clockTolerance: number }) {
        const now = Math.floor(Date.now() / 1000);
        if (payload.nbf !== undefined && payload.nbf > now + options.clockTolerance) throw new NotBeforeError('jwt not active', new Date(payload.nbf * 1000));
        if (payload.exp !== undefined && now >= payload.exp + options.clockTolerance) throw new TokenExpiredError('jwt expired', new Date(payload.exp * 1000));
        if (options.maxAge !== undefined && payload.iat! + options.maxAge < now) throw new TokenExpiredError('maxAge exceeded', new Date());
        return payload;
      }
      class TokenExpiredError extends Error { constructor(message: string, readonly at: Date) { super(message); } }
      class NotBeforeError extends Error { constructor(message: string, readonly at: Date) { super(message); } }`,
    ],
    [
      'whether a licence that was decoded is due for renewal, which nothing else hangs on',
      `import { readFileSync } from 'node:fs';
      const readLicense = (file: string) => JSON.parse(Buffer.from(readFileSync(file, 'utf8'), 'base64').toString());
      export class Entitlements {
        private readonly license: { expiresAt: string; terminatesAt: string };
        constructor(file: string, private readonly offset: number) { this.license = readLicense(file); }
        isRenewalDue(): boolean {
          const now = Date.now();
          const termination = new Date(this.license.terminatesAt).getTime();
          const isDue = now > new Date(this.license.expiresAt).getTime() - this.offset * 1000 && now < termination;
          return isDue;
        }
      }`,
    ],
    [
      'whether the kept answer about a licence is fresh, of which nobody in sight hangs anything',
      `const LICENSE_CACHE_TTL = 30 * 24 * 60 * 60 * 1000;
      export class Base extends HTMLElement {
        saveLicenseCache(data: object) { localStorage.setItem('license_cache', JSON.stringify({ ...data, checkedAt: Date.now() })); }
        isCacheValid(cache: any) {
          let licenseTTL = LICENSE_CACHE_TTL;
          if (cache && cache.licenseType && cache.licenseType.indexOf('monthly') === -1) licenseTTL = LICENSE_CACHE_TTL * 12;
          return cache && Date.now() - cache.checkedAt < licenseTTL;
        }
      }`,
    ],
    [
      'access token refreshed ahead of its end',
      `export class Client { token: { value: string; expiresAt: number } | null = null;
        async header() { if (!this.token || this.token.expiresAt - 60_000 < Date.now()) this.token = await this.refresh(); return 'Bearer ' + this.token.value; }
        async refresh() { const answer = await (await fetch('/token')).json(); return { value: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1000 }; } }`,
    ],
    [
      'cookie of a browser',
      `export function readCookies(jar: { name: string; value: string; expires?: Date }[]) { const now = new Date(); return jar.filter((cookie) => !cookie.expires || cookie.expires > now).map(({ name, value }) => name + '=' + value).join('; '); }`,
    ],
    [
      'invitation and reset link',
      `export async function accept(db: any, id: string) { const invitation = await db.invitation.findUnique({ where: { id } }); if (!invitation) throw new Error('Invitation not found'); if (invitation.expiresAt < new Date()) throw new Error('Invitation has expired'); return db.member.create({ data: { team: invitation.team } }); }`,
    ],
    [
      'certificate of a peer',
      `import tls from 'node:tls'; export function check(socket: tls.TLSSocket) { const certificate = socket.getPeerCertificate(); const end = new Date(certificate.valid_to); if (end.getTime() < Date.now()) throw new Error('certificate has expired'); if ((end.getTime() - Date.now()) / 864e5 < 14) console.warn('certificate expires soon'); }`,
    ],
  ])('%s', isSilent);
});

describe('what is shown for a while', () => {
  it.each<Row>([
    [
      'a sale within a page',
      `export function Page(props: any) { return <main>{Date.now() < Date.UTC(2027, 0, 6) && <a className="promo" href="/sale">New Year sale: 20% off</a>}{props.children}</main>; }`,
    ],
    [
      'the day of a calendar among others',
      `export function Month({ days }: any) { const today = new Date().getDate(); return <ol><li>Days</li>{days.map((day: number) => <li key={day}><span className={day < today ? 'past' : 'open'}>{day}</span></li>)}</ol>; }`,
    ],
    [
      'invitations that can no longer be accepted',
      `export function Invites({ invites }: any) { return <ul>{invites.map((one: any) => <li><b>{one.email}</b><button disabled={Date.parse(one.expiresAt) < Date.now()}>Accept</button></li>)}</ul>; }`,
    ],
  ])('%s', async (_name, source) => {
    expect(await linesIn({ 'main.tsx': source })).toEqual([]);
  });
});

describe('caches, limits and patience', () => {
  it.each<Row>([
    [
      'least recently used, with a time to live',
      `export class Cache<K, V> { #starts = new Map<K, number>(); #ttls = new Map<K, number>(); #values = new Map<K, V>();
        isStale(key: K) { const ttl = this.#ttls.get(key); const start = this.#starts.get(key); return !!ttl && !!start && performance.now() - start > ttl; }
        get(key: K) { if (this.isStale(key)) { this.#values.delete(key); return undefined; } return this.#values.get(key); }
        set(key: K, value: V, ttl = 0) { this.#values.set(key, value); this.#starts.set(key, performance.now()); this.#ttls.set(key, ttl); } }`,
    ],
    [
      'store in the browser with an end',
      `export const lockr = { get(key: string) { const until = Number(localStorage.getItem(key + '-cacheexpiration')); if (until && Date.now() >= until * 60000) { localStorage.removeItem(key); localStorage.removeItem(key + '-cacheexpiration'); return null; } return localStorage.getItem(key); } };`,
    ],
    [
      'fixed window of a limiter',
      `export function limiter(options: { windowMs: number; limit: number }) { const hits = new Map<string, { count: number; resetTime: Date }>();
        return (req: any, res: any, next: () => void) => { const now = new Date(); let client = hits.get(req.ip); if (!client || client.resetTime <= now) { client = { count: 0, resetTime: new Date(now.getTime() + options.windowMs) }; hits.set(req.ip, client); } client.count++; if (client.count > options.limit) { res.status(429).send('Too many requests'); return; } next(); }; }`,
    ],
    [
      'circuit breaker',
      `export class Breaker { private openedAt = 0; private failures = 0; async run<T>(work: () => Promise<T>): Promise<T> { if (this.failures >= 5 && Date.now() - this.openedAt < 30_000) throw new Error('Circuit is open'); try { const result = await work(); this.failures = 0; return result; } catch (error) { this.failures++; this.openedAt = Date.now(); throw error; } } }`,
    ],
    [
      'back-off until a last attempt',
      `export async function retry<T>(work: () => Promise<T>, maxElapsed: number): Promise<T> { const startTime = Date.now(); for (let attempt = 0; ; attempt++) { try { return await work(); } catch (error) { const delay = Math.min(30_000, 2 ** attempt * 100) * Math.random(); if (Date.now() + delay - startTime > maxElapsed) throw error; await new Promise((done) => setTimeout(done, delay)); } } }`,
    ],
    [
      'lock that others left behind',
      `import fs from 'node:fs'; export function acquire(file: string, stale: number) { try { fs.mkdirSync(file); } catch { const { mtime } = fs.statSync(file); if (mtime.getTime() < Date.now() - stale) { fs.rmdirSync(file); return acquire(file, stale); } throw new Error('Lock file is already being held'); } }`,
    ],
    [
      'update looked for once a day',
      `import Conf from 'conf'; export class Notifier { config = new Conf<any>({ defaults: { lastUpdateCheck: Date.now() } }); check() { if (Date.now() - this.config.get('lastUpdateCheck') < 1000 * 60 * 60 * 24) return; this.config.set('lastUpdateCheck', Date.now()); void fetch('https://registry.example/latest'); } }`,
    ],
    [
      'hint shown at most once a week',
      `export function maybeAsk() { const last = Number(localStorage.getItem('surveyLastShown') ?? 0); if (Date.now() - last < 7 * 864e5) return; localStorage.setItem('surveyLastShown', String(Date.now())); alert('How do you like it?'); }`,
    ],
    [
      'heart beat of a socket',
      `export function watch(socket: any, pong: { at: number }) { setInterval(() => { if (Date.now() - pong.at > 45_000) { socket.terminate(); return; } socket.ping(); }, 15_000); }`,
    ],
  ])('%s', isSilent);
});

describe('calendars and what users planned', () => {
  it.each<Row>([
    [
      'summer time by the last Sundays of a year',
      `function lastSunday(year: number, month: number) { const d = new Date(Date.UTC(year, month + 1, 0, 1)); d.setUTCDate(d.getUTCDate() - d.getUTCDay()); return d.getTime(); } export function isDst(now = new Date()) { const y = now.getUTCFullYear(); return now.getTime() >= lastSunday(y, 2) && now.getTime() < lastSunday(y, 9); } export const hours = () => (isDst() ? 2 : 1);`,
    ],
    [
      'list of holidays',
      `const HOLIDAYS = ['2025-12-25', '2025-12-26', '2026-01-01']; export function isWorkingDay(d: Date = new Date()) { return !HOLIDAYS.includes(d.toISOString().slice(0, 10)) && d.getDay() !== 0; } export const eta = () => (isWorkingDay() ? 'today' : 'later');`,
    ],
    [
      'backup at two in the morning',
      `import { execFile } from 'node:child_process'; export function tick() { const t = new Date(); if (t.getHours() === 2 && t.getMinutes() === 0) execFile('pg_dump', ['-f', '/backup']); }`,
    ],
    [
      'what is new in a list of releases',
      `const entries = [{ date: '2025-04-01' }, { date: '2024-11-11' }]; export const recent = () => entries.filter((e) => Date.now() - new Date(e.date).getTime() < 30 * 864e5);`,
    ],
    ['rate of a tax', `export const taxRate = () => (Date.now() < Date.UTC(2027, 0, 1) ? 0.19 : 0.16);`],
    [
      'plan of a tenant in a database',
      `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); export async function requirePlan(userId: string) { const sub = await prisma.subscription.findUnique({ where: { userId } }); if (sub.currentPeriodEnd.getTime() < Date.now()) throw new Error('Subscription expired'); return sub.plan; }`,
    ],
    [
      'date picker with a range',
      `export function isDateBlocked(day: Date, { disablePast, maxDate }: { disablePast: boolean; maxDate?: Date }) { const today = new Date(); today.setHours(0, 0, 0, 0); return (disablePast && day < today) || (maxDate !== undefined && day > maxDate); }`,
    ],
    [
      'next run of a schedule',
      `export class Job { nextRunAt: Date = new Date(0); repeatInterval = 60_000; async process(run: () => Promise<void>) { if (this.nextRunAt > new Date()) return; await run(); this.nextRunAt = new Date(Date.now() + this.repeatInterval); } }`,
    ],
    [
      'published from a date of the editors',
      `export async function getPost(db: any, slug: string) { const post = await db.post.findFirst({ where: { slug } }); if (!post || !post.publishedAt || post.publishedAt > new Date()) return null; return post; }`,
    ],
    [
      'retention of old records',
      `export async function purge(db: any, days: number) { const limit = new Date(Date.now() - days * 864e5); const { count } = await db.log.deleteMany({ where: { createdAt: { lt: limit } } }); for (const file of await db.file.findMany()) if (file.createdAt < limit) await db.file.delete({ where: { id: file.id } }); return count; }`,
    ],
    [
      'office hours of a shop',
      `export function isOpen(shop: { opens: number; closes: number }) { const hour = new Date().getHours(); return hour >= shop.opens && hour < shop.closes; }`,
    ],
    [
      'cards of a board that are overdue',
      `export function Card({ task }: { task: { dueDate: Date; title: string } }) { const overdue = task.dueDate < new Date(); return { className: overdue ? 'overdue' : 'card', title: task.title }; }`,
    ],
    [
      'countdown to an event of the page',
      `export function Countdown({ date, onComplete }: { date: Date; onComplete(): void }) { const left = Math.max(0, date.getTime() - Date.now()); if (left === 0) onComplete(); return { days: Math.floor(left / 864e5), completed: left === 0 }; }`,
    ],
  ])('%s', isSilent);
});

describe('customers and launches', () => {
  it.each<Row>([
    [
      'payment card',
      `export function validateExpiry(month: number, year: number) { const now = new Date(); if (year < now.getFullYear() || (year === now.getFullYear() && month < now.getMonth() + 1)) return { valid: false, error: 'Card has expired' }; return { valid: true }; }`,
    ],
    [
      'subscription of a backend’s own users',
      `export async function requirePro(req: any, res: any, next: () => void) { const user = await req.db.user.findUnique({ where: { id: req.userId } }); if (!user.stripeCurrentPeriodEnd || user.stripeCurrentPeriodEnd.getTime() + 864e5 < Date.now()) return res.status(402).json({ error: 'Upgrade to continue' }); next(); }`,
    ],
    [
      'coupon of a shop',
      `export function discount(coupon: { validFrom: Date; validUntil: Date; percent: number }) { const now = new Date(); if (now < coupon.validFrom || now > coupon.validUntil) throw new Error('Coupon is not valid'); return coupon.percent; }`,
    ],
    [
      'feature that starts',
      `const LAUNCH = Date.UTC(2027, 2, 1); export function features() { const list = ['print', 'export']; if (Date.now() >= LAUNCH) list.push('share'); return list; }`,
    ],
    [
      'new page that starts',
      `import React from 'react'; export function Home(props: { news: any }) { return React.createElement('main', null, Date.now() >= Date.UTC(2027, 2, 1) ? React.createElement('section', null, props.news) : null); }`,
    ],
    [
      'banner of a sale that ends',
      `import { jsx, jsxs } from 'react/jsx-runtime'; import { SaleBanner } from './banner'; export function Page(props: any) { return jsxs('main', { children: [Date.now() < Date.UTC(2027, 10, 30) && jsx(SaleBanner, { code: 'BLACK' }), props.children] }); }`,
    ],
    [
      'banner of a sale that begins and ends',
      `export function banner() { const now = new Date(); if (now >= new Date('2027-11-26') && now < new Date('2027-11-30')) return 'Black Friday: 20 % off'; return ''; }`,
    ],
    [
      'clock that was never set',
      `export function demandClock() { if (Date.now() < Date.UTC(2024, 0, 1)) throw new Error('The clock of this device is not set.'); }`,
    ],
    [
      'licence without a clock',
      `const RELEASE = new Date('2027-01-15'); export function covers(license: { maintenanceEnd: string }) { if (new Date(license.maintenanceEnd) < RELEASE) throw new Error('Your licence does not cover this version'); return { checkedAt: new Date() }; }`,
    ],
    [
      'tax rate by the day of the invoice',
      `export function rate(invoice: { date: Date }) { return invoice.date < new Date('2021-01-01') ? 16 : 19; } export const stamp = () => Date.now();`,
    ],
    [
      'century of a year with two digits',
      `export function fullYear(two: number) { const current = new Date().getFullYear() % 100; return two > current + 10 ? 1900 + two : 2000 + two; }`,
    ],
  ])('%s', isSilent);
});

describe('what a flip only lets through, and what nobody misses', () => {
  it.each<Row>([
    [
      'an error about what was handed in, behind a date that is long past',
      `const compare = (a: string, b: string) => {
        if (!/^\\d/.test(a)) throw new Error(\`Invalid version: \${a}\`);
        return a < b ? -1 : 1;
      };
      export function newer(releases: Record<string, string>, wanted: string, day = new Date()) {
        const isEarly = day < new Date('2015-07-29');
        const found: string[] = [];
        if (!isEarly) for (const name of Object.keys(releases)) if (compare(name, wanted) > 0) found.push(name);
        return found.length;
      }`,
    ],
    [
      'a word to the console that is no longer said',
      `export function versions(list: string[], day = new Date()) {
        if (day.getFullYear() < 2015) console.warn('There are few before 2015.');
        return list.map((one) => one.trim());
      }`,
    ],
    [
      'the month of a list that is the present one',
      `export function months(names: string[]) {
        const present = new Date().getMonth();
        for (let i = 0; i < 12; i++) {
          const option = document.createElement('option');
          option.text = names[i] as string;
          if (present === i) option.selected = true;
          document.body.append(option);
        }
      }`,
    ],
  ])('%s', isSilent);
});
