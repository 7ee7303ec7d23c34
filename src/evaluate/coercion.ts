/**
 * What an object stands for as a number or a text, by the methods that the program gives it for that: `valueOf`,
 * `toString`, `[Symbol.toPrimitive]`. Takes any value, gives it back where it has none of them.
 */
import { textOfBuffer } from './natives/encodings.js';
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import { primitive } from './values.js';
import type { FunctionValue, Value } from './values.js';

export type Hint = 'number' | 'string' | 'default';

export function primitiveOf(run: Run, value: Value, hint: Hint, site: ts.Node): Value {
  if (value.kind !== 'object') return value;
  if (value.brand !== 'plain') return textOfBuffer(value) ?? value;
  const order = hint === 'string' ? ['toString', 'valueOf'] : ['valueOf', 'toString'];
  for (const name of ['@@Symbol.toPrimitive', ...order]) {
    const method = methodInText(run, value, name, site);
    const given = method === null ? value : run.interpreter.call(run, method, value, [primitive(hint)], site);
    if (given.kind !== 'object' && given.kind !== 'array') return given;
  }
  return value;
}

/** A method that stands in the text; what the language gives every object does not count. */
export function methodInText(run: Run, owner: Value, name: string, site: ts.Node): FunctionValue | null {
  if (owner.kind !== 'object' || (owner.properties.size === 0 && owner.prototype === null)) return null;
  const method = run.interpreter.getProperty(run, owner, name, site);
  return method.kind === 'function' ? method : null;
}

/** Functions of the language that ask for a number or a text. */
const askers: Readonly<Record<string, Hint>> = {
  Number: 'number',
  String: 'string',
  BigInt: 'number',
  Date: 'default',
  parseInt: 'string',
  parseFloat: 'string',
  'Date.parse': 'string',
  'JSON.parse': 'string',
  'Number.parseInt': 'string',
  'Number.parseFloat': 'string',
};

/** The arguments of a native as it takes them. */
export function asTaken(run: Run, name: string, args: readonly Value[], site: ts.Node): readonly Value[] {
  if (!args.some(({ kind }) => kind === 'object')) return args;
  const hint = Object.hasOwn(askers, name) ? askers[name] : name.startsWith('Math.') ? 'number' : undefined;
  return hint === undefined ? args : args.map((arg) => primitiveOf(run, arg, hint, site));
}
