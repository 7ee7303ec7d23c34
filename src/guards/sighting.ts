/**
 * What one entry shows of the comparisons that somebody asks about: their sides at instants round the flip, and why no
 * guard came of them. Only run for a watch; decides nothing.
 */
import type { OpenGuard, Guard } from '../evaluate/guard.js';
import { textOfValue } from '../evaluate/trace.js';
import type { ConditionRecord, Trace } from '../evaluate/trace.js';
import { toIso } from '../evaluate/time.js';
import type { Value } from '../evaluate/values.js';
import type { Sample, Watch } from '../evaluate/watch.js';
import type { Program } from '../links/program.js';
import type { Fact } from '../rulebook/facts.js';
import { oneLine } from '../syntax/places.js';
import { maskSecrets } from '../syntax/secrets.js';
import { isWithin } from '../syntax/is-within.js';
import type { ts } from '../syntax/typescript.js';
import type { Calendars } from './flips.js';

interface Found {
  readonly guards: readonly Guard[];
  readonly open: readonly OpenGuard[];
}

/** Leaves with the watch what the runs of an entry show of its place. */
export function sight(program: Program, watch: Watch, calendars: Calendars, found: Found): void {
  const atoms = new Map<ts.Node, ConditionRecord[]>();
  const timers = new Set<ts.Node>();
  const isAsked = (node: ts.Node): boolean => watch.covers(program.fileOf(node), node);
  for (const trace of calendars.base.traces) {
    for (const record of trace.conditions.values()) {
      if (record.kind === 'atom' && watch.isInFile(record.node)) watch.inFile.add(record.node);
      if (record.kind !== 'atom' || !isAsked(record.node)) continue;
      atoms.set(record.node, [...(atoms.get(record.node) ?? []), record]);
    }
    for (const { node } of trace.timers.values()) if (isAsked(node)) timers.add(node);
  }
  const { entry } = calendars.base;
  for (const [node, records] of atoms) {
    const guards = found.guards.filter((guard) => isWithin(node, guard.node));
    const fact = guards.length > 0 ? null : factOf(node, records, found.open);
    const parts = records.flatMap((record) => record.parts);
    watch.sightings.push({
      node,
      entry,
      fact,
      samples: samplesOf(calendars, node, guards),
      anchors: [...new Set(parts.flatMap(({ tag }) => tag.anchors))].map((path) => oneLine(maskSecrets(path))),
      local: parts.some(({ tag }) => tag.local),
    });
  }
  for (const node of timers) {
    const isGuard = found.guards.some((guard) => guard.node === node);
    watch.sightings.push({
      node,
      entry,
      fact: isGuard ? null : 'elapsed-time',
      samples: [],
      anchors: [],
      local: false,
    });
  }
}

/** Why a comparison that the clock takes part in became no guard. */
function factOf(node: ts.Node, records: readonly ConditionRecord[], open: readonly OpenGuard[]): Fact {
  const left = open.find((one) => isWithin(node, one.node));
  if (left !== undefined) return left.fact;
  const parts = records.flatMap((record) => record.parts);
  if (parts.some(({ elapsed }) => elapsed)) return 'elapsed-time';
  if (parts.some(({ tag }) => tag.anchors.length > 0)) return 'other-data';
  return new Set(records.map(({ outcomes }) => outcomes)).size > 1 ? 'no-single-date' : 'constant';
}

const flipsShown = 3;

/** The comparison just before and just after each flip; without one, at a few instants far apart. */
function samplesOf(calendars: Calendars, node: ts.Node, guards: readonly Guard[]): Sample[] {
  const samples = guards.flatMap((guard) => {
    const timeline = calendars.timeline(guard.timing === 'relative' ? 0 : calendars.base.options.variant);
    return guard.flips
      .slice(0, flipsShown)
      .flatMap(({ at }) => [at - 1, at].flatMap((time) => sampleIn(timeline.at(time), node, time)));
  });
  if (samples.length > 0) return samples.slice(0, 2 * flipsShown);
  const { times } = calendars.base;
  const chosen = [times[0], times[times.length >> 1], times.at(-1)].filter((time) => time !== undefined);
  return [...new Set(chosen)].flatMap((time) => sampleIn(calendars.base.at(time), node, time));
}

function sampleIn(trace: Trace, node: ts.Node, at: number): Sample[] {
  const record = [...trace.conditions.values()].find((one) => one.node === node && one.kind === 'atom');
  if (record === undefined) return [];
  const sides = record.parts[0]?.sides ?? null;
  return [
    {
      at,
      outcomes: record.outcomes,
      clock: sides === null ? null : sideText(sides.clock),
      other: sides === null ? null : sideText(sides.other),
    },
  ];
}

const isEpoch = (value: number): boolean => Math.abs(value) > 1e11 && Math.abs(value) < 1e14;

/** A value for people; unlike the texts of a trace it tells the time. */
function sideText(value: Value): string {
  if (value.kind === 'date') return Number.isFinite(value.time) ? toIso(value.time) : 'an invalid date';
  if (value.kind !== 'primitive') return oneLine(maskSecrets(textOfValue(value, 1)));
  if (typeof value.value === 'number' && isEpoch(value.value)) return `${value.value} (${toIso(value.value)})`;
  return oneLine(maskSecrets(typeof value.value === 'string' ? JSON.stringify(value.value) : String(value.value)));
}
