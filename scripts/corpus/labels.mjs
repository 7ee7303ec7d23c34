/**
 * Reads `test/corpus/labels.json`: hand-labelled places where the clock meets a date in pinned npm packages.
 * Gives the scored labels by package. Labels under review and labels in repositories off npm are not scored.
 * Beside it stands what was found elsewhere in them, read and explained (`unlabelled.json`).
 */
import { readFileSync } from 'node:fs';

const labelsFile = new URL('../../test/corpus/labels.json', import.meta.url);

/** The labels that count, by `name@version`; only those of package `only`, with a version or without, when it is given. */
export function scoredPackages(only) {
  const packages = new Map();
  for (const label of JSON.parse(readFileSync(labelsFile, 'utf8'))) {
    const name = `${label.package}@${label.version}`;
    if (!label.package || label.label === 'review' || (only && label.package !== only && name !== only)) continue;
    packages.set(name, [...(packages.get(name) ?? []), label]);
  }
  return packages;
}

/** What somebody who read the finding says of it: `package` and `rule`, where it takes a `file` too, and `why`. */
export const explained = JSON.parse(
  readFileSync(new URL('../../test/corpus/unlabelled.json', import.meta.url), 'utf8'),
);
