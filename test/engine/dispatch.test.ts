/**
 * Whom a call means, where the name alone does not tell: injected clocks, interfaces, emitters, containers, aliases of
 * the globals, names put together. Each row is a bomb of one file, or of two.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';
import type { Texts } from './run.js';

const gaps: Gaps = {
  'constructor of a date': 'a constructor read off a date is no mention of the clock',
};
const deadline = ['fixed-date 2027-01-01Z throw'];

/** Every source may say `END` for the date and `expired()` for the throw. */
const prelude = `const END = 1798761600000;
function expired(): never { throw new Error('This beta has expired.'); }
`;
const holds = async (texts: Texts): Promise<void> => {
  const files = typeof texts === 'string' ? { 'main.ts': texts } : texts;
  const all = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, prelude + text]));
  expect(await linesIn(all)).toEqual(deadline);
};
const body = (condition: string): string => `{ if (${condition}) expired(); return 'on'; }`;
const start = (condition: string): string => `export function start() ${body(condition)}`;

const systemClock = `export interface Clock { now(): Date }
export class SystemClock implements Clock { now() { return new Date(); } }
`;

table('an injected clock', gaps, holds, [
  [
    'constructor, composed in another file',
    {
      'clock.ts': systemClock,
      'gate.ts': `import type { Clock } from './clock.js';\nexport class Gate { constructor(private readonly clock: Clock) {} check() ${body('this.clock.now().getTime() >= END')} }`,
      'main.ts': `import { SystemClock } from './clock.js';\nimport { Gate } from './gate.js';\nexport const gate = new Gate(new SystemClock());`,
    },
  ],
  [
    'constructor, never composed in sight',
    {
      'clock.ts': systemClock,
      'gate.ts': `import type { Clock } from './clock.js';\nexport class Gate { constructor(private readonly clock: Clock) {} check() ${body('this.clock.now().getTime() >= END')} }`,
    },
  ],
  [
    'constructor that keeps it in a field',
    `${systemClock}export class Gate { private clock: Clock; constructor(clock: Clock) { this.clock = clock; } check() ${body('+this.clock.now() >= END')} }`,
  ],
  [
    'default parameter of the constructor',
    `${systemClock}export class Gate { constructor(private clock: Clock = new SystemClock()) {} check() ${body('+this.clock.now() >= END')} }`,
  ],
  [
    'default parameter of a function',
    `${systemClock}export function start(clock: Clock = new SystemClock()) ${body('clock.now().getTime() >= END')}`,
  ],
  [
    'a function as a parameter property',
    `export class Gate { constructor(private readonly now: () => number = Date.now) {} check() ${body('this.now() >= END')} }`,
  ],
  [
    'options with a default',
    `export function makeGate(options: { now?: () => number } = {}) { const now = options.now ?? Date.now; return { check() ${body('now() >= END')} }; }`,
  ],
  [
    'options with || and an arrow function',
    `export function makeGate({ now = () => Date.now() }: { now?: () => number } = {}) { return () => { if (now() >= END) expired(); return 'on'; }; }`,
  ],
  [
    'field of the class',
    `${systemClock}export class Gate { clock = new SystemClock(); check() ${body('this.clock.now() >= new Date(END)')} }`,
  ],
  [
    'set by a setter method',
    `${systemClock}export class Gate { private clock?: Clock; use(clock: Clock) { this.clock = clock; } check() ${body('+this.clock!.now() >= END')} }\nexport const gate = new Gate();\ngate.use(new SystemClock());`,
  ],
  [
    'from a container by class',
    `${systemClock}declare const container: { get<T>(type: new () => T): T };\n${start('+container.get(SystemClock).now() >= END')}`,
  ],
]);

