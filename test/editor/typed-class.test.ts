/**
 * A class whose members hang together in many ways, and somebody who types into them: the answer is that of a fresh analysis,
 * byte for byte, and what neither the typing nor what it touches has to do with is not worked out again.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze, createSession } from '../../src/index.js';
import { answerOf, folderWith, holdsWhateverIsTyped } from './typing.js';

const shop = `import { Base } from './base';
const LAST = Date.UTC(2031, 7, 12);
export class Shop extends Base {
  end = LAST;
  static limit = 1950e9;
  #hidden = new Date(2032, 1, 2);
  rows = [1960e9];
  last = 0;
  constructor(readonly key: { expires: number } = { expires: 1970e9 }, private grace = 0) {
    super(1980e9);
    this.renew(2034);
  }
  renew(year: number): void { this.until = Date.UTC(year, 1, 1); }
  start(): void { if (this.isExpired()) throw new Error('This beta has expired'); }
  isExpired(): boolean { return Date.now() > this.end + this.grace; }
  open(): void { if (Date.now() > Shop.limit) process.exit(3); }
  check(): boolean { return new Date() < this.#hidden && Date.now() < this.key.expires; }
  get over(): boolean { return Date.now() > this.rows[0]; }
  set state(value: string) { if (value === 'trial' && Date.now() > this.until) location.href = '/buy'; }
  throttled(work: () => void): void { const now = Date.now(); if (now - this.last > 50) { this.last = now; work(); } }
  ago(date: string): string { return Date.now() - Date.parse(date) > 864e5 ? date : 'today'; }
  stamped(text: string): string { return new Date().toISOString() + text; }
  total(items: { price: number }[]): number { let sum = 0; for (const { price } of items) sum += price; return sum; }
  static create(): Shop { return new Shop(); }
  handlers = { open: () => { if (Date.now() > this.eldest) throw new Error('License expired'); } };
  [\`na\${'me'}\`]() { return 1; }
}
export class Kiosk extends Shop {
  isExpired(): boolean { return super.isExpired() || Date.now() > 2045e9; }
}
const made = Shop.create();
if (!made.check() || made.over) alert('Your licence has expired');
`;
const files = {
  'shop.ts': shop,
  'base.ts':
    'export class Base { until = 0; constructor(readonly eldest: number) {} allows() { return Date.now() < this.eldest; } }\n',
  'main.ts':
    "import { Kiosk, Shop } from './shop';\nconst kiosk = new Kiosk({ expires: 2040e9 }, 5);\nkiosk.start(); if (new Shop().over) process.exit(5);\nif (!kiosk.allows()) throw new Error('License expired');\n",
};

describe('what a member sees of the others', () => {
  const throws = (condition: string): string => `if (${condition}) throw new Error('License expired');`;
  const late = (end: string): string => `late() { ${throws(`Date.now() > ${end}`)} }`;
  const inClass = (members: string, line: string): string =>
    `const [key, start] = ['end', 'start'];\nexport class Lock {\n${members}\n${line}\n}\n`;
  const outside = (members: string, line: string): string =>
    `${inClass(members, line)}export function run() { ${throws('Date.now() > new Lock().end')} }\n`;
  test.each([
    ['a field written by a method', inClass, `end = 1918e9;\n${late('this.end')}`, 'renew() { this.end = 1818e9; }'],
    [
      'what is put below a field',
      inClass,
      `end = { at: 1918e9 };\n${late('this.end.at')}`,
      'renew() { this.end.at = 1818e9; }',
    ],
    [
      'what is put into a list',
      inClass,
      `ends = [1918e9];\n${late('this.ends[0]')}`,
      'renew() { this.ends[0] = 1818e9; }',
    ],
    [
      'a field written under a name that is worked out',
      inClass,
      `end = 1918e9;\n${late('this.end')}`,
      'renew() { this[key] = 1818e9; }',
    ],
    [
      'one more of them',
      inClass,
      `end = 1918e9;\nput() { this[start] = 5; }\n${late('this.end')}`,
      'renew() { this[key] = 1818e9; }',
    ],
    ['a field', inClass, late('this.end'), 'end = 1818e9;'],
    ['a field of a computed name', inClass, late('this.end'), "['e' + 'nd'] = 1818e9;"],
    ['a getter', inClass, late('this.end'), 'get end() { return 1818e9; }'],
    ['a parameter that is a field', inClass, late('this.end'), 'constructor(readonly end = 1818e9) {}'],
    ['a static field', inClass, late('Lock.end'), 'static end = 1818e9;'],
    [
      'what a static block writes',
      inClass,
      `static end = 1918e9;\n${late('Lock.end')}`,
      'static { this.end = 1818e9; }',
    ],
    ['a method', inClass, `late() { ${throws('this.isOver()')} }`, 'isOver() { return Date.now() > 1818e9; }'],
    ['a field of what is made', outside, 'first = 0;', 'end = 1818e9;'],
    ['what its constructor writes', outside, 'first = 0;', 'constructor() { this.end = 1818e9; }'],
    [
      'what a setter does',
      inClass,
      `late() { this.end = 1918e9; ${throws('Date.now() > this.date')} }`,
      'set end(value) { this.date = value; }',
    ],
  ])('%s', async (_, around, members, line) => {
    const [before, now] = [around(members, '//'), around(members, line)];
    for (const [from, to] of [
      [before, now],
      [now, before],
    ] as const) {
      const session = await createSession({ root: folderWith({ 'lock.ts': from }) });
      const known = answerOf(await session.analysis());
      session.update('lock.ts', to);
      const found = answerOf(await session.analysis());
      expect(found).toBe(answerOf(await analyze({ paths: ['.'], cwd: folderWith({ 'lock.ts': to }) })));
      expect(found).not.toBe(known);
    }
  });

  const ordinary = inClass(
    `last = 0; rows = [1];
throttled(work) { const now = Date.now(); if (now - this.last > 50) { this.last = now; work(); } }
fresh(row) { return Date.now() - this.rows[row] < 5e3; }
total(items) { let sum = 0; for (const { price } of items) sum += price; return sum; }`,
    '//',
  );
  test.each([
    ['sum;', 'sum * 2;', []],
    ['//', 'count() { return this.total.length; }', []],
    ['//', 'count() { return this.rows.length; }', ['lock.ts']],
    ['//', 'count() { this.counted = 5; }', []],
    ['return sum', 'return sum(', []],
    ['//', 'count() { this.last = 5; }', ['lock.ts']],
    ['50', '51', ['lock.ts']],
    ['class Lock', 'class Lock extends Other', ['lock.ts']],
  ])('"%s" becoming "%s"', async (from, to, evaluated) => {
    const session = await createSession({ root: folderWith({ 'lock.ts': ordinary }) });
    await session.analysis();
    session.update('lock.ts', ordinary.replace(from, to));
    await session.analysis();
    expect(session.stats().evaluated).toEqual(evaluated);
  });
});

const lines = [
  'later() { if (Date.now() > this.end) throw new Error("Trial over"); }',
  'extend() { this.end = 1999e9; }',
  'extend() { this.rows.push(1998e9); this.rows[0] = 1997e9; }',
  'extend() { const self = this; self.until = 1996e9; }',
  'extend() { this["end"] = 1995e9; this[name] = 5; }',
  'isExpired() { return false; }',
  'static isExpired() { return true; }',
  'static { this.limit = 1994e9; }',
  'static renew() { Shop.limit = 1993e9; }',
  'static limit = 5;',
  'get end() { return 1992e9; }',
  'set end(value) {}',
  'end;',
  'rows = [];',
  'constructor() { super(1); this.end = 7; }',
  'constructor(key);',
  'check(): boolean;',
  '["end"] = 1991e9;',
  '[name]() {}',
  '}',
  '} class Other {',
  '} export class Shop2 extends Shop {',
  '{',
  "'use strict';",
  'this.end = 1;',
  '// the license key of the trial',
  '/* defuser-ignore-next-line */',
  'declare until: number;',
  '@logged',
  'Shop.limit = 1990e9;',
  'Shop.prototype.isExpired = () => true;',
  'made.end = 1989e9;',
  'new Shop({ expires: 1988e9 }, 4);',
  'var Date = null;',
  'renew(year: number): void { Shop.create().end = 1987e9; }',
];
const names = ['end', 'Shop', 'isExpired', 'until', 'limit', 'rows', 'Base', 'check', 'key', 'super', 'static', 'this'];
const typed = fc.record({
  name: fc.constantFrom('shop.ts' as const, 'shop.ts', 'shop.ts', 'shop.ts', 'shop.ts', 'base.ts', 'main.ts'),
  kind: fc.constantFrom('line' as const, 'line', 'line', 'letters', 'rename', 'cut', 'back'),
  at: fc.nat(),
  remove: fc.nat(6),
  line: fc.constantFrom(...lines),
  letters: fc.constantFrom(
    'x',
    ' ',
    '\n',
    '1',
    '(',
    '}',
    '{',
    "'",
    '`',
    '/*',
    '//',
    ';',
    'static ',
    'async ',
    '#',
    'get ',
  ),
});

test('the answer is that of a fresh analysis, whatever is typed', async () => {
  await holdsWhateverIsTyped(files, names, typed);
}, 900_000);
