/**
 * A package that ships the same code in several builds: what is only known by its name is meant in the build that it is
 * mentioned in, however many others there are.
 */
import { expect, it } from '@jest/globals';
import { analyse, linesIn } from './run.js';

const build = (year: number): string => `
  exports.Plan = class { isOver() { return Date.now() > Date.UTC(${year}, 0, 1); } };
  exports.open = (plan) => { if (plan.isOver()) throw new Error('This beta has expired.'); };`;
const builds = (years: readonly number[]): Record<string, string> =>
  Object.fromEntries(years.map((year) => [`build-${year}/index.js`, build(year)]));

it('harms in its own build alone', async () => {
  const { findings } = await analyse(builds([2027, 2028]));
  expect(findings.map(({ place, effects }) => effects.map((effect) => effect.place.path === place.path))).toEqual([
    [true],
    [true],
  ]);
});

it('is found in each build, however many there are', async () => {
  const years = [2027, 2028, 2029, 2030, 2031];
  expect(await linesIn(builds(years))).toEqual(years.map((year) => `fixed-date ${year}-01-01Z throw`));
});

it('asks another file where its own has no such method', async () => {
  const plan = `exports.Plan = class { isOver() { return Date.now() > Date.UTC(2027, 0, 1); } };`;
  const open = `exports.open = (plan) => { if (plan.isOver()) throw new Error('This beta has expired.'); };`;
  expect(await linesIn({ 'plan.js': plan, 'open.js': open })).toEqual(['fixed-date 2027-01-01Z throw']);
});
