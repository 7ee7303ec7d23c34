/**
 * What VS Code shows: its extension's language server, asked in the extension's words, with ESLint 10 and 9. A bomb is typed
 * letter by letter, in the open file and in another that it depends on, and what is offered settles it.
 */
import { rmSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { projectWith } from '../harness/project.js';
import { LanguageServer } from './language-server.js';
import type { Diagnostic } from './language-server.js';

const config = "import defuser from 'defuser/eslint';\nexport default [defuser.configs.recommended];\n";
const before = "import { END } from './dates.js';\nexport function start() {\n}\nexport const unchanged = END;\n";
const line = "  if (Date.now() > Date.UTC(2031, 7, 12)) throw new Error('This beta has expired');\n";
const withLine = (typed: string): string => before.replace('{\n}', `{\n${typed}}`);
const ours = (messages: readonly Diagnostic[]): Diagnostic[] =>
  messages.filter(({ code }) => code?.startsWith('defuser/'));
const minutes = 60_000;

async function inServer(eslint: string, use: (server: LanguageServer) => Promise<void>): Promise<void> {
  const files = { 'src/start.js': before, 'src/dates.js': 'export const END = Date.UTC(2031, 0, 2);\n' };
  const folder = projectWith({ ...files, 'eslint.config.js': config }, { eslint });
  const server = new LanguageServer(folder);
  try {
    await server.start();
    await use(server);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.each(['eslint', 'eslint-v9'])('with %s', (eslint) => {
  test(
    'a bomb is told once its line is typed, and what is offered settles it',
    () =>
      inServer(eslint, async (server) => {
        server.open('src/start.js', before);
        expect(ours(await server.messages('src/start.js'))).toEqual([]);
        for (let length = 1; length < line.length; length++) {
          server.type('src/start.js', withLine(line.slice(0, length)));
          if (length % 10 === 0) expect(ours(await server.messages('src/start.js'))).toEqual([]);
        }
        server.type('src/start.js', withLine(line));
        const [told] = ours(await server.messages('src/start.js'));
        if (told === undefined) throw new Error('nothing is told');
        expect(told).toMatchObject({
          code: 'defuser/fixed-date',
          severity: 1,
          message: expect.stringContaining('2031-08-12') as unknown,
          range: { start: { line: 2, character: 6 }, end: { line: 2, character: 40 } },
        });
        const actions = await server.actions('src/start.js', told);
        const declare = actions.find(({ title }) => title.startsWith('Declare it for the beta channel'));
        expect(actions.map(({ title }) => title)).toEqual(
          expect.arrayContaining([
            expect.stringMatching(/^Let it stand for a while/),
            expect.stringMatching(/^Disable defuser\/fixed-date for this line/),
            expect.stringMatching(/^Show documentation for defuser\/fixed-date/),
          ]),
        );
        if (declare === undefined) throw new Error('it is not offered to declare it');
        await server.run(declare);
        expect(server.textOf('src/start.js')).toContain('{\n  // defuser-declare fixed-date until=2031-08-12');
        expect(ours(await server.messages('src/start.js'))).toEqual([]);
      }),
    2 * minutes,
  );

  test(
    'what is typed into one file counts in another, saved or not',
    () =>
      inServer(eslint, async (server) => {
        server.open('src/start.js', withLine('  if (Date.now() > END) process.exit(1);\n'));
        const days = async (): Promise<unknown> =>
          ours(await server.messages('src/start.js')).map(({ message }) => /\d{4}-\d\d-\d\d/.exec(message)?.[0]);
        expect(await days()).toEqual(['2031-01-02']);
        server.open('src/dates.js', 'export const END = Date.UTC(2031, 0, 2);\n');
        server.type('src/dates.js', 'export const END = Date.UTC(2032, 1, 3);\n');
        expect(ours(await server.messages('src/dates.js'))).toEqual([]);
        expect(await days()).toEqual(['2032-02-03']);
      }),
    2 * minutes,
  );
});
