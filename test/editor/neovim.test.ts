/**
 * The configuration that docs/editors.md gives for Neovim, in a real Neovim without a window, with the real language server
 * and ESLint 10: the message is there while the line is typed. Where there is no Neovim, the test is left out and says so;
 * CI has one, and fails without.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { projectWith } from '../harness/project.js';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const page = readFileSync(here('../../docs/editors.md'), 'utf8');
const [, snippet = ''] = /^```lua\n([^]*?)^```$/m.exec(page) ?? [];
const config = "import defuser from 'defuser/eslint';\nexport default [defuser.configs.recommended];\n";
const minutes = 60_000;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const available = spawnSync('nvim', ['--version']).error === undefined;
const inNeovim = available || process.env.CI === 'true' ? test : test.skip;
const note = available ? '' : ' (nvim is not installed)';

interface Answer {
  readonly messages: readonly { code: string; message: string; range: unknown }[];
  readonly titles: readonly string[];
}

/** What Neovim shows for a line that is typed into the second line of a file. */
function typed(lua: string): Answer {
  const folder = projectWith({
    'eslint.config.js': config,
    'settings.lua': lua,
    'src/start.js': 'export function start() {\n}\n',
  });
  folders.push(folder);
  const { stdout, stderr } = spawnSync(
    'nvim',
    ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${here('neovim.lua')}`],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 2 * minutes,
      env: {
        ...process.env,
        HOME: folder,
        SERVER: here('../../node_modules/.bin/vscode-eslint-language-server'),
        SNIPPET: path.join(folder, 'settings.lua'),
      },
    },
  );
  const json = /^\{.*\}$/m.exec(stdout)?.[0];
  if (json === undefined) throw new Error(stdout + stderr);
  return JSON.parse(json) as Answer;
}

inNeovim(
  `Neovim tells a bomb while it is typed, and offers both comments${note}`,
  () => {
    const { messages, titles } = typed(snippet);
    expect(messages).toMatchObject([
      {
        code: 'defuser/fixed-date',
        message: expect.stringContaining('2031-08-12'),
        range: { start: { line: 1, character: 6 }, end: { line: 1, character: 40 } },
      },
    ]);
    expect(titles).toEqual([
      expect.stringContaining('defuser-declare'),
      expect.stringContaining('defuser-ignore-next-line'),
      'Show documentation for defuser/fixed-date',
    ]);
  },
  3 * minutes,
);

inNeovim(
  `without it, the server looks for ESLint 10 in a place that is no more${note}`,
  () => {
    expect(typed('').messages).toEqual([]);
  },
  3 * minutes,
);
