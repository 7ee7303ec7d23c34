/**
 * `npm run corpus`: downloads the labelled packages, scans each once with the built command line, scores the findings
 * against the labels, prints the score and writes it into `docs/accuracy.md`.
 *
 * Options (after `--`): `--only NAME` or `NAME@VERSION` one package, and the page is left alone · `--json FILE` the rows and figures as
 * JSON · `--no-fetch` use what is in the cache · `--jobs N` scans side by side, by default one a processor · `--date YYYY-MM-DD` the date on the page, by default that of the last
 * commit.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { betweenMarks } from './between-marks.mjs';
import { fetchAll, movedLabels, packageFolder } from './corpus/fetch.mjs';
import { scoredPackages } from './corpus/labels.mjs';
import { page } from './corpus/page.mjs';
import { scanPackage } from './corpus/scan.mjs';
import { figures, lostPackage, scorePackage } from './corpus/score.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const cache = `${root}.cache/corpus`;
const accuracyPage = `${root}docs/accuracy.md`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
    date: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    'no-fetch': { type: 'boolean', default: false },
  },
});

async function fetchPackages(packages) {
  if (options['no-fetch']) return;
  const failed = await fetchAll(cache, [...packages.keys()]);
  for (const failure of failed) console.error(`not fetched: ${failure}`);
  for (const label of movedLabels(cache, packages)) console.error(`label without its snippet: ${label}`);
}

/** Scans side by side; the results are put in order afterwards, so that the page does not depend on who was first. */
async function scanAll(names) {
  const scans = new Map();
  const queue = [...names];
  const work = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const folder = packageFolder(cache, name);
      const scan = existsSync(folder)
        ? await scanPackage(folder).catch((error) => ({ failure: error.message }))
        : { failure: 'not in the cache' };
      scans.set(name, scan);
      console.error(
        `${name}: ${scan.failure ?? `${scan.results.length} findings (hidden ones counted) in ${scan.seconds.toFixed(1)} s`}`,
      );
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Number(options.jobs)) }, work));
  return scans;
}

async function scoreAll(packages) {
  const total = { rows: [], findings: 0, elsewhere: [], seconds: 0, failures: [] };
  const scans = await scanAll([...packages.keys()]);
  for (const [name, labels] of packages) {
    const scan = scans.get(name);
    if (scan.failure !== undefined) total.failures.push(`${name}: ${scan.failure}`);
    const score = scan.failure === undefined ? scorePackage(labels, scan.results) : lostPackage(labels);
    total.rows.push(...score.rows);
    total.findings += score.findings;
    total.elsewhere.push(...score.elsewhere.map((stray) => ({ package: name, ...stray })));
    total.seconds += scan.seconds ?? 0;
  }
  return { ...total, packages: packages.size, figures: figures(total.rows) };
}

async function writePage(text) {
  const content = betweenMarks(readFileSync(accuracyPage, 'utf8'), 'score', text);
  const settings = await resolveConfig(accuracyPage);
  writeFileSync(accuracyPage, await format(content, { ...settings, filepath: accuracyPage }));
}

const packages = scoredPackages(options.only);
if (packages.size === 0) throw new Error(`no scored label is in the package ${options.only}`);
await fetchPackages(packages);
const score = await scoreAll(packages);
const date = options.date ?? execFileSync('git', ['log', '-1', '--format=%cs'], { cwd: root, encoding: 'utf8' }).trim();
const text = page({ ...score, date, command: 'npm run corpus' });

console.log(text);
if (options.json) writeFileSync(options.json, `${JSON.stringify(score, null, 1)}\n`);
if (!options.only) await writePage(text);
process.exitCode = score.failures.length > 0 ? 1 : 0;
