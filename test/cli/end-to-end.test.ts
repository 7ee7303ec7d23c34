/**
 * Every command by the built program, with every exit code that its help promises: what goes to standard output, what to
 * standard error, and that a mistake is one line that says what to do. The details have tests of their own.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { makeTree, removeTrees } from '../discover/tree.js';
import { built } from './built.js';

afterAll(removeTrees);

const bomb = 'if (Date.now() > 1218499200000) process.exit(1);\n';
const files = {
  'src/a.js': bomb,
  'clean/b.js': 'export const sum = (a, b) => a + b;\n',
  'unread/c.js': Buffer.from([1, 0, 2]),
  'broken.json': '{ "failOn": "hgih" }',
};

/** Command line → exit code, what standard output and standard error say; null stands for nothing at all. */
type Row = readonly [argv: readonly string[], code: 0 | 1 | 2, out: RegExp | null, err: RegExp | null];

const commands: Readonly<Record<string, readonly Row[]>> = {
  scan: [
    [
      ['scan', 'clean'],
      0,
      /^No time bomb found\.[^]*\nPASS {2}no finding is high or worse, channel release\.\n$/,
      null,
    ],
    [['scan', 'src'], 1, /^HIGH {2}fixed-date[^]*\nFAIL {2}1 finding is high or worse, channel release\.\n$/, null],
    [['scan', 'src', '--fail-on', 'critical'], 0, /\nPASS {2}no finding is critical, channel release\.\n$/, null],
    [
      ['scan', 'src', '--fail-on', 'none'],
      0,
      /\nPASS {2}the bar is none, so nothing fails, channel release\.\n$/,
      null,
    ],
    [['scan', 'src', '--format', 'compact'], 1, /^src\/a\.js:1:5 high 70 fixed-date [^\n]+\n1 finding [^\n]+\n$/, null],
    [['scan', 'src', '--output-file', 'report.txt'], 1, null, /fail: 1 finding is high .*; see report\.txt\n$/],
    [['scan', 'src', '--output-file', 'report.txt', '--quiet'], 1, null, null],
    [
      ['scan', 'src', '--report', 'sarif=a.sarif', '--format', 'compact'],
      1,
      /^src\/a\.js:1:5 high [^\n]+\n1 [^\n]+\n$/,
      null,
    ],
    [['scan', 'src', '--report', 'srif=a.sarif'], 2, null, /--report srif=a\.sarif is not .*Did you mean sarif\?/],
    [['scan', 'src', '--report', 'sarif'], 2, null, /--report sarif is not format=file\. Write one, as in/],
    [['scan', 'src', '--report', 'sarif=gone/a'], 2, null, /cannot write gone\/a: its directory does not exist/],
    [['scan', 'src', '--report', 'html=a', '--report', 'json=./a'], 2, null, /two reports go to \.\/a\./],
    [['scan', 'unread', '--strict', '--quiet'], 2, /binary/, /not everything could be analysed \(--strict\)/],
    [['scan', 'src', '--support-window', 'P1Y', '--quiet'], 1, /fixed-date/, null],
    [['scan', 'unread'], 0, /binary/, null],
    [['scan', 'unread', '--strict'], 2, /binary/, /not everything could be analysed \(--strict\): unread\/c\.js/],
    [['scan', '--stdin'], 1, /stdin\.js:1:5/, null],
    [['scan', 'src', '--print-config'], 0, /^\{\n {2}"file": null/, null],
    [
      ['scan', 'src', '--support-window', 'P1Y'],
      1,
      /fixed-date/,
      /--support-window has no effect without --release-date/,
    ],
    [
      ['scan', 'src', '--config', 'broken.json'],
      2,
      null,
      /broken\.json:1:3: "failOn" is "hgih"\. Did you mean "high"\?/,
    ],
    [['scan', 'src', '--baseline', 'gone.json'], 2, null, /cannot read the baseline gone\.json: it does not exist\. /],
    [['scan'], 2, null, /nothing to scan: no path was given\. Name one, as in `defuser scan \.`/],
    [['scan', 'gone'], 2, null, /cannot read gone: it does not exist/],
    [['scan', 'src', '--fail-on', 'hihg'], 2, null, /'hihg' is invalid/],
    [['scan', 'src', '--since', 'HEAD'], 2, null, /git/],
  ],
  inventory: [
    [['inventory', 'src'], 0, /^WHEN +RULE[^\n]+\n2008-08-12T00:00:00\.000Z +fixed-date[^\n]+\n$/, null],
    [['inventory', 'clean'], 0, /\S/, null],
    [['inventory', 'src', '--format', 'ics', '--release-date', '2026-11-23'], 0, /^BEGIN:VCALENDAR\r\n/, null],
    [['inventory', 'src', '--format', 'ics'], 2, null, /none was given\. Add --release-date 2027-01-31/],
    [['inventory'], 2, null, /nothing to scan: no path was given/],
    [['inventory', 'gone'], 2, null, /cannot read gone/],
    [['inventory', 'src', '--foramt', 'ics'], 2, null, /Did you mean --format\?/],
  ],
  why: [
    [['why', 'src/a.js:1'], 0, /^REPORTED|^HIGH|fixed-date/, null],
    [['why', 'clean/b.js:1'], 0, /\S/, null],
    [['why', 'src/a.js:99'], 2, null, /99/],
    [['why', 'src/a.js'], 2, null, /src\/a\.js/],
    [['why', 'gone.js:1'], 2, null, /gone\.js/],
    [['why'], 2, null, /missing required argument 'place'\. See `defuser why --help`\./],
  ],
  explain: [
    [['explain', 'fixed-date'], 0, /^fixed-date {2}\S/, null],
    [['explain', 'fixed-dat'], 2, null, /neither a rule nor a fingerprint\. Did you mean fixed-date\?/],
    [['explain', '000000', '--in', 'src'], 2, null, /no finding of the scan has the fingerprint 000000/],
    [['explain', '000000', '--from', 'gone'], 2, null, /cannot read gone: it does not exist/],
    [['explain'], 2, null, /missing required argument/],
  ],
  init: [
    [['init', '--yes'], 0, /defuser\.json/, null],
    [['init', '--yes', '--forse'], 2, null, /Did you mean --force\?/],
  ],
  completions: [
    [['completions', 'bash'], 0, /complete .*defuser/, null],
    [['completions', 'zsh'], 0, /compdef/, null],
    [['completions', 'fish'], 0, /complete -c defuser/, null],
    [['completions', 'tcsh'], 2, null, /tcsh/],
    [['completions'], 2, null, /missing required argument 'shell'\. See `defuser completions --help`\./],
  ],
  help: [
    [['--help'], 0, /Usage: defuser/, null],
    [['-h'], 0, /Usage: defuser/, null],
    [['why', '-h'], 0, /Usage: defuser why/, null],
    [['help', 'inventory'], 0, /Usage: defuser inventory/, null],
    [['help', 'inventroy'], 2, null, /unknown command 'inventroy'\. Did you mean inventory\?/],
    [['help', 'zzzzzz'], 2, null, /unknown command 'zzzzzz'\. The commands are scan, inventory, /],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, null],
    [[], 2, null, /no command was given/],
    [['sacn'], 2, null, /unknown command 'sacn'\. Did you mean scan\?/],
  ],
};

