/**
 * Dotted names as the trace and the catalogues write them, brought to one form and compared. Knows no name of a library but what
 * wraps others.
 */

/** Where a symbol came from, before its name: a parameter called `router` is a router. */
export const origins = /^(?:param:|callback:|this\.)+/u;
const promisified = /^(?:module:)?(?:node:)?util\.(?:default\.)?promisify\((.*)\)$/u;

/** `module:node:fs/promises.default.rm` and `window.fs.promises.rm` are `fs.promises.rm`. */
export const plainName = (name: string): string =>
  name
    .replace(promisified, '$1')
    .replace(/^(?:module:|global:)/u, '')
    .replace(origins, '')
    .replace(/^node:/u, '')
    .replace(/\/promises\b/u, '.promises')
    .replace(/\.default(?=\.|$)/gu, '')
    .replace(/^(?:(?:window|globalThis|self|global|top)\.)+/u, '');

/** The global object goes by several names: `window.location` and `globalThis.location` are one target. */
export const underGlobal = (path: string): string =>
  path.replace(/^(?:(?:window|globalThis|self|global|top)\.)+/u, 'globalThis.');

export const lastPart = (dotted: string): string => dotted.slice(dotted.lastIndexOf('.') + 1);
export const isSuffix = (dotted: string, entry: string): boolean => dotted === entry || dotted.endsWith(`.${entry}`);
/** A bare name is the global alone; a dotted one may hang on anything: `electron.app.quit` is `app.quit`. */
export const isCallOf = (dotted: string, call: string): boolean =>
  call.includes('.') ? isSuffix(dotted, call) : dotted === call;
