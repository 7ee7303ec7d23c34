/** What a function is called by those who get it, where its own name says nothing. */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import { handedNames } from '../../src/syntax/handed-names.js';
import { compiler } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';
import { linesIn } from '../engine/run.js';

/** The names of the function or member that begins with `/*?*` + `/`. */
function named(code: string): readonly string[] {
  const { tree } = parseText('code.js', 'code.js', code);
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
    ['a class', 'class r { /*?*/check() {} } export { r as License };', ['License']],
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

/** Known gap: of two unknowns in a sum nothing but the name of a parameter tells which is the date. */
it.failing('a licence and its grace, each by a letter', async () => {
  const check = `function r(e, n) { if (Date.now() > e.expiresAt + n.graceDays * 864e5) throw new Error('The licence has expired.'); }`;
  expect(await linesIn(`${check} export { r as demandLicense };`)).toEqual(['license-expiry P0D throw']);
});
