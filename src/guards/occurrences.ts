/**
 * How the runs of an entry differ at a flip. Goes in: a time line and the condition that turned. Comes out: what appears, what
 * vanishes, and how the guard was met.
 */
import { differenceOf, isAction } from '../evaluate/difference.js';
import { enter } from '../evaluate/enter.js';
import type { Entry } from '../evaluate/enter.js';
import type { Flip, Occurrence } from '../evaluate/guard.js';
import type { Outcome, TraceEvent } from '../evaluate/trace.js';
import { isWithin } from '../syntax/is-within.js';
import { compiler } from '../syntax/typescript.js';
import type { Change } from './flips.js';
import type { Timeline } from './timeline.js';

/**
 * The runs on both sides of a flip. Where a condition has several outcomes at once, one for each value that a symbol
 * may choose, it is laid down instead, so that the others do not blur what hangs on it. The rounds of a loop are not at
 * once: laid down in all of them it would be another program.
 */
export function occurrenceAt(timeline: Timeline, flip: Flip, change: Change | null): Occurrence {
  const { entry } = timeline;
  const events = (now: number, outcome: Outcome): readonly TraceEvent[] => {
    if (change === null || !change.part.isChosen || outcome === 'U') return timeline.at(now).events;
    return timeline.forced(now, change.record.node, outcome === 'T').events;
  };
  const [before, after] = change === null ? (['U', 'U'] as const) : [change.before, change.after];
  const runs = [events(flip.at - 1, before), events(flip.at, after)] as const;
  const plain = { ...occurrenceOf(entry, flip, ...runs), isKept: change !== null && isElsewhere(entry, change.record) };
  let led: { readonly occurrence: Occurrence; readonly round: number } | null = null;
  const { options } = timeline;
  if (change === null) return plain;
  const lead = (): Occurrence => {
    const { round } = options.program;
    if (led?.round !== round) led = { occurrence: ledOccurrence(entry, options, flip, change), round };
    return led.occurrence;
  };
  return { ...plain, led: lead };
}

/** Whether a condition stands outside of an entry, and nobody on the way from there has called for it. */
const isElsewhere = (entry: Entry, { node, sites }: Change['record']): boolean =>
  sites.every((site) => site === entry) && !compiler.isSourceFile(entry) && !isWithin(node, entry);

/** Holds on to what a run needs and to no trace: it may be asked for when the time line is long gone. */
function ledOccurrence(
  entry: Entry,
  options: Timeline['options'],
  flip: Flip,
  { record, part: { isChosen }, before, after }: Change,
): Occurrence {
  const { node, sites } = record;
  const events = (now: number, outcome: Outcome): readonly TraceEvent[] => {
    const forced = !isChosen || outcome === 'U' ? undefined : { node, outcome: outcome === 'T' };
    return enter(entry, { ...options, now, forced, lead: [node, ...sites] }).events;
  };
  const runs = [events(flip.at - 1, before), events(flip.at, after)] as const;
  return { ...occurrenceOf(entry, flip, ...runs), isKept: isElsewhere(entry, record) };
}

export function occurrenceOf(
  entry: Entry,
  flip: Flip,
  before: readonly TraceEvent[],
  after: readonly TraceEvent[],
): Occurrence {
  const returnsIn = (events: readonly TraceEvent[]): TraceEvent[] => events.filter(({ kind }) => kind === 'return');
  return {
    entry,
    flip,
    difference: differenceOf(before, after),
    returns: { before: returnsIn(before), after: returnsIn(after) },
    actsAfter: after.some(isAction),
    isKept: false,
    led: null,
  };
}