describe.each(Object.entries(commands))('%s', (_, rows) => {
  it.each(rows)('%j ends with %d', (argv, code, out, err) => {
    const cwd = makeTree(files);
    const ran = built(argv, cwd, { input: bomb });
    expect(ran.code).toBe(code);
    expect(ran.out).toEqual(out === null ? '' : expect.stringMatching(out));
    expect(ran.err).toEqual(err === null ? '' : expect.stringMatching(err));
    if (ran.err !== '') expect(ran.err).toMatch(/^defuser: [^\n]+\n$/);
  });
});

it('names every command that the help names', () => {
  const { out } = built(['--help'], makeTree({}));
  const list = out.slice(out.indexOf('Commands:'), out.indexOf('Examples:'));
  const named = [...list.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name).filter((name) => name !== 'help');
  expect(Object.keys(commands)).toEqual(expect.arrayContaining(named));
  expect(named.length).toBeGreaterThan(4);
});

it('a report says how to be told of a finding again, and that command tells of it', () => {
  const cwd = makeTree({ 'dist/it is.js': bomb, '.gitignore': 'dist' });
  const { out } = built(['scan', 'dist/it is.js'], cwd);
  const [, fingerprint = ''] =
    /\n {2}Explain +npx defuser explain ([\da-f]{12}) --in 'dist\/it is\.js'\n/.exec(out) ?? [];
  expect(built(['explain', fingerprint, '--in', 'dist/it is.js'], cwd)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^HIGH {2}fixed-date {2}dist\/it is\.js:1:5\n[^]*\n {2}Fingerprint {2}[\da-f]{32}\n/),
  });
  // What came through a pipe is gone, so there is no such command.
  expect(built(['scan', '--stdin'], cwd, { input: bomb }).out).toContain(`\n  Fingerprint ${fingerprint}\n`);
});

it('what goes to a file is the report of the terminal, without colour', () => {
  const cwd = makeTree(files);
  built(['scan', 'src', '--output-file', 'report.txt'], cwd);
  expect(readFileSync(path.join(cwd, 'report.txt'), 'utf8')).toBe(built(['scan', 'src'], cwd).out);
});

it('further reports are what a run for each of them would have written', () => {
  const cwd = makeTree(files);
  const names = ['sarif', 'markdown', 'html', 'junit', 'pretty'];
  built(['scan', 'src', '--quiet', ...names.flatMap((name) => ['--report', `${name}=${name}.out`])], cwd);
  for (const name of names) {
    expect(readFileSync(path.join(cwd, `${name}.out`), 'utf8')).toBe(built(['scan', 'src', '--format', name], cwd).out);
  }
});

it('a second init leaves the first configuration alone, and the scan takes it', () => {
  const cwd = makeTree(files);
  built(['init', '--yes'], cwd);
  expect(existsSync(path.join(cwd, 'defuser.json'))).toBe(true);
  expect(built(['init', '--yes'], cwd)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/--force/) });
  expect(built(['scan', 'src'], cwd)).toMatchObject({ code: 1, err: 'defuser: configuration from defuser.json\n' });
});
