/**
 * `call`, `apply` and `bind` of functions, and promises, which are represented by the value they resolve to: `then`
 * calls its callback at once, whatever the receiver is.
 */
import { steps } from '../../syntax/machine-jumps.js';
import { heldIn, isPending, waitingKey } from '../pending.js';
import { isBuiltInFunction } from '../type-words.js';
import { arrayValue, joinAll, objectValue, primitive, undefinedValue, unknown } from '../values.js';
import type { ObjectValue, Value } from '../values.js';
import { isCallable, itemsIn } from './array-items.js';
import { argumentAt, callPath, nativeTable } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';

/** Where a function that was bound to arguments keeps them, as an array; whoever calls it puts them first. */
export const boundArgumentsKey = '[[bound arguments]]';

/** Under this name a state machine keeps what it was handed last; `sent` of its state gives it. */
export const sentKey = '[[sent]]';
/** The name of that function. */
export const sentName = '[[state.sent]]';

/** The first item of what the members of a machine's context give; then the kind of step, its operand and its label. */
export const stepMark = '[[step]]';
/** The names of those members. */
export const contextNames = {
  abrupt: '[[context.abrupt]]',
  stop: '[[context.stop]]',
  finish: '[[context.finish]]',
  delegate: '[[context.delegate]]',
} as const;

const stepOf = (kind: number, ...more: readonly Value[]): Value =>
  arrayValue([primitive(stepMark), primitive(kind), ...more]);

/** `return` and what it gives, or `break` and `continue` and where they lead. */
const abrupt: NativeFunction = (call) => {
  const [way, operand] = [argumentAt(call, 0), argumentAt(call, 1)];
  const name = way.kind === 'primitive' ? way.value : null;
  return name === 'break' || name === 'continue' || name === steps.jumps
    ? stepOf(steps.jumps, operand)
    : stepOf(steps.returns, operand);
};

const onFunction =
  (run: (call: NativeCall) => Value | null): NativeFunction =>
  (call) =>
    isCallable(call.receiver) ? run(call) : null;

const callWith = onFunction((call) => call.context.invoke(call.receiver, argumentAt(call, 0), call.args.slice(1)));

const apply = onFunction((call) => {
  const list = argumentAt(call, 1);
  const empty = list.kind === 'primitive';
  const items = empty ? [] : itemsIn(list)?.items;
  return call.context.invoke(call.receiver, argumentAt(call, 0), items ?? [unknown('arguments[]', list.tag)]);
});

const bind = onFunction((call) => {
  const { receiver } = call;
  if (receiver.kind !== 'function') return call.args.length > 1 ? null : receiver;
  const bound = receiver.properties.get(boundArgumentsKey);
  const known = bound?.kind === 'array' ? bound.items : [];
  const args = [...known, ...call.args.slice(1)];
  const properties = new Map(receiver.properties);
  if (args.length > 0) properties.set(boundArgumentsKey, arrayValue(args));
  return { ...receiver, receiver: receiver.receiver ?? argumentAt(call, 0), properties };
});

/** What a built-in says of itself; the text of a function of the program is left alone. */
const writtenOut: NativeFunction = ({ receiver }) =>
  receiver.kind === 'native' && isBuiltInFunction(receiver.name)
    ? primitive(`function ${receiver.name}() { [native code] }`)
    : null;

/** `call`, `apply`, `bind`, `toString`. */
export const functionMethods: NativeTable = nativeTable({ call: callWith, apply, bind, toString: writtenOut });
export const functionFunctions: NativeTable = nativeTable({ 'Function.toString': writtenOut });

/** An object of the program with a `then` of its own is no promise of ours. */
const hasOwn = (value: Value, name: string): boolean => value.kind === 'object' && value.properties.has(name);

const then: NativeFunction = (call) => {
  if (hasOwn(call.receiver, 'then')) return null;
  const callback = argumentAt(call, 0);
  if (!isCallable(callback)) return call.receiver;
  if (isPending(call.receiver)) waitFor(call, call.receiver, callback);
  return call.context.invoke(callback, undefinedValue, [heldIn(call.receiver)]);
};
/** Whoever settles it calls the callback with what it is settled with. */
function waitFor({ context }: NativeCall, promise: ObjectValue, callback: Value): void {
  const known = promise.properties.get(waitingKey);
  const waiting = known?.kind === 'array' ? known.items : [];
  if (waiting.length < waitingLimit) context.setProperty(promise, waitingKey, arrayValue([...waiting, callback]));
}
const waitingLimit = 8;
const otherwise: NativeFunction = (call) => (hasOwn(call.receiver, 'catch') ? null : call.receiver);
const lastly: NativeFunction = (call) => {
  if (hasOwn(call.receiver, 'finally')) return null;
  const callback = argumentAt(call, 0);
  if (isCallable(callback)) call.context.invoke(callback, undefinedValue, []);
  return call.receiver;
};
/** `then`, `catch`, `finally` on any receiver. */
export const promiseMethods: NativeTable = nativeTable({ then, catch: otherwise, finally: lastly });

const all: NativeFunction = (call) => {
  const list = argumentAt(call, 0);
  const given = itemsIn(list);
  return given === null
    ? unknown(callPath(call.name, [list]), list.tag)
    : arrayValue(given.items.map(heldIn), { open: given.open, tag: list.tag });
};
/** What nobody has seen to fail has been fulfilled. */
const allSettled: NativeFunction = (call) => {
  const list = all(call);
  if (list?.kind !== 'array') return list;
  const outcomes = list.items.map((value) =>
    objectValue([
      ['status', primitive('fulfilled')],
      ['value', value],
    ]),
  );
  return { ...list, items: outcomes };
};
const settled: NativeFunction = (call) => argumentAt(call, 0);
/** Any of them may be the first that is settled, but none that nobody is seen to settle. */
const firstOf: NativeFunction = (call) => {
  const given = itemsIn(argumentAt(call, 0));
  const settling = given?.items.filter((item) => !isPending(item)) ?? [];
  return given === null || given.open || settling.length === 0 ? null : joinAll(settling.map(heldIn));
};

/** `Promise.*`. A rejection is not represented. */
export const promiseFunctions: NativeTable = nativeTable({
  'Promise.resolve': settled,
  'Promise.all': all,
  'Promise.allSettled': allSettled,
  'Promise.race': firstOf,
  'Promise.any': firstOf,
  [contextNames.abrupt]: abrupt,
  [contextNames.stop]: () => stepOf(steps.returns, undefinedValue),
  [contextNames.finish]: () => stepOf(steps.cleansUp, undefinedValue),
  [contextNames.delegate]: (call) =>
    stepOf(steps.delegates, argumentAt(call, 0), argumentAt(call, call.args.length > 2 ? 2 : 1)),
  [sentName]: ({ receiver }) => (receiver.kind === 'object' ? (receiver.properties.get(sentKey) ?? null) : null),
});
