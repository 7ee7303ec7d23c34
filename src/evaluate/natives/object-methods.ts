/**
 * Methods of `Object.prototype` on the evaluator's objects: takes a call, gives truths and texts, or null where an
 * object has no known text. Listings and writes are in `objects.ts`.
 */
import { primitive } from '../values.js';
import { deepTag, textOf } from './conversions.js';
import { argumentAt, methodPath, nativeTable } from './native-function.js';
import type { NativeFunction, NativeTable } from './native-function.js';
import { hasOwnOutcome } from './objects.js';

const owns: NativeFunction = (call) => hasOwnOutcome(methodPath(call), call.receiver, argumentAt(call, 0));
const itself: NativeFunction = ({ receiver }) => receiver;
const toText: NativeFunction = ({ receiver }) => {
  const text = textOf(receiver);
  return text === null ? null : primitive(text, { tag: deepTag(receiver) });
};

/** Methods of every object. */
export const objectMethods: NativeTable = nativeTable({
  hasOwnProperty: owns,
  propertyIsEnumerable: owns,
  valueOf: itself,
  toString: toText,
});
