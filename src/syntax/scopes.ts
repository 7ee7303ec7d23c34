/**
 * The door of the scopes: what names mean, where they are used, what writes them, and which function code stands in.
 * Only names what its neighbours define.
 */
export type { Definition, DefinitionKind, Scope } from './definitions.js';
export { definitionAt, definitionNamed, definitionsIn, resolve, scopeAround, scopeOf } from './scope-tree.js';
export { isReference } from './is-reference.js';
export { identifiersAmong, mentionsOfGlobal, referencesTo, writesTo, type Write } from './references.js';
export { enclosingFunction, functionName } from './functions.js';
