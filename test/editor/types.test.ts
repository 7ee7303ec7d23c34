/** A configuration that is written in TypeScript: what the plugin says of itself fits what ESLint and typescript-eslint ask for. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { projectWith } from '../harness/project.js';

const config = `import defuser, { projectDigest } from 'defuser/eslint';
import { defineConfig } from 'eslint/config';
import type { ESLint, Linter, Rule } from 'eslint';
import tseslint from 'typescript-eslint';

export const plugin: ESLint.Plugin = defuser;
export const rules: Record<string, Rule.RuleModule> = defuser.rules;
export const alone: Linter.Config[] = [defuser.configs.recommended, defuser.configs.strict, defuser.configs.off];
export const together = tseslint.config(tseslint.configs.base, defuser.configs.recommended);
export default defineConfig([
  defuser.configs.recommended,
  { extends: [defuser.configs.strict], files: ['src/**'] },
  {
    plugins: { defuser },
    rules: { 'defuser/fixed-date': ['warn', { atLeast: 'medium' }] },
    settings: { defuser: { digest: projectDigest({ releaseDate: '2031-01-01' }) } },
  },
]);
`;
const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

test.each(['eslint', 'eslint-v9'])(
  'fits %s',
  (eslint) => {
    const options = { strict: true, noEmit: true, module: 'nodenext', target: 'es2023', types: [], skipLibCheck: true };
    const folder = projectWith(
      {
        'eslint.config.ts': config,
        'tsconfig.json': JSON.stringify({ compilerOptions: options, files: ['eslint.config.ts'] }),
      },
      { eslint, 'typescript-eslint': 'typescript-eslint' },
    );
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', '.'], { cwd: folder, encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  },
  120_000,
);
