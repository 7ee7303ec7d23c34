/**
 * In which order what waits is entered: each time from the file that has cost least so far, so that one that is hungry starves
 * none that needs little. Takes what waits in the order in which it was found, which a file keeps; gives it one by one.
 */
import type { Budget } from './budget.js';

/** @param fileOf the path of the file that something stands in, under which the budget is charged while the turns are taken */
export function* inTurn<Item>(
  waiting: readonly Item[],
  fileOf: (item: Item) => string,
  budget: Budget,
): Generator<Item, void> {
  const byFile = new Map<string, Item[]>();
  for (const item of waiting) {
    const path = fileOf(item);
    const known = byFile.get(path);
    if (known === undefined) byFile.set(path, [item]);
    else known.push(item);
  }
  while (byFile.size > 0) {
    const path = budget.leastSpent(byFile.keys());
    const next = byFile.get(path)?.shift();
    if (next === undefined) byFile.delete(path);
    else yield next;
  }
}
