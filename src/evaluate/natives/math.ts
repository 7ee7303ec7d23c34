/**
 * `Math`: rounding keeps how a number moves with the clock, `min` and `max` compare through the context so that
 * they note where their outcome changes. Constants are in `properties.ts`.
 */
import { chanceTag, isClocked, joinAll, primitive, tagOf, unknown, withTag } from '../values.js';
import type { Value } from '../values.js';
import { asNumber } from './conversions.js';
import {
  argumentAt,
  callPath,
  joinTables,
  nativeTable,
  overArguments,
  pureFunction,
  symbolFor,
  wrapAll,
} from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';

/** Rounding, and the sign: the number still moves as its argument did. */
const linear =
  (apply: (value: number) => number): NativeFunction =>
  (call) => {
    const view = asNumber(argumentAt(call, 0));
    if (view === null) return null;
    const { tag, rate, dimension, from } = view;
    return primitive(apply(view.value), {
      tag,
      rate,
      dimension,
      from,
      smooth: rate === 0 ? null : (view.smooth ?? view.value),
    });
  };

const absolute: NativeFunction = (call) => {
  const view = asNumber(argumentAt(call, 0));
  if (view === null) return null;
  const { tag, rate, dimension, from } = view;
  const smooth = view.smooth === null ? null : Math.abs(view.smooth);
  return primitive(Math.abs(view.value), { tag, rate: view.value < 0 ? 0 - rate : rate, dimension, from, smooth });
};

/** Any other function of numbers: depends on the clock, but does not move smoothly. */
const numeric =
  (apply: (...values: number[]) => number): NativeFunction =>
  ({ args }) => {
    const numbers: number[] = [];
    for (const value of args.slice(0, 100)) {
      const view = asNumber(value);
      if (view === null) return null;
      numbers.push(view.value);
    }
    return primitive(apply(...numbers), { tag: tagOf(...args) });
  };

/** The numbers of a value's kin; dates count by their time. */
function asOperand(value: Value): Value {
  const view = value.kind === 'date' ? asNumber(value) : null;
  return view === null ? value : primitive(view.value, view);
}

/** The greater (or smaller) of two, null when that is open. */
function choose(call: NativeCall, best: Value, next: Value, operator: '<' | '>'): Value | null {
  const a = asNumber(best);
  const b = asNumber(next);
  const clocked = isClocked(best) || isClocked(next);
  if (!clocked && (a === null || b === null)) return null;
  if (a !== null && b !== null) {
    call.context.meet(next, best);
    if (Number.isNaN(a.value)) return best;
    const taken = operator === '>' ? b.value > a.value : b.value < a.value;
    return taken || Number.isNaN(b.value) ? next : best;
  }
  const outcome = call.context.compare(next, operator, best);
  if (outcome.kind !== 'primitive') return null;
  return withTag(outcome.value === true ? next : best, outcome.tag);
}

const extreme =
  (operator: '<' | '>', none: number): NativeFunction =>
  (call) => {
    const operands = call.args.map(asOperand);
    const [first, ...others] = operands;
    if (first === undefined) return primitive(none);
    // A date that is not known may lie on either side of the clock.
    if (others.length > 0 && operands.every(isNumber) && operands.some((one) => call.context.isOpen(one)))
      return joinAll(operands.map((one) => withTag(one, tagOf(...operands))));
    let best: Value = others.length === 0 && first.kind === 'primitive' ? toNumber(first) : first;
    for (const next of others) {
      const chosen = choose(call, best, next, operator);
      if (chosen === null) return symbolFor(callPath(call.name, call.args), call.args);
      best = chosen;
    }
    return best.kind === 'unknown'
      ? unknown(callPath(call.name, call.args), tagOf(...call.args), best)
      : withTag(toNumber(best), tagOf(...operands));
  };

const isNumber = (value: Value): boolean => value.kind === 'primitive' && typeof value.value === 'number';

function toNumber(value: Value): Value {
  const view = asNumber(value);
  return view === null ? value : primitive(view.value, view);
}

/** Two draws are two symbols: the place tells them apart. */
const random: NativeFunction = ({ context }) => unknown(`Math.random()#${context.place.start}`, chanceTag);

/** The functions of `Math` by their dotted names. */
export const mathFunctions: NativeTable = joinTables(
  wrapAll(pureFunction, {
    'Math.floor': linear(Math.floor),
    'Math.ceil': linear(Math.ceil),
    'Math.round': linear(Math.round),
    'Math.trunc': linear(Math.trunc),
    'Math.sign': linear(Math.sign),
    'Math.fround': linear(Math.fround),
    'Math.abs': absolute,
  }),
  wrapAll(pureFunction, {
    'Math.pow': numeric(Math.pow),
    'Math.sqrt': numeric(Math.sqrt),
    'Math.cbrt': numeric(Math.cbrt),
    'Math.log': numeric(Math.log),
    'Math.log2': numeric(Math.log2),
    'Math.log10': numeric(Math.log10),
    'Math.exp': numeric(Math.exp),
    'Math.hypot': numeric(Math.hypot),
    'Math.imul': numeric(Math.imul),
    'Math.clz32': numeric(Math.clz32),
    'Math.sin': numeric(Math.sin),
    'Math.cos': numeric(Math.cos),
    'Math.tan': numeric(Math.tan),
    'Math.atan2': numeric(Math.atan2),
  }),
  wrapAll(overArguments, { 'Math.min': extreme('<', Infinity), 'Math.max': extreme('>', -Infinity) }),
  nativeTable({ 'Math.random': random }),
);
