/**
 * Makes and joins the values of the partial evaluator. Every value carries a tag that says how the clock and which
 * anchors went into it. No evaluation happens here.
 */
import { pathOfOptions } from './symbol-paths.js';
import { sameWrapped, withoutStandIns } from './wrapped.js';
import type {
  ArrayValue,
  Choice,
  ClassValue,
  DateValue,
  Field,
  Dimension,
  Environment,
  FunctionValue,
  ModuleValue,
  NativeValue,
  ObjectValue,
  Primitive,
  PrimitiveType,
  SourceRef,
  Tag,
  Unknown,
  Value,
} from './value-types.js';

export type * from './value-types.js';

/** Calendar fields that were read off the clock, as bits of `Tag.fields`. */
export const fieldBits = {
  year: 1,
  month: 2,
  dayOfMonth: 4,
  weekday: 8,
  hour: 16,
  minute: 32,
  second: 64,
  millisecond: 128,
} as const satisfies Record<Field, number>;

/** The tag of what neither clock nor anchor touched. */
export const noTag: Tag = {
  clocks: [],
  anchors: [],
  answered: false,
  fields: 0,
  local: false,
  wall: false,
  decoded: false,
  inKey: false,
  byChance: false,
  matched: [],
};

export const choiceLimit = 8;
/** The most rows of a table under an unknown key that are kept apart, and what is made of each of them. */
export const tableLimit = 24;
const clockLimit = 4;
const anchorLimit = 8;

function union<T>(a: readonly T[], b: readonly T[], limit: number, same: (x: T, y: T) => boolean): readonly T[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const extra = b.filter((y) => !a.some((x) => same(x, y)));
  return extra.length === 0 ? a : [...a, ...extra].slice(0, limit);
}
const sameRef = (x: SourceRef, y: SourceRef): boolean => x === y || x.key === y.key;
const sameText = (x: string, y: string): boolean => x === y;

/** The tag of a value that depends on both. */
export function joinTags(a: Tag, b: Tag): Tag {
  if (a === b || b === noTag) return a;
  if (a === noTag) return b;
  const clocks = union(a.clocks, b.clocks, clockLimit, sameRef);
  const anchors = union(a.anchors, b.anchors, anchorLimit, sameText);
  const matched = union(a.matched, b.matched, anchorLimit, sameText);
  const answered = isAnswered(a) && isAnswered(b) && (a.answered || b.answered);
  const fields = a.fields | b.fields;
  const wall = a.wall || b.wall;
  const local = !wall && (a.local || b.local);
  const decoded = a.decoded || b.decoded;
  const inKey = a.inKey || b.inKey;
  const byChance = a.byChance || b.byChance;
  const unchanged =
    clocks === a.clocks &&
    anchors === a.anchors &&
    answered === a.answered &&
    matched === a.matched &&
    fields === a.fields &&
    local === a.local &&
    wall === a.wall &&
    decoded === a.decoded &&
    inKey === a.inKey &&
    byChance === a.byChance;
  return unchanged ? a : { clocks, anchors, answered, fields, local, wall, decoded, inKey, byChance, matched };
}

/** The tag of what is left to chance. */
export const chanceTag: Tag = { ...noTag, byChance: true };

/** Whether no time itself went into it. */
const isAnswered = ({ clocks, answered }: Tag): boolean => answered || clocks.length === 0;

/** The tag of all of them together. */
export const tagOf = (...values: readonly Value[]): Tag =>
  values.reduce((tag, value) => joinTags(tag, value.tag), noTag);
/** Whether the clock went into it. */
export const isClocked = (value: Value): boolean => value.tag.clocks.length > 0;

export interface PrimitiveOptions {
  readonly tag?: Tag;
  readonly rate?: number;
  readonly dimension?: Dimension;
  readonly smooth?: number | null;
  readonly from?: SourceRef | null;
}
/** A primitive; untouched by clock and anchors unless `options` say so. */
export function primitive(value: PrimitiveType, options: PrimitiveOptions = {}): Primitive {
  const { tag = noTag, rate = 0, dimension = 'none', smooth = null, from = null } = options;
  return { kind: 'primitive', value, tag, rate, dimension, smooth, from };
}
export const undefinedValue = primitive(undefined);
export const nullValue = primitive(null);
export const trueValue = primitive(true);
export const falseValue = primitive(false);
export const booleanValue = (value: boolean, tag: Tag = noTag): Primitive =>
  tag === noTag ? (value ? trueValue : falseValue) : primitive(value, { tag });

const pathLimit = 160;
/** Begins the path of a symbol that is a text put together from known and unknown pieces. */
export const templateMark = '`';

/** Of a long way the last names tell most, of a long text its beginning. */
function shortened(path: string): string {
  if (path.length <= pathLimit) return path;
  return path.startsWith(templateMark) ? readable(path) : `…${path.slice(-pathLimit)}`;
}

const headLimit = 200;
const restLimit = 600;
const scannedLimit = 10_000;

