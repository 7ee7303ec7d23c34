import { describe, expect, it } from '@jest/globals';
import { callNative, constructNative } from '../../../src/evaluate/natives/natives.js';
import { nativeValue, primitive, unknown } from '../../../src/evaluate/values.js';
import type { Value } from '../../../src/evaluate/values.js';
import { callback, clockNow, clockTag, isClocked, lift, lower, now, testContext } from './context.js';

const call = (name: string, ...args: unknown[]): Value | null =>
  callNative(name, nativeValue('global'), args.map(lift), testContext());
const plain = (name: string, ...args: unknown[]): unknown => lower(call(name, ...args));
const a = unknown('param:a');

describe('globals on known values', () => {
  it.each<[string, unknown[], unknown]>([
    ['Math.floor', [1.7], 1],
    ['Math.max', [1, 3, 2], 3],
    ['Math.max', [], -Infinity],
    ['Math.min', ['4', 3], 3],
    ['Math.abs', [-2], 2],
    ['Math.pow', [2, 10], 1024],
    ['globalThis.Math.sign', [-5], -1],
    ['Number', ['12'], 12],
    ['Number', [''], 0],
    ['String', [12], '12'],
    ['Boolean', [''], false],
    ['BigInt', ['12'], 12n],
    ['parseInt', ['12px'], 12],
    ['parseInt', ['ff', 16], 255],
    ['parseInt', ['0x10'], 16],
    ['Number.parseFloat', ['1.5e3x'], 1500],
    ['isNaN', ['x'], true],
    ['Number.isInteger', [3], true],
    ['Number.isInteger', ['3'], false],
    ['Object.keys', [{ a: 1, b: 2 }], ['a', 'b']],
    ['Object.entries', [{ a: 1 }], [['a', 1]]],
    ['Object.values', [[4, 5]], [4, 5]],
    ['Object.fromEntries', [[['a', 1]]], { a: 1 }],
    ['Object.assign', [{ a: 1 }, { b: 2 }], { a: 1, b: 2 }],
    ['Object.hasOwn', [{ a: 1 }, 'a'], true],
    ['Object.freeze', [{ a: 1 }], { a: 1 }],
    ['Reflect.get', [{ a: 1 }, 'a'], 1],
    ['Reflect.has', [{ a: 1 }, 'b'], false],
    ['Array.isArray', [[1]], true],
    ['Array.of', [1, 2], [1, 2]],
    ['Array.from', ['ab'], ['a', 'b']],
    ['Array.from', [{ length: 2 }], [undefined, undefined]],
    ['JSON.parse', ['{"a":[1,null,"x"]}'], { a: [1, null, 'x'] }],
    ['JSON.stringify', [{ a: [1, undefined], b: undefined }], '{"a":[1,null]}'],
    ['String.fromCharCode', [50, 48], '20'],
    ['atob', ['MjAyNQ=='], '2025'],
    ['btoa', ['2025'], 'MjAyNQ=='],
    ['unescape', ['%32%u0030'], '20'],
    ['decodeURIComponent', ['%32%30'], '20'],
    ['encodeURIComponent', ['a b'], 'a%20b'],
    ['Promise.resolve', [3], 3],
    ['Promise.all', [[1, 2]], [1, 2]],
    ['structuredClone', [{ a: [1] }], { a: [1] }],
    ['Date.UTC', [2025, 0], Date.UTC(2025, 0)],
    ['Date.parse', ['2025-01-01'], Date.UTC(2025, 0)],
  ])('%s(%j) is %j', (name, args, expected) => {
    expect(plain(name, ...args)).toEqual(expected);
  });

  it('leaves alone what it does not know', () => {
    expect(call('constructor')).toBeNull();
    expect(call('__proto__')).toBeNull();
    expect(call('fetch', 'x')).toBeNull();
    expect(constructNative('Worker', [], testContext())).toBeNull();
    expect(call('decodeURIComponent', '%')).toBeNull();
  });

  it('calls methods taken from prototypes', () => {
    expect(lower(callNative('Array.prototype.slice', lift([1, 2, 3]), [lift(1)], testContext()))).toEqual([2, 3]);
    expect(lower(callNative('Object.prototype.hasOwnProperty', lift({ a: 1 }), [lift('a')], testContext()))).toBe(true);
  });
});

