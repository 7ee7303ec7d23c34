/** `super(…)`: the constructor above, or for a built-in error what it was told. */
import { constructorOf } from '../syntax/functions.js';
import { dateKey } from './boxed.js';
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import { functionValue, trueValue, undefinedValue } from './values.js';
import type { Environment, ObjectValue, Value } from './values.js';

/** Runs the constructor of the class above the one whose constructor is running. */
export function callSuper(
  run: Run,
  node: ts.CallExpression,
  args: readonly Value[],
  environment: Environment | null,
): Value {
  for (let frame = environment; frame !== null; frame = frame.parent) {
    if (frame.receiver?.kind !== 'object') continue;
    const parent = parentOfConstructor(frame.node, frame.receiver);
    if (parent === null) markBuiltIn(run, frame.receiver, args, node);
    const made = parent === null ? null : constructorOf(parent.node);
    if (parent !== null && made !== null) {
      run.interpreter.call(run, functionValue(made, parent.environment, frame.receiver), frame.receiver, args, node);
    }
    return undefinedValue;
  }
  return undefinedValue;
}

/** A class on top of a built-in error keeps what it was told; one on top of `Date` its time. */
export function markBuiltIn(run: Run, receiver: ObjectValue, args: readonly Value[], site: ts.Node): void {
  let parent: Value | null = receiver.prototype;
  while (parent?.kind === 'class') ({ parent } = parent);
  if (parent?.kind !== 'native') return;
  if (parent.name.endsWith('Error')) {
    run.store.setProperty(receiver, '[[error]]', trueValue);
    if (args[0] !== undefined) run.store.setProperty(receiver, 'message', args[0]);
  } else if (parent.name === 'Date') {
    run.store.setProperty(receiver, dateKey, run.interpreter.construct(run, parent, args, site));
  }
}

/** The class above the one whose constructor is running. */
function parentOfConstructor(node: ts.Node, receiver: Value): Extract<Value, { kind: 'class' }> | null {
  let owner = receiver.kind === 'object' ? receiver.prototype : null;
  while (owner !== null && !(owner.node === node.parent)) owner = owner.parent?.kind === 'class' ? owner.parent : null;
  const parent = owner?.parent;
  return parent?.kind === 'class' ? parent : null;
}
