import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { discover } from '../../src/discover/discover.js';
import { sourceFromText } from '../../src/discover/source.js';
import { DefuserError } from '../../src/errors.js';
import { makeTree, removeTrees } from './tree.js';

afterAll(removeTrees);

const scan = async (cwd: string, ...paths: string[]) => {
  const found = await discover(paths.length === 0 ? ['.'] : paths, { cwd });
  return { ...found, names: found.sources.map((source) => source.displayPath) };
};

describe('a directory', () => {
  it('gives its JavaScript and TypeScript, sorted, and counts the rest', async () => {
    const root = makeTree({
      'b.js': '1',
      'a/z.mts': '2',
      'a.min.js': '3',
      'dist/x.cjs': '4',
      'build/y.jsx': '5',
      'types.d.ts': '',
      'notes.md': '',
      LICENSE: 'MIT',
    });
    const found = await scan(root);
    expect(found.names).toEqual(['a.min.js', 'a/z.mts', 'b.js', 'build/y.jsx', 'dist/x.cjs']);
    expect(found.skipped).toEqual({ 'declaration file': 1, 'not JavaScript': 2 });
    expect(found.problems).toEqual([]);
  });

  it('gives sources that read their text again when asked', async () => {
    const root = makeTree({ 'a.js': '\uFEFFlet a = 1;' });
    const [source] = (await scan(root)).sources;
    expect(source).toMatchObject({ path: path.join(root, 'a.js'), displayPath: 'a.js', size: 13 });
    expect(source?.read()).toBe('let a = 1;');
  });

  it('hands over its JSON beside the sources, neither scanned nor counted as such', async () => {
    const root = makeTree({
      'package.json': '{ "name": "esx" }',
      'src/a.js': '1',
      'src/dates.json': '{}',
      'cache/b.json': '{}',
      'node_modules/x/package.json': '{}',
      '.gitignore': 'cache/',
    });
    const found = await scan(root, 'src/*.js', '.');
    expect(found.data.map((source) => source.displayPath)).toEqual(['package.json', 'src/dates.json']);
    expect(found.names).toEqual(['src/a.js']);
    expect(found.data[0]?.read()).toBe('{ "name": "esx" }');
  });

  it('reads hidden directories, but neither .git nor node_modules', async () => {
    const root = makeTree({
      '.github/run.js': '1',
      '.git/hooks/x.js': '2',
      'node_modules/a/index.js': '3',
      'packages/b/node_modules/c/index.js': '4',
      'packages/b/index.js': '5',
    });
    const found = await scan(root);
    expect(found.names).toEqual(['.github/run.js', 'packages/b/index.js']);
    expect(found.skipped).toEqual({ '.git directory': 1, 'node_modules directory': 2 });
  });

  it('is read when it was named inside node_modules, or is node_modules', async () => {
    const root = makeTree({ 'node_modules/a/index.js': '1', 'node_modules/a/node_modules/b/index.js': '2' });
    const inside = await scan(root, 'node_modules/a');
    expect(inside.names).toEqual(['node_modules/a/index.js']);
    expect(inside.skipped).toEqual({ 'node_modules directory': 1 });
    expect((await scan(root, 'node_modules')).names).toEqual([
      'node_modules/a/index.js',
      'node_modules/a/node_modules/b/index.js',
    ]);
  });

  it('reads programs that only their first line gives away', async () => {
    const root = makeTree({ 'bin/run': '#!/usr/bin/env node\n1', 'bin/sh': '#!/bin/sh\n', Makefile: 'all:\n' });
    const found = await scan(root);
    expect(found.names).toEqual(['bin/run']);
    expect(found.skipped).toEqual({ 'not JavaScript': 2 });
  });

  it('reads what a package.json names, unless it is plainly something else', async () => {
    const root = makeTree({
      'p/package.json': JSON.stringify({
        bin: { x: './tool', y: './shell' },
        main: 'core.bundle',
        exports: { '.': { node: './entry' }, './data': './data.json', './style': './style.css' },
      }),
      'p/tool': '1',
      'p/shell': '#!/bin/sh\n',
      'p/core.bundle': '2',
      'p/entry': '3',
      'p/data.json': '{}',
      'p/style.css': '',
      'q/package.json': 'no JSON',
      'q/tool': '4',
    });
    expect((await scan(root)).names).toEqual(['p/core.bundle', 'p/entry', 'p/tool']);
  });

  it('keeps files whose names hold line breaks and backslashes', async () => {
    const root = makeTree({ 'a\nb/c.js': '1', 'd\re.js': '2', 'f\\g.js': '3' });
    expect((await scan(root)).names).toEqual(['a\nb/c.js', 'd\re.js', 'f\\g.js']);
    expect((await scan(root, '**/*.js')).names).toEqual(['a\nb/c.js', 'd\re.js', 'f\\g.js']);
  });
});

