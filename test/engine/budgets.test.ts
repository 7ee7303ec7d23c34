/** Programs that are large, endless or deep: the guard is found where it can be, the rest is said, and it never takes long. */
import { describe, expect, it } from '@jest/globals';
import { analyse, line } from './run.js';
import type { Texts } from './run.js';

const guard = `if (Date.now() >= 1798761600000) throw new Error('This beta has expired.');`;
const found = 'fixed-date 2027-01-01Z throw';

/** The result, and that it came within seconds. */
async function within(seconds: number, texts: Texts) {
  const started = performance.now();
  const analysis = await analyse(texts);
  expect(performance.now() - started).toBeLessThan(seconds * 1000);
  return { lines: analysis.findings.map(line), problems: analysis.problems.map(({ kind }) => kind) };
}

/** The text again and again. */
const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');

const rows = times(20_000, (index) => `{ id: ${index}, name: 'row ${index}', open: ${index % 2 === 0} },\n`);
const cipher = times(5000, (index) => String.fromCharCode(97 + (index % 26)));

describe('what stands before the guard does not cost the guard', () => {
  it.each<[name: string, source: string]>([
    [
      'a table of 20,000 rows in the file',
      `const rows = [${rows}];\nexport function start() { const open = rows.filter((row) => row.open); ${guard} return open; }`,
    ],
    [
      'a table of 20,000 rows in the function',
      `export function start() { const rows = [${rows}]; const open = rows.filter((row) => row.open); ${guard} return open; }`,
    ],
    [
      'a loop that decodes 5,000 characters',
      `const cipher = '${cipher}'; function decode(text: string) { let out = ''; for (let i = 0; i < text.length; i++) out += String.fromCharCode(text.charCodeAt(i) ^ (i % 7)); return out; }\nexport function start() { const text = decode(cipher); ${guard} return text; }`,
    ],
    [
      '300 functions that call each other',
      `${times(300, (index) => `function f${index}(n: number): number { return n > 0 ? f${(index + 1) % 300}(n - 1) : ${index}; }\n`)} export function start() { const n = f0(1000); ${guard} return n; }`,
    ],
    [
      '2,000 statements',
      `export function start(p: any) { ${times(2000, (index) => `p.step${index}(${index});\n`)} ${guard} return p; }`,
    ],
    [
      '200 open conditions',
      `export function start(p: any) { let n = 0; ${times(200, (index) => `if (p.flag${index}) n += ${index};\n`)} ${guard} return n; }`,
    ],
    [
      'a loop of a million rounds',
      `export function start() { let n = 0; for (let i = 0; i < 1_000_000; i++) n += i % 3; ${guard} return n; }`,
    ],
    [
      'a field of a class that is asked for anew by what it holds',
      `export class Connection { options: any; session: any = null; attempts = 0; constructor(options: any) { this.options = options; }
         async renew() { this.session = await this.options.renew(this.session && this.session.id); this.attempts = this.attempts + 1; }
         async open(log: any) { ${times(60, (index) => `log(this.attempts + ${index}, this.session.name);\n`)} ${guard} } }`,
    ],
  ])('%s', async (_name, source) => {
    expect((await within(12, source)).lines).toEqual([found]);
  });

  it('runs of what looks like a deadline may be dear, and each of its dates is closed in on all the same', async () => {
    const drawn = times(16_000, (index) => `form.part${index}.show(Date.now() + ${index});\n`);
    const years = Array.from({ length: 3 }, (_, index) => 2031 + index);
    const stages = years.map(
      (year) => `if (Date.now() > Date.UTC(${year}, 0)) console.warn('Your trial has expired.');\n`,
    );
    const { lines } = await within(
      30,
      `export function checkTrial(form: any) { ${stages.join('')} draw(form); }\nfunction draw(form: any) { ${drawn} }`,
    );
    expect(lines.map((one) => one.split(' ')[1])).toEqual(years.map((year) => `${year}-01-01Z`));
  });

  it('a small function that reads the date is followed, though half of the steps are used up', async () => {
    const load = `const load = () => JSON.parse(localStorage.getItem('license') ?? 'null');`;
    const before = times(20, (index) => `for (let i = 0; i < 400; i++) n${index} += i % 3;\n`);
    const sums = times(20, (index) => `let n${index} = 0;\n`);
    const check = `const held = load(); if (held && Date.now() > held.until) throw new Error('Your license has expired.');`;
    const { findings } = await analyse(
      `${load}\nexport function start(p: any) { ${sums} ${before} if (p.on) { ${check} } }`,
    );
    expect(findings.map(({ anchor }) => anchor.text)).toEqual(['JSON.parse(localStorage.getItem("license")).until']);
  });

  it.each([
    ['within it', 'if (license.until < Date.now()) return disable("License expired."); enable();'],
    ['behind one that leaves', 'if (license.until > Date.now()) { enable(); return; } disable("License expired.");'],
    ['beside it', 'license.until < Date.now() ? disable("License expired.") : enable();'],
  ])('what a guard does is seen in full, though half of the steps are used up: %s', async (_where, check) => {
    const ages = times(2000, (index) => `n = Date.now() - at + ${index};\n`);
    const parts = times(10, (index) => `app.part${index}.close(message, ${index});\n`);
    const { findings } = await analyse(
      `declare const app: any; const state: any = { isOn: false };
       const disable = (message: string) => { ${parts} };
       const enable = () => { state.isOn = true; };
       const look = (at: number) => { let n = 0; ${ages} return n; };
       export const validate = (license: any) => { state.age = look(license.from); ${check} };`,
    );
    const texts = findings.flatMap(({ effects }) => effects.map(({ text }) => text));
    expect(texts).toContain('takes something away from the user: app.part0.close(License expired., 0)');
  });

  it('a date at the end of a decoded text', async () => {
    const text = `${cipher.slice(0, 400)}2027-01-01`;
    const hidden = JSON.stringify([...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) ^ 3)).join(''));
    const source = `function decode(text: string) { return text.split('').map((c) => String.fromCharCode(c.charCodeAt(0) ^ 3)).join(''); }\nexport function start() { if (new Date() >= new Date(decode(${hidden}).slice(-10))) process.exit(1); }`;
    expect((await within(12, source)).lines).toEqual(['fixed-date 2027-01-01Z terminate']);
  });

  it('a long checksum that the guard waits for: it has no clock in it, and is run as a whole', async () => {
    const key = 'ACME-2027';
    let sum = 7;
    for (let index = 0; index < 400; index++) sum = ((sum ^ key.charCodeAt(index % key.length)) * 33) >>> 0;
    const steps = times(
      200,
      (index) => `state[0] = ((state[0] ^ text.charCodeAt((round * 200 + ${index}) % text.length)) * 33) >>> 0;\n`,
    );
    const source = `function checksum(text: string) { const state: any = [7]; for (let round = 0; round < 2; round++) { ${steps} } return state[0]; }\nexport function start() { if (checksum('${key}') !== ${sum}) return null; ${guard} return 'on'; }`;
    expect((await within(20, source)).lines).toEqual([found]);
  });

  it('functions that try each other again after every failure, and nothing is left out', async () => {
    const source = `declare const server: any, later: any; let failures = 0;
       ${times(6, (index) => `function ask${index}(url: string): any { const answer = server.ask(url); if (answer.ok) return check(answer); if (answer.busy) later(() => ask${index}(url)); if (answer.moved) return ask${(index + 1) % 6}(url); if (answer.gone) return ask${(index + 2) % 6}(url); failures++; return failures < 5 ? ask${(index + 3) % 6}(url) : null; }\n`)}
       function check(answer: any) { ${guard} return answer; }\nexport function start(url: string) { return ask0(url); }`;
    expect(await within(12, source)).toEqual({ lines: [found], problems: [] });
  });
});

