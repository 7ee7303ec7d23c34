/**
 * The files that `bench-session.mjs` types into: some thousand lines each, in the shapes that people write, and where in them
 * the typing falls.
 */

/** Some twelve lines of ordinary code that has nothing to do with the time; `head` makes a function or a method of it. */
const ordinary = (n, head) => `
/** Adds up what belongs to order ${n}, without what was given back. */
${head(`total${n}`)}(order: Order): number {
  let sum = order.shipping ?? 0;
  for (const { price, count, returned } of order.items) {
    if (returned) continue;
    sum += price * count * (1 - (order.discount ?? 0) / 100);
  }
  const { lines = [], notes = '' } = order;
  return notes.includes('free') ? 0 : Math.max(sum, ...lines.map(({ value }) => value + ${n}));
}
`;
const asFunction = (name) => `export function ${name}`;
const asLocal = (name) => `function ${name}`;
const asMethod = (name) => name;

const order = 'interface Order { [key: string]: any }\n';
const blocks = 83;
const ordinaries = (head, count = blocks) => Array.from({ length: count }, (_, n) => ordinary(n, head)).join('');

const stamp = `export const log = (text: string): void => { console.log(new Date().toISOString(), text); };\n`;
const bomb = `export function isExpired(): boolean { return Date.now() > Date.UTC(2031, 7, 12); }
export function start(): void { if (isExpired()) throw new Error('This beta has expired'); }\n`;

/** What a program does with the time besides: `n` makes each another function. */
const everyday = [
  (n) => `const last${n} = { at: 0 };
export function throttled${n}(work: () => void): void { const now = Date.now(); if (now - last${n}.at > 5${n}) { last${n}.at = now; work(); } }\n`,
  (n) => `const cache${n} = new Map<string, any>();
export function cached${n}(key: string, load: (key: string) => any): any { const known = cache${n}.get(key); if (known && Date.now() - known.at < ${n + 1}e3) return known.value; const value = load(key); cache${n}.set(key, { value, at: Date.now() }); return value; }\n`,
  (n) =>
    `export function ago${n}(date: string): string { const days = (Date.now() - new Date(date).getTime()) / 864e5; return days < 1 ? 'today' : days < ${n + 7} ? Math.floor(days) + ' days ago' : date; }\n`,
  (n) =>
    `export function measured${n}(work: () => void): number { const start = performance.now(); work(); return performance.now() - start + ${n}; }\n`,
];
const dozen = Array.from({ length: 12 }, (_, n) => everyday[n % everyday.length](n)).join('');

const withClock = ordinaries(asFunction, 40) + bomb + ordinaries((name) => asFunction(`${name}b`), blocks - 40);
const inWrapper = (text) => `(function (root: any) {\n${text}\nroot.start = start;\n})(globalThis);\n`;
const inClass = `${order}export class Shop {\nprivate readonly end = Date.UTC(2031, 7, 12);
start(): void { if (this.isExpired()) throw new Error('This beta has expired'); }
isExpired(): boolean { return Date.now() > this.end; }
${ordinaries(asMethod)}}\n`;

/** Every keystroke adds a character to a name, and every second one takes it away. */
const inName = (name) => (text, turn) => text.replace(name, turn % 2 === 0 ? name : `${name}x`);
/** A digit of the date is typed, and taken away. */
const inDate = (text, turn) => text.replace('2031, 7, 12', turn % 2 === 0 ? '2031, 7, 12' : '2031, 7, 1');
/** Letters before everything: all that follows moves. */
const above = (text, turn) => `${turn % 2 === 0 ? '' : '// x\n'}${text}`;
/** A name in a call that is not closed yet: the text does not parse, before and after. */
const unfinished = (text, turn) => text.replace('let sum', turn % 2 === 0 ? 'log( let sum' : 'log(x let sum');
/** A bracket that is opened and taken back: every second text does not parse. */
const opened = (text, turn) => text.replace('let sum', turn % 2 === 0 ? 'let sum' : 'log( let sum');
const inCommonJs = (text) => text.replace(/export (function (\w+))/g, 'exports.$2 = $2;\n$1');
const inComponent = (text) => `<template><p>{{ total }}</p></template>\n<script lang="ts">\n${text}</script>\n`;

/** @type {{ name: string, file?: string, goal: number, text: string, typed: (text: string, turn: number) => string, beside?: Record<string, string> }[]} */
export const shapes = [
  { name: 'without a clock', goal: 0.2, text: order + ordinaries(asFunction), typed: inName('total40') },
  { name: 'with a time stamp', goal: 3, text: order + ordinaries(asFunction) + stamp, typed: inName('total40') },
  { name: 'with a bomb', goal: 3, text: order + ordinaries(asFunction) + bomb, typed: inName('total40') },
  { name: 'in the date of the bomb', goal: 3, text: order + withClock, typed: inDate },
  { name: 'above everything', goal: 3, text: order + withClock, typed: above },
  { name: 'a call that is opened and taken back', goal: 3, text: order + withClock, typed: opened },
  { name: 'a call that is not closed yet', goal: 3, text: order + withClock, typed: unfinished },
  { name: 'a dozen clocks and a bomb', goal: 3, text: order + withClock + dozen, typed: inName('total40') },
  { name: 'one big class', goal: 3, text: inClass, typed: inName('total40') },
  { name: 'one big class, in the date', goal: 3, text: inClass, typed: inDate },
  {
    name: 'all in one wrapper',
    goal: 3,
    text: inWrapper(order + (ordinaries(asLocal) + bomb).replaceAll('export ', '')),
    typed: inName('total40'),
  },
  { name: 'CommonJS', goal: 3, text: inCommonJs(order + withClock), typed: inName('total20') },
  { name: 'a component', file: 'typed.vue', goal: 3, text: inComponent(order + withClock), typed: inName('total20') },
  {
    name: 'the clock of another file',
    goal: 3,
    text: `import { now } from './now';\n${order}${ordinaries(asFunction)}${bomb.replace('Date.now()', 'now()')}`,
    typed: inName('total40'),
    beside: { 'now.ts': 'export const now = (): number => Date.now();\n' },
  },
];

/** The other files of the folder, of some 250 lines: one in ten mentions a clock, a third of those hold a bomb of their own. */
export function others(count) {
  const kinds = (n) => (n % 30 === 0 ? bomb : n % 10 === 0 ? stamp : '');
  return Array.from({ length: count }, (_, n) => [
    `file${n}.ts`,
    (order + ordinaries(asFunction, 20) + kinds(n)).replaceAll('isExpired', `isExpired${n}`),
  ]);
}