table('a service behind an interface', gaps, holds, [
  [
    'the implementing class',
    {
      'license.ts': `export interface Licenses { isOver(): boolean }\nexport class BetaLicenses implements Licenses { isOver() { return Date.now() >= END; } }`,
      'power.ts': `import type { Licenses } from './license.js';\nexport function start(licenses: Licenses) ${body('licenses.isOver()')}`,
    },
  ],
  [
    'two implementing classes',
    {
      'license.ts': `export interface Licenses { isOver(): boolean }\nexport class FreeLicenses implements Licenses { isOver() { return false; } }\nexport class BetaLicenses implements Licenses { isOver() { return Date.now() >= END; } }`,
      'power.ts': `import type { Licenses } from './license.js';\nexport class Power { constructor(private licenses: Licenses) {} start() ${body('this.licenses.isOver()')} }`,
    },
  ],
  [
    'a getter of the service',
    {
      'license.ts': `export class Licenses { get over() { return Date.now() >= END; } }`,
      'power.ts': `import type { Licenses } from './license.js';\nexport function start(licenses: Licenses) ${body('licenses.over')}`,
    },
  ],
  [
    'an abstract method',
    `abstract class Base { abstract isOver(): boolean; check() ${body('this.isOver()')} }\nexport class Beta extends Base { isOver() { return Date.now() >= END; } }`,
  ],
  [
    'an abstract method in another file',
    {
      'base.ts': `export abstract class Base { abstract end(): number; check() ${body('Date.now() >= this.end()')} }`,
      'beta.ts': `import { Base } from './base.js';\nexport class Beta extends Base { end() { return END; } }`,
    },
  ],
  [
    'a template method with the clock below',
    {
      'base.ts': `export abstract class Base { protected abstract today(): Date; check() ${body('this.today().getTime() >= END')} }`,
      'beta.ts': `import { Base } from './base.js';\nexport class Beta extends Base { protected today() { return new Date(); } }`,
    },
  ],
  [
    'super',
    `class Base { isOver() { return Date.now() >= END; } }\nexport class Beta extends Base { override isOver() { return super.isOver(); } check() ${body('this.isOver()')} }`,
  ],
  [
    'a mixin',
    `type Constructor = new (...args: any[]) => object;\nconst Expiring = <T extends Constructor>(Base: T) => class extends Base { isOver() { return Date.now() >= END; } };\nexport class Gate extends Expiring(Object) { check() ${body('this.isOver()')} }`,
  ],
  [
    'a field with an arrow function',
    `export class Gate { isOver = () => Date.now() >= END; check = () => { if (this.isOver()) expired(); return 'on'; }; }`,
  ],
  [
    'a private static',
    `export class Gate { static #isOver() { return Date.now() >= END; } static check() ${body('Gate.#isOver()')} }`,
  ],
  [
    'a singleton',
    `export class Gate { static instance?: Gate; static get() { return (this.instance ??= new Gate()); } isOver() { return Date.now() >= END; } }\n${start('Gate.get().isOver()')}`,
  ],
  [
    'an accessor by defineProperty',
    `const gate: any = {}; Object.defineProperty(gate, 'over', { get: () => Date.now() >= END });\n${start('gate.over')}`,
  ],
  ['a getter of an object', `const gate = { get over() { return Date.now() >= END; } };\n${start('gate.over')}`],
  [
    'a proxy around the service',
    `const target = { isOver: () => Date.now() >= END }; const gate = new Proxy(target, {});\n${start('gate.isOver()')}`,
  ],
]);

const beta = "throw new Error('This beta has expired.');";
table('events', gaps, holds, [
  [
    'emitter',
    `import { EventEmitter } from 'node:events';\nconst bus = new EventEmitter();\nbus.on('expired', () => { expired(); });\nexport function tick() { if (Date.now() >= END) bus.emit('expired'); }`,
  ],
  [
    'emitter of another file',
    {
      'bus.ts': `import { EventEmitter } from 'node:events';\nexport const bus = new EventEmitter();`,
      'handlers.ts': `import { bus } from './bus.js';\nbus.on('expired', () => { throw new Error('This beta has expired.'); });`,
      'tick.ts': `import { bus } from './bus.js';\nexport function tick() { if (Date.now() >= END) bus.emit('expired'); }`,
    },
  ],
  [
    'emitter by inheritance',
    `import { EventEmitter } from 'node:events';\nexport class Gate extends EventEmitter { constructor() { super(); this.on('expired', () => expired()); } tick() { if (Date.now() >= END) this.emit('expired'); } }`,
  ],
  [
    'emitter that hands on the time',
    {
      'handlers.ts': `import { bus } from './bus.js';\nbus.once('tick', (now: number) => { if (now >= END) ${beta} });`,
      'tick.ts': `export function tick(bus: any) { bus.emit('tick', Date.now()); }`,
    },
  ],
  [
    'listener that reads the clock',
    {
      'handlers.ts': `export const listen = (bus: any) => bus.addListener('tick', () => { if (Date.now() >= END) ${beta} });`,
      'tick.ts': `export function tick(bus: any) { bus.emit('tick'); }`,
    },
  ],
  [
    'method as a listener',
    {
      'app.ts': `export class App { constructor(bus: any) { bus.on('over', this.stop.bind(this)); } stop() { ${beta} } }`,
      'tick.ts': `export function tick(bus: any) { if (Date.now() >= END) bus.emit('over'); }`,
    },
  ],
  [
    'event of the page',
    {
      'handlers.ts': `window.addEventListener('license:over', () => { ${beta} });`,
      'tick.ts': `export function tick() { if (Date.now() >= END) window.dispatchEvent(new CustomEvent('license:over')); }`,
    },
  ],
  [
    'event of the page, without its name',
    {
      'handlers.ts': `addEventListener('over', onOver); function onOver() { ${beta} }`,
      'tick.ts': `export function tick() { if (Date.now() >= END) dispatchEvent(new Event('over')); }`,
    },
  ],
  [
    'event that another waits for as well',
    {
      'handlers.ts': `export const listen = (bus: any) => { bus.on('over', () => {}); bus.on('over', () => { ${beta} }); };`,
      'tick.ts': `export function tick(bus: any) { if (Date.now() >= END) bus.emit('over'); }`,
    },
  ],
]);

