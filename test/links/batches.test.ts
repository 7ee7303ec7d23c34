/**
 * Batches: what imports tie together stays together, nothing is lost, and a small program is left whole.
 */
import { expect, test } from '@jest/globals';
import { batchesOf } from '../../src/links/batches.js';
import type { SourceText } from '../../src/model.js';

const source = (path: string, text: string): SourceText => ({
  path,
  displayPath: path.slice(1),
  size: text.length,
  read: () => text,
});
const padding = `/* ${'x'.repeat(100)} */`;
const sources = [
  source('/a/main.ts', `import { over } from './barrel.js'; ${padding}`),
  source('/a/barrel.ts', `export { over } from './beta.js';`),
  source('/a/beta.ts', `export const over = () => Date.now() > 0; ${padding}`),
  source('/b/one.cjs', `const two = require("./two"); ${padding}`),
  source('/b/two.cjs', `module.exports = Date.now(); ${padding}`),
  source('/c/bundle.js', `require("./not-there"); ${padding}`),
];
const texts = sources.filter(({ path }) => path !== '/a/barrel.ts');
const pathsOf = (list: readonly SourceText[]): string[] => list.map(({ path }) => path);

test('what fits is one batch with everything in it', () => {
  expect(batchesOf(sources, texts, { limit: 10_000 })).toEqual([{ sources, texts }]);
});

test('files that a third one ties together, itself not to be parsed, stay in one batch', () => {
  const batches = batchesOf(sources, texts, { limit: 200 });
  expect(batches.map((batch) => pathsOf(batch.texts))).toEqual([
    ['/a/main.ts', '/a/beta.ts'],
    ['/b/one.cjs', '/b/two.cjs'],
    ['/c/bundle.js'],
  ]);
  expect(pathsOf(batches[0]?.sources ?? [])).toEqual(['/a/main.ts', '/a/barrel.ts', '/a/beta.ts']);
});

test('small ones share a batch as far as the limit goes, and every text is in exactly one', () => {
  const batches = batchesOf(sources, texts, { limit: 450 });
  expect(batches).toHaveLength(2);
  expect(batches.flatMap((batch) => pathsOf(batch.texts)).sort()).toEqual(pathsOf(texts).sort());
});

test('a text that cannot be read is in a batch all the same', () => {
  const broken: SourceText = {
    ...source('/d/broken.js', padding),
    read: () => {
      throw new Error('gone');
    },
  };
  const batches = batchesOf([...sources, broken], [...texts, broken], { limit: 200 });
  expect(batches.flatMap((batch) => pathsOf(batch.texts))).toContain('/d/broken.js');
});
