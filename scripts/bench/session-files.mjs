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
const uses = (count) => Array.from({ length: count }, (_, n) => everyday[n % everyday.length](n)).join('');
const dozen = uses(12);

const withClock = ordinaries(asFunction, 40) + bomb + ordinaries((name) => asFunction(`${name}b`), blocks - 40);
/** Four thousand lines more. */
const large = Array.from({ length: 4 }, (_, part) => ordinaries((name) => asFunction(`${name}p${part}`))).join('');
const inWrapper = (text) => `(function (root: any) {\n${text}\nroot.start = start;\n})(globalThis);\n`;
const inClass = `${order}export class Shop {\nprivate readonly end = Date.UTC(2031, 7, 12);
start(): void { if (this.isExpired()) throw new Error('This beta has expired'); }
isExpired(): boolean { return Date.now() > this.end; }
${ordinaries(asMethod)}}\n`;

/** Methods that stamp, throttle and measure, in the class that is typed into. */
const clocksInClass = inClass.replace(
  'start(): void',
  `${Array.from({ length: 10 }, (_, n) =>
    [
      `throttled${n}(work: () => void): void { const now = Date.now(); if (now - this.last${n} > 5${n}) { this.last${n} = now; work(); } }`,
      `ago${n}(date: string): string { const days = (Date.now() - new Date(date).getTime()) / 864e5; return days < ${n + 7} ? Math.floor(days) + ' days ago' : date; }`,
      `measured${n}(work: () => void): number { const start = performance.now(); work(); return performance.now() - start + ${n}; }`,
      `stamped${n}(text: string): string { return new Date().toISOString() + text + ${n}; }`,
    ].join('\n'),
  ).join('\n')}\nstart(): void`,
);

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
/** Letter by letter into a function, as a person does: most of the texts on the way do not parse. */
const letters = (line) => (text, turn) =>
  text.replace('let sum', `${line.slice(0, turn % (line.length + 1))}\n  let sum`);
const aBomb = "if (Date.now() > Date.UTC(2032, 1, 3)) { throw new Error('This trial has ended'); }";
const ordinaryLine = "const rates = order.items.map(({ price }) => `${price} (${order.currency})`).join(', ');";
/** Ten lines are cut out and put back. */
const cut = (text, turn) => {
  const lines = text.split('\n');
  if (turn % 2 === 0) lines.splice(120, 10);
  return lines.join('\n');
};
const inCommonJs = (text) => text.replace(/export (function (\w+))/g, 'exports.$2 = $2;\n$1');
const inComponent = (text) => `<template><p>{{ total }}</p></template>\n<script lang="ts">\n${text}</script>\n`;
const inTwoScripts = (text) =>
  `<script lang="ts" context="module">\nexport const prerender = true;\n</script>\n<script lang="ts">\n${text}</script>\n<p>{total}</p>\n`;
/** A template of a hundred elements, in the words of each framework: what it decides and shows is read as code. */
const rows = (row) => Array.from({ length: 33 }, (_, n) => row(n)).join('');
const vueRow = (n) => `<section v-if="order.lines[${n}]" :class="{ open: isOpen(${n}) }" @click="open(${n})">
  <p v-for="line in order.lines" :key="line.id">{{ line.count }} × {{ line.price.toFixed(2) }}</p>
</section>\n`;
const svelteRow = (n) => `{#if order.lines[${n}]}<section class:open={isOpen(${n})} on:click={() => open(${n})}>
  {#each order.lines as line}<p title={line.name}>{line.count} × {line.price.toFixed(2)}</p>{/each}
</section>{/if}\n`;
const angularRow = (n) => `@if (order.lines[${n}]) {<section [class.open]="isOpen(${n})" (click)="open(${n})">
  @for (line of order.lines; track line.id) {<p>{{ line.count }} × {{ line.price.toFixed(2) }}</p>}
</section>}\n`;
const astroRow = (n) => `{order.lines[${n}] && <section class:list={{ open: isOpen(${n}) }}>
  {order.lines.map((line) => <p>{line.count} × {line.price.toFixed(2)}</p>)}
</section>}\n`;
/** With a script in the manner of each: functions of a module, or methods of a class. */
const vueSetup = (text) =>
  `<script setup lang="ts">\n${text.replaceAll('export ', '')}</script>\n<template>\n${rows(vueRow)}</template>\n`;
const svelte = (text) => `<script lang="ts">\n${text.replaceAll('export ', '')}</script>\n${rows(svelteRow)}`;
const astro = (text) => `---\n${text.replaceAll('export ', '')}---\n${rows(astroRow)}`;
const angular = (text) =>
  `import { Component } from '@angular/core';\n${order}@Component({ selector: 'app-shop', template: \`\n${rows(angularRow)}\` })\n` +
  text.slice(order.length);

