/**
 * Guards of one entry: groups the changes of its conditions by place and anchor, and adds its timers.
 */
import { symbolic } from '../evaluate/anchors.js';
import { fieldBits } from '../evaluate/values.js';
import type { Watch } from '../evaluate/watch.js';
import type { ConditionRecord } from '../evaluate/trace.js';
import type { Program } from '../links/program.js';
import { timersOf } from './armed.js';
import { anchorageOf, Calendars, literalOf, wholeOf } from './flips.js';
import type { Anchorage, AnchoredFlip, Change } from './flips.js';
import type { Flip, Guard, Occurrence, OpenGuard } from '../evaluate/guard.js';
import { isOnlyWaiting, occurrenceAt } from './occurrences.js';
import { comesBack, fieldsWithin, recurrenceOf } from './recurrence.js';
import type { ts } from '../syntax/typescript.js';
import { namesByWriting } from './first-runs.js';
import { keptNames } from './own.js';
import type { IsOwn } from './own.js';
import { sight } from './sighting.js';
import { withoutNegation } from './sites.js';
import type { Timeline } from './timeline.js';

export interface EntryGuards {
  readonly guards: readonly Guard[];
  readonly open: readonly OpenGuard[];
}

const flipLimit = 40;

/**
 * Everything found in one entry. Fixed dates are looked for with every symbol left open, so that none hides what lies
 * behind it; what moves with a symbol is looked for with stand-ins.
 * @param isOfInterest whether a symbol that the clock meets at a place may be more than somebody's record
 */
export function guardsOf(program: Program, timeline: Timeline, isOfInterest: IsOwn, watch?: Watch): EntryGuards {
  const calendars = new Calendars(timeline);
  const fixed = collect(program, calendars, symbolic, (change) =>
    change.part.tag.anchors.length === 0 ? noAnchorage : null,
  );
  const open: OpenGuard[] = [];
  const guards = guardsFrom(timeline, fixed);
  // Stand-ins are dear: they are only given where one of the symbols can be the product's own date.
  if ([...calendars.anchorsMet].some(([path, node]) => isOfInterest(path, node, namesOfSymbol(timeline, path, node)))) {
    const moving = collect(program, calendars, 0, (change, whole) => {
      if (change.part.tag.anchors.length === 0) return null;
      const anchorage = anchorageOf(calendars, change);
      if (anchorage === null)
        open.push({
          node: whole.node,
          fact: 'no-single-date',
          why: 'it changes with the clock, but with no single date',
        });
      return anchorage;
    });
    guards.push(...guardsFrom(calendars.timeline(0), moving));
  }
  open.push(...openConditions(calendars));
  const found = { guards: [...guards, ...timersOf(program, timeline)], open };
  if (watch !== undefined) sight(program, watch, calendars, found);
  return found;
}
/** What a symbol is called where it is kept, and by the way in which it was stored. */
const namesOfSymbol = (timeline: Timeline, path: string, met: ts.Node): string[] => [
  ...keptNames(timeline.traces, path),
  ...namesByWriting(path, met),
];

const noAnchorage: Anchorage = { path: null, period: null };

/** Changes of atoms that show in the condition around them, by that condition and what they move with. */
function collect(
  program: Program,
  calendars: Calendars,
  variant: number,
  anchoredBy: (change: Change, whole: ConditionRecord) => Anchorage | null,
): Map<string, AnchoredFlip[]> {
  const changes = calendars.changes(variant);
  const groups = new Map<string, AnchoredFlip[]>();
  for (const list of changes.values()) {
    if (list[0]?.record.kind !== 'atom') continue;
    for (const change of list.slice(0, flipLimit)) {
      const whole = wholeOf(program, changes, change.record);
      const shown = changes.get(whole.key)?.find(({ at }) => at === change.at);
      const anchorage = shown === undefined ? null : anchoredBy(change, whole);
      if (shown === undefined || anchorage === null) continue;
      const flip = {
        at: change.at,
        before: shown.before,
        after: shown.after,
        period: anchorage.period,
        from: literalOf(change.part),
      };
      const key = `${program.keyOf(withoutNegation(whole.node))} ${anchorage.path ?? '='}`;
      groups.set(key, [...(groups.get(key) ?? []), { whole: shown.record, change, flip, anchorPath: anchorage.path }]);
    }
  }
  return groups;
}

