/**
 * Records what somebody outside the program could notice: calls out of it, throws, writes to what it was handed,
 * loops that never end. Nothing is recorded while a definition is evaluated on demand.
 */
import type { ts } from '../syntax/typescript.js';
import { outsideOf } from './model-sites.js';
import { isMissing } from './options.js';
import { ThrowSignal } from './run.js';
import type { Run } from './run.js';
import { saidBy, textOfValue } from './trace.js';
import type { TraceEvent } from './trace.js';
import { isClocked, unknown } from './values.js';
import type { Unknown, Value } from './values.js';

const eventLimit = 4000;

/** Adds an event at a node; the values become texts that do not move with the clock. */
export function noteEvent(
  run: Run,
  kind: TraceEvent['kind'],
  place: ts.Node,
  name: string,
  values: readonly Value[],
): void {
  if (run.muted > 0 || run.trace.events.length >= eventLimit) return;
  const node = outsideOf(run, place);
  const told = values.slice(0, 6);
  const texts = told.map((value) => textOfValue(value));
  const said = told.map(saidBy);
  const innermost = run.calls.at(-1)?.callee;
  const key = `${kind} ${run.key(node)} ${name} ${texts.join(',')}`;
  run.trace.events.push({
    kind,
    node,
    within: innermost ?? null,
    name,
    texts,
    said: said.every((one) => one === null) ? null : texts.map((text, index) => said[index] ?? text),
    key,
    open: run.openness,
    leftBehind: run.leftBehind,
    isTimed: values.some((value) => holdsTime(value)),
  });
}

const depthLimit = 3;

/** Whether the present is a value, or stands in it. */
function holdsTime(value: Value, depth = 0): boolean {
  if (depth > depthLimit) return false;
  switch (value.kind) {
    case 'date':
      return isClocked(value);
    case 'primitive':
      return isClocked(value) && typeof value.value !== 'boolean';
    case 'unknown':
      return value.holds !== undefined && holdsTime(value.holds, depth + 1);
    case 'object':
      return [...value.properties.values()].some((one) => holdsTime(one, depth + 1));
    case 'choice':
      return value.options.some((one) => holdsTime(one, depth + 1));
    default:
      return false;
  }
}

/** What a handler gets of code that nobody has read. */
export const caughtError: Unknown = unknown('error');

/** Whether a value is only handed on: a handler got it from unread code, as those that compilers write round loops do. */
const isHandedOn = (value: Value): boolean =>
  value.kind === 'choice'
    ? value.options.every((option) => isMissing(option) || isHandedOn(option))
    : value.kind === 'unknown' && value.path === caughtError.path;

/** Throws a value at a place. */
export function throwing(run: Run, value: Value, site: ts.Node): never {
  if (!isHandedOn(value)) noteEvent(run, run.handlers.length === 0 ? 'throw' : 'caught', site, 'throw', [value]);
  throw new ThrowSignal(value);
}

/** Runs an action with its events kept apart from the others; gives them back. */
export function collectEvents(run: Run, action: () => void): TraceEvent[] {
  const { events } = run.trace;
  const apart: TraceEvent[] = [];
  run.trace.events = apart;
  try {
    action();
  } finally {
    run.trace.events = events;
  }
  return apart;
}
