/**
 * Minifies programs in a process of its own, so that no minifier meets the test runner. Takes the name of a file of
 * `test/fixtures/` and prints its programs: `{ title, expected, deadline, forms }[]`, each form as `[by, { path: text }]`.
 */
import { minifiers, samplesIn } from './sample-forms.mjs';

const built = [];
for (const { texts, ...wanted } of samplesIn(process.argv[2])) {
  const forms = [['as it is', texts]];
  for (const [by, minified] of Object.entries(minifiers)) forms.push([by, await minified(texts)]);
  built.push({ ...wanted, forms });
}
process.stdout.write(JSON.stringify(built));
