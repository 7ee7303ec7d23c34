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
import { answersIn, carryOver } from '../../src/syntax/pieces.js';
import type { Question } from '../../src/syntax/pieces.js';
import { compiler } from '../../src/syntax/typescript.js';
import { sample } from '../properties/sample.js';
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

const parse = (text: string, before?: ParsedFile): ParsedFile => parseText('/a.ts', 'a.ts', text, before);

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
/** Long enough to be taken apart. */
const long = [
  `class Long extends Base { end = 5; isOver() { return new Date() > this.end; } now() { if (a) { return check(Date.now()); } } /* ${'.'.repeat(1600)} */ last = () => { window.check = now; return dayjs(); } }`,
  `(function (a) { const b = require('b'); function check() { return a.c.check(b.now(), function () { return Date; }).c; } if (a) { check(Date); } /* ${'.'.repeat(1600)} */ bus.on('expired', () => { check(new Sub(now)); }); })(globalThis);`,
];
const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat(4),
  add: fc.oneof(fc.constantFrom(...pieces, '\n', '{', '}', '`', "'", '/*', 'Date', 'x'), fc.string({ maxLength: 3 })),
  /** Whether the compiler parses all of it, or makes the tree from the one before. */
  isAnew: fc.boolean(),
});

describe('what is carried over', () => {
  test('is what the text alone says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces, ...long), { maxLength: 8 }),
        fc.array(edit, { maxLength: 8 }),
        (lines, edits) => {
          let text = lines.join('\n');
          let file = parse(text);
          carryOver(undefined, file.tree);
          told(file);
          for (const { at, remove, add, isAnew } of edits) {
            const from = at % (text.length + 1);
            text = text.slice(0, from) + add + text.slice(from + remove);
            const next = parse(text, isAnew ? undefined : file);
            carryOver(file.tree, next.tree);
            file = next;
            expect(told(file)).toEqual(told(parse(text)));
          }
        },
      ),
      sample(300),
    );
  });

  test('is what stands before the braces of a class that stays the same', () => {
    const head = 'class Long extends of(function () { return dayjs() > now(); })';
    const text = `${head} { now() { return 5; } last = () => dayjs(); }\nimport dayjs from 'dayjs';`;
    const file = parse(text);
    carryOver(undefined, file.tree);
    told(file);
    const next = parse(text.replace('5', '55'), file);
    carryOver(file.tree, next.tree);
    expect(next.tree.statements[0]).toBe(file.tree.statements[0]);
    expect(told(next)).toEqual(told(parse(next.tree.text)));
  });

  test.each([
    ['of a tree that is made from the one before', (text: string, before: ParsedFile) => parse(text, before)],
    ['of a tree that is made anew', (text: string) => parse(text)],
  ])('is not asked again %s', (_, again) => {
    const asked: string[] = [];
    const question: Question<null> = {
      none: () => null,
      note(_answer, node) {
        if (compiler.isNumericLiteral(node)) asked.push(node.text);
      },
    };
    const long = (name: string, body: string): string => `function ${name}() { ${body} /* ${'.'.repeat(2000)} */ }`;
    const short = (n: number): string => `if (one(${n})) { two(/* ${'.'.repeat(100)} */); }`;
    const text = `${short(1)}\n${long('three', `${short(2)}\n${short(3)} class A { b() { ${short(4)} } }`)}\n${short(5)}`;
    const ask = (file: ParsedFile): string[] => {
      asked.splice(0);
      for (const _answer of answersIn(file.tree, question));
      return [...asked];
    };
    const first = parse(text);
    carryOver(undefined, first.tree);
    expect(ask(first)).toEqual(['1', '2', '3', '4', '5']);
    const second = again(text.replace('one(3)', 'one(33)'), first);
    carryOver(first.tree, second.tree);
    expect(ask(second)).toEqual(['33']);
  });
});
