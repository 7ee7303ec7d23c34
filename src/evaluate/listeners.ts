/**
 * Events and messages: who is called when one is sent. Takes a call out of the program that emits an event of a known
 * name or posts a message, runs the listeners that the program has for it, in any file, each as something that may happen.
 */
import { soughtKey } from '../links/shared.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { eitherValue, openingBy } from './branches.js';
import type { Run } from './run.js';
import { surroundingsOf } from './surroundings.js';
import { isClocked, objectValue, unknown } from './values.js';
import type { Value } from './values.js';

/** Events that more listeners wait for are too common to tell whose they are. */
const listenerLimit = 4;

/** How listeners are added: `x.on('event', …)`, or with `addEventListener` or as `x.onevent`, which are handed an event object. */
type Style = 'plain' | 'object';

interface Emitted {
  readonly event: string;
  /** What the listeners are handed. */
  readonly args: (style: Style) => readonly Value[];
}

/** The event that a call emits: `x.emit('event', …)`, `x.dispatchEvent(new Event('event'))`, `x.postMessage(…)`; null for other calls. */
function emittedBy(name: string, args: readonly Value[]): Emitted | null {
  const [first, ...rest] = args;
  if (first === undefined) return null;
  const text = first.kind === 'primitive' && typeof first.value === 'string' ? first.value : null;
  switch (name.slice(name.lastIndexOf('.') + 1)) {
    case 'emit':
    case 'publish':
    case 'trigger':
    case 'fire':
      return text === null ? null : { event: text, args: () => rest };
    case 'dispatchEvent': {
      const path = first.kind === 'unknown' || first.kind === 'object' ? first.path : '';
      const event = /^new [\w.$]*Event\("([^"\\]+)"/.exec(path)?.[1];
      return event === undefined ? null : { event, args: () => [first] };
    }
    case 'postMessage':
      return message(first);
    case 'send':
      // Between two processes: on a channel, after an object that tells the sender, or the message alone.
      if (text === null) return args.length === 1 ? message(first) : null;
      return { event: text, args: () => [unknown(`sender:${text}`), ...rest] };
    default:
      return null;
  }
}

const message = (data: Value): Emitted => ({
  event: 'message',
  args: (style) => [style === 'plain' ? data : objectValue([['data', data]], { open: true, path: 'event' })],
});

/** Whether the clock is in what is sent, or in a field of it. */
const carriesClock = (value: Value, depth = 0): boolean =>
  isClocked(value) ||
  (value.kind === 'object' && depth < 3 && [...value.properties.values()].some((one) => carriesClock(one, depth + 1)));

/** Runs the listeners of what a call emits, if it does. */
export function callListeners(run: Run, name: string, args: readonly Value[], site: ts.Node): void {
  const emitted = emittedBy(name, args);
  if (emitted === null) return;
  // Only an event that hangs on the clock is worth looking for its listeners in files that nobody has read.
  if (run.trace.conditions.size > 0 || emitted.args('plain').some((arg) => carriesClock(arg)))
    run.trace.sought.add(soughtKey('listener', emitted.event));
  for (const node of run.program.shared.nodes('listener', emitted.event, listenerLimit)) {
    const { listener, style } = listenerAt(node);
    if (listener === undefined) continue;
    const call = (): Value => {
      const callee = run.interpreter.evaluate(run, listener, surroundingsOf(run, node));
      const isBusy = callee.kind === 'function' && run.calls.some((one) => one.callee === callee.node);
      return isBusy ? unknown('listener') : run.interpreter.call(run, callee, null, emitted.args(style), site);
    };
    eitherValue(run, [call, () => unknown('not heard')], openingBy(`a listener for ${emitted.event} is called`));
  }
}

/** What is added there: `x.on('event', listener)`, `x.onevent = listener`. */
function listenerAt(node: ts.Node): { listener: ts.Expression | undefined; style: Style } {
  if (compiler.isBinaryExpression(node)) return { listener: node.right, style: 'object' };
  if (!compiler.isCallExpression(node)) return { listener: undefined, style: 'plain' };
  const { expression } = node;
  const name = compiler.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
  return { listener: node.arguments[1], style: name === 'addEventListener' ? 'object' : 'plain' };
}
