/**
 * The session while the disk changes as well: files that come, go and get other names, texts that are saved, closed or differ from
 * the disk, and configuration that says where imports lead. Its answer stays that of a fresh analysis of the same texts.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze, createSession } from '../../src/index.js';
import type { Session } from '../../src/index.js';
import { answerOf, folderWith } from './typing.js';

type Files = ReadonlyMap<string, string>;

const folderOf = (files: Files): string => folderWith(Object.fromEntries(files));

/** A folder, and over it the texts that an editor has. */
class Desk {
  readonly #disk: Map<string, string>;
  readonly #open = new Map<string, string>();

  private constructor(
    files: Files,
    readonly root: string,
    readonly session: Session,
  ) {
    this.#disk = new Map(files);
  }
  static async at(files: Files): Promise<Desk> {
    const root = folderOf(files);
    return new Desk(files, root, await createSession({ root }));
  }

  type(name: string, text: string): void {
    this.#open.set(name, text);
    this.session.update(name, text);
  }
  close(name: string): void {
    this.#open.delete(name);
    this.session.close(name);
  }
  save(name: string): void {
    const text = this.#open.get(name);
    if (text !== undefined) this.change(name, text);
  }
  change(name: string, text: string): void {
    this.#disk.set(name, text);
    mkdirSync(path.dirname(path.join(this.root, name)), { recursive: true });
    writeFileSync(path.join(this.root, name), text);
    this.session.refresh();
  }
  delete(name: string): void {
    this.#disk.delete(name);
    rmSync(path.join(this.root, name), { force: true });
    this.session.refresh();
  }
  rename(from: string, to: string): void {
    const text = this.#disk.get(from);
    if (text === undefined) return;
    this.close(from);
    this.delete(from);
    this.change(to, text);
  }

  /** The session's answer, and what a fresh analysis says; null where there would be nothing to analyse. */
  async both(): Promise<readonly [string, string] | null> {
    const all = new Map([...this.#disk, ...this.#open]);
    const answer = answerOf(await this.session.analysis());
    const isEmpty = ![...all.keys()].some((name) => /\.(?:ts|vue)$/.test(name));
    return isEmpty ? null : [answer, answerOf(await analyze({ paths: ['.'], cwd: folderOf(all) }))];
  }
  async same(): Promise<string> {
    const [answer = '', fresh] = (await this.both()) ?? [];
    expect(answer).toBe(fresh);
    return answer;
  }
}

const aliased = new Map([
  ['tsconfig.json', JSON.stringify({ compilerOptions: { baseUrl: '.', paths: { '@/*': ['src/*'] } } })],
  ['src/dates.ts', 'export const END = Date.UTC(2031, 0, 2);\n'],
  ['old/dates.ts', 'export const END = Date.UTC(2032, 1, 3);\n'],
  ['src/main.ts', "import { END } from '@/dates';\nif (Date.now() > END) process.exit(1);\n"],
]);

test('where imports lead follows tsconfig.json, typed or saved', async () => {
  const desk = await Desk.at(aliased);
  expect(await desk.same()).toContain('"2031-01-02T00:00:00.000Z"');
  const other = (aliased.get('tsconfig.json') ?? '').replace('src/*', 'old/*');
  desk.type('tsconfig.json', other);
  expect(await desk.same()).toContain('"2032-02-03T00:00:00.000Z"');
  desk.close('tsconfig.json');
  expect(await desk.same()).toContain('"2031-01-02T00:00:00.000Z"');
  desk.change('tsconfig.json', other);
  expect(await desk.same()).toContain('"2032-02-03T00:00:00.000Z"');
});

test('a file that gets another name takes its dates along, and whoever imports it has to follow', async () => {
  const desk = await Desk.at(aliased);
  desk.rename('src/dates.ts', 'src/times.ts');
  expect(await desk.same()).not.toContain('"2031-01-02T00:00:00.000Z"');
  desk.type('src/main.ts', (aliased.get('src/main.ts') ?? '').replace('@/dates', '@/times'));
  expect(await desk.same()).toContain('"2031-01-02T00:00:00.000Z"');
});

test('the text in the editor counts until it is closed, whatever happens on the disk', async () => {
  const desk = await Desk.at(aliased);
  desk.type('src/dates.ts', 'export const END = Date.UTC(2033, 2, 4);\n');
  desk.change('src/dates.ts', 'export const END = Date.UTC(2034, 3, 5);\n');
  expect(await desk.same()).toContain('"2033-03-04T00:00:00.000Z"');
  desk.close('src/dates.ts');
  expect(await desk.same()).toContain('"2034-04-05T00:00:00.000Z"');
});

test('while a text has mistakes, the bombs that stand in it are told, and the mistake is', async () => {
  const desk = await Desk.at(aliased);
  desk.type('src/main.ts', `function draw() {\n  log(;\n}\n${aliased.get('src/main.ts') ?? ''}`);
  const answer = await desk.same();
  expect(answer).toContain('"2031-01-02T00:00:00.000Z"');
  expect(answer).toContain('"kind": "syntax-error"');
});

test('after anything that happens to the folder or the texts', async () => {
  const names = ['src/main.ts', 'src/dates.ts', 'old/dates.ts', 'src/App.vue', 'lib/index.ts'];
  const lines = [
    "import { END } from '@/dates';",
    "import { END } from './dates';",
    "import { END } from 'lib';",
    'export const END = Date.UTC(2031, 0, 2);',
    'export const END = 1908499200000;',
    'if (Date.now() > END) process.exit(1);',
    'export function isOver() { return Date.now() > END; }',
    "import { isOver } from '../src/main';",
    'if (isOver()) throw new Error("expired");',
    'draw( {',
  ];
  const code = fc.array(fc.constantFrom(...lines), { maxLength: 4 }).map((some) => some.join('\n'));
  const texts: Readonly<Record<string, fc.Arbitrary<string>>> = {
    'src/App.vue': code.map((text) => `<template><p/></template>\n<script>\n${text}\n</script>\n`),
    'tsconfig.json': fc.constantFrom(aliased.get('tsconfig.json') ?? '', '{}', '{', '{"extends":"./base.json"}'),
    'base.json': fc.constantFrom('{"compilerOptions":{"paths":{"@/*":["./old/*"]}}}', '{}'),
    'lib/package.json': fc.constantFrom('{"name":"lib","main":"index.ts"}', '{"name":"lib","main":"../src/dates.ts"}'),
  };
  const change = fc.constantFrom(...names, ...Object.keys(texts)).chain((name) =>
    fc.record({
      name: fc.constant(name),
      to: fc.constantFrom(...names.filter((one) => one.endsWith('.ts') === name.endsWith('.ts'))),
      text: texts[name] ?? code,
      kind: fc.constantFrom('type' as const, 'type', 'save', 'close', 'change', 'change', 'delete', 'rename'),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const desk = await Desk.at(aliased);
      await desk.session.analysis();
      for (const { kind, name, to, text } of changes) {
        if (kind === 'type' || kind === 'change') desk[kind](name, text);
        else if (kind === 'rename') desk.rename(name, name.endsWith('.json') ? name : to);
        else desk[kind](name);
        const [answer, fresh] = (await desk.both()) ?? [];
        expect(answer).toBe(fresh);
      }
    }),
    { numRuns: Number(process.env.DEFUSER_RUNS ?? 15) },
  );
}, 600_000);
