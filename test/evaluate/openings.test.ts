/** How many symbols leave a branch open: what stands for the answer to several options is one of them. */
import { describe, expect, it } from '@jest/globals';
import { openingOf } from '../../src/evaluate/branches.js';
import { joinAll, unknown } from '../../src/evaluate/values.js';
import type { Value } from '../../src/evaluate/values.js';
import { compiler } from '../../src/syntax/typescript.js';

const condition = compiler.createSourceFile('a.ts', 'ready', compiler.ScriptTarget.Latest, true);
const symbolsOf = (value: Value): readonly number[] => openingOf(condition, value).symbols;

describe('what leaves a branch open', () => {
  it('counts symbols that tell themselves apart', () => {
    expect(symbolsOf(joinAll([unknown('a'), unknown('b')]))).toEqual([2, 2]);
  });
  it('counts one symbol once, however many options it answers for', () => {
    const first = unknown('a <= b');
    const second: Value = { ...first, from: { path: 'a.ts', start: 0, end: 1, site: '0', key: '0:1' } };
    const choice: Value = { kind: 'choice', options: [first, second], tag: first.tag };
    expect(symbolsOf(choice)).toEqual([1, 1]);
  });
});
