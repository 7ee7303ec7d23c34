/**
 * What a function writes before it returns early, where only a symbol decides whether it does: an object that is filled and
 * given back, a field of the object it is called on, a variable around it.
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
