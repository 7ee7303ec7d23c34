/**
 * What one run leaves behind, keyed by place and call path so that two runs can be compared: the outcomes of
 * conditions, the roots that comparisons named, and the events that somebody outside could notice.
 */
import type { ts } from '../syntax/typescript.js';
import { heldIn, promiseBrand } from './pending.js';
import { readable, templateMark } from './values.js';
import type { Choice, Field, ObjectValue, Tag, Unknown, Value } from './values.js';

/** How a condition came out: true, false, or open because a symbol decides. */
export type Outcome = 'T' | 'F' | 'U';

/** What a comparison with a clock in it held against the clock. */
export interface Sides {
  readonly clock: Value;
  readonly other: Value;
}

/** What was compared for one outcome of a condition. */
export interface Part {
  readonly tag: Tag;
  readonly sides: Sides | null;
  /** Whether lengths of time were compared, not instants. */
  readonly elapsed: boolean;
  /** Whether it is one of several values that a symbol may choose: the others were tried beside it. */
  readonly isChosen: boolean;
}

/** A condition in which the clock takes part. */
export interface ConditionRecord {
  readonly key: string;
  readonly node: ts.Node;
  /** `atom`: a comparison, a predicate of a library, a truth test. `whole`: `&&`, `||`, `!` over such. */
  readonly kind: 'atom' | 'whole';
  /** One letter for each round of a loop and each value that a symbol may choose, at most 12. */
  outcomes: string;
  /** What each of the outcomes rests on. */
  readonly parts: Part[];
  /** Texts of the open conditions it stands under. */
  readonly under: readonly string[];
  /** The calls in which it stands, outermost first. */
  readonly sites: readonly ts.Node[];
}

/** A constant that a calendar field of the clock was compared with. */
export interface FieldConstant {
  readonly field: Field;
  readonly value: number;
  /** Which reading of the clock the field is of. */
  readonly clock: string;
}

export interface TraceEvent {
  /** `caught`: thrown, and caught by the program itself. */
  readonly kind: 'call' | 'throw' | 'caught' | 'return' | 'write' | 'hang';
  readonly node: ts.Node;
  /** Where it belongs in the program: the innermost function; null in a file's own statements. */
  readonly within: ts.Node | null;
  /** The dotted name of what is called or written; for others the text of the value. */
  readonly name: string;
  /** Time-independent texts of the arguments, of the value written, thrown or returned. */
  readonly texts: readonly string[];
  /** The same with what texts of the time say besides their numbers, for whoever looks for words; null where there are none. */
  readonly said: readonly string[] | null;
  readonly key: string;
  /** How many symbols decide whether it happens: 0 is for certain. */
  readonly open: number;
  /** How many symbols may have led out of the functions around before it was reached. */
  readonly leftBehind: number;
  /** Whether the present is among the values, or in one of them. */
  readonly isTimed: boolean;
  /** Whether chance decides that it happens, or has a part in one of the values. */
  readonly byChance: boolean;
}

/** A timer or a scheduled job whose moment hangs on a date. */
export interface TimerRecord {
  readonly key: string;
  readonly node: ts.Node;
  readonly name: string;
  /** Milliseconds since the epoch at which it fires. */
  readonly at: number;
  /** It goes off as soon as it is armed, whenever that is. */
  readonly isAtOnce: boolean;
  readonly tag: Tag;
  readonly date: Value;
  readonly events: readonly TraceEvent[];
  readonly under: readonly string[];
}

/** Begins the name of a call by which a function answers whoever it is handed to. */
export const answerMark = 'answer:';

const shortestName = 3;
const keptLimit = 200;

