/**
 * Functions that nobody outside of their file can get hold of: under none of their names they are exported, kept or handed on,
 * they are only called.
 */
import { isCalled } from './call-of.js';
import { namesOf } from './going-by.js';
import { referencesTo } from './references.js';
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

/** Whether a function has a name, and all that is done with it is to call it. */
export function isOnlyCalled(node: ts.Node): boolean {
  const names = namesOf(node);
  const mentions = names.flatMap((name) => [...referencesTo(name)]);
  return mentions.length > 0 && !names.some(({ declaration }) => isExported(declaration)) && mentions.every(isCalled);
}

const isExported = (declaration: ts.Node): boolean =>
  (compiler.getCombinedModifierFlags(declaration as ts.Declaration) & compiler.ModifierFlags.Export) !== 0;
