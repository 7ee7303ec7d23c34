/**
 * The kinds of value of the partial evaluator, as types: what JavaScript has, plus `unknown` (a symbol for what is
 * not in the text) and `choice` (one of a few values, after a branch on a symbol). `values.ts` makes and joins them.
 */
import type ts from 'typescript';

/** A stretch of a file, by offsets; `syntax/places` turns it into lines and columns. */
export interface SourceRef {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** The same for what begins at the same place, also when that moves. */
  readonly site: string;
  /** The same for what takes up the same stretch. */
  readonly key: string;
}

export type Field = 'year' | 'month' | 'dayOfMonth' | 'weekday' | 'hour' | 'minute' | 'second' | 'millisecond';

/** How the clock and the anchors went into a value. Immutable; `noTag` for most values. */
export interface Tag {
  /** The clock reads it depends on, at most 4. */
  readonly clocks: readonly SourceRef[];
  /** Paths of the unknowns that were given a stand-in on the way, at most 8. */
  readonly anchors: readonly string[];
  /** The clock is in it by a yes or no alone, which was noted where it was given: whoever compares that asks for the answer. */
  readonly answered: boolean;
  /** Calendar fields read off a clock-dependent date. */
  readonly fields: number;
  /** Local wall-clock time took part. Local time is evaluated as the fields of UTC. */
  readonly local: boolean;
  /** What the clocks of a known zone show is carried as local time: whatever it is held against is meant by them too, so it is exact. */
  readonly wall: boolean;
  /** Came out of a decoder: base64, hex, character codes. */
  readonly decoded: boolean;
  /** Stood beside other things in what came out of a decoder: the field of a key, and no mere hidden date. */
  readonly inKey: boolean;
  /** Chance had a part in it, or decided which of several it is. */
  readonly byChance: boolean;
  /** Ids of the catalogue entries that made it, at most 8. */
  readonly matched: readonly string[];
}

/** An instant counts from the epoch; a duration is the difference of two instants; a field is a year, month, hour … */
export type Dimension = 'instant' | 'duration' | 'field' | 'none';

export type PrimitiveType = undefined | null | boolean | number | string | bigint;
export interface Primitive {
  readonly kind: 'primitive';
  readonly value: PrimitiveType;
  readonly tag: Tag;
  /** Change of a number per millisecond of clock time: 1 for `Date.now()`, 1/1000 in seconds, 0 when it does not move smoothly. */
  readonly rate: number;
  readonly dimension: Dimension;
  /** The value before any rounding: what moves by `rate`, so that roots are exact. */
  readonly smooth: number | null;
  /** The literal or construction that the value came from, where it can be an anchor. */
  readonly from: SourceRef | null;
}

/** A date object of JavaScript or of a date library. `time` is in ms since the epoch and may be NaN. Mutated only through `Mutator`. */
export interface DateValue {
  readonly kind: 'date';
  time: number;
  tag: Tag;
  /** 1 when it moves with the clock, else 0. */
  rate: number;
  /** `native`, or the library of the clock catalogue that made it. */
  readonly library: string;
  /** Whether its fields are read in UTC by default (a library's `utc()` mode). */
  readonly utc: boolean;
  /** The named zone by which its fields are read; null for local time, and for UTC, which `utc` says. With a zone `utc` is set: nothing of it is local. */
  readonly zone: string | null;
  from: SourceRef | null;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly properties: Map<string, Value>;
  /** Whether it may hold properties that are not in the map. Reading one of them gives an unknown. */
  open: boolean;
  /** For unknown names below it: where it came from, `param:license`. */
  readonly path: string;
  /** The class it was made by, or null. */
  readonly prototype: ClassValue | null;
  /** `plain`, `map`, `set`, `error`, `regexp`, … tells natives how to treat it. Maps and sets keep entries under `key:<text>`. */
  readonly brand: string;
  tag: Tag;
}
export interface ArrayValue {
  readonly kind: 'array';
  items: Value[];
  /** Whether it may hold further items. */
  open: boolean;
  tag: Tag;
}
export interface FunctionValue {
  readonly kind: 'function';
  readonly node: ts.FunctionLikeDeclaration;
  readonly environment: Environment | null;
  readonly receiver: Value | null;
  readonly properties: Map<string, Value>;
  readonly tag: Tag;
}
export interface ClassValue {
  readonly kind: 'class';
  readonly node: ts.ClassLikeDeclaration;
  readonly environment: Environment | null;
  readonly properties: Map<string, Value>;
  readonly parent: Value | null;
  readonly tag: Tag;
}
/** A global, a native function or something in a library that is not part of the program: `Math.max`, `module:fs`, `module:dayjs.default`. */
export interface NativeValue {
  readonly kind: 'native';
  readonly name: string;
  readonly tag: Tag;
}
/** A module of the program, as `import * as` or `require` gives it. */
export interface ModuleValue {
  readonly kind: 'module';
  readonly path: string;
  readonly tag: Tag;
}
export interface RegExpValue {
  readonly kind: 'regexp';
  readonly source: string;
  readonly flags: string;
  readonly tag: Tag;
}
/** A symbol: whatever is not in the text. Two unknowns with the same path are the same symbol. */
export interface Unknown {
  readonly kind: 'unknown';
  /** How it came: `localStorage.getItem("firstRun")`, `param:user.expires`, `process.env.BUILD_DATE`. */
  readonly path: string;
  readonly tag: Tag;
  /** What was added to it since, in its own unit: `firstRun + 30 * DAY`. */
  readonly offset: number;
  readonly from: SourceRef | null;
  /** For a text that was made of a value not known in full: that value, so that it can be read back. */
  readonly holds?: Value | undefined;
  /** For what came of handing a function or a class to somebody out of sight: that one, which it stands for. */
  readonly wraps?: FunctionValue | ClassValue | undefined;
}
/** One of at most `choiceLimit` values; which one is decided by a symbol. */
export interface Choice {
  readonly kind: 'choice';
  readonly options: readonly Value[];
  /** Where it was made of another choice, one option of each of its options: what tells the choices of those rows. */
  readonly rows?: object | undefined;
  readonly tag: Tag;
}
export type Value =
  | Primitive
  | DateValue
  | ObjectValue
  | ArrayValue
  | FunctionValue
  | ClassValue
  | NativeValue
  | ModuleValue
  | RegExpValue
  | Unknown
  | Choice;

/** One activation of a function: the cells of every definition in it, whatever their block. Opaque outside `evaluate/`. */
export interface Environment {
  readonly cells: Map<object, Cell>;
  readonly parent: Environment | null;
  /** `this` of the activation, null in arrows. */
  readonly receiver: Value | null;
  readonly node: ts.Node;
}
export interface Cell {
  value: Value;
  /** The activation, when it has ended and closures keep it: what they assign later is joined at the first read. */
  kept?: Environment | undefined;
  /** What it was given in operands that may be left out, by what stands there. */
  operands?: Map<object, Value>;
}
