/** What native functions are handed of a run: see `native-context.ts` for the contract. */
import type { ts } from '../syntax/typescript.js';
import { standInOf } from './anchors.js';
import { compare, truthiness } from './compare.js';
import type { NativeContext } from './native-context.js';
import { arithmetic } from './numbers.js';
import type { Run } from './run.js';

/** The context of one native call. */
export function nativeContext(run: Run, site: ts.Node): NativeContext {
  return {
    now: run.now,
    get place() {
      return run.ref(site);
    },
    libraries: run.lexicon.libraries,
    textLimit: run.limits.text,
    invoke: (callee, receiver, args) => run.interpreter.call(run, callee, receiver, args, site),
    compare: (left, operator, right) => compare(run, left, operator, right, site),
    arithmetic: (operator, left, right) => arithmetic(run, operator, left, right),
    standIn: (value) => standInOf(value, run.variant),
    truthiness,
    setProperty: (target, key, value) => run.store.setProperty(target, key, value),
    deleteProperty: (target, key) => run.store.deleteProperty(target, key),
    setItems: (target, items) => run.store.setItems(target, items),
    setTime: (target, time, tag, rate) => run.store.setTime(target, time, tag, rate),
  };
}
