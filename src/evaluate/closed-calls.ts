/**
 * Calls with constants of functions that see nothing else: decoders of hidden texts and dates. They give the same at every
 * instant, so each is followed once, to a far longer end than other calls beside the clock, and remembered by its node.
 */
import { isClosedFunction } from '../syntax/closed-functions.js';
import { NodeMap } from '../syntax/node-map.js';
import { recalled, seen, type Seen } from '../syntax/sight.js';
import type { ts } from '../syntax/typescript.js';
import { perRow } from './rows.js';
import { BudgetExceeded, Run, ThrowSignal } from './run.js';
import { functionValue } from './values.js';
import type { FunctionValue, Value } from './values.js';

/** For texts of a page, decoded twice. */
const stepLimit = 400_000;
const limits = { depth: 60, aside: 60, asideSteps: stepLimit, recursion: 8, rounds: 100_000 };
const keyLimit = 20_000;

interface Ended {
  /** Null when it did not come to its end, or to no constant. */
  readonly value: Value | null;
  readonly steps: number;
}
const known = new NodeMap<ts.Node, Map<string, Seen<Ended>>>();
/** Runs that follow such a call: what it calls in turn is part of it. */
const within = new WeakSet<Run>();

/** Enters a function with what it is given. */
export type ClosedCall = (run: Run, callee: FunctionValue, args: readonly Value[]) => Value;

/** What a closed function gives for constants; null when it is not one, is not given constants or does not end. */
function closedCall(run: Run, callee: FunctionValue, args: readonly Value[], call: ClosedCall): Value | null {
  if (run.endless.has(callee.node)) return null;
  const key = within.has(run) ? null : keyOf(callee, args);
  if (key === null || !isClosedFunction(callee.node)) return null;
  const results = known.get(callee.node) ?? new Map<string, Seen<Ended>>();
  known.set(callee.node, results);
  const before = results.get(key);
  const found = before ?? seen(() => follow(run, functionValue(callee.node, null), args, call));
  results.set(key, found);
  const ended = before === undefined ? found.value : recalled(before);
  if (ended.value === null && ended.steps >= stepLimit) run.endless.add(callee.node);
  run.payClosed(ended.steps);
  return ended.value;
}

/** The constants as a text; null where one of the arguments is none. */
function keyOf({ node, properties }: FunctionValue, args: readonly Value[]): string | null {
  if (args.length === 0 || node.parameters.length === 0 || properties.size > 0) return null;
  const parts = args.map((arg) =>
    arg.kind === 'primitive' && arg.tag.clocks.length === 0 && arg.tag.anchors.length === 0
      ? `${typeof arg.value} ${String(arg.value)}`
      : null,
  );
  const key = parts.join('\n');
  return parts.includes(null) || key.length > keyLimit ? null : key;
}

function follow(run: Run, callee: FunctionValue, args: readonly Value[], call: ClosedCall): Ended {
  const { now, variant, program, lexicon, interpreter } = run;
  const own = new Run({
    ...{ now, variant, program, lexicon, interpreter },
    limits: { ...run.limits, ...limits, steps: stepLimit },
  });
  own.nesting = run.nesting;
  within.add(own);
  try {
    const value = call(own, callee, args);
    return { value: value.kind === 'primitive' ? value : null, steps: own.steps };
  } catch (error) {
    if (error instanceof BudgetExceeded || error instanceof ThrowSignal || error instanceof RangeError)
      return { value: null, steps: own.steps };
    throw error;
  }
}

/**
 * What a closed function gives for constants, and where one argument may be one of several, for each of them: a text that is
 * chosen before it is deciphered. One that nobody can work out is followed as any call is, and says nothing of those behind it.
 */
export function closedForEach(
  run: Run,
  callee: FunctionValue,
  args: readonly Value[],
  call: ClosedCall,
  follow: (args: readonly Value[]) => Value,
): Value | null {
  const index = args.findIndex(({ kind }) => kind === 'choice');
  const choice = args[index];
  if (choice?.kind !== 'choice') return closedCall(run, callee, args, call);
  if (choice.options.length > optionLimit) return null;
  const rows = choice.options.map((option) => args.with(index, option));
  const known = rows.map((row) => closedCall(run, callee, row, call));
  if (known.every((one) => one === null)) return null;
  return perRow(choice, (_, row) => known[row] ?? follow(rows[row] ?? args));
}
const optionLimit = 8;
