/**
 * Builds each program of `fixtures/programs/` readable and with every minifier, in a process of its own, so that none of
 * them meets the test runner, and scans what comes of it. Prints one JSON object: program → cell → what is flagged.
 */
import { readdirSync } from 'node:fs';
import { transformSync } from '@babel/core';
import swc from '@swc/core';
import { minify } from 'terser';
import ts from 'typescript';
import { bundled, flagged, programs } from './bundled.mjs';

const withTerser = async (code, options) => (await minify(code, { toplevel: true, ...options })).code;
const withSwc = (code, target) =>
  swc.transformSync(code, {
    swcrc: false,
    configFile: false,
    isModule: true,
    minify: true,
    jsc: { target, minify: { compress: true, mangle: { toplevel: true } } },
  }).code;
const asOldModule = (code) =>
  ts.transpileModule(code, {
    compilerOptions: { target: 'ES5', module: 'CommonJS', downlevelIteration: true, ignoreDeprecations: '6.0' },
  }).outputText;
const withBabel = (code) =>
  transformSync(code, {
    babelrc: false,
    configFile: false,
    compact: false,
    presets: [['@babel/preset-env', { targets: { ie: '11' }, modules: 'commonjs' }]],
  }).code;

const cells = {
  readable: (program) => bundled(program),
  esbuild: (program) => bundled(program, { minify: true }),
  'esbuild, es2016': (program) => bundled(program, { minify: true, format: 'cjs', target: 'es2016' }),
  terser: async (program) => withTerser(await bundled(program), { module: true, compress: { passes: 3 } }),
  swc: async (program) => withSwc(await bundled(program), 'es2022'),
  'swc, es5': async (program) => withSwc(await bundled(program), 'es5'),
  'tsc, es5, and terser': async (program) => withTerser(asOldModule(await bundled(program))),
  'babel, es5, and terser': async (program) => withTerser(withBabel(await bundled(program))),
};

const found = {};
for (const program of readdirSync(programs)) {
  found[program] = {};
  for (const [cell, make] of Object.entries(cells)) found[program][cell] = await flagged(await make(program));
}
process.stdout.write(JSON.stringify(found));
