/**
 * What was asked of a program while something was worked out: its answers are the same until the program would give another one
 * to any of the questions, be that because of a text, of what was linked since or of what turned out to depend on the clock.
 */
import { describe, expect, test } from '@jest/globals';
import { Inquiry } from '../../src/links/inquiry.js';
import { Program } from '../../src/links/program.js';
import type { SourceText } from '../../src/model.js';
import { parseText } from '../../src/parse/parse.js';
import type { ParsedFile } from '../../src/syntax/parsed-file.js';
import { definitionNamed, scopeOf } from '../../src/syntax/scopes.js';
import { compiler, type ts } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';

const texts = {
  '/main.js':
    "import { END, over } from './dates.js';\nexport const late = () => over() || Date.now() > END;\nlate();\n",
  '/dates.js': 'export const END = 5;\nexport const over = () => false;\n',
  '/lock.js': 'export class Lock { isOver() { return true; } }\nlock.isOver();\n',
  '/shared.js': 'globalThis.licensed = true;\nlock.isOver();\n',
};
type Texts = Readonly<Record<string, string>>;

/** A program that begins anew as a session's does: what stays the same keeps its tree. */
function programOf(first: Texts) {
  const trees = new Map<string, ParsedFile>();
  const parse = (path: string, displayPath: string, text: string): ParsedFile => {
    const known = trees.get(path);
    const file = known?.text === text ? known : parseText(path, displayPath, text, known);
    trees.set(path, file);
    return file;
  };
  const sourcesOf = (all: Texts): SourceText[] =>
    Object.entries(all).map(([path, text]) => ({ path, displayPath: path, size: text.length, read: () => text }));
  const program = new Program(sourcesOf(first), parse);
  program.link('/main.js');
  const become = (all: Texts): void => {
    program.restart(sourcesOf(all), [], false);
    // The trees of what was open are made before anything is asked.
    for (const [path, text] of Object.entries(all)) if (trees.has(path)) parse(path, path, text);
    program.link('/main.js');
  };
  return { program, become };
}
type Typed = ReturnType<typeof programOf>;

const statement = (program: Program, path: string, index: number): ts.Node =>
  program.parsed(path)?.tree.statements[index] as ts.Node;
/** The function of `isOver`. */
const method = (program: Program): ts.Node =>
  (statement(program, '/lock.js', 0) as ts.ClassDeclaration).members[0] as ts.Node;
const body = (program: Program): ts.Node => (method(program) as ts.MethodDeclaration).body as ts.Node;

function holds(
  { program, become }: Typed,
  ask: (program: Program) => unknown,
  change: (typed: Typed) => unknown,
): boolean[] {
  const inquiry = new Inquiry();
  program.during(inquiry, () => ask(program));
  const here = (): ts.SourceFile => program.parsed('/main.js')?.tree as ts.SourceFile;
  const before = inquiry.holds(program, here(), true);
  change({ program, become });
  return [before, inquiry.holds(program, here(), true)];
}

const typing =
  (path: string, from: string, to: string, all: Texts = texts) =>
  ({ program, become }: Typed): void => {
    become({ ...all, [path]: (all[path] ?? '').replace(from, to) });
    program.parsed(path);
  };
const linking =
  (path: string) =>
  ({ program }: Typed): unknown =>
    program.link(path);
/** With what `/shared.js` says in it, or without. */
const without: Texts = { ...texts, '/shared.js': '' };

describe('an answer is another one', () => {
  test.each<[string, (program: Program) => unknown, (typed: Typed) => unknown]>([
    ['when a file is typed into', (program) => program.facts('/dates.js'), typing('/dates.js', '5', '6')],
    ['when there is a file', (program) => program.parsed('/more.js'), typing('/more.js', '', 'export {};')],
    [
      'when a file exports something else',
      (program) => program.exports('/dates.js'),
      typing('/dates.js', 'const END', 'const START'),
    ],
    [
      'when a file that is mentioned elsewhere is typed into',
      (program) => program.importers.mentionsOf('/dates.js', 'END'),
      typing('/main.js', '> END', '>= END'),
    ],
    ['when an import leads elsewhere', (program) => program.resolve('/main.js', './more'), typing('/more.js', '', '1')],
    [
      'when something turns out to be hot',
      (program) => program.heat.isHot(statement(program, '/main.js', 1)),
      ({ program }) => program.heat.mark(statement(program, '/main.js', 1)),
    ],
    [
      'when a function turns out to be hot',
      (program) => program.heat.isHotFunction(method(program)),
      ({ program }) => program.heat.mark(body(program)),
    ],
    [
      'when a method of the name turns out to be hot',
      (program) => program.heat.methodsNamed('isOver', '/main.js'),
      ({ program }) => program.heat.mark(body(program)),
    ],
    [
      'when a member turns out to be a clock',
      (program) => program.heat.clocksKept('time'),
      ({ program }) => program.heat.keepClock('time', 'dayjs'),
    ],
    [
      'when another file shares something of the name',
      (program) => program.shared.has('global', 'licensed'),
      linking('/shared.js'),
    ],
    [
      'when there is one more of what is shared',
      (program) => program.shared.nodes('global', 'licensed', 9),
      linking('/shared.js'),
    ],
    ['when there is one more call', (program) => program.shared.calls('isOver', 9), linking('/shared.js')],
    [
      'when another file imports it',
      (program) => program.importers.mentionsOf('/main.js', 'late'),
      ({ program, become }) => {
        become({ ...texts, '/uses.js': "import { late } from './main.js';\nlate();\n" });
        program.link('/uses.js');
      },
    ],
  ])('%s', (_, ask, change) => {
    expect(holds(programOf(texts), ask, change)).toEqual([true, false]);
  });
});

