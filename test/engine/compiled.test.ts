/**
 * Async functions as compilers write them for older engines: the same findings as in the source, whether the helpers
 * stand in the file or are imported.
 */
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { linesIn } from './run.js';

function compiled(source: string, target: string, importHelpers: boolean): string {
  const { options } = ts.convertCompilerOptionsFromJson({ target, importHelpers, module: 'commonjs' }, '');
  return ts.transpileModule(source, { compilerOptions: options }).outputText;
}

/** Name, source, and what is found in it. */
const flows: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a check after an await',
    `export async function start(licence: { read(): Promise<string> }) {
      const key = await licence.read();
      if (Date.now() > Date.UTC(2031, 2, 1)) throw new Error('The licence has expired: ' + key);
      return key;
    }`,
    ['fixed-date 2031-03-01Z throw'],
  ],
  [
    'a function that never waits',
    `export async function start() {
      if (new Date() > new Date('2031-03-01')) { throw new Error('The licence has expired'); }
      return 1;
    }`,
    ['fixed-date 2031-03-01Z throw'],
  ],
  [
    'a deadline chosen around an await',
    `export async function start(store: { extended: boolean; load(): Promise<void> }) {
      let end = Date.UTC(2031, 2, 1);
      if (store.extended) {
        await store.load();
        end = Date.UTC(2032, 2, 1);
      } else {
        await store.load();
      }
      if (Date.now() > end) throw new Error('The licence has expired');
    }`,
    ['fixed-date 2031-03-01Z throw'],
  ],
  [
    'a check within try, with a handler that throws on',
    `export async function start(load: () => Promise<string>) {
      try {
        await load();
        if (Date.now() > Date.UTC(2031, 2, 1)) throw new Error('The licence has expired');
      } catch (error) {
        console.error(error);
        process.exit(1);
      } finally {
        console.log('done');
      }
    }`,
    ['fixed-date 2031-03-01Z terminate'],
  ],
  [
    'a check after a loop that waits',
    `export async function start(load: (index: number) => Promise<string>) {
      let days = 0;
      for (let index = 0; index < 3; index++) {
        await load(index);
        days += 10;
      }
      if (Date.now() > Date.UTC(2031, 2, 1) + days * 86_400_000) throw new Error('The licence has expired');
    }`,
    ['fixed-date 2031-03-31Z throw'],
  ],
  [
    'a check after a loop that nobody knows the end of',
    `export async function start(next: () => { read(): Promise<void> } | null) {
      for (let part = next(); part !== null; part = next()) await part.read();
      if (Date.now() > Date.UTC(2031, 2, 1)) throw new Error('The licence has expired');
    }`,
    ['fixed-date 2031-03-01Z throw'],
  ],
  [
    'a deadline that another async function gives',
    `async function deadline(load: () => Promise<void>) { await load(); return new Date('2031-03-01').getTime(); }
    export async function start(load: () => Promise<void>) {
      const end = await deadline(load);
      if (Date.now() > end) throw new Error('The licence has expired');
    }`,
    ['fixed-date 2031-03-01Z throw'],
  ],
  [
    'a pause in a loop that ends with an unknown answer',
    `export async function poll(ask: () => Promise<boolean>) {
      const start = Date.now();
      while (!(await ask())) {
        if (Date.now() - start > 60_000) throw new Error('timeout');
        await new Promise((done) => setTimeout(done, 100));
      }
    }`,
    [],
  ],
];

describe('async functions compiled for older engines', () => {
  it.each(flows)('%s', async (_name, source, lines) => {
    expect(await linesIn(source)).toEqual(lines);
    for (const target of ['es5', 'es2015']) {
      for (const isImported of [false, true]) {
        expect(await linesIn({ 'main.js': compiled(source, target, isImported) })).toEqual(lines);
      }
    }
  });

  it('keeps to methods and this', async () => {
    const source = `export const licence = {
      end: Date.UTC(2031, 2, 1),
      async check(load: () => Promise<void>) {
        await load();
        if (Date.now() > this.end) throw new Error('The licence has expired');
      },
    };`;
    const lines = ['fixed-date 2031-03-01Z throw'];
    expect(await linesIn(source)).toEqual(lines);
    expect(await linesIn({ 'main.js': compiled(source, 'es5', false) })).toEqual(lines);
  });
});
