/**
 * One run: an entry (a function with symbols for its parameters, or a file's statements) evaluated at one instant.
 * Goes in: program, entry, instant. Comes out: a trace. The same call gives the same trace, in any order.
 */
import { describedOwner } from '../syntax/descriptors.js';
import { NodeMap } from '../syntax/node-map.js';
import { functionName } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import type { Program } from '../links/program.js';
import { call } from './calls.js';
import { construct } from './constructions.js';
import { unmadeInstance } from './classes.js';
import { isBehindLeaving } from './decided.js';
import type { Defines } from './defines.js';
import { evaluate } from './expressions.js';
import { noteEvent } from './events.js';
import { callFunction } from './functions.js';
import type { Lead } from './leading.js';
import type { Lexicon } from './lexicon.js';
import { unmadeByMaker } from './makers.js';
import { setProperty } from './member-writes.js';
import { getProperty } from './members.js';
import { readExport } from './modules.js';
import { assignOutside, readDefinition, settle } from './names.js';
import { symbolicArguments } from './parameters.js';
import { handedThis } from './outer-this.js';
import { runsInPart } from './in-part.js';
import { isModel } from './model-sites.js';
import { BudgetExceeded, goesOn, Run, ThrowSignal } from './run.js';
import type { Completion, Forced, Interpreter, Limits } from './run.js';
import { execute, executeAll } from './statements.js';
import type { Trace } from './trace.js';
import { functionValue } from './values.js';
import type { Environment, FunctionValue, Value } from './values.js';
import { bind } from './variables.js';
import { componentOf } from './components.js';

/** Something that can be evaluated on its own. */
export type Entry = ts.FunctionLikeDeclaration | ts.SourceFile;

const returning = new NodeMap<ts.Node, boolean>();

/** Whether a function may end in a statement: what it gives is asked for by whoever calls it. */
function mayReturn(statement: ts.Statement): boolean {
  const known = returning.get(statement);
  if (known !== undefined) return known;
  let answer = false;
  walk(statement, (node) => {
    answer ||= compiler.isReturnStatement(node);
    return !answer && !compiler.isFunctionLike(node) && !compiler.isClassLike(node);
  });
  returning.set(statement, answer);
  return answer;
}

/** What stands for itself until a name asks for it. */
const isReadOnDemand = (statement: ts.Statement): boolean =>
  compiler.isVariableStatement(statement) || compiler.isDeclarationStatement(statement);

/** In long bodies, and in files, only the statements that have to do with the clock are run; the rest is read on demand. */
function executeHot(run: Run, statements: readonly ts.Statement[], environment: Environment | null): Completion {
  const [first] = statements;
  if (first === undefined) return goesOn;
  // What a guard leaves behind may be acted on by a statement without a clock in it: led runs are few, and see them all.
  const isWhole = !runsInPart(first.parent) || (run.lead !== null && !compiler.isSourceFile(first.parent));
  const hot = new Set(isWhole ? [] : statements.filter((one) => run.program.heat.isHot(one)));
  // Whoever is called and has nothing to do with the clock gives what it gives: a part of it would give something else.
  if (isWhole || (hot.size === 0 && !compiler.isSourceFile(first.parent)))
    return executeAll(run, statements, environment);
  const isBehind = (one: ts.Statement): boolean =>
    !isReadOnDemand(one) && isBehindLeaving(one, one.parent, (node) => run.program.heat.isHot(node));
  const chosen = statements.filter((one) => hot.has(one) || mayReturn(one) || isBehind(one));
  return executeAll(run, chosen, environment);
}

/** `this` of a method that nobody called: an object of its class that nobody made, or the object it is written in. */
function receiverOf(run: Run, node: ts.FunctionLikeDeclaration): Value | null {
  const { parent } = node;
  const made = unmadeByMaker(run, node);
  if (made !== null) return made;
  const component = componentOf(run, node);
  if (component !== null) return component;
  const described = compiler.isArrowFunction(node) ? null : describedOwner(node);
  if (described !== null) {
    const { owner, call: whole } = described;
    return run.interpreter.evaluate(run, compiler.isIdentifier(owner) ? owner : whole, null);
  }
  const home = compiler.isPropertyAssignment(parent) ? parent.parent : parent;
  if (compiler.isObjectLiteralExpression(home) && !compiler.isArrowFunction(node)) {
    return run.interpreter.evaluate(run, home, null);
  }
  if (!compiler.isClassLike(parent)) return handedThis(run, node);
  const value = run.interpreter.evaluate(run, (parent.name ?? parent) as ts.Expression, null);
  return value.kind === 'class' ? unmadeInstance(value) : null;
}

