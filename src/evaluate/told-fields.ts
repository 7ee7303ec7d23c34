/**
 * Fields of an object that was made on demand, at no particular moment: whoever holds it has had the time to call its
 * methods, so a field holds what the constructor left there or what a method writes. Takes such an object and what it
 * holds, gives what it may hold.
 */
import { enclosingFunction } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { writesInClass } from './classes.js';
import { makersOf, writesByMakers } from './makers.js';
import { mayBeNothing } from './options.js';
import type { Run } from './run.js';
import { undefinedValue } from './values.js';
import type { ObjectValue, Value } from './values.js';
import { isWrittenAllOver, mayHappenInClass } from './written-fields.js';
import type { Write } from './written-fields.js';

/** Marks an object that has just been made where nobody knows when that is. */
export function noteMade(run: Run, object: ObjectValue): ObjectValue {
  if (run.muted > 0) run.told.set(object, new Set());
  return object;
}

/** What a field may hold since the object was made; what it holds already where that is all. Each is looked at once. */
export function fieldSince(run: Run, object: ObjectValue, key: string): Value | undefined {
  const own = object.properties.get(key);
  const looked = run.told.get(object);
  // What is written is worked out from other such objects, and their fields would ask in turn.
  if (looked === undefined || looked.has(key) || run.isTelling) return own;
  looked.add(key);
  const writes = writesByMethods(run, object, key, own === undefined || mayBeNothing(own));
  if (writes.length === 0 || isWrittenAllOver(writes)) return own;
  run.isTelling = true;
  try {
    const field = mayHappenInClass(run, own ?? undefinedValue, writes, key, object, null);
    if (field === null) return own;
    run.store.apart(() => run.store.setProperty(object, key, field));
    return field;
  } finally {
    run.isTelling = false;
  }
}

/**
 * The writes of a name by methods; what the constructor writes is there. Where the field holds something, what stands in a
 * function within the constructor counts as done: `new Promise((resolve) => (this.resolve = resolve))`.
 */
function writesByMethods(run: Run, object: ObjectValue, key: string, isEmpty: boolean): readonly Write[] {
  const byClass = object.prototype === null ? [] : writesInClass(run, object.prototype, key);
  const makers = new Set<ts.Node>(makersOf(object).map(({ node }) => node));
  return [...byClass, ...writesByMakers(run, key, object)].filter(({ write }) => {
    const writer = enclosingFunction(write.node);
    const isMaking = (node: ts.Node): boolean => compiler.isConstructorDeclaration(node) || makers.has(node);
    if (write.key === null || writer === null || isMaking(writer)) return false;
    return isEmpty || !hasAbove(writer, isMaking);
  });
}

function hasAbove(node: ts.Node, isIt: (node: ts.Node) => boolean): boolean {
  for (let above = enclosingFunction(node); above !== null; above = enclosingFunction(above))
    if (isIt(above)) return true;
  return false;
}
