/**
 * Properties that nobody wrote: lengths, sizes, constants of `Math` and `Number`, parts of regular expressions.
 * Gives null for every other key, and for methods.
 */
import { nativeValue, primitive, unknown } from '../values.js';
import type { NativeValue, Primitive, RegExpValue, Value } from '../values.js';
import { entriesOf, itemAt } from './array-items.js';
import { bufferOfList } from './binary-data.js';
import { sizeOf } from './collections.js';
import { stringIn } from './conversions.js';
import { characterAt } from './text.js';

const constants: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'Math.PI': Math.PI,
    'Math.E': Math.E,
    'Math.LN2': Math.LN2,
    'Math.LN10': Math.LN10,
    'Math.SQRT2': Math.SQRT2,
    'Number.MAX_SAFE_INTEGER': Number.MAX_SAFE_INTEGER,
    'Number.MIN_SAFE_INTEGER': Number.MIN_SAFE_INTEGER,
    'Number.MAX_VALUE': Number.MAX_VALUE,
    'Number.MIN_VALUE': Number.MIN_VALUE,
    'Number.EPSILON': Number.EPSILON,
    'Number.POSITIVE_INFINITY': Infinity,
    'Number.NEGATIVE_INFINITY': -Infinity,
    'Number.NaN': NaN,
    NaN,
    Infinity,
  }),
);
const globalObject = /^(?:globalThis|window|self|global)\./;
/** A global's dotted name without the global object before it. */
export const plainName = (name: string): string => (name.includes('.') ? name.replace(globalObject, '') : name);

function ofNative(receiver: NativeValue, key: string): Value | null {
  const value = constants.get(plainName(`${receiver.name}.${key}`));
  return value === undefined ? null : primitive(value, { tag: receiver.tag });
}

const isIndex = (key: string): boolean => /^\d{1,9}$/.test(key);

function ofPrimitive(receiver: Primitive, key: string): Value | null {
  const text = stringIn(receiver);
  if (text === null) return null;
  if (key === 'length') return primitive(text.length, { tag: receiver.tag });
  return isIndex(key) ? characterAt(receiver, Number(key)) : null;
}

const regexpFlags: ReadonlyMap<string, string> = new Map([
  ['global', 'g'],
  ['ignoreCase', 'i'],
  ['multiline', 'm'],
  ['sticky', 'y'],
]);
function ofRegExp(receiver: RegExpValue, key: string): Value | null {
  const { tag } = receiver;
  if (key === 'source') return primitive(receiver.source, { tag });
  if (key === 'flags') return primitive(receiver.flags, { tag });
  const flag = regexpFlags.get(key);
  return flag === undefined ? null : primitive(receiver.flags.includes(flag), { tag });
}

const constructors: Partial<Record<Value['kind'], string>> = {
  array: 'Array',
  date: 'Date',
  regexp: 'RegExp',
  function: 'Function',
};

/** A property of a value that has no such property of its own; null when there is none known. */
export function nativeProperty(receiver: Value, key: string): Value | null {
  if (key === 'constructor') {
    const name = constructors[receiver.kind];
    if (name !== undefined) return nativeValue(name);
  }
  switch (receiver.kind) {
    case 'primitive':
      return ofPrimitive(receiver, key);
    case 'array':
      if (key === 'length')
        return receiver.open
          ? unknown('items.length', receiver.tag)
          : primitive(receiver.items.length, { tag: receiver.tag });
      if (key === 'buffer') return bufferOfList(receiver);
      return isIndex(key) ? itemAt(receiver, Number(key)) : null;
    case 'object':
      return ofCollection(receiver, key);
    case 'function':
      return key === 'length' ? primitive(receiver.node.parameters.length) : null;
    case 'regexp':
      return ofRegExp(receiver, key);
    case 'native':
      return ofNative(receiver, key);
    default:
      return null;
  }
}

/** `[[entries]]` and `[[values]]` list a collection for loops over it. */
function ofCollection(receiver: Extract<Value, { kind: 'object' }>, key: string): Value | null {
  if (receiver.brand !== 'map' && receiver.brand !== 'set') return null;
  if (key === 'size') return sizeOf(receiver);
  if (key !== '[[entries]]' && key !== '[[values]]') return null;
  return { kind: 'array', items: entriesOf(receiver), open: receiver.open, tag: receiver.tag };
}
