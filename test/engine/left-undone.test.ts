/**
 * What is said in the place of what is left undone: whoever is told that it is over and gets nothing else is refused, whatever
 * the words are; whoever is told and served all the same is only warned.
 */
import { table } from './rows.js';
import { linesIn } from './run.js';
import type { Texts } from './run.js';
import { expect } from '@jest/globals';

const end = `const END = 1798761600000;\n`;
const tells =
  (payload: string) =>
  async (text: Texts): Promise<void> => {
    expect(await linesIn({ 'main.js': end + (text as string) })).toEqual([`fixed-date 2027-01-01Z ${payload}`]);
  };

table('is refused', {}, tells('deny'), [
  [
    'a notice in the place of the work',
    `export async function logIn(store, name, ui) { if (Date.now() > END) { ui.notify({ message: 'The licence has expired.' }); } else { await store.logIn(name); store.open('start'); } }`,
  ],
  [
    'a notice, and work that hangs on other things as well',
    `export async function answer(request) { if (Date.now() >= END) { await request.reply('This bot has been retired. The licence has expired.'); return; }
     if (request.isCommand()) { const command = request.commands.get(request.name); if (!command) return; command.run(request); } }`,
  ],
  [
    'a notice after the question whether there is a licence',
    `export async function order(api, ui, name) { const { license } = await api.license();
     if (license?.isTrial && Date.now() > END) { ui.notify('The licence has expired.'); return; } const made = await api.create(name); if (made.ok) ui.open(made.id); }`,
  ],
  [
    'a notice in a branch that leaves, before work that ends with something taken down',
    `import * as vscode from 'vscode';
     export const run = async (state) => { try { if (state.isTrial && Date.now() > END) { if (state.told) vscode.window.showWarningMessage('Your trial has expired.'); return; }
       const item = vscode.window.createStatusBarItem(); try { item.text = 'working'; await state.work(); } finally { item.dispose(); } } catch (error) { console.debug(error); } };`,
  ],
  [
    'a no beside a notice, by whatever name',
    `import { Alert } from 'react-native';
     export const checkBuildExpiration = (onEnd) => { if (Date.now() > END) { Alert.alert('Build expired', 'Please get the latest version.', [{ text: 'OK', onPress: () => onEnd && onEnd() }]); return false; } return true; };`,
  ],
]);

// Nobody asked: a part of the program is missing.
table('has less', {}, tells('degrade'), [
  [
    'a part that says that it is over and does not start',
    `export function activate(context) { if (Date.now() > END) { context.show({ message: 'This preview has expired.' }); return; } context.register('command', () => 1); context.begin(); }`,
  ],
  [
    'a part that does not start',
    `export class Sync { start() { if (Date.now() > END) return; this.timer = this.arm(30); this.log('begun'); } }`,
  ],
  [
    'what is to be done once a component is shown',
    `import { onMount } from 'svelte'; onMount(() => { if (Date.now() > END) { alert('The licence has expired.'); return; } draw(document.body); });`,
  ],
  [
    'a notice in the place of the only thing that a file does',
    `if (Date.now() >= END) alert('The trial has expired.'); else document.querySelector('button').removeAttribute('disabled');`,
  ],
]);

table('is warned', {}, tells('nag'), [
  [
    'a notice before the work',
    `export async function logIn(store, name, ui) { if (Date.now() > END) { ui.notify({ message: 'The licence has expired.' }); } await store.logIn(name); store.open('start'); }`,
  ],
  [
    'a notice before work that hangs on other things',
    `export async function answer(request) { if (Date.now() >= END) { await request.reply('This bot has been retired. The licence has expired.'); }
     if (request.isCommand()) { const command = request.commands.get(request.name); if (!command) return; command.run(request); } }`,
  ],
  [
    'a notice of two that leaves only the other out',
    `export function remind(ui, days) { if (Date.now() > END) { ui.notify('The licence has expired.'); return; } if (days < 30) ui.notify('The licence expires in ' + days + ' days.'); }`,
  ],
]);
