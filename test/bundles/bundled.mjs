/** The programs of `fixtures/programs/` as one readable text each, for whatever is done to them next, and what is flagged then. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { analyzeText } from '../../dist/index.js';

export const programs = fileURLToPath(new URL('fixtures/programs/', import.meta.url));
const define = { __BUILD_TIME__: '"2026-09-14T10:12:33.120Z"' };

export async function bundled(program, options = {}) {
  const entryPoints = ['main.ts', 'main.tsx'].map((name) => join(programs, program, name)).filter(existsSync);
  const { outputFiles } = await esbuild.build({
    entryPoints,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    packages: 'external',
    define,
    ...options,
  });
  return outputFiles[0].text;
}

const short = (iso) =>
  iso
    .replace(/\.000(?=Z|$)/, '')
    .replace(/T00:00:00(?=Z|$)/, '')
    .replace(/(T\d\d:\d\d):00(?=Z|$)/, '$1');
const timeOf = ({ deadline, period }) => (deadline === null ? (period ?? '-') : short(deadline));
/** What is flagged in a text, each with its time, by the built program: within the test runner it takes ten times as long. */
export async function flagged(code) {
  const { findings } = await analyzeText(code, { path: 'product.js' });
  const loud = findings.filter(({ severity }) => severity !== 'low' && severity !== 'hidden');
  return [...new Set(loud.map((finding) => `${finding.trigger} ${timeOf(finding)}`))].sort();
}
