/**
 * Who settles a promise after the function that it was made with has returned: calls of what that function keeps of
 * its parameter, in a variable or under the name of a member. Takes a promise that nobody in the run has settled, gives what
 * it may resolve to, or null where nobody is seen to do it.
 */
import { callOf } from '../syntax/call-of.js';
import { soughtKey } from '../links/shared.js';
import { memberText } from '../syntax/member-facts.js';
import { enclosingFunction, definitionAt, referencesTo, resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { mayHappen } from './happenings.js';
import { executorKey } from './pending.js';
import type { Run } from './run.js';
import { surroundingsOf, valueThere } from './surroundings.js';
import { joinAll } from './values.js';
import type { ObjectValue, Value } from './values.js';

const siteLimit = 6;

export function settledElsewhere(run: Run, promise: ObjectValue): Value | null {
  const executor = promise.properties.get(executorKey);
  const parameter = executor?.kind === 'function' ? executor.node.parameters[0] : undefined;
  if (executor?.kind !== 'function' || parameter === undefined || !compiler.isIdentifier(parameter.name)) return null;
  const { name } = parameter;
  return run.once(`settled ${run.program.keyOf(executor.node)}`, () => {
    const definition = definitionAt(name);
    const mentions = definition === null ? [] : referencesTo(definition);
    const calls = mentions.flatMap((mention) => callsThrough(run, mention, executor.node));
    const values = calls.length > siteLimit ? [] : calls.flatMap((call) => handedTo(run, call) ?? []);
    return values.length === 0 ? null : joinAll(values);
  });
}

/** The calls of what a mention of the parameter is kept in. */
function callsThrough(run: Run, mention: ts.Node, executor: ts.Node): readonly ts.CallExpression[] {
  const call = callOf(mention);
  if (call !== null) return enclosingFunction(call) === executor ? [] : [call];
  const target = keptIn(mention);
  if (target === null) return [];
  if (compiler.isIdentifier(target) && !compiler.isPropertyAssignment(target.parent)) {
    const holder = definitionAt(target) ?? resolve(target);
    return holder === null ? [] : referencesTo(holder).flatMap((one) => callOf(one) ?? []);
  }
  const name = memberText(compiler.isPropertyAccessExpression(target) ? target.name : target);
  if (name === null) return [];
  run.trace.sought.add(soughtKey('called', name));
  return run.program.shared
    .calls(name, callLimit, executor.getSourceFile().fileName)
    .filter((call) => isSettling(run, call, executor));
}
const callLimit = 12;

/** `held = mention`, `owner.held = mention`, `{ held: mention }` */
function keptIn(mention: ts.Node): ts.Node | null {
  const { parent } = mention;
  if (compiler.isBinaryExpression(parent) && parent.right === mention) return parent.left;
  if (compiler.isPropertyAssignment(parent) && parent.initializer === mention) return parent.name;
  return compiler.isVariableDeclaration(parent) && parent.initializer === mention ? parent.name : null;
}

/** Whether a call by the name of a member settles what that function makes. */
function isSettling(run: Run, { expression }: ts.CallExpression, executor: ts.Node): boolean {
  const callee = valueThere(run, expression);
  const promise =
    callee?.kind === 'object' && callee.brand === 'resolve' ? callee.properties.get('promise') : undefined;
  const made = promise?.kind === 'object' ? promise.properties.get(executorKey) : undefined;
  return made?.kind === 'function' && made.node === executor;
}

function handedTo(run: Run, call: ts.CallExpression): Value | null {
  const [first] = call.arguments;
  if (first === undefined || mayHappen(run, call, surroundingsOf(run, call), null) === 'never') return null;
  return valueThere(run, first);
}
