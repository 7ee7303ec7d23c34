/**
 * `--since` by the built command line, on real repositories: what a change brings, and that a hostile repository gets
 * nothing run. Every trap is first shown to go off under plain git.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { makeTree, removeTrees } from '../discover/tree.js';
import { built } from './built.js';

afterAll(removeTrees);

const quiet = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};
const git = (cwd: string, ...argv: string[]) =>
  spawnSync('git', argv, { cwd, encoding: 'utf8', timeout: 10_000, env: { ...process.env, ...quiet } });
function commit(cwd: string, files: Readonly<Record<string, string | null>> = {}): string {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(cwd, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
  }
  git(cwd, 'add', '--all');
  expect(git(cwd, 'commit', '--quiet', '--message', 'a change').status).toBe(0);
  return git(cwd, 'rev-parse', 'HEAD').stdout.trim();
}
function repository(files: Readonly<Record<string, string>>): string {
  const cwd = makeTree(files);
  expect(git(cwd, 'init', '--quiet', '--initial-branch', 'main').status).toBe(0);
  commit(cwd);
  return cwd;
}
const bombOn = (date: string): string => `if (new Date() > new Date('${date}')) process.exit(1);\n`;
function since(cwd: string, reference: string, ...argv: string[]) {
  const paths = argv.length === 0 ? ['.'] : argv;
  const ran = built(['scan', ...paths, '--since', reference, '--format', 'compact'], cwd, { env: quiet });
  return { ...ran, places: ran.out.split('\n').flatMap((line) => /^(\S+?:\d+):\d+ \w+ \d+ /.exec(line)?.[1] ?? []) };
}

describe('what a change brings', () => {
  it('is what is new in it, committed or not', () => {
    const cwd = repository({ 'old.js': bombOn('2008-08-12'), 'src/a.js': 'let a;\n' });
    expect(since(cwd, 'HEAD')).toMatchObject({ code: 0, places: [] });
    writeFileSync(path.join(cwd, 'src/a.js'), bombOn('2027-01-01'));
    expect(since(cwd, 'HEAD')).toMatchObject({ code: 1, places: ['src/a.js:1'] });
    commit(cwd, { 'src/b.js': bombOn('2028-01-01') });
    expect(since(cwd, 'HEAD')).toMatchObject({ code: 0, places: [] });
    expect(since(cwd, 'HEAD~1').places).toEqual(['src/a.js:1', 'src/b.js:1']);
    expect(since(cwd, 'HEAD~1', 'src/b.js').places).toEqual(['src/b.js:1']);
    expect(since(path.join(cwd, 'src'), 'HEAD~1', 'a.js').places).toEqual(['a.js:1']);
  });
  it('is neither what has moved nor what has been taken away', () => {
    const cwd = repository({ 'a.js': bombOn('2027-01-01'), 'b.js': bombOn('2028-01-01') });
    commit(cwd, { 'a.js': `\n\n\n// later\n${bombOn('2027-01-01')}`, 'b.js': null });
    expect(since(cwd, 'HEAD~1')).toMatchObject({ code: 0, places: [] });
  });
  it('is a date that was pushed, and a second bomb like the first', () => {
    const cwd = repository({ 'a.js': bombOn('2027-01-01') });
    commit(cwd, { 'a.js': bombOn('2027-06-01') });
    expect(since(cwd, 'HEAD~1').places).toEqual(['a.js:1']);
    commit(cwd, { 'a.js': bombOn('2027-06-01').repeat(2) });
    expect(since(cwd, 'HEAD~1').places).toHaveLength(1);
  });
  it('is seen in the whole program: a file that the change does not touch is armed by it', () => {
    const cwd = repository({
      'dates.js': 'export const end = new Date(8.64e15);\n',
      'start.js': "import { end } from './dates.js';\nif (new Date() > end) process.exit(1);\n",
    });
    commit(cwd, { 'dates.js': "export const end = new Date('2027-01-01');\n" });
    expect(since(cwd, 'HEAD~1').places).toEqual(['start.js:2']);
    // What was there is read as a whole too: the date comes from a file that is gone now.
    commit(cwd, { 'dates.js': null, 'start.js': bombOn('2027-01-01') });
    const moved = since(cwd, 'HEAD~1');
    expect(moved.code).toBe(moved.places.length === 0 ? 0 : 1);
  });
  it('is a finding whose comment was taken away', () => {
    const ignored = '// defuser-ignore-next-line fixed-date -- renewed by operations\n';
    const cwd = repository({ 'a.js': ignored + bombOn('2027-01-01') });
    commit(cwd, { 'a.js': bombOn('2027-01-01') });
    expect(since(cwd, 'HEAD~1')).toMatchObject({ code: 1, places: ['a.js:1'] });
    commit(cwd, { 'a.js': ignored + bombOn('2027-01-01') });
    expect(since(cwd, 'HEAD~1')).toMatchObject({ code: 0, places: [] });
  });
  it('is held against a baseline of the whole program', () => {
    const cwd = repository({ 'a.js': bombOn('2027-01-01') });
    const baseline = ['--baseline', 'defuser-baseline.json'];
    built(['scan', '.', '--update-baseline'], cwd, { env: quiet });
    // The entry of what does not change is met, and does not take in another one of its kind.
    commit(cwd, { 'b.js': bombOn('2027-01-01') });
    const second = since(cwd, 'HEAD~1', '.', ...baseline);
    expect(second).toMatchObject({ code: 1, places: ['b.js:1'] });
    expect(second.out).not.toContain('stands for no finding');
    const taken = since(cwd, 'HEAD~1', '.', '--update-baseline');
    expect([taken.code, taken.err]).toEqual([0, expect.stringContaining('1 added, 0 removed, 2 in all')]);
  });
  it('counts from where the branches parted', () => {
    const cwd = repository({ 'a.js': bombOn('2027-01-01') });
    git(cwd, 'branch', 'change');
    commit(cwd, { 'a.js': 'let repaired;\n' });
    git(cwd, 'checkout', '--quiet', 'change');
    const ran = since(cwd, 'main');
    expect(ran).toMatchObject({ code: 0, places: [] });
    expect(ran.err).toMatch(
      /^defuser: compared with [\da-f]{12}, where main and HEAD parted; 1 file compared: 0 changed, /,
    );
  });
  it('says in every report what it was judged against, and what was left out', () => {
    const cwd = repository({ 'a.js': bombOn('2027-01-01'), 'b.js': 'let b;\n', 'c.js': 'let c;\n' });
    writeFileSync(path.join(cwd, 'b.js'), 'let d;\n');
    rmSync(path.join(cwd, 'c.js'));
    const said = /only what is new since HEAD at `?[\da-f]{12}`? counts, 1 older finding left out/;
    for (const format of ['pretty', 'compact', 'github', 'junit', 'markdown', 'html']) {
      const { out, err } = built(['scan', '.', '--since', 'HEAD', '--format', format], cwd, { env: quiet });
      expect(out.replaceAll(/\s+/g, ' ')).toMatch(said);
      expect(err).toMatch(/, which is HEAD; 3 files compared: 1 changed, 0 not in that commit, 1 gone since\n$/);
    }
    const { out } = built(['scan', '.', '--since', 'HEAD', '--format', 'json'], cwd, { env: quiet });
    const { verdict } = JSON.parse(out) as { verdict: unknown };
    const hash = git(cwd, 'rev-parse', 'HEAD').stdout.trim();
    expect(verdict).toMatchObject({ pass: true, since: { reference: 'HEAD', commit: hash, known: 1 } });
  });
  it('says from where, and what git does not know', () => {
    const cwd = repository({ 'a.js': 'let a;\n', '.gitignore': 'dist' });
    mkdirSync(path.join(cwd, 'dist'));
    writeFileSync(path.join(cwd, 'dist/out.js'), bombOn('2027-01-01'));
    const { code, err } = since(cwd, 'main', 'dist');
    expect(err).toMatch(
      /^defuser: compared with [\da-f]{12}, which is main; 1 file compared: 0 changed, 1 not in that commit, 0 gone since\n$/,
    );
    expect(code).toBe(1);
  });
});

describe('mistakes', () => {
  const cwd = repository({ 'a.js': 'let a;\n' });
  it.each([
    ['nowhere', /--since nowhere: git knows no such commit\. Name a branch/],
    ['--output=pwned', /--since "--output=pwned" names no commit/],
    ['HEAD:a.js', /--since HEAD:a\.js: git knows no such commit/],
    ['HEAD..HEAD', /git knows no such commit/],
    [' ', /names no commit/],
  ])('%j', (reference, said) => {
    const { code, out, err } = built(['scan', '.', `--since=${reference}`], cwd, { env: quiet });
    expect(err).toMatch(said);
    expect([code, out, existsSync(path.join(cwd, 'pwned'))]).toEqual([2, '', false]);
  });
  it('no repository, another repository, no git, no file', () => {
    const bare = makeTree({ 'a.js': 'let a;\n' });
    const nowhere = { ...quiet, GIT_CEILING_DIRECTORIES: path.dirname(bare) };
    expect(built(['scan', '.', '--since', 'HEAD'], bare, { env: nowhere }).err).toMatch(
      /not a git repository.*Run it inside/,
    );
    expect(since(cwd, 'HEAD', path.join(bare, 'a.js')).err).toMatch(
      /lies outside the git repository\. Run the command inside/,
    );
    expect(built(['scan', '.', '--since', 'HEAD'], cwd, { env: { ...quiet, PATH: bare } }).err).toMatch(
      /git cannot be run: it is not installed/,
    );
    expect(built(['scan', '--stdin', '--since', 'HEAD'], cwd).err).toMatch(/--stdin and --since were both given/);
  });
});

describe('a hostile repository', () => {
  let cwd: string;
  let pwned: string;
  beforeEach(() => {
    cwd = repository({ 'a.js': 'let a;\n', 'b.js': 'let b;\n' });
    commit(cwd, { 'a.js': bombOn('2027-01-01'), '.gitattributes': '* filter=evil diff=evil\n' });
    pwned = path.join(cwd, '.git', 'pwned');
  });
  /** A program that leaves a trace; a filter hands on what it is given, a server must not wait. */
  function trap(rest = 'cat'): string {
    const file = path.join(cwd, '.git', 'trap');
    writeFileSync(file, `#!/bin/sh\necho "$0" >> '${pwned}'\n${rest}\n`);
    chmodSync(file, 0o755);
    return file;
  }
  const hasRun = (): boolean => {
    const has = existsSync(pwned);
    rmSync(pwned, { force: true });
    return has;
  };

  it.each([
    ['core.fsmonitor', ['status']],
    ['filter.evil.clean', ['diff', 'HEAD~1']],
    ['diff.evil.textconv', ['diff', 'HEAD~1', 'HEAD']],
    ['diff.external', ['diff', 'HEAD~1', 'HEAD']],
    ['diff.evil.command', ['diff', 'HEAD~1', 'HEAD']],
    ['core.hooksPath', ['commit', '--allow-empty', '--message', 'x']],
    ['core.editor', ['commit', '--allow-empty']],
  ])('%s runs nothing', (key, plain) => {
    const program = trap();
    const value = key === 'core.hooksPath' ? path.join(cwd, '.git/own-hooks') : program;
    if (key === 'core.hooksPath') {
      mkdirSync(value);
      writeFileSync(path.join(value, 'pre-commit'), readFileSync(program), { mode: 0o755 });
    }
    git(cwd, 'config', key, value);
    writeFileSync(path.join(cwd, 'b.js'), 'let c;\n');
    git(cwd, ...plain);
    expect(hasRun()).toBe(true);
    const { code, places } = since(cwd, 'HEAD~1');
    if (plain[0] !== 'commit') expect([code, places]).toEqual([1, ['a.js:1']]);
    expect(hasRun()).toBe(false);
  });

  it('that would fetch what is missing from a program fetches nothing', () => {
    const program = trap('exit 1');
    const blob = git(cwd, 'rev-parse', 'HEAD~1:a.js').stdout.trim();
    rmSync(path.join(cwd, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
    for (const [key, value] of [
      ['core.repositoryFormatVersion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.url', `ext::${program}`],
      ['protocol.ext.allow', 'always'],
    ] as const) {
      git(cwd, 'config', key, value);
    }
    git(cwd, 'cat-file', '-p', blob);
    expect(hasRun()).toBe(true);
    const { code, err } = since(cwd, 'HEAD~1');
    expect(hasRun()).toBe(false);
    expect([code, err]).toEqual([2, expect.stringMatching(/git has no content for [\da-f]{40}, which --since needs/)]);
  });

  it('cannot put another commit, or another history, in the place of what is compared', () => {
    const cwd = repository({ 'a.js': 'let a;\n' });
    const clean = git(cwd, 'rev-parse', 'HEAD').stdout.trim();
    const planted = commit(cwd, { 'a.js': bombOn('2027-01-01') });
    commit(cwd, { 'b.js': 'let b;\n' });
    expect(git(cwd, 'replace', clean, planted).status).toBe(0);
    expect(git(cwd, 'show', `${clean}:a.js`).stdout).toContain('process.exit');
    expect(since(cwd, clean).places).toEqual(['a.js:1']);
    git(cwd, 'replace', '--delete', clean);
    writeFileSync(path.join(cwd, '.git/info/grafts'), `${clean} ${git(cwd, 'rev-parse', 'HEAD').stdout}`);
    expect(git(cwd, 'merge-base', clean, 'HEAD').stdout.trim()).not.toBe(clean);
    expect(since(cwd, clean).places).toEqual(['a.js:1']);
  });
  it('does not put its own program in the place of git', () => {
    for (const name of ['git', 'git.exe', 'git.cmd']) {
      writeFileSync(path.join(cwd, name), readFileSync(trap()), { mode: 0o755 });
    }
    expect(since(cwd, 'HEAD~1').places).toEqual(['a.js:1']);
    expect(hasRun()).toBe(false);
  });
});
