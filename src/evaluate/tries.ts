/**
 * `try`: a throw that is certain goes to the handler; one that only may happen, or that unread code may do, runs the
 * handler as a second way on.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { afterwards, eitherWay, openingBy } from './branches.js';
import { caughtError } from './events.js';
import { goesOn, ThrowSignal } from './run.js';
import type { Completion, Run } from './run.js';
import { joinValues } from './values.js';
import type { Environment, Value } from './values.js';

interface Tried {
  readonly completion: Completion | null;
  /** What reaches the handler for certain, or null. */
  readonly thrown: Value | null;
  readonly mayThrow: readonly Value[];
}

function attempt(run: Run, block: ts.Block, environment: Environment | null): Tried {
  const handler = { mayThrow: [] as Value[] };
  const { length } = run.calls;
  run.handlers.push(handler);
  try {
    return { completion: run.interpreter.execute(run, block, environment), thrown: null, mayThrow: handler.mayThrow };
  } catch (error) {
    if (!(error instanceof ThrowSignal)) throw error;
    run.calls.length = length;
    return { completion: null, thrown: error.value, mayThrow: handler.mayThrow };
  } finally {
    run.handlers.pop();
  }
}

function handle(run: Run, clause: ts.CatchClause, error: Value, environment: Environment | null): Completion {
  const name = clause.variableDeclaration?.name;
  if (name !== undefined && environment !== null) run.interpreter.bind(run, name, error, environment);
  return run.interpreter.execute(run, clause.block, environment);
}

/** Whether code that is not in the text is called, which may throw whatever it likes. */
function callsOut(block: ts.Block): boolean {
  let found = false;
  const look = (node: ts.Node): void => {
    found ||= compiler.isCallExpression(node) || compiler.isNewExpression(node) || compiler.isAwaitExpression(node);
    if (!found && !compiler.isFunctionLike(node)) compiler.forEachChild(node, look);
  };
  look(block);
  return found;
}

function withHandler(
  run: Run,
  node: ts.TryStatement,
  clause: ts.CatchClause,
  environment: Environment | null,
): Completion {
  const tried = attempt(run, node.tryBlock, environment);
  if (tried.thrown !== null || tried.completion === null) {
    return handle(run, clause, tried.thrown ?? caughtError, environment);
  }
  const { completion } = tried;
  if (tried.mayThrow.length === 0 && !callsOut(node.tryBlock)) return completion;
  const error = tried.mayThrow.reduce<Value>((a, b) => joinValues(a, b), caughtError);
  const other = (): Completion => handle(run, clause, error, environment);
  return eitherWay(run, [() => completion, other], openingBy('nothing is thrown'));
}

export function executeTry(run: Run, node: ts.TryStatement, environment: Environment | null): Completion {
  const finish = (): Completion =>
    node.finallyBlock === undefined ? goesOn : run.interpreter.execute(run, node.finallyBlock, environment);
  let completion: Completion;
  try {
    completion =
      node.catchClause === undefined
        ? run.interpreter.execute(run, node.tryBlock, environment)
        : withHandler(run, node, node.catchClause, environment);
  } catch (error) {
    if (error instanceof ThrowSignal) finish();
    throw error;
  }
  const last = finish();
  return last.normal ? { ...afterwards(last, completion), normal: completion.normal } : last;
}
