/**
 * The calls of a method by its name: `plans.add(…)` for the `add` of a class. Takes a function that is a member of something,
 * gives the calls that the program makes of it, in the files that are known to belong together.
 */
import { memberNameOf } from '../links/heat.js';
import { soughtKey } from '../links/shared.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import { withinSteps } from './leash.js';
import type { Run } from './run.js';
import { surroundingsOf } from './surroundings.js';
import type { Value } from './values.js';

/** What is called all over tells nothing of one call. */
const callLimit = 12;
const stepsOfCall = 400;

/** The calls that may be meant; none where there are too many. */
export function callsOfMethod(run: Run, method: ts.Node): readonly ts.CallExpression[] {
  const name = memberNameOf(method);
  if (name === null) return [];
  run.trace.sought.add(soughtKey('called', name));
  return run.program.shared.calls(name, callLimit).filter((call) => isCallOf(run, call, method, name));
}

function isCallOf(run: Run, call: ts.CallExpression, method: ts.Node, name: string): boolean {
  // What a method hands to itself in turn is what it was handed.
  if (method.pos <= call.pos && call.end <= method.end && call.getSourceFile() === method.getSourceFile()) return false;
  run.muted++;
  try {
    const callee = withinSteps(
      run,
      stepsOfCall,
      () => unlessThrown(run, () => run.interpreter.evaluate(run, call.expression, surroundingsOf(run, call))),
      () => null,
    );
    return callee !== null && mayBe(callee, method, name);
  } finally {
    run.muted--;
  }
}

/** Whether a callee is the method. What was handed in by others may be, unless the language has many methods of that name. */
function mayBe(callee: Value, method: ts.Node, name: string): boolean {
  switch (callee.kind) {
    case 'choice':
      return callee.options.some((option) => mayBe(option, method, name));
    case 'function':
      return callee.node === method;
    case 'unknown':
      return /^(?:param|this|callback)\b/.test(callee.path) && !common.has(name);
    default:
      return false;
  }
}

const common: ReadonlySet<string> = new Set(
  [Array, Map, Set, String, Promise, Function, Date, RegExp, Number, Object].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype),
  ),
);

/** Whether a function is asked for by the name of a member. */
export const isMember = (node: ts.Node): boolean =>
  compiler.isFunctionLike(node) && !compiler.isFunctionDeclaration(node) && memberNameOf(node) !== null;
