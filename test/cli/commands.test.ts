/** `explain`, `init`, `completions`, help and did-you-mean, by the built command line. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { main } from '../../src/cli/run.js';
import { triggers } from '../../src/model.js';
import { makeTree, removeTrees } from '../discover/tree.js';
import { built } from './built.js';
import { pieces } from './run.js';

afterAll(removeTrees);

const bomb = 'if (Date.now() > 1218499200000) process.exit(1);\n';
const tree = () => makeTree({ 'src/a.js': bomb, 'package.json': '{}' });

describe('explain, of a rule', () => {
  it.each(triggers)('%s', (id) => {
    const { code, out, err } = built(['explain', id], tree());
    expect(out).toMatch(new RegExp(`^${id}  \\S.*\n\n  Says +\\S[^]*\n  Precision +\\w+\n`));
    for (const heading of ['What it finds', 'Why it matters', 'When it is wrong', 'How to fix']) {
      expect(out).toContain(`\n${heading}\n`);
    }
    expect([code, err]).toEqual([0, '']);
  });
  it('as data', () => {
    const { out } = built(['explain', 'fixed-date', '--format', 'json'], tree());
    expect(JSON.parse(out)).toMatchObject({
      id: 'fixed-date',
      cwe: [511],
      page: expect.stringContaining('## How to fix'),
    });
  });
  it('that is not there', () => {
    const said = (subject: string) => built(['explain', subject], tree());
    expect(said('fixd-date').err).toMatch(
      /^defuser: fixd-date is neither a rule nor a fingerprint\. Did you mean fixed-date\? The rules are .*\.\n$/,
    );
    expect(said('\x1b]0;x').err).toMatch(/^defuser: \\x1b\]0;x is neither/);
    expect(said('zzz').code).toBe(2);
  });
});

describe('explain, of a finding', () => {
  const cwd = tree();
  for (const format of ['json', 'sarif']) {
    built(['scan', 'src', '--format', format, '--output-file', `${format}.report`], cwd);
  }
  const { findings } = JSON.parse(readFileSync(path.join(cwd, 'json.report'), 'utf8')) as {
    findings: { fingerprint: string }[];
  };
  const print = findings[0]?.fingerprint ?? '';

  it.each([
    ['a fresh scan', []],
    ['a fresh scan of paths', ['--in', 'src']],
    ['a JSON report', ['--from', 'json.report']],
    ['a SARIF report', ['--from', 'sarif.report']],
  ])('from %s', (_, argv) => {
    const { code, out, err } = built(['explain', print.slice(0, 8), ...argv], cwd);
    expect(out).toMatch(/^HIGH {2}fixed-date {2}src\/a\.js:1:5\nOnce the clock reaches/);
    expect(out).toMatch(/\n {2}Deadline +2008-08-12T00:00:00\.000Z\n/);
    expect(out).toMatch(/\n {2}Score +70\n +\+\d+ the clock is held against/);
    expect(out).toContain(print);
    expect(out).toMatch(/\n {2}Fix +\S/);
    expect([code, err]).toEqual([0, '']);
  });
  it('as data, the same from either report', () => {
    const [a, b] = ['json', 'sarif'].map((format) => {
      const { out } = built(['explain', print, '--from', `${format}.report`, '--format', 'json'], cwd);
      return JSON.parse(out) as Record<string, unknown>;
    });
    expect({ ...a, message: '' }).toEqual({ ...b, message: '' });
  });
  it.each([
    [['000000'], /no finding of the scan has the fingerprint 000000\. Take a fingerprint from/],
    [['000000', '--from', 'json.report'], /no finding of json\.report has the fingerprint 000000/],
    [['000000', '--from', 'gone'], /cannot read gone: it does not exist/],
    [['000000', '--from', 'package.json'], /package\.json is no report of Defuser/],
    [['000000', '--from', 'src/a.js'], /src\/a\.js is not valid JSON/],
    [['000000', '--in', 'gone'], /cannot read gone: it does not exist/],
  ])('%j is exit 2', (argv, said) => {
    const { code, out, err } = built(['explain', ...argv], cwd);
    expect(err).toMatch(said);
    expect([code, out]).toEqual([2, '']);
  });
  it('asks for more of a fingerprint that stands for several', () => {
    const two = { findings: ['aaaaaa11', 'aaaaaa22'].map((fingerprint) => ({ fingerprint })) };
    writeFileSync(path.join(cwd, 'two.json'), JSON.stringify(two));
    expect(built(['explain', 'aaaaaa', '--from', 'two.json'], cwd).err).toMatch(
      /aaaaaa stands for 2 findings\. Write more of it: aaaaaa11, aaaaaa22\./,
    );
  });
  it('does not let a report steer the terminal, nor stumble over what is not of its kind', () => {
    const evil = { fingerprint: 'bbbbbb', ruleId: '\x1b[2J', severity: '\x07', place: 5, message: { what: '\u202e' } };
    const odd = { fingerprint: 'cccccc', place: null, reasons: [null, 5, { points: 'x' }] };
    writeFileSync(path.join(cwd, 'evil.json'), JSON.stringify({ findings: [null, 5, evil, odd] }));
    const { code, out } = built(['explain', 'bbbbbb', '--from', 'evil.json'], cwd);
    expect(code).toBe(0);

    expect(out).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
    expect(built(['explain', 'cccccc', '--from', 'evil.json'], cwd).code).toBe(0);
  });
});

describe('init', () => {
  const written = (cwd: string) => JSON.parse(readFileSync(path.join(cwd, 'defuser.json'), 'utf8')) as object;
  const $schema = './node_modules/defuser/schemas/config.schema.json';

  it('--yes writes what is usual, and a scan takes it', () => {
    const cwd = tree();
    expect(built(['init', '--yes'], cwd)).toEqual({
      code: 0,
      out: 'Wrote defuser.json. Try: npx defuser scan\n',
      err: '',
    });
    expect(written(cwd)).toEqual({ $schema, include: ['src'], failOn: 'high', channel: 'release' });
    expect(built(['scan', '--format', 'compact'], cwd)).toMatchObject({
      code: 1,
      out: expect.stringContaining('src/a.js'),
    });
  });
  it('asks nothing where nobody can answer', () => {
    const cwd = makeTree({ 'index.js': bomb });
    const { code, out } = built(['init'], cwd, { input: 'none\n' });
    expect(out).toBe(
      'Wrote defuser.json. Nobody could be asked, so everything in it is as usual. Try: npx defuser scan\n',
    );
    expect([code, written(cwd)]).toEqual([0, { $schema, include: ['.'], failOn: 'high', channel: 'release' }]);
  });
  it('never writes over one that is there, unless told to', () => {
    const cwd = makeTree({ 'defuser.json': '{}' });
    const { code, err } = built(['init', '--yes'], cwd);
    expect([code, err]).toEqual([
      2,
      'defuser: defuser.json is there already. Change it by hand, or run with --force.\n',
    ]);
    expect(written(cwd)).toEqual({});
    expect(built(['init', '--yes', '--force'], cwd).code).toBe(0);
    expect(written(cwd)).toMatchObject({ failOn: 'high' });
    const manifest = makeTree({ 'package.json': '{ "defuser": {} }' });
    expect(built(['init', '--yes'], manifest).err).toContain('package.json holds a "defuser" already');
    expect(existsSync(path.join(manifest, 'defuser.json'))).toBe(false);
  });

  const asked = async (answers: string, cwd: string) => {
    let out = '';
    const stdin = Object.assign(pieces(answers), { isTTY: true });
    const stream = { write: (text: string) => (out += text) };
    const code = await main(['init'], { stdout: stream, stderr: stream, stdin, env: {}, cwd });
    return { code, out };
  };
  it('asks four questions, again after a wrong answer', async () => {
    const cwd = tree();
    const { code, out } = await asked('src, dist\nmedum\nmedium\nnightly\nsoon\nP2Y\n', cwd);
    expect(written(cwd)).toEqual({
      $schema,
      include: ['src', 'dist'],
      failOn: 'medium',
      channel: 'nightly',
      supportWindow: 'P2Y',
    });
    expect(out).toMatch(/"medum" is no severity\. Did you mean medium/);
    expect(out).toMatch(/It is soon is no ISO 8601 duration/);
    expect([code, out.match(/\? /g)?.length]).toEqual([0, 6]);
  });
  it('takes what is usual for empty answers, and for those that do not come', async () => {
    for (const answers of ['\n\n\n\n', '', 'src']) {
      const cwd = tree();
      expect((await asked(answers, cwd)).code).toBe(0);
      expect(written(cwd)).toEqual({ $schema, include: ['src'], failOn: 'high', channel: 'release' });
    }
  });
});

describe('completions', () => {
  const script = (shell: string) => built(['completions', shell], tree()).out;
  const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

  const inBash = (...words: string[]): string[] => {
    const list = words.map((word) => `'${word}'`).join(' ');
    const ask = `COMP_WORDS=(defuser ${list}); COMP_CWORD=${words.length}; _defuser; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const ran = spawnSync('bash', ['--norc', '--noprofile'], { input: `${script('bash')}\n${ask}`, encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    return ran.stdout.split('\n').filter((line) => line !== '');
  };
  it('work in bash', () => {
    expect(inBash('')).toEqual(expect.arrayContaining(['scan', 'why', 'explain', 'init', 'completions']));
    expect(inBash('sc')).toEqual(['scan']);
    expect(inBash('scan', '--fo')).toEqual(['--format']);
    expect(inBash('scan', '.', '--fail-on', '')).toEqual(['critical', 'high', 'medium', 'low', 'none']);
    expect(inBash('scan', '--output-file', '')).toEqual([]);
    expect(inBash('scan', '')).toEqual([]);
    expect(inBash('explain', 'fix')).toEqual(['fixed-date']);
    expect(inBash('completions', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(inBash('-')).toEqual(['--version', '--help']);
  });
  const linesOf = (shell: string, argv: string[], input: string): string[] => {
    // From a file: fish takes the socket that would be its standard input here for a directory.
    const file = path.join(makeTree({ ask: input }), 'ask');
    const ran = spawnSync(shell, [...argv, file], { encoding: 'utf8', cwd: tree() });
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    return ran.stdout.split('\n').filter((line) => line !== '');
  };
  // Outside of its line editor zsh offers nothing, so what would be offered is printed; it narrows by itself.
  const inZsh = (...words: string[]): string[] =>
    linesOf(
      'zsh',
      ['-f'],
      [
        'compdef() { :; }; compadd() { shift; print -l -- "$@"; }; _files() { print FILES; }',
        script('zsh'),
        `words=(defuser ${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length + 1}; _defuser`,
      ].join('\n'),
    );
  (has('zsh') ? it : it.skip)('work in zsh', () => {
    expect(inZsh('')).toEqual(expect.arrayContaining(['scan', 'why', 'explain', 'init', 'completions']));
    expect(inZsh('scan', '--')).toEqual(expect.arrayContaining(['--format', '--report', '--help']));
    expect(inZsh('scan', '.', '--fail-on', '')).toEqual(['critical', 'high', 'medium', 'low', 'none']);
    expect(inZsh('scan', '--output-file', '')).toEqual(['FILES']);
    expect(inZsh('scan', '')).toEqual(['FILES']);
    expect(inZsh('explain', '')).toEqual([...triggers]);
    expect(inZsh('completions', '')).toEqual(['bash', 'zsh', 'fish']);
  });
  const inFish = (line: string): string[] =>
    linesOf('fish', ['--no-config'], `${script('fish')}\ncomplete -C '${line}'`).map((one) => one.replace(/\t.*/, ''));
  (has('fish') ? it : it.skip)('work in fish', () => {
    expect(inFish('defuser ')).toEqual(expect.arrayContaining(['scan', 'why', 'explain', 'init', 'completions']));
    expect(inFish('defuser sc')).toEqual(['scan']);
    expect(inFish('defuser scan --fo')).toEqual(['--format']);
    expect(inFish('defuser scan . --fail-on h')).toEqual(['high']);
    expect(inFish('defuser scan --output-file pack')).toEqual(['package.json']);
    expect(inFish('defuser scan sr')).toEqual(['src/']);
    expect(inFish('defuser explain fix')).toEqual(['fixed-date']);
    expect(inFish('defuser completions ').sort()).toEqual(['bash', 'fish', 'zsh']);
  });
  it('of another shell are not there', () => {
    const { code, err } = built(['completions', 'bsh'], tree());
    expect([code, err]).toEqual([
      2,
      "defuser: command-argument value 'bsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish. Did you mean bash?\n",
    ]);
  });
});

describe('help and mistakes', () => {
  it.each(['scan', 'inventory', 'why', 'explain', 'init', 'completions'])(
    '%s --help has examples and exit codes',
    (name) => {
      const { code, out } = built([name, '--help'], tree());
      expect(out).toMatch(new RegExp(`Examples:\\n {2}# .+\\n {2}(?:source <\\()?defuser ${name}`));
      expect(out).toMatch(/Exit codes:\n {2}0 {2}/);
      expect(code).toBe(0);
    },
  );
  it.each([
    [['scna', '.'], 'Did you mean scan?'],
    [['explian', 'x'], 'Did you mean explain?'],
    [['scan', '.', '--min-severty', 'low'], 'Did you mean --min-severity?'],
    [['scan', '.', '--min-severity', 'hihg'], 'Did you mean high?'],
    [['scan', '.', '--format', 'jsn'], 'Did you mean json?'],
    [['scan', '.', '--show', 'undecide'], 'Did you mean --show undecided?'],
    [['init', '--yse'], 'Did you mean --yes?'],
  ])('%j', (argv, said) => {
    const { code, err } = built(argv, tree());
    expect(err).toContain(said);
    expect(err).toMatch(/^defuser: [^\n]+\n$/);
    expect(code).toBe(2);
  });
});
