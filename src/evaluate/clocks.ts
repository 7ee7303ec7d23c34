/**
 * Clock reads: a name that a clock catalogue lists becomes the instant of the run, in the form that it gives.
 * Nothing else in the evaluator knows the time.
 */
import type { ts } from '../syntax/typescript.js';
import type { ClockCatalogue } from '../rulebook/shapes.js';
import { defaultZone } from './default-zones.js';
import type { ClockRead } from './lexicon.js';
import { outsideOf } from './model-sites.js';
import { zoneAsked } from './natives/zones.js';
import type { Run } from './run.js';
import { startOf, toIso } from './time.js';
import { toWall, universalZone } from './zone-rules.js';
import { dateValue, joinTags, noTag, primitive, unknown } from './values.js';
import type { Tag, Value } from './values.js';

function clockValue(
  run: Run,
  read: ClockRead,
  library: ClockCatalogue | null,
  site: ts.Node,
  args: readonly Value[] = [],
): Value {
  const ref = run.ref(outsideOf(run, site));
  run.trace.clockReads.add(ref.site);
  const tag: Tag = { ...noTag, clocks: [ref], matched: [read.id] };
  const { now } = run;
  switch (read.entry.gives ?? 'date') {
    case 'milliseconds':
      return primitive(now, { tag, rate: 1, dimension: 'instant' });
    case 'seconds':
      return primitive(Math.floor(now / 1000), { tag, rate: 1 / 1000, dimension: 'instant' });
    case 'text':
      return primitive(new Date(now).toUTCString(), { tag });
    case 'iso':
      return primitive(toIso(now), { tag: { ...tag, fields: 247 }, dimension: 'field' });
    case 'elapsed':
      // Counts from the start of a process or a page: only ever a length of time, which no date can be read from.
      return unknown(`elapsed:${read.entry.name}`, { ...noTag, matched: [read.id] });
    case 'date':
      return dateOfNow(run, read.entry, tag, library, args);
  }
}

/** The date of the clock in the mode of the entry: by the wall clock of a zone, whole days from midnight, or the instant. */
function dateOfNow(
  run: Run,
  entry: ClockRead['entry'],
  read: Tag,
  library: ClockCatalogue | null,
  args: readonly Value[],
): Value {
  const { unit, utc } = entry;
  const asked = zoneAsked(args) ?? (library === null ? null : defaultZone(run, library));
  const zone = utc === true ? universalZone : (asked?.name ?? null);
  const tag = asked === null ? read : joinTags(read, asked.tag);
  const name = library?.library ?? 'native';
  const isKnown = zone !== null;
  if (unit === undefined) {
    const named = zone === universalZone ? null : zone;
    return dateValue(run.now, { tag, rate: 1, library: name, utc: isKnown, zone: named });
  }
  const wall = toWall(zone, run.now);
  const time = unit === 'wall' ? wall : startOf(wall, unit);
  return dateValue(time, { tag: { ...tag, local: !isKnown }, rate: 1, library: name, utc: isKnown });
}

function read(
  run: Run,
  name: string,
  as: 'call' | 'new' | 'member',
  args: readonly Value[],
  site: ts.Node,
): Value | null {
  const found = run.lexicon.readOf(name, as, args.length);
  if (found === null) return null;
  return clockValue(run, found, run.lexicon.libraryOf(name)?.library ?? null, site, args);
}

/** `Date.now()`, `dayjs()`: the clock as a call. */
export const clockCall = (run: Run, name: string, args: readonly Value[], site: ts.Node): Value | null =>
  read(run, name, 'call', args, site);
/** `new Date()`. */
export const clockConstruction = (run: Run, name: string, args: readonly Value[], site: ts.Node): Value | null =>
  read(run, name, 'new', args, site);
/** `performance.timeOrigin`. */
export const clockMember = (run: Run, name: string, site: ts.Node): Value | null => read(run, name, 'member', [], site);

/** What came by a way that a catalogue knows for a clock: `answer.headers.get("date")`; null for other ways. */
export function clockOrigin(run: Run, path: string, site: ts.Node): Value | null {
  const found = run.lexicon.originOf(path);
  return found === null ? null : clockValue(run, found, null, site);
}