const guardsFrom = (timeline: Timeline, groups: ReadonlyMap<string, readonly AnchoredFlip[]>): Guard[] =>
  [...groups]
    .map(([key, flips]) => guardFrom(timeline, key, flips))
    .filter(({ occurrences: [first, ...others] }) =>
      [first, ...others].some((one) => one === undefined || !isOnlyWaiting(timeline, one)),
    );

/** Conditions on the clock that came out open at every instant. */
function openConditions(calendars: Calendars): OpenGuard[] {
  const seen = new Map<string, { record: ConditionRecord; decided: boolean }>();
  for (const trace of calendars.base.traces) {
    for (const record of trace.conditions.values()) {
      const known = seen.get(record.key);
      const decided = /[TF]/.test(record.outcomes);
      if (known === undefined) seen.set(record.key, { record, decided });
      else known.decided ||= decided;
    }
  }
  return [...seen.values()]
    .filter(
      ({ record, decided }) =>
        !decided &&
        record.kind === 'atom' &&
        record.parts.some(({ elapsed, tag }) => !elapsed && tag.anchors.length === 0),
    )
    .map(({ record }) => ({ node: record.node, fact: 'open', why: 'what the clock is held against is not known' }));
}

function guardFrom(timeline: Timeline, key: string, found: readonly AnchoredFlip[]): Guard {
  const [first] = found;
  if (first === undefined) throw new Error('impossible: a group without flips');
  const byTime = new Map(found.map((one) => [one.flip.at, one]));
  const ordered = [...byTime.values()].sort((a, b) => a.flip.at - b.flip.at);
  const tags = found.map(({ change }) => change.part.tag);
  const fields = fieldsWithin(timeline, first.whole.node);
  const isOfCalendar = first.anchorPath === null && fields !== 0;
  const outcomesAt = (time: number): string | undefined => timeline.at(time).conditions.get(first.whole.key)?.outcomes;
  const met = ordered.map(({ flip }) => flip);
  const recurrence = !isOfCalendar
    ? null
    : (fields & fieldBits.year) === 0
      ? recurrenceOf(fields, met, outcomesAt)
      : comesBack(fields, met, (time) => (timeline.isFull() ? undefined : outcomesAt(time)));
  const turns = (recurrence?.flips ?? ordered.map(({ flip }) => flip)).map((flip) => ({
    flip,
    occurrence: occurrenceAt(timeline, flip, byTime.get(flip.at)?.change ?? null),
  }));
  const kept = recurrence === null ? effective(turns) : turns;
  return {
    key,
    node: withoutNegation(first.whole.node),
    via: 'comparison',
    timing: recurrence !== null ? 'recurring' : first.anchorPath === null ? 'absolute' : 'relative',
    anchorPath: first.anchorPath,
    anchorKept: first.anchorPath === null ? [] : namesOfSymbol(timeline, first.anchorPath, first.whole.node),
    anchorFrom: literalOf(first.change.part),
    clocks: first.change.part.tag.clocks,
    local: tags.some((tag) => tag.local),
    decoded: tags.some((tag) => tag.decoded),
    inKey: tags.some((tag) => tag.inKey),
    elapsed: found.every(({ change }) => change.part.elapsed),
    under: [...new Set(found.flatMap(({ whole }) => whole.under))],
    flips: kept.map(({ flip }) => flip),
    every: recurrence?.every ?? null,
    occurrences: kept.map(({ occurrence }) => occurrence),
    matched: [
      ...new Set(
        [...tags, ...found.flatMap(({ whole }) => whole.parts.map(({ tag }) => tag))].flatMap((tag) => tag.matched),
      ),
    ].sort(),
  };
}

interface Turn {
  readonly flip: Flip;
  readonly occurrence: Occurrence;
}

/** Where some turns of a condition change what is done, the others are only steps on its way to the answer. */
function effective(turns: readonly Turn[]): readonly Turn[] {
  const changing = turns.filter(
    ({ occurrence: { difference } }) => difference.appears.length + difference.vanishes.length > 0,
  );
  return changing.length > 0 ? changing : turns;
}
