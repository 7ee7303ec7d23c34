/** The clock of another machine, told by the catalogue entry that a value came by. Takes two values that meet, gives what the first is then. */
import type { Run } from './run.js';
import { isClocked, unknown } from './values.js';
import type { Value } from './values.js';

/** The clock of another machine beside one of this machine: what they differ by is for nobody here to say. */
export function besideClock(run: Run, value: Value, other: Value): Value {
  if (!isClocked(value) || !isClocked(other)) return value;
  const path = run.lexicon.remoteOf(value.tag.matched);
  return path === null || run.lexicon.remoteOf(other.tag.matched) !== null ? value : unknown(path);
}
