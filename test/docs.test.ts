/**
 * Papers that name things name things that exist: links, paths, scripts, dependencies, rooms. Every check is also shown
 * a paper that is wrong.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { rooms } from './architecture/layers.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<
  'scripts' | 'dependencies' | 'devDependencies',
  Record<string, string>
>;

/** Every Markdown file of the house; samples and what is installed are none. */
const papers = ['.', 'docs', 'rules', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' })
    .map((name) => relative(root, join(root, folder, name)).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') && !path.includes('fixtures/')),
);

/** The text without fenced blocks: what stands there is output or somebody else's code. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Links to files that are not there, as written. */
function deadLinks(text: string, folder: string): string[] {
  return matches(prose(text), /\]\(([^)\s]+)\)/g).filter((link) => {
    const path = link.replace(/#.*$/, '');
    return !/^(?:https?|mailto):/.test(link) && path !== '' && !existsSync(join(root, folder, path));
  });
}

/** Paths in backticks that are not there: those that begin with a folder of the repo, and rooms of `src/`. */
function deadPaths(text: string): string[] {
  const paths = matches(prose(text), /`((?:src|rules|test|docs|examples|scripts|schemas|\.ci)\/[^`\s*<…]*)`/g);
  const roomPaths = matches(prose(text), /`((?:cli|[a-z]+)\/)`/g).filter((path) => !existsSync(join(root, path)));
  return [
    ...paths.filter((path) => !existsSync(join(root, path))),
    ...roomPaths.filter((path) => path !== 'dist/' && !existsSync(join(root, 'src', path))),
  ];
}

/** Scripts that are named, in prose or in blocks, and that `package.json` does not have. */
const unknownScripts = (text: string): string[] =>
  matches(text, /npm run ([\w:-]+)/g).filter((name) => !(name in manifest.scripts));

describe.each(papers)('%s', (paper) => {
  const text = read(paper);
  it('links to what exists', () => {
    expect(deadLinks(text, dirname(paper))).toEqual([]);
  });
  it('names paths that exist', () => {
    expect(deadPaths(text)).toEqual([]);
  });
  it('names scripts that exist', () => {
    expect(unknownScripts(text)).toEqual([]);
  });
});

describe('the checks', () => {
  it('notice a dead link, a dead path, a room and a script that are not there', () => {
    expect(deadLinks('see [this](docs/architecture.md#words) and [that](docs/nowhere.md)', '.')).toEqual([
      'docs/nowhere.md',
    ]);
    expect(deadPaths('`src/model.ts`, `src/attic.ts`, `guards/`, `attic/`')).toEqual(['src/attic.ts', 'attic/']);
    expect(unknownScripts('`npm run build`, `npm run dance`')).toEqual(['dance']);
  });
  it('see the papers', () => {
    expect(papers).toEqual(expect.arrayContaining(['README.md', 'docs/architecture.md', 'rules/fixed-date/README.md']));
  });
});

interface Limits {
  readonly gapsIn: (file: string, text: string) => readonly { readonly what: string; readonly why: string }[];
}
const limits = '../docs/limits.mjs';
const { gapsIn } = (await import(limits)) as Limits;

describe('known gaps', () => {
  const told = (text: string): string[] => gapsIn('a.ts', text).map(({ what, why }) => `${what}: ${why}`);
  it.each([
    ['//  ^^^ missing: fixed-date -- not followed', '`fixed-date` is missed: not followed'],
    ['//  ^^^ spurious: calendar -- not known', '`calendar` is told in vain: not known'],
    ["// Known gap: not read\nit.failing('a row', run);", 'a row: not read'],
    ["const gaps: Gaps = { 'a row': 'not read' };", 'a row: not read'],
    ["const gaps = new Map([['a row', 'not read']]);", 'a row: not read'],
    ["const knownGaps = [{ cell: 'a row', why: 'not read' }];", 'a row: not read'],
    ["const knownGaps = {\n// not read\n'a row': [] };", 'a row: not read'],
  ])('are read from %j', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
  it.each(["it.failing('a row', run);", "const gaps = { 'a row': [] };", "const gaps = { 'a row': ' ' };"])(
    'have a reason: %j',
    (text) => {
      expect(() => told(text)).toThrow('without a name or a reason: a row');
    },
  );
});

describe('docs/dependencies.md', () => {
  const named = matches(
    read('docs/dependencies.md').replace(/`~6\.0\.3`|`src\/[^`]*`|`schemas\/`/g, ''),
    /^\| (`.*?) \|/gm,
  )
    .flatMap((cell) => matches(cell, /`([^`]+)`/g))
    .sort();
  it('gives a reason for each dependency, and for nothing else', () => {
    expect(named).toEqual(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort());
  });
});

describe('docs/architecture.md', () => {
  it('names every room', () => {
    const text = read('docs/architecture.md');
    const written = ({ name }: { name: string }): string => `\`${name.endsWith('.ts') ? name : `${name}/`}\``;
    expect(rooms.map(written).filter((name) => !text.includes(name))).toEqual([]);
  });
});

describe('README.md', () => {
  it('shows the two commands for a fresh machine', () => {
    const text = read('README.md');
    expect(text).toContain('npm ci && npx defuser scan examples/hypervisor');
    expect(text).toContain('npm ci && npm test');
  });
  it('shows what the command line printed', () => {
    expect(read('README.md')).toMatch(/\$ npx defuser scan examples\/hypervisor\n[\s\S]*2008-08-12/);
  });
});
