/** Which texts are worth parsing. */
import { describe, expect, it } from '@jest/globals';
import { makeNameScreen, makeScreen, mayHideWords } from '../../src/screen/screen.js';

describe('makeScreen', () => {
  it.each<[string[], string, boolean]>([
    [['Date'], 'if (Date.now() > t)', true],
    [['Date'], 'updateDate(DateView, $Date, Date_, Date$, aDate)', false],
    [['Date'], 'new Date', true],
    [['$now'], 'const t = $now()', true],
    [['$now'], 'const t = a$now() + $now1', false],
    [['now$'], 'clock.now$()', true],
    [['Date.now'], 'Date.now()', true],
    [['Date.now'], 'Date_now()', false],
    [['performance.now', 'Date'], 'performance.now()', true],
    [['a(b)*[c]'], 'x a(b)*[c] y', true],
    [['last-modified'], '"last-modified"', true],
    [['@js-joda/core'], 'require("@js-joda/core")', true],
    [['.toISOString('], 'x.toISOString()', true],
    [['Temporal'], '', false],
    [[], 'Date.now()', false],
    [[''], 'Date.now()', false],
  ])('%j on %j: %s', (words, text, expected) => {
    expect(makeScreen(words)(text)).toBe(expected);
  });

  it('answers the same when asked again', () => {
    const screen = makeScreen(['Date']);
    expect([screen('Date'), screen('Date'), screen('x'), screen('Date')]).toEqual([true, true, false, true]);
  });

  it('is quick on 10 MB that hold no clock', () => {
    const screen = makeScreen(['Date', 'dayjs', 'moment', 'performance.now', 'Temporal', '$now', 'luxon']);
    const text = 'function updated(e){return e.dated$Date+moments(e)}'.repeat(200_000);
    const from = performance.now();
    expect(screen(text)).toBe(false);
    expect(performance.now() - from).toBeLessThan(3_000);
  });
});

describe('makeNameScreen', () => {
  it.each<[string[], string, boolean]>([
    [['isExpired'], 'import { isExpired } from "./license.js"', true],
    [['isExpired'], 'isExpiredNow()', false],
    [['default', '=', '*'], 'export default x * y = 1', false],
    [['abgelaufenÜ'], 'abgelaufenÜ()', true],
    [[], 'isExpired()', false],
  ])('%j on %j: %s', (names, text, expected) => {
    expect(makeNameScreen(names)(text)).toBe(expected);
  });
});

describe('mayHideWords', () => {
  it.each([
    ["globalThis['\\x44ate'].now()", true],
    ["x = '\\u0044ate'", true],
    ['self[name].now()', true],
    ['(globalThis as any)[`D${rest}`].now()', true],
    ['use(a[f(0x1)]);'.repeat(8), true],
    ['use(a[f(k, 2)]);'.repeat(8), false],
    ["use(a[f('k',2)]);".repeat(8), true],
    ['use(a[f(0x1)]);'.repeat(7), false],
    ['/[\\x41-\\x5a\\u0061-\\u007a]/.test(name)', false],
    ["'\\x1b[31m' + red + '\\u00e9'", false],
    ["window['name'] = self[0]; myself[name]", false],
  ])('%s: %s', (text, expected) => {
    expect(mayHideWords(text)).toBe(expected);
  });

  it('is quick on 10 MB that hide none', () => {
    const text = 'function updated(e){return e.a[f(x)]+e["b"]+window.self[0]+"\\n"}'.repeat(200_000);
    const from = performance.now();
    expect(mayHideWords(text)).toBe(false);
    expect(performance.now() - from).toBeLessThan(3_000);
  });
});
