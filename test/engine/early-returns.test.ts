/**
 * What a function writes before it returns early, where only a symbol decides whether it does: an object that is filled and
 * given back, a field of the object it is called on, a variable around it. And what is done in a long body behind a guard that leaves.
 */
import { expect, test } from '@jest/globals';
import { table } from './rows.js';
import { linesIn } from './run.js';
import type { Texts } from './run.js';

const prelude = `const END = 1798761600000;\nfunction expired() { throw new Error('This beta has expired.'); }\n`;
const holds = async (text: Texts): Promise<void> => {
  expect(await linesIn({ 'main.js': prelude + (text as string) })).toEqual(['fixed-date 2027-01-01Z throw']);
};

table('before an early return', {}, holds, [
  [
    'an object that is filled and given back',
    `function read(text) { if (text.startsWith('v2')) { const made = { end: null }; made.end = END; return made; } return null; }
     export function start(text) { const terms = read(text); if (terms && Date.now() > terms.end) expired(); }`,
  ],
  [
    'an object that a callback fills',
    `const fill = (parts) => { const made = { kind: null, end: null }; parts.forEach((part) => { made.kind = part; made.end = END; }); return made; };
     const read = (text) => { if (text.includes('v=1')) return { kind: 'forever', end: null }; if (text.includes('v=2')) return fill(text.split(',')); return null; };
     export function start(text) { const terms = read(text); if (terms === null || terms.kind === 'forever') return; if (terms.kind === 'trial' && Date.now() > terms.end) expired(); }`,
  ],
  [
    'a field of the object it is called on',
    `class Gate { load(text) { if (text.length > 3) { this.end = END; return; } this.log(text); } log(text) { console.debug(text); } check() { if (Date.now() > this.end) expired(); } }
     export function start(text) { const gate = new Gate(); gate.load(text); gate.check(); }`,
  ],
  [
    'a variable around it',
    `let end = 0; function load(text) { if (text === 'trial') { end = END; return true; } return false; }
     export function start(text) { load(text); if (end > 0 && Date.now() > end) expired(); }`,
  ],
  [
    'every way of it returns',
    `class Gate { load(text) { if (text.length > 3) { this.end = END; return 1; } else { this.name = text; return 2; } } check() { if (this.end && Date.now() > this.end) expired(); } }
     export function start(text) { const gate = new Gate(); gate.load(text); gate.check(); }`,
  ],
]);

test('is not there for the rest of the function that did not return', async () => {
  const text = `export function start(text) { let end = null; if (text === 'trial') { end = END; return end; } if (end !== null && Date.now() > end) expired(); }`;
  expect(await linesIn({ 'main.js': prelude + text })).toEqual([]);
});

const long = Array.from({ length: 220 }, (_, index) => `menu.add('item ${index}', menu.length + ${index});\n`).join('');
const rest = 'if (Date.now() < END) { menu.show(); return; }';
const stops = async (text: Texts): Promise<void> => {
  const source = `${prelude}function stop() { process.exit(1); }\nexport function start(menu) {\n${long}${text as string} }`;
  expect(await linesIn({ 'main.js': source })).toEqual(['fixed-date 2027-01-01Z terminate']);
};
const throws = async (text: Texts): Promise<void> => {
  expect(await linesIn({ 'main.js': `${prelude}export function start(menu) {\n${long}${text as string} }` })).toEqual([
    'fixed-date 2027-01-01Z throw',
  ]);
};

// Of a long body only what has to do with the clock is run; what a guard leaves to do is part of that.
table('behind a guard that leaves, in a long body', {}, stops, [
  ['a call', `${rest} stop();`],
  ['a call behind another', `${rest} menu.hide(); stop();`],
  [
    'in a clause of a switch',
    `switch (menu.kind) { case 'bar': if (Date.now() < END) { menu.show(); break; } stop(); }`,
  ],
]);
table('behind a guard that leaves, in a long body', {}, throws, [
  ['an error', `${rest} throw new Error('Stopped.');`],
  ['a call that throws', `${rest} expired();`],
]);