table('indirect calls', gaps, holds, [
  ['map of checks', `const checks = new Map([['beta', () => Date.now() >= END]]);\n${start(`checks.get('beta')!()`)}`],
  [
    'map of checks, filled later',
    `const checks = new Map<string, () => boolean>();\nchecks.set('beta', () => Date.now() >= END);\n${start(`checks.get('beta')!()`)}`,
  ],
  [
    'list of checks',
    `const checks = [() => false, () => Date.now() >= END];\n${start('checks.some((check) => check())')}`,
  ],
  [
    'list of checks, pushed',
    `const checks: (() => boolean)[] = [];\nchecks.push(() => Date.now() >= END);\nexport function start() { for (const check of checks) if (check()) expired(); return 'on'; }`,
  ],
  [
    'table by name',
    `const checks: Record<string, () => boolean> = { beta: () => Date.now() >= END };\nexport function start(name: string) ${body('checks[name]!()')}`,
  ],
  [
    'methods by Object.assign',
    `const gate: any = {}; Object.assign(gate, { isOver() { return Date.now() >= END; } });\n${start('gate.isOver()')}`,
  ],
  [
    'methods by Object.assign on a prototype',
    `class Gate {} Object.assign(Gate.prototype, { isOver() { return Date.now() >= END; } });\n${start('(new Gate() as any).isOver()')}`,
  ],
  [
    'method put on the prototype of a class',
    `class Gate {} (Gate.prototype as any).isOver = function () { return Date.now() >= END; };\n${start('(new Gate() as any).isOver()')}`,
  ],
  ['globalThis', `(globalThis as any).isOver = () => Date.now() >= END;\n${start('(globalThis as any).isOver()')}`],
  [
    'globalThis from another file',
    {
      'beta.ts': `(globalThis as any).isOver = () => Date.now() >= END;`,
      'power.ts': `declare const isOver: () => boolean;\n${start('isOver()')}`,
    },
  ],
  [
    'global of a script',
    {
      'beta.js': `window.isOver = function () { return Date.now() >= 1798761600000; };`,
      'power.js': `window.start = function () { if (window.isOver()) throw new Error('This beta has expired.'); };`,
    },
  ],
  [
    'call',
    `function isOver(this: { end: number }) { return Date.now() >= this.end; }\n${start('isOver.call({ end: END })')}`,
  ],
  ['curried', `const over = (end: number) => (now: number) => now >= end;\n${start('over(END)(Date.now())')}`],
  ['filter and length', `const dates = [END];\n${start('dates.filter((date) => date <= Date.now()).length > 0')}`],
  [
    'reduce',
    `const checks = [() => Date.now() >= END];\n${start('checks.reduce((over, check) => over || check(), false)')}`,
  ],
  ['every', `const checks = [() => Date.now() < END];\n${start('!checks.every((check) => check())')}`],
  ['find', `const dates = [{ end: END }];\n${start('dates.find(({ end }) => Date.now() >= end) !== undefined')}`],
  [
    'forEach',
    `const dates = [END]; export function start() { dates.forEach((date) => { if (Date.now() >= date) expired(); }); return 'on'; }`,
  ],
  ['map, then includes', `const dates = [END];\n${start('dates.map((date) => Date.now() >= date).includes(true)')}`],
  [
    'recursion',
    `function over(dates: number[], index: number): boolean { return index < dates.length && (Date.now() >= dates[index]! || over(dates, index + 1)); }\n${start('over([Infinity, END], 0)')}`,
  ],
  [
    'composed functions',
    `const compose = (f: (x: any) => any, g: (x: any) => any) => (x: any) => f(g(x)); const over = compose((now: number) => now >= END, (date: Date) => date.getTime());\n${start('over(new Date())')}`,
  ],
  [
    'memoised',
    `function once<T>(make: () => T) { let value: T | undefined; let done = false; return () => { if (!done) { value = make(); done = true; } return value as T; }; } const isOver = once(() => Date.now() >= END);\n${start('isOver()')}`,
  ],
  [
    'decorated by a higher function',
    `const guarded = (action: () => string) => () => { if (Date.now() >= END) expired(); return action(); }; export const start = guarded(() => 'on');`,
  ],
  [
    'middleware',
    `declare const app: any; app.use((request: any, response: any, next: () => void) => { if (Date.now() >= END) expired(); next(); });`,
  ],
  [
    'callback with the time',
    `function withNow<T>(action: (now: number) => T) { return action(Date.now()); } export const start = () => withNow((now) => { if (now >= END) expired(); return 'on'; });`,
  ],
  [
    'generator',
    `function* dates() { yield END; } export function start() { for (const date of dates()) if (Date.now() >= date) expired(); return 'on'; }`,
  ],
  [
    'generator, taken one by one',
    `function* dates() { yield 0; yield END; } export function start() { const list = dates(); list.next(); if (Date.now() >= list.next().value) expired(); return 'on'; }`,
  ],
  [
    'generator that yields another',
    `function* inner() { yield END; } function* dates() { yield* inner(); } export function start() { const [first] = [...dates()]; if (Date.now() >= first) expired(); return 'on'; }`,
  ],
  [
    'generator of verdicts',
    `function* checks() { yield Date.now() >= END; } export function start() { for (const over of checks()) if (over) expired(); return 'on'; }`,
  ],
  [
    'method that yields',
    `class Plan { *ends() { for (const end of [END]) yield end; } } export function start() { for (const end of new Plan().ends()) if (Date.now() >= end) expired(); return 'on'; }`,
  ],
  [
    'promise with a resolver',
    `const isOver = () => new Promise<boolean>((resolve) => resolve(Date.now() >= END)); export async function start() { if (await isOver()) expired(); return 'on'; }`,
  ],
  [
    'node callback',
    `function check(done: (error: Error | null, over: boolean) => void) { done(null, Date.now() >= END); } export function start() { check((error, over) => { if (over) expired(); }); }`,
  ],
]);

