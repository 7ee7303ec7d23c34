import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { lineReader } from '../../src/cli/lines.js';
import { sourceFromText } from '../../src/discover/source.js';
import type { Analysis } from '../../src/model.js';
import { makeTree, removeTrees } from '../discover/tree.js';
import { run } from './run.js';

afterAll(removeTrees);

const bomb = `export function powerOn() {
  const betaExpiry = new Date(2008, 7, 12);
  if (new Date() >= betaExpiry) {
    console.error('This beta has expired.');
    process.exit(1);
  }
}
powerOn();
`;
const quiet = 'export const sum = (a, b) => a + b;\n';
const bombTree = () => makeTree({ 'src/power.js': bomb, 'src/sum.js': quiet });
const quietTree = () => makeTree({ 'src/sum.js': quiet });

describe('the exit code', () => {
  it('is 0 when nothing is found, with the report on standard output', async () => {
    const { code, out, err } = await run(['scan', '.'], quietTree());
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/\n$/);
  });

  it('is 1 for a finding at or over the bar, whatever the channel', async () => {
    const root = bombTree();
    expect(await run(['scan', '.'], root)).toMatchObject({ code: 1, err: '' });
    expect((await run(['scan', 'src/power.js', '--channel', 'beta', '--fail-on', 'low'], root)).code).toBe(1);
  });

  it('is 0 when the bar is none', async () => {
    expect((await run(['scan', '.', '--fail-on', 'none', '--channel', 'nightly'], bombTree())).code).toBe(0);
  });

  it('is 2 with --strict when a file was left unread, and the report is written all the same', async () => {
    const root = makeTree({ 'sum.js': quiet, 'bin.js': Buffer.from([1, 0, 2]) });
    expect(await run(['scan', '.'], root)).toMatchObject({ code: 0, err: '' });
    const strict = await run(['scan', '.', '--strict', '--format', 'json'], root);
    expect(strict.code).toBe(2);
    expect(strict.err).toBe('defuser: not everything could be analysed (--strict): bin.js\n');
    expect(JSON.parse(strict.out)).toMatchObject({ problems: [{ kind: 'binary', path: 'bin.js' }] });
  });
});

