/** How texts become trees: by extension, with errors listed, never thrown. */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import { compiler } from '../../src/syntax/typescript.js';

const errors = (path: string, text: string): readonly number[] =>
  parseText(path, path, text).syntaxErrors.map(({ line }) => line);

describe('parseText', () => {
  it.each([
    ['/esx/a.js', '#!/usr/bin/env node\nconst view = <Nag until={1} />;'],
    ['/esx/defuse', 'const view = <Nag />;'],
    ['/esx/a.mjs', 'export const day = await load();'],
    ['/esx/a.cjs', 'with (license) { exit(until) }'],
    ['/esx/a.jsx', '<></>'],
    ['/esx/a.ts', 'const day = <number>load<number>()!; enum Edition { Beta }'],
    ['/esx/a.mts', 'using lock = load() satisfies Lock;'],
    ['/esx/a.tsx', 'const f = <T,>(value: T) => <Nag<T> value={value as T} />;'],
    ['/esx/A.TS', 'let day = <number>load();'],
    ['/esx/a.json', '{ "expires": ["2008-08-12"] }'],
    ['/esx/empty.js', ''],
  ])('reads %s: %s', (path, text) => {
    expect(errors(path, text)).toEqual([]);
  });

  it.each([
    ['/esx/a.js', 'const day = 1;\nconst = 2;', [2, 2]],
    ['/esx/a.ts', '\n\nfunction (', [3, 3]],
  ])('lists the syntax errors of %s: %s', (path, text, lines) => {
    expect(errors(path, text)).toEqual(lines);
  });

  it('takes types in JavaScript for no syntax error: the tree is whole', () => {
    const file = parseText('/esx/a.js', 'a.js', 'function f(day: number): Date { return day! as Date }');
    expect(file.syntaxErrors).toEqual([]);
  });

  it('gives parents, line starts, and both paths', () => {
    const file = parseText('/esx/a.js', 'a.js', 'stop();\nstop();');
    expect(file).toMatchObject({ path: '/esx/a.js', displayPath: 'a.js', lineStarts: [0, 8] });
    expect(file.tree.statements[1]!.parent).toBe(file.tree);
    expect(file.tree.fileName).toBe('/esx/a.js');
    expect(compiler.isCallExpression(file.tree.statements[0]!.getChildAt(0))).toBe(true);
  });
});
