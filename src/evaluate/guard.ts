/**
 * What the guards stage hands on: each place where time becomes a yes or no, when it flips, what it is held
 * against, and the runs on both sides of every flip. Holds syntax nodes, so it never leaves the engine.
 */
import type { Difference } from './difference.js';
import type { Entry } from './enter.js';
import type { Outcome, TraceEvent } from './trace.js';
import type { SourceRef } from './values.js';
import type { ts } from '../syntax/typescript.js';

/** One change of a guard's outcome: `before` holds at `at - 1` ms, `after` at `at`. */
export interface Flip {
  /** Milliseconds since the epoch; local time as the fields of UTC. */
  readonly at: number;
  readonly before: Outcome;
  readonly after: Outcome;
  /** From the anchor, when it moves with one: ISO 8601, `-P5D` for before it. */
  readonly period: string | null;
  /** Where the date of this change stands in the text, where a guard has several. */
  readonly from?: SourceRef | null;
}

/** How the runs of one entry on the two sides of a flip differ. Whole runs would fill the memory. */
export interface Occurrence {
  readonly entry: Entry;
  readonly flip: Flip;
  readonly difference: Difference;
  /** What the functions of the entry give back, on both sides. */
  readonly returns: { readonly before: readonly TraceEvent[]; readonly after: readonly TraceEvent[] };
  /** Where something is still done for its own sake after the flip, in the order in which it is. */
  readonly actsAfter: readonly ts.Node[];
  /** Whether the entry only met the guard in what somebody else had kept: a field that is asked for. */
  readonly isKept: boolean;
  /**
   * The same flip once more, each symbol on the way to the guard deciding for it: what the other ways leave behind then
   * blurs nothing. Two more runs, so only made when asked for; null where no way was recorded.
   */
  readonly led: (() => Occurrence) | null;
}

/** What keeps a guard out of one of the two builds that a text stands for. */
export interface Gate {
  /** `folded-away`: the analysed build does not hold the guard; `only-here`: the other does not. */
  readonly kind: 'folded-away' | 'only-here';
  /** The names that a build replaces and that the entries of the guard read. */
  readonly names: readonly string[];
}

export interface Guard {
  /** Place and anchor: the same for the same guard in every entry that runs through it. */
  readonly key: string;
  /** The condition, or the timer call. */
  readonly node: ts.Node;
  readonly via: 'comparison' | 'timer';
  readonly timing: 'absolute' | 'relative' | 'recurring';
  /** The path of the symbol that the flips move with; null when they stay where they are. */
  readonly anchorPath: string | null;
  /** Names of properties that the symbol, or what it is a part of, was kept under. */
  readonly anchorKept: readonly string[];
  /** Where the anchor stands in the text. */
  readonly anchorFrom: SourceRef | null;
  readonly clocks: readonly SourceRef[];
  readonly local: boolean;
  readonly decoded: boolean;
  /** The date was one of the fields of a key that stands in the text. */
  readonly inKey: boolean;
  /** Lengths of time are compared, not instants. */
  readonly elapsed: boolean;
  /** Texts of the open conditions that it stands under, or that are part of it. */
  readonly under: readonly string[];
  /** Ascending. For a recurring guard those of one span. */
  readonly flips: readonly Flip[];
  /** ISO 8601 duration between two spans of a recurring guard. */
  readonly every: string | null;
  readonly occurrences: readonly Occurrence[];
  /** Present where only one of two builds holds the guard. */
  readonly gate?: Gate;
  /** Catalogue entries met on the way. */
  readonly matched: readonly string[];
}

/** A condition with a clock in it that stayed open at every instant tried. */
export interface OpenGuard {
  readonly node: ts.Node;
  readonly fact: 'open' | 'no-single-date';
  readonly why: string;
}
