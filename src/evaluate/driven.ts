/**
 * Async functions and generators that a compiler has put into bodies with a driver: the body is run in place, as the
 * body of the function that a person wrote, and what drives it is never looked at.
 */
import { enclosingFunction, functionName } from '../syntax/scopes.js';
import { drivenBodyOf, stateMachineOf, wrappedBodyOf } from '../syntax/state-machines.js';
import type { DrivenBody } from '../syntax/state-machines.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { bodyOf } from './branches.js';
import { runMachine } from './machines.js';
import { bindArguments } from './parameters.js';
import type { Run } from './run.js';
import { joinValues, undefinedValue, unknown } from './values.js';
import type { Environment, Value } from './values.js';

/** What a call gives that hands a body to its driver; null for any other call. */
export function callDriver(run: Run, call: ts.CallExpression, environment: Environment | null): Value | null {
  const driven = drivenBodyOf(call);
  if (driven !== null) return runDriven(run, driven, environment);
  const wrapped = wrappedBodyOf(call);
  if (wrapped !== null) return run.interpreter.evaluate(run, wrapped, environment);
  const machine = stateMachineOf(call);
  if (machine === null) return null;
  return runMachine(run, machine, environment) ?? unknown(`${functionName(enclosingFunction(call) ?? call)}()`);
}

function runDriven(run: Run, { body, receiver, args }: DrivenBody, environment: Environment | null): Value {
  const self = compiler.isArrowFunction(body) ? null : run.interpreter.evaluate(run, receiver, environment);
  const activation: Environment = { cells: new Map(), parent: environment, receiver: self, node: body };
  const given = run.interpreter.evaluate(run, args, environment);
  bindArguments(run, body, given.kind === 'array' ? given.items : [], activation);
  if (!compiler.isBlock(body.body)) return run.interpreter.evaluate(run, body.body, activation);
  const { normal, returned } = bodyOf(run, body.body.statements, activation);
  if (returned === null) return undefinedValue;
  return normal ? joinValues(returned, undefinedValue) : returned;
}
