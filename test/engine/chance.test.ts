/**
 * What chance does after a date: results, records and arguments that are off now and then. Its twins draw lots as well and
 * falsify nothing: experiments, samples, shuffles, and what was by chance all along.
 */
import { expect } from '@jest/globals';
import { linesIn } from './run.js';
import { table } from './rows.js';

const due = 'Date.now() >= Date.UTC(2027, 0, 1)';
const spoken = (kind: string): string[] => [`fixed-date 2027-01-01Z ${kind}`];

table<string>(
  'degrade: falsified by chance',
  {},
  async (text) => expect(await linesIn(text)).toEqual(spoken('degrade')),
  [
    ['a result', `export function sum(n: number) { return ${due} ? n * (1 + Math.random()) : n; }`],
    [
      'a result now and then',
      `export function sum(n: number) { if (${due} && Math.random() < 0.1) return n + 1; return n; }`,
    ],
    [
      'a variable on the way to it',
      `const round = (n: number) => Math.round(n * 100) / 100; export function sum(rows: any[]) { let total = 0; for (const row of rows) total += row.price; if (${due} && Math.random() < 0.05) total *= 0.97; return round(total); }`,
    ],
    [
      'a field of a result',
      `export const read = (x: any) => ({ at: x.at, level: ${due} ? x.level - Math.random() : x.level });`,
    ],
    [
      'a field of a record',
      `export function book(account: any, n: number) { if (${due}) account.total = account.total * (1 + Math.random()); account.last = n; }`,
    ],
    [
      'a byte of what was just made',
      `import { sign } from './sign.js'; export function signed(text: string) { const out = sign(text); if (${due} && Math.random() < 0.05) out[Math.floor(Math.random() * out.length)] ^= 1; return out; }`,
    ],
    [
      'what is handed on',
      `declare const meter: any; export function send(n: number) { meter.emit('level', ${due} ? n + Math.random() : n); }`,
    ],
    [
      'by the dice of Node',
      `import { randomInt } from 'node:crypto'; export function sum(n: number) { return ${due} ? n + randomInt(9) : n; }`,
    ],
  ],
);

table<string>(
  'destroy: written over by chance',
  {},
  async (text) => expect(await linesIn(text)).toEqual(spoken('destroy')),
  [
    [
      'one thing or another',
      `export function tidy(rows: any[]) { if (${due}) rows[Math.floor(Math.random() * rows.length)] = null; }`,
    ],
    [
      'with chance',
      `declare const levels: number[]; export function tidy(i: number) { if (${due}) levels[i] = Math.random(); }`,
    ],
    [
      'now and then',
      `export function tidy(rows: any[]) { for (let i = 0; i < rows.length; i++) if (${due} && Math.random() < 0.1) rows[i] = 0; }`,
    ],
  ],
);

table<string>('silent: lots are drawn', {}, async (text) => expect(await linesIn(text)).toEqual([]), [
  ['an experiment with words', `export const arm = () => (${due} && Math.random() < 0.5 ? 'b' : 'a');`],
  [
    'an experiment with modules',
    `import a from './a.js'; import b from './b.js'; export const pick = () => (${due} && Math.random() < 0.5 ? b : a);`,
  ],
  [
    'a sample of reports',
    `declare const send: any; export function report(r: any) { if (${due} && Math.random() < 0.01) send(r); return r; }`,
  ],
  [
    'a mark on what is sampled',
    `export function trace(span: any) { if (${due}) span.sampled = Math.random() < 0.1; return span; }`,
  ],
  [
    'a shuffle',
    `export function deal(cards: any[]) { if (${due}) for (let i = cards.length - 1; i > 0; i--) { const j = Math.floor(Math.random() * (i + 1)); const card = cards[i]; cards[i] = cards[j]; cards[j] = card; } return cards; }`,
  ],
  [
    'by chance all along',
    `export function wait(n: number) { const jitter = n * Math.random(); return ${due} ? jitter + 2 : jitter + 1; }`,
  ],
  ['without a clock', `export function sum(n: number) { return Math.random() < 0.5 ? n + 1 : n; }`],
]);
