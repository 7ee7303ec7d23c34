/**
 * The mutable state of a run, and how it forks: both branches of an open condition run one after the other
 * against an undo log, then the cells that either of them wrote are joined. Knows values, no syntax.
 */
import { joinValues, undefinedValue } from './values.js';
import type { ArrayValue, Cell, DateValue, ObjectValue, Tag, Value } from './values.js';

/** One place that can be written: how to read, write and join what stands there. */
interface Slot<T> {
  read(): T;
  write(value: T): void;
  join(a: T, b: T): T;
}
interface Entry {
  readonly target: object;
  readonly key: string;
  readonly slot: Slot<unknown>;
  readonly old: unknown;
}
type Written = Map<object, Map<string, { slot: Slot<unknown>; value: unknown }>>;

const joinOptional = (a: Value | undefined, b: Value | undefined): Value | undefined =>
  a === undefined && b === undefined ? undefined : joinValues(a ?? undefinedValue, b ?? undefinedValue);

function joinItems(a: { items: Value[]; open: boolean }, b: { items: Value[]; open: boolean }) {
  const [longer, shorter] = a.items.length >= b.items.length ? [a.items, b.items] : [b.items, a.items];
  const items = shorter.map((item, index) => joinValues(item, longer[index] ?? undefinedValue));
  return { items, open: a.open || b.open || longer.length !== shorter.length };
}

/** The undo log of one run. Outside a fork nothing is logged. */
export class Store {
  #log: Entry[] | null = null;

  #set<T>(target: object, key: string, slot: Slot<T>, value: T): void {
    this.#log?.push({ target, key, slot, old: slot.read() });
    slot.write(value);
  }

  setCell(cell: Cell, value: Value): void {
    const slot: Slot<Value> = { read: () => cell.value, write: (next) => void (cell.value = next), join: joinValues };
    this.#set(cell, 'value', slot, value);
  }

  setProperty(target: { properties: Map<string, Value> }, key: string, value: Value | undefined): void {
    const { properties } = target;
    const slot: Slot<Value | undefined> = {
      read: () => properties.get(key),
      write: (next) => {
        if (next === undefined) properties.delete(key);
        else properties.set(key, next);
      },
      join: joinOptional,
    };
    this.#set(properties, key, slot, value);
  }

  deleteProperty(target: ObjectValue, key: string): void {
    this.setProperty(target, key, undefined);
  }

  setOpen(target: ObjectValue): void {
    const slot: Slot<boolean> = {
      read: () => target.open,
      write: (next) => void (target.open = next),
      join: (a, b) => a || b,
    };
    this.#set(target, 'open', slot, true);
  }

  /** Replaces the items; `items` must be a new array when the old one may still be read by another branch. */
  setItems(target: ArrayValue, items: Value[], open = target.open): void {
    const slot: Slot<{ items: Value[]; open: boolean }> = {
      read: () => ({ items: target.items, open: target.open }),
      write: (next) => {
        target.items = next.items;
        target.open = next.open;
      },
      join: joinItems,
    };
    this.#set(target, 'items', slot, { items, open });
  }

  setTime(target: DateValue, time: number, tag: Tag, rate = target.rate): void {
    interface State {
      time: number;
      tag: Tag;
      rate: number;
    }
    const slot: Slot<State> = {
      read: () => ({ time: target.time, tag: target.tag, rate: target.rate }),
      write: (next) => void Object.assign(target, next),
      // Two different times under one date cannot be told apart by a symbol: the later branch stands for both.
      join: (_a, b) => b,
    };
    this.#set(target, 'time', slot, { time, tag, rate });
  }

  /** What is worked out at no particular moment holds for every branch: nothing of it is undone. */
  apart<T>(action: () => T): T {
    const outer = this.#log;
    this.#log = null;
    try {
      return action();
    } finally {
      this.#log = outer;
    }
  }

  /**
   * Runs every branch from the present state. A branch gives back whether the program goes on after it; the state
   * left behind is the join of those that do, or that of the last one when none does.
   */
  fork(branches: readonly (() => boolean)[]): void {
    const outer = this.#log;
    const kept: Written[] = [];
    let last: Written = new Map();
    for (const branch of branches) {
      this.#log = [];
      let goesOn = false;
      try {
        goesOn = branch();
      } finally {
        last = this.#rollBack();
        this.#log = outer;
      }
      if (goesOn) kept.push(last);
    }
    this.#apply(kept.length > 0 ? kept : [last]);
  }

  #rollBack(): Written {
    const written: Written = new Map();
    const log = this.#log ?? [];
    for (let index = log.length - 1; index >= 0; index--) {
      const { target, key, slot, old } = log[index] as Entry;
      const byKey = written.get(target) ?? new Map<string, { slot: Slot<unknown>; value: unknown }>();
      written.set(target, byKey);
      if (!byKey.has(key)) byKey.set(key, { slot, value: slot.read() });
      slot.write(old);
    }
    return written;
  }

  #apply(states: readonly Written[]): void {
    const places = new Map<object, Map<string, Slot<unknown>>>();
    for (const state of states) {
      for (const [target, byKey] of state) {
        const keys = places.get(target) ?? new Map<string, Slot<unknown>>();
        places.set(target, keys);
        for (const [key, { slot }] of byKey) keys.set(key, slot);
      }
    }
    for (const [target, keys] of places) {
      for (const [key, slot] of keys) {
        const base = slot.read();
        const values = states.map((state) => {
          const entry = state.get(target)?.get(key);
          return entry === undefined ? base : entry.value;
        });
        const joined = values.reduce((a, b) => (a === b ? a : slot.join(a, b)));
        this.#set(target, key, slot, joined);
      }
    }
  }
}
