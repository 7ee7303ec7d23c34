/**
 * `npm run fingerprints`: how many fingerprints outlive a formatter, lines above, a move and a minifier, over the samples
 * of the repository and the corpus as far as it is in the cache. Lists what is lost; fails below the goal. Needs `dist/`.
 *
 * Options (after `--`): `--limit BYTES` the largest file of the corpus that is measured · `--no-corpus` the samples alone.
 */
import { parseArgs } from 'node:util';
import { changes } from './fingerprints/changes.mjs';
import { measure } from './fingerprints/measure.mjs';
import { corpusFiles, samples } from './fingerprints/subjects.mjs';

const goal = 0.95;
const { values: options } = parseArgs({
  options: { limit: { type: 'string', default: '600000' }, 'no-corpus': { type: 'boolean', default: false } },
});

const { found, left } = options['no-corpus'] ? { found: [], left: [] } : corpusFiles(Number(options.limit));
const subjects = [...samples(), ...found];
const lost = Object.fromEntries(Object.keys(changes).map((change) => [change, []]));
let count = 0;
for (const subject of subjects) {
  const measured = await measure(subject, changes);
  count += measured.count;
  for (const [change, lines] of Object.entries(measured.lost)) lost[change].push(...lines);
  console.error(`${subject.name}: ${measured.count} findings`);
}

const all = count * Object.keys(changes).length;
const allLost = Object.values(lost).flat().length;
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;
console.log(`${subjects.length} subjects, ${count} findings`);
for (const [change, lines] of Object.entries(lost)) {
  console.log(`${change}: ${percent(count - lines.length, count)} kept`);
  for (const line of lines) console.log(`  lost: ${line}`);
}
for (const line of left) console.log(`left out: ${line}`);
console.log(`In all: ${percent(all - allLost, all)} kept; the goal is ${100 * goal} %`);
process.exitCode = count > 0 && allLost <= all * (1 - goal) ? 0 : 1;
