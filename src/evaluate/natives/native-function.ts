/**
 * What a native function is to the evaluator: a small function over values, kept in tables by name. Holds the
 * types, the tables and the two wrappers that most natives share; knows no single native.
 */
import { leftOf } from '../options.js';
import type { NativeContext } from '../native-context.js';
import { areRows, eachRow, inRow } from '../rows.js';
import { pathOfOptions } from '../symbol-paths.js';
import { placeholderIn } from './placeholders.js';
import { isClocked, tableLimit, tagOf, undefinedValue, unknown, withTag } from '../values.js';
import type { Unknown, Value } from '../values.js';

/** One call of a native. For globals `receiver` is what stood before the last dot and is rarely of use. */
export interface NativeCall {
  readonly name: string;
  readonly receiver: Value;
  readonly args: readonly Value[];
  readonly context: NativeContext;
}
/** Gives the result, or null when this call is beyond it. Never throws for odd values. */
export type NativeFunction = (call: NativeCall) => Value | null;
/** Natives by name. A map and no object: names come from scanned code, `constructor` among them. */
export type NativeTable = ReadonlyMap<string, NativeFunction>;

/** A table from a literal. */
export const nativeTable = (functions: Record<string, NativeFunction>): NativeTable =>
  new Map(Object.entries(functions));
/** Several tables as one; later ones win. */
export const joinTables = (...tables: readonly NativeTable[]): NativeTable =>
  new Map(tables.flatMap((table) => [...table]));
/** The argument at an index, `undefined` when it was not given. */
export const argumentAt = (call: NativeCall, index: number): Value => call.args[index] ?? undefinedValue;
/** Whether the argument was left out or is the constant `undefined`. */
export function isMissing(call: NativeCall, index: number): boolean {
  const value = argumentAt(call, index);
  return value.kind === 'primitive' && value.value === undefined;
}

const shortText = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** A value as the paths of symbols show it. What moves with the clock is not spelled out: a symbol's path must not move. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'unknown':
      return value.path;
    case 'native':
      return value.name;
    case 'primitive':
      if (isClocked(value)) return '<time>';
      return typeof value.value === 'string' ? shortText(value.value) : String(value.value);
    case 'object':
      return value.path === '' ? '{…}' : value.path;
    case 'array':
      return '[…]';
    case 'date':
      // What it was made of says whose date it is.
      return isClocked(value) ? '<time>' : (value.tag.anchors[0] ?? 'date');
    default:
      return value.kind;
  }
}

/** How a call reads as a path: `Math.max(param:a, 3)`. */
export const callPath = (name: string, args: readonly Value[]): string =>
  `${name}(${args.slice(0, 6).map(describe).join(', ')})`;
/** How a method call reads as a path: `param:a.trim()`. */
export const methodPath = ({ receiver, name, args }: NativeCall): string =>
  `${describe(receiver)}.${callPath(name, args)}`;

/** The symbol for a result that depends on symbols; what was added to a single symbol stays with it. */
export function symbolFor(path: string, values: readonly Value[]): Unknown {
  const symbols = values.filter((value): value is Unknown => value.kind === 'unknown');
  const only = symbols.length === 1 ? symbols[0] : undefined;
  return unknown(path, tagOf(...values), { offset: only?.offset ?? 0, from: only?.from ?? null });
}

/**
 * A value that is not in the text as a symbol: an undeclared name (`__BUILD_TIME__`) is one too, and so is a text that a build
 * writes over. Null for the others.
 */
export function asSymbol(value: Value): Unknown | null {
  if (value.kind === 'unknown') return value;
  if (value.kind !== 'native') return placeholderIn(value);
  return value.name.startsWith('promise.') ? null : unknown(value.name, value.tag);
}

/** Applies a function to every combination of the options of choices among the values, and joins what comes out. */
export function overChoices(values: readonly Value[], apply: (values: readonly Value[]) => Value | null): Value | null {
  const index = values.findIndex((value) => value.kind === 'choice');
  const choice = values[index];
  if (choice?.kind !== 'choice') return apply(values);
  // What is made of the rows of one table goes row by row.
  const combinations = values.reduce(
    (count, value) =>
      value.kind !== 'choice' || (value !== choice && areRows(value, choice)) ? count : count * value.options.length,
    1,
  );
  if (combinations > tableLimit) return unknown(pathOfOptions(choice.options), tagOf(...values));
  const results: Value[] = [];
  for (const row of choice.options.keys()) {
    const result = overChoices(
      values.map((value) => inRow(value, choice, row)),
      apply,
    );
    if (result === null) return null;
    results.push(result);
  }
  return withTag(eachRow(choice, results), choice.tag);
}

/**
 * A global function of its arguments alone: spread over choices, a symbol in gives a symbol out. What cannot be told of one
 * option, as of a define, is a symbol beside the others.
 */
export const pureFunction =
  (run: NativeFunction): NativeFunction =>
  (call) =>
    overChoices(call.args, (args) => {
      const symbol = (): Value => symbolFor(callPath(call.name, args), args);
      if (args.some((value) => value.kind === 'unknown')) return symbol();
      return run({ ...call, args }) ?? (args === call.args ? null : symbol());
    });

/** A global function that is spread over choices but looks at symbols itself. */
export const overArguments =
  (run: NativeFunction): NativeFunction =>
  (call) =>
    overChoices(call.args, (args) => run({ ...call, args }));

/** Nobody decodes nothing: of several arguments that it may be, those are left that are none of the excluded. */
export const besides =
  (isExcluded: (option: Value) => boolean) =>
  (run: NativeFunction): NativeFunction =>
  (call) =>
    run({ ...call, args: call.args.map((value) => leftOf(value, isExcluded) ?? value) });

/** A method without effects: spread over choices in its arguments, a symbol among them gives a symbol. */
export const pureMethod =
  (run: NativeFunction): NativeFunction =>
  (call) =>
    overChoices(call.args, (args) =>
      args.some((value) => value.kind === 'unknown')
        ? symbolFor(methodPath({ ...call, args }), [call.receiver, ...args])
        : run({ ...call, args }),
    );

/** The same wrapper round every function of a literal. */
export const wrapAll = (
  wrap: (run: NativeFunction) => NativeFunction,
  functions: Record<string, NativeFunction>,
): NativeTable => new Map(Object.entries(functions).map(([name, run]) => [name, wrap(run)]));
