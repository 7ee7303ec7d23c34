/**
 * `npm run noise`: downloads widely used packages that hold no bomb (`test/noise/packages.json`), scans each with the
 * built command line and writes into `docs/noise.md` what is flagged, with the explanation kept beside the list.
 *
 * Options (after `--`): `--only NAME` one package, and the page is left alone · `--no-fetch` use what is in the cache ·
 * `--jobs N` scans side by side · `--date YYYY-MM-DD` the date on the page, by default that of the last commit.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { betweenMarks } from './between-marks.mjs';
import { fetchAll, packageFolder } from './corpus/fetch.mjs';
import { scanPackage } from './corpus/scan.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const cache = `${root}.cache/noise`;
const noisePage = `${root}docs/noise.md`;
const goal = 200_000;
const lineLength = 80;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    date: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    'no-fetch': { type: 'boolean', default: false },
  },
});

const isCode = (name) => /\.[cm]?[jt]sx?$/.test(name) && !/\.d\.[cm]?ts$/.test(name);

/** Lines of code below a folder. A line longer than 80 characters counts for as many as it would fill. */
function linesIn(folder) {
  let lines = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !isCode(entry.name)) continue;
    for (const line of readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n')) {
      lines += Math.max(1, Math.ceil(line.length / lineLength));
    }
  }
  return lines;
}

const isFlagged = (result) => result.level === 'error' || result.level === 'warning';

function rowOf(name, folder, result, explained) {
  const { artifactLocation, region } = result.locations[0].physicalLocation;
  const file = decodeURIComponent(artifactLocation.uri)
    .split(`${folder.slice(cache.length + 1)}/`)
    .at(-1);
  const known = explained.find((one) => one.package === name && one.file === file && one.rule === result.ruleId);
  return {
    name,
    file,
    line: region.startLine,
    rule: result.ruleId,
    score: result.rank,
    why: known?.why ?? 'not read yet',
  };
}

async function scanAll({ packages, explained }) {
  const total = { rows: [], lines: 0, seconds: 0, failures: [] };
  const queue = [...packages];
  const work = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const folder = packageFolder(cache, name);
      const scan = existsSync(folder)
        ? await scanPackage(folder).catch((error) => ({ failure: error.message }))
        : { failure: 'not in the cache' };
      if (scan.failure !== undefined) total.failures.push(`${name}: ${scan.failure}`);
      else {
        total.lines += linesIn(folder);
        total.seconds += scan.seconds;
        total.rows.push(...scan.results.filter(isFlagged).map((result) => rowOf(name, folder, result, explained)));
      }
      console.error(`${name}: ${scan.failure ?? `${scan.seconds.toFixed(1)} s`}`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Number(options.jobs)) }, work));
  return total;
}

// File names and explanations are text: a bar or an angle bracket in them would break the table.
const cell = (text) => String(text).replace(/[|<>*_`[\]\\]/g, (character) => `\\${character}`);

function pageOf({ rows, lines, seconds, failures }, count, date) {
  const per = rows.length === 0 ? '' : ` one in ${Math.round(lines / rows.length).toLocaleString('en-US')} lines;`;
  const sorted = rows.toSorted((a, b) => (a.name + a.file < b.name + b.file ? -1 : 1));
  return [
    `Measured ${date} with \`npm run noise\`: ${count} packages, ${lines.toLocaleString('en-US')} lines, ${Math.round(seconds)} s of scanning, ${failures.length} not scanned.`,
    `**${rows.length} flagged** (medium or above):${per} the goal is at most one in ${goal.toLocaleString('en-US')}.`,
    ...(rows.length === 0
      ? []
      : [
          [
            '| where | flagged as | what it is |',
            '| --- | --- | --- |',
            ...sorted.map(
              (row) =>
                `| ${cell(`${row.name} ${row.file}:${row.line}`)} | ${row.rule} ${row.score} | ${cell(row.why)} |`,
            ),
          ].join('\n'),
        ]),
    ...failures.toSorted().map((failure) => `- not scanned: ${cell(failure)}`),
  ].join('\n\n');
}

const noise = JSON.parse(readFileSync(`${root}test/noise/packages.json`, 'utf8'));
const packages = noise.packages.filter((name) => !options.only || name.startsWith(`${options.only}@`));
if (packages.length === 0) throw new Error(`the list has no package ${options.only}`);
if (!options['no-fetch']) {
  for (const failure of await fetchAll(cache, packages)) console.error(`not fetched: ${failure}`);
}
const total = await scanAll({ packages, explained: noise.explained });
const date = options.date ?? execFileSync('git', ['log', '-1', '--format=%cs'], { cwd: root, encoding: 'utf8' }).trim();
const text = pageOf(total, packages.length, date);
console.log(text);
if (!options.only) {
  const content = betweenMarks(readFileSync(noisePage, 'utf8'), 'noise', text);
  writeFileSync(noisePage, await format(content, { ...(await resolveConfig(noisePage)), filepath: noisePage }));
}
process.exitCode = total.failures.length > 0 ? 1 : 0;
