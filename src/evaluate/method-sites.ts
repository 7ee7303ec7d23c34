/**
 * The calls of a method by its name: `plans.add(…)` for the `add` of a class. Takes a function that is a member of something,
 * gives the calls that the program makes of it, in the files that are known to belong together.
 */
import { memberNameOf } from '../links/heat.js';
import { soughtKey } from '../links/shared.js';
import { isWithin } from '../syntax/is-within.js';
import { isStandardMethod } from '../syntax/standard-methods.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { withinSteps } from './leash.js';
import type { Run } from './run.js';
import { valueThere } from './surroundings.js';
import type { Value } from './values.js';

/** What is called all over tells nothing of one call. */
const callLimit = 12;
const stepsOfCall = 400;

/** The calls that may be meant; none where there are too many. */
export function callsOfMethod(run: Run, method: ts.Node): readonly ts.CallExpression[] {
  const name = memberNameOf(method);
  if (name === null) return [];
  run.trace.sought.add(soughtKey('called', name));
  return run.program.shared
    .calls(name, callLimit, method.getSourceFile().fileName)
    .filter((call) => isCallOf(run, call, method, name));
}

function isCallOf(run: Run, call: ts.CallExpression, method: ts.Node, name: string): boolean {
  // What a method hands to itself in turn is what it was handed.
  if (isWithin(call, method)) return false;
  const callee = withinSteps(
    run,
    stepsOfCall,
    () => valueThere(run, call.expression),
    () => null,
  );
  return callee !== null && mayBe(callee, method, name);
}

/** Whether a callee is the method. What was handed in by others may be, unless the language has many methods of that name. */
function mayBe(callee: Value, method: ts.Node, name: string): boolean {
  switch (callee.kind) {
    case 'choice':
      return callee.options.some((option) => mayBe(option, method, name));
    case 'function':
      return callee.node === method;
    case 'unknown':
      return /^(?:param|this|callback)\b/.test(callee.path) && !isStandardMethod(name);
    default:
      return false;
  }
}

/** Whether a function is asked for by the name of a member. */
export const isMember = (node: ts.Node): boolean =>
  compiler.isFunctionLike(node) && !compiler.isFunctionDeclaration(node) && memberNameOf(node) !== null;
