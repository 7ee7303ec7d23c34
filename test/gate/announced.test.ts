/** Declarations and suppressions through the whole engine: which findings they cover, and what each channel makes of it. */
import { describe, expect, it } from '@jest/globals';
import { analyzeSources } from '../../src/analyze.js';
import { sourceFromText } from '../../src/discover/source.js';
import { analyzeText } from '../../src/index.js';
import type { AnalysisOptions } from '../../src/index.js';
import { loadRulebook } from '../../src/rulebook/load.js';

const guard = 'if (Date.now() >= Date.UTC(2031, 7, 12)) {\n  process.exit(1);\n}\n';
const declared = '// defuser-declare fixed-date until=2031-08-12 channel=beta owner=core -- the beta ends\n';
const ignored = '// defuser-ignore-next-line fixed-date expires=2030-06-01 -- it is known\n';
const scan = (text: string, options: AnalysisOptions = {}, path = 'start.ts') =>
  analyzeText(text, { path, ...options });
const judged = async (text: string, options: AnalysisOptions = {}) => (await scan(text, options)).verdict;
const problems = async (text: string, options: AnalysisOptions = {}, path?: string) =>
  (await scan(text, options, path)).problems.map(({ line, message }) => `${line}: ${message}`);

describe('a declared bomb', () => {
  it.each([
    ['release', false],
    ['library', false],
    ['beta', true],
    ['nightly', true],
    ['canary', false],
  ])('on the channel %s passes: %s', async (channel, pass) => {
    expect(await judged(declared + guard, { channel })).toMatchObject({ pass });
    expect(await judged(guard, { channel })).toMatchObject({ pass: false, letThrough: [] });
  });

  it('carries what was said of it', async () => {
    const { findings } = await scan(declared + guard);
    expect(findings).toMatchObject([
      {
        declared: { until: '2031-08-12', channel: 'beta', owner: 'core', reason: 'the beta ends', place: { line: 1 } },
      },
    ]);
  });

  it('stops a release however little harm it does, but not where no bar is set or the build folds it away', async () => {
    const nag = 'if (Date.now() >= Date.UTC(2031, 7, 12)) console.warn("This beta is old.");\n';
    const plain = await scan(nag);
    expect(plain.verdict.pass).toBe(true);
    const verdict = await judged(declared + nag);
    expect(verdict).toMatchObject({ pass: false, stopped: plain.findings.map(({ fingerprint }) => fingerprint) });
    expect(await judged(declared + nag, { failOn: 'none' })).toMatchObject({ pass: true, failing: [] });
    const folded = `if (process.env.NODE_ENV !== 'production') {\n${declared}${guard}}\n`;
    expect((await scan(folded)).findings).toMatchObject([{ arming: 'disarmed', declared: { channel: 'beta' } }]);
    expect(await judged(folded)).toMatchObject({ pass: true });
  });

  it('must name a date on the beta: its own, or that of its end', async () => {
    const trial = `const start = Number(localStorage.getItem('firstRun'));
@if (Date.now() - start > 30 * 24 * 3600 * 1000) throw new Error('Your trial has expired');\n`;
    const withMark = (mark: string) => trial.replace('@', mark);
    const kind = 'trial-period channel=beta -- trials end';
    expect((await scan(withMark(''))).findings).toMatchObject([{ ruleId: 'trial-period', deadline: null }]);
    expect(await judged(withMark(`// defuser-declare ${kind}\n`), { channel: 'beta' })).toMatchObject({ pass: false });
    const dated = withMark(`// defuser-declare ${kind.replace('--', 'until=2031-01-01 --')}\n`);
    expect(await judged(dated, { channel: 'beta' })).toMatchObject({ pass: true });
    expect(await judged(withMark(`// defuser-declare ${kind}\n`), { channel: 'nightly' })).toMatchObject({
      pass: true,
    });
  });

  it('does not pass once its declaration has ended, or for another channel', async () => {
    expect(await judged(declared + guard, { channel: 'beta', releaseDate: '2031-08-11' })).toMatchObject({
      pass: true,
    });
    const late = { channel: 'beta', releaseDate: '2031-08-12' };
    expect(await judged(declared + guard, late)).toMatchObject({ pass: false });
    expect(await problems(declared + guard, late)).toEqual([expect.stringContaining('1: The declaration ended on')]);
    const other = declared.replace('channel=beta', 'channel=nightly');
    expect(await judged(other + guard, { channel: 'beta' })).toMatchObject({ pass: false });
  });

  it('is what a channel of the user says', async () => {
    const channels = { pilot: { declared: 'pass', accepts: ['beta'] }, beta: { declared: 'stop' } } as const;
    expect(await judged(declared + guard, { channel: 'pilot', channels })).toMatchObject({ pass: true });
    expect(await judged(declared + guard, { channel: 'beta', channels })).toMatchObject({ pass: false });
    expect(await judged(guard, { channel: 'calm', channels: { calm: { failOn: 'none' } } })).toMatchObject({
      pass: true,
    });
  });

  it('may be declared above its function or its date', async () => {
    const above = `${declared}export function check() {\n  ${guard}}\n`;
    expect(await judged(above, { channel: 'beta' })).toMatchObject({ pass: true });
    const date = `${declared}const END = new Date(2031, 7, 12);\nif (new Date() >= END) process.exit(1);\n`;
    expect(await judged(date, { channel: 'beta' })).toMatchObject({ pass: true });
  });

  it('that comes without a warning is told of; one that is warned of is not', async () => {
    const silent = await problems(declared + guard, { channel: 'beta' });
    expect(silent).toEqual([expect.stringContaining('2: The channel beta lets this declared bomb through')]);
    const warning = "if (Date.now() >= Date.UTC(2031, 6, 1)) alert('This beta expires on August 12.');\n";
    expect(await problems(warning + declared + guard, { channel: 'beta' })).toEqual([]);
  });
});

