/** The fit behind `npm run calibrate`: what it moves, how far, and what it leaves alone. */
import { expect, it } from '@jest/globals';

interface Row {
  readonly package: string;
  readonly label: 'bomb' | 'benign';
  readonly candidates: readonly (readonly { readonly term: string; readonly points: number }[])[];
}
type Points = ReadonlyMap<string, number>;
interface Calibration {
  fit(rows: readonly Row[], priors: Points): Points;
  leaveOneOut(rows: readonly Row[], priors: Points): readonly { readonly row: Row; readonly score: number | null }[];
  scored(rows: readonly Row[], points: Points): readonly { readonly row: Row; readonly score: number | null }[];
  atCut(list: readonly { readonly row: Row }[], cut: number): Readonly<Record<string, number>>;
}
const path = new URL('../../scripts/corpus/calibration.mjs', import.meta.url).href;
const { fit, leaveOneOut, scored, atCut } = (await import(path)) as Calibration;

const priors: Points = new Map([
  ['anchor-data', -15],
  ['anchor-license', 30],
  ['payload-deny', 35],
  ['payload-degrade', 25],
  ['payload-nag', 15],
]);
const row = (name: string, label: Row['label'], ...terms: string[]): Row => ({
  package: name,
  label,
  candidates: [terms.map((term) => ({ term, points: priors.get(term) ?? 10 }))],
});
const many = (label: Row['label'], ...terms: string[]): Row[] =>
  ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => row(name, label, ...terms));

it('moves a term that stands on the wrong side in package after package, no further than 15 points', () => {
  const rows = [...many('bomb', 'payload-nag'), ...many('benign', 'anchor-data', 'payload-deny', 'word')];
  const points = fit(rows, priors);
  expect(points.get('payload-nag')).toBeGreaterThan(15);
  for (const [term, value] of points) expect(Math.abs(value - (priors.get(term) ?? 0))).toBeLessThanOrEqual(15);
});

it('never turns round what stands for something worse, nor a sign', () => {
  const points = fit([...many('bomb', 'payload-nag'), ...many('benign', 'payload-deny', 'payload-degrade')], priors);
  const [deny = 0, degrade = 0, nag = 0] = ['deny', 'degrade', 'nag'].map((kind) => points.get(`payload-${kind}`));
  expect(deny).toBeGreaterThanOrEqual(degrade);
  expect(degrade).toBeGreaterThanOrEqual(nag);
  expect(points.get('anchor-data')).toBeLessThan(0);
});

it('leaves alone what no label speaks of, and gives the same whatever the order', () => {
  const rows = [...many('bomb', 'payload-nag'), ...many('benign', 'payload-degrade')];
  const points = fit(rows, priors);
  expect(points.get('anchor-license')).toBe(30);
  expect([...fit(rows.toReversed(), priors)]).toEqual([...points]);
});

it('judges a package by points that were fitted without it', () => {
  const alone = [row('a', 'bomb', 'payload-nag')];
  expect(leaveOneOut(alone, priors).map(({ score }) => score)).toEqual([15]);
});

it('counts at a cut, and a label that nothing meets as missed at every one', () => {
  const rows = [row('a', 'bomb', 'anchor-license', 'payload-nag'), row('a', 'benign', 'payload-deny')];
  const list = scored([...rows, { package: 'b', label: 'bomb', candidates: [] }], priors);
  expect(atCut(list, 40)).toEqual({ found: 1, alarms: 0, bombs: 2, others: 1 });
  expect(atCut(list, 35)).toEqual({ found: 1, alarms: 1, bombs: 2, others: 1 });
});