table('the globals under other names', gaps, holds, [
  ['const now = Date.now', `const now = Date.now;\n${start('now() >= END')}`],
  ['const { now } = Date', `const { now } = Date;\n${start('now() >= END')}`],
  ['const { now: time } = globalThis.Date', `const { now: time } = globalThis.Date;\n${start('time() >= END')}`],
  ['const D = Date; new D()', `const D = Date;\n${start('+new D() >= END')}`],
  ['Date.now.bind(Date)', `const now = Date.now.bind(Date);\n${start('now() >= END')}`],
  ['destructured from globalThis', `const { Date: D } = globalThis;\n${start('D.now() >= END')}`],
  ['window', `declare const window: any;\n${start('window.Date.now() >= END')}`],
  [`globalThis['Date']`, start(`(globalThis as any)['Date']['now']() >= END`)],
  [`Date['n' + 'ow']()`, start(`(Date as any)['n' + 'ow']() >= END`)],
  ['name in a constant', `const method = 'now';\n${start(`Date[method]() >= END`)}`],
  [
    'name put together',
    `const name = ['D', 'a', 't', 'e'].join('');\n${start(`(globalThis as any)[name].now() >= END`)}`,
  ],
  ['name reversed', start(`(Date as any)['won'.split('').reverse().join('')]() >= END`)],
  ['name in base64', start(`(Date as any)[atob('bm93')]() >= END`)],
  ['name with an escape', start(`(globalThis as any)['\\x44ate'].now() >= END`)],
  ['new (Date as any)', start(`new (Date as any)().getTime() >= END`)],
  ['Reflect.get', start(`(Reflect.get(globalThis, 'Date') as DateConstructor).now() >= END`)],
  [
    'subclass of Date with a constructor',
    `class Clock extends Date { constructor(...args: any[]) { super(...(args as [])); } }\n${start('END - +new Clock() <= 0')}`,
  ],
  [
    'subclass of Date with a method',
    `class Clock extends Date { isOver() { return this.getTime() >= END; } }\n${start('new Clock().isOver()')}`,
  ],
  [
    'subclass of Date in another file',
    {
      'clock.ts': `export class Clock extends Date { stamp() { return this.getTime(); } }`,
      'main.ts': `import { Clock } from './clock.js';\n${start('new Clock().stamp() >= END')}`,
    },
  ],
  ['date of a subclass', `class Day extends Date {}\n${start(`Date.now() >= new Day('2027-01-01').valueOf()`)}`],
  ['subclass of Date', `class Clock extends Date {}\n${start(`new Clock().getTime() >= END`)}`],
  ['(0, Date.now)()', start('(0, Date.now)() >= END')],
  ['Date.now.call(Date)', start('Date.now.call(Date) >= END')],
  ['performance', start('performance.timeOrigin + performance.now() >= END')],
  [
    'a ternary of clocks',
    `declare const test: boolean;\nconst clock = typeof performance === 'undefined' ? Date : { now: () => Date.now() };\n${start('clock.now() >= END')}`,
  ],
  ['in a table', `const clocks = { wall: Date.now, other: () => 0 };\n${start('clocks.wall() >= END')}`],
  ['constructor of a date', start('new (new Date(0).constructor as any)().getTime() >= END')],
]);
