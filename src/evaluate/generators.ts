/**
 * Generators. The body runs through at once, and the call gives the list of what it yields: a reader that takes one
 * after the other sees the same values, and what the body does in between happens either way.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { itemsOf } from './items.js';
import type { Run } from './run.js';
import { arrayValue, undefinedValue, unknown } from './values.js';
import type { ArrayValue, Environment, Value } from './values.js';

const yieldedKey = { name: 'yielded' };

/** Whether a call of the function gives an iterator over what it yields. */
export const isGenerator = (node: ts.FunctionLikeDeclaration): boolean =>
  'asteriskToken' in node && node.asteriskToken !== undefined;

/** Makes an activation one of a generator; what is yielded in it goes into the list given. */
export function collectYields(environment: Environment): ArrayValue {
  const yielded = arrayValue([]);
  environment.cells.set(yieldedKey, { value: yielded });
  return yielded;
}

/** `yield` and `yield*` in a generator's own activation: adds to its list, and gives what a caller would hand in. */
export function yieldValue(run: Run, node: ts.YieldExpression, environment: Environment | null): Value {
  const value =
    node.expression === undefined ? undefinedValue : run.interpreter.evaluate(run, node.expression, environment);
  const yielded = listOf(environment);
  if (yielded === null) return unknown('yield');
  const added = node.asteriskToken === undefined ? { items: [value], open: false } : itemsOf(run, value, node);
  const items = [...yielded.items, ...added.items];
  const isOver = items.length > run.limits.rounds;
  run.store.setItems(yielded, isOver ? yielded.items : items, isOver || yielded.open || added.open);
  return unknown('yield');
}

/** The list of the nearest function; blocks and loops have activations of their own. */
function listOf(environment: Environment | null): ArrayValue | null {
  for (let frame = environment; frame !== null; frame = frame.parent) {
    const list = frame.cells.get(yieldedKey)?.value;
    if (list?.kind === 'array') return list;
    if (compiler.isFunctionLike(frame.node)) return null;
  }
  return null;
}
