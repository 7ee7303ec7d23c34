/**
 * Calling functions of the program: an activation, its arguments, its body. Bounded in depth and recursion; past a
 * bound the result is a symbol.
 */
import { functionName } from '../syntax/scopes.js';
import { seeWhole } from '../syntax/sight.js';
import { immediateCall } from '../syntax/immediate-call.js';
import { isLargerThan } from '../syntax/size.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { isDriven } from '../syntax/state-machines.js';
import { closedForEach } from './closed-calls.js';
import type { ClosedCall } from './closed-calls.js';
import { collectYields, isGenerator } from './generators.js';
import { isDecidedByTime } from './decided.js';
import { hoist } from './hoisted.js';
import { keepActivation } from './kept.js';
import { isModel } from './model-sites.js';
import { loadedModule } from './modules.js';
import { deepTags } from './natives/conversions.js';
import { boundArgumentsKey } from './natives/functions.js';
import { bindArguments } from './parameters.js';
import { AsideExceeded } from './run.js';
import { bodyOf } from './branches.js';
import type { Run } from './run.js';
import { pathOfCall } from './symbol-paths.js';
import { arrayValue, joinValues, noTag, tagOf, undefinedValue, unknown } from './values.js';
import type { Environment, FunctionValue, Value } from './values.js';

/** Calls a function value. `receiver` is its `this`, unless it is an arrow or bound. */
export function callFunction(
  run: Run,
  callee: FunctionValue,
  receiver: Value | null,
  args: readonly Value[],
  site: ts.Node,
): Value {
  const { node } = callee;
  const loaded = loadedModule(run, callee, args);
  if (loaded !== null) return loaded;
  const { heat } = run.program;
  const isHot = isModel(node) || heat.isHotFunction(node) || heat.isHot(node);
  const follow = (given: readonly Value[]): Value => {
    if (node.body === undefined || isBeyond(run, node, { isHot, site }, given)) return untold(node, given);
    const activate = (): Value => enterBody(run, callee, receiver, given, site);
    return isHot ? withAside(run, 0, Infinity, activate) : goAside(run, activate, () => untold(node, given));
  };
  const close: ClosedCall = (own, plain, given) => enterBody(own, plain, null, given, site);
  return (isHot ? null : closedForEach(run, callee, args, close, follow)) ?? follow(args);
}

/** What a call gives that is not followed: it came from what it was given. */
const untold = (node: ts.FunctionLikeDeclaration, args: readonly Value[]): Value =>
  unknown(pathOfCall(functionName(node), args), { ...noTag, decoded: tagOf(...args).decoded });

/** How a function is called: whether it has to do with the clock itself, and where. */
interface Calling {
  readonly isHot: boolean;
  readonly site: ts.Node;
}

/** What is done where the time has decided is what is looked for: it is seen however much it took to come there. */
const isHarm = ({ program: { heat }, aside }: Run, site: ts.Node): boolean =>
  aside === 0 && isDecidedByTime(site, (node) => heat.isHot(node));

/** Whether a call lies beyond the bounds: too deep, once too often in the stack, or not worth what is left. */
function isBeyond(run: Run, node: ts.Node, { isHot, site }: Calling, args: readonly Value[]): boolean {
  if (run.calls.length >= run.limits.depth && ownDepth(run) >= run.limits.depth) return true;
  if (!isHot && run.aside >= run.limits.aside && !isHandedTime(run, node, args)) return true;
  if (!isHot && run.isShort && !isSmall(node) && !isHarm(run, site)) return true;
  return isAgainTooOften(run, node);
}

/** Whether a small function that names no clock may work on one all the same: handed what was made of one, or written where it is called. */
function isHandedTime(run: Run, node: ts.Node, args: readonly Value[]): boolean {
  if (run.aside >= 2 * run.limits.aside || !isSmall(node)) return false;
  if (run.calls.some(({ callee }) => callee === node)) return false;
  return deepTags(args).clocks.length > 0 || immediateCall(node) !== null;
}

