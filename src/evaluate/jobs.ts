/**
 * Jobs that are known by a name: `agenda.define('tidy', work)` here, `agenda.schedule(date, 'tidy')` there. Takes the call
 * that arms one, gives the functions that stand behind its names, in any file.
 */
import { soughtKey } from '../links/shared.js';
import { wholeQueue } from '../syntax/shared-facts.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import { surroundingsOf, valueThere } from './surroundings.js';
import type { FunctionValue, Value } from './values.js';

/** Names that more functions stand behind are too common to tell which is meant. */
const jobLimit = 4;

/** What a call that arms a job names: its texts, and those by which its queue was made: `new Queue('mail').add({}, …)`. */
function namesIn(callee: string, args: readonly Value[]): string[] {
  const texts = args.flatMap((arg) => (arg.kind === 'primitive' && typeof arg.value === 'string' ? [arg.value] : []));
  const queue = /\bnew [\w$.:/@-]+\("([^"\\]+)"/.exec(callee)?.[1];
  return [...new Set([...texts, ...(queue === undefined ? [] : [queue])])];
}

/** The functions that are called when a job is due. */
export function jobsNamed(run: Run, callee: string, args: readonly Value[]): FunctionValue[] {
  const { shared } = run.program;
  const names = namesIn(callee, args);
  for (const name of names) run.trace.sought.add(soughtKey('listener', name));
  const named = names.flatMap((name) => shared.nodes('listener', name, jobLimit));
  const queued = shared.nodes('listener', wholeQueue, jobLimit).filter((node) => worksOff(run, node, callee));
  return [...named, ...queued].flatMap((node) => jobAt(run, node) ?? []);
}

/** Whether a call works off the queue that another puts something into. */
function worksOff(run: Run, node: ts.Node, callee: string): boolean {
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return false;
  const queue = valueThere(run, node.expression.expression);
  return queue?.kind === 'unknown' && callee.startsWith(`${queue.path}.`);
}

function jobAt(run: Run, node: ts.Node): FunctionValue | null {
  if (!compiler.isCallExpression(node) && !compiler.isNewExpression(node)) return null;
  for (const argument of node.arguments ?? []) {
    if (compiler.isStringLiteralLike(argument) || compiler.isObjectLiteralExpression(argument)) continue;
    const value = run.interpreter.evaluate(run, argument, surroundingsOf(run, node));
    if (value.kind === 'function' && run.calls.every(({ callee }) => callee !== value.node)) return value;
  }
  return null;
}
