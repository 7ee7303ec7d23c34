import { describe, expect, it } from '@jest/globals';
import { callMethod, constructNative, getNativeProperty } from '../../../src/evaluate/natives/natives.js';
import { isSafePattern } from '../../../src/evaluate/natives/patterns.js';
import {
  arrayValue,
  fieldBits,
  isClocked,
  nativeValue,
  noTag,
  primitive,
  unknown,
} from '../../../src/evaluate/values.js';
import type { RegExpValue, Value } from '../../../src/evaluate/values.js';
import { callback, clockNow, clockTag, lift, lower, now, testContext } from './context.js';

const call = (receiver: unknown, method: string, ...args: unknown[]): Value | null =>
  callMethod(lift(receiver), method, args.map(lift), testContext());
const plain = (receiver: unknown, method: string, ...args: unknown[]): unknown =>
  lower(call(receiver, method, ...args));
const regexp = (source: string, flags = ''): RegExpValue => ({ kind: 'regexp', source, flags, tag: noTag });
const symbol = unknown('param:list');

const numberIn = (value: Value | undefined): number => (value?.kind === 'primitive' ? Number(value.value) : NaN);
const isEven = callback((_, [value]) =>
  value?.kind === 'unknown' ? unknown('even') : primitive(numberIn(value) % 2 === 0),
);
const double = callback((_, [value]) => primitive(numberIn(value) * 2));
const sum = callback((_, [a, b]) => primitive(numberIn(a) + numberIn(b)));
const minus = callback((_, [a, b]) =>
  a?.kind === 'unknown' ? unknown('order') : primitive(numberIn(a) - numberIn(b)),
);

describe('methods of strings', () => {
  it.each<[string, string, unknown[], unknown]>([
    ['2025-01-02', 'slice', [0, 4], '2025'],
    ['abc', 'slice', [-2], 'bc'],
    ['abc', 'substring', [2, 0], 'ab'],
    ['abc', 'substr', [-2, 1], 'b'],
    [' a ', 'trim', [], 'a'],
    ['a-b-c', 'split', ['-'], ['a', 'b', 'c']],
    ['a-b-c', 'split', ['-', 2], ['a', 'b']],
    ['ab', 'split', [''], ['a', 'b']],
    ['abc', 'includes', ['b'], true],
    ['abc', 'indexOf', ['z'], -1],
    ['abc', 'at', [-1], 'c'],
    ['abc', 'charCodeAt', [0], 97],
    ['5', 'padStart', [2, '0'], '05'],
    ['ab', 'repeat', [2], 'abab'],
    ['a', 'concat', ['b', 1], 'ab1'],
    ['b', 'localeCompare', ['a'], 1],
    ['2025.01.02', 'replace', ['.', '-'], '2025-01.02'],
    ['2025.01.02', 'replaceAll', ['.', '-'], '2025-01-02'],
    ['a1b22', 'replace', [regexp('\\d+', 'g'), '<$&>'], 'a<1>b<22>'],
    ['2025-01', 'replace', [regexp('(\\d+)-(\\d+)'), '$2/$1'], '01/2025'],
    ['a1', 'replace', [regexp('\\d'), double], 'a2'],
    ['a,b;c', 'split', [regexp('[,;]')], ['a', 'b', 'c']],
    ['2025-01', 'match', [regexp('(\\d+)-(\\d+)')], ['2025-01', '2025', '01']],
    ['x', 'match', [regexp('\\d')], null],
    ['a1b2', 'match', [regexp('\\d', 'g')], ['1', '2']],
    [
      'a1b2',
      'matchAll',
      [regexp('(\\d)', 'g')],
      [
        ['1', '1'],
        ['2', '2'],
      ],
    ],
    ['ab1', 'search', [regexp('\\d')], 2],
    ['abc', 'padEnd', [unknown('n')], '‹"abc".padEnd(n)›'],
  ])('%j.%s(%p)', (receiver, method, args, expected) => {
    expect(plain(receiver, method, ...args)).toEqual(expected);
  });

  it('keeps texts below the limit', () => {
    expect(call('ab', 'repeat', 1e9)).toBeNull();
    expect(call('a', 'padStart', 1e9)).toBeNull();
    expect(lower(call('a'.repeat(6000), 'concat', 'a'.repeat(6000)))).toBe('‹long text›');
  });

  it('narrows the fields of an ISO text to the piece', () => {
    const bits = fieldBits.year | fieldBits.month | fieldBits.dayOfMonth | fieldBits.hour;
    const iso = primitive('2026-08-12T17:30:01.500Z', { tag: { ...clockTag, fields: bits } });
    expect(call(iso, 'slice', 0, 10)?.tag.fields).toBe(bits & ~fieldBits.hour);
    expect(call(iso, 'substring', 0, 7)?.tag.fields).toBe(fieldBits.year | fieldBits.month);
    const parts = call(iso, 'split', 'T');
    expect(parts?.kind === 'array' && parts.items.map(({ tag }) => tag.fields)).toEqual([
      bits & ~fieldBits.hour,
      fieldBits.hour,
    ]);
  });
});

