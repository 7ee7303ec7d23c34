/** Code inside pages and components: what runs is read, at its own place; what does not run is not. */
import { describe, expect, it } from '@jest/globals';
import { scriptsIn } from '../../src/parse/markup.js';
import { parseText } from '../../src/parse/parse.js';
import { analyse, line, linesIn } from '../engine/run.js';

const guard = 'Date.now() >= 1798761600000';
const bomb = `if (${guard}) throw new Error('This beta has expired.');`;
const found = ['fixed-date 2027-01-01Z throw'];
const lines = (path: string, text: string) => linesIn({ [path]: text });
const bodies = (text: string, markup: Parameters<typeof scriptsIn>[1] = 'page') =>
  scriptsIn(text, markup).map(({ start, end }) => text.slice(start, end));

describe('a script is read, and reported where it stands', () => {
  it.each<[path: string, text: string]>([
    ['a.html', `<!doctype html>\n<html><body>\n<p>Hi</p>\n<script>\n${bomb}\n</script></body></html>`],
    ['a.htm', `<SCRIPT TYPE="TEXT/JAVASCRIPT">${bomb}</SCRIPT >`],
    ['crlf.html', `<p>a</p>\r\n<script type=module>\r\n${bomb}\r\n</script>\r\n`],
    ['two.html', `<script>const a = 1 // one</script><script>${bomb}</script>`],
    ['quoted.html', `<div title="<script>" data-x='</script>'>a > b</div><script async\n>${bomb}</script>`],
    ['old.html', `<script><!--\n${bomb}\n//--></script>`],
    ['open.html', `<p>\n<script>${bomb}`],
    ['stray.html', `a < b <3 </ > <!x> <?y?> <script>${bomb}</script>`],
    ['unquoted.html', `<a href=it's>x</a><script>${bomb}</script>`],
    ['astral.html', `<p>𝒳 é \u2028 emoji 🎉</p><script>${bomb}</script>`],
    [
      'App.vue',
      `<script setup lang="ts">\nconst on: boolean = true;\n${bomb}\n</script>\n<template><p v-if="a > b">x</p></template>`,
    ],
    ['Two.vue', `<script>export default {}</script>\n<script setup>\n${bomb}\n</script>`],
    [
      'App.svelte',
      `<script context="module">export const a = 1;</script>\n<script lang='ts'>let n: number = 1;\n${bomb}</script>\n<p on:click={() => n > 1}>{n}</p>`,
    ],
    ['page.astro', `---\nconst title: string = 'x';\n${bomb}\n---\n<h1>{title}</h1>`],
    ['island.astro', `---\n---\n<p/>\n<script>let n: number = 1;\n${bomb}</script>`],
  ])('%s', async (path, text) => {
    const { findings, problems } = await analyse({ [path]: text });
    expect(findings.map(line)).toEqual(found);
    expect(problems).toEqual([]);
    const [place] = findings.map((finding) => finding.place);
    expect(text.slice(place?.start, place?.end)).toBe(guard);
    const before = text.slice(0, text.indexOf(guard)).split(/\r\n|\n/);
    expect(place).toMatchObject({ path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
  });

  it('also where an import leads into a component', async () => {
    const texts = {
      'main.ts': `import { over } from './Gate.vue';\nexport function start() { if (over()) throw new Error('This beta has expired.'); }`,
      'Gate.vue': `<template><p/></template>\n<script lang="ts">export const over = (): boolean => ${guard};</script>`,
    };
    expect((await analyse(texts)).findings.map(({ place }) => place.path)).toEqual(['Gate.vue']);
  });
});

describe('what does not run is not read', () => {
  it.each<[name: string, path: string, text: string]>([
    ['a comment', 'a.html', `<!-- <script>${bomb}</script> -->`],
    ['a comment without an end', 'a.html', `<!-- <script>${bomb}</script>`],
    ['data', 'a.html', `<script type="application/json">${bomb}</script>`],
    ['a template', 'a.html', `<script type="text/template">${bomb}</script>`],
    ['an import map', 'a.html', `<script type="importmap">${bomb}</script>`],
    ['another language', 'a.vue', `<script lang="coffee">${bomb}</script>`],
    ['what stands beside a src', 'a.html', `<script src="x.js">${bomb}</script>`],
    ['an attribute', 'a.html', `<div title="<script>${bomb}</script>"></div>`],
    ['the text of a field', 'a.html', `<textarea><script>${bomb}</script></textarea>`],
    ['a style', 'a.html', `<style><script>${bomb}</script></style>`],
    ['text', 'a.html', `<p>${bomb}</p>`],
    ['a tag without an end', 'a.html', `<script ${bomb}`],
    ['a longer name', 'a.html', `<scripture>${bomb}</scripture>`],
  ])('%s', async (_name, path, text) => expect(await lines(path, text)).toEqual([]));
});

describe('nothing that runs hides', () => {
  it.each<[name: string, text: string]>([
    ['behind an open comment of another script', `<script>/*</script><script>${bomb}</script><script>*/</script>`],
    ['behind an open text of another script', `<script>\`</script><script>${bomb}</script><script>\`</script>`],
    ['behind an open bracket of another script', `<script>if (0) {</script><script>${bomb}</script>`],
    ['behind a comment that is over at once', `<!--><script>${bomb}</script>-->`],
    ['behind an end tag that is none', `<script><!-- <script> </script>\n${bomb}\n//--></script>`],
    ['behind an element of a drawing', `<svg><title><script>${bomb}</script></title></svg>`],
    ['behind an odd quote', `<a b"c>x</a><script>${bomb}</script>`],
    ['behind a second type', `<script type="module" type="text/plain">${bomb}</script>`],
  ])('%s', async (_name, text) => expect(await lines('a.html', text)).toEqual(found));

  it('and a script that is broken is a problem with its line', async () => {
    const { problems } = await analyse({ 'a.html': `<p>\n<script>if (</script>\n<script>Date.now()</script>` });
    expect(problems).toMatchObject([{ kind: 'syntax-error', line: 2, incomplete: true }]);
  });
});

describe('scripts in a text', () => {
  it('end at their own end tag', () => {
    expect(bodies('<script>a("<\\/script>")</script><script>b</script>')).toEqual(['a("<\\/script>")', 'b']);
    expect(bodies('<script>a("</script>")</script>')).toEqual(['a("']);
    expect(bodies('---\na\n---\n<script>b</script>', 'astro')).toEqual(['a\n', 'b']);
    expect(bodies('---\na\n', 'astro')).toEqual([]);
  });

  it.each([
    ['<script', 80_000],
    ['<script>', 60_000],
    ['<!--', 100_000],
    ['<textarea></', 40_000],
    ['<a b="', 60_000],
    ['<a b=', 60_000],
    ['<a  /  ', 60_000],
    ['</script', 60_000],
    ['<script><!--<script>', 30_000],
    ['---\n', 80_000],
    ['<style>', 60_000],
    ['<svg><style>', 40_000],
  ])('take time in proportion: %s again and again', (piece, count) => {
    const text = piece.repeat(count);
    const started = performance.now();
    for (const markup of ['page', 'component', 'astro'] as const) scriptsIn(text, markup);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('leave a text of the same length, also where there are many', () => {
    const text = '<p>x</p>\n<script>let a = 1;</script>\n'.repeat(2000);
    const started = performance.now();
    const file = parseText('a.html', 'a.html', text);
    expect(file.tree.text).toHaveLength(text.length);
    expect(file.syntaxErrors).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
