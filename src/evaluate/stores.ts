/**
 * Stores of one state that a function makes: it is handed one function that changes the state and one that gives it. The
 * store itself gives the state, or what a selector takes of it. Takes the maker, gives the store.
 */
import type { ts } from '../syntax/typescript.js';
import { noteHolder } from './holders.js';
import type { Run } from './run.js';
import { heldKey, readerBrand } from './trace.js';
import { compiler } from '../syntax/typescript.js';
import { joinValues, objectValue, undefinedValue, unknown } from './values.js';
import type { FunctionValue, ObjectValue, Value } from './values.js';

export const storeBrand = 'store';
export const changerBrand = 'changer';

/** What a store is called, and what an earlier run has left of it in the storage. */
interface StoreKind {
  readonly path: string;
  readonly before: Value | null;
}

export function storeMadeBy(run: Run, maker: FunctionValue, { path, before }: StoreKind, site: ts.Node): ObjectValue {
  const state = objectValue([], { open: true, path });
  const give = objectValue([[heldKey, state]], { brand: readerBrand });
  const change = objectValue([[heldKey, state]], { brand: changerBrand });
  const store = objectValue(
    [
      [heldKey, state],
      ['getState', give],
      ['setState', change],
    ],
    { brand: storeBrand, open: true, path },
  );
  takeOver(run, state, run.interpreter.call(run, maker, null, [change, give, store], site));
  if (before !== null) remember(run, state, before, site);
  return store;
}

/** Whatever stood in a field may be what an earlier run has left there; functions are not kept. */
function remember(run: Run, state: ObjectValue, before: Value, site: ts.Node): void {
  for (const [key, value] of state.properties) {
    if (value.kind === 'function') continue;
    run.store.setProperty(state, key, joinValues(value, run.interpreter.getProperty(run, before, key, site)));
  }
}

/** `useStore()`, `useStore((state) => state.end)` */
export function askStore(run: Run, store: ObjectValue, [selector]: readonly Value[], site: ts.Node): Value {
  const state = store.properties.get(heldKey) ?? unknown('store');
  return selector?.kind === 'function' ? run.interpreter.call(run, selector, null, [state], site) : state;
}

/** `set({ now })`, `set((state) => ({ now }))` */
export function changeState(run: Run, changer: ObjectValue, [given]: readonly Value[], site: ts.Node): Value {
  const state = changer.properties.get(heldKey);
  if (state?.kind !== 'object' || given === undefined) return undefinedValue;
  const change = given.kind === 'function' ? run.interpreter.call(run, given, null, [state], site) : given;
  takeOver(run, state, change);
  const [literal] = compiler.isCallExpression(site) ? site.arguments : [];
  if (literal !== undefined && compiler.isObjectLiteralExpression(literal) && change.kind === 'object')
    for (const { name } of literal.properties) {
      const value = name !== undefined && compiler.isIdentifier(name) ? change.properties.get(name.text) : undefined;
      if (name !== undefined && value !== undefined) noteHolder(run, name, value);
    }
  return undefinedValue;
}

function takeOver(run: Run, state: ObjectValue, change: Value): void {
  if (change.kind !== 'object') return;
  for (const [key, value] of change.properties) run.store.setProperty(state, key, value);
}
