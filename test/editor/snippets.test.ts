/**
 * Every configuration in docs/editors.md does what it says: laid down in a stranger's project and run by the linter that
 * it is for. A block of a kind that is not run here is an error.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { projectWith } from '../harness/project.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/editors.md', import.meta.url)), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', code = '']) => ({
  language,
  code,
}));
const configs = blocks.filter(({ language, code }) => language === 'js' && /export default|module\.exports/.test(code));
const fileOf = (code: string): string => (code.includes('module.exports') ? 'eslint.config.cjs' : 'eslint.config.js');
const minutes = 60_000;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const bomb = 'if (Date.now() > 1218499200000) process.exit(1);\n';
const files = { 'src/start.js': bomb, 'src/off.js': `// eslint-disable-next-line defuser/fixed-date\n${bomb}` };
const parsers = ['svelte-eslint-parser', 'typescript-eslint', 'vue-eslint-parser'];

function project(eslint = 'eslint', more: Readonly<Record<string, string>> = {}): string {
  const packages = { eslint, ...Object.fromEntries([...parsers, 'oxlint'].map((name) => [name, name])) };
  const folder = projectWith({ ...files, ...more }, packages);
  folders.push(folder);
  return folder;
}

const node = (folder: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });

interface Message {
  readonly file: string;
  readonly ruleId: string;
  readonly severity: number;
  readonly message: string;
}

function lint(folder: string, ...args: readonly string[]): Message[] {
  const { stdout, stderr } = node(folder, 'node_modules/eslint/bin/eslint.js', '--format', 'json', ...args, 'src');
  if (!stdout.startsWith('[')) throw new Error(stdout + stderr);
  const results = JSON.parse(stdout) as { filePath: string; messages: Omit<Message, 'file'>[] }[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map((message) => ({ ...message, file: path.relative(folder, filePath) })),
  );
}

test('all kinds of blocks are known, and all are run: that for Neovim in neovim.test.ts', () => {
  const kinds = blocks.map(({ language, code }) => (configs.some((one) => one.code === code) ? 'config' : language));
  expect(kinds.sort()).toEqual([...configs.map(() => 'config'), 'js', 'json', 'lua']);
  expect(configs).toHaveLength(6);
});

describe.each(['eslint', 'eslint-v9'])('%s', (eslint) => {
  test.each(configs)(
    'reports with configuration %#',
    ({ code }) => {
      const vue = `<script lang="ts">\n${bomb.replace('1218499200000', '1218499200000 as number')}</script>\n`;
      const components = {
        'src/A.vue': vue,
        'src/B.svelte': `<script>\n${bomb}</script>\n`,
        'src/c.ts': `let a: number;\n${bomb}`,
      };
      const readsThem = code.includes('vueParser');
      const folder = project(eslint, { [fileOf(code)]: code, ...(readsThem ? components : {}) });
      const found = lint(folder).map(({ file, ruleId, severity }) => [file, ruleId, severity]);
      const level = code.includes("'warn'") ? 1 : 2;
      const names = [...(readsThem ? Object.keys(components) : []), 'src/start.js'];
      expect(found.sort()).toEqual(names.map((name) => [name, 'defuser/fixed-date', level]).sort());
    },
    2 * minutes,
  );
});

test(
  'a monorepo is one program, also where ESLint runs in one of its packages',
  () => {
    const [code = ''] = configs.map((one) => one.code).filter((one) => one.includes('import.meta.dirname'));
    const packages = (config: string): string =>
      project('eslint', {
        'eslint.config.js': config,
        'packages/core/src/dates.js': 'export const END = Date.UTC(2031, 0, 2);\n',
        'packages/app/src/start.js':
          "import { END } from '../../core/src/dates.js';\nif (Date.now() > END) process.exit(1);\n",
      });
    const inApp = (folder: string): string => {
      const cwd = path.join(folder, 'packages/app');
      const bin = path.join(folder, 'node_modules/eslint/bin/eslint.js');
      return spawnSync(process.execPath, [bin, 'src'], { cwd, encoding: 'utf8' }).stdout;
    };
    expect(inApp(packages(code))).toContain('2031-01-02');
    expect(inApp(packages(configs[0]?.code ?? ''))).not.toContain('2031-01-02');
  },
  2 * minutes,
);

describe('eslint --cache', () => {
  const spread = {
    'src/dates.js': 'export const END = Date.UTC(2031, 0, 2);\n',
    'src/start.js': "import { END } from './dates.js';\nif (Date.now() > END) process.exit(1);\n",
  };
  const moved = (code: string): string[] => {
    const folder = project('eslint', { ...spread, 'eslint.config.js': code });
    lint(folder, '--cache');
    writeFileSync(path.join(folder, 'src/dates.js'), 'export const END = Date.UTC(2032, 0, 2);\n');
    return lint(folder, '--cache').map(({ message }) => /\d{4}-\d\d-\d\d/.exec(message)?.[0] ?? message);
  };
  test(
    'tells what was, of a file that did not change itself',
    () => {
      expect(moved(configs[0]?.code ?? '')).toEqual(['2031-01-02']);
    },
    2 * minutes,
  );
  test(
    'tells what is, with the digest of the project',
    () => {
      const [config] = configs.filter(({ code }) => code.includes('projectDigest'));
      expect(moved(config?.code ?? '')).toEqual(['2032-01-02']);
    },
    2 * minutes,
  );
});

test(
  'oxlint',
  () => {
    const json = blocks.find(({ language }) => language === 'json')?.code ?? '';
    const folder = project('eslint', { '.oxlintrc.json': json });
    const { stdout, stderr } = node(folder, 'node_modules/oxlint/bin/oxlint', '--format', 'json', 'src');
    const start = stdout.indexOf('{');
    if (start < 0) throw new Error(stdout + stderr);
    const { diagnostics } = JSON.parse(stdout.slice(start)) as { diagnostics: { filename: string; code: string }[] };
    expect(diagnostics.map(({ filename, code }) => [filename, code])).toEqual([
      ['src/start.js', 'defuser(fixed-date)'],
    ]);
  },
  2 * minutes,
);

test(
  'the session',
  () => {
    const code = blocks.find((one) => one.language === 'js' && !configs.includes(one))?.code ?? '';
    const folder = project('eslint', { 'session.mjs': code });
    const { stdout, stderr } = node(folder, 'session.mjs');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^1 \{/);
  },
  minutes,
);
