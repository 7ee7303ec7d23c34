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
import { chanceTag, isClocked, unknown, withTag } from './values.js';
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
    byChance: run.dice > 0 || values.some((value) => holdsChance(value)),
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

/** Whether chance has a part in a value, or in something that stands in it. */
function holdsChance(value: Value, depth = 0): boolean {
  if (value.tag.byChance || depth > depthLimit) return value.tag.byChance;
  const parts = value.kind === 'object' ? [...value.properties.values()] : value.kind === 'array' ? value.items : [];
  return parts.some((one) => holdsChance(one, depth + 1));
}

/** A write to one of many things, where chance decides which, what, or whether: it may hit any of them. */
export function noteLot(run: Run, owner: Value, place: Value, value: Value, site: ts.Node): void {
  if (run.dice === 0 && !place.tag.byChance && !value.tag.byChance) return;
  if (owner.kind === 'choice') for (const option of owner.options) noteLot(run, option, place, value, site);
  const path = owner.kind === 'unknown' ? owner.path : owner.kind === 'native' ? owner.name : null;
  const isKept = run.lasting.has(owner);
  if (path === null && !isKept) return;
  const whole = withTag(value, chanceTag);
  noteEvent(run, 'write', site, `${path ?? 'kept'}[]`, [whole]);
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
