/** The program: texts read and parsed when asked for, once each, and places that outlive a tree. */
import { describe, expect, it } from '@jest/globals';
import { Program } from '../../src/links/program.js';
import { parseText } from '../../src/parse/parse.js';
import type { SourceText } from '../../src/model.js';
import { compiler } from '../../src/syntax/typescript.js';
import type { ts } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';

function programOf(texts: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const sources = Object.entries(texts).map(([path, text]): SourceText => ({
    path,
    displayPath: `shown/${path}`,
    size: text.length,
    read: () => (asked.push(path), text),
  }));
  return { program: new Program(sources, parseText), asked };
}
const texts = {
  '/esx/main.ts': `import { a } from './a.js';\nimport fs from 'node:fs';\n// lead\nfunction f() { return a; }`,
  '/esx/a.ts': 'export const a = 1;',
  '/esx/lib/index.js': 'module.exports = 1;',
};

describe('a program', () => {
  it('knows its files without reading them', () => {
    const { program, asked } = programOf(texts);
    expect([...program.paths]).toEqual(Object.keys(texts));
    expect(program.has('/esx/a.ts')).toBe(true);
    expect(program.has('/esx/b.ts')).toBe(false);
    expect(program.source('/esx/a.ts')?.displayPath).toBe('shown//esx/a.ts');
    expect(program.source('/esx/b.ts')).toBeNull();
    expect(program.parsedFiles).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('gives a tree that it had before where the text is the same, unless another was made of it', () => {
    const { program } = programOf(texts);
    const before = parseText('/esx/a.ts', 'shown//esx/a.ts', texts['/esx/a.ts']);
    expect(program.gives('/esx/a.ts', before)).toBe(true);
    const other = parseText('/esx/a.ts', 'shown//esx/a.ts', 'export const a = 3;');
    expect(program.gives('/esx/a.ts', other)).toBe(false);
    parseText('/esx/a.ts', 'shown//esx/a.ts', 'export const a = 2;', before);
    expect(program.gives('/esx/a.ts', before)).toBe(false);
  });

  it('parses a file when asked, and once', () => {
    const { program, asked } = programOf(texts);
    const first = program.parsed('/esx/a.ts');
    program.facts('/esx/a.ts');
    expect(program.parsed('/esx/a.ts')).toBe(first);
    expect(program.facts('/esx/a.ts')).toBe(program.facts('/esx/a.ts'));
    expect(asked).toEqual(['/esx/a.ts']);
    expect(program.parsedFiles).toEqual([first]);
  });

  it('has nothing for paths that are not of it', () => {
    const { program } = programOf(texts);
    expect(program.parsed('/esx/b.ts')).toBeNull();
    expect(program.facts('/esx/b.ts')).toBeNull();
    expect(program.parsedFiles).toEqual([]);
  });

  it('finds the file of a node, and refuses nodes of others', () => {
    const { program } = programOf(texts);
    const file = program.parsed('/esx/main.ts')!;
    expect(program.fileOf(file.tree.statements[0]!)).toBe(file);
    const stranger = compiler.createSourceFile('x.ts', 'x', compiler.ScriptTarget.ESNext, true);
    expect(() => program.fileOf(stranger.statements[0]!)).toThrow('impossible');
  });

  it('resolves imports within itself', () => {
    const { program } = programOf(texts);
    expect(program.resolve('/esx/main.ts', './a.js')).toBe('/esx/a.ts');
    expect(program.resolve('/esx/main.ts', './lib')).toBe('/esx/lib/index.js');
    expect(program.resolve('/esx/main.ts', 'node:fs')).toBeNull();
    expect(program.resolve('/esx/main.ts', './a.js')).toBe('/esx/a.ts');
  });
});

describe('places', () => {
  it('leave out leading comments', () => {
    const { program } = programOf(texts);
    const node = program.parsed('/esx/main.ts')!.tree.statements[2]!;
    const { path, start, end } = program.refOf(node);
    expect(path).toBe('/esx/main.ts');
    expect(texts['/esx/main.ts'].slice(start, end)).toBe('function f() { return a; }');
  });

  it('have keys that differ by node and by file', () => {
    const { program } = programOf({ 'a.ts': 'f(1);g(2)', 'b.ts': 'f(1);g(2)' });
    const nodes = ['a.ts', 'b.ts'].flatMap((path) => [...program.parsed(path)!.tree.statements]);
    const keys = nodes.map((node) => program.keyOf(node));
    expect(new Set(keys).size).toBe(4);
    expect(nodes.map((node) => program.keyOf(node))).toEqual(keys);
  });
});

describe('heat', () => {
  const text = 'function f() { g(); }\nconst o = { check() { g(); } };\ng();';
  const { program } = programOf({ 'a.ts': text });
  const { tree } = program.parsed('a.ts')!;
  /** Marks the nth call of `g`. */
  const markCall = (nth: number) => {
    const start = [...text.matchAll(/g\(\)/gu)][nth]!.index;
    const found: ts.Node[] = [];
    walk(tree, (node) => {
      if (compiler.isIdentifier(node) && node.getStart(tree) === start) found.push(node);
      return true;
    });
    return program.heat.mark(found[0]!);
  };

  it('begins cold', () => {
    expect(program.heat.isHot(tree)).toBe(false);
    expect(program.heat.methodsNamed('check', 'a.ts')).toEqual([]);
  });

  it('is told once for each function', () => {
    expect(markCall(0)).toMatchObject({ isNewOwner: true, isNewPlace: true });
    expect(markCall(0)).toMatchObject({ isNewOwner: false, isNewPlace: false });
    expect(tree.statements.map((one) => program.heat.isHot(one))).toEqual([true, false, false]);
    expect(program.heat.isHotFunction(tree.statements[0]!)).toBe(true);
    expect(program.heat.isHotFunction(tree)).toBe(false);
  });

  it('knows methods by name and files as owners', () => {
    markCall(1);
    expect(program.heat.methodsNamed('check', 'a.ts')).toHaveLength(1);
    expect(markCall(2)).toMatchObject({ owner: tree, isNewOwner: true });
    expect(tree.statements.map((one) => program.heat.isHot(one))).toEqual([true, true, true]);
  });
});
