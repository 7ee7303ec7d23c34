/**
 * Fits the points of the score's terms to labelled findings. Takes rows with the terms of what met each label, gives
 * points, and precision and recall at every cut. Deterministic: whole steps, in a fixed order, no chance.
 *
 * The labels are few and the points are told to people, so the fit is held close to what somebody set with reasons: it
 * moves in steps of five, never far, never past the neighbour that is said to be worse, and a step has to be worth it.
 */

export const cuts = [15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90];
const flaggedAt = 40;

const step = 5;
const reach = 15;
/** How fast a score away from the bar becomes certain. */
const width = 10;
/** What moving a term by one step costs, in units of one wrong label. */
const inertia = 0.25;
const roundLimit = 12;

/** Terms of which the first speaks for a worse thing than the second: no fit may turn them round. */
export const orders = [
  ['payload-destroy', 'payload-execute'],
  ['payload-execute', 'payload-throw'],
  ['payload-terminate', 'payload-throw'],
  ['payload-throw', 'payload-degrade'],
  ['payload-deny', 'payload-degrade'],
  ['payload-degrade', 'payload-nag'],
  ['payload-nag', 'payload-unknown'],
  ['anchor-literal', 'anchor-server'],
  ['anchor-license', 'anchor-server'],
  ['anchor-build', 'anchor-data'],
  ['anchor-server', 'anchor-data'],
];

/** The score of one candidate under other points; terms that are not weighed here (words) keep theirs. */
const sumOf = (terms, points) => terms.reduce((sum, term) => sum + (points.get(term.term) ?? term.points), 0);
const clamped = (score) => Math.max(0, Math.min(100, score));

/** The score that a label is judged by: that of the worst finding at it. Null where there is none at all. */
export function scoreOfRow({ candidates = [] }, points) {
  const scores = candidates.map((terms) => sumOf(terms, points));
  return scores.length === 0 ? null : Math.max(...scores);
}

const softplus = (x) => (x > 30 ? x : Math.log1p(Math.exp(x)));

/** How wrong the points are: each bomb below the bar and each look-alike above it, the two kinds weighing the same. */
function loss(rows, points, priors) {
  const scored = rows.flatMap((row) => {
    const score = scoreOfRow(row, points);
    return score === null ? [] : [{ isBomb: row.label === 'bomb', score }];
  });
  const bombs = scored.filter(({ isBomb }) => isBomb).length;
  const others = scored.length - bombs;
  const half = scored.length / 2;
  const fit = scored.reduce((sum, { isBomb, score }) => {
    const distance = (score - flaggedAt) / width;
    return sum + (half / Math.max(1, isBomb ? bombs : others)) * softplus(isBomb ? -distance : distance);
  }, 0);
  const moved = [...points].reduce((sum, [term, value]) => sum + ((value - priors.get(term)) / step) ** 2, 0);
  return fit + inertia * moved;
}

function isAllowed(points, priors, term) {
  const [value, prior] = [points.get(term), priors.get(term)];
  if (Math.abs(value - prior) > reach || Math.sign(value) === -Math.sign(prior) || (prior !== 0 && value === 0))
    return false;
  return orders.every(([worse, better]) => {
    if (worse !== term && better !== term) return true;
    return (points.get(worse) ?? Infinity) >= (points.get(better) ?? -Infinity);
  });
}

/** Points fitted to the rows: the best single step, again and again, until none is worth it. */
export function fit(rows, priors) {
  const points = new Map(priors);
  const used = [...priors.keys()].filter((term) =>
    rows.some(({ candidates = [] }) => candidates.some((terms) => terms.some((one) => one.term === term))),
  );
  let best = loss(rows, points, priors);
  for (let round = 0; round < roundLimit; round++) {
    let chosen = null;
    for (const term of used) {
      const before = points.get(term);
      for (const move of [step, -step]) {
        points.set(term, before + move);
        const now = isAllowed(points, priors, term) ? loss(rows, points, priors) : Infinity;
        if (now < best - 1e-9) {
          best = now;
          chosen = { term, value: before + move };
        }
      }
      points.set(term, before);
    }
    if (chosen === null) break;
    points.set(chosen.term, chosen.value);
  }
  return points;
}

/** Labels with the score that is given to them by points which were fitted without their own package. */
export function leaveOneOut(rows, priors) {
  const names = [...new Set(rows.map(({ package: name }) => name))].sort();
  return names.flatMap((name) => {
    const points = fit(
      rows.filter((row) => row.package !== name),
      priors,
    );
    return rows.filter((row) => row.package === name).map((row) => ({ row, score: scoreOfRow(row, points) }));
  });
}

/** Every label with the score that the points give it. */
export const scored = (rows, points) => rows.map((row) => ({ row, score: scoreOfRow(row, points) }));

/** Of all labels: how many bombs stand at or above a cut, and how many look-alikes. */
export function atCut(list, cut) {
  const above = list.filter(({ score }) => score !== null && clamped(score) >= cut);
  const found = above.filter(({ row }) => row.label === 'bomb').length;
  const bombs = list.filter(({ row }) => row.label === 'bomb').length;
  return { found, alarms: above.length - found, bombs, others: list.length - bombs };
}

/** How many labels are on the wrong side of the bar for what is flagged. */
export function mistakes(list) {
  const { found, alarms, bombs } = atCut(list, flaggedAt);
  return bombs - found + alarms;
}
