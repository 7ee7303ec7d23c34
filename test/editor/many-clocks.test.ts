/**
 * A file with many clocks that is typed into: what the typing does not touch is not worked out again, and the answer is that
 * of a fresh analysis, byte for byte, whatever is typed where. The functions of the file hang together in many ways.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze, createSession } from '../../src/index.js';
import type { Analysis } from '../../src/index.js';
import { table } from '../engine/rows.js';
import type { Gaps } from '../engine/rows.js';
import { folderWith, holdsWhateverIsTyped } from './typing.js';

/** What programs do with the time besides. */
const everyday = `const last = { at: 0 };
export function throttled(work: () => void): void { const now = Date.now(); if (now - last.at > 50) { last.at = now; work(); } }
const cache = new Map<string, any>();
export function cached(key: string, load: (key: string) => any): any { const known = cache.get(key); if (known && Date.now() - known.at < 5e3) return known.value; const value = load(key); cache.set(key, { value, at: Date.now() }); return value; }
export function ago(date: string): string { const days = (Date.now() - new Date(date).getTime()) / 864e5; return days < 1 ? 'today' : days < 7 ? Math.floor(days) + ' days ago' : date; }
export function measured(work: () => void): number { const start = performance.now(); work(); return performance.now() - start; }
`;

const gaps: Gaps = {
  'a keystroke costs no evaluation beside it in an object':
    'what stands in one statement of the file is evaluated again together; only the members of its classes are told apart',
  'a keystroke costs no evaluation beside it in a class that is a value':
    'what stands in one statement of the file is evaluated again together; only the members of its classes are told apart',
  'a keystroke costs no evaluation beside it in a class in a function':
    'what stands in one statement of the file is evaluated again together; only the members of its classes are told apart',
  'a keystroke costs no evaluation beside it in a wrapper':
    'what stands in one statement of the file is evaluated again together; only the members of its classes are told apart',
};

describe('what is typed into a file with many clocks', () => {
  const total =
    'export function total(items) { let sum = 0; for (const { price } of items) sum += price; return sum; }\n';
  test('costs no evaluation where no function with a clock has to do with it', async () => {
    const session = await createSession({ root: folderWith({ 'all.ts': total + everyday }) });
    await session.analysis();
    expect(session.stats().evaluated).toEqual(['all.ts']);
    session.update('all.ts', total.replaceAll('sum', 'summed') + everyday);
    await session.analysis();
    expect(session.stats()).toEqual(expect.objectContaining({ followed: true, parsed: ['all.ts'], evaluated: [] }));
  });

  const pair = (before: string, between: string): string =>
    `${before}stamped(text) { return new Date().toISOString() + text; }${between}${before}total() { return 1; }`;
  table<string>(
    'of two functions of which one reads the clock',
    gaps,
    async (text) => {
      const session = await createSession({ root: folderWith({ 'all.js': text }) });
      await session.analysis();
      const first = session.stats().evaluated;
      session.update('all.js', text.replace('return 1', 'return 12'));
      await session.analysis();
      expect([first, session.stats().evaluated]).toEqual([['all.js'], []]);
    },
    [
      ['a keystroke costs no evaluation beside it', pair('export function ', '\n')],
      ['a keystroke costs no evaluation beside it in a class', `export class Shop { ${pair('', '\n')} }\n`],
      ['a keystroke costs no evaluation beside it in an object', `export const shop = { ${pair('', ', ')} };\n`],
      [
        'a keystroke costs no evaluation beside it in a class that is a value',
        `export const Shop = class { ${pair('', '\n')} };\n`,
      ],
      [
        'a keystroke costs no evaluation beside it in a class in a function',
        `export function make() { class Shop { ${pair('', '\n')} } return new Shop(); }\n`,
      ],
      [
        'a keystroke costs no evaluation beside it in a wrapper',
        `(function (root) { ${pair('function ', '\n')} root.total = total; root.stamped = stamped; })(globalThis);\n`,
      ],
    ],
  );

  test.each([
    ['in the function itself', 'now - last.at > 50', 'now - last.at > 51'],
    ['in what it reads', 'last = { at: 0 }', 'last = { at: 1 }'],
    ['where something is written into what it reads', 'return sum;', 'last.at = 5; return sum;'],
    [
      'where something is defined that it took for a global',
      'export function total',
      'const Map = Object;\nexport function total',
    ],
    ['that makes another kind of file of it', 'export function total', "import './other';\nfunction total"],
  ])('is evaluated %s', async (_, before, after) => {
    const text = (total + everyday).replaceAll('export ', '');
    const session = await createSession({ root: folderWith({ 'all.ts': text }) });
    await session.analysis();
    session.update('all.ts', text.replace(before.replaceAll('export ', ''), after.replaceAll('export ', '')));
    await session.analysis();
    expect(session.stats().evaluated).toEqual(['all.ts']);
  });
});

