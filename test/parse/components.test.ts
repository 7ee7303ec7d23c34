/**
 * A component that is typed into, in its script or its template, has the tree that its text alone gives, and nothing of it is
 * parsed from the beginning: neither the code with what draws the template, nor the scripts that it is put into.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseText } from '../../src/parse/parse.js';
import type { ParsedFile } from '../../src/syntax/parsed-file.js';
import { compiler } from '../../src/syntax/typescript.js';
import type { ts } from '../../src/syntax/typescript.js';

const long = Array.from({ length: 30 }, (_, n) => `export function total${n}(sum) { return sum + ${n}; }\n`).join('');
const options =
  'export default { data() { return { end: 5 }; }, computed: { over() { return Date.now() > this.end; } } };';
const row = (n: number): string => `<p v-if="over" :title="lines[${n}].name">{{ lines[${n}].count + sum }}</p>\n`;
const vue = `<template>\n${row(1)}${row(2)}</template>\n`;
const components = {
  'Options.vue': `${vue}<script lang="ts">\n${long}${options}\n</script>\n`,
  'Setup.vue': `${vue}<script setup lang="ts">\n${long}const over = true;\n</script>\n`,
  'Below.vue': `<script setup>\n${long}const over = true;\n</script>\n${vue}`,
  'Two.svelte': `<script module>\nexport const end = 5;\n${long}</script>\n<script>\n${long.replaceAll('export ', '')}$: over = end > 4;\n</script>\n{#if over}<p title={lines[1].name}>{sum}</p>{/if}\n`,
  'shop.component.ts': `${long}@Component({ selector: 'shop', template: \`\n@if (over) {<p [title]="lines[1].name">{{ sum }}</p>}\n\` })\nexport class Shop { over = true; }\n`,
  'page.html': `<script>\n${long.replaceAll('export ', '')}</script>\n<p>sum</p>\n<script>\n${long.replaceAll('export ', '')}</script>\n`,
};

/** Everything that a tree says, and where its nodes stand in the file. */
function told({ tree, syntaxErrors, lineStarts, origin }: ParsedFile): unknown {
  const nodes: string[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(`${node.kind} ${node.pos}-${node.end} ${node.flags & compiler.NodeFlags.ContextFlags}`);
    compiler.forEachChild(node, (child) => {
      if (child.parent !== node) nodes.push(`a stranger at ${child.pos}`);
      visit(child);
    });
  };
  visit(tree);
  return { text: tree.text, nodes, syntaxErrors, lineStarts, origin };
}

/** How often the compiler has parsed something from the beginning: it counts itself. */
const { performance } = compiler as unknown as {
  performance: { enable: () => void; getCount: (mark: string) => number };
};
performance.enable();
const parses = (): number => performance.getCount('beforeParse');

test.each(Object.entries(components))('the tree of %s is the one that its text gives', (name, component) => {
  const edit = fc.record({
    at: fc.nat(),
    remove: fc.oneof(fc.constant(0), fc.nat(12)),
    add: fc.constantFrom(
      'x',
      '\n',
      '(',
      ')',
      '{',
      '}',
      "'",
      '`',
      '"',
      '{{',
      '}}',
      '<p>',
      '</script>',
      '<!--',
      ' > 5',
      '/*',
    ),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let text = component;
      let file = parseText(`/${name}`, name, text);
      for (const { at, remove, add } of edits) {
        const from = at % (text.length + 1);
        text = text.slice(0, from) + add + text.slice(from + remove);
        file = parseText(`/${name}`, name, text, file);
        expect(told(file)).toEqual(told(parseText(`/${name}`, name, text)));
      }
    }),
    { numRuns: Number(process.env.DEFUSER_RUNS ?? 25) },
  );
});

const cases = Object.keys(components).flatMap((name) => [
  [name, 'sum + 7', 'summed + 7', 0] as const,
  // Of the template, an expression by itself.
  ...(name === 'page.html' ? [] : [[name, 'lines[1].name', 'items[1].name', 1] as const]),
]);
test.each(cases)('%s is not parsed from the beginning where "%s" becomes "%s"', (name, from, to, count) => {
  const text = components[name as keyof typeof components];
  const parse = (now: string, before?: ParsedFile): ParsedFile => parseText(`/${name}`, name, now, before);
  const typed = parse(text.replace(from, `${from}1`), parse(text));
  const again = parse(text.replace(from, to), typed);
  const before = parses();
  parse(text.replace(from, `${to}2`), again);
  expect(parses() - before).toBe(count);
});
