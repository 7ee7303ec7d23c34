/** The baseline through the built command line: what is known passes, what is new or has another date does not. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Log } from 'sarif';
import { schemaErrors } from '../report/sarif-schema.js';
import { makeTree, removeTrees } from '../discover/tree.js';
import { built } from './built.js';

afterAll(removeTrees);

const guard = (year: number) =>
  `export function start() {\n  if (Date.now() >= Date.UTC(${year}, 7, 12)) process.exit(1);\n}\nstart();\n`;
const file = 'defuser-baseline.json';
const scan = (root: string, ...more: string[]) => built(['scan', 'src', '--format', 'compact', ...more], root);
const entriesOf = (root: string) =>
  (JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { entries: Record<string, string | null>[] }).entries;
const write = (root: string, name: string, text: string) => {
  writeFileSync(path.join(root, name), text);
};

/** A tree whose one bomb is in the baseline. */
function known(): string {
  const root = makeTree({ 'src/a.js': guard(2031) });
  const { code, err } = scan(
    root,
    '--update-baseline',
    '--baseline-author',
    'kim',
    '--baseline-reason',
    'moved to config',
  );
  expect([code, err]).toEqual([0, `defuser: ${file}: 1 added, 0 removed, 1 in all\n`]);
  return root;
}

describe('what is in the baseline', () => {
  it('passes, with who took it in and why; without the baseline it fails', () => {
    const root = known();
    expect(entriesOf(root)).toMatchObject([
      {
        rule: 'fixed-date',
        when: '2031-08-12T00:00:00.000Z',
        path: 'src/a.js',
        author: 'kim',
        reason: 'moved to config',
      },
    ]);
    const { code, out } = scan(root, '--baseline', file);
    expect(code).toBe(0);
    expect(out).toContain('(in the baseline)');
    expect(out).toContain('1 finding is suppressed');
    expect(scan(root).code).toBe(1);
  });

  it('passes wherever it moves, and however it is written', () => {
    const root = known();
    write(root, 'src/a.js', 'export {};\n');
    write(root, 'src/b.js', `// A line.\n${guard(2031).replaceAll('start', 'begin')}`);
    expect(scan(root, '--baseline', file).code).toBe(0);
  });

  it('is new again when somebody pushes the date', () => {
    const root = known();
    write(root, 'src/a.js', guard(2032));
    const { code, out } = scan(root, '--baseline', file);
    expect(code).toBe(1);
    expect(out).toContain(
      'src/a.js:2 baseline – Somebody pushed the date: the baseline knows it as 2031-08-12T00:00:00.000Z',
    );
    expect(out).toContain('(new)');
  });

  it('does not cover a second one of its kind', () => {
    const root = known();
    write(root, 'src/0.js', guard(2031).replaceAll('start', 'again'));
    const { code, out } = scan(root, '--baseline', file);
    expect(code).toBe(1);
    expect(out).toMatch(/^src\/0\.js:2.*\(new\)$/m);
    expect(out).toMatch(/^src\/a\.js:2.*\(in the baseline\)$/m);
  });

  it('counts again once its entry has expired', () => {
    const root = known();
    const text = readFileSync(path.join(root, file), 'utf8');
    write(root, file, text.replace('"expires": null', '"expires": "2030-01-01"'));
    expect(scan(root, '--baseline', file, '--release-date', '2029-12-31').code).toBe(0);
    const { code, out } = scan(root, '--baseline', file, '--release-date', '2030-01-01');
    expect(code).toBe(1);
    expect(out).toContain('expired on 2030-01-01, so its finding counts again');
  });

  it('never lets a declared bomb into a release', () => {
    const root = known();
    const mark = '// defuser-declare fixed-date channel=beta until=2031-08-12 -- betas end\n  if';
    write(root, 'src/a.js', guard(2031).replace('if', mark));
    expect(scan(root, '--baseline', file).code).toBe(1);
    expect(scan(root, '--baseline', file, '--channel', 'beta').code).toBe(0);
  });
});

it('what is gone is told of, and pruned when asked', () => {
  const root = known();
  write(root, 'src/a.js', 'export {};\n');
  const { code, out } = scan(root, '--baseline', file);
  expect(code).toBe(0);
  expect(out).toContain('stands for no finding any more. Take it out with --prune-baseline.');
  expect(scan(root, '--prune-baseline').err).toBe(`defuser: ${file}: 0 added, 1 removed, 0 in all\n`);
  expect(entriesOf(root)).toEqual([]);
});

it('writes the same bytes again, sorted', () => {
  const root = makeTree({
    'src/a.js': guard(2031),
    'src/b.js': guard(2033).replaceAll('start', 'b'),
    'src/c.js': guard(2034),
  });
  scan(root, '--update-baseline', '--release-date', '2030-02-03');
  const text = readFileSync(path.join(root, file), 'utf8');
  const prints = entriesOf(root).map(({ fingerprint }) => String(fingerprint));
  expect(prints).toEqual([...prints].sort());
  expect(entriesOf(root).map(({ added }) => added)).toEqual(['2030-02-03', '2030-02-03', '2030-02-03']);
  scan(root, '--update-baseline', '--release-date', '2030-05-06');
  expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
});

it('is told in SARIF', () => {
  const root = known();
  write(root, 'src/b.js', guard(2033).replaceAll('start', 'b'));
  const log = JSON.parse(built(['scan', 'src', '--format', 'sarif', '--baseline', file], root).out) as Log;
  expect(schemaErrors(log)).toEqual([]);
  const states = log.runs[0]?.results?.map(({ baselineState, suppressions }) => [baselineState, suppressions?.length]);
  expect(states?.sort()).toEqual([
    ['new', 0],
    ['unchanged', 1],
  ]);
});

it.each([
  ['pretty', /Baseline +new, not among what is known/],
  ['markdown', /Baseline.*new, not among what is known/],
  ['html', /Baseline<[^]*?new, not among what is known/],
  ['github', /Baseline: new, not among what is known/],
  ['gitlab', /Baseline new, not among what is known/],
])('what is new is told in %s, once', (format, said) => {
  const root = known();
  write(root, 'src/b.js', guard(2033).replaceAll('start', 'b'));
  const { out } = built(['scan', 'src', '--format', format, '--baseline', file], root);
  expect(out).toMatch(said);
  expect(out.split('not among what is known')).toHaveLength(2);
});

it.each([
  ['{', 'it is not valid JSON'],
  ['[]', 'is no baseline of version 1'],
  ['{"version":1,"entries":[5]}', 'entry 1 is no object'],
  ['{"version":1,"entries":[{}]}', '"fingerprint" is no text'],
])('a file with %j in it is exit 2', (text, why) => {
  const root = makeTree({ 'src/a.js': guard(2031), [file]: text });
  const { code, err } = scan(root, '--baseline', file);
  expect(code).toBe(2);
  expect(err).toContain(why);
});

it('a file that is not there is exit 2, unless it is to be made', () => {
  const { code, err } = scan(makeTree({ 'src/a.js': guard(2031) }), '--baseline', 'none.json');
  expect(code).toBe(2);
  expect(err).toContain('cannot read the baseline none.json');
});
