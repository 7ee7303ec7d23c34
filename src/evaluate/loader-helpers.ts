/**
 * What a loader carries besides, where its text lies in another file: `load.d(exports, { name: () => value })` hands out by
 * names, and `load.n(module)` gives a function for the default of a module, whatever kind of module that is. Takes the name of
 * a callee or of its owner; null for all else.
 */
import type { ts } from '../syntax/typescript.js';
import { getterKey } from './natives/objects.js';
import type { Run } from './run.js';
import { nativeValue, noTag, undefinedValue } from './values.js';
import type { Value } from './values.js';

/** What a module within a bundle is handed to load others by. */
export const innerLoader = 'require.inner';

/** Such a function, by the module: a path within the program, or what is outside. */
const [defaultWithin, defaultOutside] = [`${innerLoader}.default `, `${innerLoader}.outside `];

/** What a call of a helper gives, or of what one gave. */
export function loaderHelp(run: Run, name: string, args: readonly Value[], site: ts.Node): Value | null {
  if (!name.startsWith(innerLoader)) return null;
  if (name === `${innerLoader}.d`) return handOut(run, args);
  return name === `${innerLoader}.n` ? defaultOf(args) : givenDefault(run, name, site);
}

/** Older ones are asked for a member instead of being called: `module.a`. */
export const memberOfLoaderHelp = (run: Run, name: string, key: string, site: ts.Node): Value | null =>
  key === 'a' ? givenDefault(run, name, site) : null;

/** What is asked for by a name is what the function gives. */
function handOut(run: Run, [target, table]: readonly Value[]): Value | null {
  if (target?.kind !== 'object' || table?.kind !== 'object') return null;
  for (const [key, value] of table.properties)
    if (value.kind === 'function') run.store.setProperty(target, getterKey(key), value);
  return undefinedValue;
}

function defaultOf([module]: readonly Value[]): Value | null {
  if (module?.kind === 'module') return nativeValue(defaultWithin + module.path);
  return module?.kind === 'native' ? nativeValue(defaultOutside + module.name) : null;
}

function givenDefault(run: Run, name: string, site: ts.Node): Value | null {
  if (name.startsWith(defaultOutside)) return nativeValue(name.slice(defaultOutside.length));
  if (!name.startsWith(defaultWithin)) return null;
  const path = name.slice(defaultWithin.length);
  return run.interpreter.getProperty(run, { kind: 'module', path, tag: noTag }, 'default', site);
}
