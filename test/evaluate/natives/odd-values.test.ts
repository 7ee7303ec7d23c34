import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  callLibrary,
  callMethod,
  callNative,
  constructNative,
  getNativeProperty,
} from '../../../src/evaluate/natives/natives.js';
import {
  arrayValue,
  dateValue,
  nativeValue,
  noTag,
  objectValue,
  primitive,
  unknown,
} from '../../../src/evaluate/values.js';
import type { Value } from '../../../src/evaluate/values.js';
import { clockCatalogue, dateVerbs } from '../../../src/rulebook/shapes.js';
import { callback, clockNow, testContext } from './context.js';

const names = (owner: object, prefix = ''): string[] => Object.getOwnPropertyNames(owner).map((name) => prefix + name);
const methods = [
  ...new Set(
    [Array, String, Number, Date, RegExp, Map, Set, Object, Function].flatMap(({ prototype }) => names(prototype)),
  ),
  'then',
  'catch',
  'finally',
  'format',
  'decode',
];
const globals = [
  ...names(globalThis),
  ...names(Math, 'Math.'),
  ...names(Object, 'Object.'),
  ...names(Reflect, 'Reflect.'),
  ...names(Number, 'Number.'),
  ...names(String, 'String.'),
  ...names(Date, 'Date.'),
  ...names(Array, 'Array.'),
  ...names(JSON, 'JSON.'),
  ...names(Promise, 'Promise.'),
  'Buffer.from',
  'Array.prototype.slice',
];
const library = clockCatalogue.parse({
  library: 'odd',
  modules: ['odd'],
  globals: [],
  screen: ['odd'],
  entries: dateVerbs.flatMap((does) =>
    (['call', 'method', 'member'] as const).map((as) => ({
      name: does,
      as,
      does,
      why: 'stands for any library there is',
      example: 'x()',
    })),
  ),
});

const cyclic = objectValue();
cyclic.properties.set('self', cyclic);
const cyclicArray = arrayValue([]);
cyclicArray.items.push(cyclicArray);
const fixed: Value[] = [
  ...[undefined, null, true, NaN, -0, -1, 0, 1, 16, 1e21, 10n, '', '2025-01-01', 'days', '{', '['].map((value) =>
    primitive(value),
  ),
  clockNow,
  dateValue(0),
  dateValue(NaN),
  dateValue(0, { library: 'odd' }),
  unknown('param:x'),
  objectValue([], { open: true, path: 'param:o' }),
  objectValue([['days', primitive(3)]]),
  objectValue([], { brand: 'map' }),
  objectValue([['key:x', primitive(1)]], { brand: 'map' }),
  objectValue([], { brand: 'set' }),
  objectValue([], { brand: 'buffer' }),
  objectValue([], { brand: 'date-format' }),
  cyclic,
  arrayValue([]),
  arrayValue([primitive(1), unknown('param:y')], { open: true }),
  cyclicArray,
  nativeValue('Math.max'),
  callback(() => unknown('answer')),
  { kind: 'regexp', source: '(', flags: 'q', tag: noTag },
  { kind: 'regexp', source: 'a+', flags: 'g', tag: noTag },
  { kind: 'module', path: 'm', tag: noTag },
  { kind: 'choice', options: [primitive(1), primitive('a')], tag: noTag },
];
const values = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...fixed) },
  fc.string().map((text) => primitive(text)),
  fc.double().map((number) => primitive(number)),
);
const args = fc.array(values, { maxLength: 4 });
const isValue = (result: Value | null): boolean => result === null || typeof result.kind === 'string';
const context = () => testContext([library]);
const runs = { numRuns: 3000 };

describe('odd values', () => {
  it('never make a global throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...globals), values, args, (name, receiver, given) => {
        expect(isValue(callNative(name, receiver, given, context()))).toBe(true);
        expect(isValue(constructNative(name, given, context()))).toBe(true);
      }),
      runs,
    );
  });

  it('never make a method throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...methods), values, args, (name, receiver, given) => {
        expect(isValue(callMethod(receiver, name, given, context()))).toBe(true);
        expect(isValue(getNativeProperty(receiver, name, context()))).toBe(true);
      }),
      runs,
    );
  });

  it('never make a library throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dateVerbs), fc.option(values), args, (name, receiver, given) => {
        expect(isValue(callLibrary(library, name, receiver, given, context()))).toBe(true);
      }),
      runs,
    );
  });
});
