/**
 * `npm run fingerprints`: how many fingerprints outlive a formatter, lines above, a move and a minifier, over the samples
 * of the repository and the corpus as far as it is in the cache. Lists what is lost; fails below the goal. Needs `dist/`.
 *
 * Options (after `--`): `--date YYYY-MM-DD` writes docs/fingerprints.md with that date · `--limit BYTES` the largest file of the corpus that is measured · `--no-corpus` the samples alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { betweenMarks } from './between-marks.mjs';
import { changes } from './fingerprints/changes.mjs';
import { measure } from './fingerprints/measure.mjs';
import { corpusFiles, samples } from './fingerprints/subjects.mjs';

const goal = 0.95;
const { values: options } = parseArgs({
  options: {
    date: { type: 'string' },
    limit: { type: 'string', default: '600000' },
    'no-corpus': { type: 'boolean', default: false },
  },
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
const kept = Object.entries(lost).map(([change, lines]) => `${change}: ${percent(count - lines.length, count)} kept`);
const inAll = `In all: ${percent(all - allLost, all)} kept; the goal is ${100 * goal} %`;
const losses = Object.entries(lost).flatMap(([change, lines]) => lines.map((line) => `${change}: ${line}`));
console.log([`${subjects.length} subjects, ${count} findings`, ...kept, inAll, ...losses].join('\n'));
for (const line of left) console.log(`left out: ${line}`);
if (options.date !== undefined) {
  const list = (lines) => (lines.length === 0 ? ['- none'] : lines.map((line) => `- ${line}`));
  const result = [
    `Measured ${options.date} with \`npm run fingerprints\`: ${subjects.length} subjects, ${count} findings.`,
    '',
    ...list([...kept, inAll]),
    '',
    'Lost:',
    '',
    ...list(losses),
    '',
    `Larger than ${options.limit} bytes, and not measured:`,
    '',
    ...list(left.map((line) => line.replace(/: larger than .*$/, ''))),
  ].join('\n');
  const paper = fileURLToPath(new URL('../docs/fingerprints.md', import.meta.url));
  writeFileSync(paper, betweenMarks(readFileSync(paper, 'utf8'), 'fingerprints', result));
}
process.exitCode = count > 0 && allLost <= all * (1 - goal) ? 0 : 1;
