/**
 * What was looked at in a tree that is typed into: it is the same as long as it would be seen again, whatever has become of the
 * rest, and no longer.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import { amongMembers, recalled, remembered, seenBy, Sight, sightNow, watch } from '../../src/syntax/sight.js';
import { definitionNamed, referencesTo, scopeOf } from '../../src/syntax/scopes.js';
import type { ts } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';

beforeAll(() => watch());

const isGone = (): boolean => false;
const parsed = (text: string, path = '/all.js') => parseText(path, path, text);

/** What was looked at, and the tree after typing. */
function typed(before: string, after: string, look: (tree: ts.SourceFile) => unknown) {
  const file = parsed(before);
  const sight = new Sight();
  seenBy(sight, () => look(file.tree));
  const { tree } = parseText('/all.js', '/all.js', after, file);
  return { sight, tree };
}

function isSeenAgain(before: string, after: string, look: (tree: ts.SourceFile) => unknown, moves = true): boolean {
  const { sight, tree } = typed(before, after, look);
  return sight.holds(tree, isGone, moves);
}

/** Looks at a statement of the file. */
const statement =
  (index: number) =>
  ({ statements }: ts.SourceFile): void =>
    sightNow()?.node(statements[index] as ts.Node);

const [first, second, third] = ['const first = 1;\n', 'const second = 2;\n', 'const third = 3;\n'];
const all = first + second + third;

describe('a statement', () => {
  test.each([
    ['that stays where it is', first + second, first + second.replace('2', '3'), 0, true],
    ['that moves', first + second, first.replace('1', '12') + second, 1, true],
    ['that is typed into', first + second, first.replace('1', '12') + second, 0, false],
    ['under stricter rules', all, `'use strict';\n${all}`, 2, false],
    ['under the same rules', all, `'use loose';\n${all}`, 2, true],
    ['in what has become a module', all, `${all}export {};\n`, 0, false],
  ])('%s', (_, before, after, index, isSame) => {
    expect(isSeenAgain(before, after, statement(index))).toBe(isSame);
  });

  test('that moves, where nothing may', () => {
    expect(isSeenAgain(first + second, first.replace('1', '12') + second, statement(1), false)).toBe(false);
  });

  test('of another file, for as long as that is the same', () => {
    const sight = new Sight();
    const [other, here] = [parsed(first, '/other.js').tree, parsed(second).tree];
    seenBy(sight, () => statement(0)(other));
    expect(sight.holds(here, (tree) => tree === other, true)).toBe(true);
    expect(sight.holds(here, isGone, true)).toBe(false);
  });
});

test('what is the same was as good as looked at there, and the tree before is not needed any more', () => {
  const { sight, tree } = typed(first + second, first.replace('1', '12') + second, (before) => {
    statement(1)(before);
    definitionNamed(scopeOf(before), 'second');
  });
  expect(sight.holds(tree, isGone, false)).toBe(false);
  expect(sight.holds(tree, isGone, true)).toBe(true);
  expect(sight.holds(tree, isGone, false)).toBe(true);
});

test('what was asked of the tree before is asked of each that follows', () => {
  const { sight, tree } = typed(all, all.replace('3', '4'), (before) => {
    statement(0)(before);
    definitionNamed(scopeOf(before), 'fourth');
  });
  expect(sight.holds(tree, isGone, true)).toBe(true);
  const file = { ...parsed(''), text: tree.text, tree };
  expect(sight.holds(parseText('/all.js', '/all.js', `${tree.text}let fourth;\n`, file).tree, isGone, true)).toBe(
    false,
  );
});

describe('what was asked of the file', () => {
  const definition = (name: string) => (tree: ts.SourceFile) => definitionNamed(scopeOf(tree), name);
  const references = (tree: ts.SourceFile): unknown => {
    const found = definition('first')(tree);
    return found === null ? null : referencesTo(found);
  };
  test.each([
    ['what a name means', all, `${all}let other;\n`, definition('first'), true],
    [
      'what a name means that is written anew',
      first + second,
      first.replace('1', '3') + second,
      definition('first'),
      false,
    ],
    ['that a name means nothing', first, `${first}${second}`, definition('second'), false],
    [
      'where a name is used',
      `${first}use(first);\n${second}`,
      `${first}use(first);\n${second}plain();\n`,
      references,
      true,
    ],
    [
      'where a name is used once more',
      `${first}use(first);\n`,
      `${first}use(first);\nuse(first);\n`,
      references,
      false,
    ],
  ])('%s', (_, before, after, look, isSame) => {
    expect(isSeenAgain(before, after, look)).toBe(isSame);
  });
});