describe('what never ends is left', () => {
  it.each<[name: string, source: string]>([
    [
      'endless recursion',
      `function down(n: number): number { return down(n + 1) + down(n + 2); } export function start() { down(0); ${guard} return 'on'; }`,
    ],
    [
      'recursion between two',
      `function a(n: number): number { return b(n) + b(n + 1); } function b(n: number): number { return a(n) * a(n - 1); } export function start() { a(1); ${guard} return 'on'; }`,
    ],
    ['recursion of the guard itself', `export function start(n = 0): string { ${guard} return start(n + 1); }`],
    [
      'a getter that reads itself',
      `const o = { get x(): number { return this.x + 1; } }; export function start() { void o.x; ${guard} return 'on'; }`,
    ],
    [
      'a definition in terms of itself',
      `var a: any = b, b: any = a; export function start() { void a; ${guard} return b; }`,
    ],
    [
      'an object that holds itself',
      `const o: any = {}; o.self = o; o.list = [o, o]; export function start() { console.log(o); ${guard} return o; }`,
    ],
    [
      'a proxy of itself in JSON',
      `const o: any = { a: 1 }; o.o = o; export function start() { try { JSON.stringify(o); } catch {} ${guard} return 'on'; }`,
    ],
    [
      'text that doubles',
      `export function start() { let s = 'x'; for (let i = 0; i < 60; i++) s += s; ${guard} return s.length; }`,
    ],
    [
      'a list that grows while it is walked',
      `export function start() { const list = [1]; for (const item of list) list.push(item); ${guard} return list; }`,
    ],
    [
      'repeat',
      `export function start() { const s = 'x'.repeat(2 ** 28); const padded = s.padStart(2 ** 29); ${guard} return padded; }`,
    ],
    [
      'an array of 2 ** 32 - 1',
      `export function start() { const list = new Array(2 ** 32 - 1).fill(0).map((_, i) => i); ${guard} return list; }`,
    ],
    ['a slow pattern', `export function start() { /^(a+)+$/.test('${'a'.repeat(40)}!'); ${guard} return 'on'; }`],
    [
      'a generator without an end',
      `function* all() { let n = 0; while (true) yield n++; } export function start() { for (const n of all()) if (n > 5) break; ${guard} return 'on'; }`,
    ],
  ])('%s', async (_name, source) => {
    expect((await within(12, source)).lines).toEqual([found]);
  });

  it('more functions with a clock than are entered: the guard behind them is, and the file is named', async () => {
    const source = times(2600, (index) => `export function f${index}(at: number) { return Date.now() - at; }\n`);
    const { lines, problems } = await within(60, `${source}export function start() { ${guard} }`);
    expect(lines).toEqual([found]);
    expect(problems).toEqual(['budget']);
  });

  it('an endless loop before the guard hides it, and nothing is thrown', async () => {
    const { lines } = await within(12, `export function start() { for (;;) {} ${guard} }`);
    expect(lines.length).toBeLessThanOrEqual(1);
  });
});

