/**
 * The evaluator against Node itself: closed functions of the clock, at random instants and at the edges that they
 * name. Node runs these samples of our own in a process in UTC, with a date whose clock is set.
 */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { load, traceAt } from './traces.js';

const samples: Readonly<Record<string, string>> = {
  epoch: 'return Date.now() >= 1798761600000;',
  'local parts': 'return new Date() > new Date(2026, 12, 1, 0, 30);',
  'fields that run over':
    'const d = new Date(2027, 0, 31); d.setMonth(d.getMonth() + 1); d.setDate(0); return new Date() >= d;',
  'year and month': 'const d = new Date(); return (d.getYear() > 118 && d.getMonth() >= 10) || d.getYear() > 126;',
  'integer of the day':
    'const d = new Date(); return d.getFullYear() * 10000 + (d.getMonth() + 1) * 100 + d.getDate();',
  'ISO text':
    "return new Date().toISOString().slice(0, 10) >= '2026-08-12' ? new Date().toISOString().substring(11, 13) > '11' : null;",
  'days left':
    'const days = (Date.UTC(2027, 0, 1) - Date.now()) / 864e5; return [Math.ceil(days), Math.floor(days), Math.round(days), Math.trunc(days)].join();',
  'week and day': 'const d = new Date(); return d.getDay() === 5 && d.getDate() === 13;',
  'Christmas and silvester':
    "const d = new Date(); switch (d.getMonth()) { case 11: return d.getDate() > 24 && d.getDate() < 27 ? 'closed' : 'open'; case 0: return d.getDate() === 1; default: return 'open'; }",
  'leap year': 'const y = new Date().getUTCFullYear(); return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;',
  'end of the month':
    'const d = new Date(); return new Date(d.getFullYear(), d.getMonth() + 1, 0).getDate() - d.getDate();',
  'hours and minutes':
    "const d = new Date(); const hm = String(d.getHours()).padStart(2, '0') + ':' + ('0' + d.getMinutes()).slice(-2); return hm >= '09:30' && hm < '17:45';",
  'start of the week':
    'const d = new Date(); d.setHours(0, 0, 0, 0); d.setDate(d.getDate() - ((d.getDay() + 6) % 7)); return d.getTime() / 864e5;',
  'sorted dates':
    'const all = [new Date(2028, 1), new Date(2019, 5, 3), new Date("2026-08-12")].sort((a, b) => a - b); return all.findIndex((d) => d > Date.now());',
  'loop over years':
    'let n = 0; for (let y = 2000; y < 2040; y += 3) { if (Date.now() < Date.UTC(y, y % 12)) break; n++; } return n;',
  'while with a carry':
    'let left = Math.floor(Date.now() / 864e5); let weeks = 0; while (left > 18000 && weeks < 300) { left -= 7; weeks++; } return left * 1000 + weeks;',
  'object and destructuring':
    'const { y, m = 3 } = { y: new Date().getFullYear() }; const [a, ...rest] = [y, m, y - m]; return rest.includes(2024) || a % 5 === m - 1;',
  'try and finally':
    "let n = 0; const late = Date.now() > Date.UTC(2020, 0); try { if (late) throw 'x'; n = 1; } catch (e) { n = e === 'x' ? 2 : 3; } finally { n *= 10; } return n;",
  'closures and recursion':
    'const at = (y) => () => Date.now() > Date.UTC(y, 6); const down = (n) => (n === 0 ? 0 : Number(at(2015 + n)()) + down(n - 1)); return down(3);',
  'bits and remainders':
    'const s = Math.floor(Date.now() / 1000); return [(s >> 4) & 0xff, s % 97, ~~(s / 3.7), s ^ 0x5555, (s >>> 8) | 1].join("-");',
  'class with state':
    'class A { #n = 0; static k = 2; get late() { return Date.now() > Date.UTC(2022, 2) ? A.k : this.#n; } add() { this.#n += this.late; return this; } get n() { return this.#n; } } return new A().add().add().n;',
  'nullish and logical':
    'const late = Date.now() > Date.UTC(2022, 2) || null; const x = late ?? "early"; let y = 0; y ||= late && 5; y &&= y + 1; return String(x) + y;',
  labels:
    'let n = 0; outer: for (const a of [1, 2, 3]) { for (const b of [1, 2, 3]) { if (Date.now() > Date.UTC(2010 + a * b * 2, 0)) continue outer; if (b > a) break outer; n += a * 10 + b; } } return n;',
};
const edges = [
  1798761600000,
  Date.UTC(2027, 0, 1, 0, 30),
  Date.UTC(2026, 7, 12),
  Date.UTC(2018, 10, 1),
  Date.UTC(2024, 1, 29),
  Date.UTC(2026, 10, 13),
  Date.UTC(2026, 11, 25),
  Date.UTC(2027, 11, 27),
  Date.UTC(2000, 0, 1),
  Date.UTC(2026, 7, 12, 9, 30),
  Date.UTC(2026, 7, 12, 17, 45),
].flatMap((time) => [time - 1, time, time + 1]);
const random = fc.sample(fc.integer({ min: Date.UTC(1996, 0), max: Date.UTC(2041, 0) }), {
  numRuns: 967,
  seed: 20080812,
});
const instants = [...edges, ...random];

/** Runs in Node: every sample at every instant. */
const judge = `
  const { bodies, instants } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  const Real = Date;
  let now = 0;
  class Fake extends Real { constructor(...args) { args.length === 0 ? super(now) : super(...args); } static now() { return now; } }
  const answers = bodies.map((body) => {
    const run = new Function('Date', body);
    return instants.map((at) => { now = at; return run(Fake); });
  });
  process.stdout.write(JSON.stringify(answers));
`;
function answersOfNode(): unknown[][] {
  const input = JSON.stringify({ bodies: Object.values(samples), instants });
  const env = { ...process.env, TZ: 'UTC', NODE_OPTIONS: '' };
  return JSON.parse(execFileSync(process.execPath, ['-e', judge], { input, env, encoding: 'utf8' })) as unknown[][];
}

const names = Object.keys(samples);
const judged = answersOfNode();

describe('the evaluator says what Node says', () => {
  it.each(names)('%s', (name) => {
    const answers = judged[names.indexOf(name)] ?? [];
    const loaded = load(`function sample() { ${samples[name] ?? ''} }`, 'main.js');
    const differences = instants.flatMap((now, index) => {
      const { returned } = traceAt(loaded, loaded.entries[1]!, now);
      const said = returned?.kind === 'primitive' ? returned.value : (returned?.kind ?? 'nothing');
      return said === answers[index]
        ? []
        : [`${new Date(now).toISOString()}: ${String(said)}, Node says ${String(answers[index])}`];
    });
    expect(differences.slice(0, 5)).toEqual([]);
    expect(new Set(answers).size).toBeGreaterThan(1);
  });
});