describe('a class', () => {
  const text = 'class Lock {\n  end = 1;\n  open() {}\n  last = 2;\n  shut() {}\n}\n';
  const lock = ({ statements }: ts.SourceFile): ts.ClassDeclaration => statements[0] as ts.ClassDeclaration;
  const into = text.replace('shut() {}', 'shut() { return 1; }');
  const methods = (tree: ts.SourceFile): unknown =>
    amongMembers(lock(tree), 'methods', () => lock(tree).members.filter(({ name }) => name?.getText() === 'open'));
  test.each<[string, (tree: ts.SourceFile) => unknown, boolean]>([
    ['one of its members', (tree: ts.SourceFile) => sightNow()?.node(lock(tree).members[1] as ts.Node), true],
    [
      'the member that is typed into',
      (tree: ts.SourceFile) => sightNow()?.node(lock(tree).members[3] as ts.Node),
      false,
    ],
    ['all of it', (tree: ts.SourceFile) => walk(lock(tree), () => undefined), false],
    ['what is asked of its members', methods, true],
  ])('%s', (_, look, isSame) => {
    expect(isSeenAgain(text, into, look)).toBe(isSame);
  });

  test('what stands around a member', () => {
    const member = (tree: ts.SourceFile): void => sightNow()?.node(lock(tree).members[1] as ts.Node);
    expect(isSeenAgain(text, text.replace('Lock', 'Lock extends Other'), member)).toBe(false);
  });

  test('members of which one more is found', () => {
    expect(isSeenAgain(text, text.replace('shut', 'open'), methods)).toBe(false);
  });
});

describe('what is remembered was seen by whoever takes it', () => {
  const name = ({ statements }: ts.SourceFile): ts.Node => statements[1] as ts.Node;
  const moved = first.replace('1', '12') + second;
  /** Asked for twice: worked out, and taken from memory. */
  const twice =
    (ask: (node: ts.Node) => unknown) =>
    (tree: ts.SourceFile): void => {
      seenBy(null, () => ask(name(tree)));
      ask(name(tree));
    };
  const once =
    (ask: (node: ts.Node) => unknown) =>
    (tree: ts.SourceFile): unknown =>
      ask(name(tree));
  test.each([
    ['worked out', once],
    ['taken from memory', twice],
  ])('where it begins, %s', (_, asked) => {
    const ask = () => remembered((node) => (sightNow()?.start(node, node.getStart()), 1));
    expect(isSeenAgain(first + second, moved, asked(ask()))).toBe(false);
    expect(isSeenAgain(all, `${all}plain();\n`, asked(ask()))).toBe(true);
  });

  type Ask = (node: ts.Node) => unknown;
  const lock = `${first}class Lock { open() {} shut() {} }\n`;
  const blurred = (): unknown => recalled({ value: 1, sight: null });
  const firstOf = (node: ts.Node): unknown => sightNow()?.node(node.getSourceFile().statements[0] as ts.Node);
  const shuts = (node: ts.Node): unknown =>
    amongMembers(node, 'shuts', () =>
      (node as ts.ClassDeclaration).members.filter((member) => member.getText().startsWith('shut')),
    );
  describe.each([
    ['worked out', once],
    ['taken from memory', twice],
  ])('%s', (_, asked) => {
    test.each<[string, Ask, string, string, boolean]>([
      [
        'what a name means',
        (node) => definitionNamed(scopeOf(node), 'first'),
        all,
        first.replace('1', '12') + second,
        false,
      ],
      ['that a name means nothing', (node) => definitionNamed(scopeOf(node), 'more'), all, `${all}let more;\n`, false],
      [
        'that another name means nothing',
        (node) => definitionNamed(scopeOf(node), 'more'),
        all,
        `${all}let x;\n`,
        true,
      ],
      ['another statement', firstOf, all, all.replace('1', '12'), false],
      ['another statement, which stays', firstOf, all, all.replace('3', '4'), true],
      [
        'a class with all its members',
        (node) => walk(node, () => undefined),
        lock,
        lock.replace('() {} }', '() { 1; } }'),
        false,
      ],
      ['some members of a class', shuts, lock, lock.replace('() {} }', '() { 1; } }'), false],
      ['what cannot be told', blurred, all, all.replace('3', '4'), false],
    ])('%s', (_name, find, before, after, isSame) => {
      const ask = remembered(find);
      const look = (tree: ts.SourceFile): void => {
        statement(1)(tree);
        asked(ask)(tree);
      };
      expect(isSeenAgain(before, after, look)).toBe(isSame);
    });
  });

  test('what nobody watched when it was worked out may be anything', () => {
    const look = (tree: ts.SourceFile): void => {
      statement(1)(tree);
      recalled({ value: 1, sight: null });
    };
    expect(isSeenAgain(first + second, moved, statement(1))).toBe(true);
    expect(isSeenAgain(first + second, moved, look)).toBe(false);
  });
});
