/** A clock that is kept under another name: whoever asks a member of that name reads it, wherever the member is. */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from './run.js';

type Row = readonly [name: string, keeper: string, asker: string];
const end = 'Date.UTC(2027, 0, 1)';
const over = `throw new Error('This beta has expired.');`;

describe('a clock under another name', () => {
  it.each<Row>([
    [
      'on the prototype of a framework',
      `import Vue from 'vue'; import dayjs from 'dayjs'; Vue.prototype.$time = dayjs;`,
      `export default { mounted() { if (this.$time().isAfter('2027-01-01')) ${over} } };`,
    ],
    [
      'among the tools of an app',
      `export const tools = { clock: Date.now };`,
      `export function open(app) { if (app.clock() >= Date.UTC(2027, 0, 1)) ${over} }`,
    ],
    [
      'by its own name',
      `import moment from 'moment'; window.App = { moment };`,
      `export function open(app) { if (app.moment().isAfter('2027-01-01')) ${over} }`,
    ],
    [
      'in what a component is made of',
      `import dayjs from 'dayjs'; export default { data() { return { day_js: dayjs, isOpen: true }; } };`,
      `export const check = { open() { if (this.day_js().isAfter('2027-01-01')) ${over} } };`,
    ],
    [
      'as a class under its own name',
      `export const realm = { Date };`,
      `export function open(realm) { if (new realm.Date() >= new realm.Date(2027, 0, 1)) ${over} }`,
    ],
  ])('%s', async (_name, keeper, asker) => {
    const lines = await linesIn({ 'keeper.js': keeper, 'main.js': asker });
    expect(lines).toEqual([expect.stringMatching(/^fixed-date 2027-01-01/)]);
  });

  it.each<Row>([
    ['as the whole module', `module.exports = Date.now;`, `const clock = require('./keeper'); const now = clock();`],
    [
      'as the whole module, required on the spot',
      `module.exports = require('moment');`,
      `const clock = require('./keeper'); const now = clock();`,
    ],
    [
      'as the default, extended',
      `import dayjs from 'dayjs'; import utc from 'dayjs/plugin/utc'; dayjs.extend(utc); export default dayjs;`,
      `import clock from './keeper'; const now = clock();`,
    ],
    ['passed on', `export { default as day } from 'dayjs';`, `import { day } from './keeper'; const now = day();`],
    [
      'under a name',
      `import dayjs from 'dayjs'; export { dayjs as day };`,
      `import { day } from './keeper'; const now = day();`,
    ],
    [
      'behind the helper of a bundler',
      `const helper = (module) => { const get = () => module; Object.defineProperty(get, 'a', { get }); return get; }; exports.clock = helper(require('dayjs'));`,
      `const { clock } = require('./keeper'); const now = clock.a();`,
    ],
  ])('exported: %s', async (_name, keeper, asker) => {
    const lines = await linesIn({ 'keeper.js': keeper, 'main.js': `${asker} if (now >= ${end}) ${over}` });
    expect(lines).toEqual([expect.stringMatching(/^fixed-date 2027-01-01/)]);
  });

  it.each<readonly [name: string, text: string]>([
    ['by a name of its own', `(function (w) { w.onload = () => { if (w.Date.now() >= ${end}) ${over} }; })(window);`],
    ['by a text', `(function (w) { w.onload = () => { if (new w['Date']() >= ${end}) ${over} }; })(window);`],
    [
      'wherever that is',
      `(function (g) { g.onload = () => { if (g.Date.now() >= ${end}) ${over} }; })(typeof window !== 'undefined' ? window : globalThis);`,
    ],
  ])('on the global object that a function is handed: %s', async (_name, text) => {
    expect(await linesIn({ 'main.js': text })).toEqual([expect.stringMatching(/^fixed-date 2027-01-01/)]);
  });

  it.each<Row>([
    [
      'a class of dates that is the type of a field',
      `export const schema = { type: Date, name: String };`,
      `export function open(field) { if (field.type() >= '2027') ${over} }`,
    ],
    [
      'what a minifier left of a name',
      `import dayjs from 'dayjs'; export const t = { d: dayjs };`,
      `export function open(n) { if (n.d().isAfter('2027-01-01')) ${over} }`,
    ],
  ])('none: %s', async (_name, keeper, asker) => {
    expect(await linesIn({ 'keeper.js': keeper, 'main.js': asker })).toEqual([]);
  });
});
