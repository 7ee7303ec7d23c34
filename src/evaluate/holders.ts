/**
 * Names that are given a value with the clock in it: whoever mentions them depends on the clock as well, though no
 * clock stands there. Notes them in the trace; who mentions them is for the search to find.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import { isClocked } from './values.js';
import type { Value } from './values.js';

/** Whether a value is a time, an outcome that hangs on one, or a way to ask for one. */
function isOfClock(run: Run, value: Value): boolean {
  switch (value.kind) {
    case 'primitive':
    case 'date':
    case 'choice':
      return isClocked(value);
    case 'function':
      return run.program.heat.isHotFunction(value.node);
    case 'native':
      return run.lexicon.clockNames.globals.has(value.name);
    default:
      return false;
  }
}

/** Notes a plain name that such a value is given to. */
export function noteHolder(run: Run, name: ts.Node, value: Value): void {
  if (compiler.isIdentifier(name) && isOfClock(run, value)) run.trace.holders.add(name);
}
