/**
 * Builds the products of `fixtures/chunks/` as teams ship them: in several files, by the bundlers that split a program, in a
 * process of its own. Prints `{ product: { shape: { path: text } } }` as JSON, with the sources as the shape `sources`.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { rollup } from 'rollup';
import { minify } from 'terser';
import webpack from 'webpack';

const products = fileURLToPath(new URL('fixtures/chunks/', import.meta.url));
const isOutside = (id) => !id.startsWith('.') && !id.startsWith('/');
/** What decides lies in a file of its own, as whatever several pages share does. */
const shared = /(?:preview|license|licensed|fresh|trial|sunset|build)\.js$/;
const jsx = { loader: 'jsx', jsx: 'automatic', target: 'es2020' };

function filesIn(folder) {
  const files = {};
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (statSync(path).isFile() && /\.m?js$/.test(name)) files[relative(folder, path)] = readFileSync(path, 'utf8');
  }
  return files;
}

async function inFolder(work) {
  const out = mkdtempSync(join(tmpdir(), 'chunks-'));
  try {
    await work(out);
    return filesIn(out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const withEsbuild = (options) => (product) =>
  inFolder((outdir) =>
    esbuild.build({
      entryPoints: [join(product, 'main.js')],
      bundle: true,
      packages: 'external',
      loader: { '.js': 'jsx' },
      jsx: 'automatic',
      outdir,
      ...options,
    }),
  );

const withRollup = (output, finish) => async (product) => {
  const bundle = await rollup({
    input: join(product, 'main.js'),
    external: isOutside,
    plugins: [{ name: 'jsx', transform: (code) => ({ code: esbuild.transformSync(code, jsx).code, map: null }) }],
    onwarn: () => undefined,
  });
  const { output: chunks } = await bundle.generate({
    manualChunks: (id) => (shared.test(id) ? 'shared' : undefined),
    ...output,
  });
  const files = await Promise.all(chunks.map(async ({ fileName, code }) => [fileName, await finish(code)]));
  return Object.fromEntries(files);
};

const withWebpack = (external, options) => (product) =>
  inFolder((path) => {
    const config = {
      mode: 'production',
      devtool: false,
      entry: join(product, 'main.js'),
      module: { rules: [{ test: /\.js$/, use: fileURLToPath(new URL('jsx-loader.mjs', import.meta.url)) }] },
      externals: [({ request }, done) => (isOutside(request) ? done(null, `${external} ${request}`) : done())],
      performance: { hints: false },
      ...options,
      output: { path, ...options.output },
      optimization: {
        concatenateModules: false,
        splitChunks: {
          chunks: 'all',
          minSize: 0,
          cacheGroups: { shared: { test: shared, name: 'shared', enforce: true } },
        },
        ...options.optimization,
      },
    };
    return new Promise((resolve, reject) => {
      webpack(config).run((error, stats) => {
        if (error) reject(error);
        else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve();
      });
    });
  });

const shapes = {
  sources: (product) => filesIn(product),
  'esbuild, ES modules': withEsbuild({ minify: true, splitting: true, format: 'esm' }),
  'esbuild, CommonJS': withEsbuild({ minify: true, format: 'cjs', platform: 'node' }),
  'rollup, ES modules': withRollup({ format: 'es' }, (code) => esbuild.transformSync(code, { minify: true }).code),
  'rollup, System': withRollup({ format: 'system', name: 'product' }, async (code) => (await minify(code)).code),
  'webpack, a runtime of its own': withWebpack('commonjs', {
    output: { library: { type: 'commonjs2' } },
    optimization: { runtimeChunk: 'single' },
  }),
  'webpack, CommonJS': withWebpack('commonjs', { target: 'node', output: { library: { type: 'commonjs2' } } }),
  'webpack, ES modules': withWebpack('module', {
    experiments: { outputModule: true },
    output: { module: true, library: { type: 'module' } },
    optimization: { runtimeChunk: 'single' },
  }),
};

const built = {};
for (const product of readdirSync(products)) {
  built[product] = {};
  for (const [shape, build] of Object.entries(shapes)) built[product][shape] = await build(join(products, product));
}
process.stdout.write(JSON.stringify(built));
