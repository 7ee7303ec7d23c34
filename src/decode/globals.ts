/** The globals that decoders may ask for, made anew for each text: what a decoder puts into them stays with it. */
import { isObject, limited, numberOf, sizeLimit, textOf, truth } from './coercion.js';
import { patternOf } from './patterns.js';
import { isStandardGlobal } from '../syntax/standard-globals.js';
import { failed, List, Named, Native, notFollowed, Rec } from './values.js';
import type { NativeCall, Value } from './values.js';

function record(members: Readonly<Record<string, NativeCall | Value>>): Rec {
  const made = new Rec();
  for (const [name, member] of Object.entries(members))
    made.own.set(name, typeof member === 'function' ? new Native(member) : member);
  return made;
}

function native(call: NativeCall, members: Readonly<Record<string, NativeCall | Value>> = {}): Native {
  const made = new Native(call);
  for (const [name, member] of record(members).own) made.own.set(name, member);
  return made;
}

/** What throws in the language for a bad text throws here as well. */
const checked =
  (work: (text: string) => string): NativeCall =>
  (_self, [value]) => {
    const text = textOf(value);
    let result: string;
    try {
      result = work(text);
    } catch {
      return failed('malformed');
    }
    return limited(result);
  };

const mathOf: Readonly<Record<string, (given: readonly number[]) => number>> = {
  abs: ([a = NaN]) => Math.abs(a),
  ceil: ([a = NaN]) => Math.ceil(a),
  floor: ([a = NaN]) => Math.floor(a),
  round: ([a = NaN]) => Math.round(a),
  trunc: ([a = NaN]) => Math.trunc(a),
  sqrt: ([a = NaN]) => Math.sqrt(a),
  pow: ([a = NaN, b = NaN]) => a ** b,
  max: (all) => Math.max(...all),
  min: (all) => Math.min(...all),
};
const math = (): Rec =>
  record(
    Object.fromEntries(
      Object.entries(mathOf).map(([name, work]): [string, NativeCall] => [
        name,
        (_self, args) => work(args.map(numberOf)),
      ]),
    ),
  );

const characters =
  (make: (...codes: readonly number[]) => string): NativeCall =>
  (_self, codes) => {
    try {
      return make(...codes.map(numberOf));
    } catch {
      return failed('range');
    }
  };

/** `Array(n)` and `Array(a, b)`. */
const arrayOf: NativeCall = (_self, args) => {
  const [size] = args;
  if (args.length !== 1 || typeof size !== 'number') return new List([...args]);
  return size > sizeLimit || !Number.isInteger(size) || size < 0
    ? notFollowed()
    : new List(new Array<Value>(size).fill(undefined));
};

const arrayFrom: NativeCall = (_self, [from, ...rest]) => {
  if (rest.length > 0) return notFollowed();
  return from instanceof List
    ? new List([...from.items])
    : typeof from === 'string'
      ? new List([...from])
      : notFollowed();
};

/** The global object itself, which `Function("return this")` gives as well. */
export function makeGlobals(): ReadonlyMap<string, Value> {
  const whole = new Rec();
  const members: readonly (readonly [string, Value])[] = [
    ['undefined', undefined],
    ['NaN', NaN],
    ['Infinity', Infinity],
    [
      'parseInt',
      native((_self, [text, radix]) => parseInt(textOf(text), radix === undefined ? undefined : numberOf(radix))),
    ],
    ['parseFloat', native((_self, [text]) => parseFloat(textOf(text)))],
    ['isNaN', native((_self, [value]) => Number.isNaN(numberOf(value)))],
    ['decodeURIComponent', native(checked(decodeURIComponent))],
    ['decodeURI', native(checked(decodeURI))],
    ['encodeURIComponent', native(checked(encodeURIComponent))],
    ['unescape', native(checked(unescapeText))],
    ['escape', native(checked(escapeText))],
    ['atob', native(checked(atob))],
    ['Math', math()],
    ['Array', native(arrayOf, { isArray: (_self, [value]) => value instanceof List, from: arrayFrom })],
    ['Object', native((_self, [value]) => (isObject(value) ? value : new Rec()))],
    ['Number', native((_self, [value]) => numberOf(value))],
    ['Boolean', native((_self, [value]) => truth(value))],
    ['RegExp', native((_self, [source, flags]) => patternOf(textOf(source), flags === undefined ? '' : textOf(flags)))],
    ['Function', native((_self, args) => makeFunction(args, whole))],
    [
      'String',
      native((_self, args) => (args.length === 0 ? '' : textOf(args[0])), {
        fromCharCode: characters(String.fromCharCode),
        fromCodePoint: characters(String.fromCodePoint),
      }),
    ],
  ];
  for (const [name, value] of members) {
    whole.own.set(name, value);
    if (value instanceof Native) value.own.set('name', name);
  }
  for (const name of ['window', 'globalThis', 'self', 'global']) whole.own.set(name, whole);
  return whole.own;
}

/** What decoders ask for to be quick, and do without. */
const helpers: ReadonlySet<string> = new Set(['Buffer', 'TextDecoder']);

/** What the global object has under a name that no decoder has a use for: it is handed on, to hide which it is. */
export function namedGlobal(globals: ReadonlyMap<string, Value>, owner: Value, name: string): Named | undefined {
  const isHanded = owner === globals.get('globalThis') && isStandardGlobal(name) && !helpers.has(name);
  return isHanded ? new Named(name) : undefined;
}

/** The name of a global, for the value of an expression that stands for it. */
export function nameOfGlobal(globals: ReadonlyMap<string, Value>, value: Value): string | null {
  if (value instanceof Named) return value.name;
  if (!(value instanceof Rec) || value === globals.get('globalThis')) return null;
  for (const [name, one] of globals) if (one === value) return name;
  return null;
}

/** Nothing is made of texts, but that one way to ask for the global object is known. */
const makeFunction = (args: readonly Value[], whole: Rec): Value =>
  args.length === 1 &&
  /^\s*return\s+(?:this|\(function\s*\(\)\s*\{\s*\}\.constructor\("return this"\)\(\s*\)\));?\s*$/.test(textOf(args[0]))
    ? new Native(() => whole)
    : notFollowed();

const unescapeText = (text: string): string =>
  text.replace(/%u([\da-f]{4})|%([\da-f]{2})/gi, (_whole, wide: string | undefined, byte: string) =>
    String.fromCharCode(parseInt(wide ?? byte, 16)),
  );

const escapeText = (text: string): string =>
  text.replace(/[^\w@*+./-]/g, (character) => {
    const code = character.charCodeAt(0);
    const hex = code.toString(16).toUpperCase();
    return code < 256 ? `%${hex.padStart(2, '0')}` : `%u${hex.padStart(4, '0')}`;
  });
