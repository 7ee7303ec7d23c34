import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { wantsColor } from '../../src/cli/io.js';
import { main } from '../../src/cli/run.js';
import { scanOptions } from '../../src/cli/options.js';
import { makeTree, removeTrees } from '../discover/tree.js';
import { pieces, run } from './run.js';

afterAll(removeTrees);

const tree = () => makeTree({ 'a.js': 'let a = 1;', 'docs/a.md': '' });

describe('mistakes of the user are one line on standard error, and exit 2', () => {
  it.each([
    [[], /no command was given\. Try `defuser scan \.`/],
    [['sacn', '.'], /unknown command 'sacn'\. Did you mean scan\?/],
    [['src/'], /unknown command 'src\/'.*`defuser scan <path>`/],
    [['scan', '.', '--fromat', 'json'], /unknown option '--fromat'\. Did you mean --format\?/],
    [['scan', '.', '--zzzzzz'], /unknown option '--zzzzzz'\. See `defuser scan --help`/],
    [['--zzzzzz'], /unknown option '--zzzzzz'/],
    [['scan', '.', '--format', 'xml'], /'xml' is invalid\. Allowed choices are pretty, compact, json, sarif/],
    [['scan', '.', '--format'], /'--format <name>' argument missing/],
    [
      ['scan', '.', '--fail-on', 'hidden'],
      /'hidden' is invalid\. Allowed choices are critical, high, medium, low, none/,
    ],
    [['scan', '.', '--channel', ' '], /--channel is empty/],
    [['scan', '.', '--release-date', 'soon'], /--release-date soon is no ISO 8601 date\. Write it like 2026-08-04/],
    [['scan', '.', '--support-window', '18'], /--support-window 18 is no ISO 8601 duration\. Write it like P18M/],
    [
      ['scan', '.', '--define', '__BUILD_TIME__'],
      /--define __BUILD_TIME__ is not name=value\. Write one, as in --define __BUILD_TIME__=1767225600000/,
    ],
    [['scan', '.', '--show', 'all'], /--show all is not known\. Write --show hidden or --show undecided/],
    [['scan'], /nothing to scan: no path was given\. Name one, as in `defuser scan \.`/],
    [['scan', 'docs'], /nothing to scan in docs: no .*\.tsx/],
    [['scan', 'gone.js'], /cannot read gone\.js: it does not exist/],
    [['scan', '*.vue'], /the pattern \*\.vue matches nothing/],
    [['scan', '.', '--stdin'], /--stdin and paths were both given/],
    [['scan', '.', '--stdin-filename', 'a.ts'], /--stdin-filename was given without --stdin/],
    [['scan', '.', '--output-file', 'no/such/report.json'], /cannot write no\/such\/report\.json/],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await run(argv, tree());
    expect(err).toMatch(message);
    expect(err).toMatch(/^defuser: [^\n]+[.?]\n$/);
    expect(code).toBe(2);
    expect(out).toBe('');
  });

  it('cannot be made to steer the terminal', async () => {
    const { err } = await run(['scan', '\x1b]0;gone\nscan: 0 findings\u202e.js'], tree());
    expect(err).toMatch(/^defuser: cannot read \\x1b\]0;gone\\nscan: 0 findings\\u202e\.js: it does not exist\..*\n$/);
    const option = await run(['scan', '--\x1b]0;x\x07\n'], tree());
    expect(option.err).toMatch(/^defuser: unknown option '--\\x1b\]0;x\\x07\\n'.*\n$/);
  });
});

describe('a defect', () => {
  it('keeps its stack, is called one, and is exit 2', async () => {
    let err = '';
    const code = await main(['--version'], {
      stdout: { write: () => broken() },
      stderr: { write: (text) => (err += text) },
      stdin: pieces(''),
      env: {},
      cwd: '/',
    });
    expect(err).toMatch(/^TypeError: a\\x1b\[2J\n +at broken[^]*\ndefuser: this is a defect in defuser\. .*\n$/);
    expect(code).toBe(2);
  });
});

function broken(): never {
  throw new TypeError('a\x1b[2J');
}

describe('help and version', () => {
  it.each([[['--help']], [['help']]])('%j says what there is', async (argv) => {
    const { code, out, err } = await run(argv, tree());
    expect(out).toMatch(/Usage: defuser/);
    expect(out).toMatch(/scan .*scan files, directories/);
    expect([code, err]).toEqual([0, '']);
  });

  it.each([[['scan', '--help']], [['help', 'scan']]])('%j names every option, with examples', async (argv) => {
    const { code, out, err } = await run(argv, tree());
    for (const row of scanOptions) expect(out).toContain(row.flags);
    expect(out).toMatch(/Examples:\n {2}# .*\n {2}defuser scan \./);
    expect(out).toMatch(/Exit codes:/);
    expect([code, err]).toEqual([0, '']);
  });

  it('gives the version of the package', async () => {
    const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await run(['--version'], tree())).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
  });
});

describe('wantsColor', () => {
  const terminal = { write: () => true, isTTY: true };
  const pipe = { write: () => true, isTTY: false };
  it.each([
    ['a terminal', undefined, terminal, {}, true],
    ['a pipe', undefined, pipe, {}, false],
    ['a dumb terminal', undefined, terminal, { TERM: 'dumb' }, false],
    ['NO_COLOR', undefined, terminal, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', undefined, terminal, { NO_COLOR: '' }, true],
    ['FORCE_COLOR over NO_COLOR', undefined, pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['FORCE_COLOR=0', undefined, terminal, { FORCE_COLOR: '0' }, false],
    ['--no-color over FORCE_COLOR', false, terminal, { FORCE_COLOR: '1' }, false],
    ['--color over NO_COLOR', true, pipe, { NO_COLOR: '1' }, true],
  ])('%s', (_, flag, stdout, env, expected) => {
    expect(wantsColor(flag, { stdout, env })).toBe(expected);
  });
});