describe('.gitignore', () => {
  const files = {
    '.gitignore': 'out/\n*.gen.js\n!keep.gen.js\n',
    'out/a.js': '1',
    'b.gen.js': '2',
    'keep.gen.js': '3',
    'sub/.gitignore': 'own.js\n',
    'sub/own.js': '4',
    'sub/other.js': '5',
  };

  it('counts below the named path, negations and nested files included', async () => {
    const found = await scan(makeTree(files));
    expect(found.names).toEqual(['keep.gen.js', 'sub/other.js']);
    expect(found.skipped).toEqual({ ignored: 3, 'not JavaScript': 2 });
  });

  it('does not count above the named path, nor for a named file', async () => {
    const root = makeTree({ ...files, '.git/HEAD': '' });
    expect((await scan(root, 'out')).names).toEqual(['out/a.js']);
    expect((await scan(root, 'out/*.js')).names).toEqual(['out/a.js']);
    expect((await scan(root, '.', 'b.gen.js')).names).toEqual(['b.gen.js', 'keep.gen.js', 'sub/other.js']);
    expect((await scan(root, '.', 'b.gen.js')).skipped.ignored).toBe(2);
  });
});

describe('a named file', () => {
  it('is read whatever it is called', async () => {
    const root = makeTree({ 'notes.txt': '1', 'types.d.ts': '2', '[id].tsx': '3', 'i.tsx': '4' });
    expect((await scan(root, 'notes.txt', 'types.d.ts', '[id].tsx')).names).toEqual([
      '[id].tsx',
      'notes.txt',
      'types.d.ts',
    ]);
  });

  it('comes once, however often it is reached', async () => {
    const root = makeTree({ 'a/b.js': '1' });
    symlinkSync(path.join(root, 'a'), path.join(root, 'link'));
    expect((await scan(root, 'a', 'a/b.js', './a/../a/b.js', 'a/*.js', 'link', 'link/b.js')).names).toEqual(['a/b.js']);
  });
});

describe('a pattern', () => {
  const files = { 'src/a.ts': '1', 'src/a.d.ts': '', 'src/deep/b.js': '2', 'lib/c.js': '3', 'lib/c.css': '' };

  it.each([
    ['src/*.ts', ['src/a.ts']],
    ['src/*', ['src/a.ts', 'src/deep/b.js']],
    ['**/*.js', ['lib/c.js', 'src/deep/b.js']],
    ['{src,lib}/**', ['lib/c.js', 'src/a.ts', 'src/deep/b.js']],
    ['../*/lib', ['lib/c.js']],
  ])('%s', async (pattern, expected) => {
    const root = makeTree({ ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`w/${name}`, text])) });
    expect((await scan(path.join(root, 'w'), pattern)).names).toEqual(expected);
  });

  it('passes node_modules by unless it asks for it', async () => {
    const root = makeTree({ 'a/node_modules/p/i.js': '1', 'a/b.js': '2' });
    expect((await scan(root, '*/**/*.js')).names).toEqual(['a/b.js']);
    expect((await scan(root, '*/node_modules/p/*.js')).names).toEqual(['a/node_modules/p/i.js']);
  });
});

describe('names outside the working directory', () => {
  it('are relative to the named path, and stay different', async () => {
    const root = makeTree({ 'cwd/x.js': '', 'one/a/b.js': '1', 'two/a/b.js': '2', 'c.js': '3' });
    const found = await scan(path.join(root, 'cwd'), '../one', '../c.js');
    expect(found.names).toEqual(['c.js', 'a/b.js']);
    const both = await scan(path.join(root, 'cwd'), '../one', '../two');
    expect(both.names).toEqual(['a/b.js', path.join(root, 'two/a/b.js')]);
  });
});

