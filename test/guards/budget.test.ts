/** What a search may spend, and whose share it was that ran out. */
import { expect, it } from '@jest/globals';
import { Budget, stepsOfScan } from '../../src/guards/budget.js';

const never = (): boolean => false;
const always = (): boolean => true;

it('keeps the share of the other files when one goes round in circles', () => {
  const budget = new Budget();
  for (const path of ['a.ts', 'b.ts']) budget.add(path, 1000);
  budget.charge('a.ts', 2_000_000, never);
  expect([budget.allows('a.ts', never), budget.spentBy('a.ts')]).toEqual([false, 'file']);
  expect(budget.allows('a.ts', always)).toBe(true);
  expect(budget.allows('b.ts', never)).toBe(true);
  budget.charge('a.ts', 1_000_000, never);
  expect(budget.allows('a.ts', always)).toBe(false);
});

it('tells a scan that has spent all from a file that has', () => {
  const budget = new Budget();
  for (const path of ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts']) budget.add(path, 1000);
  budget.charge('e.ts', 70_000, never);
  for (const path of ['a.ts', 'b.ts', 'c.ts', 'd.ts']) budget.charge(path, stepsOfScan / 3, never);
  expect([budget.allows('e.ts', always), budget.spentBy('e.ts')]).toEqual([false, 'scan']);
});

it('gives what is promising in a bundle its steps, and the others what is in proportion to its length', () => {
  const budget = new Budget();
  budget.add('bundle.js', 20_000_000);
  budget.charge('bundle.js', 2_900_000, always);
  expect([budget.allows('bundle.js', never), budget.allows('bundle.js', always)]).toEqual([true, true]);
  budget.charge('bundle.js', 800_000, never);
  expect([budget.allows('bundle.js', never), budget.spentBy('bundle.js')]).toEqual([false, 'file']);
  expect(budget.allows('bundle.js', always)).toBe(true);
  budget.charge('bundle.js', 100_000, always);
  expect(budget.allows('bundle.js', always)).toBe(false);
});

it('lets what needs little be entered, though others have used up what the scan has, but not for ever', () => {
  const budget = new Budget();
  for (const path of ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'z.ts']) budget.add(path, 1000);
  for (const path of ['a.ts', 'b.ts', 'c.ts', 'd.ts']) budget.charge(path, stepsOfScan / 3, never);
  expect([budget.allows('a.ts', always), budget.allows('z.ts', never)]).toEqual([false, true]);
  budget.charge('z.ts', 60_000, never);
  expect(budget.allows('z.ts', never)).toBe(false);
  budget.charge('a.ts', stepsOfScan, never);
  budget.add('y.ts', 1000);
  expect(budget.allows('y.ts', never)).toBe(false);
});
