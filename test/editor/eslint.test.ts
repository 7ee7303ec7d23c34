/**
 * The plugin in the linters that run it: RuleTester, ESLint 10 and 9 with the parsers of four languages, and oxlint, over
 * one folder in which a bomb is spread over three files.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { triggers } from '../../src/model.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const workspace = path.join(here, 'fixtures/workspace');
const minutes = 60_000;

interface Message {
  readonly file: string;
  readonly ruleId: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly message: string;
  readonly fixes: readonly { readonly range: readonly number[]; readonly text: string }[];
}

function lint(name: string, folder: string): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(here, 'lint.mjs'), name, folder], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

test(
  'every rule tells its own samples',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'defuser-eslint-'));
    const counts = lint('rules', folder) as Record<string, number>;
    rmSync(folder, { recursive: true, force: true });
    expect(Object.keys(counts).sort()).toEqual([...triggers].sort());
    expect(Object.values(counts).every((count) => count > 0)).toBe(true);
  },
  3 * minutes,
);

describe.each([
  ['eslint', '10.'],
  ['eslint-v9', '9.'],
])('%s', (name, major) => {
  const { version, messages } = lint(name, workspace) as { version: string; messages: readonly Message[] };
  test('is the version that is meant', () => {
    expect(version.slice(0, major.length)).toBe(major);
  });
  test('finds what stands in any language, and what only other files make a bomb', () => {
    expect(messages.map(({ file, ruleId, line, column }) => [file, ruleId, line, column])).toEqual([
      ['src/Beta.svelte', 'defuser/fixed-date', 4, 7],
      ['src/Beta.vue', 'defuser/fixed-date', 6, 5],
      ['src/clock.ts', 'defuser/fixed-date', 1, 49],
      ['src/local.js', 'defuser/fixed-date', 2, 7],
    ]);
  });
  test('says in one line what happens, how bad it is and where', () => {
    expect(messages.slice(2).map(({ message }) => message)).toEqual([
      'Once the clock reaches 2008-08-12T00:00:00, this code throws an error (critical), in src/license.ts:5. Take the guard out of the release.',
      'Once the clock reaches 2031-01-01T00:00:00.000Z, this code throws an error (critical). Take the guard out of the release.',
    ]);
  });
  test('offers to declare it or to let it stand, above its line', () => {
    expect(messages[3]?.fixes).toEqual([
      {
        range: [26, 26],
        text: '  // defuser-declare fixed-date until=2031-01-01 channel=beta owner=TODO -- TODO: say why\n',
      },
      { range: [26, 26], text: '  // defuser-ignore-next-line fixed-date expires=2031-01-01 -- TODO: say why\n' },
    ]);
  });
});

test(
  'oxlint runs it as it is',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'defuser-oxlint-'));
    const config = path.join(folder, 'oxlint.json');
    const plugin = fileURLToPath(new URL('../../dist/editor/eslint.js', import.meta.url));
    const rules = { 'defuser/fixed-date': 'error' };
    writeFileSync(config, JSON.stringify({ jsPlugins: [plugin], categories: { correctness: 'off' }, rules }));
    const oxlint = fileURLToPath(new URL('../../node_modules/oxlint/bin/oxlint', import.meta.url));
    const args = [oxlint, '-c', config, '--format', 'json', 'src'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: workspace, encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    const start = stdout.indexOf('{');
    if (start < 0) throw new Error(stdout + stderr);
    const { diagnostics } = JSON.parse(stdout.slice(start)) as { diagnostics: { filename: string; code: string }[] };
    expect(diagnostics.map(({ filename }) => filename).sort()).toEqual(
      expect.arrayContaining(['src/clock.ts', 'src/local.js']),
    );
    expect(diagnostics.map(({ filename }) => filename)).not.toContain('src/quiet.js');
  },
  2 * minutes,
);