describe('regular expressions', () => {
  it('test and exec', () => {
    expect(plain(regexp('^\\d{4}$'), 'test', '2025')).toBe(true);
    expect(plain(regexp('(\\d)'), 'exec', 'a1')).toEqual(['1', '1']);
    expect(plain(regexp('\\d', 'g'), 'exec', 'a1')).toBe('‹regexp.exec("a1")›');
    expect(plain(regexp('a'), 'test', unknown('param:key'))).toBe('‹regexp.test(param:key)›');
  });

  it.each([
    '(a+)+$',
    '(a|a)*b',
    '((a?)b){20,}',
    '(.*a){12}',
    '([a-z]+)*',
    '(?:\\w+\\s?)+',
    '(a{1,9})+',
    '(x*)\\1',
    '(a+){00001,}',
    '(a|aa)'.repeat(40),
  ])('refuses %s', (source) => {
    expect(isSafePattern(source, 30)).toBe(false);
    expect(call('aaaa', 'match', regexp(source))).toBeNull();
  });
  it.each(['\\d{4}-\\d{2}-\\d{2}', '^(\\w+)-(\\w+)$', '\\s+', '[(+*)]+', 'a|b', '(?:ab)+', '(a|b)c'])(
    'allows %s',
    (source) => {
      expect(isSafePattern(source, 40)).toBe(true);
    },
  );
  it('bounds the text by the number of open repetitions', () => {
    expect(isSafePattern('a*b*c*d', 10)).toBe(true);
    expect(isSafePattern('a*b*c*d', 1000)).toBe(false);
    expect(isSafePattern('a', 10_001)).toBe(false);
  });
  it('does not throw for patterns that are none', () => {
    expect(call('a', 'match', regexp('('))).toBeNull();
    expect(call('a', 'match', regexp('(a+[[x])]b)+', 'v'))).toBeNull();
  });
});

