/**
 * Tables asked by the time: `actions[today]`, `today in actions`. Whether the table has something under the time of the run
 * is a yes or no of the clock, and every key of it is a date that it may come up to.
 */
import type { ts } from '../syntax/typescript.js';
import { decided, noteMeeting } from './compare.js';
import type { Run } from './run.js';
import { isClocked, primitive, tableLimit } from './values.js';
import type { Value } from './values.js';

const isName = (key: string): boolean => !key.startsWith('[[') && !key.startsWith('get ');

/** Notes that a table is asked by the time; gives whether it has something there, null where none of that is the case. */
export function askedByTime(run: Run, table: Value, time: Value, site: ts.Node): Value | null {
  if (!isClocked(time) || time.kind !== 'primitive') return null;
  if (table.kind !== 'object' || table.open || table.brand !== 'plain') return null;
  const keys = [...table.properties.keys()]
    .filter(isName)
    .slice(0, tableLimit)
    .map((key) => primitive(key));
  const [first] = keys;
  if (first === undefined) return null;
  for (const key of keys) noteMeeting(run, time, key);
  return decided(run, table.properties.has(String(time.value)), time, first, site);
}
