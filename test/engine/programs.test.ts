/**
 * Programs in the manner of real packages, written before anybody looked at what is found in them: bombs with their trigger and
 * payload, and look-alikes, each readable and as minifiers write it. They lie in `test/fixtures/`, in
 * folders of these names; each set was written after the gaps of the one before were looked at.
 */
import { expect, it } from '@jest/globals';
import { analyse, isLoud } from './run.js';
import { table } from './rows.js';
import { inEveryForm } from './samples.js';
import type { Product } from './samples.js';

/** What is told of each form that is told anything but this. */
async function toldOtherwise({ expected, forms }: Product): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const [by, texts] of forms) {
    const [worst] = (await analyse(texts)).findings.filter(isLoud);
    const line = worst === undefined ? ' ' : `${worst.trigger} ${worst.payload}`;
    if (line !== expected) told[by] = line;
  }
  return told;
}

/** What is not told as it should be. */
const gaps: Readonly<Record<string, string>> = {
  'vue-composable': 'what a composable of VueUse keeps in the storage is a symbol',
  'vue-composable, minified': 'what a composable of VueUse keeps in the storage is a symbol',
  'angular-inline-template, minified': 'a template in a decorator that was compiled away is not read',
  'lwt-random-corruption': 'what happens by chance is not told from what happens always',
  'lwt-random-corruption, minified': 'what happens by chance is not told from what happens always',
  'early-return-feature': 'a service that never starts is told as a refusal',
  'early-return-feature, minified': 'a service that never starts is told as a refusal',
  'editor-license-plugin': 'a function that blocks by its name outranks the mode that it puts an editor into',
  'editor-license-plugin, minified': 'a function that blocks by its name outranks the mode that it puts an editor into',
  'react-license-provider':
    'a component that asks a context is not known to depend on the clock that its provider reads',
  'react-license-provider, minified':
    'a component that asks a context is not known to depend on the clock that its provider reads',
  'angular-trial-shell, minified': 'a template in a decorator that was compiled away is not read',
  'rn-beta-ended, minified': 'a field that a helper defines is not known to those who read it',
  'audio-demo-mute': 'a gain of nothing is not known to be silence',
  'audio-demo-mute, minified': 'a gain of nothing is not known to be silence',
  'rollup-plugin-throw': 'the error of a plugin of Rollup throws, and is taken for a message',
  'rollup-plugin-throw, minified': 'the error of a plugin of Rollup throws, and is taken for a message',
  'price-skew': 'a rate of the law excuses what chance makes of a price',
  'price-skew, minified': 'a rate of the law excuses what chance makes of a price',
  'socket-demo': 'an error that is handed on is told as a refusal',
  'vuex-trial-lock': 'a getter of a store that a component maps under its name is not led to the template',
  'vuex-trial-lock, minified': 'a getter of a store that a component maps under its name is not led to the template',
  'react-hook-native': 'what a tree hands to a component below is not held against the other side',
  'react-hook-native, minified': 'what a tree hands to a component below is not held against the other side',
  'lit-directive, minified': 'a class that a compiler took out of its decorators is not known to render',
  'solid-show': 'what a signal of Solid is set to later is not known where it is asked for',
  'solid-show, minified': 'what a signal of Solid is set to later is not known where it is asked for',
};

for (const set of ['programs', 'products', 'services']) {
  table<Product>(
    `${set} that hold a bomb`,
    gaps,
    async (product) => expect(await toldOtherwise(product)).toEqual({}),
    inEveryForm(`${set}/bombs`),
  );

  it.each(inEveryForm(`${set}/look-alikes`))(`${set}: %s is ordinary code`, async (_name, product) => {
    expect(await toldOtherwise(product)).toEqual({});
  });
}
