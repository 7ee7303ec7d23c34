/**
 * Bombs and innocent twins, each differing from the other in one place: what tells them apart is what the code does, and
 * no list of names.
 */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from './run.js';

type Row = readonly [name: string, text: (choice: string) => string, bomb: string, twin: string];

describe('of two that differ in one place', () => {
  it.each<Row>([
    [
      'the check of a licence that is asked for anew, and one that is not',
      (after) =>
        `export async function check(key) { const last = Number(localStorage.getItem('license-checked')); if (Date.now() - last > 30 * 864e5) { ${after} const answer = await fetch('https://license.example/' + key); if (!answer.ok) { document.body.innerHTML = 'License expired'; } } }`,
      ``,
      `localStorage.setItem('license-checked', String(Date.now()));`,
    ],
    [
      'an answer about the licence that is kept for a month, and one that is never renewed',
      (stored) =>
        `const read = () => JSON.parse(localStorage.getItem('license')); export async function run() { const kept = read(); if (Date.now() - kept.at > 30 * 864e5) { const info = await (await fetch('/license')).json(); localStorage.setItem('${stored}', JSON.stringify({ ...info, at: Date.now() })); if (!info.valid) throw new Error('License invalid'); } }`,
      'other',
      'license',
    ],
    [
      'a licence that is renewed ahead of its end, and one that is complained about',
      (name) =>
        `class Manager { constructor(cert, log) { this.cert = cert; this.log = log; } ${name}() { return Date.now() > this.cert.licenseExpiresAt - 864e5; } tick() { if (this.${name}()) { console.warn('The license expires, the server is asked.'); } } } module.exports = Manager;`,
      'isOver',
      'isRenewalDue',
    ],
    [
      'a line that says how many days a licence has left, painted by another function, and one that greets',
      (line) =>
        `let line = ''; export function register(end) { const days = Math.ceil((new Date(end) - new Date()) / 864e5); if (days <= 10) line = \`${line} \${days} days\`; } export function paint(canvas) { if (line) canvas.fillText(line, 10, 10); }`,
      'Your license expires in',
      'Happy to see you again after',
    ],
  ])('%s', async (_name, text, bomb, twin) => {
    expect((await linesIn({ 'main.js': text(bomb) })).length).toBeGreaterThan(0);
    expect(await linesIn({ 'main.js': text(twin) })).toEqual([]);
  });
});

describe('what names the payload', () => {
  it.each<readonly [name: string, text: string, payload: string]>([
    [
      'a truth in a report is what is done about it elsewhere',
      `class Licenses { details(key) { const end = new Date(atob(key)); return { key, trialExpired: end < new Date() }; } check(key) { const { trialExpired } = this.details(key); if (trialExpired) this.watermark = 'Trial License Expired'; } } module.exports = Licenses;`,
      'degrade',
    ],
    [
      'a truth in a report that nobody is seen to act on refuses',
      `class Licenses { details(key) { const end = new Date(atob(key)); return { key, trialExpired: end < new Date() }; } } module.exports = Licenses;`,
      'deny',
    ],
    [
      'a plain no refuses, whatever is printed about it',
      `class Licenses { isValid(key) { return new Date(atob(key)) >= new Date(); } check(key) { if (!this.isValid(key)) console.warn('Trial license expired'); } } module.exports = Licenses;`,
      'deny',
    ],
    [
      'a flag that is raised is what is done about it elsewhere',
      `class Licenses { load(key) { this.expired = new Date(atob(key)) < new Date(); } draw() { if (this.expired) document.body.append('Trial license expired'); } } module.exports = Licenses;`,
      'nag',
    ],
    [
      'what was to come back and does not is refused, whatever is printed about it',
      `exports.features = (license) => { if (Date.now() > license.expireAt) { console.error('The license has expired.'); return; } return JSON.parse(license.features); };`,
      'deny',
    ],
  ])('%s', async (_name, text, payload) => {
    const lines = await linesIn({ 'main.js': text });
    expect(lines.map((line) => line.split(' ').at(-1))).toEqual([payload]);
  });
});
