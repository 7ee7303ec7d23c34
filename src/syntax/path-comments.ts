/**
 * The names of modules that bundlers leave in comments: `// src/license.ts` before the code of each, as esbuild, bun and
 * webpack write it. Takes a text, tells which module stands at an offset. Says nothing of a text with a single one.
 */
import { ownCopy } from './places.js';

const comment = /^;?\/\/ ((?:[\w@.-]+\/)*[\w@.-]+\.[cm]?[jt]sx?)(?: \+ \d+ modules)?$/gm;
const fewest = 2;

interface Label {
  readonly at: number;
  readonly name: string;
}

const known = new WeakMap<object, readonly Label[]>();

/** The name of the module at an offset of a file's text; null where no comment names one. */
export function moduleNamedAt(file: { readonly text: string }, offset: number): string | null {
  let labels = known.get(file);
  if (labels === undefined) known.set(file, (labels = labelsIn(file.text)));
  let name: string | null = null;
  for (const label of labels) {
    if (label.at > offset) break;
    ({ name } = label);
  }
  return name;
}

/** Where a bundle was made does not name its modules: the steps out of the folder are left out. */
function labelsIn(text: string): readonly Label[] {
  const labels = [...text.matchAll(comment)].map(({ 1: path = '', index }) => ({
    at: index,
    name: ownCopy(path.replace(/^(?:\.{1,2}\/)+/, '')),
  }));
  return labels.length < fewest ? [] : labels;
}
