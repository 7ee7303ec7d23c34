/**
 * Methods that a program puts on what the language has: `Date.prototype.format = function …`. Takes a value and the name of a
 * method that the language does not know, gives the functions that the program has under it.
 */
import { methodsOfCall } from '../syntax/prototypes.js';
import { severalMethods } from '../syntax/shared-facts.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { soughtKey } from '../links/shared.js';
import { unlessThrown } from './branches.js';
import type { Run } from './run.js';
import { functionValue, isClocked, joinAll } from './values.js';
import type { Value } from './values.js';

/** A page may bring several copies of one library. */
const methodLimit = 4;

/** The global whose prototype a value has; null where that is not for sure, and for objects, whose methods are their own. */
function globalOf(value: Value): string | null {
  switch (value.kind) {
    case 'date':
      return value.library === 'native' ? 'Date' : null;
    case 'array':
      return 'Array';
    case 'regexp':
      return 'RegExp';
    case 'function':
      return 'Function';
    case 'primitive': {
      const name = typeof value.value;
      return name === 'undefined' || name === 'object' ? null : name.charAt(0).toUpperCase() + name.slice(1);
    }
    default:
      return null;
  }
}

/** Whether a value has to do with dates, so that files which nobody has read are worth looking at. */
const isOfTime = (value: Value): boolean =>
  value.kind === 'date' || isClocked(value) || (value.kind === 'primitive' && value.from !== null);

/** The function that is called by `value.name(…)`, or asked for by a getter; null where the program adds none. */
export function addedMethod(run: Run, value: Value, name: string, isGetter: boolean): Value | null {
  const global = globalOf(value);
  if (global === null) return null;
  const found = [name, severalMethods].flatMap((one) => [
    ...run.program.shared.nodes('method', `${global}.${one}`, methodLimit),
  ]);
  if (found.length === 0 && isOfTime(value)) run.trace.sought.add(soughtKey('method', `${global}.${name}`));
  const functions = found.flatMap((node) => functionsAt(run, node, name, isGetter));
  return functions.length === 0 ? null : joinAll(functions);
}

function functionsAt(run: Run, node: ts.Node, name: string, isGetter: boolean): Value[] {
  if (compiler.isCallExpression(node))
    return methodsOfCall(node)
      .filter((one) => one.key === name && one.isGetter === isGetter)
      .map((one) => functionValue(one.node, null));
  if (isGetter || !compiler.isBinaryExpression(node)) return [];
  run.muted++;
  try {
    const value = run.store.apart(() => unlessThrown(run, () => run.interpreter.evaluate(run, node.right, null)));
    return value?.kind === 'function' ? [value] : [];
  } finally {
    run.muted--;
  }
}