describe('a suppression', () => {
  it('takes a finding out of the verdict and leaves it in the report', async () => {
    const { findings, verdict, problems: said } = await scan(ignored + guard);
    expect(findings).toMatchObject([
      { severity: 'high', suppressed: { by: 'source', reason: 'it is known', expires: '2030-06-01' } },
    ]);
    expect(verdict).toMatchObject({
      pass: true,
      failing: [],
      suppressed: findings.map(({ fingerprint }) => fingerprint),
    });
    expect(said).toEqual([]);
  });

  it('expires by the release date alone', async () => {
    expect(await judged(ignored + guard, { releaseDate: '2030-05-31' })).toMatchObject({ pass: true });
    const late = { releaseDate: '2030-06-01' };
    expect(await judged(ignored + guard, late)).toMatchObject({ pass: false });
    expect(await problems(ignored + guard, late)).toEqual([expect.stringContaining('expired on 2030-06-01')]);
  });

  it('cannot silence what is declared', async () => {
    expect(await judged(declared + ignored + guard)).toMatchObject({ pass: false });
  });

  it('covers what begins on the next line alone, and its own rule alone', async () => {
    expect(await judged(`${ignored}const a = 1;\n${guard}`)).toMatchObject({ pass: false });
    expect(await judged(`${ignored}function f() {\n  ${guard}}\nf();\n`)).toMatchObject({ pass: false });
    expect(await judged(ignored.replace('fixed-date', 'scheduled') + guard)).toMatchObject({ pass: false });
    expect(await judged(ignored.replace('fixed-date', 'all') + guard)).toMatchObject({ pass: true });
    const line =
      'if (Date.now() >= Date.UTC(2031, 7, 12)) process.exit(1); // defuser-ignore-line fixed-date -- it is known\n';
    expect(await judged(line)).toMatchObject({ pass: true });
  });
});

describe('a comment that says nothing', () => {
  it.each([
    [`${ignored}const a = 1;\n`, 'is unused'],
    ['// defuser-ignore-next-line fixed-dat -- why\n', 'did you mean `fixed-date`? Write it like'],
    ['// defuser-ignore-next-line fixed-date\n', 'gives no reason'],
    ['// defuser-declair fixed-date channel=beta -- why\n', 'Did you mean `defuser-declare`'],
  ])('%j', async (text, why) => {
    expect(await problems(text)).toEqual([expect.stringContaining(why)]);
    expect(await problems(text, { directives: false })).toEqual([]);
  });

  it('silences nothing in a dependency, or where nobody listens', async () => {
    const path = 'node_modules/evil/index.js';
    expect((await scan(ignored + guard, {}, path)).verdict).toMatchObject({ pass: false });
    expect(await problems(ignored + guard, {}, path)).toEqual([expect.stringContaining('a dependency cannot say')]);
    expect(await judged(ignored + guard, { directives: false })).toMatchObject({ pass: false });
  });
});

it('a map silences nothing: what is said in a source covers what was built from it only where both are scanned', async () => {
  const source = ignored + guard;
  const map = (sources: string) =>
    `//# sourceMappingURL=data:application/json;base64,${Buffer.from(
      JSON.stringify({ version: 3, sources: [sources], sourcesContent: [source], names: [], mappings: 'AACA,IAAI' }),
    ).toString('base64')}\n`;
  const built = guard.replaceAll('\n', ' ') + map('start.ts');
  const both = [sourceFromText(source, 'start.ts'), sourceFromText(built, 'built.js')];
  const judge = async (sources: typeof both) =>
    (await analyzeSources({ sources, rulebook: loadRulebook() })).findings.map(({ generated, suppressed }) => [
      generated.length,
      suppressed !== null,
    ]);
  expect(await judge(both.slice(1))).toEqual([[1, false]]);
  expect(await judge(both)).toEqual([[1, true]]);
});
