/** Methods that a program puts on what the language has, and the formatters of dates that are written as such. */
import { describe, expect, it } from '@jest/globals';
import { table } from './rows.js';
import { linesIn } from './run.js';
import type { Texts } from './run.js';

const refusal = "throw new Error('This beta has expired.');";
const holds = async (texts: Texts): Promise<void> => {
  const lines = await linesIn(texts);
  expect(lines.map((line) => line.replace(/Z? \w+$/u, ''))).toEqual(['fixed-date 2027-01-01']);
};
const start = (condition: string): string => `exports.start = function () { if (${condition}) ${refusal} };`;

/** The formatter that half of the web has copied. */
const byPattern = `Date.prototype.format = function (text) {
  var parts = { 'M+': this.getMonth() + 1, 'd+': this.getDate(), 'h+': this.getHours() };
  if (/(y+)/.test(text)) text = text.replace(RegExp.$1, (this.getFullYear() + '').substr(4 - RegExp.$1.length));
  for (var key in parts)
    if (new RegExp('(' + key + ')').test(text))
      text = text.replace(RegExp.$1, RegExp.$1.length == 1 ? parts[key] : ('00' + parts[key]).substr(('' + parts[key]).length));
  return text;
};`;

table('a method on a prototype of the language', {}, holds, [
  [
    'of dates',
    `Date.prototype.stamp = function () { return this.getFullYear() * 10000 + (this.getMonth() + 1) * 100 + this.getDate(); }; ${start('new Date().stamp() >= 20270101')}`,
  ],
  ['of dates, by a pattern', `${byPattern} ${start("new Date().format('yyyy-MM-dd') >= '2027-01-01'")}`],
  [
    'of dates, in another file',
    {
      'main.js': `require('./dates'); ${start("new Date().day() >= '20270101'")}`,
      'dates.js': `Date.prototype.day = function () { return this.toISOString().slice(0, 10).replace(/-/g, ''); };`,
    },
  ],
  [
    'of dates, by defineProperty',
    `Object.defineProperty(Date.prototype, 'stamp', { get: function () { return this.getTime(); } }); ${start('new Date().stamp >= 1798761600000')}`,
  ],
  [
    'of dates, by assign',
    `Object.assign(Date.prototype, { isAfter(other) { return this.getTime() >= other.getTime(); } }); ${start("new Date().isAfter(new Date('2027-01-01'))")}`,
  ],
  [
    'of dates, by the name of a function',
    `function asDay() { return this.toISOString().slice(0, 10); } Date.prototype.asDay = asDay; ${start("new Date().asDay() >= '2027-01-01'")}`,
  ],
  [
    'of dates, that asks for the clock itself',
    `Date.prototype.isOver = function () { return Date.now() >= this.getTime(); }; ${start("new Date('2027-01-01').isOver()")}`,
  ],
  [
    'of texts, in a file without a clock',
    {
      'main.js': `require('./texts'); ${start("new Date() >= '2027-01-01'.toDate()")}`,
      'texts.js': `String.prototype.toDate = function () { var parts = this.split('-'); return new Date(Number(parts[0]), Number(parts[1]) - 1, Number(parts[2])); };`,
    },
  ],
  [
    'of numbers',
    `Number.prototype.pad = function () { var text = String(this); while (text.length < 2) text = '0' + text; return text; }; ${start("(function (day) { return day.getFullYear() + '-' + (day.getMonth() + 1).pad() + '-' + day.getDate().pad(); })(new Date()) >= '2027-01-01'")}`,
  ],
]);

describe('a method that the language has', () => {
  it('is the one of the language, whatever stands in for it in an old browser', async () => {
    await holds(
      `if (!Date.prototype.toISOString) Date.prototype.toISOString = function () { return ''; }; ${start("new Date().toISOString() >= '2027-01-01'")}`,
    );
  });
});
