/**
 * Obfuscates real libraries with js-confuser, with its date lock and without, in a process of its own. Takes the folder to
 * write to; leaves one file a cell there, and prints the cells as JSON. Its dice are seeded: the same bytes every time.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const out = process.argv[2];
if (out === undefined) throw new Error('Name the folder to write into.');
const require = createRequire(import.meta.url);

let state = 1;
Math.random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
// It warns that the lock lies in the past of whoever builds.
console.warn = () => undefined;
const confuser = require('js-confuser');
const { obfuscate } = confuser.default ?? confuser;

const lock = { startDate: new Date('2025-03-04T00:00:00Z'), endDate: new Date('2031-02-03T00:00:00Z') };
const libraries = ['ms', 'picomatch/lib/picomatch.js', '@jridgewell/sourcemap-codec'];
const plain = { target: 'node', compact: true, renameVariables: true };
const low = { target: 'node', preset: 'low' };
const medium = { target: 'node', preset: 'medium', pack: false };

/** Each transformation by itself, on the smallest of the libraries. */
const alone = [
  'astScrambler',
  'calculator',
  'controlFlowFlattening',
  'deadCode',
  'dispatcher',
  'duplicateLiteralsRemoval',
  'flatten',
  'globalConcealing',
  'hexadecimalNumbers',
  'movedDeclarations',
  'objectExtraction',
  'opaquePredicates',
  'pack',
  'rgf',
  'stringConcealing',
  'stringEncoding',
  'stringSplitting',
  'variableMasking',
];

const cells = [];
async function build(name, source, options) {
  for (const kind of ['locked', 'open']) {
    const { code } = await obfuscate(source, kind === 'locked' ? { ...options, lock } : options);
    writeFileSync(join(out, `${cells.length}.${kind}.js`), code);
  }
  cells.push(name);
}

for (const library of libraries) {
  const source = readFileSync(require.resolve(library), 'utf8');
  const name = library.replace(/\/(?:lib|dist).*$/, '');
  await build(`${name}, renamed`, source, plain);
  if (source.length < 10_000) await build(`${name}, low`, source, low);
  if (library === 'ms') {
    await build(`${name}, medium`, source, medium);
    for (const one of alone) await build(`${name}, ${one}`, source, { ...plain, [one]: true });
  }
}
process.stdout.write(JSON.stringify(cells));
