/**
 * From events to harm: asks the payload catalogues what an event on one side of a flip is.
 */
import type { TraceEvent } from '../evaluate/trace.js';
import { matchCall, matchReturn, matchThrow, matchWrite } from '../rulebook/rulebook.js';
import type { PayloadMatch } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import type { HarmEffect } from '../evaluate/harm.js';
import { maskSecrets } from '../syntax/secrets.js';
import { returnStep } from './returns.js';
import type { ReturnStep } from './returns.js';

/** A trace's text of a value as the catalogues want it: strings by value. */
function plain(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1).replace(/^new /, '');
const methodOf = (name: string): string => lastPart(name.replace(/\([^()]*\)$/, ''));

/** What an event does, `others` being the events of the other side. */
function match(
  rulebook: Rulebook,
  event: TraceEvent,
  others: readonly TraceEvent[],
  names: readonly string[],
): PayloadMatch | null {
  const texts = event.texts.map(plain);
  switch (event.kind) {
    case 'call':
      return matchCall(rulebook, event.name.replace(/^new /, ''), methodOf(event.name), texts, names);
    case 'write':
      return matchWrite(rulebook, event.name, texts[0] ?? '', names);
    case 'throw':
      return matchThrow(rulebook, texts, names);
    case 'hang':
      return { kind: 'hang', entry: 'payloads/hang#endless-loop', title: 'never ends' };
    case 'return':
      return matchReturned(rulebook, event, others, names);
  }
}

function matchReturned(
  rulebook: Rulebook,
  event: TraceEvent,
  others: readonly TraceEvent[],
  names: readonly string[],
): PayloadMatch | null {
  const step = stepOf(event, others);
  return step === null ? null : matchReturn(rulebook, step.change, step.texts, [event.name, ...names]);
}

/** How a returned value differs from that of the other side. */
function stepOf(event: TraceEvent, others: readonly TraceEvent[]): ReturnStep | null {
  const other = others.find(({ kind, node }) => kind === 'return' && node === event.node);
  return other === undefined ? null : returnStep(other.texts[0] ?? '', event.texts[0] ?? '');
}

function detailOf(event: TraceEvent): string {
  const shown = maskSecrets(event.texts.map(plain).join(', ').slice(0, 400)).slice(0, 100);
  if (event.kind === 'return') return `${event.name} gives ${shown}`;
  if (event.kind === 'throw') return shown;
  return event.kind === 'write' ? `${event.name} = ${shown}` : `${event.name}(${shown})`;
}

/** The harm that an event is; null when no catalogue knows it. */
export function effectOf(
  rulebook: Rulebook,
  event: TraceEvent,
  others: readonly TraceEvent[],
  names: readonly string[],
): HarmEffect | null {
  const found = match(rulebook, event, others, names);
  if (found === null) return null;
  return {
    kind: found.kind,
    node: event.node,
    within: event.kind === 'return' ? event.node : (event.within ?? event.node.getSourceFile()),
    title: found.title,
    detail: detailOf(event),
    isReturn: event.kind === 'return',
    entry: found.entry,
    words: [
      event.name,
      ...event.texts.map(plain),
      ...(event.kind === 'return' ? (stepOf(event, others)?.lost ?? []) : []),
    ],
  };
}
