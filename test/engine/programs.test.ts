/**
 * Programs in the manner of real packages, written before anybody looked at what is found in them: bombs with their trigger and
 * payload, and look-alikes, each readable and as minifiers write it. They lie in `test/fixtures/programs/` and
 * `test/fixtures/products/`; the first set is the older one.
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
  'react-watermark': 'a status word that is handed on outranks the watermark that it puts up',
  'vue-composable': 'what a composable of VueUse keeps in the storage is a symbol',
  'vue-composable, minified': 'what a composable of VueUse keeps in the storage is a symbol',
  'angular-inline-template, minified': 'a template in a decorator that was compiled away is not read',
  'lwt-random-corruption': 'what happens by chance is not told from what happens always',
  'lwt-random-corruption, minified': 'what happens by chance is not told from what happens always',
  'early-return-feature': 'a service that never starts is told as a refusal',
  'early-return-feature, minified': 'a service that never starts is told as a refusal',
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
};

for (const set of ['programs', 'products']) {
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