const interpreter: Interpreter = {
  evaluate,
  execute,
  executeAll: executeHot,
  call,
  construct,
  getProperty,
  setProperty,
  readDefinition,
  assignOutside,
  settle,
  receiverOf,
  bind,
  readExport,
};

export interface EnterOptions {
  readonly program: Program;
  readonly lexicon: Lexicon;
  readonly limits: Limits;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The stand-in calendar. */
  readonly variant: number;
  /** What the build puts in the place of names. */
  readonly defines?: Defines | undefined;
  /** Lays down how one condition comes out. */
  readonly forced?: Forced | undefined;
  /** Where symbols decide, go the way to this guard. */
  readonly lead?: Lead | undefined;
  /** Counts the steps of many runs. */
  readonly meter?: Meter | undefined;
}

/** Steps spent by all the runs that were given the meter. */
export interface Meter {
  steps: number;
}

/** Evaluates an entry at an instant. */
export function enter(entry: Entry, options: EnterOptions): Trace {
  const run = new Run({ ...options, interpreter });
  try {
    if (compiler.isSourceFile(entry)) {
      // Its statements have their own turn: see `later-writes.ts`.
      run.memo.set(entry, null);
      executeHot(run, entry.statements, null);
    } else run.trace.returned = detached(enterFunction(run, entry));
  } catch (error) {
    // A native stack that runs out is a budget like the others: the trace up to there stands.
    if (error instanceof BudgetExceeded || error instanceof RangeError) run.trace.truncated = true;
    else if (!(error instanceof ThrowSignal)) throw error;
  }
  run.trace.steps = run.steps;
  run.trace.closedSteps = run.closedSteps;
  if (options.meter !== undefined) options.meter.steps += run.steps;
  return run.trace;
}

/** Times hold nothing else. */
const isTime = (value: Value): boolean =>
  value.kind === 'choice' ? value.options.every(isTime) : value.kind === 'primitive' || value.kind === 'date';

/** How deep a result is looked into for times: the parts of a date in a list, each with its kind. */
const timesDepth = 3;

/**
 * What is asked of a result, with the times that it holds and without the rest: through closures and fields it would keep
 * the whole run alive.
 */
function detached(value: Value, depth = timesDepth): Value {
  switch (value.kind) {
    case 'object':
      return {
        ...value,
        properties: new Map(
          [...value.properties].flatMap(([key, field]) => timesIn(field, depth).map((one) => [key, one] as const)),
        ),
        // What a library has made is told by the class that stands for it.
        prototype:
          value.prototype !== null && isModel(value.prototype.node)
            ? { ...value.prototype, environment: null, properties: new Map() }
            : null,
      };
    case 'array':
      return { ...value, items: value.items.flatMap((item) => timesIn(item, depth)) };
    case 'function':
    case 'class':
      return { ...value, environment: null, properties: new Map() };
    case 'choice':
      return { ...value, options: value.options.map((option) => detached(option, depth)) };
    default:
      return value;
  }
}

/** What a field or an item holds of times: itself, a part of it, or nothing. */
function timesIn(value: Value, depth: number): readonly Value[] {
  if (isTime(value)) return [value];
  const isHolder = value.kind === 'array' || (value.kind === 'object' && value.brand === 'plain');
  return isHolder && depth > 0 ? [detached(value, depth - 1)] : [];
}

function enterFunction(run: Run, node: ts.FunctionLikeDeclaration): Value {
  const receiver = receiverOf(run, node);
  const callee: FunctionValue = functionValue(node, null, receiver);
  const returned = callFunction(run, callee, receiver, symbolicArguments(run, node), node);
  noteEvent(run, 'return', node, functionName(node), [returned]);
  return returned;
}