/** The record of one run of one entry at one instant. */
export class Trace {
  readonly conditions = new Map<string, ConditionRecord>();
  /** Instants at which a comparison may change, each with how many values of the same choice had theirs before it. */
  readonly roots = new Map<number, number>();
  #turn = 0;
  readonly fieldConstants = new Map<string, FieldConstant>();
  readonly timers = new Map<string, TimerRecord>();
  events: TraceEvent[] = [];
  /** What the entry gave back; null when it never does. */
  returned: Value | null = null;
  /** Whether the run stopped at a budget. */
  truncated = false;
  /** Symbols that the clock met, by their paths, and where. */
  readonly anchorsMet = new Map<string, ts.Node>();
  /** Properties that symbols were kept under, by the paths of those. */
  readonly keptUnder = new Map<string, Set<string>>();
  /** Steps spent. */
  steps = 0;
  /** Steps of calls that give the same in every run. */
  closedSteps = 0;
  /** Clock reads met, by their places. */
  readonly clockReads = new Set<string>();
  /** Names that were given a value with the clock in it; of what a name calls the clock by, its own dotted name. */
  readonly holders = new Map<ts.Node, string | null>();
  /** Variables and fields of others that were given an object with the clock in it. */
  readonly leftBehind = new Set<ts.Node>();
  /** Whether the clock is handed to a function that a caller hands in. */
  handsOut = false;
  /** What was looked for by name and may stand in files that nobody has read: keys of `links/shared.ts`. */
  readonly sought = new Set<string>();
  /** Conditions known to come out one way, so that something with a clock in it was passed by. */
  readonly passedBy = new Set<ts.Node>();
  /** Names for which a build's value was taken. */
  readonly defined = new Set<string>();
  /** Functions entered, by their places: what is clock-dependent here is so through them. */
  readonly entered = new Set<string>();