describe('the report', () => {
  const analysis = (out: string) => JSON.parse(out) as Analysis;

  it('carries what the options said', async () => {
    const argv = ['scan', 'src', '--format', 'json', '--channel', 'beta', '--fail-on', 'critical'];
    const { out } = await run([...argv, '--release-date', '2008-07-27T02:00+02:00'], bombTree());
    const { findings, releaseDate, verdict, summary } = analysis(out);
    expect(findings).toMatchObject([{ ruleId: 'fixed-date', place: { path: 'src/power.js', line: 3 } }]);
    expect(verdict).toMatchObject({ channel: 'beta', failOn: 'critical' });
    expect(releaseDate).toBe('2008-07-27T00:00:00.000Z');
    expect(summary.files).toBe(2);
  });

  it('goes to a file when asked, and nowhere else', async () => {
    const root = bombTree();
    const { code, out, err } = await run(['scan', '.', '--format', 'sarif', '--output-file', 'report.sarif'], root);
    const said = 'defuser: fail: 1 finding is high or worse, channel release; see report.sarif\n';
    expect([code, out, err]).toEqual([1, '', said]);
    expect(JSON.parse(readFileSync(path.join(root, 'report.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('says so in one line when the file cannot be written', async () => {
    const root = quietTree();
    mkdirSync(path.join(root, 'out'));
    const { code, err } = await run(['scan', '.', '--output-file', 'out'], root);
    expect(err).toBe('defuser: cannot write out: it is a directory. Name another --output-file.\n');
    expect(code).toBe(2);
  });

  it('shows the source, in colour only where colour is wanted', async () => {
    const root = bombTree();
    const plain = await run(['scan', '.'], root);
    expect(plain.out).toContain('if (new Date() >= betaExpiry) {');
    expect(plain.out).not.toContain('\x1b');
    expect((await run(['scan', '.', '--color'], root)).out).toContain('\x1b[');
    expect((await run(['scan', '.'], root, { isTTY: true })).out).toContain('\x1b[');
    expect((await run(['scan', '.', '--no-color'], root, { isTTY: true })).out).not.toContain('\x1b');
  });

  it('says in a terminal what is being read where that takes time, and takes it back', async () => {
    const root = makeTree({ 'src/power.js': bomb, 'src/long.js': `export const text = '${'x'.repeat(1_200_000)}';\n` });
    const said = 'defuser: reading 2 files, 1.2 MB …\r\x1b[K';
    for (const asked of [
      ['scan', '.'],
      ['why', 'src/power.js:3'],
    ]) {
      expect((await run(asked, root, { isTold: true })).err).toBe(said);
      expect((await run(asked, root)).err).toBe('');
      expect((await run(asked, root, { isTold: true, env: { TERM: 'dumb' } })).err).toBe('');
    }
    expect((await run(['scan', '.', '--quiet'], root, { isTold: true })).err).toBe('');
    expect((await run(['scan', '.'], bombTree(), { isTold: true })).err).toBe('');
  });

  it('is the same for the same text on standard input', async () => {
    const root = bombTree();
    const argv = ['scan', '--stdin', '--stdin-filename', 'src/power.js', '--format', 'json'];
    const piped = await run(argv, root, { stdin: Buffer.from(bomb) });
    expect(piped.code).toBe(1);
    const named = await run(['scan', 'src/power.js', '--format', 'json'], root);
    expect(analysis(piped.out).findings).toEqual(analysis(named.out).findings);
  });

  it('refuses binary data on standard input', async () => {
    const { code, err } = await run(['scan', '--stdin'], quietTree(), { stdin: 'a\0b' });
    expect(code).toBe(2);
    expect(err).toMatch(/^defuser: standard input holds binary data\. [^\n]+\n$/);
  });

  it('comes with a notice when an option has no effect', async () => {
    const { code, err } = await run(['scan', '.', '--support-window', 'P18M'], quietTree());
    expect(err).toBe('defuser: --support-window has no effect without --release-date\n');
    expect(code).toBe(0);
  });
});

describe('lineReader', () => {
  const read = lineReader([sourceFromText('a\r\nb\rc\u2028d\n', 'x.js')]);

  it('splits where JavaScript does, and gives null for what was not scanned', () => {
    expect(read('x.js')).toEqual(['a', 'b', 'c', 'd', '']);
    expect(read('y.js')).toBeNull();
  });

  it('gives null for a file that is gone by now', () => {
    const gone = { path: '/g.js', displayPath: 'g.js', size: 1, read: () => lost() };
    expect(lineReader([gone])('g.js')).toBeNull();
  });
});

function lost(): never {
  throw new Error('gone');
}

describe('the program that was built', () => {
  const program = path.resolve('dist/cli/main.js');

  it('sets the exit code and ends its report', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'scan', '.'], {
      cwd: bombTree(),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('src/power.js');
  });

  it('loads neither the compiler nor the engine for --help and --version', () => {
    const root = makeTree({ 'loaded.mjs': loadedModules });
    const loader = `--import=${path.join(root, 'loaded.mjs')}`;
    const out = execFileSync(process.execPath, [loader, program, 'scan', '--help'], { encoding: 'utf8' });
    expect(out).toContain('Usage: defuser scan');
    expect(out).not.toMatch(/loaded .*(node_modules\/(typescript|globby|zod)\/|dist\/analyze)/);
    expect(out).toMatch(/loaded .*commander/);
  });

  it('is quiet when its reader stops early', () => {
    const root = makeTree({ 'a.js': quiet });
    for (let file = 0; file < 400; file += 1) writeFileSync(path.join(root, `${file}.js`), Buffer.from([1, 0, 2]));
    const command = `"${process.execPath}" "${program}" scan . --format json | head -c 1; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['{ 0\n', '']);
  });
});

/** Prints the address of every module that is loaded, from Node's own hook. */
const loadedModules = `
import { register } from 'node:module';
const hook = \`import { writeSync } from 'node:fs';
export async function load(url, context, next) { writeSync(1, 'loaded ' + url + '\\\\n'); return next(url, context); }\`;
register('data:text/javascript,' + encodeURIComponent(hook));
`;
