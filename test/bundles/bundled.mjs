/** The programs of `fixtures/programs/` as one readable text each, for whatever is done to them next. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

export const programs = fileURLToPath(new URL('fixtures/programs/', import.meta.url));
const define = { __BUILD_TIME__: '"2026-09-14T10:12:33.120Z"' };
const external = ['electron', 'electron-store', 'react', 'react/jsx-runtime', 'express'];

export async function bundled(program, options = {}) {
  const entryPoints = ['main.ts', 'main.tsx'].map((name) => join(programs, program, name)).filter(existsSync);
  const { outputFiles } = await esbuild.build({
    entryPoints,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    external,
    define,
    ...options,
  });
  return outputFiles[0].text;
}
