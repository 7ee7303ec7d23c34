/**
 * Each alibi speaks for ordinary code by its words. Here the same words stand around a date of the product's own, near twins of
 * what the alibi is there for: none of them may be excused.
 */
import { describe, expect, it } from '@jest/globals';
import { analyse, isLoud, rulebook } from '../engine/run.js';

const camel = (phrase: string): string =>
  phrase.replace(/[^a-z\d]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/[^\w$]/g, '');

/** What ends by itself, in a function and beside a call that are named by the words of an alibi. */
const twins: Readonly<Record<string, (name: string, words: string) => string>> = {
  'a version that ends': (name, words) =>
    `export function ${name}(store) {\n  if (Date.now() > Date.UTC(2027, 0, 1)) throw new Error('This version has expired. Please update.');\n  return store.open('${words}');\n}`,
  'a licence that ends': (name, words) =>
    `import { license } from './license';\nexport function ${name}(store) {\n  if (license.expiresAt < Date.now()) throw new Error('The license has expired.');\n  return store.open('${words}');\n}`,
  'a trial that ends': (name, words) =>
    `const begun = Number(localStorage.getItem('firstRun'));\nexport function ${name}(store) {\n  if (Date.now() - begun > 30 * 864e5) throw new Error('The trial is over.');\n  return store.open('${words}');\n}`,
  'a build that grows old': (name, words) =>
    `export function ${name}(store) {\n  if (Date.now() - process.env.BUILD_TIME > 90 * 864e5) process.exit(1);\n  return store.open('${words}');\n}`,
};

/** What stands in tests is at most low anyhow, and a driving licence is named by its own words. */
const own = rulebook.alibis.filter(({ id }) => id !== 'test' && id !== 'personal-license');

describe.each(own.map(({ id, words }) => [id, words] as const))('the words of %s', (_id, words) => {
  it.each(Object.entries(twins))('do not excuse %s', async (_twin, write) => {
    const excused: string[] = [];
    for (const phrase of words) {
      const { findings } = await analyse({ 'index.js': write(`${camel(phrase)}Of`, phrase) });
      if (!findings.some(isLoud)) excused.push(phrase);
    }
    expect(excused).toEqual([]);
  });
});

it('the licence of a driver for printers is none that a person holds', async () => {
  const code = `import { license } from './license';\nexport function openDriver(printer) {\n  if (license.expiresAt < Date.now()) throw new Error('The license has expired.');\n  return printer.driver;\n}`;
  expect((await analyse({ 'index.js': code })).findings.some(isLoud)).toBe(true);
});
