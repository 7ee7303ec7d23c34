/**
 * What is carried over from one text of a file to the next is what a look at the new text alone would have said: after
 * any edits, in the middle of words too. And it is carried over: nothing but the touched statement is asked again.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Lexicon } from '../../src/evaluate/lexicon.js';
import { clockMentions } from '../../src/guards/clock-reads.js';
import { parseText } from '../../src/parse/parse.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { factsOf } from '../../src/syntax/facts.js';
import type { ParsedFile } from '../../src/syntax/parsed-file.js';
import { answerFor, carryOver } from '../../src/syntax/pieces.js';
import type { Question } from '../../src/syntax/pieces.js';
import { definitionNamed, mentionsOfGlobal, referencesTo, scopeOf } from '../../src/syntax/scopes.js';

const lexicon = new Lexicon(loadRulebook());
const names = ['a', 'now', 'dayjs', 'Date', 'check'];

/** Everything that is told of a text by pieces, as plain data. */
function told(file: ParsedFile): unknown {
  const { tree } = file;
  const places = (nodes: readonly { pos: number; end: number }[]) => nodes.map(({ pos, end }) => [pos, end]);
  const { memberCalls, memberReads, memberWrites, ...facts } = factsOf(file);
  return {
    ...facts,
    members: [memberCalls, memberReads, memberWrites].map((index) => [...index]),
    mentions: places(clockMentions(file, lexicon)),
    globals: names.map((name) => places(mentionsOfGlobal(tree, name))),
    references: names.map((name) => {
      const definition = definitionNamed(scopeOf(tree), name);
      return definition === null ? null : places(referencesTo(definition));
    }),
  };
}

const parse = (text: string): ParsedFile => parseText('/a.ts', 'a.ts', text);

const pieces = [
  "import dayjs from 'dayjs';",
  "import { a } from './a';",
  "const moment = require('moment');",
  'export const now = () => Date.now();',
  'export function check(x) { return a.b(x).c = dayjs() > now(); }',
  'class Trial extends Base { end = 5; isOver() { return new Date() > this.end; } }',
  'exports.check = function () { return moment(); };',
  'window.a = { Date, now };',
  'bus.on("expired", () => check(answer.headers.get("date")));',
  "const { Date: D } = globalThis; globalThis['Date'].now();",
  '{ let Date = 5; a(Date); }',
  'await import("./a");',
  '// Date',
  'if (a < now > (check)) `Date ${Date}`;',
];
const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat(4),
  add: fc.oneof(fc.constantFrom(...pieces, '\n', '{', '}', '`', "'", '/*', 'Date', 'x'), fc.string({ maxLength: 3 })),
});

describe('what is carried over', () => {
  test('is what the text alone says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 8 }),
        fc.array(edit, { maxLength: 8 }),
        (lines, edits) => {
          let text = lines.join('\n');
          let file = parse(text);
          carryOver(undefined, file.tree);
          told(file);
          for (const { at, remove, add } of edits) {
            const from = at % (text.length + 1);
            text = text.slice(0, from) + add + text.slice(from + remove);
            const next = parse(text);
            carryOver(file.tree, next.tree);
            file = next;
            expect(told(file)).toEqual(told(parse(text)));
          }
        },
      ),
      { numRuns: Number(process.env.DEFUSER_RUNS ?? 300) },
    );
  });

  test('is not asked again', () => {
    const asked: string[] = [];
    const question: Question<number> = (statement, tree) => asked.push(statement.getText(tree));
    const ask = (file: ParsedFile): unknown => file.tree.statements.map((one) => answerFor(file.tree, one, question));
    const first = parse('one();\ntwo();\nthree();');
    carryOver(undefined, first.tree);
    ask(first);
    const second = parse('one();\ntwo(2);\nthree();');
    carryOver(first.tree, second.tree);
    ask(second);
    expect(asked).toEqual(['one();', 'two();', 'three();', 'two(2);']);
  });
});
