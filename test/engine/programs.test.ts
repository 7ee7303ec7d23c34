/**
 * Programs in the manner of real packages, written before anybody looked at what is found in them: bombs with their trigger and
 * payload, and look-alikes, each readable and as minifiers write it. They lie in `test/fixtures/`, in
 * folders of these names; each set was written after the gaps of the one before were looked at.
 */
import { expect } from '@jest/globals';
import { analyse, isLoud } from './run.js';
import { table } from './rows.js';
import { inEveryForm } from './samples.js';
import type { Product } from './samples.js';

/** What is told of each form that is told anything but this. */
async function toldOtherwise({ expected, deadline, forms }: Product): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const [by, texts] of forms) {
    const [worst] = (await analyse(texts)).findings.filter(isLoud);
    const line = worst === undefined ? ' ' : `${worst.trigger} ${worst.payload}`;
    const day = worst?.deadline ?? '';
    if (line !== expected || !day.startsWith(deadline)) told[by] = `${line} ${day}`;
  }
  return told;
}

/** What is not told as it should be. */
const gaps: Readonly<Record<string, string>> = {
  'editor-license-plugin': 'a function that blocks by its name outranks the mode that it puts an editor into',
  'editor-license-plugin, minified': 'a function that blocks by its name outranks the mode that it puts an editor into',
  'socket-demo': 'an error that is handed on is told as a refusal',
  'socket-demo, minified': 'an error that is handed on is told as a refusal',
  'vuex-trial-lock': 'a getter of a store that a component maps under its name is not led to the template',
  'vuex-trial-lock, minified': 'a getter of a store that a component maps under its name is not led to the template',
  'solid-show': 'what a signal of Solid is set to later is not known where it is asked for',
  'bree-job': 'only what a call is handed itself is looked through for a date and a function',
  'bree-job, minified': 'only what a call is handed itself is looked through for a date and a function',
  'jquery-plugin-remove': 'what is written into a page in the place of a plugin is told by its words alone',
  'jquery-plugin-remove, minified': 'what is written into a page in the place of a plugin is told by its words alone',
  'chrome-alarm': 'an alarm that is armed under a name is not led to the listener for all of them',
  'chrome-alarm, minified': 'an alarm that is armed under a name is not led to the listener for all of them',
  'redux-expire': 'an action of a slice is not linked to the reducer of its name',
  'redux-expire, minified': 'an action of a slice is not linked to the reducer of its name',
  'pdf-page-limit': 'a status is told, and not what is left out for it',
  'pdf-page-limit, minified': 'a status is told, and not what is left out for it',
  'license-file-list': 'the keys that a vendor keeps of his customers look like his own',
  'license-file-list, minified': 'the keys that a vendor keeps of his customers look like his own',
  'solid-show, minified': 'what a signal of Solid is set to later is not known where it is asked for',
  'eslint-plugin-pro-rules': 'fewer entries in what a module exports are not told as less',
  'eslint-plugin-pro-rules, minified': 'fewer entries in what a module exports are not told as less',
  'leap-table-too-old, minified': 'the date that names when data was released is taken for a date that somebody wrote',
  'rollback-deny': 'a file that keeps the highest time seen is not known as the last run',
  'rollback-deny, minified': 'a file that keeps the highest time seen is not known as the last run',
  'durable-object-alarm': 'an alarm that is set on a storage is not led to the method of its name',
  'durable-object-alarm, minified': 'an alarm that is set on a storage is not led to the method of its name',
  'angular-signal-trial':
    'a computed signal of Angular is told as the truth that it holds, and not by the template that asks for it',
  'angular-signal-trial, minified':
    'a computed signal of Angular is told as the truth that it holds, and not by the template that asks for it',
  'sdk-throttled-when-expired, minified':
    'the word for a licence is the name of a parameter, which minifiers take away',
  'vue-grid-trial-key': 'a mark that a framework renders into a page is told by its words',
  'vue-grid-trial-key, minified': 'a mark that a framework renders into a page is told by its words',
  'storybook-addon-window': 'a list that is handed back without its own entries is not told as less',
  'storybook-addon-window, minified': 'a list that is handed back without its own entries is not told as less',
  'pdf-sdk-page-limit': 'a status is told, and not what is left out for it',
  'pdf-sdk-page-limit, minified': 'a status is told, and not what is left out for it',
  'vue-editor-readonly':
    'a field that a hook of a component sets by its property is told as a status, and not by the template',
  'vue-editor-readonly, minified':
    'a field that a hook of a component sets by its property is told as a status, and not by the template',
  'webgl-sdk-checksum-date': 'a mark that a function of the product draws is told as a status',
  'webgl-sdk-checksum-date, minified': 'a mark that a function of the product draws is told as a status',
  'jquery-slider-domain-eval': 'what is written into a page in the place of a plugin is told by its words alone',
  'jquery-slider-domain-eval, minified':
    'what is written into a page in the place of a plugin is told by its words alone',
  'wasm-video-build-date': 'what is not loaded any more is told as a refusal, by the no that is handed back',
  'wasm-video-build-date, minified': 'what is not loaded any more is told as a refusal, by the no that is handed back',
  'timer-armed-license-end': 'a flag that a timer raises is not led to whoever asks for it',
  'timer-armed-license-end, minified': 'a flag that a timer raises is not led to whoever asks for it',
  'angular-pipe-blank':
    'a key that covers less is told as a refusal, and not by the text that a pipe leaves empty for it',
  'angular-pipe-blank, minified':
    'a key that covers less is told as a refusal, and not by the text that a pipe leaves empty for it',
  'sqlite-last-seen': 'a row of a database that keeps the last time seen is not known as the last run',
  'sqlite-last-seen, minified': 'a row of a database that keeps the last time seen is not known as the last run',
  'vue-directive-remove': 'an element that is taken out of the one around it is not known to be gone',
  'vue-directive-remove, minified': 'an element that is taken out of the one around it is not known to be gone',
  'decoder-half': 'fields of a result that constants take the place of are not told as less',
  'decoder-half, minified': 'fields of a result that constants take the place of are not told as less',
  'ws-max-connections': 'a limit in a field of a server that a constant takes the place of is not told as less',
  'ws-max-connections, minified':
    'a limit in a field of a server that a constant takes the place of is not told as less',
};

for (const set of ['programs', 'products', 'services', 'releases', 'editions', 'vendors', 'workshops']) {
  table<Product>(
    `${set} that hold a bomb`,
    gaps,
    async (product) => expect(await toldOtherwise(product)).toEqual({}),
    inEveryForm(`${set}/bombs`),
  );

  table<Product>(
    `${set}: ordinary code`,
    gaps,
    async (product) => expect(await toldOtherwise(product)).toEqual({}),
    inEveryForm(`${set}/look-alikes`),
  );
}
