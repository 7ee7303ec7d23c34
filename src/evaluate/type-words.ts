/**
 * What `typeof` says of a value. Compilers ask whether there is what every engine since ES2015 has; whether an environment has
 * the rest (`window`, `process`, `fetch`) is not known.
 */
import { primitive } from './values.js';
import type { Value } from './values.js';

const functions: ReadonlySet<string> = new Set([
  ...['Array', 'ArrayBuffer', 'Boolean', 'DataView', 'Date', 'Error', 'Function', 'Map', 'Number', 'Object', 'Promise'],
  ...['Proxy', 'RangeError', 'ReferenceError', 'RegExp', 'Set', 'String', 'Symbol', 'SyntaxError', 'TypeError'],
  ...['WeakMap', 'WeakSet', 'Int8Array', 'Uint8Array', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent'],
]);
const objects: ReadonlySet<string> = new Set(['JSON', 'Math', 'Reflect']);
const symbols: ReadonlySet<string> = new Set(
  [
    'hasInstance',
    'isConcatSpreadable',
    'iterator',
    'match',
    'replace',
    'search',
    'species',
    'split',
    'toPrimitive',
  ].map((name) => `Symbol.${name}`),
);

/** What stands for `list[Symbol.iterator]`. */
export const iteratorKey = '@@Symbol.iterator';
export const iteratorOfAll = `Array.prototype.${iteratorKey}`;

export const isBuiltInFunction = (name: string): boolean => functions.has(name);

function wordOfGlobal(name: string): 'function' | 'object' | 'symbol' | null {
  if (isBuiltInFunction(name) || name === iteratorOfAll) return 'function';
  if (objects.has(name)) return 'object';
  return symbols.has(name) ? 'symbol' : null;
}

/** Whether every engine has it. */
export const isBuiltIn = (value: Value): boolean => value.kind === 'native' && wordOfGlobal(value.name) !== null;

/** Null where it is open. */
export function typeWord(value: Value): Value | null {
  switch (value.kind) {
    case 'primitive':
      return primitive(value.value === null ? 'object' : typeof value.value, { tag: value.tag });
    case 'function':
    case 'class':
      return primitive('function');
    case 'native': {
      const word = wordOfGlobal(value.name);
      return word === null ? null : primitive(word);
    }
    case 'unknown':
    case 'choice':
      return null;
    default:
      return value.tag.anchors.length > 0 ? null : primitive('object');
  }
}

const readings = /^(?:Number\.)?(?:parseInt|parseFloat|Number)\(/;

/** Whether a symbol is what a native reads off a text as a number: that, or nothing at all. */
export const isReadNumber = (value: Value): boolean => value.kind === 'unknown' && readings.test(value.path);

/** Whether a symbol of the language is no key of any text, number or truth: those only have an iterator. */
export const isForeignToPrimitives = (key: string): boolean => key.startsWith('@@Symbol.') && key !== iteratorKey;
