/**
 * `npm run calibrate`: fits the points of the score's terms (`rules/weights.json`) to the labelled packages and prints
 * precision and recall at every cut, for the points as they are and, each package judged by points that were fitted without
 * it, for fitted ones. What it prints stands in `docs/accuracy.md`.
 *
 * Options (after `--`): `--rows FILE` what `npm run corpus -- --json FILE` wrote; without it that is run first ·
 * `--write` changes `rules/weights.json`, if the fitted points judge packages better that they have not seen.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { betweenMarks } from './between-marks.mjs';
import { atCut, cuts, fit, leaveOneOut, mistakes, scored } from './corpus/calibration.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const weightsFile = `${root}rules/weights.json`;
const accuracyPage = `${root}docs/accuracy.md`;

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string' },
    date: { type: 'string' },
    write: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
  },
});

/** The rows of a corpus run; those of packages that could not be scanned have nothing to fit. */
function readRows(file) {
  const rows = JSON.parse(readFileSync(file, 'utf8')).rows;
  if (!rows.some(({ candidates }) => candidates?.length > 0)) {
    throw new Error(`${file} holds no terms: write it with npm run corpus -- --json FILE`);
  }
  return rows;
}

function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'defuser-calibrate-'));
  const file = join(folder, 'rows.json');
  try {
    execFileSync(process.execPath, [`${root}scripts/corpus.mjs`, '--json', file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    // A package that could not be scanned makes it fail; its labels count as missed.
    if (!existsSync(file)) throw error;
  }
  try {
    return readRows(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const percent = (part, whole) => (whole === 0 ? 'n/a' : `${((100 * part) / whole).toFixed(1)} %`);
const line = (cells) => `| ${cells.join(' | ')} |`;

function cellsAt(list, cut) {
  const { found, alarms, bombs } = atCut(list, cut);
  return [percent(found, bombs), percent(found, found + alarms)];
}

function page(date, rows, { set, heldOut, moved }) {
  const withTerms = rows.filter(({ candidates }) => candidates?.length > 0);
  const head = ['cut', 'recall, as set', 'precision, as set', 'recall, fitted', 'precision, fitted'];
  const verdict =
    mistakes(heldOut) < mistakes(set)
      ? 'The fitted points judge unseen packages better.'
      : 'The fitted points judge unseen packages no better, so those that are set stay.';
  return [
    `Calibrated ${date} with \`npm run calibrate\` on ${rows.length} labels, ${withTerms.length} of them met by a finding, hidden ones included. Labels on the wrong side of the bar for medium (40): ${mistakes(set)} with the points as set, ${mistakes(heldOut)} with points fitted without the package at hand. ${verdict}`,
    moved.length === 0
      ? 'Fitted to all of them, no term moves.'
      : `Fitted to all of them, these would move: ${moved.map(([term, from, to]) => `\`${term}\` ${from} → ${to}`).join(', ')}.`,
    [
      line(head),
      line(head.map(() => '---')),
      ...cuts.map((cut) => line([cut, ...cellsAt(set, cut), ...cellsAt(heldOut, cut)])),
    ].join('\n'),
  ].join('\n\n');
}

async function put(file, text) {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

const rows = options.rows === undefined ? measure() : readRows(options.rows);
const weights = JSON.parse(readFileSync(weightsFile, 'utf8'));
// Words carry points of their own, in their catalogues.
const priors = new Map(weights.entries.filter(({ points }) => points !== 0).map(({ term, points }) => [term, points]));
const fitted = fit(rows, priors);
const set = scored(rows, priors);
const heldOut = leaveOneOut(rows, priors);
const moved = [...fitted]
  .filter(([term, to]) => to !== priors.get(term))
  .map(([term, to]) => [term, priors.get(term), to]);
const date = options.date ?? execFileSync('git', ['log', '-1', '--format=%cs'], { cwd: root, encoding: 'utf8' }).trim();
const text = page(date, rows, { set, heldOut, moved });

console.log(text);
if (!options.print) await put(accuracyPage, betweenMarks(readFileSync(accuracyPage, 'utf8'), 'calibration', text));
if (options.write && mistakes(heldOut) < mistakes(set)) {
  const entries = weights.entries.map((entry) => ({ ...entry, points: fitted.get(entry.term) ?? entry.points }));
  await put(weightsFile, JSON.stringify({ ...weights, entries }, null, 2));
}
