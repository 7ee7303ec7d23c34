/** Code that machines nest or chain tens of thousands deep: nothing overflows, and a guard beside it is found. */
import { expect, it } from '@jest/globals';
import { analyse, line } from './run.js';

const depth = 50_000;
const guard = `export function stop() { if (Date.now() >= 1798761600000) throw new Error('This beta has expired.'); }`;
const modules = Array.from({ length: 1000 }, (_, index) => `part${index}();\\n`).join('');

it.each<[name: string, source: string]>([
  ['a sum', `export const sum = 1${' + 1'.repeat(depth)};`],
  ['a text in pieces, with a clock', `export const text = '' + Date.now()${` + 'x'`.repeat(depth)};`],
  ['a sequence', `let n = 0; export function start() { n++${', n++'.repeat(depth)}; }`],
  ['a chain of conditions', `export const open = (p: any) => p${' && p.x'.repeat(depth)};`],
  ['a chain of calls', `export const chain = (p: any) => p${'.then(1)'.repeat(depth)};`],
  ['else after else', `export function pick(p: any) { if (p === 0) return 0;${' else if (p) return 1;'.repeat(500)} }`],
  ['a module of a megabyte in eval', `eval("${modules.repeat(80)}");`],
])('%s', async (_name, source) => {
  const { findings } = await analyse(`${guard}\n${source}`);
  expect(findings.map(line)).toEqual(['fixed-date 2027-01-01Z throw']);
});

it('what is nested deeper than the compiler can parse is named, and nothing else happens', async () => {
  const elses = `export function pick(p: any) { if (p === 0) return 0;${' else if (p) return 1;'.repeat(depth)} }`;
  const { findings, problems } = await analyse({ 'deep.js': `void Date.now();\n${elses}`, 'beside.js': guard });
  expect(findings.map(line)).toEqual(['fixed-date 2027-01-01Z throw']);
  expect(problems.map(({ path, kind }) => `${path} ${kind}`)).toEqual(['deep.js syntax-error']);
});
