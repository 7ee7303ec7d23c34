/**
 * A time that the program stores once, where nothing is stored yet, is that of its first run, whatever it is called. What is
 * stored again and again is a throttle or a cache.
 */
import { describe, expect, it } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';

const over = `throw new Error('stop')`;
const old = (name: string): string => `Date.now() - Number(${name}) > 3 * 864e5`;

describe('a time that is written once', () => {
  it.each([
    [
      'unless it is there',
      `if (!kept) { localStorage.setItem('k7', String(Date.now())); } else if (${old('kept')}) ${over};`,
    ],
    [
      'where it is null',
      `if (kept === null) localStorage.setItem('k7', String(Date.now())); if (${old('kept')}) ${over};`,
    ],
    ['by &&', `!kept && localStorage.setItem('k7', String(Date.now())); if (${old('kept')}) ${over};`],
    ['by ||', `kept || localStorage.setItem('k7', String(Date.now())); if (${old('kept')}) ${over};`],
    [
      'behind a return',
      `if (kept) { if (${old('kept')}) ${over}; } else localStorage.setItem('k7', String(Date.now()));`,
    ],
    [
      'where it is missing or no number',
      `if (!kept || isNaN(Number(kept))) localStorage.setItem('k7', String(Date.now())); else if (${old('kept')}) ${over};`,
    ],
  ])('%s', async (_name, body) => {
    const text = `export function open() { const kept = localStorage.getItem('k7'); ${body} }`;
    expect(await linesIn(text)).toEqual(['trial-period P3D throw']);
  });
});

/** The settings of an extension, a userscript, a phone: read with the present as the default, or by an object with the key in it. */
const asked = (read: string): string => `export async function open(context) {
  const installDate = ${read};
  if (Date.now() - installDate > 3 * 864e5) throw new Error('stop'); }`;

describe('a time that is asked for', () => {
  it.each([
    ['with the present as the default', asked(`context.globalState.get('installDate', Date.now())`)],
    ['with a date as the default', asked(`context.globalState.get('installDate', new Date())`)],
    ['in a userscript', asked(`GM_getValue('installDate', Date.now())`)],
    ['by an object', asked(`Number((await SecureStoragePlugin.get({ key: 'installDate' })).value)`)],
    ['in a script of a sheet', asked(`Number(PropertiesService.getUserProperties().getProperty('installDate'))`)],
  ])('%s', async (_name, text) => {
    expect(await linesIn(text)).toEqual(['trial-period P3D throw']);
  });

  it('is of any data where it is asked for under another name', async () => {
    expect(
      await linesIn(asked(`context.globalState.get('fetchedAt', Date.now())`).replace(/installDate/g, 'at')),
    ).toEqual([]);
  });
});

/** Settings that were stored, or none yet, kept in a field and filled where they lack the time. */
const settings = (parameter: string, keep: string, fill: string): string => `export class Engine {
  constructor(${parameter}) { ${keep}${fill} localStorage.setItem('prefs', JSON.stringify(this.prefs)); }
  play(out) { if (!this.prefs.serial && this.isOver()) out.gain.value = 0; }
  isOver() { return Date.now() - this.prefs.firstLaunch > 3 * 864e5; }
  static load() { return new Engine(JSON.parse(localStorage.getItem('prefs') ?? '{}')); } }`;

describe('a time in settings that were stored', () => {
  it.each([
    ['a parameter that is a field', settings('private prefs', '', 'this.prefs.firstLaunch ??= Date.now();')],
    ['a parameter that is put into one', settings('p', 'this.prefs = p;', 'this.prefs.firstLaunch ??= Date.now();')],
    ['by ||', settings('p', 'this.prefs = p;', 'this.prefs.firstLaunch ||= Date.now();')],
    [
      'by a condition',
      settings('p', 'this.prefs = p;', 'if (!this.prefs.firstLaunch) this.prefs.firstLaunch = Date.now();'),
    ],
  ])('%s', async (_name, text) => {
    expect(await linesIn(text)).toEqual(['trial-period P3D degrade']);
  });
});

describe('a time that is written again', () => {
  it.each([
    [
      'when it is old',
      `if (!kept) localStorage.setItem('k7', String(Date.now())); else if (${old('kept')}) { localStorage.setItem('k7', String(Date.now())); ${over}; }`,
    ],
    [
      'when it is missing or old',
      `if (!kept || ${old('kept')}) { localStorage.setItem('k7', String(Date.now())); ${over}; }`,
    ],
    ['each time', `localStorage.setItem('k7', String(Date.now())); if (${old('kept')}) ${over};`],
    ['by somebody else', `if (${old('kept')}) ${over};`],
  ])('%s', async (_name, body) => {
    const text = `export function open() { const kept = localStorage.getItem('k7'); ${body} }`;
    expect(await linesIn(text)).toEqual([]);
  });
});

const gaps: Gaps = {
  'when a file of its own was made': 'the times of a file are a first run only where the file is the program itself',
  'a key at the end of a long statement': 'of a long text in the way of a symbol only the beginning is kept',
};
table(
  'the first run told by',
  gaps,
  async (text: string) => {
    expect(await linesIn(text)).toEqual(['trial-period P30D throw']);
  },
  [
    [
      'when the program was installed',
      `import fs from 'node:fs'; export function open() { if (Date.now() > fs.statSync(process.execPath).mtimeMs + 30 * 864e5) ${over}; }`,
    ],
    [
      'a key at the end of a long statement',
      `export function open(db) { const row = db.prepare("SELECT value FROM parameters WHERE name = 'license.first_launch'").get(); if (Date.now() > Number(row.value) + 30 * 864e5) ${over}; }`,
    ],
    [
      'a key at the end of a short one',
      `export function open(db) { const row = db.prepare("SELECT v FROM kept WHERE k='license.first_launch'").get(); if (Date.now() > Number(row.v) + 30 * 864e5) ${over}; }`,
    ],
    [
      'when a file of its own was made',
      `import fs from 'node:fs'; import path from 'node:path'; import os from 'node:os'; const marker = path.join(os.homedir(), '.texts', '.installed'); export function open() { if (!fs.existsSync(marker)) fs.writeFileSync(marker, ''); if (Date.now() > fs.statSync(marker).mtimeMs + 30 * 864e5) ${over}; }`,
    ],
  ],
);
