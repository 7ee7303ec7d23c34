/** Ways in which the clock reaches the guard, and the guard its payload, within one file. */
import { describe, expect, it } from '@jest/globals';
import { analyse, isLoud, line, linesIn, windowsOf } from './run.js';

type Row = [name: string, source: string, expected: string];
const deadline = 'fixed-date 2027-01-01Z';
const holds = async (_name: string, source: string, expected: string): Promise<void> => {
  expect(await linesIn(source)).toEqual([expected]);
};

/** Every source says `END` for the date and `expired()` for the throw. */
const prelude = `const END = Date.UTC(2027, 0, 1);
function expired(): never { throw new Error('This beta has expired.'); }
`;
const holdsWithPrelude = (name: string, source: string, expected: string): Promise<void> =>
  holds(name, prelude + source, expected);

describe('what is only known to callers', () => {
  it.each<Row>([
    [
      'fields handed in beside a clock of its own',
      `const isOver = (year: number, day: number) => year > 2026 || (year === 2026 && new Date().getUTCMonth() === 11 && day > 31); export function start() { const now = new Date(); if (isOver(now.getUTCFullYear(), now.getUTCDate())) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'a function of a namespace',
      `namespace Beta { const end = END; export function isOver() { return Date.now() >= end; } } export function start() { if (Beta.isOver()) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'a value of a namespace',
      `namespace Beta { export const end = Date.UTC(2027, 0, 1); } export function start() { if (Date.now() >= Beta.end) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'one of several promises, settled',
      `export async function start() { const [now] = await Promise.allSettled([Promise.resolve(Date.now())]); if ((now as any).value >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
  ])('%s', holdsWithPrelude);
});

describe('a time that an object holds for the whole program', () => {
  it.each<[string, string]>([
    ['from the start', `export const state = { now: Date.now() };`],
    ['later', `export const state = { now: 0 }; setInterval(() => { state.now = Date.now(); }, 1000);`],
  ])('%s', async (_name, text) => {
    const save = `import { state } from './state.js'; export function save() { if (state.now >= 1798761600000) throw new Error('This beta has expired.'); }`;
    expect(await linesIn({ 'state.ts': text, 'save.ts': save })).toEqual([`${deadline} throw`]);
  });

  it('in what a framework keeps', async () => {
    const clock = `import { ref, computed } from 'vue'; const now = ref(Date.now()); setInterval(() => { now.value = Date.now(); }, 1000); export const isOver = computed(() => now.value >= 1798761600000);`;
    const save = `import { isOver } from './clock.js'; export function save() { if (isOver.value) throw new Error('This beta has expired.'); }`;
    expect(await linesIn({ 'clock.ts': clock, 'save.ts': save })).toEqual([`${deadline} throw`]);
  });
});

describe('the form of the guard', () => {
  it.each<Row>([
    ['ternary', `export const start = () => (Date.now() >= END ? expired() : 'on');`, `${deadline} throw`],
    ['&& before the action', `export function start() { Date.now() >= END && expired(); }`, `${deadline} throw`],
    ['|| before the action', `export function start() { Date.now() < END || expired(); }`, `${deadline} throw`],
    ['negation', `export function start() { if (!(Date.now() < END)) expired(); }`, `${deadline} throw`],
    [
      '?? with a part that is never null',
      `export function start(end?: number) { const over = (null ?? Date.now()) >= END; if (over) expired(); }`,
      `${deadline} throw`,
    ],
    [
      'switch (true)',
      `export function start() { switch (true) { case Date.now() >= END: expired(); break; default: return 'on'; } return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'early return',
      `export function start() { if (Date.now() < END) return 'on'; return expired(); }`,
      `${deadline} throw`,
    ],
    [
      'while the date has not come',
      `export function start() { while (Date.now() < END) return 'on'; return expired(); }`,
      `${deadline} throw`,
    ],
    [
      'for with the condition in its head',
      `export function start() { for (; Date.now() >= END; ) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'a name for the outcome',
      `export function start() { const isOver = Date.now() >= END; if (isOver) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'a flag set on the way',
      `export function start() { let over = false; if (Date.now() >= END) over = true; if (over) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'two-edged window',
      `export function start() { const now = Date.now(); if (now >= END && now < Date.UTC(2027, 1, 1)) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'a library of comparisons',
      `const after = (a: number, b: number) => a >= b; export function start() { if (after(Date.now(), END)) expired(); }`,
      `${deadline} throw`,
    ],
    [
      'every date of a list',
      `const dates = [END]; export function start() { if (dates.some((date) => Date.now() >= date)) expired(); }`,
      `${deadline} throw`,
    ],
    [
      'a lookup by the outcome',
      `const actions: Record<string, () => unknown> = { true: expired, false: () => 'on' }; export function start() { return actions[String(Date.now() >= END)]!(); }`,
      `${deadline} throw`,
    ],
  ])('%s', holdsWithPrelude);
});

describe('where the clock comes from', () => {
  it.each<Row>([
    [
      'default parameter',
      `export function start(now: number = Date.now()) { if (now >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'default in a pattern',
      `export function start({ now = Date.now() } = {}) { if (now >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'function that reads it',
      `const clock = () => Date.now(); export function start() { if (clock() >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'injected object',
      `const system = { now: () => Date.now() }; export function start(clock = system) { if (clock.now() >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'clock handed to a function',
      `function check(now: Date) { if (now.getTime() >= END) expired(); } export function start() { check(new Date()); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'Date under another name',
      `const D = Date; export function start() { if (D.now() >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'bracket access',
      `export function start() { if (Date['now']() >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'globalThis',
      `export function start() { if (globalThis.Date.now() >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'Reflect.construct',
      `export function start() { const now = Reflect.construct(Date, []); if (+now >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    ['read when the file is loaded', `const now = Date.now(); if (now >= END) expired();`, `${deadline} throw`],
    [
      'read when the file is loaded, tested in a function',
      `const now = new Date(); export function start() { if (now.getTime() >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'through two names of the file',
      `const now = Date.now(); const left = END - now; if (left <= 0) expired();`,
      `${deadline} throw`,
    ],
  ])('%s', holdsWithPrelude);
});

describe('what runs in between', () => {
  it.each<Row>([
    [
      'async and await',
      `async function isOver() { return Date.now() >= END; } export async function start() { if (await isOver()) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'promise chain',
      `export function start() { return Promise.resolve().then(() => { if (Date.now() >= END) expired(); }); }`,
      `${deadline} throw`,
    ],
    [
      'callback of setInterval',
      `export function start() { setInterval(() => { if (Date.now() >= END) process.exit(1); }, 60_000); }`,
      `${deadline} terminate`,
    ],
    [
      'event handler',
      `export function start(app: any) { app.on('open', () => { if (Date.now() >= END) expired(); }); }`,
      `${deadline} throw`,
    ],
    ['immediately called function', `(function () { if (Date.now() >= END) expired(); })();`, `${deadline} throw`],
    [
      'arguments passed on',
      `function later(...args: number[]) { return args[0]! >= args[1]!; } export function start() { if (later(Date.now(), END)) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'apply',
      `function later(a: number, b: number) { return a >= b; } export function start() { if (later.apply(null, [Date.now(), END])) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'bind',
      `function later(b: number, a: number) { return a >= b; } const isOver = later.bind(null, END); export function start() { if (isOver(Date.now())) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'chance and date',
      `export function start() { if (Math.random() < 0.1 && Date.now() >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
    [
      'unknown flag and date',
      `export function start(user: { isAdmin: boolean }) { if (!user.isAdmin && Date.now() >= END) expired(); return 'on'; }`,
      `${deadline} throw`,
    ],
  ])('%s', holdsWithPrelude);
});

it('a window made of two statements is one guard, and ends where the second says', async () => {
  const source = `export function start() { const now = Date.now(); if (now < END) return 'on'; if (now >= Date.UTC(2030, 0, 1)) return 'on'; return expired(); }`;
  const { findings } = await analyse(prelude + source);
  expect(findings.filter(isLoud).map((finding) => `${line(finding)} ${windowsOf(finding)}`)).toEqual([
    'fixed-date 2027-01-01Z throw 2027-01-01Z..2030-01-01Z',
  ]);
});
