/**
 * Whom a name means where nothing else tells: the functions of that name that have to do with the clock. Any of them
 * may be the one, or none; the caller says what happens then.
 */
import { isOnGlobalObject } from '../links/heat.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { eitherValue, openingBy } from './branches.js';
import { functionAdded } from './elsewhere.js';
import type { Run } from './run.js';
import { functionValue, joinAll, nativeValue } from './values.js';
import type { FunctionValue, Value } from './values.js';

/** Calls each of the candidates as something that may happen. */
export function callEither(
  run: Run,
  candidates: readonly ts.FunctionLikeDeclaration[],
  name: string,
  args: readonly Value[],
  site: ts.Node,
): Value {
  const branches = candidates.map((node) => (): Value => {
    const receiver = run.interpreter.receiverOf(run, node);
    const callee: FunctionValue = functionValue(node, null, receiver);
    return run.interpreter.call(run, callee, receiver, args, site);
  });
  return eitherValue(run, branches, openingBy(`${name} is a method of that name`));
}

/** The hot functions that a member of this name may be at a place, but for those that are just being called. */
export const methodsAt = (run: Run, name: string, site: ts.Node): readonly ts.FunctionLikeDeclaration[] =>
  run.program.heat
    .methodsNamed(name, site.getSourceFile().fileName)
    .filter((node) => !run.calls.some(({ callee }) => callee === node));

/** A function that the program itself puts on the global object: `globalThis.isExpired = …`; null when there is none. */
export function callGlobal(run: Run, name: string, args: readonly Value[], site: ts.Node): Value | null {
  const candidates = methodsAt(run, name, site).filter(isOnGlobalObject);
  return candidates.length === 0 ? null : callEither(run, candidates, name, args, site);
}

/** The function that a script puts under a dotted name: `App.end = function …`; null when there is none. */
export function callAdded(
  run: Run,
  name: string,
  receiver: Value | null,
  args: readonly Value[],
  site: ts.Node,
): Value | null {
  const added = functionAdded(run, name);
  return added === null ? null : run.interpreter.call(run, added, receiver, args, site);
}

/** The clock that is kept under a name, wherever that is: `app.$time = dayjs`; null when there is none. */
export function clockKept(run: Run, name: string): Value | null {
  const clocks = run.program.heat.clocksKept(name);
  return clocks.length === 0 ? null : joinAll(clocks.map((clock) => nativeValue(clock)));
}

/** What the getters of a name give, behind an interface; null when there is none. */
export function getEither(run: Run, name: string, site: ts.Node): Value | null {
  const getters = methodsAt(run, name, site).filter((node) => compiler.isGetAccessor(node));
  return getters.length === 0 ? null : callEither(run, getters, name, [], site);
}
