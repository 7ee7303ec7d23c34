/**
 * Clock reads: a name that a clock catalogue lists becomes the instant of the run, in the form that it gives.
 * Nothing else in the evaluator knows the time.
 */
import type { ts } from '../syntax/typescript.js';
import type { ClockRead } from './lexicon.js';
import { namesUtc } from './natives/zones.js';
import type { Run } from './run.js';
import { startOf, toIso } from './time.js';
import { dateValue, isClocked, noTag, primitive, unknown } from './values.js';
import type { Tag, Value } from './values.js';

function clockValue(run: Run, read: ClockRead, library: string, site: ts.Node, args: readonly Value[] = []): Value {
  const ref = run.ref(site);
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
      return dateOfNow(now, read.entry, tag, library, args);
  }
}

/** The date of the clock in the mode of the entry: whole days begin at midnight, by the wall clock but for UTC. */
function dateOfNow(now: number, entry: ClockRead['entry'], tag: Tag, library: string, args: readonly Value[]): Value {
  const { unit } = entry;
  const utc = entry.utc === true || namesUtc(args);
  if (unit === undefined) return dateValue(now, { tag, rate: 1, library, utc });
  return dateValue(startOf(now, unit), { tag: { ...tag, local: !utc }, rate: 1, library, utc });
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
  const library = run.lexicon.libraryOf(name)?.library.library ?? 'native';
  return clockValue(run, found, library, site, args);
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
  return found === null ? null : clockValue(run, found, 'native', site);
}

/** The clock of another machine beside one of this machine: what they differ by is for nobody here to say. */
export function besideClock(run: Run, value: Value, other: Value): Value {
  if (!isClocked(value) || !isClocked(other)) return value;
  const path = run.lexicon.remoteOf(value.tag.matched);
  return path === null || run.lexicon.remoteOf(other.tag.matched) !== null ? value : unknown(path);
}
