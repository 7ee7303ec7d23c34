/** What a better return value turned into. */
import { describe, expect, it } from '@jest/globals';
import { changedFields, returnSteps } from '../../src/payloads/returns.js';

const cutters = new Set(['slice']);
const returnStep = (better: string, worse: string) => returnSteps(better, worse, cutters)[0];

it.each<[better: string, worse: string, change: string | null]>([
  ['true', 'true', null],
  ['true', 'false', 'false'],
  ['false', 'true', 'true'],
  ['{ on: true }', 'null', 'null'],
  ['"on"', 'undefined', 'null'],
  ['["a", "b"]', '[]', 'empty'],
  ['"text"', '""', 'empty'],
  ['10', '0', 'smaller'],
  ['10', '11', 'other'],
  ['"valid"', '"expired"', 'word'],
  ['{ ok: true }', '{ ok: false }', 'false'],
  ['{ ok: true }', '{ ok: false, reason: "expired" }', 'word'],
  ['false | true', 'false', 'false'],
  ['1 | 2', '1', 'smaller'],
  ['false | ‹(a | 25 | b)›', 'false | ‹(a | 4 | b)›', 'other'],
  ['‹(a | true | b)›', '‹(a | false | b)›', 'other'],
  ['true', 'false | true', 'false'],
  ['{ expired: false }', '{ expired: true }', 'true'],
  ['{ seats: 250 }', '{ seats: 1 }', 'smaller'],
  ['{ seats: 1, rows: 2 }', '{ seats: 2, rows: 1 }', 'other'],
  ['["a", "b"]', '["a"]', 'cut'],
  ['["a"]', '["a", "b"]', 'word'],
  ['‹rows[].join(",")›', '‹rows.slice(0, 9)[].join(",")›', 'cut'],
  ['‹rows.slice(0, 9)›', '‹rows›', 'other'],
  ['‹next()›', '‹redirect("/licence-ended")›', 'other'],
  ['null', 'jsx { tag: "Board" }', null],
  ['jsx { tag: "Board" }', 'jsx { tag: "Expired" }', 'other'],
])('%s to %s is %s', (better, worse, change) => {
  expect(returnStep(better, worse)?.change ?? null).toBe(change);
});

it('tells the words that are new', () => {
  expect(returnStep('{ state: "valid" }', '{ state: "expired", hint: "renew \\"now\\"" }')?.texts).toEqual([
    'expired',
    'renew \\"now\\"',
  ]);
});

it('tells the words of what is gone, where nothing came in its place', () => {
  expect(returnStep('"Spring sale"', '""')?.lost).toEqual(['Spring sale']);
  expect(returnStep('"Spring sale"', '"Summer sale"')?.lost).toEqual([]);
});

describe('fields of objects on both sides', () => {
  it.each<readonly [name: string, better: string, worse: string, changed: readonly (readonly [string, string])[]]>([
    ['the same', '{ a: 1 }', '{ a: 1 }', []],
    ['one of them', '{ a: 1, b: ["x", "y"] }', '{ a: 1, b: [] }', [['b', '[]']]],
    [
      'a text with commas and braces in it',
      '{ a: "x, { b: 1 }", b: 2 }',
      '{ a: "x, { b: 2 }", b: 2 }',
      [['a', '"x, { b: 2 }"']],
    ],
    ['a quote in a text', '{ a: "x\\", b: 3", b: 2 }', '{ a: "x\\", b: 4", b: 2 }', [['a', '"x\\", b: 4"']]],
    ['objects within', '{ a: { b: 1, c: 2 } }', '{ a: { b: 1, c: 3 } }', [['a', '{ b: 1, c: 3 }']]],
    ['a symbol with commas', '{ a: ‹f(1, 2)›, b: 1 }', '{ a: ‹f(1, 2)›, b: 2 }', [['b', '2']]],
    ['no object', '[1]', '{ a: 1 }', []],
    ['a field that is new', '{ a: 1 }', '{ a: 1, b: 2 }', []],
  ])('%s', (_name, better, worse, changed) => {
    expect(changedFields(better, worse)).toEqual(changed);
  });
});
