/**
 * Spans of time in date libraries: from one date to another, and whether a date lies in, before or after them. Names come
 * from the clock catalogues. Comparisons go through the context, so that both edges note their roots.
 */
import type { ClockCatalogue, ClockEntry } from '../../rulebook/shapes.js';
import type { Comparison, NativeContext } from '../native-context.js';
import { objectValue, primitive } from '../values.js';
import type { DateValue, ObjectValue, Value } from '../values.js';
import { instantOf } from './clock.js';
import { stringIn } from './conversions.js';
import { dateOfClock, dateOfValue } from './library-parse.js';
import type { LibraryCall } from './library-parse.js';
import { both, verbs } from './library-verbs.js';
import { overChoices } from './native-function.js';
import type { NativeCall } from './native-function.js';

const spanBrand = 'span';
const libraryKey = '[[library]]';

interface Edges {
  readonly start: DateValue;
  readonly end: DateValue;
}

function dateFor(call: LibraryCall, value: Value | undefined): DateValue | null {
  const date = value === undefined ? dateOfClock(call) : dateOfValue(call, value);
  return date?.kind === 'date' ? date : null;
}

function edgesOf(call: LibraryCall, span: Value | undefined): Edges | null {
  if (span?.kind !== 'object') return null;
  const [start, end] = ['start', 'end'].map((key) => dateFor(call, call.context.getProperty(span, key)));
  return start && end ? { start, end } : null;
}

/** A date at one edge and a length at the other: `Interval.after(start, { days: 30 })`. */
function movedBy(call: LibraryCall, date: DateValue | null, length: Value | undefined, verb: 'add' | 'subtract') {
  const moved = date && length && verbs[verb]?.({ ...call, date, args: [length] });
  return moved?.kind === 'date' ? moved : null;
}

function madeEdges(call: LibraryCall): [DateValue | null, DateValue | null] {
  const [first, second] = call.args;
  switch (call.entry.does) {
    case 'spanFrom': {
      const start = dateFor(call, first);
      return [start, movedBy(call, start, second, 'add')];
    }
    case 'spanTo': {
      const end = dateFor(call, first);
      return [movedBy(call, end, second, 'subtract'), end];
    }
    default: {
      const [from, to] = first === undefined ? [] : (stringIn(first)?.split('/') ?? []);
      const ends = from === undefined || to === undefined ? [first, second] : [primitive(from), primitive(to)];
      return [dateFor(call, ends[0]), dateFor(call, ends[1])];
    }
  }
}

/** A span as an object with its edges, which a program may also ask for by name. */
function makeSpan(call: LibraryCall): Value | null {
  const [start, end] = madeEdges(call);
  if (start === null || end === null) return null;
  const properties: [string, Value][] = [
    ['start', start],
    ['end', end],
    [libraryKey, primitive(call.library.library)],
  ];
  return objectValue(properties, { open: true, path: call.entry.name, brand: spanBrand });
}

const relation = (call: LibraryCall, a: DateValue, operator: Comparison, b: DateValue): Value =>
  call.context.compare(instantOf(a), operator, instantOf(b));

/** Both edges are compared whatever the first one gives: each has a root to note. */
function holds(call: LibraryCall, span: Value | undefined, date: DateValue | null, last: '<' | '<='): Value | null {
  const edges = edgesOf(call, span);
  if (edges === null || date === null) return null;
  const after = relation(call, date, '>=', edges.start);
  return both({ ...call, date }, after, relation(call, date, last, edges.end));
}

/** Makers of spans, and what is asked of a date and a span: `isWithinInterval(date, { start, end })`. */
export const spanMakers: Partial<Record<ClockEntry['does'], (call: LibraryCall) => Value | null>> = {
  span: makeSpan,
  spanFrom: makeSpan,
  spanTo: makeSpan,
  isWithin: (call) => holds(call, call.args[1], dateFor(call, call.args[0]), '<='),
};

function perform(call: LibraryCall, span: ObjectValue): Value | null {
  const edges = edgesOf(call, span);
  const date = dateFor(call, call.args[0]);
  if (edges === null || date === null) return null;
  switch (call.entry.does) {
    case 'spanHolds':
      return holds(call, span, date, '<');
    case 'spanIsAfter':
      return relation(call, edges.start, '>', date);
    case 'spanIsBefore':
      return relation(call, edges.end, '<=', date);
    default:
      return null;
  }
}

/** A method of a span, by the catalogue of its library; null where it is none, or not known. */
export function callSpanMethod({ name, receiver, args, context }: NativeCall): Value | null {
  if (receiver.kind !== 'object' || receiver.brand !== spanBrand) return null;
  const library = libraryOf(receiver, context);
  const entry = library?.entries.find((one) => one.as === 'method' && one.name === name && one.does.startsWith('span'));
  if (library === undefined || entry === undefined) return null;
  return overChoices(args, (options) => perform({ library, entry, args: options, context }, receiver));
}

function libraryOf({ properties }: ObjectValue, { libraries }: NativeContext): ClockCatalogue | undefined {
  const name = properties.get(libraryKey);
  return libraries.get(name === undefined ? '' : (stringIn(name) ?? ''));
}
