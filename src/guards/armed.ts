/**
 * Timers and jobs that are armed for a date. Takes the runs of one entry, gives a guard for each whose moment is the same
 * whenever it is armed, or moves with one symbol.
 */
import { standInTime, variants } from '../evaluate/anchors.js';
import { enter } from '../evaluate/enter.js';
import type { Guard } from '../evaluate/guard.js';
import { hourLength, periodBetween } from '../evaluate/time.js';
import type { TimerRecord } from '../evaluate/trace.js';
import type { Program } from '../links/program.js';
import { occurrenceOfTimer } from './occurrences.js';
import { keptNames } from './own.js';
import type { Timeline } from './timeline.js';

/** Timers whose moment is the same whenever they are armed, or moves with one symbol. */
export function timersOf(program: Program, timeline: Timeline): Guard[] {
  const traces = timeline.times.map((time) => timeline.at(time));
  // Whoever waits in steps arms the last one late.
  const timers = new Map([...traces].reverse().flatMap((trace) => [...trace.timers]));
  return [...timers.values()].flatMap((timer): Guard[] => {
    if (timer.isAtOnce) return [timerGuard(program, timeline, timer, { path: null, period: 'P0D' })];
    const isFixed = traces.every((trace) => {
      const other = trace.timers.get(timer.key);
      return other === undefined || Math.abs(other.at - timer.at) <= 1;
    });
    const anchorage = isFixed ? timerAnchorage(timeline, timer) : null;
    return anchorage === null ? [] : [timerGuard(program, timeline, timer, anchorage)];
  });
}

function timerAnchorage(timeline: Timeline, timer: TimerRecord): { path: string | null; period: string | null } | null {
  // What no symbol went into moves with none: a symbol may only decide whether the timer is armed.
  if (timer.tag.anchors.length === 0) return { path: null, period: null };
  const momentAt = (variant: number, now: number): number | undefined =>
    enter(timeline.entry, { ...timeline.options, variant, now }).timers.get(timer.key)?.at;
  // Whoever waits no longer than a timer can is seen to wait for the date shortly before it.
  const moments = Array.from({ length: variants }, (_, variant) =>
    [timeline.times[0] ?? 0, ...timer.tag.anchors.map((path) => standInTime(path, variant) - hourLength)].reduce<
      number | undefined
    >((known, now) => known ?? momentAt(variant, now), undefined),
  );
  if (moments.some((at) => at === undefined)) return null;
  const times = moments as number[];
  if (times.every((at) => at === times[0])) return { path: null, period: null };
  for (const path of timer.tag.anchors) {
    const period = periodBetween(times.map((to, variant) => ({ from: standInTime(path, variant), to })));
    if (period !== null) return { path, period };
  }
  return null;
}

function timerGuard(
  program: Program,
  timeline: Timeline,
  timer: TimerRecord,
  anchorage: { path: string | null; period: string | null },
): Guard {
  const flip = { at: timer.at, before: 'F', after: 'T', period: anchorage.period } as const;
  const { date, tag } = timer;
  return {
    key: `${program.keyOf(timer.node)} timer ${anchorage.path ?? '='}`,
    node: timer.node,
    via: 'timer',
    timing: anchorage.period === null ? 'absolute' : 'relative',
    anchorPath: anchorage.path,
    anchorKept: anchorage.path === null ? [] : keptNames(timeline.traces, anchorage.path),
    anchorFrom: 'from' in date ? date.from : null,
    clocks: tag.clocks,
    local: tag.local,
    decoded: tag.decoded,
    inKey: tag.inKey,
    elapsed: false,
    under: timer.under,
    flips: [flip],
    every: null,
    occurrences: [occurrenceOfTimer(timeline.entry, flip, [...timer.events])],
    matched: tag.matched,
  };
}