  noteRoot(time: number): void {
    this.roots.set(time, Math.min(this.roots.get(time) ?? this.#turn, this.#turn));
  }

  /** Notes the roots that come up meanwhile as those of one of several values that a symbol may choose. */
  inTurn(turn: number, work: () => void): void {
    this.#turn = turn;
    work();
    this.#turn = 0;
  }

  /** Notes that the clock met a symbol; the first place counts. */
  noteAnchor(path: string, site: ts.Node): void {
    if (!this.anchorsMet.has(path)) this.anchorsMet.set(path, site);
  }

  /** Notes that a symbol was read from a property: its name says more than that of a decoder that gave it. */
  noteKept(path: string, name: string): void {
    if (path === '' || path.includes(name) || name.length < shortestName) return;
    const names = this.keptUnder.get(path) ?? new Set();
    if (names.size === 0 && this.keptUnder.size >= keptLimit) return;
    this.keptUnder.set(path, names.add(name));
  }

  noteFieldConstant(field: Field, value: number, clock: string): void {
    if (Number.isFinite(value)) this.fieldConstants.set(`${field}:${value} ${clock}`, { field, value, clock });
  }
}

/** The brand of a value that is worked out when it is asked for, and where it stands. */
export const readerBrand = 'reader';
export const heldKey = '[[held]]';
/** The brand of a function that gives what the stores hold that it is handed. */
export const askerBrand = 'asker';

const outcomeLimit = 12;
/** Adds one more outcome to a condition, or starts its record. */
export function noteCondition(
  trace: Trace,
  record: Omit<ConditionRecord, 'outcomes' | 'parts'>,
  outcome: Outcome,
  part: Part,
): void {
  const known = trace.conditions.get(record.key);
  if (known === undefined) {
    trace.conditions.set(record.key, { ...record, outcomes: outcome, parts: [part] });
  } else if (known.outcomes.length < outcomeLimit) {
    known.outcomes += outcome;
    known.parts.push(part);
  }
}

const textOfTime = '<text of the time>';

/** What a value says where it is a text made of the clock, numbers left out; null for others. It may move with the clock. */
export function saidBy(value: Value): string | null {
  if (value.kind === 'choice') {
    const said = value.options.map(saidBy);
    return said.every((one) => one === null) ? null : [...new Set(said)].filter((one) => one !== null).join(' | ');
  }
  if (value.kind !== 'primitive' || typeof value.value !== 'string' || value.tag.clocks.length === 0) return null;
  return JSON.stringify(readable(value.value.replace(/\d+/gu, '…')));
}

/** A value as a text that does not move with the clock, for keys and for the words in it. */
export function textOfValue(value: Value, depth = 0): string {
  if (
    value.tag.clocks.length > 0 &&
    (value.kind === 'date' || (value.kind === 'primitive' && typeof value.value !== 'boolean'))
  ) {
    return value.kind === 'primitive' && typeof value.value === 'string' ? textOfTime : '<time>';
  }
  switch (value.kind) {
    case 'primitive':
      return typeof value.value === 'string' ? JSON.stringify(readable(value.value)) : String(value.value);
    case 'date':
      return `Date(${value.time})`;
    case 'object':
      if (isError(value)) return textOfError(value);
      if (value.brand === readerBrand) return textOfHeld(value, depth);
      if (value.brand === promiseBrand) return textOfValue(heldIn(value), depth);
      if (depth > 1) return '{…}';
      return value.brand === 'jsx' ? textOfTree(value, depth) : textOfObject(value.properties, value.brand, depth);
    case 'array':
      return depth > 1
        ? '[…]'
        : `[${value.items
            .slice(0, 8)
            .map((item) => textOfValue(item, depth + 1))
            .join(', ')}${value.items.length > 8 || value.open ? ', …' : ''}]`;
    case 'function':
      return 'function';
    case 'class':
      return 'class';
    case 'native':
      return value.name;
    case 'module':
      return 'module';
    case 'regexp':
      return `/${value.source}/`;
    case 'unknown':
      return textOfSymbol(value);
    case 'choice':
      return textOfChoice(value, depth);
  }
}
function textOfSymbol({ path, offset }: Unknown): string {
  if (path.startsWith(templateMark)) return JSON.stringify(path.slice(1));
  return offset === 0 ? `‹${path}›` : `‹(${path} + ${String(offset)})›`;
}
/** A value that is asked for is told as what it is worth. */
const textOfHeld = ({ properties }: ObjectValue, depth: number): string => {
  const held = properties.get(heldKey);
  return held === undefined ? readerBrand : textOfValue(held, depth);
};
/** Errors are told by their message alone: a stack says nothing. */
const isError = (value: ObjectValue): boolean => value.brand === 'error' || value.properties.has('[[error]]');
function textOfError({ properties }: ObjectValue): string {
  const [name, message] = ['name', 'message'].map((key) => properties.get(key));
  const title = name?.kind === 'primitive' ? String(name.value) : 'Error';
  return `${title}(${message === undefined ? '' : textOfValue(message, 1)})`;
}
function textOfObject(properties: ReadonlyMap<string, Value>, brand: string, depth: number): string {
  const shown = [...properties]
    .filter(([key]) => !key.startsWith('[['))
    .slice(0, 8)
    .map(([key, value]) => `${key}: ${textOfValue(value, depth + 1)}`);
  return `${brand === 'plain' ? '' : `${brand} `}{ ${shown.join(', ')} }`;
}
/** How much deeper an element is than the one around it: a tree is told further down than other values. */
const perElement = 0.2;
function textOfTree({ properties }: ObjectValue, depth: number): string {
  const children = properties.get('children');
  const own = new Map([...properties].filter(([key]) => key !== 'children'));
  if (children?.kind !== 'array') return textOfObject(properties, 'jsx', depth);
  const inner = children.items.slice(0, 8).map((item) => textOfValue(item, depth + perElement));
  const { length } = children.items;
  const listed = `children: [${inner.join(', ')}${length > 8 ? ', …' : ''}]`;
  return `${textOfObject(own, 'jsx', depth).slice(0, -2)}, ${listed} }`;
}
const isElement = (value: Value): boolean => value.kind === 'object' && value.brand === 'jsx';
const textOfChoice = (value: Choice, depth: number): string =>
  value.options
    .map((option) => textOfValue(option, depth + (isElement(option) ? perElement : 1)))
    .sort()
    .join(' | ');
