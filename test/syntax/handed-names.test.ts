/** What a function is called by those who get it, where its own name says nothing. */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import { handedNames } from '../../src/syntax/handed-names.js';
import { compiler } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';
import { analyse, linesIn } from '../engine/run.js';

/** The names of the function or member that begins with `/*?*` + `/`. */
function named(code: string): readonly string[] {
  const { tree } = parseText('code.jsx', 'code.jsx', code);
  const start = code.indexOf('/*?*/') + '/*?*/'.length;
  const found: (readonly string[])[] = [];
  walk(tree, (node) => {
    if (compiler.isFunctionLike(node) && node.getStart(tree) === start) found.push(handedNames(node));
  });
  const [names] = found;
  if (names === undefined) throw new Error('no function there');
  return names;
}

describe('the names that a function is handed on under', () => {
  it.each([
    ['an export', '/*?*/function r() {} export { r as isLicensed };', ['isLicensed']],
    [
      'an export of a constant',
      'const r = /*?*/() => 1; export { r as isLicensed, r as check };',
      ['isLicensed', 'check'],
    ],
    ['CommonJS', '/*?*/function r() {} exports.isLicensed = r; module.exports.check = r;', ['isLicensed', 'check']],
    ['an object', '/*?*/function r() {} return { isLicensed: r };', ['isLicensed']],
    ['getters of esbuild', 'give(e, { isLicensed: () => r }); /*?*/function r() {}', ['isLicensed']],
    ['getters of SWC', 'give(e, { get isLicensed() { return r; } }); /*?*/function r() {}', ['isLicensed']],
    ['getters of webpack', 't.d(n, "isLicensed", function () { return r; }); /*?*/function r() {}', ['isLicensed']],
    [
      'a property that is defined by a getter, as SWC writes it for ES5',
      'define(exports, "isLicensed", { enumerable: !0, get: function () { return r; } }); /*?*/function r() {}',
      ['isLicensed'],
    ],
    ['a getter in short', 'define(e, "isLicensed", { get() { return r; } }); /*?*/function r() {}', ['isLicensed']],
    [
      'a property that is defined',
      'Object.defineProperty(e, "isLicensed", { value: r }); /*?*/function r() {}',
      ['isLicensed'],
    ],
    [
      'a property that is defined by a short name',
      'd(e, "isLicensed", { value: r, writable: !0 }); /*?*/function r() {}',
      ['isLicensed'],
    ],
    ['what is only handed on with a name', 'track(e, "isLicensed", { value: r }); /*?*/function r() {}', ['value']],
    ['what stands in a list with a name', 'mount([{ key: "isLicensed", value: r }]); /*?*/function r() {}', ['value']],
    ['a method that gives it', '/*?*/function r() {} give(e, { isLicensed() { return r; } });', []],
    ['a call that gives it', '/*?*/function r() {} give(exports, "isLicensed", r);', ['isLicensed']],
    ['an element', '/*?*/function r() {} const tree = <Gate check={r} />;', ['check']],
    ['a class', 'class r { /*?*/check() {} } export { r as License };', ['License']],
    [
      'a class as a function',
      'var e = function () { function t() {} return t.prototype.check = /*?*/function () {}, t; }(); exports.License = e;',
      ['t', 'e', 'License'],
    ],
    [
      'a class as a function, with a getter',
      'var e = function () { function t() {} return Object.defineProperty(t.prototype, "isOver", { get: /*?*/function () {} }), t; }(); exports.License = e;',
      ['t', 'e', 'License'],
    ],
    [
      'a class as a function, with a list',
      'var e = function () { function t() {} return make(t, [{ key: "isOver", get: /*?*/function () {} }]); }(); exports.License = e;',
      ['t', 'e', 'License'],
    ],
    [
      'a class as a function that is written where it is handed on',
      'var Licenses = exports.License = function () { return make(function t() {}, [{ key: "isOver", get: /*?*/function () {} }]); }();',
      ['t', 'Licenses', 'License'],
    ],
    ['another of that name', '/*?*/function r() {} function other(r) { exports.isLicensed = r; }', []],
    ['its own', '/*?*/export function r() {}', []],
    ['a call', '/*?*/function r() {} exports.answer = r();', []],
    ['a function that does more', '/*?*/function r() {} exports.later = { isLicensed: (text) => r };', []],
  ])('%s', (_what, code, names) => {
    expect(named(code)).toEqual(names);
  });

  it('say whose date it is', async () => {
    const check = 'function r(e) { return new Date(e.expiresAt) > new Date(); }';
    expect(await linesIn(`${check} export { r as isLicensed };`)).toEqual(['license-expiry P0D deny']);
    expect(await linesIn(`${check} export { r as isFresh };`)).toEqual([]);
  });
});

describe('a licence and its grace, each by a letter', () => {
  const check = (refusal: string): string =>
    `function r(e, n) { if (Date.now() > e.expiresAt + n.graceDays * 864e5) ${refusal} }`;

  it('are told apart by what the grace is called', async () => {
    const refusal = `throw new Error('The licence has expired.');`;
    expect(await linesIn(`${check(refusal)} export { r as demandLicense };`)).toEqual(['license-expiry P0D throw']);
  });

  it('are no licence by themselves', async () => {
    expect(await linesIn(`${check('e.items.clear();')} export { r as sweep };`)).toEqual([]);
    const session = `throw new Error('The session has expired.');`;
    expect(await linesIn(`${check(session)} export { r as demandSession };`)).toEqual([]);
  });
});

describe('what an outcome is kept in', () => {
  const button = (use: string): string =>
    `export function r(e, t) {
      const d = new Date(), v = d.getMonth() === 11 && d.getDate() === 25;
      ${use}
      return React.createElement("button", { className: names(t), title: v ? "Ho" : e.title });
    }`;

  it('is called as it is handed on', async () => {
    const harmOf = async (use: string): Promise<string[]> =>
      (await analyse(button(use))).findings.map(({ payload }) => payload);
    expect(await harmOf('give(t, "christmas", v);')).toEqual(['nag']);
    expect(await harmOf('t.christmas = v;')).toEqual(['nag']);
    expect(await harmOf('t = { christmas: v };')).toEqual(['nag']);
    expect(await harmOf('give(t, "other", v);')).toEqual(['unknown']);
  });
});
