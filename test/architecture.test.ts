/**
 * The lines of the house, held on every file of `src/`: layers, no cycles, no barrels, no clock, no exit, the disk in
 * its places, sizes. Every check is first shown a broken sample, so that one which can no longer fail is noticed.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  barrels,
  cycles,
  expressionViolations,
  layerViolations,
  moduleViolations,
  sizeViolations,
} from './architecture/check.js';
import { exceptions, rooms } from './architecture/layers.js';
import { readFacts } from './architecture/source.js';
import type { Facts } from './architecture/source.js';

const source = new URL('../src/', import.meta.url);
const house: readonly Facts[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => readFacts({ path, text: readFileSync(new URL(path, source), 'utf8') }));

/** Files made up for a check: path → text. */
const sample = (texts: Readonly<Record<string, string>>): Facts[] =>
  Object.entries(texts).map(([path, text]) => readFacts({ path, text }));

describe('layers', () => {
  it('go downwards', () => {
    expect(layerViolations(house)).toEqual([]);
  });
  it.each([
    ['a stage imports a stage', 'report/sarif.ts', `import { score } from '../score/score.js';`],
    ['a service imports a stage', 'syntax/walk.ts', `import type { X } from '../parse/parse.js';`],
    ['the ground imports a service', 'model.ts', `export * from './syntax/walk.js';`],
    ['a stage loads the run', 'gate/gate.ts', `const run = await import('../analyze.js');`],
    ['a room that nobody knows', 'attic/box.ts', ``],
    ['an import of a room that nobody knows', 'gate/gate.ts', `import { box } from '../attic/box.js';`],
  ])('fails when %s', (_, path, text) => {
    expect(layerViolations(sample({ [path]: text }))).toHaveLength(1);
  });
  it('lets services ask each other and everybody use the ground', () => {
    const files = sample({
      'evaluate/run.ts': `import { walk } from '../syntax/walk.js'; import { impossible } from '../errors.js';`,
      'cli/main.ts': `import { analyze } from '../analyze.js'; import { sarif } from '../report/sarif.js';`,
    });
    expect(layerViolations(files)).toEqual([]);
  });
  it('names only rooms that exist', () => {
    const present = new Set(house.map(({ path }) => path.split('/')[0]));
    expect(rooms.filter(({ name }) => !present.has(name))).toEqual([]);
  });
});

describe('imports', () => {
  it('make no cycle', () => {
    expect(cycles(house)).toEqual([]);
  });
  it('fail on a cycle, and not on one of types alone', () => {
    const b = `import { a } from './a.js';`;
    expect(cycles(sample({ 'x/a.ts': `import { b } from './b.js';`, 'x/b.ts': b }))).toEqual([
      'x/a.ts → x/b.ts → x/a.ts',
    ]);
    expect(cycles(sample({ 'x/a.ts': `import type { b } from './b.js';`, 'x/b.ts': b }))).toEqual([]);
  });
  it('go to the file itself, never to a barrel', () => {
    expect(barrels(house)).toEqual([]);
    expect(barrels(sample({ 'index.ts': '', 'guards/index.ts': '' }))).toEqual(['guards/index.ts']);
  });
  it('from outside stay in their places', () => {
    expect(moduleViolations(house)).toEqual([]);
  });
  it.each([
    ['guards/find.ts', `import { readFileSync } from 'node:fs';`],
    ['guards/find.ts', `import fs from 'fs';`],
    ['guards/find.ts', `import ts from 'typescript';`],
    ['guards/find.ts', `const ts = createRequire(import.meta.url)('typescript');`],
    ['screen/screen.ts', `import { globby } from 'globby';`],
    ['cli/main.ts', `import { spawn } from 'node:child_process';`],
    ['discover/files.ts', `const vm = await import('node:vm');`],
    ['report/html.ts', `import chalk from 'chalk';`],
  ])('%s may not say: %s', (path, text) => {
    expect(moduleViolations(sample({ [path]: text }))).toHaveLength(1);
  });
  it('may be types from anywhere', () => {
    expect(moduleViolations(sample({ 'guards/find.ts': `import type ts from 'typescript';` }))).toEqual([]);
  });
});

describe('expressions', () => {
  it('read no clock, no local time, leave the process alone, make no code from text, keep nothing by nodes that may move', () => {
    expect(expressionViolations(house)).toEqual([]);
  });
  it.each([
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'performance.now()',
    'process.hrtime.bigint()',
    'new Date(2008, 7, 12)',
    'date.getFullYear()',
    'Date.parse(text)',
    'a.localeCompare(b)',
    'new Intl.DateTimeFormat()',
    'process.exit(1)',
    'process.exitCode = 1',
    'eval(text)',
    'new Function(text)',
    'import(name)',
    'new WeakMap<ts.Identifier, string>()',
  ])('%s is a violation', (code) => {
    expect(expressionViolations(sample({ 'guards/find.ts': code }))).toHaveLength(1);
  });
  it.each([
    `'Date.now()'`,
    'new Date(time)',
    'new WeakMap<ts.SourceFile, string>()',
    'date.getUTCHours()',
    'Date.UTC(2008, 7)',
    `import('./walk.js')`,
  ])('%s is none', (code) => {
    expect(expressionViolations(sample({ 'guards/find.ts': code }))).toEqual([]);
  });
  it('lets the command line set the exit code', () => {
    expect(expressionViolations(sample({ 'cli/main.ts': 'process.exitCode = 1;' }))).toEqual([]);
  });
});

describe('sizes', () => {
  it('are small', () => {
    expect(sizeViolations(house)).toEqual([]);
  });
  const long = sample({ 'a.ts': `export const f = () => {\n${'f();\n'.repeat(310)}};\n` });
  it('fail for a long file and a long function', () => {
    expect(sizeViolations(long, [])).toEqual(['a.ts has 312 lines (300 allowed)', 'a.ts#f has 312 lines (50 allowed)']);
  });
  it('allow an exception up to its own lines, and only while it is needed', () => {
    const why = 'a table';
    const allowed = [
      { path: 'a.ts', lines: 312, why },
      { path: 'a.ts', name: 'f', lines: 312, why },
    ];
    expect(sizeViolations(long, allowed)).toEqual([]);
    expect(sizeViolations(long, [{ path: 'a.ts', name: 'f', lines: 311, why }])).toHaveLength(2);
    expect(sizeViolations(sample({ 'a.ts': '' }), allowed)).toHaveLength(2);
  });
  it('have few exceptions, each with a reason', () => {
    expect(exceptions.length).toBeLessThanOrEqual(8);
    expect(exceptions.filter(({ why }) => why.length < 20)).toEqual([]);
  });
});
