/**
 * The natives by name: globals, constructors, methods and properties that the language itself has, and the verbs of
 * date libraries. Null always means "not known here". Thin tables over the other files of this folder.
 */
import type { ClockCatalogue } from '../../rulebook/shapes.js';
import type { NativeContext } from '../native-context.js';
import type { Value } from '../values.js';
import { nativeValue } from '../values.js';
import { arrayCallbackMethods } from './array-callbacks.js';
import { itemsIn } from './array-items.js';
import { arrayMethods } from './arrays.js';
import { binaryMethods } from './binary-data.js';
import { collectionMethods } from './collections.js';
import { constructingFunctions, constructions } from './constructions.js';
import { dateFunctions } from './date.js';
import { dateMethods } from './date-methods.js';
import { bufferMethods, encodingFunctions } from './encodings.js';
import { functionFunctions, functionMethods, promiseFunctions, promiseMethods } from './functions.js';
import { formatMethods } from './formatters.js';
import { jsonFunctions } from './json.js';
import { callDateMethod, callLibraryEntry, readDateMember } from './library-dates.js';
import { callLengthMethod } from './library-lengths.js';
import { callSpanMethod } from './library-spans.js';
import { mathFunctions } from './math.js';
import { argumentAt, joinTables, nativeTable, overChoices } from './native-function.js';
import type { NativeCall, NativeTable } from './native-function.js';
import { numberFunctions, numberMethods } from './numbers.js';
import { objectMethods } from './object-methods.js';
import { objectFunctions } from './objects.js';
import { nativeProperty, plainName } from './properties.js';
import { symbolMethods } from './symbols.js';
import { matchedBefore, patternFunctions, regexpMethods } from './text-patterns.js';
import { textMethods } from './text.js';

const reflectConstruct = nativeTable({
  'Reflect.construct': (call: NativeCall) => {
    const target = argumentAt(call, 0);
    return target.kind === 'native'
      ? constructNative(target.name, itemsIn(argumentAt(call, 1))?.items ?? [], call.context)
      : null;
  },
});

const globals: NativeTable = joinTables(
  dateFunctions,
  mathFunctions,
  numberFunctions,
  objectFunctions,
  jsonFunctions,
  encodingFunctions,
  patternFunctions,
  functionFunctions,
  promiseFunctions,
  constructingFunctions,
  reflectConstruct,
);

const arrays = joinTables(arrayMethods, arrayCallbackMethods);
const objects = joinTables(objectMethods, collectionMethods, bufferMethods, binaryMethods, formatMethods);
const noMethods: NativeTable = new Map();
/** Methods by what the receiver is. */
const methodsOf: Record<Value['kind'], NativeTable> = {
  primitive: numberMethods,
  date: dateMethods,
  object: objects,
  array: arrays,
  regexp: regexpMethods,
  function: functionMethods,
  class: functionMethods,
  native: functionMethods,
  unknown: joinTables(symbolMethods, arrayCallbackMethods),
  module: noMethods,
  choice: noMethods,
};

function tableFor(receiver: Value): NativeTable {
  return receiver.kind === 'primitive' && typeof receiver.value === 'string' ? textMethods : methodsOf[receiver.kind];
}

const prototypeMethod =
  /^(?:Array|String|Object|Date|Number|RegExp|Map|Set|Function)\.prototype\.((?:@@Symbol\.)?\w+)$/;
/** A module's own spelling of a global: `module:buffer.Buffer.from`. */
const globalName = (name: string): string =>
  plainName(name).replace(/^module:(?:node:)?(?:buffer|url|util|timers)\.(?:default\.)?/, '');

/**
 * Calls a global by its dotted name: `Math.max`, `JSON.parse`, `Array.prototype.slice` (with its receiver).
 * Null when the global is not known, or not with these arguments.
 */
export function callNative(
  name: string,
  receiver: Value,
  args: readonly Value[],
  context: NativeContext,
): Value | null {
  const plain = globalName(name);
  const method = prototypeMethod.exec(plain)?.[1];
  if (method !== undefined) return callMethod(receiver, method, args, context);
  return globals.get(plain)?.({ name: plain, receiver, args, context }) ?? null;
}

/** `new name(…)` of a global. Null when the constructor is not known. */
export function constructNative(name: string, args: readonly Value[], context: NativeContext): Value | null {
  const plain = globalName(name);
  return constructions.get(plain)?.({ name: plain, receiver: nativeValue(plain), args, context }) ?? null;
}

/** `receiver.method(…)` of the language or, for dates of a library, of that library. Null when it is not known. */
export function callMethod(
  receiver: Value,
  method: string,
  args: readonly Value[],
  context: NativeContext,
): Value | null {
  if (receiver.kind === 'choice') {
    return overChoices([receiver], ([option]) =>
      option === undefined ? null : callMethod(option, method, args, context),
    );
  }
  const call: NativeCall = { name: method, receiver, args, context };
  // Not a date of the language: what its catalogue does not list is not known.
  if (receiver.kind === 'date' && receiver.library !== 'native') return callDateMethod(call, receiver);
  return (
    callSpanMethod(call) ??
    callLengthMethod(call) ??
    tableFor(receiver).get(method)?.(call) ??
    promiseMethods.get(method)?.(call) ??
    null
  );
}

/** `receiver.key` where nobody wrote it: lengths, constants, fields of a library's dates. Null when it is not known. */
export function getNativeProperty(receiver: Value, key: string, context: NativeContext): Value | null {
  if (receiver.kind === 'date' && receiver.library !== 'native') return readDateMember(receiver, key, context);
  const matched = receiver.kind === 'native' && receiver.name === 'RegExp' ? matchedBefore(key, context) : null;
  return matched ?? nativeProperty(receiver, key);
}

/**
 * Calls (or constructs) what a clock catalogue names: `default`, `utc`, `DateTime.now`; with a receiver, the method
 * of that name. Null when the catalogue has no such entry or its verb cannot be done with these arguments.
 */
export function callLibrary(
  library: ClockCatalogue,
  name: string,
  receiver: Value | null,
  args: readonly Value[],
  context: NativeContext,
): Value | null {
  return callLibraryEntry(library, name, receiver, args, context);
}
