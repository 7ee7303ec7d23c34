/**
 * Holds scan results against the labels and counts. Takes the results of every package (or why there are none), gives
 * one row a label and the figures. A bomb in a package that could not be scanned counts as missed.
 */
import { meets } from './match.mjs';

const ranks = { critical: 4, high: 3, medium: 2, low: 1 };
const severityOfLevel = { error: 'high', warning: 'medium', note: 'low' };
/** Deadlines agree within this: labels hold a day, code may mean it in any zone. */
const sameDay = 36 * 3600 * 1000;

const severityOf = (result) => result.properties?.severity ?? severityOfLevel[result.level ?? 'warning'];
const rankOf = (severity) => ranks[severity] ?? 0;

function rowOf(label, results) {
  const [best] = results
    .filter((result) => meets(result, label, label.label === 'benign'))
    .sort((a, b) => rankOf(severityOf(b)) - rankOf(severityOf(a)));
  if (best === undefined) return { ...label, severity: null };
  const { trigger, payload, deadline } = best.properties ?? {};
  return { ...label, severity: severityOf(best), ruleId: best.ruleId, found: { trigger, payload, deadline } };
}

/** The terms of everything that meets a label, hidden or not: what the weights are fitted on (`calibrate.mjs`). */
const termsOf = (label, results) =>
  results
    .filter((result) => meets(result, label, label.label === 'benign'))
    .map(({ properties }) => (properties?.reasons ?? []).map(({ term, points }) => ({ term, points })));

function strayOf(result) {
  const { artifactLocation, region } = result.locations[0].physicalLocation;
  const { trigger, payload, deadline } = result.properties ?? {};
  return {
    file: decodeURIComponent(artifactLocation.uri),
    line: region.startLine,
    column: region.startColumn,
    rule: result.ruleId,
    severity: severityOf(result),
    score: result.rank,
    found: { trigger, payload, deadline },
  };
}

/** One row a label, and the findings of medium or above that stand at no label at all. */
export function scorePackage(labels, results) {
  const shown = results.filter((result) => severityOf(result) !== 'hidden');
  const rows = labels.map((label) => ({ ...rowOf(label, shown), candidates: termsOf(label, results) }));
  const elsewhere = results.filter(
    (result) => rankOf(severityOf(result)) >= ranks.medium && !labels.some((label) => meets(result, label, false)),
  );
  return { rows, elsewhere: elsewhere.map(strayOf), findings: shown.length };
}

/** The rows of a package that could not be scanned. */
export const lostPackage = (labels) => ({
  rows: labels
    .filter(({ label }) => label === 'bomb')
    .map((label) => ({ ...label, severity: null, lost: true, candidates: [] })),
  elsewhere: [],
  findings: 0,
});

/** Rows at or above a severity. */
export const atLeast = (rows, severity) => rows.filter((row) => rankOf(row.severity) >= ranks[severity]);

const share = (part, whole) => ({ count: part.length, of: whole.length });

function deadlineAgrees(row) {
  const { deadline } = row.found;
  return Boolean(deadline) && Math.abs(Date.parse(deadline) - Date.parse(row.deadline)) <= sameDay;
}

/** The figures, each as `{count, of}`, from the rows of all packages. */
export function figures(rows) {
  const bombs = rows.filter(({ label }) => label === 'bomb');
  const lookalikes = rows.filter(({ label }) => label === 'benign');
  const minified = (list) => list.filter((row) => row.minified);
  const found = atLeast(bombs, 'low');
  const dated = found.filter((row) => row.deadline);
  return {
    bombsFound: share(found, bombs),
    bombsFlagged: share(atLeast(bombs, 'medium'), bombs),
    minifiedBombsFlagged: share(atLeast(minified(bombs), 'medium'), minified(bombs)),
    lookalikesFlagged: share(atLeast(lookalikes, 'medium'), lookalikes),
    minifiedLookalikesFlagged: share(atLeast(minified(lookalikes), 'medium'), minified(lookalikes)),
    lookalikesShown: share(atLeast(lookalikes, 'low'), lookalikes),
    triggerAgrees: share(
      found.filter((row) => row.found.trigger === row.trigger),
      found,
    ),
    payloadAgrees: share(
      found.filter((row) => row.found.payload === row.payload),
      found,
    ),
    deadlineAgrees: share(dated.filter(deadlineAgrees), dated),
  };
}
