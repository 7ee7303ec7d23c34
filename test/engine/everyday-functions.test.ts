/**
 * By way of functions, objects and classes: programs as people write them, each with all that is to be found in it.
 */
import { everyday } from './everyday.js';

everyday('functions and objects', [
  [
    'class with injected clock and licence service',
    ['fixed-date 2027-01-01Z throw'],
    {
      'src/clock.ts': `export interface Clock { now(): number; }
export class SystemClock implements Clock { now(): number { return Date.now(); } }
export class FrozenClock implements Clock { constructor(private readonly at: number) {} now() { return this.at; } }`,
      'src/license.ts': `import type { Clock } from './clock';
export interface License { readonly customer: string; readonly validUntil: Date; }
export class LicenseService {
  private readonly license: License = { customer: 'beta', validUntil: new Date('2027-01-01T00:00:00Z') };
  constructor(private readonly clock: Clock) {}
  isExpired(): boolean { return this.clock.now() >= this.license.validUntil.getTime(); }
  assertValid(): void { if (this.isExpired()) throw new LicenseExpiredError('License expired'); }
}
export class LicenseExpiredError extends Error {}`,
      'src/app.ts': `import { SystemClock } from './clock';
import { LicenseService } from './license';
export class App {
  private readonly licenses = new LicenseService(new SystemClock());
  async powerOn(id: string) { this.licenses.assertValid(); return boot(id); }
}
declare function boot(id: string): Promise<void>;`,
    },
  ],
  [
    'abstract dispatch with template method in three files',
    ['fixed-date 2026-08-12 throw'],
    {
      'policy.ts': `export abstract class ExpiryPolicy {
  protected abstract cutoff(): Date;
  check(now: Date = new Date()): 'ok' | 'expired' { return now.getTime() >= this.cutoff().getTime() ? 'expired' : 'ok'; }
}`,
      'beta-policy.ts': `import { ExpiryPolicy } from './policy';
export class BetaPolicy extends ExpiryPolicy { protected override cutoff() { return new Date(2026, 7, 12); } }`,
      'main.ts': `import { BetaPolicy } from './beta-policy';
const policy = new BetaPolicy();
export function resume(vm: string) { if (policy.check() === 'expired') { throw new Error('This product has expired'); } return vm; }`,
    },
  ],
  [
    'async pipeline',
    ['fixed-date 2027-03-01Z throw'],
    `type Ctx = { now: number; deadline?: number; ok?: boolean };
const steps: Array<(ctx: Ctx) => Promise<Ctx>> = [
  async (ctx) => ({ ...ctx, deadline: Date.UTC(2027, 2, 1) }),
  async (ctx) => ({ ...ctx, ok: ctx.now < ctx.deadline! }),
];
export async function start() {
  let ctx: Ctx = { now: Date.now() };
  for (const step of steps) ctx = await step(ctx);
  if (!ctx.ok) throw new Error('This preview has expired.');
}`,
  ],
  [
    'async iterator of checks',
    ['fixed-date 2027-03-01Z throw'],
    `async function* checks() { yield { name: 'disk', ok: true }; yield { name: 'license', ok: Date.now() < Date.parse('2027-03-01') }; }
export async function boot() { for await (const { name, ok } of checks()) { if (!ok) throw new Error(\`\${name} check failed: license expired\`); } }`,
  ],
  [
    'promise all settled',
    ['fixed-date 2027-03-01Z throw'],
    `const license = async () => { if (new Date().toISOString() >= '2027-03-01') throw new Error('license expired'); return 'ok'; };
export async function start(db: { connect(): Promise<void> }) { await Promise.all([db.connect(), license()]); }`,
  ],
  [
    'promise allSettled rejected',
    ['fixed-date 2027-03-01Z throw'],
    `const license = () => Date.now() >= 1803859200000 ? Promise.reject(new Error('License expired')) : Promise.resolve();
export async function start() { const results = await Promise.allSettled([license()]); if (results.some((r) => r.status === 'rejected')) { process.exit(1); } }`,
  ],
  [
    'emitter subclass with typed events',
    ['fixed-date 2027-03-01Z terminate'],
    {
      'heart.ts': `import { EventEmitter } from 'node:events';
export class Heart extends EventEmitter { start() { setInterval(() => this.emit('beat', { at: new Date() }), 1000); } }`,
      'main.ts': `import { Heart } from './heart';
const heart = new Heart();
heart.on('beat', ({ at }: { at: Date }) => { if (at.valueOf() >= Date.UTC(2027, 2, 1)) { console.error('Beta expired'); process.exit(1); } });
heart.start();`,
    },
  ],
  [
    'getter through inheritance and protected field',
    ['fixed-date 2027-03-01Z throw'],
    `class Entitlement { protected expires = '2027-03-01T00:00:00.000Z'; get active() { return Date.parse(this.expires) > Date.now(); } }
class TrialEntitlement extends Entitlement { get label() { return 'trial'; } }
const entitlement = new TrialEntitlement();
export const open = (file: string) => { if (!entitlement.active) throw new Error('Your license has expired'); return file; };`,
  ],
  [
    'static block initialises the date',
    ['fixed-date 2027-03-01Z throw'],
    `class Build { static #until: number; static { const [y, m, d] = '2027-03-01'.split('-').map(Number); Build.#until = Date.UTC(y!, m! - 1, d!); } static expired() { return Date.now() >= Build.#until; } }
export function launch() { if (Build.expired()) throw new Error('Evaluation copy expired'); }`,
  ],
  [
    'private method and in-check',
    ['fixed-date 2027-03-01Z throw'],
    `class Guard { #end = new Date(Date.UTC(2027, 2, 1)); #late() { return Date.now() >= this.#end.getTime(); } static check(g: unknown) { if (g instanceof Guard && #end in g && g.#late()) throw new Error('license expired'); } }
export const start = () => Guard.check(new Guard());`,
  ],
  [
    'reducer over modules',
    ['fixed-date 2027-03-01Z throw'],
    `const rules = [{ id: 'min', test: () => true }, { id: 'exp', test: () => new Date() < new Date(Date.UTC(2027, 2, 1)) }];
export function verify() { const failed = rules.filter((rule) => !rule.test()).map(({ id }) => id); if (failed.length) throw new Error('License check failed: ' + failed.join()); }`,
  ],
  [
    'flatMap, Object.fromEntries, at',
    ['fixed-date 2027-03-01Z throw'],
    `const plans = Object.fromEntries([['beta', '2027-03-01'], ['ga', '2099-01-01']].flatMap((p) => [p]));
export function start() { const ends = Object.values(plans).sort(); const first = ends.at(0)!; if (new Date().toISOString().slice(0, 10) >= first) throw new Error('beta over'); }`,
  ],
  [
    'JSON.parse of a literal with reviver',
    ['fixed-date 2027-03-01Z throw'],
    `const manifest = JSON.parse('{"channel":"beta","expires":"2027-03-01T00:00:00Z"}', (key, value) => (key === 'expires' ? new Date(value) : value));
export function start() { if (new Date() > manifest.expires) throw new Error(\`\${manifest.channel} expired\`); }`,
  ],
  [
    'WeakMap of private state',
    ['fixed-date 2027-03-01Z throw'],
    `const priv = new WeakMap<object, { end: number }>();
export class Session { constructor() { priv.set(this, { end: Date.UTC(2027, 2, 1) }); } open() { if (Date.now() >= priv.get(this)!.end) throw new Error('Preview build expired'); } }`,
  ],
  [
    'symbol keyed field',
    ['fixed-date 2027-03-01Z throw'],
    `const kEnd = Symbol('end');
export class License { [kEnd] = Date.UTC(2027, 2, 1); assert() { if (this[kEnd] <= Date.now()) throw new Error('License expired'); } }`,
  ],
  [
    'memoised decorator legacy',
    ['fixed-date 2027-03-01Z throw'],
    `function licensed(_t: unknown, _k: string, d: PropertyDescriptor) { const inner = d.value; d.value = function (...args: unknown[]) { if (Date.now() >= Date.UTC(2027, 2, 1)) throw new Error('License expired'); return inner.apply(this, args); }; return d; }
export class Api { @licensed query(sql: string) { return sql; } }`,
  ],
  [
    'decorator factory new style',
    ['fixed-date 2027-03-01Z throw'],
    `const until = (iso: string) => (method: any, _ctx: ClassMethodDecoratorContext) => function (this: unknown, ...args: unknown[]) { if (Date.now() >= Date.parse(iso)) throw new Error('This trial is over'); return method.call(this, ...args); };
export class Api { @until('2027-03-01T00:00:00Z') render() { return 'x'; } }`,
  ],
  [
    'bound recursion',
    ['fixed-date 2027-03-01Z throw'],
    `const tree = { children: [{ end: Infinity, children: [] }, { end: 1803859200000, children: [] }], end: Infinity };
const earliest = (n: any): number => Math.min(n.end, ...n.children.map(earliest));
export const start = () => { if (Date.now() >= earliest(tree)) throw new Error('license expired'); };`,
  ],
  [
    'arguments object and apply',
    ['fixed-date 2027-03-01Z throw'],
    `function latest() { var n = -Infinity; for (var i = 0; i < arguments.length; i++) if (arguments[i] > n) n = arguments[i]; return n; }
exports.start = function () { if (latest.apply(null, [Date.now(), 0]) >= 1803859200000) throw new Error('license expired'); };`,
  ],
  [
    'destructuring with nested default and rename',
    ['fixed-date 2027-03-01Z throw'],
    `const settings = { beta: {} } as { beta: { end?: number } };
export function start({ beta: { end: cutoff = Date.UTC(2027, 2, 1) } } = settings) { if (Date.now() >= cutoff) throw new Error('beta is over'); }`,
  ],
  [
    'Object.entries of a config frozen',
    ['fixed-date 2027-03-01Z throw'],
    `export const CONFIG = Object.freeze({ name: 'demo', dates: Object.freeze({ sunset: new Date('2027-03-01T00:00:00Z') }) });
export function run() { const { dates: { sunset } } = CONFIG; if (sunset < new Date()) throw new Error('This demo has expired'); }`,
  ],
  [
    'clock via DI container token map',
    ['fixed-date 2027-03-01Z throw'],
    {
      'container.ts': `export class Container { private readonly factories = new Map<string, () => unknown>(); register<T>(token: string, make: () => T) { this.factories.set(token, make); return this; } resolve<T>(token: string): T { const make = this.factories.get(token); if (!make) throw new Error('no ' + token); return make() as T; } }`,
      'main.ts': `import { Container } from './container';
const container = new Container().register('clock', () => ({ now: () => new Date() })).register('expiry', () => new Date(Date.UTC(2027, 2, 1)));
export function start() { const clock = container.resolve<{ now(): Date }>('clock'); if (clock.now() >= container.resolve<Date>('expiry')) throw new Error('beta expired'); }`,
    },
  ],
  [
    'callback hell with error first',
    ['fixed-date 2027-03-01Z throw'],
    `function readLicense(cb: (e: Error | null, l?: { exp: number }) => void) { process.nextTick(() => cb(null, { exp: 1803859200 })); }
export function start(done: (e?: Error) => void) { readLicense((err, license) => { if (err) return done(err); if (license!.exp < Date.now() / 1000) return done(new Error('License expired')); done(); }); }`,
  ],
  [
    'set interval closure flag',
    ['fixed-date 2027-03-01Z throw'],
    `let locked = false;
setInterval(() => { locked = locked || Date.now() >= Date.UTC(2027, 2, 1); }, 60_000);
export function save(doc: string) { if (locked) throw new Error('This version has expired'); return doc; }`,
  ],
  [
    'observer list in class',
    ['fixed-date 2027-03-01Z throw'],
    `class Subject<T> { private subs: ((v: T) => void)[] = []; subscribe(f: (v: T) => void) { this.subs.push(f); return () => { this.subs = this.subs.filter((s) => s !== f); }; } next(v: T) { this.subs.forEach((s) => s(v)); } }
const time$ = new Subject<number>();
time$.subscribe((now) => { if (now > 1803859200000 - 1) throw new Error('Trial ended, buy a license'); });
export const tick = () => time$.next(Date.now());`,
  ],
  [
    'Reflect and computed names',
    ['fixed-date 2027-03-01Z throw'],
    `const D = Reflect.get(globalThis, 'Date'); const now = Reflect.apply(D['now'], D, []);
export function start() { if (Reflect.apply(D.now, D, []) >= Reflect.construct(D, ['2027-03-01']).getTime()) throw new Error('license expired'); }`,
  ],
  [
    'comma chain as minifiers write',
    ['fixed-date 2027-03-01Z throw'],
    `var a=18038592e5,b=()=>+new Date;function c(d){var e;return e=b(),e>=a&&(()=>{throw Error("License expired")})(),d}export{c as start};`,
  ],
  [
    'switch true',
    ['fixed-date 2027-03-01Z throw'],
    `export function mode(): string { const n = new Date(); switch (true) { case n < new Date(Date.UTC(2027, 1, 1)): return 'full'; case n < new Date(Date.UTC(2027, 2, 1)): return 'full'; default: throw new Error('license expired'); } }`,
  ],
  [
    'optional call of an injected now',
    ['fixed-date 2027-03-01Z throw'],
    `export function createGate(opts?: { now?(): number }) { const now = () => opts?.now?.() ?? Date.now(); return { enter() { if (now() >= 1803859200000) throw new Error('Access period is over'); } }; }`,
  ],
  [
    'subject apart',
    ['fixed-date 2027-03-01Z throw'],
    `import { BehaviorSubject } from 'rxjs'; const isOver = new BehaviorSubject(false); export function tick() { isOver.next(Date.now() >= 1803859200000); } export function start() { if (isOver.value) throw new Error('license expired'); }`,
  ],
  [
    'own store apart',
    ['fixed-date 2027-03-01Z throw'],
    `class Store { v = false; set(v) { this.v = v; } } const isOver = new Store(); export function tick() { isOver.set(Date.now() >= 1803859200000); } export function start() { if (isOver.v) throw new Error('license expired'); }`,
  ],
  [
    'own redux',
    ['fixed-date 2027-03-01Z throw'],
    `function createStore(reducer) { let state = reducer(undefined, { type: '@@init' }); const listeners = []; return { getState: () => state, dispatch(action) { state = reducer(state, action); listeners.forEach((l) => l()); return action; }, subscribe(l) { listeners.push(l); } }; }
const reducer = (state = { over: false }, action) => { switch (action.type) { case 'TICK': return { ...state, over: action.now >= 1803859200000 }; default: return state; } };
const store = createStore(reducer);
export function tick() { store.dispatch({ type: 'TICK', now: Date.now() }); }
export function save() { if (store.getState().over) throw new Error('license expired'); }`,
  ],
  [
    'own redux together',
    ['fixed-date 2027-03-01Z throw'],
    `function createStore(reducer) { let state = reducer(undefined, { type: '@@init' }); const listeners = []; return { getState: () => state, dispatch(action) { state = reducer(state, action); listeners.forEach((l) => l()); return action; }, subscribe(l) { listeners.push(l); } }; }
const reducer = (state = { over: false }, action) => { switch (action.type) { case 'TICK': return { ...state, over: action.now >= 1803859200000 }; default: return state; } };
const store = createStore(reducer);
export function save() { store.dispatch({ type: 'TICK', now: Date.now() }); if (store.getState().over) throw new Error('license expired'); }`,
  ],
  [
    'structuredClone',
    ['fixed-date 2027-03-01Z throw'],
    `const base = { license: { until: new Date('2027-03-01') } };
export function run() { const copy = structuredClone(base); if (Date.now() >= copy.license.until.getTime()) throw new Error('license over'); }`,
  ],
  [
    'reflect apply local',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { if (Reflect.apply(Date.now, Date, []) >= 1803859200000) throw new Error('license expired'); }`,
  ],
  [
    'reflect construct',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { if (Date.now() >= Reflect.construct(Date, ['2027-03-01']).getTime()) throw new Error('license expired'); }`,
  ],
  [
    'reflect get',
    ['fixed-date 2027-03-01Z throw'],
    `const D = Reflect.get(globalThis, 'Date');
export function start() { if (D.now() >= 1803859200000) throw new Error('license expired'); }`,
  ],
  [
    'reviver simple',
    ['fixed-date 2027-03-01Z throw'],
    `const m = JSON.parse('{"expires":"2027-03-01T00:00:00Z"}', (k, v) => k === 'expires' ? Date.parse(v) : v);
export function start() { if (Date.now() >= m.expires) throw new Error('license expired'); }`,
  ],
  [
    'observers plain',
    ['fixed-date 2027-03-01Z throw'],
    `class Subject { subs = []; subscribe(f) { this.subs.push(f); } next(v) { this.subs.forEach((s) => s(v)); } }
const time$ = new Subject(); time$.subscribe((now) => { if (now >= 1803859200000) throw new Error('license expired'); });
export const tick = () => time$.next(Date.now());`,
  ],
  [
    'observers Set',
    ['fixed-date 2027-03-01Z throw'],
    `class Subject { #subs = new Set(); subscribe(f) { this.#subs.add(f); return () => this.#subs.delete(f); } next(v) { for (const s of this.#subs) s(v); } }
const time$ = new Subject(); time$.subscribe((now) => { if (now >= 1803859200000) throw new Error('license expired'); });
export const tick = () => time$.next(Date.now());`,
  ],
  [
    'observers filter',
    ['fixed-date 2027-03-01Z throw'],
    `class Subject { subs = []; subscribe(f) { this.subs.push(f); return () => { this.subs = this.subs.filter((s) => s !== f); }; } next(v) { this.subs.forEach((s) => s(v)); } }
const time$ = new Subject(); time$.subscribe((now) => { if (now >= 1803859200000) throw new Error('license expired'); });
export const tick = () => time$.next(Date.now());`,
  ],
  [
    'observers with concat',
    ['fixed-date 2027-03-01Z throw'],
    `class Subject { subs = []; subscribe(f) { this.subs = [...this.subs, f]; } next(v) { this.subs.forEach((s) => s(v)); } }
const time$ = new Subject(); time$.subscribe((now) => { if (now >= 1803859200000) throw new Error('license expired'); });
export const tick = () => time$.next(Date.now());`,
  ],
  [
    'trampoline simple',
    ['fixed-date 2027-03-01Z throw'],
    `const f = (i) => i === 0 ? Date.now() >= 1803859200000 : () => f(i - 1);
export const start = () => { let r = f(2); while (typeof r === 'function') r = r(); if (r) throw new Error('license expired'); };`,
  ],
  [
    'interop b',
    ['fixed-date 2027-03-01Z throw'],
    {
      'limits.cjs': `module.exports = { END: 1803859200000 }; module.exports.default = module.exports;`,
      'main.mjs': `import limits from './limits.cjs';
export async function start() { if (Date.now() >= limits.END) throw new Error('beta over'); };`,
    },
  ],
  [
    'interop c',
    ['fixed-date 2027-03-01Z throw'],
    {
      'check.mjs': `export default () => Date.now() >= 1803859200000;`,
      'main.cjs': `exports.start = async function () { const { default: isOver } = await import('./check.mjs'); if (isOver()) throw new Error('beta over'); };`,
    },
  ],
  [
    'lazy require call',
    ['fixed-date 2027-03-01Z throw'],
    {
      'lib/guard.js': `module.exports = function guard(end) { return function () { return +new Date() >= end; }; };`,
      'main.js': `const loadGuard = () => require('./lib/guard');
exports.start = () => { if (loadGuard()(1803859200000)()) throw new Error('license expired'); };`,
    },
  ],
  [
    'lazy require call direct',
    ['fixed-date 2027-03-01Z throw'],
    {
      'lib/guard.js': `module.exports = function guard(end) { return +new Date() >= end; };`,
      'main.js': `const loadGuard = () => require('./lib/guard');
exports.start = () => { if (loadGuard()(1803859200000)) throw new Error('license expired'); };`,
    },
  ],
  [
    'factory of closure in other module',
    ['fixed-date 2027-03-01Z throw'],
    {
      'lib/guard.js': `module.exports = function guard(end) { return function () { return +new Date() >= end; }; };`,
      'main.js': `const guard = require('./lib/guard');
exports.start = () => { if (guard(1803859200000)()) throw new Error('license expired'); };`,
    },
  ],
  [
    'ns export equals a',
    ['fixed-date 2027-03-01Z throw'],
    {
      'limits.ts': `namespace Limits { export const end = Date.UTC(2027, 2, 1); }
export = Limits;`,
      'main.ts': `import Limits = require('./limits');
export function start() { if (Date.now() >= Limits.end) throw new Error('beta over'); }`,
    },
  ],
  [
    'ns nested',
    ['fixed-date 2027-03-01Z throw'],
    `namespace Limits { export const year = 2027; export namespace Beta { export const end = Date.UTC(year, 2, 1); } }
export function start() { if (Date.now() >= Limits.Beta.end) throw new Error('beta over'); }`,
  ],
  [
    'ns alias',
    ['fixed-date 2027-03-01Z throw'],
    `namespace Limits { export namespace Beta { export const end = Date.UTC(2027, 2, 1); } }
import Beta = Limits.Beta;
export function start() { if (Date.now() >= Beta.end) throw new Error('beta over'); }`,
  ],
  [
    'ns dotted',
    ['fixed-date 2027-03-01Z throw'],
    `namespace Acme.Limits { export const end = Date.UTC(2027, 2, 1); }
export function start() { if (Date.now() >= Acme.Limits.end) throw new Error('beta over'); }`,
  ],
  [
    'bz without defaults',
    ['fixed-date 2003-06-01 terminate 2001-06-01..2001-07-01 2002-06-01..2002-07-01 2003-06-01..'],
    `const y = 2003, m = 5, day = 1;
export function boom() { const t = new Date(); if (t.getFullYear() > y) return true; if (t.getFullYear() === y && t.getMonth() > m) return true; if (t.getMonth() === m && t.getDate() >= day && t.getFullYear() > 2000) return true; return false; }
export function main() { if (boom()) { console.log('This release has expired'); process.exit(0); } }`,
  ],
  [
    'bz with args',
    ['fixed-date 2003-06-01 terminate 2001-06-01..2001-07-01 2002-06-01..2002-07-01 2003-06-01..'],
    `function boom(y, m, day) { const t = new Date(); if (t.getFullYear() > y) return true; if (t.getFullYear() === y && t.getMonth() > m) return true; if (t.getMonth() === m && t.getDate() >= day && t.getFullYear() > 2000) return true; return false; }
export function main() { if (boom(2003, 5, 1)) { console.log('This release has expired'); process.exit(0); } }`,
  ],
  [
    'bz one or',
    ['fixed-date 2003-06-01 terminate 2001-06-01..2001-07-01 2002-06-01..2002-07-01 2003-06-01..'],
    `export function main() { const t = new Date(), y = t.getFullYear(); if (y > 2003 || (y === 2003 && t.getMonth() > 5) || (t.getMonth() === 5 && t.getDate() >= 1 && y > 2000)) { console.log('This release has expired'); process.exit(0); } }`,
  ],
  [
    'of1',
    ['fixed-date 2027-03-01Z throw'],
    `class Subject { subs = []; subscribe(f) { this.subs.push(f); return () => { this.subs = this.subs.filter((s) => s !== f); }; } next(v) { this.subs.forEach((s) => s(v)); return this.subs; } }
const time$ = new Subject(); time$.subscribe((now) => { if (now >= 1803859200000) throw new Error('license expired'); });
export const tick = () => time$.next(Date.now());`,
  ],
  [
    'of3',
    ['fixed-date 2027-03-01Z throw'],
    `class Subject { subs = []; subscribe(f) { this.subs.push(f); return () => { const i = this.subs.indexOf(f); if (i >= 0) this.subs.splice(i, 1); }; } next(v) { for (const s of this.subs.slice()) s(v); return this.subs; } }
const time$ = new Subject(); time$.subscribe((now) => { if (now >= 1803859200000) throw new Error('license expired'); });
export const tick = () => time$.next(Date.now());`,
  ],
  [
    'of4',
    ['fixed-date 2027-03-01Z throw'],
    `class Subject { subs = []; subscribe(f) { this.subs.push(f); return this; } off(f) { this.subs = this.subs.filter((s) => s !== f); } next(v) { this.subs.forEach((s) => s(v)); return this.subs; } }
const time$ = new Subject(); time$.subscribe((now) => { if (now >= 1803859200000) throw new Error('license expired'); });
export const tick = () => time$.next(Date.now());`,
  ],
  [
    'parts of a date that are found five small functions deep',
    ['fixed-date 2032-11-02Z throw'],
    `function isOver(parts, part) { return own_0(part) + part('day') >= "20321102"; }
export function start() {
const parts = own_1().formatToParts(new Date());
const part = (type) => parts.find((one) => own_2(one, type)).value;
if (isOver(parts, part)) throw new Error('This beta has expired.');
return 'on';
}

function own_0(part) { return part('year') + part('month'); }
function own_1() { return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' }); }
function own_2(one, type) { return one.type === type; }`,
  ],
  [
    'what is handed in makes a text of the time',
    ['fixed-date 2027-03-01Z throw'],
    {
      'part.js': `export function day(form) { return form.format(new Date()); }`,
      'main.js': `import { day } from './part.js'; export function start() { const form = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' }); if (day(form) >= '2027-03-01') throw new Error('license expired'); }`,
    },
  ],
  [
    'the first of the dates that are handed in',
    ['fixed-date 2027-03-01Z throw'],
    {
      'part.js': `export function some(ends) { return ends.reduce((a, b) => Math.min(a, b)) <= Date.now(); }`,
      'main.js': `import { some } from './part.js'; export function start() { if (some([1803859200000, 1903859200000])) throw new Error('license expired'); }`,
    },
  ],
  [
    'a date worked out of what is handed in, told once',
    ['fixed-date 2027-03-01Z throw'],
    `function isOver(text) { return Date.now() >= Number(text.map((byte) => String.fromCharCode(byte ^ 7)).join('')) * 1000; }
export function start() { if (isOver([54, 63, 55, 52, 63, 50, 62, 53, 55, 55])) throw new Error('license expired'); }`,
  ],
  [
    'a stamp in another file',
    ['build-age 2027-03-01T00:00:35.002Z throw'],
    {
      'dates.js': `const BUILT = 1803859235002; module.exports = { BUILT };`,
      'main.js': `const dates = require('./dates'); exports.start = () => { if (new Date() >= new Date(dates.BUILT)) throw new Error('license expired'); };`,
    },
  ],
  [
    'parts of a date in a list that a function gives back',
    ['fixed-date 2027-03-01Z throw'],
    `function partsOf(date: Date) { return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(date); }
const present = () => partsOf(new Date());
const stampOf = (part: (type: string) => string) => part('year') + part('month') + part('day');
export function start() { const parts = present(); const part = (type: string) => parts.find((one) => one.type === type)!.value; if (stampOf(part) >= '20270301') throw new Error('license expired'); }`,
  ],
  [
    'a row of a table that a function gives back',
    ['fixed-date 2027-03-01Z throw'],
    `const stamps = () => ({ now: { at: [Date.now()] } });
export function start() { const { now: { at: [at] } } = stamps(); if (at >= Date.UTC(2027, 2, 1)) throw new Error('license expired'); }`,
  ],
  [
    'what inherits from an item that is taken off a list',
    ['fixed-date 2027-03-01Z throw'],
    `export function start() { const times: any[] = [1]; times.push({ at: Date.now() }); const state = Object.create({ last: times.pop() }); if (state.last.at >= Date.UTC(2027, 2, 1)) throw new Error('license expired'); }`,
  ],
]);

everyday('a program that is taken out of service', [
  [
    'says no more than that',
    ['fixed-date 2027-03-01Z deny'],
    `const END = new Date('2027-03-01T00:00:00Z');
export async function execute(interaction: any) { if (new Date() >= END) { await interaction.reply({ content: 'This bot has been retired.' }); return; }
  await interaction.client.commands.get(interaction.commandName).execute(interaction); }`,
  ],
  [
    'ends by the parser of its arguments',
    ['fixed-date 2027-03-01Z terminate'],
    `import yargs from 'yargs';
export async function handler() { if (new Date() > new Date('2027-03-01')) { console.error('The service is gone.'); yargs.exit(1); } await upload(); }
declare function upload(): Promise<void>;`,
  ],
  [
    'asserts that it is not',
    ['fixed-date 2027-03-01Z throw'],
    `import assert from 'node:assert/strict';
export function check() { assert(Date.now() < Date.parse('2027-03-01T00:00:00Z'), 'The exception for this advisory has expired.'); }`,
  ],
]);
