/** The run as a whole: the order of the sources says nothing, and the result is plain data. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyzeSources } from '../../src/analyze.js';
import { sourceFromText } from '../../src/discover/source.js';
import { analyse, rulebook } from './run.js';

const files: Readonly<Record<string, string>> = {
  'src/date.ts': `export const END = 1798761600000; export const GRACE = 14 * 864e5;`,
  'src/beta.ts': `import { END } from './date.js'; export const isOver = () => Date.now() >= END;`,
  'src/index.ts': `export { isOver as over } from './beta.js'; export * from './trial.js';`,
  'src/trial.ts': `export function trialOver() { return Date.now() - Number(localStorage.getItem('firstRun')) > 30 * 864e5; }`,
  'src/power.ts': `import { over, trialOver } from './index.js'; export function powerOn() { if (over()) throw new Error('This beta has expired.'); if (trialOver()) return null; return { on: true }; }`,
  'src/state.ts': `export let locked = false; export function init() { if (Date.now() > Date.UTC(2028, 0, 1)) locked = true; }`,
  'src/use.ts': `import { locked } from './state.js'; export function use() { if (locked) process.exit(1); }`,
  'src/license.js': `exports.check = (license) => { if (Date.now() > license.expires) return false; return true; };`,
  'src/main.js': `const { check } = require('./license'); exports.main = (license) => { if (!check(license)) process.exit(2); };`,
  'src/broken.ts': `export function start( { if (Date.now() > 1798761600000) process.exit(1); }`,
  'src/throttle.ts': `let last = 0; export const refresh = () => { if (Date.now() - last > 5e3) last = Date.now(); };`,
  'test/beta.test.ts': `if (Date.now() >= 1798761600000) throw new Error('expired');`,
};
const inOrder = (paths: readonly string[]) =>
  analyzeSources({
    sources: paths.map((path) => sourceFromText(files[path] ?? '', path)),
    rulebook,
    releaseDate: '2026-06-01',
  });

describe('an analysis', () => {
  it('is the same whatever order the sources are given in', async () => {
    const paths = Object.keys(files);
    const expected = await inOrder(paths);
    expect(expected.findings.length).toBeGreaterThan(4);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(paths, { minLength: paths.length }), async (shuffled) => {
        expect(await inOrder(shuffled)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('is plain data: nothing is lost as JSON', async () => {
    const analysis = await inOrder(Object.keys(files));
    const copy: unknown = JSON.parse(JSON.stringify(analysis));
    expect(copy).toStrictEqual(analysis);
  });

  it('has a fingerprint for every finding, and no two alike', async () => {
    const { findings } = await inOrder(Object.keys(files));
    const fingerprints = findings.map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
    for (const fingerprint of fingerprints) expect(fingerprint).toMatch(/^[0-9a-f]{32}$/u);
  });

  it('keeps fingerprints when lines move', async () => {
    const text = `export function start() { if (Date.now() >= 1798761600000) process.exit(1); }`;
    const [a, b] = await Promise.all([analyse(text), analyse(`// A comment.\n\n${text}`)]);
    expect(a.findings.map(({ place }) => place.line)).not.toEqual(b.findings.map(({ place }) => place.line));
    expect(a.findings.map(({ fingerprint }) => fingerprint)).toEqual(b.findings.map(({ fingerprint }) => fingerprint));
  });

  it('gives each score as the sum of its reasons, held within 0 and 100', async () => {
    const { findings } = await inOrder(Object.keys(files));
    for (const { score, reasons } of findings) {
      const sum = reasons.reduce((total, { points }) => total + points, 0);
      expect(score).toBe(Math.max(0, Math.min(100, sum)));
    }
  });

  it('places its steps in the order clock, anchor, guard, payload', async () => {
    const { findings } = await inOrder(Object.keys(files));
    const order = ['clock', 'anchor', 'hop', 'guard', 'payload'];
    for (const { steps } of findings) {
      const ranks = steps.map(({ role }) => order.indexOf(role));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(steps.map(({ role }) => role)).toContain('guard');
    }
  });

  it('names every place as the text has it', async () => {
    const { findings } = await inOrder(Object.keys(files));
    for (const { place, code, steps } of findings) {
      for (const one of [{ place, code }, ...steps]) {
        const text = (files[one.place.path] ?? '').slice(one.place.start, one.place.end);
        expect(text.replace(/\s+/gu, ' ').startsWith(one.code.replace(/…$/u, ''))).toBe(true);
      }
    }
  });
});

describe('a text with a syntax error', () => {
  it('is analysed as far as it goes and named', async () => {
    const { findings, problems } = await analyse({
      'beta.ts': `export function start() { if (Date.now() >= 1798761600000) process.exit(1); }\nconst = ;\n`,
    });
    expect(findings.map(({ deadline }) => deadline)).toEqual(['2027-01-01T00:00:00.000Z']);
    expect(problems).toMatchObject([{ kind: 'syntax-error', path: 'beta.ts', line: 2, incomplete: true }]);
  });

  it('does not keep others from being analysed', async () => {
    const { findings, problems } = await analyse({
      'broken.ts': `new Date() ((( {{{ [`,
      'beta.ts': `export function start() { if (Date.now() >= 1798761600000) process.exit(1); }`,
    });
    expect(findings).toHaveLength(1);
    expect(problems.map(({ path }) => path)).toEqual(['broken.ts']);
  });

  it('is passed on with what discover could not read', async () => {
    const problem = { kind: 'unreadable', path: 'x.js', line: null, message: 'no', incomplete: true } as const;
    const { problems } = await analyzeSources({ sources: [], rulebook, problems: [problem] });
    expect(problems).toEqual([problem]);
  });
});
