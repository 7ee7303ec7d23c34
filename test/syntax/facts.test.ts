/** What files say about themselves. Positions are checked by the text that stands there. */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import { factsOf, type ExportFact, type FileFacts, type ImportFact } from '../../src/syntax/facts.js';

const facts = (text: string, path = '/esx/license.ts'): FileFacts => factsOf(parseText(path, path, text));

/** `kind specifier: imported>local>exported, …` */
const importLine = ({ kind, specifier, names }: ImportFact): string =>
  `${kind} ${specifier}: ${names.map(({ imported, local, exported }) => [imported, local ?? '-', ...(exported ? [exported] : [])].join('>')).join(', ')}`;

/** `kind name = local from specifier @ text` */
const exportLine = (text: string, { kind, name, local, specifier, start }: ExportFact): string =>
  [
    `${kind} ${name}`,
    ...(local === undefined ? [] : [`= ${local}`]),
    ...(specifier === undefined ? [] : [`from ${specifier}`]),
    `@ ${text.slice(start, start + 6)}`,
  ].join(' ');

describe('imports', () => {
  it.each<[string, string[]]>([
    ['import "./boot.js";', ['import ./boot.js: ']],
    ['import license from "./a.js";', ['import ./a.js: default>license']],
    ['import * as license from "./a.js";', ['import ./a.js: *>license']],
    ['import l, { a, b as c, type D } from "./a.js";', ['import ./a.js: default>l, a>a, b>c']],
    ['import { "until 2008" as until } from "./a.js";', ['import ./a.js: until 2008>until']],
    ['import type { A } from "./a.js"; export type { A } from "./a.js";', []],
    ['import fs = require("fs");', ['require fs: *>fs']],
    ['export { a, b as c } from "./a.js";', ['export-from ./a.js: a>->a, b>->c']],
    [
      'export * from "./a.js"; export * as b from "./b.js";',
      ['export-from ./a.js: *>->*', 'export-from ./b.js: *>->b'],
    ],
    ['const a = require("./a");', ['require ./a: *>a']],
    ['const { a, b: c, ...d } = require("./a");', ['require ./a: a>a, b>c, *>d']],
    ['const a = require("./a").check;', ['require ./a: check>a']],
    ['require("./a").check();', ['require ./a: check>-']],
    ['const a = __importDefault(require("./a"));', ['require ./a: *>a']],
    ['var a = __toESM(__require("./a"));', ['require ./a: *>a']],
    ['require("./a")(app);', ['require ./a: *>-']],
    ['require(name); require(); other("./a");', []],
    ['const { a } = await import("./a.js");', ['dynamic ./a.js: a>a']],
    ['import("./a.js").then(run);', ['dynamic ./a.js: *>-']],
    ['import(`./a.js`);', ['dynamic ./a.js: *>-']],
  ])('%s', (text, expected) => {
    expect(facts(text).imports.map(importLine)).toEqual(expected);
  });
});

