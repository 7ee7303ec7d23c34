/**
 * The page of the library: everything that the package exports is explained, and the examples do what they say, run as
 * a stranger's program.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
// @ts-expect-error: a script of the repo, without types
import { apiPage } from '../docs/api.mjs';
import { projectWith } from './harness/project.js';

const page = readFileSync(fileURLToPath(new URL('../docs/api.md', import.meta.url)), 'utf8');
const pageOf = apiPage as (dist?: string) => Promise<{ text: string; gaps: readonly string[] }>;
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('docs/api.md', () => {
  it('explains every export, with an example for every function', async () => {
    const { text, gaps } = await pageOf();
    expect(gaps).toEqual([]);
    expect(text).toBe(page);
  });

  it('notices what nobody has explained', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'defuser-api-'));
    folders.push(folder);
    mkdirSync(join(folder, 'editor'));
    writeFileSync(
      join(folder, 'index.d.ts'),
      `export declare function scan(): void;
/** One. */
export interface Finding { readonly score: number; readonly place: Place; 
/** Text. */ readonly code: string; }
export type Place = string;
`,
    );
    const { gaps } = await pageOf(folder);
    expect(gaps).toEqual([
      'scan has no comment',
      'scan has no example',
      'Finding.score has no comment',
      'Place has no comment',
    ]);
  });
});

const examples = [...page.matchAll(/^### (.+)$|^```js\n([^]*?)^```$/gm)]
  .reduce<{ name: string; code: string }[]>((all, [, name, code]) => {
    if (name !== undefined) return [...all, { name, code: '' }];
    return all.map((one, index) => (index === all.length - 1 ? { ...one, code: code ?? '' } : one));
  }, [])
  .filter(({ code }) => code !== '');

const imports = `import { writeFile } from 'node:fs/promises';
import { defineConfig } from 'eslint/config';
import { analyze, analyzeText, createSession, loadConfig, loadRulebook, toSarif, why } from 'defuser';
import defuser, { projectDigest } from 'defuser/eslint';
`;
const bomb = 'if (Date.now() > 1218499200000) process.exit(1);\n';

describe('the examples', () => {
  const folder = projectWith({
    'dist/start.js': bomb,
    'src/start.js': `${'\n'.repeat(11)}${bomb}`,
    'app/src/license.ts': 'export {};\n',
    'our-rules/weights.json': readFileSync(new URL('../rules/weights.json', import.meta.url), 'utf8'),
  });
  folders.push(folder);

  it('are there for every function', () => {
    expect(examples.map(({ name }) => name).sort()).toEqual(
      [
        'analyze',
        'analyzeText',
        'createSession',
        'loadConfig',
        'loadRulebook',
        'projectDigest',
        'toSarif',
        'why',
      ].sort(),
    );
  });
  it.each(examples)(
    '$name runs',
    ({ name, code }) => {
      writeFileSync(join(folder, `${name}.mjs`), imports + code);
      const { status, stderr, stdout } = spawnSync(process.execPath, [`${name}.mjs`], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      if (name === 'analyze') expect(stdout).toContain('2008-08-12');
    },
    60_000,
  );
});