describe('what is given is looked at, and what stands around it', () => {
  const text = `import { END } from './dates.js';
function around() {
  const first = 1;
  const second = 2;
  class Lock { isOver() { return true; } }
  const third = 3;
  globalThis.licensed = true;
  const fourth = 4;
  lock.isOver();
  const fifth = 5;
  use(END);
}
`;
  const all: Texts = { ...texts, '/main.js': text };
  /** The method is hot in each round. */
  const hot = (program: Program): Program => {
    walk(program.parsed('/main.js')?.tree as ts.Node, (node) => {
      if (compiler.isReturnStatement(node)) program.heat.mark(node);
    });
    return program;
  };
  test.each<[string, (program: Program) => readonly unknown[]]>([
    ['a method', (program) => program.heat.methodsNamed('isOver', '/main.js')],
    ['what is shared', (program) => program.shared.nodes('global', 'licensed', 9)],
    ['a call', (program) => program.shared.calls('isOver', 9)],
    ['a mention', (program) => program.importers.mentionsOf('/dates.js', 'END')],
  ])('%s', (_, ask) => {
    const { program, become } = programOf(all);
    const inquiry = new Inquiry();
    // Somebody has asked before: nothing has to be opened for the answer.
    ask(hot(program));
    const given = program.during(inquiry, () => ask(program));
    expect(given).toHaveLength(1);
    const here = (): ts.SourceFile => program.parsed('/main.js')?.tree as ts.SourceFile;
    expect(inquiry.holds(program, here(), true)).toBe(true);
    become({ ...all, '/main.js': text.replace('first = 1', 'first = 2') });
    expect(ask(hot(program))).toEqual(given);
    expect(inquiry.holds(program, here(), true)).toBe(false);
  });

  test('what a name means', () => {
    const { program, become } = programOf(texts);
    const inquiry = new Inquiry();
    const here = (): ts.SourceFile => program.parsed('/main.js')?.tree as ts.SourceFile;
    const scope = scopeOf(here());
    program.during(inquiry, () => definitionNamed(scope, 'late'));
    expect(inquiry.holds(program, here(), true)).toBe(true);
    become({ ...texts, '/main.js': texts['/main.js'].replace('Date.now()', 'Date.now(1)') });
    expect(inquiry.holds(program, here(), true)).toBe(false);
  });

  test('another method of the same name', () => {
    const two = 'class A { isOver() { return 1; } }\nclass B { isOver() { return 2; } }\n';
    const { program, become } = programOf({ '/main.js': two });
    const inquiry = new Inquiry();
    const mark = (index: number): unknown =>
      program.heat.mark(
        (statement(program, '/main.js', index) as ts.ClassDeclaration).members[0]?.getLastToken() as ts.Node,
      );
    mark(0);
    const [first] = program.during(inquiry, () => program.heat.methodsNamed('isOver', '/main.js'));
    become({ '/main.js': two });
    mark(1);
    expect(program.heat.methodsNamed('isOver', '/main.js')).toHaveLength(1);
    expect(program.heat.methodsNamed('isOver', '/main.js')[0]).not.toBe(first);
    expect(inquiry.holds(program, program.parsed('/main.js')?.tree as ts.SourceFile, true)).toBe(false);
  });
});

test('nothing is parsed to find out', () => {
  const { program, become } = programOf(texts);
  const inquiry = new Inquiry();
  program.during(inquiry, () => program.exports('/dates.js'));
  become({ ...texts, '/dates.js': `${texts['/dates.js']}export const more = 1;\n` });
  expect(inquiry.holds(program, program.parsed('/main.js')?.tree as ts.SourceFile, true)).toBe(false);
  expect(program.isOpen('/dates.js')).toBe(false);
});

describe('an answer is the same', () => {
  test.each<[string, (program: Program) => unknown, (typed: Typed) => unknown]>([
    ['when another file is typed into', (program) => program.facts('/dates.js'), typing('/lock.js', 'true', 'false')],
    ['when a file exports the same', (program) => program.exports('/dates.js'), typing('/dates.js', '5', '6')],
    ['when a file shares something else', (program) => program.shared.has('global', 'other'), linking('/shared.js')],
    [
      'when something else turns out to be hot',
      (program) => program.heat.isHot(statement(program, '/main.js', 0)),
      ({ program }) => program.heat.mark(statement(program, '/main.js', 1)),
    ],
    ['when it begins anew', (program) => program.resolve('/main.js', './dates.js'), ({ become }) => become(without)],
  ])('%s', (_, ask, change) => {
    expect(holds(programOf(texts), ask, change)).toEqual([true, true]);
  });
});

test('what held is opened as by the work itself', () => {
  const { program, become } = programOf(texts);
  const inquiry = new Inquiry();
  program.during(inquiry, () => [program.parsed('/lock.js'), program.exports('/dates.js')]);
  become(texts);
  expect(program.isOpen('/lock.js')).toBe(false);
  inquiry.repeat(program);
  expect(program.parsedFiles.map(({ path }) => path)).toEqual(['/main.js', '/lock.js', '/dates.js']);
});
