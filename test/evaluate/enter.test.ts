/** Evaluating an instant again, in any order, gives the same trace: what is left over from another run looks like the clock. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { variants } from '../../src/evaluate/anchors.js';
import { load, traceAt, traceText } from './traces.js';

const sources: Readonly<Record<string, string>> = {
  'a fixed date': `export function start() { if (Date.now() >= 1798761600000) throw new Error('over'); return 'on'; }`,
  'fields one by one': `export function start(d: any = new Date()) { if ((d.getYear() > 118 && d.getMonth() >= 10) || d.getYear() > 119) process.exit(1); }`,
  'state of the module': `let calls = 0; let last = 0; const seen: number[] = []; const byKey: Record<string, number> = {};
    export function tick() { calls++; seen.push(Date.now()); byKey[calls] = Date.now(); if (seen.length > 2 || calls > 1) report(calls); if (Date.now() - last > 1000) last = Date.now(); return seen; }
    declare function report(n: number): void; tick(); tick();`,
  'a date moved in place': `const end = new Date(2026, 11, 18); end.setDate(end.getDate() + 14); export function start() { end.setHours(end.getHours() + 1); return new Date() >= end; }`,
  'fields and statics of a class': `class Gate { static opened = 0; static end = Date.UTC(2027, 0, 1); #left = 3; private checks: boolean[] = [];
    check() { Gate.opened++; this.#left--; this.checks.push(Date.now() >= Gate.end); if (Gate.opened > 1 || this.#left < 2) stop(); return this.checks; } }
    declare function stop(): void; export const gate = new Gate(); export const start = () => gate.check();`,
  'maps, sets and closures': `const cache = new Map<string, number>(); const tags = new Set<string>(); function counter() { let n = 0; return () => ++n; } const next = counter();
    export function get(key: string) { const n = next(); const at = cache.get(key); cache.set(key, Date.now()); tags.add(key); if (n > 1 || tags.size > 1) miss(key); if (Date.now() > Date.UTC(2027, 0, 1) && n < 2) return false; return at !== undefined && Date.now() - at < 60_000; } declare function miss(key: string): void;`,
  'symbols on both sides': `export function check(license: { expires: number; isActive: boolean }, now = Date.now()) { if (license.isActive && now > license.expires + 14 * 864e5) return { ok: false }; if (!license.isActive) refuse(license); return { ok: true }; } declare function refuse(x: unknown): void;`,
  'a first run that is stored': `export function start() { let first = localStorage.getItem('firstRun'); if (!first) { first = String(Date.now()); localStorage.setItem('firstRun', first); } if (Date.now() - Number(first) > 30 * 864e5) throw new Error('Trial over'); }`,
  'timers and callbacks': `export function start(app: any) { setTimeout(() => process.exit(1), Date.UTC(2027, 0, 1) - Date.now()); app.on('x', () => { if (Date.now() > Date.UTC(2028, 0, 1)) app.quit(); }); return Promise.resolve(Date.now()).then((t) => t > 5); }`,
  'loops and jumps': `export function start(items: number[]) { const out = []; outer: for (const item of [1, 2, 3]) { for (let i = 0; i < 4; i++) { if (i === item) continue outer; if (Date.now() > Date.UTC(2020 + i, 0, 1)) out.push(i); } } while (items.length) { if (Date.now() > items.pop()!) break; } return out; }`,
  'try, throw and finally': `function check() { if (Date.now() > Date.UTC(2027, 0, 1)) throw new RangeError('over'); } let depth = 0; export function start(f: () => void) { depth++; try { check(); f(); return 1; } catch (error) { return depth > 1 ? 3 : 2; } finally { done(); depth--; } } declare function done(): void;`,
  'a library': `import dayjs from 'dayjs'; const end = dayjs('2026-12-01').add(1, 'month'); export const start = () => [dayjs().isAfter(end), dayjs().startOf('month').format('YYYY-MM'), dayjs().diff(end, 'day') > 3];`,
  'text, sorting and numbers': `export function start() { const [y = '', m = ''] = new Date().toISOString().split('-'); const ends = [Date.UTC(2029, 0, 1), Date.UTC(2027, 0, 1)].sort((a, b) => a - b); return [y > '2026', Number(m) % 2 === 0, Date.now() > ends[0]!, Math.random() < 0.5 && y === '2027']; }`,
  'choices and recursion': `const key = Math.random() > 0.5 ? 'a' : 'b'; const ends: Record<string, number> = { a: Date.UTC(2027, 0, 1), b: Date.UTC(2028, 0, 1) }; function down(n: number): boolean { return n === 0 ? Date.now() > ends[key]! : down(n - 1); } export const start = (n: number) => [down(3), down(n)];`,
};

const instants = fc.array(fc.integer({ min: Date.UTC(1999, 0), max: Date.UTC(2040, 0) }), {
  minLength: 2,
  maxLength: 4,
});
/** Around the dates that the sources name, where outcomes change. */
const edges = fc.constantFrom(
  Date.UTC(2027, 0, 1),
  Date.UTC(2027, 0, 1) - 1,
  Date.UTC(2018, 10, 1),
  Date.UTC(2028, 0, 1) + 1,
);

interface Visit {
  readonly entry: number;
  readonly now: number;
  readonly variant: number;
}

/** The text of every visit, made in the order given. */
function visited(text: string, visits: readonly Visit[], loaded = load(text)): Map<string, string> {
  const found = new Map<string, string>();
  for (const { entry: index, now, variant } of visits) {
    const entry = loaded.entries[index];
    if (entry !== undefined)
      found.set(`${index} ${now} ${variant}`, traceText(traceAt(loaded, entry, now, { variant })));
  }
  return found;
}

describe.each(Object.entries(sources))('%s', (_name, text) => {
  const { entries } = load(text);

  it('gives the same traces in every order, and again', () => {
    const order = fc.tuple(instants, edges, fc.infiniteStream(fc.nat({ max: 1_000_000 })));
    fc.assert(
      fc.property(order, ([times, edge, dice]) => {
        const visits = [...times, edge].flatMap((now) =>
          entries.flatMap((_, entry) => [-1, 0, variants - 1].map((variant): Visit => ({ entry, now, variant }))),
        );
        const keyed = visits.map((visit): [number, Visit] => [dice.next().value as number, visit]);
        const shuffled = keyed.sort(([a], [b]) => a - b).map(([, visit]) => visit);
        const loaded = load(text);
        const first = visited(text, visits, loaded);
        expect(visited(text, shuffled, loaded)).toEqual(first);
        expect(visited(text, shuffled)).toEqual(first);
      }),
      { numRuns: 6 },
    );
  });

  it('sees the clock at all', () => {
    const loaded = load(text);
    const traces = loaded.entries.map((entry) => traceAt(loaded, entry, Date.UTC(2026, 5, 1)));
    expect(traces.some(({ conditions, timers }) => conditions.size + timers.size > 0)).toBe(true);
  });
});
