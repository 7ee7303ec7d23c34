/**
 * Builds the product of this folder with every bundler, in a process of its own, so that none of them meets the test
 * runner. Takes the folder to write to; leaves one folder a cell there, and prints the cells as JSON.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import esbuild from 'esbuild';
import { rollup } from 'rollup';
import { minify } from 'terser';
import ts from 'typescript';
import webpack from 'webpack';

const out = process.argv[2];
if (out === undefined) throw new Error('Name the folder to build into.');
const product = fileURLToPath(new URL('fixtures/product/', import.meta.url));
const sources = join(out, 'sources');
const entry = join(sources, 'main.js');
const only = process.argv[3] ?? '';

/** The product as JavaScript, module by module: types are all that is taken away. */
function transpile() {
  mkdirSync(sources, { recursive: true });
  for (const name of readdirSync(product)) {
    const isCommonJs = name.endsWith('.cts');
    const compilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      useDefineForClassFields: false,
    };
    const { outputText } = ts.transpileModule(readFileSync(join(product, name), 'utf8'), {
      fileName: name,
      compilerOptions,
    });
    writeFileSync(
      join(sources, name.replace(/ts$/, 'js')),
      isCommonJs ? outputText.replace(/^export \{\};$/m, '') : outputText,
    );
  }
  writeFileSync(
    join(sources, 'package.json'),
    '{ "name": "product", "type": "module", "engines": { "node": ">=20" } }',
  );
}

const save = (cell, text) => {
  mkdirSync(join(out, cell), { recursive: true });
  writeFileSync(join(out, cell, 'product.js'), text);
};

const withEsbuild = (options) => async (cell) => {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    ...options,
  });
  save(cell, outputFiles[0].text);
};

/** Rollup reads ES modules alone: the CommonJS one is brought into that form first, as its users do. */
const fromCommonJs = {
  name: 'from-commonjs',
  async load(id) {
    if (!id.endsWith('.cjs')) return null;
    const { outputFiles } = await esbuild.build({
      entryPoints: [id],
      bundle: true,
      write: false,
      platform: 'node',
      format: 'esm',
    });
    return `${outputFiles[0].text}\nconst whole = require_legacy();\nexport const tidy = whole.tidy, greet = whole.greet;`;
  },
};

async function rolledUp(options) {
  const bundle = await rollup({ input: entry, external: [/^node:/], plugins: [fromCommonJs], onwarn: () => undefined });
  const { output } = await bundle.generate({
    name: 'product',
    exports: 'named',
    globals: { 'node:crypto': 'crypto' },
    ...options,
  });
  return output[0].code;
}
const withRollup = (options) => async (cell) => save(cell, await rolledUp(options));
const withTerser = (made, options) => async (cell) =>
  save(cell, (await minify(await made(), { module: true, ...options })).code);
const flat = () => rolledUp({ format: 'es' });

const withWebpack = (options) => async (cell) => {
  const compiler = webpack({
    entry,
    target: 'node',
    devtool: false,
    mode: 'production',
    ...options,
    output: { path: join(out, cell), filename: 'product.js', ...options.output },
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  await promisify(compiler.close.bind(compiler))();
};
const commonJs = { library: { type: 'commonjs2' } };

const parcelMain = join(createRequire(import.meta.url).resolve('parcel/package.json'), '../lib/bin.js');
const withParcel = (options) => async (cell) => {
  const target = join(out, cell);
  const cache = join(out, `${cell} cache`);
  const args = [
    'build',
    entry,
    '--no-source-maps',
    '--dist-dir',
    target,
    '--cache-dir',
    cache,
    '--no-autoinstall',
    ...options,
  ];
  await promisify(execFile)(process.execPath, [parcelMain, ...args], {
    cwd: sources,
    env: { ...process.env, CI: 'true' },
  });
  rmSync(cache, { recursive: true, force: true });
  const [made] = readdirSync(target).filter((name) => name.endsWith('.js'));
  save(cell, readFileSync(join(target, made), 'utf8'));
};

const cells = {
  'esbuild esm': withEsbuild({}),
  'esbuild esm minified': withEsbuild({ minify: true }),
  'esbuild commonjs': withEsbuild({ format: 'cjs' }),
  'esbuild commonjs minified': withEsbuild({ format: 'cjs', minify: true }),
  'esbuild global minified': withEsbuild({ format: 'iife', globalName: 'product', minify: true }),
  'esbuild es2016': withEsbuild({ target: 'es2016' }),
  'esbuild es2016 minified': withEsbuild({ target: 'es2016', minify: true }),
  'rollup esm': withRollup({ format: 'es' }),
  'rollup commonjs': withRollup({ format: 'cjs' }),
  'rollup umd': withRollup({ format: 'umd' }),
  'rollup system': withRollup({ format: 'system' }),
  'rollup and terser': withTerser(flat, { toplevel: true, compress: { passes: 3 } }),
  'rollup and terser, names kept': withTerser(flat, { mangle: false }),
  'rollup umd and terser': withTerser(() => rolledUp({ format: 'umd' }), {}),
  'webpack production umd': withWebpack({ output: { library: { name: 'product', type: 'umd' } } }),
  'webpack production commonjs': withWebpack({ output: commonJs }),
  'webpack modules': withWebpack({ output: commonJs, optimization: { minimize: false, concatenateModules: false } }),
  'webpack modules minified': withWebpack({
    output: commonJs,
    optimization: { concatenateModules: false, usedExports: false },
  }),
  'webpack development': withWebpack({ mode: 'development', devtool: 'eval', output: commonJs }),
  'webpack development, plain': withWebpack({ mode: 'development', output: commonJs }),
  'webpack module': withWebpack({ experiments: { outputModule: true }, output: { library: { type: 'module' } } }),
  parcel: withParcel([]),
  'parcel modules': withParcel(['--no-scope-hoist', '--no-optimize']),
};

transpile();
const chosen = Object.entries(cells).filter(([cell]) => cell.includes(only));
const [slow, quick] = [true, false].map((isSlow) => chosen.filter(([cell]) => cell.startsWith('parcel') === isSlow));
const build = async (list) => {
  for (const [cell, make] of list) await make(cell);
};
await Promise.all([build(quick), build(slow)]);
process.stdout.write(JSON.stringify(chosen.map(([cell]) => cell)));