describe('what is seen from afar', () => {
  const total =
    'export function total(items) { let sum = 0; for (const { price } of items) sum += price; return sum; }\n';
  const due = 'export function due(entry) { if (Date.now() > entry.until) entry.run(); }\n';
  const jitter = 'export function jitter(work) { if (Date.now() - Math.random() * 5e3 > work.at) work.run(); }\n';

  test.each([
    ['the words behind a place', due + total, 'price', 'prices of a license', ['all.ts']],
    ['the words of what is far away', due + '\n'.repeat(600) + total, 'price', 'prices of a license', []],
    ['where a number is drawn, which tells it apart', total + jitter, 'price', 'prices', ['all.ts']],
    ['where a number is drawn above', jitter + '\n'.repeat(600) + total, 'sum', 'summed', []],
  ])('%s', async (_, text, before, after, evaluated) => {
    const session = await createSession({ root: folderWith({ 'all.ts': text }) });
    await session.analysis();
    session.update('all.ts', text.replaceAll(before, after));
    await session.analysis();
    expect(session.stats().evaluated).toEqual(evaluated);
  });

  test('what two functions rest on is seen by both, though it is worked out once', async () => {
    const guard = (name: string): string =>
      `export function ${name}() { if (Date.now() > pick(0)) throw new Error('License expired'); }\n`;
    const text = `const table = [1918499200000];\nconst pick = (n) => table[n];\n${guard('first')}${guard('second')}`;
    const session = await createSession({ root: folderWith({ 'all.js': text }) });
    expect(await session.findings('all.js')).toHaveLength(2);
    session.update('all.js', `${text}table[0] = 1818499200000;\n`);
    const found = (await session.findings('all.js')).map(({ deadline }) => deadline);
    const fresh = await analyze({ paths: ['.'], cwd: folderWith({ 'all.js': `${text}table[0] = 1818499200000;\n` }) });
    expect(found).toEqual(fresh.findings.map(({ deadline }) => deadline));
    expect(found).not.toContain('2030-10-17T15:06:40.000Z');
  });
});

/** The deadlines of a session after typing, and those of a fresh analysis. */
async function afterTyping(before: string, after: string, others: Readonly<Record<string, string>> = {}) {
  const session = await createSession({ root: folderWith({ ...others, 'all.ts': before }) });
  const known = deadlinesOf(await session.analysis());
  session.update('all.ts', after);
  const now = deadlinesOf(await session.analysis());
  return {
    known,
    now,
    fresh: deadlinesOf(await analyze({ paths: ['.'], cwd: folderWith({ ...others, 'all.ts': after }) })),
  };
}
const deadlinesOf = ({ findings }: Analysis): (string | null)[] => findings.map(({ deadline }) => deadline).sort();

describe('what was worked out for one function and remembered has been seen by the next that takes it', () => {
  const guard = (name: string, end: string): string =>
    `export function ${name}() { if (Date.now() > ${end}) throw new Error('License expired'); }\n`;
  const twice = (end: string): string => guard('first', end) + guard('second', end);
  const method = (name: string): string =>
    `Shop.prototype.${name} = function () { if (Date.now() > this.end) throw new Error('License expired'); };\n`;
  test.each([
    [
      'what a closed function reads',
      `const base = 1918e9;\nconst pick = (n) => base + n;\n${twice('pick(0)')}`,
      '1918e9',
      '1818e9',
    ],
    ['a static member', `class Shop { static end = 1918e9; }\n${twice('Shop.end')}//`, '//', 'Shop.end = 1818e9;'],
    [
      'what other methods make of a field',
      `function Shop() { this.end = 1918e9; }\n${method('first')}${method('second')}//`,
      '//',
      'Shop.prototype.renew = function () { this.end = 1818e9; };',
    ],
  ])('%s', async (_, text, from, to) => {
    const { known, now, fresh } = await afterTyping(text, text.replace(from, to));
    expect(known).toHaveLength(2);
    expect(now).toEqual(fresh);
    expect(now).not.toEqual(known);
  });
});

test('what was looked at once, before there was anything to decide, has been seen', async () => {
  const text = `const level = 0;\nconst pick = (n) => level + n;
export function late() { if (pick(0) === 1 && Date.now() > 1918e9) throw new Error('License expired'); }\n`;
  const { known, now, fresh } = await afterTyping(text, text.replace('level = 0', 'level = 1'));
  expect(known).toEqual([]);
  expect(now).toEqual(fresh);
  expect(now).toHaveLength(1);
});