describe('globals on symbols', () => {
  it.each<[string, unknown[], string]>([
    ['Number', [a], '‹Number(param:a)›'],
    ['parseInt', [a, 10], '‹parseInt(param:a, 10)›'],
    ['Date.parse', [a], '‹Date.parse(param:a)›'],
    ['JSON.parse', [a], '‹JSON.parse(param:a)›'],
    ['JSON.parse', ['{bad'], '‹JSON.parse("{bad")›'],
    ['Math.max', [a, 0], '‹Math.max(param:a, 0)›'],
    ['Math.max', [a, clockNow], '‹Math.max(param:a, <time>)›'],
    ['Boolean', [a], '‹Boolean(param:a)›'],
    ['Object.keys', [a], '‹Object.keys(param:a)›'],
    ['Array.isArray', [a], '‹Array.isArray(param:a)›'],
    ['JSON.stringify', [{ at: a }], '‹JSON.stringify({…})›'],
  ])('%s(%j)', (name, args, expected) => {
    expect(plain(name, ...args)).toBe(expected);
  });

  it('keeps what was added to a symbol', () => {
    expect(call('Number', { ...a, offset: 5 })).toMatchObject({ kind: 'unknown', offset: 5 });
  });

  it('spreads over choices', () => {
    const choice: Value = { kind: 'choice', options: [primitive('1'), primitive('2')], tag: clockTag };
    const result = call('Number', choice);
    expect(lower(result)).toEqual({ choice: [1, 2] });
    expect(result && isClocked(result)).toBe(true);
  });

  it('opens what symbols are assigned into', () => {
    expect(call('Object.assign', { days: 30 }, a)).toMatchObject({ open: true, path: 'param:a' });
    expect(plain('Array.from', a)).toEqual(['‹Array.from(param:a)[]›', '…']);
  });
});

describe('numbers that move with the clock', () => {
  it.each(['Math.floor', 'Math.round', 'Math.ceil', 'Math.trunc', 'Number', 'parseInt'])(
    '%s keeps the rate',
    (name) => {
      const seconds = primitive(now / 1000, { tag: clockTag, rate: 1 / 1000, dimension: 'instant' });
      expect(call(name, seconds)).toMatchObject({ rate: 1 / 1000, dimension: 'instant', tag: clockTag });
    },
  );

  it('turns the rate with the sign in Math.abs', () => {
    expect(call('Math.abs', primitive(-5, { tag: clockTag, rate: -1 }))).toMatchObject({ value: 5, rate: 1 });
  });

  it('compares in Math.max, so that roots are noted', () => {
    const context = testContext();
    const result = callNative('Math.max', nativeValue('Math'), [clockNow, primitive(5)], context);
    expect(result).toMatchObject({ value: now, rate: 1 });
    expect(context.compared).toEqual([`5 meets ${now}`]);
  });
});

describe('decoders', () => {
  it.each<[string, unknown[]]>([
    ['atob', ['MjAyNQ==']],
    ['parseInt', ['ff', 16]],
    ['String.fromCharCode', [50]],
    ['decodeURIComponent', ['%32']],
  ])('%s says so in the tag', (name, args) => {
    expect(call(name, ...args)?.tag.decoded).toBe(true);
  });

  it('stay visible through JSON and buffers', () => {
    const context = testContext();
    const buffer = call('Buffer.from', 'eyJ4IjoxfQ==', 'base64') as Value;
    const text = callNative('Buffer.from', nativeValue('x'), [lift('7b22'), lift('hex')], context);
    expect(text?.tag.decoded).toBe(true);
    const parsed = call('JSON.parse', { ...primitive('{"x":1}'), tag: buffer.tag });
    expect(parsed?.kind === 'object' && parsed.properties.get('x')?.tag.decoded).toBe(true);
    expect(call('parseInt', '12', 10)?.tag.decoded).toBe(false);
  });
});

describe('objects', () => {
  it('defines values and getters', () => {
    const target = lift({});
    call('Object.defineProperty', target, 'a', { value: 1 });
    call('Object.defineProperty', target, 'b', { get: callback(() => primitive(2)) });
    expect(plain('Object.keys', target)).toEqual(['a', 'b']);
    expect(plain('Object.values', target)).toEqual([1, 2]);
  });

  it('calls back from Array.from and Reflect.apply', () => {
    const double = callback((_, [value]) => primitive((value as { value: number }).value * 2));
    expect(plain('Array.from', [1, 2], double)).toEqual([2, 4]);
    expect(plain('Reflect.apply', double, undefined, [21])).toBe(42);
  });

  it('makes errors with name and message', () => {
    const error = constructNative('TypeError', [lift('expired')], testContext());
    expect(error).toMatchObject({ brand: 'error' });
    expect(error && plain('String', error)).toBe('TypeError: expired');
  });
});
