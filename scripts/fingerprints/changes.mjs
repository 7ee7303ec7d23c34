/**
 * What happens to code between two scans without making it other code: layout, lines above it, another folder and name,
 * a minifier. Each takes texts by path and gives texts by path.
 */
import path from 'node:path/posix';
import esbuild from 'esbuild';
import { format } from 'prettier';

const loaders = { '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx', '.jsx': 'jsx' };
const loaderOf = (name) => loaders[path.extname(name)] ?? 'js';

const mapped = async (files, change) =>
  Object.fromEntries(
    await Promise.all(Object.entries(files).map(async ([name, text]) => [name, await change(text, name)])),
  );

/** A layout unlike the one it has. */
const laidOut = (files) =>
  mapped(files, (text, name) =>
    format(text, {
      filepath: name,
      printWidth: 60,
      tabWidth: 6,
      semi: false,
      singleQuote: !text.includes("'"),
      arrowParens: 'avoid',
      trailingComma: 'none',
    }),
  );

const shifted = (files) =>
  mapped(files, (text) => {
    const [, first = '', rest = ''] = /^(#!.*\n)?([\s\S]*)$/.exec(text) ?? [];
    return `${first}${'// A line above.\n'.repeat(50)}${rest}`;
  });

/** Everything in another folder; what stands alone gets another name as well. */
const moved = (files) => {
  const names = Object.keys(files);
  const newName = (name) => (names.length === 1 ? `renamed${path.extname(name)}` : name);
  return Object.fromEntries(names.map((name) => [`app/deeper/${newName(name)}`, files[name]]));
};

/** File by file, so that the names between files stay: local names, blanks and forms of statements go. */
const minified = async (files) => {
  const small = await mapped(files, async (text, name) => {
    const { code } = await esbuild.transform(text, { minify: true, loader: loaderOf(name), target: 'es2022' });
    return code;
  });
  return Object.fromEntries(
    Object.entries(small).map(([name, text]) => [name.replace(/\.([cm]?)tsx?$/, '.$1js'), text]),
  );
};

/** Name → change, in the order of the report. */
export const changes = {
  Prettier: laidOut,
  '50 lines above': shifted,
  'another file': moved,
  'esbuild --minify': minified,
};
