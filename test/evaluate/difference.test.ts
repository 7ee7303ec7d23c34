/** What appears and what vanishes between two runs, by key and by how certain it is. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TraceEvent } from '../../src/evaluate/trace.js';
import { differenceOf } from '../../src/evaluate/difference.js';
import { compiler } from '../../src/syntax/typescript.js';

const node = compiler.createSourceFile('a.ts', '', compiler.ScriptTarget.ESNext);
const event = (key: string, open = 0): TraceEvent => ({
  kind: 'call',
  node,
  within: null,
  name: key,
  texts: [],
  said: null,
  key,
  open,
  isTimed: false,
});
/** `a b?1` for an event that is certain and one behind an open condition. */
const events = (text: string): TraceEvent[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one) => event(one.split('?')[0] ?? '', Number(one.split('?')[1] ?? 0)));
const told = (list: readonly TraceEvent[]): string => list.map(({ key }) => key).join(' ');

describe('differenceOf', () => {
  it.each<[before: string, after: string, appears: string, vanishes: string]>([
    ['', '', '', ''],
    ['a b', 'a b', '', ''],
    ['a b', 'b a', '', ''],
    ['a', 'a b', 'b', ''],
    ['a b', 'a', '', 'b'],
    ['a', 'b', 'b', 'a'],
    ['a?1', 'a', 'a', ''],
    ['a', 'a?1', '', 'a'],
    ['a?2', 'a?1', 'a', ''],
    ['a?1 a', 'a', '', ''],
    ['a?1', 'a?1 a?1', '', ''],
    ['', 'a a a', 'a', ''],
  ])('%j then %j: appears %j, vanishes %j', (before, after, appears, vanishes) => {
    const difference = differenceOf(events(before), events(after));
    expect([told(difference.appears), told(difference.vanishes)]).toEqual([appears, vanishes]);
  });

  it('is the same backwards', () => {
    const list = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat({ max: 2 })).map(([key, open]) => event(key, open)),
    );
    fc.assert(
      fc.property(list, list, (before, after) => {
        const forth = differenceOf(before, after);
        const back = differenceOf(after, before);
        expect(told(back.appears)).toBe(told(forth.vanishes));
        expect(told(back.vanishes)).toBe(told(forth.appears));
        expect(forth.appears.filter((one) => forth.vanishes.includes(one))).toEqual([]);
        expect(differenceOf(before, before)).toEqual({ appears: [], vanishes: [] });
      }),
    );
  });
});
