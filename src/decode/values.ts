/**
 * What decoders work on: plain values, and lists, records and functions that are made of scanned code. Nothing of the
 * machine that runs the analysis is ever one of them. Data and errors only.
 */
import type { ts } from '../syntax/typescript.js';
import type { Plan } from './plans.js';

export type Value = undefined | null | boolean | number | string | Rec | List;

/** An object; properties only. */
export class Rec {
  readonly own = new Map<string, Value>();
  constructor(readonly prototype: Rec | null = null) {}
}

/** An array, or `arguments`, which some put what they know into. */
export class List {
  readonly own = new Map<string, Value>();
  constructor(readonly items: Value[]) {}
}

/** What one call of a function holds. */
export interface Frame {
  readonly slots: Value[];
  readonly parent: Frame | null;
  readonly self: Value;
  readonly callee: Fn | null;
  readonly args: readonly Value[];
  /** What is returned, or where `break` and `continue` lead. */
  result: Value;
  label: string | null;
}

/** A function of the scanned code. */
export class Fn extends Rec {
  constructor(
    readonly node: ts.FunctionLikeDeclaration,
    readonly plan: Plan,
    readonly frame: Frame | null,
    readonly boundSelf: Value,
  ) {
    super();
  }
}

export type NativeCall = (self: Value, args: readonly Value[]) => Value;

/** A function of the language. */
export class Native extends Rec {
  constructor(readonly call: NativeCall) {
    super();
  }
}

/** A global of which nothing but its name is known: it can be handed on, and that is all. */
export class Named extends Rec {
  constructor(readonly name: string) {
    super();
  }
}

/** A regular expression; only harmless ones are ever made. */
export class Pattern extends Rec {
  constructor(readonly pattern: RegExp) {
    super();
  }
}

/** What scanned code throws, and may catch. */
export class Thrown {
  constructor(readonly value: Value) {}
}

/** Something that is not followed, or a budget that is used up: scanned code cannot catch it. */
export class NotFollowed {
  readonly isSignal = true;
}

export const notFollowed = (): never => {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal, made by the thousand: it needs no stack
  throw new NotFollowed();
};

/** What the language throws for a call of nothing and the like. */
export function failed(message: string): never {
  const error = new Rec();
  error.own.set('message', message);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
  throw new Thrown(error);
}
