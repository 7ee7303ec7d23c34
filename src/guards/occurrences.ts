/**
 * How the runs of an entry differ at a flip. Goes in: a time line and the condition that turned. Comes out: what appears, what
 * vanishes, and how the guard was met. Whoever waits in steps only goes on waiting when the last step is armed: no difference.
 */
import { differenceOf, isAction, isPrint } from '../evaluate/difference.js';
import type { Difference } from '../evaluate/difference.js';
import { enter } from '../evaluate/enter.js';
import type { Entry } from '../evaluate/enter.js';
import type { Flip, Occurrence } from '../evaluate/guard.js';
import { delayTimers } from '../evaluate/timers.js';
import type { Outcome, Trace, TraceEvent } from '../evaluate/trace.js';
import { isWithin } from '../syntax/is-within.js';
import { compiler } from '../syntax/typescript.js';
import type { Change } from './flips.js';
import type { Timeline } from './timeline.js';

/** What a run left behind, as far as a difference is made of it. */
type Run = Pick<Trace, 'events' | 'timers'>;

/**
 * The runs on both sides of a flip. Where a condition has several outcomes at once, one for each value that a symbol
 * may choose, it is laid down instead, so that the others do not blur what hangs on it. The rounds of a loop are not at
 * once: laid down in all of them it would be another program.
 */
export function occurrenceAt(timeline: Timeline, flip: Flip, change: Change | null): Occurrence {
  const { entry } = timeline;
  const run = (now: number, outcome: Outcome): Run => {
    if (change === null || !change.part.isChosen || outcome === 'U') return timeline.at(now);
    return timeline.forced(now, change.record.node, outcome === 'T');
  };
  const [before, after] = change === null ? (['U', 'U'] as const) : [change.before, change.after];
  const runs = [run(flip.at - 1, before), run(flip.at, after)] as const;
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
  const run = (now: number, outcome: Outcome): Run => {
    const forced = !isChosen || outcome === 'U' ? undefined : { node, outcome: outcome === 'T' };
    return enter(entry, { ...options, now, forced, lead: [node, ...sites] });
  };
  const runs = [run(flip.at - 1, before), run(flip.at, after)] as const;
  return { ...occurrenceOf(entry, flip, ...runs), isKept: isElsewhere(entry, record) };
}

function occurrenceOf(entry: Entry, flip: Flip, before: Run, after: Run): Occurrence {
  const returnsIn = ({ events }: Run): TraceEvent[] => events.filter(({ kind }) => kind === 'return');
  return {
    entry,
    flip,
    difference: withoutWaits(differenceOf(before.events, after.events), before, after),
    returns: { before: returnsIn(before), after: returnsIn(after) },
    actsAfter: after.events.filter((event) => isWork(event)).map(({ node }) => node),
    isKept: false,
    led: null,
  };
}

const isWork = (event: TraceEvent): boolean => isAction(event) && !isPrint(event) && !isHandedWork(event);

/** A call that is handed a function does nothing by itself that stands behind a guard in it: `on('open', (file) => …)`. */
const isHandedWork = ({ node }: TraceEvent): boolean =>
  compiler.isCallExpression(node) && node.arguments.some((argument) => compiler.isFunctionLike(argument));

/** What a timer does when it goes off. */
export const occurrenceOfTimer = (entry: Entry, flip: Flip, events: TraceEvent[]): Occurrence =>
  occurrenceOf(entry, flip, { events: [], timers: new Map() }, { events, timers: new Map() });

/** Whether one run has armed a timer for a date that the other has not. */
const armsMore = (one: Run, other: Run): boolean => [...one.timers.keys()].some((key) => !other.timers.has(key));

/** Of two runs that both wait, the timers say nothing: the harm comes when they go off. */
function withoutWaits({ appears, vanishes }: Difference, before: Run, after: Run): Difference {
  return {
    appears: armsMore(before, after) ? appears.filter((event) => !isWait(event)) : appears,
    vanishes: armsMore(after, before) ? vanishes.filter((event) => !isWait(event)) : vanishes,
  };
}

const isWait = ({ kind, name }: TraceEvent): boolean =>
  kind === 'call' && delayTimers.has(name.slice(name.lastIndexOf('.') + 1));

/** What is noted down of a wait: what is left of it, or the timer itself. */
const isOfWaiting = ({ kind, texts }: TraceEvent): boolean =>
  kind === 'write' ||
  (kind === 'return' && texts.some((text) => [...delayTimers].some((timer) => text.includes(timer))));

/** Whether all that a flip changes is which timer waits for a date, and what is kept of it. */
export function isOnlyWaiting(timeline: Timeline, { flip, difference }: Occurrence): boolean {
  if (![...difference.appears, ...difference.vanishes].every(isOfWaiting)) return false;
  const [before, after] = [timeline.at(flip.at - 1), timeline.at(flip.at)];
  return armsMore(after, before) && before.events.some(isWait);
}
