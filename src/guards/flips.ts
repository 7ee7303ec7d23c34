/**
 * The flips of one entry: from the instants of a timeline to guards, each with what its flips move with.
 */
import { standInTime, symbolic, variants } from '../evaluate/anchors.js';
import { periodBetween, startOf } from '../evaluate/time.js';
import type { ConditionRecord, Outcome, Part, Trace } from '../evaluate/trace.js';
import type { SourceRef } from '../evaluate/values.js';
import type { ts } from '../syntax/typescript.js';
import type { Program } from '../links/program.js';
import type { Flip } from '../evaluate/guard.js';
import { callPathOf, wholesOf } from './sites.js';
import { hasFlipped, Timeline } from './timeline.js';

/** A change of one condition between two neighbouring milliseconds. */
export interface Change {
  readonly at: number;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly record: ConditionRecord;
  /** Which of the condition's outcomes changed, and what it rests on. */
  readonly index: number;
  readonly part: Part;
}

/** What a change moves with: a symbol, or nothing. */
export interface Anchorage {
  readonly path: string | null;
  readonly period: string | null;
}

/** A comparison whose changes show in the guard that it is part of. */
export interface AnchoredFlip {
  readonly whole: ConditionRecord;
  readonly change: Change;
  readonly flip: Flip;
  readonly anchorPath: string | null;
}

/** All changes of a timeline, by condition key. */
export function changesOf(timeline: Timeline): Map<string, Change[]> {
  const changes = new Map<string, Change[]>();
  const { times } = timeline;
  for (const [index, at] of times.entries()) {
    if (times[index - 1] !== at - 1) continue;
    for (const change of changesBetween(timeline.at(at - 1), timeline.at(at), at)) {
      const known = changes.get(change.record.key);
      if (known === undefined) changes.set(change.record.key, [change]);
      else known.push(change);
    }
  }
  return changes;
}

function changesBetween(earlier: Trace, later: Trace, at: number): Change[] {
  return [...earlier.conditions.values()].flatMap((before): Change[] => {
    const after = later.conditions.get(before.key);
    return after === undefined || !hasFlipped(before, after) ? [] : changesOfOne(before, after, at);
  });
}

/** The outcomes of one condition that differ, each for itself. */
function changesOfOne(before: ConditionRecord, record: ConditionRecord, at: number): Change[] {
  return record.parts.flatMap((part, index): Change[] => {
    const [was, is] = [before.outcomes[index], record.outcomes[index]];
    return was === undefined || was === is
      ? []
      : [{ at, before: was as Outcome, after: is as Outcome, record, index, part }];
  });
}

/** The same entry under the other stand-in calendars, made when somebody asks. */
export class Calendars {
  readonly #changes = new Map<number, Map<string, Change[]>>();
  readonly #timelines = new Map<number, Timeline>();

  constructor(readonly base: Timeline) {}

  /** Symbols that the clock meets, by their paths, and where. */
  get anchorsMet(): ReadonlyMap<string, ts.Node> {
    return new Map([...this.base.traces].flatMap(({ anchorsMet }) => [...anchorsMet]));
  }

  /** The timeline of one calendar. */
  timeline(variant: number): Timeline {
    let known = this.#timelines.get(variant);
    const { entry, options, worth, paid } = this.base;
    known ??= variant === symbolic ? this.base : new Timeline(entry, { ...options, variant }, worth, paid);
    this.#timelines.set(variant, known);
    return known;
  }

  changes(variant: number): Map<string, Change[]> {
    let known = this.#changes.get(variant);
    if (known === undefined) {
      known = changesOf(this.timeline(variant).search());
      this.#changes.set(variant, known);
    }
    return known;
  }
}

/** Months and years have no fixed length, so what moves with a symbol does not move by quite as much. */
const nearness = 32 * 86_400_000;

type Counterpart = (calendars: Calendars, change: Change, expected: number, variant: number) => number | null;

/** A fixed length of time is the rule: the change is at the very instant to which the symbol has moved it. */
const exactly: Counterpart = (calendars, { record, index, before, after }, expected, variant) => {
  const timeline = calendars.timeline(variant);
  const outcomeAt = (time: number): string | undefined => timeline.at(time).conditions.get(record.key)?.outcomes[index];
  return outcomeAt(expected - 1) === before && outcomeAt(expected) === after ? expected : null;
};

/** For the calendar's own steps, months and years, the change has to be searched for. */
const nearby: Counterpart = (calendars, { record, index, before, after }, expected, variant) => {
  const candidates = (calendars.changes(variant).get(record.key) ?? []).filter(
    (other) =>
      other.index === index &&
      other.before === before &&
      other.after === after &&
      Math.abs(other.at - expected) <= nearness,
  );
  candidates.sort((a, b) => Math.abs(a.at - expected) - Math.abs(b.at - expected));
  return candidates[0]?.at ?? null;
};

function movesWith(calendars: Calendars, change: Change, path: string, counterpart: Counterpart): string | null {
  const first = standInTime(path, 0);
  const pairs = [{ from: first, to: change.at }];
  for (let variant = 1; variant < variants; variant++) {
    const from = standInTime(path, variant);
    const to = counterpart(calendars, change, change.at + from - first, variant);
    if (to === null) return null;
    pairs.push({ from, to });
  }
  const exact = roundedOff(pairs);
  return periodBetween(exact) ?? periodOfFields(exact);
}

/** Field-wise code counts from the beginning of the anchor's month or year, and turns at the beginning of another. */
function periodOfFields(pairs: readonly { from: number; to: number }[]): string | null {
  for (const unit of ['month', 'year'] as const) {
    if (pairs.some(({ to }) => startOf(to, unit) !== to)) continue;
    const period = periodBetween(pairs.map(({ from, to }) => ({ from: startOf(from, unit), to })));
    if (period !== null) return period;
  }
  return null;
}

/** A strict comparison flips a millisecond late; the period is the whole one. */
function roundedOff(pairs: { from: number; to: number }[]): { from: number; to: number }[] {
  return pairs.every(({ to }) => to % 1000 === 1) ? pairs.map(({ from, to }) => ({ from, to: to - 1 })) : pairs;
}

/** What a change moves with; null when it cannot be told. */
export function anchorageOf(calendars: Calendars, change: Change): Anchorage | null {
  // Two runs against a whole search: the dear way is only gone where no symbol moves the change by a fixed length.
  for (const counterpart of [exactly, nearby]) {
    for (const path of change.part.tag.anchors) {
      const period = movesWith(calendars, change, path, counterpart);
      if (period !== null) return { path, period };
    }
  }
  return null;
}

/** The outermost condition around an atom that changes too, on the same call path. */
export function wholeOf(
  program: Program,
  changes: ReadonlyMap<string, readonly Change[]>,
  atom: ConditionRecord,
): ConditionRecord {
  let found = atom;
  for (const node of wholesOf(atom.node).slice(1)) {
    const known = changes.get(`${program.keyOf(node)}${callPathOf(atom)}`)?.[0];
    if (known !== undefined) found = known.record;
  }
  return found;
}

/** Where the literal stands that a comparison holds against the clock. */
export function literalOf({ sides }: Part): SourceRef | null {
  if (sides === null) return null;
  const other = 'from' in sides.other ? sides.other.from : null;
  const clock = 'from' in sides.clock ? sides.clock.from : null;
  // `end - now < 0`: the date went into the clock's side.
  const isPlain = sides.other.kind === 'primitive' && sides.other.dimension === 'none';
  return clock !== null && (other === null || isPlain) ? clock : other;
}
