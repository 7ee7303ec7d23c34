/**
 * Why a line is or is not reported: every reason of the catalogue is reached by its own example and by nothing else
 * once it is gone; and the command line, built or not, with hostile names in what it reads.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadRulebook, why } from '../src/index.js';
import type { Explanation } from '../src/model.js';
import { facts } from '../src/rulebook/facts.js';
import type { Rulebook } from '../src/rulebook/shapes.js';
import { sourceFromText } from '../src/discover/source.js';
import { explainPlace } from '../src/why.js';
import { run } from './cli/run.js';
import { makeTree, removeTrees } from './discover/tree.js';

afterAll(removeTrees);
const rulebook = loadRulebook();

/** Explains the line that ends in `// ?`. */
function ask(text: string, rules: Rulebook = rulebook): Promise<Explanation> {
  const source = sourceFromText(text, 'example.ts');
  const line = text.split('\n').findIndex((one) => one.includes('// ?')) + 1;
  return explainPlace({ sources: [source], rulebook: rules }, { source, line });
}
const idsIn = ({ alibis, guards }: Explanation): string[] =>
  [...alibis, ...guards.flatMap((guard) => guard.alibis)].map(({ id }) => id);

describe('the catalogue of answers', () => {
  it('has an entry for every fact that the engine can know', () => {
    expect(rulebook.answers.map(({ id }) => id).sort()).toEqual([...facts].sort());
  });

  it.each(rulebook.answers)('$id is reached by its example, and is gone with its entry', async (entry) => {
    const told = await ask(entry.example);
    expect(idsIn(told)).toContain(`answers#${entry.id}`);
    expect(told.answer).toBe(entry.answer);
    const without = await ask(entry.example, {
      ...rulebook,
      answers: rulebook.answers.filter((one) => one !== entry),
    });
    expect(idsIn(without)).toContain('unexplained');
    expect(idsIn(without)).not.toContain(`answers#${entry.id}`);
  });
});

describe('a guard', () => {
  const bomb = 'export function start() {\n  if (new Date() >= new Date(2027, 0, 1)) process.exit(1); // ?\n}';

  it('is told with its sides on both sides of the flip, and its finding', async () => {
    const { answer, guards } = await ask(bomb);
    expect(answer).toBe('reported');
    expect(guards).toMatchObject([
      {
        answer: 'reported',
        alibis: [],
        values: [
          { outcome: 'false', at: '2026-12-31T23:59:59.999' },
          { outcome: 'true', at: '2027-01-01T00:00:00.000' },
        ],
        findings: [{ ruleId: 'fixed-date', payload: 'terminate', place: { line: 2 } }],
      },
    ]);
  });

  it('names the way in which other data came, and the words that speak for it', async () => {
    const told = await ask(
      'export function demand(session: { until: number }) {\n  return session.until > Date.now(); // ?\n}',
    );
    expect(told.guards).toMatchObject([{ answer: 'silent', anchors: ['param:session.until'] }]);
    expect(idsIn(told)).toEqual(['answers#other-data', 'alibis#session']);
  });

  it('is told apart from its neighbour by a column', async () => {
    const text =
      'let last = 0; export const due = () => Date.now() - last > 5000; if (Date.now() > 1798761600000) process.exit(1);';
    const source = sourceFromText(text, 'a.js');
    const at = (code: string) =>
      explainPlace({ sources: [source], rulebook }, { source, line: 1, column: text.indexOf(code) + 1 });
    expect((await at('last > 5000')).guards.map(({ answer }) => answer)).toEqual(['silent']);
    expect((await at('> 1798761600000')).guards.map(({ answer }) => answer)).toEqual(['reported']);
    expect((await at('if (')).guards).toHaveLength(1);
  });
});

describe('defuser why', () => {
  const files = {
    'date.js': 'export const end = new Date(2027, 0, 1);\n',
    'main.js': "import { end } from './date.js';\n\nif (new Date() >= end)\n  process.exit(1);\n",
    'quiet.js': 'export const sum = (a, b) => a + b;\n',
  };

  it('answers with 0, whatever the answer is', async () => {
    const root = makeTree(files);
    const loud = await run(['why', 'main.js:3:5'], root);
    expect([loud.code, loud.err]).toEqual([0, '']);
    expect(loud.out).toMatch(/^REPORTED {2}main\.js:3:5\n[^]*Values[^]*fixed-date[^]*Score \d+/);
    const part = await run(['why', 'date.js:1'], root);
    expect(part.out).toMatch(/^PART OF A FINDING[^]*the anchor of the finding at main\.js:3:5/);
    expect((await run(['why', 'quiet.js:1'], root)).out).toMatch(/^NO GUARD[^]*screened out[^]*Next/);
    expect((await run(['why', 'main.js:2'], root)).out).toContain('the clock is compared on line 3');
  });

  it('gives plain data with --format json, the same as the library', async () => {
    const root = makeTree(files);
    const { out } = await run(['why', 'main.js:3', '--format', 'json'], root);
    const told = await why({ paths: ['.'], cwd: root, file: 'main.js', line: 3 });
    expect(JSON.parse(out)).toEqual(told);
  });

  it.each([
    ['main.js', /names no place\. Write it as FILE:LINE/],
    ['main.js:0', /names no place/],
    ['main.js:9', /has no line 9\. Name one from 1 to 5/],
    ['main.js:3:99', /has no column 99/],
    ['nothing.js:3', /cannot read nothing\.js/],
  ])('refuses %s with 2 and says what to do', async (place, message) => {
    const { code, out, err } = await run(['why', place], makeTree(files));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('reads what a scan leaves out when it is named, and says so', async () => {
    const root = makeTree({ ...files, 'node_modules/a/main.js': files['main.js'] });
    const { code, out, err } = await run(['why', 'node_modules/a/main.js:3'], root);
    expect(code).toBe(0);
    expect(err).toContain('leaves node_modules/a/main.js out');
    expect(out).toContain('new Date() >= end');
  });

  it('lets no text of the scanned code steer the terminal', async () => {
    const name = 'a\u001b[31m\u202e';
    const root = makeTree({
      'bad.js': `export const f = (x) => x["${name}"] > Date.now() && g("${name}");\n`,
    });
    const { out } = await run(['why', 'bad.js:1'], root);
    expect(out).toContain('\\u202e');
    expect(out).not.toMatch(/[\u001b\u202e]/u);
  });
});
