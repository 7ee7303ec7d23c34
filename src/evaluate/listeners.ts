/**
 * Events: who is called when one is emitted. Takes a call out of the program that emits an event of a known name, runs
 * the listeners that the program adds for it, in any file, each as something that may happen.
 */
import { soughtKey } from '../links/shared.js';
import { enclosingFunction } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { eitherValue, openingBy } from './branches.js';
import type { Run } from './run.js';
import { isClocked, unknown } from './values.js';
import type { Environment, Value } from './values.js';

/** Events that more listeners wait for are too common to tell whose they are. */
const listenerLimit = 4;

interface Emitted {
  readonly event: string;
  /** What the listeners are handed. */
  readonly args: readonly Value[];
}

/** The event that a call emits: `x.emit('event', …)`, `x.dispatchEvent(new Event('event'))`; null for other calls. */
function emittedBy(name: string, args: readonly Value[]): Emitted | null {
  const [first, ...rest] = args;
  if (first === undefined) return null;
  if (name.endsWith('.emit') && first.kind === 'primitive' && typeof first.value === 'string')
    return { event: first.value, args: rest };
  if (!/(?:^|\.)dispatchEvent$/.test(name) || first.kind !== 'unknown') return null;
  const event = /^new [\w.$]*Event\("([^"\\]+)"/.exec(first.path)?.[1];
  return event === undefined ? null : { event, args: [first] };
}

/** Runs the listeners of what a call emits, if it does. */
export function callListeners(run: Run, name: string, args: readonly Value[], site: ts.Node): void {
  const emitted = emittedBy(name, args);
  if (emitted === null) return;
  // Only an event that hangs on the clock is worth looking for its listeners in files that nobody has read.
  if (run.trace.conditions.size > 0 || emitted.args.some(isClocked))
    run.trace.sought.add(soughtKey('listener', emitted.event));
  for (const node of run.program.shared.nodes('listener', emitted.event, listenerLimit)) {
    const listener = compiler.isCallExpression(node) ? node.arguments[1] : undefined;
    if (listener === undefined) continue;
    const call = (): Value => {
      const callee = run.interpreter.evaluate(run, listener, aroundOf(run, node));
      const isBusy = callee.kind === 'function' && run.calls.some((one) => one.callee === callee.node);
      return isBusy ? unknown('listener') : run.interpreter.call(run, callee, null, emitted.args, site);
    };
    eitherValue(run, [call, () => unknown('not heard')], openingBy(`a listener for ${emitted.event} is called`));
  }
}

/** Where a listener is added nobody was: `this` is an object of the class around it. */
function aroundOf(run: Run, node: ts.Node): Environment | null {
  let owner = enclosingFunction(node);
  while (owner !== null && compiler.isArrowFunction(owner)) owner = enclosingFunction(owner);
  if (owner === null) return null;
  const receiver = run.interpreter.receiverOf(run, owner);
  return receiver === null ? null : { cells: new Map(), parent: null, receiver, node: owner };
}