/** Nodes of a function that costs less to follow than what is lost without it: it reads a store, it gives a constant. */
const smallFunction = 40;

function isSmall(node: ts.Node): boolean {
  seeWhole(node);
  return !isLargerThan(node, smallFunction);
}

/** Calls of the program's own functions; those of models lie between them, up to a bound. */
function ownDepth({ calls, limits }: Run): number {
  if (calls.length >= modelledDepth * limits.depth) return calls.length;
  return calls.reduce((count, { callee }) => (isModel(callee) ? count : count + 1), 0);
}
const modelledDepth = 4;

/**
 * A function that calls itself for certain is followed for some rounds. Where a symbol decided about each of them (a retry
 * after a failure), a second round shows what a third would, and several such calls in one body would multiply.
 */
function isAgainTooOften(run: Run, node: ts.Node): boolean {
  let [same, opened] = [0, 0];
  for (const { callee, openness } of run.calls) {
    if (callee !== node) continue;
    same++;
    if (openness < run.openness) opened++;
  }
  return same >= run.limits.recursion * (isModel(node) ? modelledDepth : 1) || opened >= openedRecursion;
}
const openedRecursion = 1;

/** A function that has nothing to do with the clock is followed for its value, within a budget of its own. */
function goAside(run: Run, activate: () => Value, otherwise: () => Value): Value {
  if (run.aside > 0) return withAside(run, run.aside + 1, run.asideLimit, activate);
  const { length } = run.calls;
  try {
    return withAside(run, 1, run.steps + run.limits.asideSteps, activate);
  } catch (error) {
    if (!(error instanceof AsideExceeded)) throw error;
    run.calls.length = length;
    return otherwise();
  }
}

function withAside(run: Run, aside: number, asideLimit: number, activate: () => Value): Value {
  const before = { aside: run.aside, asideLimit: run.asideLimit };
  Object.assign(run, { aside, asideLimit });
  try {
    return activate();
  } finally {
    Object.assign(run, before);
  }
}

function enterBody(
  run: Run,
  callee: FunctionValue,
  receiver: Value | null,
  args: readonly Value[],
  site: ts.Node,
): Value {
  const { node } = callee;
  const self = compiler.isArrowFunction(node) ? null : (callee.receiver ?? receiver);
  const environment: Environment = { cells: new Map(), parent: callee.environment, receiver: self, node };
  run.calls.push({ node: site, callee: node, openness: run.openness });
  try {
    const bound = callee.properties.get(boundArgumentsKey);
    const all = bound?.kind === 'array' ? [...bound.items, ...args] : args;
    bindArguments(run, node, all, environment);
    bindArgumentsObject(environment, all);
    hoist(node, environment);
    const result = runBody(run, node, environment);
    keepActivation(run, environment, result);
    return result;
  } finally {
    run.calls.pop();
  }
}

const argumentsKey = { name: 'arguments' };
function bindArgumentsObject(environment: Environment, args: readonly Value[]): void {
  if (!compiler.isArrowFunction(environment.node))
    environment.cells.set(argumentsKey, { value: arrayValue([...args]) });
}
/** The `arguments` of the nearest function that has them. */
export function argumentsOf(environment: Environment | null): Value {
  for (let frame = environment; frame !== null; frame = frame.parent) {
    const cell = frame.cells.get(argumentsKey);
    if (cell !== undefined) return cell.value;
  }
  return arrayValue([], { open: true });
}

function runBody(run: Run, node: ts.FunctionLikeDeclaration, environment: Environment): Value {
  const { body } = node;
  if (body === undefined) return undefinedValue;
  run.trace.entered.add(run.program.keyOf(node));
  if (!compiler.isBlock(body)) return run.interpreter.evaluate(run, body, environment);
  const yielded = isGenerator(node) && !isDriven(node) ? collectYields(environment) : null;
  const completion = bodyOf(run, body.statements, environment);
  if (yielded !== null) return yielded;
  if (completion.returned === null) return undefinedValue;
  return completion.normal ? joinValues(completion.returned, undefinedValue) : completion.returned;
}
