/** Sizes that budgets go by: the same for every layout of the same code. */
import { expect, test } from '@jest/globals';
import { format } from 'prettier';
import { runsInPart } from '../../src/evaluate/in-part.js';
import { parseText } from '../../src/parse/parse.js';
import { inkOf, isLargerThan } from '../../src/syntax/size.js';

const bodyOf = (lines: number): string =>
  `function fill(table){${Array.from({ length: lines }, (_, index) => `table.row${index}=(${index}+1);`).join('')}}`;
const treeOf = (text: string) => parseText('a.js', 'a.js', text).tree;

test('a file is as large as what is printed of it', () => {
  expect(inkOf(treeOf(' a ( ) ;\r\n\tb\u00a0( )'))).toBe(8);
});

test('a node is larger than the nodes below it, but for parentheses and empty statements', () => {
  const [statement] = treeOf('f((((1))));').statements;
  const [empty] = treeOf('{;;;}').statements;
  expect([2, 3].map((limit) => isLargerThan(statement!, limit))).toEqual([true, false]);
  expect(isLargerThan(empty!, 0)).toBe(false);
});

test.each([100, 108, 110, 111, 112, 113, 115, 150, 200, 250])(
  'a body of %i statements is run alike in every layout',
  async (lines) => {
    const text = bodyOf(lines);
    const wide = await format(text, { parser: 'babel', printWidth: 40, tabWidth: 12 });
    const [short, long] = [text, wide].map((one) => {
      const [statement] = treeOf(one).statements;
      return runsInPart((statement as unknown as { readonly body: Parameters<typeof runsInPart>[0] }).body);
    });
    expect(wide.length).toBeGreaterThan(text.length * 1.5);
    expect(long).toBe(short);
  },
);

test('short bodies are run whole, long ones in part', () => {
  const answers = [10, 400].map((lines) => {
    const [statement] = treeOf(bodyOf(lines)).statements;
    return runsInPart((statement as unknown as { readonly body: Parameters<typeof runsInPart>[0] }).body);
  });
  expect(answers).toEqual([false, true]);
});
