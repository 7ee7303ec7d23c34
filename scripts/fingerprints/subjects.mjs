/**
 * What is measured: the samples of the rules, the example, the product of the bundle tests, and of the corpus the files
 * with a labelled bomb that are not too large. Gives subjects: a name, and texts by path.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder } from '../corpus/fetch.mjs';
import { scoredPackages } from '../corpus/labels.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isCode = (name) => /\.[cm]?[jt]sx?$/.test(name);

function folder(name) {
  const base = join(root, name);
  const files = readdirSync(base, { withFileTypes: true, recursive: true }).filter(
    (entry) => entry.isFile() && isCode(entry.name),
  );
  const texts = files.map(({ parentPath, name: file }) => join(parentPath, file));
  return { name, files: Object.fromEntries(texts.map((file) => [relative(base, file), readFileSync(file, 'utf8')])) };
}

/** What lies in the repository. */
export const samples = () => [
  ...readdirSync(join(root, 'rules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'rules', entry.name, 'fires.ts')))
    .map(({ name }) => `rules/${name}/fires.ts`)
    .sort()
    .map((name) => ({ name, files: { 'fires.ts': readFileSync(join(root, name), 'utf8') } })),
  folder('examples/hypervisor'),
  folder('test/bundles/fixtures/product'),
];

/** Files of the corpus with a labelled bomb, each by itself; `left` are those that are not in the cache or too large. */
export function corpusFiles(limit) {
  const found = [];
  const left = [];
  for (const [name, labels] of scoredPackages()) {
    for (const file of new Set(labels.filter(({ label }) => label === 'bomb').map((label) => label.file))) {
      const at = join(packageFolder(join(root, '.cache/corpus'), name), file);
      if (!existsSync(at)) left.push(`${name} ${file}: not in the cache (npm run corpus fetches it)`);
      else if (statSync(at).size > limit) left.push(`${name} ${file}: larger than ${limit} bytes`);
      else found.push({ name: `${name} ${file}`, files: { [basename(file)]: readFileSync(at, 'utf8') } });
    }
  }
  return { found, left };
}
