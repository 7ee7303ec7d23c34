/** Ways of the clock that are known not to be followed yet, one a row, each with the reason; a row that holds leaves the list. */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';

const gaps: Gaps = {
  'a job that is queued under a name': 'a job is not led to the function that was defined under its name',
  'rows of conditions and actions': 'what a loop takes from a collection that is filled by calls is not kept together',
  'a stream': 'what one operator of RxJS hands to the next is not known',
  'a slice of a store': 'an action of a slice is not linked to the reducer of its name',
  'a derived store': 'a store of Svelte that is made of another is a symbol',
};
const end = 'Date.UTC(2027, 0, 1)';
const refusal = "throw new Error('This beta has expired.');";
const holds = async (text: string): Promise<void> => {
  const lines = await linesIn({ 'main.js': text });
  expect(lines.map((line) => line.replace(/ \w+$/u, ''))).toEqual(['fixed-date 2027-01-01Z']);
};

table('the clock by way of', gaps, holds, [
  [
    'a set of days',
    `const days = new Set(['2027-01-01']); exports.run = () => { if (days.has(new Date().toISOString().slice(0, 10))) ${refusal} };`,
  ],
  [
    'a table of actions under the outcome',
    `const actions = { on() {}, off() { process.exit(1); } }; actions[['on', 'off'][Number(Date.now() >= ${end})]]();`,
  ],
  [
    'rows of conditions and actions',
    `const rows = []; const row = (test, act) => rows.push({ test, act }); row(() => Date.now() >= ${end}, () => { ${refusal} }); exports.run = () => { for (const { test, act } of rows) if (test()) act(); };`,
  ],
  [
    'the message of an event',
    `const bus = new EventTarget(); bus.addEventListener('check', (event) => { if (event.detail.now >= ${end}) location.assign('/expired'); }); setInterval(() => bus.dispatchEvent(new CustomEvent('check', { detail: { now: Date.now() } })), 5000);`,
  ],
  [
    'a component of options',
    `export default { data() { return { end: ${end} }; }, computed: { isLicensed() { return Date.now() < this.end; } }, render(h) { return this.isLicensed ? h('main') : null; } };`,
  ],
  [
    'a getter of a store',
    `import { createStore } from 'vuex'; export default createStore({ state: { end: ${end} }, getters: { isLicensed: (state) => Date.now() < state.end } });`,
  ],
  [
    'a stream',
    `import { filter, interval, map } from 'rxjs'; interval(1000).pipe(map(() => Date.now()), filter((now) => now >= ${end})).subscribe(() => process.exit(1));`,
  ],
  [
    'a slice of a store',
    `import { createSlice } from '@reduxjs/toolkit'; const slice = createSlice({ name: 'beta', initialState: { isOver: false }, reducers: { ticked(state, action) { state.isOver = action.payload >= ${end}; } } }); export const tick = (dispatch) => dispatch(slice.actions.ticked(Date.now())); export const render = (state) => (state.beta.isOver ? null : 'main');`,
  ],
  [
    'a derived store',
    `import { derived, get, readable } from 'svelte/store'; const now = readable(Date.now(), () => {}); const isOver = derived(now, (time) => time >= ${end}); export const save = () => { if (get(isOver)) ${refusal} };`,
  ],
  ['the clock of lodash', `import _ from 'lodash'; export const save = () => { if (_.now() >= ${end}) ${refusal} };`],
  [
    'a proxy',
    `const clock = new Proxy({}, { get: (_, key) => (key === 'now' ? Date.now() : undefined) }); exports.run = () => { if (clock.now >= ${end}) ${refusal} };`,
  ],
  [
    'the raw text of a template',
    `const utc = (text) => Date.parse(text.raw[0]); const END = utc\`2027-01-01\`; exports.run = () => { if (Date.now() >= END) ${refusal} };`,
  ],
  [
    'the clock of a library of pages',
    `(function ($) { $.fn.slide = function () { if ($.now() >= ${end}) ${refusal} return this; }; })(jQuery);`,
  ],
  [
    'a job that is queued under a name',
    `const Queue = require('bull'); const queue = new Queue('jobs'); queue.process('stop', () => { ${refusal} }); queue.add('stop', {}, { delay: ${end} - Date.now() });`,
  ],
]);
