/**
 * `npm run parity`: scans every program of `test/fixtures/` as it is written and as minifiers and a bundler write it, and
 * lists where the worst that is told of a form differs: whether it is flagged, its payload, its deadline. Needs `dist/`. Fails
 * for a difference that parity-known.json does not explain, and for one that it explains and that is gone.
 *
 * Options (after `--`): `--only TITLE` one program · `--date YYYY-MM-DD` writes docs/parity.md with that date.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { analyze } from '../dist/index.js';
import { fixtures, minifiers, samplesIn } from '../test/engine/sample-forms.mjs';
import { betweenMarks } from './between-marks.mjs';

const { values: options } = parseArgs({ options: { only: { type: 'string' }, date: { type: 'string' } } });

/** Differences with their causes, by what differs: `title by form`. */
const known = JSON.parse(readFileSync(new URL('parity-known.json', import.meta.url), 'utf8'));

/** The worst that is flagged in texts by path: `deny 2027-01-01T00:00:00.000Z`. */
async function worstIn(texts) {
  const cwd = mkdtempSync(path.join(tmpdir(), 'defuser-parity-'));
  try {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
      writeFileSync(path.join(cwd, name), text);
    }
    const { findings } = await analyze({ paths: ['.'], cwd });
    const [worst] = findings.filter(({ severity }) => severity !== 'low' && severity !== 'hidden');
    return worst === undefined ? 'nothing' : `${worst.payload} ${worst.deadline ?? worst.period ?? 'again and again'}`;
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

const wanted = fixtures.flatMap(samplesIn).filter(({ title }) => options.only === undefined || title === options.only);
const differing = Object.fromEntries(Object.keys(minifiers).map((by) => [by, []]));
const unexplained = [];
const gone = new Set(Object.keys(known).filter((name) => wanted.some(({ title }) => name.startsWith(`${title} by `))));
for (const { title, texts } of wanted) {
  const readable = await worstIn(texts);
  for (const [by, minified] of Object.entries(minifiers)) {
    const told = await worstIn(await minified(texts));
    if (told === readable) continue;
    const name = `${title} by ${by}`;
    const difference = `${name}: ${told}, and ${readable} as it is written`;
    gone.delete(name);
    if (Object.hasOwn(known, name)) differing[by].push(`${difference} (${known[name]})`);
    else {
      differing[by].push(difference);
      unexplained.push(difference);
    }
  }
}

const alike = Object.entries(differing).map(
  ([by, { length }]) => `${by}: ${wanted.length - length} of ${wanted.length}`,
);
const differences = Object.values(differing).flat();
console.log([...alike, ...differences].join('\n'));
if (unexplained.length > 0) console.error(['No cause is known:', ...unexplained].join('\n'));
if (gone.size > 0) console.error(['Told alike by now, and still in parity-known.json:', ...gone].join('\n'));
if (options.date !== undefined) {
  const list = (lines) => (lines.length === 0 ? ['- none'] : lines.map((line) => `- ${line}`));
  const result = [
    `Measured ${options.date} with \`npm run parity\`: ${wanted.length} programs; told alike as`,
    '',
    ...list(alike),
    '',
    'Told otherwise:',
    '',
    ...list(differences),
  ].join('\n');
  const page = fileURLToPath(new URL('../docs/parity.md', import.meta.url));
  writeFileSync(page, betweenMarks(readFileSync(page, 'utf8'), 'parity', result));
}
process.exitCode = wanted.length > 0 && unexplained.length === 0 && gone.size === 0 ? 0 : 1;