describe('methods of arrays', () => {
  it.each<[unknown[], string, unknown[], unknown]>([
    [[1, 2, 3], 'slice', [1], [2, 3]],
    [[1, 2], 'concat', [[3], 4], [1, 2, 3, 4]],
    [[1, 2], 'indexOf', [2], 1],
    [[1, 2], 'includes', [3], false],
    [[1, 2], 'join', ['-'], '1-2'],
    [[1, 2], 'at', [-1], 2],
    [[1, 2], 'keys', [], [0, 1]],
    [[1], 'entries', [], [[0, 1]]],
    [[[1], [2]], 'flat', [], [1, 2]],
    [[1, 2], 'with', [0, 9], [9, 2]],
    [[1, 2], 'toReversed', [], [2, 1]],
    [[1, 2, 3, 4], 'filter', [isEven], [2, 4]],
    [[1, 2], 'map', [double], [2, 4]],
    [[1, 3], 'some', [isEven], false],
    [[2, 4], 'every', [isEven], true],
    [[1, 4], 'find', [isEven], 4],
    [[1, 3], 'find', [isEven], undefined],
    [[1, 4, 6], 'findLast', [isEven], 6],
    [[1, 4], 'findIndex', [isEven], 1],
    [[1, 2, 3], 'reduce', [sum], 6],
    [[1, 2, 3], 'reduce', [sum, 10], 16],
    [[1, 2], 'flatMap', [double], [2, 4]],
    [[1, 2], 'forEach', [double], undefined],
    [[3, 1, 2], 'sort', [minus], [1, 2, 3]],
    [['b', 'a'], 'toSorted', [], ['a', 'b']],
    [[10, 9], 'sort', [], [10, 9]],
  ])('%j.%s', (receiver, method, args, expected) => {
    expect(plain(receiver, method, ...args)).toEqual(expected);
  });

  it.each<[string, unknown[], unknown, unknown]>([
    ['push', [4], 4, [1, 2, 3, 4]],
    ['pop', [], 3, [1, 2]],
    ['shift', [], 1, [2, 3]],
    ['unshift', [0], 4, [0, 1, 2, 3]],
    ['splice', [1, 1, 9], [2], [1, 9, 3]],
    ['reverse', [], [3, 2, 1], [3, 2, 1]],
    ['fill', [0, 1], [1, 0, 0], [1, 0, 0]],
  ])('%s writes through the context', (method, args, result, after) => {
    const array = lift([1, 2, 3]);
    expect(lower(callMethod(array, method, args.map(lift), testContext()))).toEqual(result);
    expect(lower(array)).toEqual(after);
  });

  it.each<[string, Value, unknown]>([
    ['filter', isEven, [{ choice: ['‹param:x›', 2] }, '…']],
    ['some', isEven, true],
    ['every', isEven, '‹[…].every(callback:0)›'],
    ['find', isEven, { choice: ['‹param:x›', 2] }],
    ['sort', minus, [{ choice: ['‹param:x›', 2] }, { choice: ['‹param:x›', 2] }]],
  ])('%s leaves open what a callback leaves open', (method, answers, expected) => {
    expect(plain([unknown('param:x'), 2], method, answers)).toEqual(expected);
  });

  it('calls back with a typical item of a symbol', () => {
    const seen: unknown[] = [];
    const expired = callback((_, [item]) => {
      seen.push(item && lower(item));
      return primitive(true, { tag: clockTag });
    });
    const some = call(symbol, 'some', expired);
    expect(seen).toEqual(['‹param:list[]›']);
    expect(lower(some)).toBe(true);
    expect(some && isClocked(some)).toBe(true);
    expect(plain(symbol, 'filter', expired)).toEqual(['‹param:list[]›', '…']);
  });

  it('compares clock values through the context', () => {
    const context = testContext();
    callMethod(lift([5, 6]), 'includes', [clockNow], context);
    expect(context.compared).toEqual([`5 === ${now}`, `6 === ${now}`]);
  });

  it('gives symbols for what an open array may hold', () => {
    const open = arrayValue([primitive(1)], { open: true });
    expect(lower(getNativeProperty(open, 'length', testContext()))).toBe('‹items.length›');
    expect(plain(open, 'includes', 1)).toBe(true);
    expect(plain(open, 'includes', 2)).toBe('‹[…].includes(2)›');
    expect(plain(open, 'every', isEven)).toBe(false);
    expect(plain(open, 'join')).toBe('‹[…].join()›');
  });
});