describe('symbolic links', () => {
  it('are not followed into directories or out of the tree, nor round in circles', async () => {
    const root = makeTree({ 'tree/a.js': '1', 'tree/raw': '2', 'outside/b.js': '3' });
    const tree = path.join(root, 'tree');
    symlinkSync('../outside', path.join(tree, 'out'));
    symlinkSync('../outside/b.js', path.join(tree, 'b.js'));
    symlinkSync('.', path.join(tree, 'loop'));
    symlinkSync('self.js', path.join(tree, 'self.js'));
    symlinkSync('gone.js', path.join(tree, 'broken.js'));
    symlinkSync('raw', path.join(tree, 'named.js'));
    symlinkSync('a.js', path.join(tree, '0.js'));
    const found = await scan(tree);
    expect(found.names).toEqual(['a.js', 'named.js']);
    expect(found.skipped).toEqual({ 'symbolic link': 5 });
  });

  it('are followed when named', async () => {
    const root = makeTree({ 'real/a.js': '1' });
    symlinkSync('real', path.join(root, 'link'));
    expect((await scan(root, 'link')).names).toEqual(['link/a.js']);
  });
});

describe('what cannot be read', () => {
  it('is a problem when it is binary, or too large', async () => {
    const root = makeTree({ 'a.js': '1', 'bin.js': Buffer.from([1, 0, 2]), 'big.js': '', data: Buffer.from([1, 0]) });
    truncateSync(path.join(root, 'big.js'), 64 * 1024 * 1024 + 1);
    const found = await scan(root);
    expect(found.names).toEqual(['a.js']);
    // A hole reads as NULs, so the large file is sparse and binary first; text is tried next.
    expect(found.problems.map(({ kind, path: name, incomplete }) => [kind, name, incomplete])).toEqual([
      ['binary', 'big.js', true],
      ['binary', 'bin.js', true],
    ]);
    expect(found.skipped).toEqual({ 'not JavaScript': 1 });
  });

  it('is a problem when it has more than 64 MB of text', async () => {
    const root = makeTree({ 'big.js': Buffer.alloc(64 * 1024 * 1024 + 1, 'a') });
    expect((await scan(root)).problems).toMatchObject([{ kind: 'too-large', path: 'big.js', incomplete: true }]);
  });

  const withoutRights = typeof process.seteuid === 'function' && process.getuid?.() === 0 ? it : it.skip;
  withoutRights('is a problem below a named path, and an error when named', async () => {
    const { chmodSync, chownSync } = await import('node:fs');
    const root = makeTree({ 'a.js': '1', 'shut.js': '2', 'closed/b.js': '3' });
    chownSync(root, 65534, 65534);
    chmodSync(path.join(root, 'shut.js'), 0);
    chmodSync(path.join(root, 'closed'), 0);
    await import('globby');
    process.seteuid?.(65534);
    try {
      const found = await scan(root);
      expect(found.names).toEqual(['a.js']);
      expect(found.problems.map(({ kind, path: name }) => [kind, name])).toEqual([
        ['unreadable', 'closed'],
        ['unreadable', 'shut.js'],
      ]);
      await expect(scan(root, 'shut.js')).rejects.toThrow(/cannot read shut\.js: permission is denied/);
      await expect(scan(root, 'closed')).rejects.toThrow(/cannot read closed: permission is denied/);
    } finally {
      process.seteuid?.(0);
    }
  });
});

describe('errors of the user', () => {
  it.each([
    [['gone'], /cannot read gone: it does not exist/],
    [['src', 'gone.js'], /cannot read gone\.js: it does not exist/],
    [['*.vue'], /the pattern \*\.vue matches nothing/],
    [['none/*.js'], /the pattern none\/\*\.js matches nothing/],
    [['!src/*.js'], /the pattern|cannot read/],
    [[''], /an empty path was given/],
    [['/dev/null'], /neither a file nor a directory/],
    [['empty'], /nothing to scan in empty/],
    [['docs'], /nothing to scan in docs: .*\.tsx.*left out: 1 not JavaScript/],
    [[], /nothing to scan: .*defuser scan \./],
  ])('%j', async (paths, message) => {
    const root = makeTree({ 'src/a.js': '1', 'docs/a.md': '' });
    mkdirSync(path.join(root, 'empty'));
    const failure = discover(paths, { cwd: root });
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toBeInstanceOf(DefuserError);
  });
});

describe('sourceFromText', () => {
  it('keeps the name and counts bytes', () => {
    const source = sourceFromText('"ü"', 'in/memory.ts');
    expect(source).toMatchObject({ path: 'in/memory.ts', displayPath: 'in/memory.ts', size: 4 });
    expect(source.read()).toBe('"ü"');
  });
});
