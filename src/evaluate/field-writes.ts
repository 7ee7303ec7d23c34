/**
 * The values that a field may hold when it is not known which of its writes have run: the join of those whose hot
 * conditions do not exclude them at this instant.
 */
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import { mayHappen } from './happenings.js';
import type { Run } from './run.js';
import { joinValues, undefinedValue, unknown } from './values.js';
import type { ClassValue, Environment, ObjectValue, Value } from './values.js';

interface Write {
  readonly write: { readonly key: string; readonly value: ts.Expression; readonly node: ts.Node };
  /** Where the class, or the function that makes such objects, stands. */
  readonly owner: { readonly environment: Environment | null };
}
const writeLimit = 6;

/** Null when the field is not written in the class at all. */
export function mayHappenInClass(
  run: Run,
  initial: Value | null,
  writes: readonly Write[],
  receiver: ObjectValue | ClassValue,
  parameter: Value | null,
): Value | null {
  if (initial === null && writes.length === 0) return parameter;
  if (writes.length > writeLimit) return unknown(`this.${writes[0]?.write.key ?? ''}`);
  run.muted++;
  try {
    const values: Value[] = initial === null ? [] : [initial];
    for (const { write, owner } of writes) {
      const environment: Environment = { cells: new Map(), parent: owner.environment, receiver, node: write.node };
      if (mayHappen(run, write.node, environment, null) === 'never') continue;
      const value = unlessThrown(run, () => run.interpreter.evaluate(run, write.value, environment));
      if (value !== null) values.push(value);
    }
    if (values.length === 0) return undefinedValue;
    return values.reduce((a, b) => joinValues(a, b));
  } finally {
    run.muted--;
  }
}
