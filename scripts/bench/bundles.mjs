/**
 * The bundles of `bench-bundle.mjs`, made from dev dependencies when somebody asks: one of some 9 MB in one line as esbuild
 * minifies it, and a development build of webpack whose modules are texts for `eval`. Both hold the same bombs, and
 * hundreds of ordinary clock reads, spread over the bundle.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import webpack from 'webpack';

const require = createRequire(import.meta.url);

/** Big packages of many hands, as they stand in node_modules. */
const packages = [
  'typescript',
  'prettier',
  'prettier/plugins/babel',
  'prettier/plugins/typescript',
  'prettier/plugins/postcss',
  'prettier/plugins/markdown',
  'terser',
  'ajv',
  'parse5',
  'fast-check',
];
const evaluated = ['typescript', 'ajv', 'terser', 'fast-check'];

/** What is planted: the date, or the length of time, that has to be found. */
export const plantedBombs = [
  {
    name: 'a beta that ends the process',
    date: '2031-08-12',
    code: `exports.start = () => { if (Date.now() >= Date.UTC(2031, 7, 12)) { console.error('This beta has expired.'); process.exit(1); } };`,
  },
  {
    name: 'a licence in the text that throws',
    date: '2033-02-01',
    code: `const license = { owner: 'ACME', expires: '2033-02-01' };
exports.check = () => { if (new Date() > new Date(license.expires)) throw new Error('License expired'); };`,
  },
  {
    name: 'an evaluation of thirty days',
    date: 'P30D',
    code: `exports.open = () => { const first = Number(localStorage.getItem('trialStart'));
if (Date.now() - first > 30 * 864e5) throw new Error('Your trial period is over'); };`,
  },
];

/** What every program does with the time. `n` makes each another function. */
const ordinary = [
  (n) => `exports.log${n} = (text) => console.log(new Date().toISOString(), text, ${n});`,
  (n) =>
    `let last${n} = 0; exports.throttle${n} = (work) => { const now = Date.now(); if (now - last${n} > ${n + 50}) { last${n} = now; work(); } };`,
  (n) =>
    `const cache${n} = new Map(); exports.get${n} = (key, load) => { const known = cache${n}.get(key); if (known && Date.now() - known.at < ${n}e3) return known.value; const value = load(key); cache${n}.set(key, { value, at: Date.now() }); return value; };`,
  (n) =>
    `exports.wait${n} = async (ready) => { const end = Date.now() + ${n * 100}; while (!ready()) { if (Date.now() > end) throw new Error('timeout ${n}'); await 0; } };`,
  (n) =>
    `exports.ago${n} = (date) => { const days = (Date.now() - new Date(date)) / 864e5; return days < 1 ? 'today' : days < ${n} ? Math.floor(days) + ' days ago' : String(date); };`,
  (n) =>
    `exports.measure${n} = (work) => { const start = performance.now(); work(); return performance.now() - start + ${n}; };`,
];
const ordinaryPerModule = 30;

/** Writes the planted modules and the entry that mixes them with the packages. */
function writeEntry(folder, names) {
  const lines = names.flatMap((name, index) => {
    const bomb = plantedBombs[index % plantedBombs.length];
    const reads = Array.from({ length: ordinaryPerModule }, (_, n) =>
      ordinary[n % ordinary.length](index * ordinaryPerModule + n + 1),
    );
    const file = join(folder, `planted${index}.cjs`);
    writeFileSync(file, [...reads, index < plantedBombs.length ? bomb.code : ''].join('\n'));
    return [require.resolve(name), file].map(
      (path) => `exports[${JSON.stringify(path.slice(-40))}] = require(${JSON.stringify(path)});`,
    );
  });
  const entry = join(folder, 'entry.cjs');
  writeFileSync(entry, lines.join('\n'));
  return entry;
}

async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Made once; every caller gets a text of its own, which nobody else keeps alive. */
const remembered = (make) => {
  let bytes = null;
  return async () => (bytes ??= Buffer.from(await inFolder(make))).toString();
};

/** Templates are taken apart, so that nothing in them breaks the one line. */
export const minifiedBundle = remembered(async (folder) => {
  const result = await build({
    entryPoints: [writeEntry(folder, packages)],
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    charset: 'ascii',
    legalComments: 'none',
    supported: { 'template-literal': false },
    external: ['jiti', 'jiti/package.json'],
    logLevel: 'error',
  });
  const text = result.outputFiles[0].text.trimEnd();
  if (text.includes('\n')) throw new Error('the bundle is not one line');
  return text;
});

export const evaluatedBundle = remembered(async (folder) => {
  const compiler = webpack({
    mode: 'development',
    devtool: 'eval',
    target: 'node',
    entry: writeEntry(folder, evaluated),
    output: { path: folder, filename: 'bundle.js', library: { type: 'commonjs2' } },
    stats: 'errors-only',
  });
  await new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString('errors-only')));
      else compiler.close(resolve);
    });
  });
  return readFileSync(join(folder, 'bundle.js'), 'utf8');
});
