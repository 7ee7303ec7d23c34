/**
 * Programs in a text file, and each as minifiers write it. In the file a line `=== name | file | trigger | payload | deadline`
 * stands before each text, those of one program one after the other. Look-alikes have no trigger and no payload, and where a
 * day is written the deadline begins with it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path/posix';
import swc from '@swc/core';
import { transformSync } from 'esbuild';
import { rollup } from 'rollup';
import { minify } from 'terser';

const sets = ['programs', 'products', 'services', 'releases', 'editions', 'vendors', 'workshops'];
/** The files of `test/fixtures/` that hold programs. */
export const fixtures = sets.flatMap((set) => [`${set}/bombs`, `${set}/look-alikes`]);

/** The programs of `test/fixtures/<name>.txt`: what is expected of each, and its texts by path. */
export function samplesIn(name) {
  const samples = new Map();
  const whole = readFileSync(new URL(`../fixtures/${name}.txt`, import.meta.url), 'utf8');
  for (const part of whole.split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    const words = part.slice(0, end).split('|');
    const [title = '', file = '', trigger = '', payload = '', deadline = ''] = words.map((word) => word.trim());
    const { texts } = samples.get(title) ?? { texts: {} };
    const expected = `${trigger} ${payload}`;
    samples.set(title, { title, expected, deadline, texts: { ...texts, [file]: part.slice(end + 1) } });
  }
  return [...samples.values()];
}

const loaders = { '.ts': 'ts', '.tsx': 'tsx', '.js': 'jsx', '.jsx': 'jsx', '.mjs': 'js' };
const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } };
const lowered = (text, loader, target, minified = true) =>
  transformSync(text, { loader, minify: minified, target, tsconfigRaw }).code;
const isModule = (code) => /\b(?:import|export)\b/u.test(code);

// What nobody in a script calls may be called by others.
const small = async (code) => (await minify(code, { module: isModule(code), compress: { passes: 2 } })).code;

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

/** Files by path, those of a language that a minifier knows as it writes them. */
const fileByFile = (write) => async (texts) => {
  const files = {};
  for (const [file, text] of Object.entries(texts)) {
    const extension = path.extname(file);
    const loader = loaders[extension];
    if (loader === undefined) files[file] = text;
    else files[file.replace(extension, '.js')] = await write(text, loader);
  }
  return files;
};

/** The modules of a program that lie in memory, as rollup asks for them; `told` gets what each exports and who imports it. */
function inMemory(files, told) {
  const found = (file) => [file, `${file}.js`, `${file}/index.js`].find((one) => Object.hasOwn(files, one));
  return {
    name: 'in-memory',
    resolveId(wanted, from) {
      if (from === undefined) return wanted;
      const at = path.join(path.dirname(from), wanted).replace(/\.(?:[jt]sx?|mjs)$/u, '.js');
      return (wanted.startsWith('.') ? found(at) : undefined) ?? { id: wanted, external: true };
    },
    load: (id) => (id.endsWith('.json') ? `export default ${files[id]};` : files[id]),
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const { isExternal, importers, dynamicImporters, exports } = this.getModuleInfo(id);
        if (!isExternal) told.set(id, { exports, isDoor: importers.length + dynamicImporters.length === 0 });
      }
    },
  };
}

/** A package of these modules: whoever has it may ask for all that they export, as nobody else is there to do so. */
function packageOf(told) {
  const modules = [...told].sort(([, one], [, other]) => Number(other.isDoor) - Number(one.isDoor));
  const taken = new Set();
  const exported = (name, id) => {
    const free = taken.has(name) || name === 'default' ? `${id.replace(/\W/gu, '_')}_${name}` : name;
    taken.add(free);
    return `export { ${name} as ${free} } from './${id}';`;
  };
  return modules
    .flatMap(([id, { exports }]) => [
      `import './${id}';`,
      ...exports.filter((name) => name !== '*').map((name) => exported(name, id)),
    ])
    .join('\n');
}

/**
 * One bundle of the modules that hang together, minified as a whole; scripts stay files of their own, and so does all where
 * a component asks for a module that no bundler here could lead it to.
 */
async function asBundle(texts) {
  const files = await fileByFile((text, loader) => lowered(text, loader, 'es2022', false))(texts);
  const isWhole = Object.keys(files).every((file) => /\.js(?:on)?$/u.test(file));
  const modules = Object.keys(files).filter((file) => isWhole && file.endsWith('.js') && isModule(files[file]));
  const written = {};
  for (const [file, text] of Object.entries(files)) {
    if (!modules.includes(file)) written[file] = file.endsWith('.js') ? await small(text) : text;
  }
  if (modules.length === 0) return written;
  const told = new Map();
  const bundleOf = (input) => rollup({ input, plugins: [inMemory(files, told)], logLevel: 'silent' });
  await bundleOf(modules);
  const whole = 'bundle.js';
  files[whole] = packageOf(told);
  const { output } = await (await bundleOf([whole])).generate({ format: 'es', inlineDynamicImports: true });
  for (const { fileName, code } of output) {
    written[fileName] = (await minify(code, { module: true, compress: { passes: 2 } })).code;
  }
  return written;
}

/** Minifier → what it makes of texts by path; files that are neither JavaScript nor TypeScript stay as they are. */
export const minifiers = {
  esbuild: fileByFile((text, loader) => lowered(text, loader, 'es2022')),
  'esbuild, es2017': fileByFile((text, loader) => lowered(text, loader, 'es2017')),
  terser: fileByFile((text, loader) => small(lowered(text, loader, 'es2017'))),
  swc: fileByFile(bySwc),
  'rollup and terser': asBundle,
};
