/**
 * Builds the product of this folder with every bundler, in a process of its own, so that none of them meets the test
 * runner. Takes the folder to write to and, after it, `mapped` for source maps; leaves one folder a cell there, and
 * prints the cells as JSON.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import swc from '@swc/core';
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
const mapped = process.argv[3] === 'mapped';

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

/** A map lies beside its text, as most bundlers leave it; `map` is its JSON or null. */
const save = (cell, { code, map = null }) => {
  mkdirSync(join(out, cell), { recursive: true });
  const file = join(out, cell, 'product.js');
  writeFileSync(file, map === null ? code : `${code}\n//# sourceMappingURL=product.js.map\n`);
  if (map !== null) writeFileSync(`${file}.map`, map);
};

const withEsbuild = (options) => async (cell) => {
  await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    outfile: join(out, cell, 'product.js'),
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    sourcemap: mapped && 'inline',
    ...options,
  });
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
      sourcemap: 'external',
      outdir: sources,
    });
    const [map, { text }] = outputFiles;
    const code = `${text}\nconst whole = require_legacy();\nexport const tidy = whole.tidy, greet = whole.greet;`;
    return { code, map: map.text };
  },
};

async function rolledUp(options) {
  const bundle = await rollup({ input: entry, external: [/^node:/], plugins: [fromCommonJs], onwarn: () => undefined });
  const { output } = await bundle.generate({
    name: 'product',
    exports: 'named',
    globals: { 'node:crypto': 'crypto' },
    sourcemap: mapped,
    // Where it is going to lie: what a map names is told from there.
    file: join(out, 'cell', 'product.js'),
    ...options,
  });
  const [{ code, map }] = output;
  return { code, map: map === null ? null : map.toString() };
}
const withRollup = (options) => async (cell) => save(cell, await rolledUp(options));
const withTerser = (made, options) => async (cell) => {
  const { code, map } = await made();
  const sourceMap = mapped ? { content: map, filename: 'product.js' } : false;
  save(cell, await minify(code, { module: true, sourceMap, ...options }));
};
/** SWC as a minifier alone, and as what also writes for older engines. */
const withSwc =
  (made, { minified = false, ...jsc }) =>
  async (cell) => {
    const { code, map } = await made();
    const { code: written, map: to } = await swc.transform(code, {
      swcrc: false,
      configFile: false,
      isModule: true,
      minify: minified,
      sourceMaps: mapped,
      inputSourceMap: mapped && map,
      jsc: { minify: minified ? { compress: true, mangle: { toplevel: true } } : undefined, ...jsc },
    });
    save(cell, { code: written, map: to });
  };
const flat = () => rolledUp({ format: 'es' });

const commonJs = { library: { type: 'commonjs2' } };
const withWebpack = (options) => async (cell) => {
  const compiler = webpack({
    entry,
    target: 'node',
    devtool: mapped && 'source-map',
    mode: 'production',
    ...options,
    output: {
      path: join(out, cell),
      filename: 'product.js',
      devtoolModuleFilenameTemplate: ({ absoluteResourcePath }) => `../${relative(out, absoluteResourcePath)}`,
      ...options.output,
    },
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  await promisify(compiler.close.bind(compiler))();
};
const inChunks = (options) =>
  withWebpack({
    entry: { product: entry },
    externalsPresets: { node: true },
    output: { ...commonJs, filename: '[name].js' },
    ...options,
  });

/** One file of named AMD modules, as r.js and older compilers put them together; no tool joins their maps. */
const asNamedModules = async (cell) => {
  const codes = readdirSync(sources)
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => {
      const isCommonJs = name.endsWith('.cjs');
      const code = readFileSync(join(sources, name), 'utf8');
      const id = name.replace(/\.js$/, '');
      if (isCommonJs) return `define("${id}", function (require, exports, module) {\n${code}\n});`;
      const { outputText } = ts.transpileModule(code, {
        compilerOptions: { module: ts.ModuleKind.AMD, target: ts.ScriptTarget.ES2022 },
        moduleName: id,
      });
      return outputText.replaceAll(/"\.\/([\w-]+)\.js"/g, '"$1"').replaceAll('"./legacy.cjs"', '"legacy.cjs"');
    });
  save(cell, { code: codes.join('\n') });
};
/** Every module in a file of its own, which the loader, in one as well, takes together. */
const scattered = {
  concatenateModules: false,
  usedExports: false,
  runtimeChunk: 'single',
  splitChunks: {
    chunks: 'all',
    minSize: 0,
    cacheGroups: { each: { test: /sources/, name: ({ resource }) => basename(resource, '.js'), enforce: true } },
  },
};

const parcelMain = join(createRequire(import.meta.url).resolve('parcel/package.json'), '../lib/bin.js');
const withParcel = (options) => async (cell) => {
  const target = join(out, cell);
  const cache = join(out, `${cell} cache`);
  const args = [
    'build',
    entry,
    ...(mapped ? [] : ['--no-source-maps']),
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
  const made = readdirSync(target).find((name) => name.endsWith('.js'));
  // Parcel names its map in the text.
  save(cell, { code: readFileSync(join(target, made), 'utf8') });
  rmSync(join(target, made));
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
  'rollup amd': withRollup({ format: 'amd' }),
  'rollup and terser': withTerser(flat, { toplevel: true, compress: { passes: 3 } }),
  'rollup and terser, names kept': withTerser(flat, { mangle: false }),
  'rollup umd and terser': withTerser(() => rolledUp({ format: 'umd' }), {}),
  'rollup and swc': withSwc(flat, { minified: true, target: 'es2022' }),
  'rollup and swc, es5': withSwc(flat, { target: 'es5' }),
  'rollup and swc, es5 minified': withSwc(flat, { minified: true, target: 'es5' }),
  'named amd modules': asNamedModules,
  'webpack production amd': withWebpack({ output: { library: { type: 'amd' } } }),
  'webpack production umd': withWebpack({ output: { library: { name: 'product', type: 'umd' } } }),
  'webpack production commonjs': withWebpack({ output: commonJs }),
  'webpack modules': withWebpack({ output: commonJs, optimization: { minimize: false, concatenateModules: false } }),
  'webpack modules minified': withWebpack({
    output: commonJs,
    optimization: { concatenateModules: false, usedExports: false },
  }),
  'webpack development': withWebpack({
    mode: 'development',
    devtool: mapped ? 'eval-source-map' : 'eval',
    output: commonJs,
  }),
  'webpack development, plain': withWebpack({ mode: 'development', output: commonJs }),
  'webpack chunks': inChunks({ target: 'web', optimization: { ...scattered, minimize: false } }),
  'webpack chunks minified': inChunks({ target: 'web', optimization: scattered }),
  'webpack chunks for node': inChunks({ optimization: { ...scattered, minimize: false } }),
  'webpack module': withWebpack({ experiments: { outputModule: true }, output: { library: { type: 'module' } } }),
  parcel: withParcel([]),
  'parcel modules': withParcel(['--no-scope-hoist', '--no-optimize']),
};

transpile();
const all = Object.entries(cells);
const [slow, quick] = [true, false].map((isSlow) => all.filter(([cell]) => cell.startsWith('parcel') === isSlow));
const build = async (list) => {
  for (const [cell, make] of list) await make(cell);
};
await Promise.all([build(quick), build(slow)]);
process.stdout.write(JSON.stringify(all.map(([cell]) => cell)));