/** A component in React: what an order shows, with markup. */
const inMarkup = (n, head) => `
${head(`Row${n}`)}({ order, onOpen }: any) {
  const [isOpen, setOpen] = useState(false);
  const total = order.items.reduce((sum: number, { price, count }: any) => sum + price * count, ${n});
  if (order.items.length === 0) return null;
  return (
    <section className={isOpen ? 'open' : 'closed'} onClick={() => { setOpen(!isOpen); onOpen(order.id, ${n}); }}>
      {order.items.map((item: any) => <p key={item.id} title={item.name}>{item.count} × {item.price}</p>)}
      <b>{total.toFixed(2)}</b>
    </section>
  );
}
`;
const markups = `import { useState } from 'react';\n${Array.from({ length: 66 }, (_, n) => inMarkup(n, asFunction)).join('')}`;

/** @type {{ name: string, file?: string, goal: number, text: string, typed: (text: string, turn: number) => string, turns?: number, beside?: Record<string, string> }[]} */
export const shapes = [
  { name: 'without a clock', goal: 0.2, text: order + ordinaries(asFunction), typed: inName('total40') },
  { name: 'with a time stamp', goal: 3, text: order + ordinaries(asFunction) + stamp, typed: inName('total40') },
  { name: 'with a bomb', goal: 3, text: order + ordinaries(asFunction) + bomb, typed: inName('total40') },
  { name: 'in the date of the bomb', goal: 3, text: order + withClock, typed: inDate },
  { name: 'above everything', goal: 3, text: order + withClock, typed: above },
  { name: 'a call that is opened and taken back', goal: 3, text: order + withClock, typed: opened },
  { name: 'a call that is not closed yet', goal: 3, text: order + withClock, typed: unfinished },
  { name: 'a dozen clocks and a bomb', goal: 3, text: order + withClock + dozen, typed: inName('total40') },
  { name: 'forty clocks and a bomb', goal: 3, text: order + withClock + uses(40), typed: inName('total40') },
  { name: 'forty clocks, in the date of the bomb', goal: 3, text: order + withClock + uses(40), typed: inDate },
  { name: 'forty clocks, above everything', goal: 3, text: order + withClock + uses(40), typed: above },
  {
    name: 'forty clocks, letter by letter',
    goal: 3,
    text: order + withClock + uses(40),
    typed: letters(ordinaryLine),
    turns: ordinaryLine.length + 1,
  },
  { name: 'forty clocks in one class', goal: 3, text: clocksInClass, typed: inName('total40') },
  {
    name: 'a bomb, letter by letter',
    goal: 3,
    text: order + withClock,
    typed: letters(aBomb),
    turns: aBomb.length + 1,
  },
  {
    name: 'an ordinary line, letter by letter',
    goal: 3,
    text: order + withClock,
    typed: letters(ordinaryLine),
    turns: ordinaryLine.length + 1,
  },
  { name: 'ten lines cut and put back', goal: 3, text: order + withClock, typed: cut },
  {
    name: 'in the date that another file reads',
    file: 'dates.ts',
    goal: 3,
    text: `${order}${ordinaries(asFunction)}export const END = Date.UTC(2031, 7, 12);\n`,
    typed: inDate,
    beside: {
      'license.ts': "import { END } from './dates';\nif (Date.now() > END) throw new Error('This beta has expired');\n",
    },
  },
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
    name: 'a component of two scripts',
    file: 'Typed.svelte',
    goal: 3,
    text: inTwoScripts(order + withClock),
    typed: inName('total20'),
  },
  {
    name: 'Vue, with a large template',
    file: 'typed.vue',
    goal: 3,
    text: vueSetup(order + withClock),
    typed: inName('total20'),
  },
  {
    name: 'Vue, in its template',
    file: 'typed.vue',
    goal: 3,
    text: vueSetup(order + withClock),
    typed: inName('isOpen'),
  },
  { name: 'Svelte', file: 'Typed.svelte', goal: 3, text: svelte(order + withClock), typed: inName('total20') },
  {
    name: 'Svelte, in its template',
    file: 'Typed.svelte',
    goal: 3,
    text: svelte(order + withClock),
    typed: inName('isOpen'),
  },
  { name: 'Angular', goal: 3, text: angular(inClass), typed: inName('total20') },
  { name: 'Angular, in its template', goal: 3, text: angular(inClass), typed: inName('isOpen') },
  { name: 'Astro', file: 'typed.astro', goal: 3, text: astro(order + withClock), typed: inName('total20') },
  { name: 'five thousand lines', goal: 3, text: order + large + withClock, typed: inName('total40') },
  { name: 'five thousand lines, at the top', goal: 3, text: order + large + withClock, typed: above },
  {
    name: 'five thousand lines, letter by letter',
    goal: 3,
    text: order + large + withClock + uses(40),
    typed: letters(ordinaryLine),
    turns: ordinaryLine.length + 1,
  },
  { name: 'React, with a bomb', file: 'typed.tsx', goal: 3, text: markups + bomb, typed: inName('Row40') },
  {
    name: 'React, letter by letter',
    turns: ordinaryLine.length + 1,
    file: 'typed.tsx',
    goal: 3,
    text: markups + bomb,
    typed: (text, turn) =>
      letters(ordinaryLine)(
        text.replace('const total =', 'let sum =').replace('let sum =', 'let sum; const total ='),
        turn,
      ),
  },
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