describe('what is deep', () => {
  it.each<[name: string, source: string]>([
    [
      'a class that makes itself',
      `class Node1 { next: unknown = new Node1(); } export function start() { new Node1(); ${guard} return 'on'; }`,
    ],
    [
      '2,000 parentheses',
      `export function start() { const n = ${'('.repeat(2000)}1${')'.repeat(2000)}; ${guard} return n; }`,
    ],
    ['a sum of 5,000 terms', `export function start() { const n = 1${' + 1'.repeat(5000)}; ${guard} return n; }`],
    ['a text of 5,000 pieces', `export function start() { const s = 'a'${` + 'b'`.repeat(5000)}; ${guard} return s; }`],
    ['1,000 blocks', `export function start() { ${'{'.repeat(1000)} ${guard} ${'}'.repeat(1000)} return 'on'; }`],
    [
      '1,000 conditions in each other',
      `export function start(p: any) { ${'if (p) {'.repeat(1000)} ${'}'.repeat(1000)} ${guard} return 'on'; }`,
    ],
    [
      'a chain of 3,000 else',
      `export function start(n: number) { ${times(3000, (index) => `if (n === ${index}) n++; else `)} n--; ${guard} return n; }`,
    ],
    [
      'a chain of 2,000 calls',
      `export function start(p: any) { const q = p${'.then(1)'.repeat(2000)}; ${guard} return q; }`,
    ],
    [
      '1,000 functions in each other',
      `export function start() { const f = ${'() => '.repeat(1000)} 1; ${guard} return f; }`,
    ],
    [
      '3,000 clauses of a condition',
      `export function start(p: any) { const q = p${' && p.x'.repeat(3000)}; ${guard} return q; }`,
    ],
    [
      '1,000 lists in each other',
      `const deep = ${'['.repeat(1000)}1${']'.repeat(1000)}; export function start() { console.log(deep); ${guard} return deep; }`,
    ],
  ])('%s: found, or cut off and said', async (_name, source) => {
    const { lines, problems } = await within(12, source);
    if (lines.length === 0) expect(problems.length).toBeGreaterThan(0);
    else expect(lines).toEqual([found]);
  });

  it('20,000 brackets are more than the parser takes: named, not thrown', async () => {
    const { problems } = await within(12, `const now = Date.now(); ${'['.repeat(20_000)}`);
    expect(problems).toContain('syntax-error');
  });
});

describe('what was cut off', () => {
  it('is a problem of the run and leaves the verdict to the rest', async () => {
    const wide = times(
      400,
      (index) => `if (p.a${index}) n += p.b${index} ? Math.max(n, ${index}) : [1, 2, 3].map((x) => x * n).length;\n`,
    );
    const source = `export function start(p: any) { let n = 0; for (let i = 0; i < 300; i++) { ${wide} if (Date.now() > i) n++; }\n ${guard} return n; }`;
    const { lines, problems } = await within(20, source);
    expect(lines.length + problems.length).toBeGreaterThan(0);
    if (lines.length === 0) expect(problems).toContain('budget');
  });
});
