/**
 * Decoders of hidden texts: what a function that sees nothing else gives for constants is followed to its end, though that
 * takes far longer than other calls beside the clock may.
 */
import { expect, it } from '@jest/globals';
import { linesIn } from './run.js';

/** The key of each letter is found by counting, as in a shipped editor; `hidden` is what it makes of `text`. */
const decoder = `function keyAt(i) { var sum = 0, s = (++i).toString(); for (var n = 0; n < s.length; n++) sum += parseInt(s.charAt(n), 10); return sum % 9 + 1; }
function decode(text) {
  for (var out = "", i = 0; i < text.length; i++) {
    var code = text.charCodeAt(i);
    for (var k = 0; k < 6; k++) code -= k % 2 ? keyAt(i) : -keyAt(i);
    out += String.fromCharCode(code ^ keyAt(i));
  }
  return out;
}
var d = decode;`;
const keyAt = (index: number): number =>
  ([...String(index + 1)].reduce((sum, digit) => sum + Number(digit), 0) % 9) + 1;
const hidden = (text: string): string =>
  JSON.stringify([...text].map((letter, index) => String.fromCharCode(letter.charCodeAt(0) ^ keyAt(index))).join(''));

it('a date at the end of a long text', async () => {
  const text = `${'Thank you for trying this beta. '.repeat(8)}2027-01-01`;
  const source = `${decoder}
    export function start() { if (new Date() >= new Date(d(${hidden(text)}).slice(-10))) throw new Error("This beta has expired."); }`;
  expect(await linesIn(source)).toEqual(['fixed-date 2027-01-01Z throw']);
});

it('a text that makes the date of a key a trial', async () => {
  const source = `${decoder}
    export function start(editor) { var end = editor.key.replace(d(${hidden('TRIAL_ENDS:')}), ""); if (new Date(end) < new Date()) throw new Error(d(${hidden('Your trial is over, please buy a license. '.repeat(8))})); }`;
  expect(await linesIn(source)).toEqual(['license-expiry P0D throw']);
});

it('a key that is spelled out letter by letter, with nothing else that speaks of it', async () => {
  const source = `exports.init = function (a) { var s = a.substr(-3), b = new Uint8Array(s.length), d = '', g; for (g = 0; g < s.length; g++) b[g] = s.charCodeAt(g) ^ 7;
    for (g = 0; g < b.byteLength; g++) d += String.fromCharCode(b[g]); if (new Date(864e5 * parseInt(d, 34)) < new Date()) throw new Error('x'); };`;
  expect(await linesIn({ 'main.js': source })).toEqual(['license-expiry P0D throw']);
});

const chosen = (first: string, second: string): string => `${decoder}
    exports.start = function (editor) { var banner = editor.opts.demo ? ${hidden(first)} : ${hidden(second)};
      if (new Date(editor.license.until) < new Date()) editor.box.prepend(d(banner)); };`;

it('a banner that is chosen before it is deciphered', async () => {
  const source = chosen('Your trial license has expired.', 'This copy is unlicensed: your license has expired.');
  expect(await linesIn({ 'main.js': source })).toEqual(['license-expiry P0D nag']);
  const greeting = chosen('Sign in to see the offers of this week.', 'Thank you for coming back to us today.');
  expect(await linesIn({ 'main.js': greeting })).toEqual([]);
});

it('a banner that is chosen where another is nobody knows what', async () => {
  const text = hidden('This copy is unlicensed: your license has expired. '.repeat(5));
  const source = `${decoder}
    exports.start = function (editor) { var banner = editor.opts.demo ? editor.opts.banner : ${text};
      if (new Date(editor.license.until) < new Date()) editor.box.prepend(d(banner)); };`;
  expect(await linesIn({ 'main.js': source })).toEqual(['license-expiry P0D nag']);
});

it('dates behind several long texts, which are deciphered once and not at every instant', async () => {
  const long = (date: string): string => hidden(`${'All of this is set out in the terms. '.repeat(8)}${date}`);
  const until = (date: string, number: number): string =>
    `if (new Date() >= new Date(d(${long(date)}).slice(-10))) throw new Error("Stage " + ${number} + " of this beta has expired.");`;
  const dates = [3, 4, 5, 6, 7, 8, 9, 10].map((month) => `2026-${String(month).padStart(2, '0')}-01`);
  const source = `${decoder} exports.start = function () { ${dates.toReversed().map(until).join(' ')} };`;
  expect(await linesIn({ 'main.js': source })).toEqual(dates.map((date) => `fixed-date ${date}Z throw`));
});