describe('exports', () => {
  it.each<[string, string[]]>([
    ['export const day = 1, { a: [month] } = x;', ['local day = day @ day = ', 'local month = month @ month]']],
    ['export function check() {}', ['local check = check @ check(']],
    ['export class License {}', ['local License = License @ Licens']],
    ['export enum E {} export namespace N {}', ['local E = E @ E {} e', 'local N = N @ N {}']],
    ['export default function check() {}', ['local default = check @ check(']],
    ['export default class {}', ['assignment default @ export']],
    ['const day = 1; export default day;', ['local default = day @ day;']],
    ['export default () => 1;', ['assignment default @ () => ']],
    ['export { day, month as m };', ['local day = day @ day, m', 'local m = month @ month ']],
    ['export { day as m } from "./a.js";', ['reexport m = day from ./a.js @ day as']],
    ['export * from "./a.js";', ['star * from ./a.js @ export']],
    ['export * as a from "./a.js";', ['reexport a = * from ./a.js @ export']],
    ['export type A = 1; export interface B {} export declare const c: 1; export type { A as D };', []],
    ['export = license;', ['local = = license @ licens']],
    ['module.exports = check;', ['local = = check @ check;']],
    ['module.exports = function () {};', ['assignment = @ functi']],
    ['exports.day = day;', ['local day = day @ day;']],
    ['module.exports.day = 5 + 1;', ['assignment day @ 5 + 1;']],
    ['exports["day"] = 5 + 1;', ['assignment day @ 5 + 1;']],
    ['exports.a = exports.b = () => 1;', ['assignment a @ () => ', 'assignment b @ () => ']],
    ['exports.a = exports.b = void 0;', []],
    ['module.exports = exports = check;', ['local = = check @ check;']],
    ['exports.day = a.day; other.exports = 1; a.exports.b = 2; exports[day] = 3;', ['assignment day @ a.day;']],
    ['exports.check = require("./a").isExpired;', ['reexport check = isExpired from ./a @ requir']],
    ['module.exports = require("./a");', ['reexport = = * from ./a @ requir']],
    [
      'module.exports = { a, b: c, d() {}, get e() { return f }, "g": 1, [h]: 2, ...require("./i") };',
      [
        'local a = a @ a, b: ',
        'local b = c @ c, d()',
        'assignment d @ d() {}',
        'local e = f @ f }, "',
        'assignment g @ 1, [h]',
        'assignment = @ { a, b',
        'star * from ./i @ requir',
      ],
    ],
    ['0 && (module.exports = { a, b });', []],
    ['Object.defineProperty(exports, "__esModule", { value: true });', []],
    ['Object.defineProperty(exports, "a", { enumerable: true, value: b });', ['local a = b @ b });']],
    [
      'Object.defineProperty(exports, "a", { enumerable: true, get: function () { return b.c; } });',
      ['assignment a @ b.c; }'],
    ],
    [
      '__exportStar(require("./a"), exports); tslib_1.__exportStar(require("./b"), exports);',
      ['star * from ./a @ requir', 'star * from ./b @ requir'],
    ],
    [
      'var t = {}; __export(t, { a: () => a, default: () => b.c }); module.exports = __toCommonJS(t);',
      ['local a = a @ a, def', 'assignment default @ b.c })', 'assignment = @ __toCo'],
    ],
    ['var t={};p(t,{a:()=>b});module.exports=q(t);', ['local a = b @ b});mo', 'assignment = @ q(t);']],
    ['var t = {}; __export(t, { a: () => a });', []],
    [
      '_export(exports, { get a () { return b; }, get c() { return d.c; }, e: () => f, g: 1, h() { use(); } });',
      ['local a = b @ b; }, ', 'assignment c @ d.c; }', 'local e = f @ f, g: '],
    ],
    ['_export(other, { get a () { return b; } });', []],
  ])('%s', (text, expected) => {
    expect(facts(text).exports.map((fact) => exportLine(text, fact))).toEqual(expected.map((line) => line));
  });
});

describe('members', () => {
  const text = `class License { until = 1; static #secret = 2; constructor(private days: number, plain: number) {} check() {} }
    license.until = 2; license['until']++; --this.until; license.until += 1; ({ until: 3, plain, 'last seen': 4, [key]: 5 });
    license.check(license.until); license['check'](); new license.Check(); const { until, a: { b = 1 }, ...rest } = license;
    <Nag until={1} />; license[key]; license[0]; -license.days; let type: License.Type; license.days > 1; x = license?.days?.();
    license.__proto__ = license.constructor; class Sub extends base.Product {}`;
  const found = facts(text, '/esx/license.tsx');
  const counts = (index: ReadonlyMap<string, readonly number[]>): Record<string, number> =>
    Object.fromEntries([...index].map(([name, starts]) => [`.${name}`, starts.length]));

  it('tells writes, calls and reads apart', () => {
    expect(counts(found.memberWrites)).toEqual({
      '.until': 7,
      '.#secret': 1,
      '.days': 1,
      '.plain': 1,
      '.last seen': 1,
      '.__proto__': 1,
    });
    expect(counts(found.memberCalls)).toEqual({ '.check': 2, '.days': 1 });
    expect(counts(found.memberReads)).toEqual({
      '.until': 2,
      '.Check': 1,
      '.a': 1,
      '.b': 1,
      '.0': 1,
      '.days': 2,
      '.constructor': 1,
      '.Product': 1,
    });
  });

  it('points at the name, in ascending order', () => {
    const starts = found.memberWrites.get('until')!;
    expect(
      starts.map((start) =>
        text
          .slice(start, start + 7)
          .replace(/^'/, '')
          .slice(0, 5),
      ),
    ).toEqual(Array(starts.length).fill('until'));
    expect([...starts]).toEqual([...starts].sort((a, b) => a - b));
  });
});
