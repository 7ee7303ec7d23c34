/**
 * The tree that is made from the tree of the text before is the one that the text alone gives, node by node, with the same
 * syntax errors: after any letters that are typed, whether or not what stands there can be parsed.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseText } from '../../src/parse/parse.js';
import { isSpent } from '../../src/syntax/node-map.js';
import type { ParsedFile } from '../../src/syntax/parsed-file.js';
import { compiler } from '../../src/syntax/typescript.js';
import type { ts } from '../../src/syntax/typescript.js';

/** Everything that a tree says, in words. */
function told({ tree, syntaxErrors, lineStarts }: ParsedFile): unknown {
  const nodes: string[] = [];
  const visit = (node: ts.Node): void => {
    const { text = '' } = node as { readonly text?: string };
    // Nobody asks a modifier in which context it stands, and the compiler is not sure itself.
    const asked = compiler.isModifier(node) ? 0 : compiler.NodeFlags.ContextFlags | compiler.NodeFlags.BlockScoped;
    const flags = node.flags & asked;
    nodes.push(`${node.kind} ${node.pos}-${node.end} ${flags} ${node === tree ? '' : text}`);
    const visitChild = (child: ts.Node): void => {
      if (child.parent !== node) nodes.push(`a stranger at ${child.pos}`);
      visit(child);
    };
    compiler.forEachChild(node, visitChild, (list) => {
      nodes.push(`list ${list.pos}-${list.end}`);
      for (const child of list) visitChild(child);
    });
  };
  visit(tree);
  return { nodes, syntaxErrors, lineStarts, isModule: compiler.isExternalModule(tree) };
}

const lines = [
  "import { a } from './a';",
  'export const now = async () => { await Date.now(); for await (const x of y) yield; };',
  'export class Trial<T> extends Base { @log end = 5; static { this.x = 1; } get isOver(): boolean { return new Date() > this.end; } async *m() { yield await 1; } }',
  'type A<T> = T extends (infer U)[] ? { readonly [K in keyof U]?: U[K] } : never;',
  'const b = <div a={() => { return <b>{x}</b>; }}>text {...y}</div>;',
  'const t = `one ${two(`three ${four}`)} five`; const r = /[/]x/u.test(y) ? a / b : c / d;',
  'namespace N { export enum E { A = 1, B } declare function f(x: number): void; }',
  'switch (x) { case 1: { break; } default: if (a) b(); else { c(); } }',
  'const o = { a, b: 1, get c() { return 2; }, async d() {}, [e]: f, ...g };',
  'label: for (;;) { try { continue label; } catch { throw 1; } finally { debugger; } }',
  'const f = async <T,>(x: T) => x satisfies T as unknown; a?.b!.c?.[d]?.(e);',
  'export default function* () { yield* a; }',
  'await x;',
  '// a comment',
];
const edit = fc.record({
  at: fc.nat(),
  remove: fc.oneof(fc.constant(0), fc.nat(30)),
  add: fc.oneof(
    fc.constantFrom(...lines, '', '\n', '{', '}', '(', ')', '[', '`', '${', "'", '"', '/', '/*', '*/', '//', '=>'),
    fc.constantFrom(
      'async ',
      'await ',
      'yield ',
      'function* f() {',
      'class A {',
      '<',
      '>',
      '</div>',
      '<div>',
      '?',
      '@',
    ),
    fc.constantFrom(
      'x',
      '.',
      ';',
      ',',
      '1',
      'in ',
      'of ',
      'get ',
      'static ',
      'type ',
      'declare ',
      'export ',
      'import ',
    ),
  ),
});

test.each(['a.ts', 'a.tsx', 'a.js', 'A.vue'])('%s', (name) => {
  const around = (text: string): string =>
    name === 'A.vue' ? `<p>${text.length}</p>\n<script>\n${text}\n</script>` : text;
  const anew = (text: string): ParsedFile => parseText(`/${name}`, name, text);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...lines), { maxLength: 10 }),
      fc.array(edit, { maxLength: 10 }),
      (some, edits) => {
        let text = some.join('\n');
        let file = anew(around(text));
        for (const { at, remove, add } of edits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + add + text.slice(from + remove);
          file = parseText(`/${name}`, name, around(text), file);
          expect(told(file)).toEqual(told(anew(around(text))));
        }
      },
    ),
    { numRuns: Number(process.env.DEFUSER_RUNS ?? 150) },
  );
});

test('a tree of the same language is used up, with errors or without', () => {
  const first = parseText('/A.vue', 'A.vue', '<script>a();</script>');
  const second = parseText('/A.vue', 'A.vue', '<script>a(1;</script>', first);
  const third = parseText('/A.vue', 'A.vue', '<script>a(12;</script>', second);
  expect([first, second, third].map(({ tree }) => isSpent(tree))).toEqual([true, true, false]);
  parseText('/A.vue', 'A.vue', '<script lang="ts">a(1);</script>', third);
  expect(isSpent(third.tree)).toBe(false);
});

test('what stands around a mistake is taken over', () => {
  const lines = ['function a() { return 1; }', 'function b() { c(; }', 'function d() { return 2; }'];
  const before = parseText('/a.ts', 'a.ts', lines.join('\n'));
  const [first, , last] = before.tree.statements;
  const after = parseText('/a.ts', 'a.ts', lines.join('\n').replace('c(;', 'c(1;'), before);
  expect(after.syntaxErrors).toHaveLength(1);
  expect([after.tree.statements[0] === first, after.tree.statements[2] === last]).toEqual([true, true]);
});

test('what is beside it in a template is taken over', () => {
  const row = (n: number): string => `<p v-if="shown[${n}]">{{ texts[${n}] }}</p>`;
  const text = `<script setup>\nconst shown = [];\n</script>\n<template>${row(1)}${row(2)}${row(3)}</template>`;
  const partsOf = ({ tree }: ParsedFile): readonly ts.Statement[] =>
    tree.statements.flatMap((one) => (compiler.isFunctionDeclaration(one) ? (one.body?.statements ?? []) : []));
  const before = parseText('/A.vue', 'A.vue', text);
  const parts = partsOf(before);
  const after = partsOf(parseText('/A.vue', 'A.vue', text.replace('texts[1]', 'texts[12]'), before));
  expect(after.map((one, index) => one === parts[index])).toEqual([false, true, true, true]);
});
