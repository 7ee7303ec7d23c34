/** Comments that begin with a word: which texts hold one, what it says, and which code it stands for. */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import { remarksIn } from '../../src/syntax/remarks.js';
import type { Span } from '../../src/syntax/remarks.js';

const remarks = (text: string, path = 'a.tsx') => remarksIn(parseText(path, path, text), 'mark-');
const codeOf = (text: string, span: Span | null): string | null =>
  span === null ? null : text.slice(span.start, span.end).trim();

describe('what is a remark', () => {
  it.each([
    ['// mark-a b -- c', 'mark-a b -- c'],
    ['//mark-a', 'mark-a'],
    ['//! mark-a', 'mark-a'],
    ['/* mark-a */ f();', 'mark-a'],
    ['/**\n * Text.\n * mark-a  \n */\nf();', 'mark-a'],
    ['f(/* mark-a */);', 'mark-a'],
    ['const x = <p>{/* mark-a */}</p>;', 'mark-a'],
    ['// mark-a\r\nf();', 'mark-a'],
  ])('%j is', (text, said) => {
    expect(remarks(text).map((remark) => remark.text)).toEqual([said]);
  });

  it.each([
    'const s = "// mark-a";',
    'const s = `\n// mark-a\n`;',
    'const s = <p>\n// mark-a\n</p>;',
    'const s = /\\/\\/ mark-a/;',
    '// as in mark-a',
    'mark - a;',
    '// a // mark-a',
  ])('%j is not', (text) => {
    expect(remarks(text)).toEqual([]);
  });

  it('is found in the scripts of a page, at its place in the file', () => {
    const page = '<!-- mark-a -->\n<script>\n// mark-b\nf();\n</script>\n';
    expect(remarks(page, 'a.html')).toMatchObject([{ text: 'mark-b', place: { line: 3, column: 4, start: 28 } }]);
  });
});

describe('the code it stands for', () => {
  const cases: readonly (readonly [string, string | null, string | null])[] = [
    ['// mark-a\n\n// more\nif (a) { b(); }', 'if (a) { b(); }', null],
    ['// mark-a\nif (a &&\n  b) {\n  c();\n}', 'if (a &&\n  b)', null],
    ['// mark-a\nfoo(x,\n  y);\nbar();', 'foo(x,\n  y);', null],
    ['// mark-a\nfunction f() {\n  g();\n}', 'function f() {', 'function f() {\n  g();\n}'],
    [
      '// mark-a\nexport const f = () => {\n  g();\n};',
      'export const f = () => {',
      'export const f = () => {\n  g();\n};',
    ],
    ['class A {\n  // mark-a\n  f() {\n    g();\n  }\n}', 'f() {', 'f() {\n    g();\n  }'],
    ['// mark-a\nclass A {\n  f() {}\n}', 'class A {', null],
    ['const x = <p>{/* mark-a */}{a && b}</p>;', '{a && b}', null],
  ];
  it.each(cases)('%j', (text, next, whole) => {
    const [remark] = remarks(text);
    expect(codeOf(text, remark?.next ?? null)?.startsWith(next ?? '-')).toBe(true);
    expect(codeOf(text, remark?.next ?? null)).not.toContain('g();');
    expect(codeOf(text, remark?.whole ?? null)).toBe(whole ?? codeOf(text, remark?.next ?? null));
  });

  it('behind code, is that of its line', () => {
    const text = 'a();\nb(); // mark-a\nc();';
    expect(codeOf(text, remarks(text)[0]?.beside ?? null)).toBe('b();');
    expect(remarks('  // mark-a\nc();')[0]?.beside).toBeNull();
  });

  it('in a line that a machine made, is one statement and not the line', () => {
    const text = `/* mark-a */a(1);${'b(2);'.repeat(200)}`;
    expect(codeOf(text, remarks(text)[0]?.next ?? null)).toBe('a(1);');
  });

  it('is none at the end', () => {
    expect(remarks('a();\n// mark-a\n')[0]).toMatchObject({ next: null, beside: null });
  });
});

it('moves with what stands before it', () => {
  const text = 'function f() {\n  // mark-a\n  g();\n}\n';
  const before = parseText('a.ts', 'a.ts', `a();\n${text}`);
  remarksIn(before, 'mark-');
  const after = parseText('a.ts', 'a.ts', `a('${'.'.repeat(40)}');\n${text}`, before);
  expect(remarksIn(after, 'mark-')).toEqual(remarks(after.text, 'a.ts'));
});
