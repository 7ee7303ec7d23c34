/**
 * Methods of symbols that only pass the symbol on: the result is a symbol whose path shows the method, so that a
 * reader, and a matcher of words, still see where it came from.
 */
import { iteratorKey } from '../type-words.js';
import { arrayValue, unknown } from '../values.js';
import { pureMethod, methodPath, symbolFor } from './native-function.js';
import type { NativeFunction, NativeTable } from './native-function.js';

const passOn: NativeFunction = (call) => symbolFor(methodPath(call), [call.receiver, ...call.args]);

/** What was added to the symbol stays with these: they give the same moment, text or number again. */
const names = [
  'trim',
  'trimStart',
  'trimEnd',
  'toString',
  'valueOf',
  'getTime',
  'toISOString',
  'toJSON',
  'toLowerCase',
  'toUpperCase',
  'slice',
  'substring',
  'substr',
  'split',
  'replace',
  'replaceAll',
  'toFixed',
  'charAt',
  'at',
  'getFullYear',
  'getMonth',
  'getDate',
  'getDay',
  'getUTCFullYear',
  'getUTCMonth',
  'getUTCDate',
  'startsWith',
  'endsWith',
  'includes',
  'indexOf',
  'join',
  'padStart',
];
/** What goes through a symbol meets its items, as a loop over it does. */
const iterator: NativeFunction = ({ receiver }) =>
  receiver.kind === 'unknown' ? arrayValue([unknown(`${receiver.path}[]`, receiver.tag)], { open: true }) : null;

/** Methods of symbols by name. */
export const symbolMethods: NativeTable = new Map([
  ...names.map((name) => [name, pureMethod(passOn)] as const),
  [iteratorKey, iterator] as const,
]);
