/** Forks: every branch runs from the same state, and what goes on is the join of those that go on. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Store } from '../../src/evaluate/store.js';
import { textOfValue } from '../../src/evaluate/trace.js';
import { arrayValue, dateValue, noTag, objectValue, primitive } from '../../src/evaluate/values.js';
import type { Cell, Value } from '../../src/evaluate/values.js';

const one = (value: number | string): Value => primitive(value);
const text = (cell: Cell): string => textOfValue(cell.value);

describe('a cell', () => {
  it('holds either value after both branches', () => {
    const store = new Store();
    const cell: Cell = { value: one(0) };
    store.fork([() => (store.setCell(cell, one(1)), true), () => (store.setCell(cell, one(2)), true)]);
    expect(text(cell)).toBe('1 | 2');
  });

  it('keeps its value where a branch does not write it', () => {
    const store = new Store();
    const cell: Cell = { value: one(0) };
    store.fork([() => (store.setCell(cell, one(1)), true), () => true]);
    expect(text(cell)).toBe('0 | 1');
  });

  it('is the same for every branch at its beginning', () => {
    const store = new Store();
    const cell: Cell = { value: one(0) };
    const seen: string[] = [];
    const branch = (next: number) => (): boolean => {
      seen.push(text(cell));
      store.setCell(cell, one(next));
      store.setCell(cell, one(next * 10));
      return true;
    };
    store.fork([branch(1), branch(2), branch(3)]);
    expect(seen).toEqual(['0', '0', '0']);
    expect(text(cell)).toBe('10 | 20 | 30');
  });

  it('forgets a branch that does not go on', () => {
    const store = new Store();
    const cell: Cell = { value: one(0) };
    store.fork([() => (store.setCell(cell, one(1)), false), () => (store.setCell(cell, one(2)), true)]);
    expect(text(cell)).toBe('2');
  });

  it('is as the last branch left it when none goes on', () => {
    const store = new Store();
    const cell: Cell = { value: one(0) };
    store.fork([() => (store.setCell(cell, one(1)), false), () => (store.setCell(cell, one(2)), false)]);
    expect(text(cell)).toBe('2');
  });

  it('is restored when a branch throws, and the store can go on', () => {
    const store = new Store();
    const cell: Cell = { value: one(0) };
    const fail = (): boolean => {
      store.setCell(cell, one(1));
      throw new Error('stop');
    };
    expect(() => store.fork([fail, () => true])).toThrow('stop');
    expect(text(cell)).toBe('0');
    store.fork([() => (store.setCell(cell, one(3)), true)]);
    expect(text(cell)).toBe('3');
  });

  it('is joined through forks in forks', () => {
    const store = new Store();
    const cell: Cell = { value: one(0) };
    store.fork([
      () => {
        store.fork([() => (store.setCell(cell, one(1)), true), () => (store.setCell(cell, one(2)), true)]);
        return true;
      },
      () => true,
    ]);
    expect(text(cell)).toBe('0 | 1 | 2');
  });

  it('is rolled back for the next branch of an outer fork, whatever inner forks did', () => {
    const store = new Store();
    const cell: Cell = { value: one(0) };
    const seen: string[] = [];
    store.fork([
      () => {
        store.fork([() => (store.setCell(cell, one(1)), true)]);
        return false;
      },
      () => (seen.push(text(cell)), true),
    ]);
    expect(seen).toEqual(['0']);
    expect(text(cell)).toBe('0');
  });
});

describe('other places', () => {
  it('properties: a missing one joins as undefined', () => {
    const store = new Store();
    const target = objectValue([['a', one(1)]]);
    store.fork([() => (store.setProperty(target, 'b', one(2)), store.deleteProperty(target, 'a'), true), () => true]);
    expect(textOfValue(target)).toBe('{ a: 1 | undefined, b: 2 | undefined }');
  });

  it('properties written in a branch that ends are gone', () => {
    const store = new Store();
    const target = objectValue();
    store.fork([() => (store.setProperty(target, 'b', one(2)), false), () => true]);
    expect([...target.properties.keys()]).toEqual([]);
  });

  it('lists are joined item by item, open when their lengths differ', () => {
    const store = new Store();
    const list = arrayValue([one(1)]);
    store.fork([() => (store.setItems(list, [one(1), one(2)]), true), () => (store.setItems(list, [one(3)]), true)]);
    expect(textOfValue(list)).toBe('[1 | 3, …]');
  });

  it('dates moved in one branch only are moved after it', () => {
    const store = new Store();
    const date = dateValue(5);
    store.fork([() => true, () => (store.setTime(date, 7, noTag), true)]);
    expect(date.time).toBe(7);
  });

  it('an object opened in one branch stays open', () => {
    const store = new Store();
    const target = objectValue();
    store.fork([() => (store.setOpen(target), true), () => true]);
    expect(target.open).toBe(true);
  });
});

it('a fork equals running its branches one by one on copies and joining what they leave', () => {
  const step = fc.record({ cell: fc.nat({ max: 2 }), value: fc.nat({ max: 3 }) });
  const branch = fc.record({ steps: fc.array(step, { maxLength: 4 }), goesOn: fc.boolean() });
  fc.assert(
    fc.property(fc.array(branch, { minLength: 1, maxLength: 4 }), (branches) => {
      const store = new Store();
      const cells: Cell[] = [one(0), one(0), one(0)].map((value) => ({ value }));
      store.fork(
        branches.map(({ steps, goesOn }) => () => {
          for (const { cell, value } of steps) store.setCell(cells[cell]!, one(value));
          return goesOn;
        }),
      );
      const ends = branches.map(({ steps }) =>
        cells.map((_, index) => steps.findLast(({ cell }) => cell === index)?.value ?? 0),
      );
      const kept = branches.some(({ goesOn }) => goesOn)
        ? ends.filter((_, index) => branches[index]!.goesOn)
        : [ends.at(-1)!];
      const expected = cells.map((_, index) => [...new Set(kept.map((end) => end[index]!))].sort().join(' | '));
      expect(cells.map(text)).toEqual(expected);
    }),
  );
});
