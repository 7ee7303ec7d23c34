/** What the payloads stage hands on. Holds syntax nodes, so it never leaves the engine. */
import type { Outcome } from './trace.js';
import type { PayloadKind } from '../model.js';
import type { ts } from '../syntax/typescript.js';

/** One harmful thing that a side of a guard brings about. */
export interface HarmEffect {
  readonly kind: PayloadKind;
  readonly node: ts.Node;
  /** The function that shows it, or the file. */
  readonly within: ts.Node;
  /** For people: "ends the process". */
  readonly title: string;
  /** What exactly: `process.exit(1)`, the message thrown. */
  readonly detail: string;
  /** What a function hands back, where that is all: a tree to be shown, or a value that others act on. */
  readonly returned: 'tree' | 'value' | null;
  /** Whether it is an error that the program itself catches. */
  readonly isCaught: boolean;
  /** The catalogue entry that says so. */
  readonly entry: string | null;
  /** Strings and names that come with it, for the vocabulary. */
  readonly words: readonly string[];
  /** Whether it is only something that was not certain to happen before, and surely does not any more. */
  readonly isPassed?: boolean;
  /** The flip that brings it about, the earliest of several; null before it is put to one. */
  readonly at: number | null;
}

export interface Harm {
  /** The worst of the effects. */
  readonly kind: PayloadKind;
  readonly effects: readonly HarmEffect[];
  /** The outcome of the guard on its harmful side. */
  readonly side: Outcome;
  /** Whether anything at all was seen to change. */
  readonly changes: boolean;
  /** Whether it is only noted down, in a field or a report, and nobody is seen to act on it. */
  readonly isReported: boolean;
  /** Whether it is only a status that is handed back, and nobody is seen to act on it. */
  readonly isHandedBack: boolean;
  /** Whether the harmful side stores the present where the date came from. */
  readonly isRewound: boolean;
}