/**
 * A long text cut to its head and what a reader would see of its rest: the message may come after a page of markup.
 * Of what is left, the end: there a text that is still being put together goes on.
 */
export function readable(text: string): string {
  if (text.length <= headLimit + restLimit) return text;
  const rest = text.slice(headLimit, scannedLimit);
  const seen = rest.replace(/<[^<>]*>|^[^<>]*>/g, ' ').replace(/\s+/g, ' ');
  return `${text.slice(0, headLimit)}…${seen.slice(-restLimit)}`;
}

/** A symbol, named by the way it came. */
export function unknown(
  path: string,
  tag: Tag = noTag,
  options: { offset?: number; from?: SourceRef | null } = {},
): Unknown {
  return { kind: 'unknown', path: shortened(path), tag, offset: options.offset ?? 0, from: options.from ?? null };
}
export const dateValue = (time: number, options: Partial<Omit<DateValue, 'kind' | 'time'>> = {}): DateValue => ({
  kind: 'date',
  time,
  tag: noTag,
  rate: 0,
  library: 'native',
  utc: false,
  zone: null,
  from: null,
  ...options,
});
export const objectValue = (
  properties: Iterable<readonly [string, Value]> = [],
  options: Partial<Omit<ObjectValue, 'kind' | 'properties'>> = {},
): ObjectValue => ({
  kind: 'object',
  properties: new Map(properties),
  open: false,
  path: '',
  prototype: null,
  brand: 'plain',
  tag: noTag,
  ...options,
});
export const arrayValue = (items: Value[], options: Partial<Omit<ArrayValue, 'kind' | 'items'>> = {}): ArrayValue => ({
  kind: 'array',
  items,
  open: false,
  tag: noTag,
  ...options,
});
/** A function of the program; `receiver` is the `this` that it keeps, `environment` null where nobody entered its surroundings. */
export const functionValue = (
  node: FunctionValue['node'],
  environment: Environment | null,
  receiver: Value | null = null,
): FunctionValue => ({ kind: 'function', node, environment, receiver, properties: new Map(), tag: noTag });
export const nativeValue = (name: string, tag: Tag = noTag): NativeValue => ({ kind: 'native', name, tag });

/** The same value with more in its tag. Objects are shared, so only their reference's tag could change: they come back as they are. */
export function withTag(value: Value, tag: Tag): Value {
  if (tag === noTag) return value;
  const joined = joinTags(value.tag, tag);
  if (joined === value.tag) return value;
  switch (value.kind) {
    case 'date':
    case 'object':
    case 'array':
      return value;
    default:
      return { ...value, tag: joined };
  }
}

/** Whether two values cannot be told apart; two dates or objects only when they are one. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'primitive':
      return Object.is(a.value, (b as Primitive).value);
    case 'unknown':
      return a.path === (b as Unknown).path && a.offset === (b as Unknown).offset && sameWrapped(a, b as Unknown);
    case 'native':
      return a.name === (b as NativeValue).name;
    case 'module':
      return a.path === (b as ModuleValue).path;
    case 'function':
      return a.node === (b as FunctionValue).node && a.environment === (b as FunctionValue).environment;
    case 'class':
      return a.node === (b as ClassValue).node && a.environment === (b as ClassValue).environment;
    case 'choice':
      return a.options === (b as Choice).options;
    default:
      return false;
  }
}

/** Either of two values, as long as there are not too many to keep apart. */
function joinWithin(limit: number, a: Value, b: Value): Value {
  if (sameValue(a, b)) return withTag(a, b.tag);
  const all: Value[] = [];
  for (const value of [...(a.kind === 'choice' ? a.options : [a]), ...(b.kind === 'choice' ? b.options : [b])]) {
    if (!all.some((option) => sameValue(option, value))) all.push(value);
  }
  const options = withoutStandIns(all);
  const tag = tagOf(...options, a, b);
  const first = options[0];
  if (first !== undefined && options.length === 1) return first;
  if (options.length <= limit) return { kind: 'choice', options, tag };
  return unknown(pathOfOptions(options), tag);
}
/** What a value may be after a branch that only a symbol decides. */
export const joinValues = (a: Value, b: Value): Value =>
  joinWithin(Math.max(isRows(a) && isRows(b) ? tableLimit : choiceLimit, optionCount(a), optionCount(b)), a, b);
/** Rows of a table: what looks for one row after the other may end at each of them. */
const isRows = (value: Value): boolean => (value.kind === 'choice' ? value.options.every(isRow) : isRow(value));
const isRow = (value: Value): boolean =>
  value.kind === 'object' || (value.kind === 'primitive' && (value.value === undefined || value.value === null));
const optionCount = (value: Value): number => (value.kind === 'choice' ? value.options.length : 1);

/** Any of the values, at least one: what is made of every option of a choice stays as wide as the choice was. */
export function joinAll(values: readonly Value[]): Value {
  const limit = Math.max(choiceLimit, Math.min(values.length, tableLimit));
  return values.reduce((joined, value) => joinWithin(limit, joined, value));
}