describe('what a file exports is asked again when it is typed into', () => {
  const guard = (end: string): string =>
    `export function late() { if (Date.now() > ${end}) throw new Error('License expired'); }\n`;
  const late = `import { END } from './all';\n${guard('END')}`;
  const dates = 'const first = 1918e9;\nconst second = 1818e9;\n';
  const spread = `import * as dates from './all';\nconst merged = { ...dates };\n${guard('merged.END')}`;
  const passedOn = { 'late.ts': late.replace('./all', './index'), 'index.ts': "export * from './all';\n" };
  test.each([
    ['another variable', `${dates}export { first as END };`, `${dates}export { second as END };`, { 'late.ts': late }],
    ['passed on', `${dates}export { first as END };`, `${dates}export { second as END };`, passedOn],
    ['no more', `${dates}export { first as END };`, `${dates}export { first as START };`, { 'late.ts': late }],
    [
      'for the first time',
      `${dates}export { first as START };`,
      `${dates}export { first as END };`,
      { 'late.ts': late },
    ],
    ['with all others', `${dates}export {};`, `${dates}export { first as END };`, { 'late.ts': spread }],
    [
      'what it reads there itself',
      `exports.late = ${guard('exports.end').replace('export ', '')}`,
      `exports.late = ${guard('exports.end').replace('export ', '')}exports.end = 1918e9;`,
      {},
    ],
  ])('%s', async (_, before, after, others) => {
    const { known, now, fresh } = await afterTyping(`${before}\n`, `${after}\n`, others);
    expect(now).toEqual(fresh);
    expect(now).not.toEqual(known);
  });
});

const bombs = `import { grace } from './grace';
let END = Date.UTC(2031, 7, 12);
const options = { end: '2032-02-03', message: 'This trial has ended' };
const decode = (text: string): string => atob(text);
const coded = 'MjAzMy0wMy0wNA==';
export function isExpired(): boolean { return Date.now() > END; }
export const isOver = (end: number): boolean => Date.now() > end + grace;
function isLate(date = new Date(decode(coded))) { return new Date() > date; }
export function start(): void { if (isExpired()) throw new Error('This beta has expired'); }
export function open(): void { if (isOver(Date.parse(options.end))) deny(options.message); }
function deny(message: string) { alert(message); process.exit(3); }
class License {
  end = new Date(2034, 1, 2);
  constructor(readonly key: any) {}
  isValid() { return Date.now() < this.end.getTime() && Date.now() < this.key.expires; }
}
const license = new License({ expires: 2035e9 });
if (!license.isValid()) location.href = 'https://example.com/buy';
var flag = false;
setTimeout(() => { flag = true; }, Date.UTC(2036, 1, 2) - Date.now());
export function run() { if (flag || isLate()) return null; return 1; }
function Legacy() { this.until = Date.UTC(2037, 1, 1); }
Legacy.prototype.check = function () { if (Date.now() > this.until) throw new Error('License expired'); };
export const random = () => { if (Math.random() > 0.5 && Date.now() > 2038e9) process.exit(4); };
`;
const files = {
  'all.ts': bombs + everyday,
  'grace.ts': 'export const grace = 864e5;\n',
  'main.ts':
    "import { run, start, isOver } from './all';\nstart(); if (run() === null || isOver(2039e9)) process.exit(5);\n",
};

test('the answer is that of a fresh analysis, whatever is typed', async () => {
  const names = [
    'END',
    'options',
    'isExpired',
    'isOver',
    'deny',
    'license',
    'License',
    'flag',
    'last',
    'cache',
    'Date',
    'coded',
  ];
  const line = fc.oneof(
    fc.constantFrom(
      ...["'use strict';", 'export {};', 'END = 5;', 'options.end = "2029-01-01";', 'last.at = END;', 'start();'],
      ...['License.prototype.isValid = () => true;', 'license.end = new Date(2028, 1, 1);', 'flag ||= isOver(END);'],
      ...[
        'cache.set("a", END);',
        '// the license key of the trial',
        'function deny() {}',
        'isOver(new Date(2027, 3, 4));',
      ],
      ...[
        'function later() { if (Date.now() > END) throw new Error("Trial over"); }',
        'const alias = options; alias.end = "2026-05-05";',
      ],
      ...[
        'module.exports = { start };',
        'Object.assign(options, { end: "2024-01-01" });',
        'namespace App { export let END = 1; }',
      ],
    ),
    fc.constantFrom(...names).map((name) => `var ${name} = null;`),
    fc.constantFrom(...names).map((name) => `function plain(${name}) { return ${name}; }`),
    fc.constantFrom(...names).map((name) => `if (${name}) { var grown = ${name}; }`),
  );
  const typed = fc.record({
    name: fc.constantFrom('all.ts' as const, 'all.ts', 'all.ts', 'all.ts', 'grace.ts', 'main.ts'),
    kind: fc.constantFrom('line' as const, 'line', 'letters', 'rename', 'cut', 'back'),
    at: fc.nat(),
    remove: fc.nat(6),
    line,
    letters: fc.constantFrom('x', ' ', '\n', '1', '(', '}', "'", '`', '/*', '//', '.at', 'END', ' > 5', 'else '),
  });

  await holdsWhateverIsTyped(files, names, typed);
}, 900_000);
