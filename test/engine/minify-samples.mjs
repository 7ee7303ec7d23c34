/**
 * Minifies programs in a process of its own, so that no minifier meets the test runner. Takes `[name, { path: text }][]`
 * from the standard input and prints `[name, by, { path: text }][]`, as esbuild, terser and swc write each; files that
 * are neither JavaScript nor TypeScript stay as they are.
 */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import swc from '@swc/core';
import { transformSync } from 'esbuild';
import { minify } from 'terser';

const loaders = { '.ts': 'ts', '.tsx': 'tsx', '.js': 'jsx', '.jsx': 'jsx', '.mjs': 'js' };
const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } };
const lowered = (text, loader, target) => transformSync(text, { loader, minify: true, target, tsconfigRaw }).code;
const isModule = (code) => /\b(?:import|export)\b/u.test(code);

async function byTerser(text, loader) {
  const code = lowered(text, loader, 'es2017');
  // What nobody in a script calls may be called by others.
  return (await minify(code, { module: isModule(code), compress: { passes: 2 } })).code;
}
function bySwc(text, loader) {
  const parser = loader.startsWith('ts')
    ? { syntax: 'typescript', tsx: loader === 'tsx', decorators: true }
    : { syntax: 'ecmascript', jsx: true };
  return swc.transformSync(text, {
    configFile: false,
    swcrc: false,
    isModule: 'unknown',
    minify: true,
    jsc: { parser, target: 'es2020', transform: { legacyDecorator: true }, minify: { compress: true, mangle: true } },
  }).code;
}
const minifiers = {
  esbuild: async (text, loader) => lowered(text, loader, 'es2022'),
  'esbuild, es2017': async (text, loader) => lowered(text, loader, 'es2017'),
  terser: byTerser,
  swc: bySwc,
};

const built = [];
for (const [name, texts] of JSON.parse(readFileSync(0, 'utf8'))) {
  for (const [by, minified] of Object.entries(minifiers)) {
    const files = {};
    for (const [path, text] of Object.entries(texts)) {
      const extension = extname(path);
      const loader = loaders[extension];
      if (loader === undefined) files[path] = text;
      else files[path.replace(extension, '.js')] = await minified(text, loader);
    }
    built.push([name, by, files]);
  }
}
process.stdout.write(JSON.stringify(built));
