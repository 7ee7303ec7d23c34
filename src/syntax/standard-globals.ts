/**
 * The names that JavaScript and its hosts define on the global object. Whoever assigns one of them puts something like it in
 * its place (a polyfill, a wrapper, a clock for tests), and is no reason to read it as anything else everywhere.
 */

const ofLanguage =
  'Object Function Array Number Boolean String Symbol BigInt Date Promise RegExp Math JSON Reflect Proxy Intl Temporal Map ' +
  'Set WeakMap WeakSet WeakRef FinalizationRegistry ArrayBuffer SharedArrayBuffer DataView Atomics Error AggregateError ' +
  'EvalError RangeError ReferenceError SyntaxError TypeError URIError parseInt parseFloat isNaN isFinite eval escape unescape ' +
  'encodeURI encodeURIComponent decodeURI decodeURIComponent globalThis';
const ofHosts =
  'window self global document navigator location history screen console process Buffer performance crypto fetch Request ' +
  'Response Headers FormData XMLHttpRequest WebSocket EventSource Worker SharedWorker BroadcastChannel MessageChannel Event ' +
  'CustomEvent EventTarget AbortController AbortSignal URL URLSearchParams Blob File FileReader TextEncoder TextDecoder ' +
  'localStorage sessionStorage indexedDB caches Notification setTimeout clearTimeout setInterval clearInterval setImmediate ' +
  'clearImmediate requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback queueMicrotask ' +
  'structuredClone atob btoa alert confirm prompt open close print';

const names: ReadonlySet<string> = new Set([...ofLanguage.split(' '), ...ofHosts.split(' ')]);

/** What the globals that tell the time and work with it have of themselves. */
const members = new Map<string, ReadonlySet<string>>(
  Object.entries({
    Date: 'now UTC parse',
    performance: 'now timeOrigin mark measure',
    process: 'hrtime uptime',
    Temporal: 'Now',
    Math: 'abs ceil floor log max min pow random round sign sqrt trunc',
    Number: 'isFinite isInteger isNaN isSafeInteger parseFloat parseInt',
    JSON: 'parse stringify',
    Object: 'assign create entries freeze fromEntries keys values',
    Array: 'from isArray of',
    String: 'fromCharCode fromCodePoint raw',
    Promise: 'all allSettled any race reject resolve',
  }).map(([name, own]) => [name, new Set(own.split(' '))]),
);

/** @example isStandardMember('Date', 'now') // true, while `Date.limit` is what a program keeps there */
export const isStandardMember = (name: string, member: string): boolean => members.get(name)?.has(member) === true;

/** @example isStandardGlobal('Date') // true */
export const isStandardGlobal = (name: string): boolean => names.has(name);
