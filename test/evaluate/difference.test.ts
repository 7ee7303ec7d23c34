/** What appears and what vanishes between two runs, by key and by how certain it is. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TraceEvent } from '../../src/evaluate/trace.js';
import { differenceOf, isAction } from '../../src/evaluate/difference.js';
import { compiler } from '../../src/syntax/typescript.js';
import type { ts } from '../../src/syntax/typescript.js';

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
  leftBehind: 0,
  isTimed: false,
  byChance: false,
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

describe('isAction', () => {
  it.each<[statement: string, expected: boolean]>([
    ['f();', true],
    ['await f();', true],
    ['if (a) f();', true],
    ['a && f();', true],
    ['a || (b(1), f());', true],
    ['a ? f() : x;', true],
    ['x = (f(), 1);', true],
    ['x = (1, f());', false],
    ['x = a && f();', false],
    ['if (f()) x;', false],
    ['f() && x;', false],
    ['function g() { return void f(); }', true],
    ['function g() { return f(); }', false],
    ['f() ? x : y;', false],
    ['g(f());', false],
    ['f().x;', false],
  ])('%s', (statement, expected) => {
    const source = compiler.createSourceFile(
      'a.js',
      `async () => { ${statement} }`,
      compiler.ScriptTarget.ESNext,
      true,
    );
    const calls: ts.Node[] = [];
    const look = (one: ts.Node): void => {
      if (compiler.isCallExpression(one) && one.expression.getText() === 'f') calls.push(one);
      compiler.forEachChild(one, look);
    };
    look(source);
    expect(calls.map((call) => isAction({ ...event('f'), node: call }))).toEqual([expected]);
  });
});