describe('collections', () => {
  const make = (name: string, ...args: unknown[]): Value =>
    constructNative(name, args.map(lift), testContext()) ?? unknown('none');
  it('maps', () => {
    const map = make('Map', [
      ['a', 1],
      [1, 2],
    ]);
    expect(plain(map, 'get', 'a')).toBe(1);
    expect(plain(map, 'get', 1)).toBe(2);
    expect(plain(map, 'get', '1')).toBeUndefined();
    call(map, 'set', 'b', 3);
    expect(lower(getNativeProperty(map, 'size', testContext()))).toBe(3);
    expect(plain(map, 'keys')).toEqual(['a', 1, 'b']);
    expect(plain(map, 'delete', 'a')).toBe(true);
    expect(lower(getNativeProperty(map, '[[entries]]', testContext()))).toEqual([
      [1, 2],
      ['b', 3],
    ]);
    call(map, 'set', symbol, 4);
    expect(plain(map, 'get', symbol)).toBe(4);
    expect(plain(map, 'has', 'zzz')).toMatch(/^‹/);
  });
  it('gives one of the values for a symbol as key', () => {
    expect(
      plain(
        make('Map', [
          ['pro', 1],
          ['beta', 2],
        ]),
        'get',
        symbol,
      ),
    ).toEqual({ choice: [1, 2, undefined] });
  });
  it('sets', () => {
    const set = make('Set', ['a', 'b', 'a']);
    expect(lower(getNativeProperty(set, 'size', testContext()))).toBe(2);
    expect(plain(set, 'has', 'b')).toBe(true);
    call(set, 'clear');
    expect(plain(set, 'values')).toEqual([]);
  });
  it('objects by identity', () => {
    const key = lift({});
    const map = make('WeakMap');
    call(map, 'set', key, 1);
    expect(plain(map, 'get', key)).toBe(1);
    expect(plain(map, 'get', lift({}))).toBeUndefined();
  });
});

describe('functions and promises', () => {
  it('calls and applies', () => {
    expect(plain(double, 'call', null, 4)).toBe(8);
    expect(plain(sum, 'apply', null, [1, 2])).toBe(3);
  });
  it.each<[string, unknown]>([
    ['a number', 4],
    ['a text', '4'],
  ])('then calls at once on %s', (_name, receiver) => {
    expect(plain(receiver, 'then', double)).toBe(8);
    expect(plain(receiver, 'catch', double)).toBe(receiver);
    expect(plain(receiver, 'finally', double)).toBe(receiver);
  });
  it('then calls on symbols and objects', () => {
    const path = callback((_, [value]) => primitive(value?.kind === 'unknown' ? value.path : 'object'));
    expect(plain(symbol, 'then', path)).toBe('param:list');
    expect(plain({ a: 1 }, 'then', path)).toBe('object');
    expect(call({ then: 1 }, 'then', path)).toBeNull();
  });
});

describe('symbols', () => {
  it.each<[string, unknown[], string]>([
    ['trim', [], '‹param:list.trim()›'],
    ['getTime', [], '‹param:list.getTime()›'],
    ['slice', [0, 10], '‹param:list.slice(0, 10)›'],
  ])('%s shows in the path', (method, args, expected) => {
    expect(plain(symbol, method, ...args)).toBe(expected);
  });
});

describe('properties', () => {
  it.each<[unknown, string, unknown]>([
    ['abc', 'length', 3],
    ['abc', '1', 'b'],
    [[1, 2], 'length', 2],
    [nativeValue('Math'), 'PI', Math.PI],
    [nativeValue('Number'), 'MAX_SAFE_INTEGER', Number.MAX_SAFE_INTEGER],
    [nativeValue('globalThis'), 'NaN', NaN],
    [regexp('a', 'gi'), 'ignoreCase', true],
    ['abc', '__proto__', 'null: not known'],
    [nativeValue('Math'), 'constructor', 'null: not known'],
  ])('%p.%s', (receiver, key, expected) => {
    expect(lower(getNativeProperty(lift(receiver), key, testContext()))).toEqual(expected);
  });
});
