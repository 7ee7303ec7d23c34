/** `super(…)`: the constructor above, or for a built-in error what it was told. */
import { compiler } from '../syntax/typescript.js';
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
    if (parent === null && frame.receiver.prototype?.parent?.kind === 'native') markError(run, frame.receiver, args);
    const made =
      parent === null
        ? undefined
        : parent.node.members.find(
            (member): member is ts.ConstructorDeclaration =>
              compiler.isConstructorDeclaration(member) && member.body !== undefined,
          );
    if (parent !== null && made !== undefined) {
      run.interpreter.call(run, functionValue(made, parent.environment, frame.receiver), frame.receiver, args, node);
    }
    return undefinedValue;
  }
  return undefinedValue;
}

/** A class on top of a built-in error keeps what it was told. */
function markError(run: Run, receiver: ObjectValue, args: readonly Value[]): void {
  const parent = receiver.prototype?.parent;
  if (parent?.kind !== 'native' || !parent.name.endsWith('Error')) return;
  run.store.setProperty(receiver, '[[error]]', trueValue);
  if (args[0] !== undefined) run.store.setProperty(receiver, 'message', args[0]);
}

/** The class above the one whose constructor is running. */
function parentOfConstructor(node: ts.Node, receiver: Value): Extract<Value, { kind: 'class' }> | null {
  let owner = receiver.kind === 'object' ? receiver.prototype : null;
  while (owner !== null && !(owner.node === node.parent)) owner = owner.parent?.kind === 'class' ? owner.parent : null;
  const parent = owner?.parent;
  return parent?.kind === 'class' ? parent : null;
}
