/**
 * A second set of programs in the manner of real packages, written like the first before anybody looked at what is found
 * in them, each readable and as minifiers write it. They lie in `test/fixtures/products/`.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { analyse, isLoud } from './run.js';
import { table } from './rows.js';
import { samplesIn } from './samples.js';
import type { Sample } from './samples.js';

const minifier = fileURLToPath(new URL('./minify-samples.mjs', import.meta.url));

interface Product {
  readonly expected: string;
  /** The same program in several forms, by whatever made them. */
  readonly forms: ReadonlyMap<string, Sample['texts']>;
}

/** The samples as they are, and each as the minifiers write it. */
function inEveryForm(name: string): (readonly [string, Product])[] {
  const samples = samplesIn(name);
  const input = JSON.stringify([...samples].map(([title, { texts }]) => [title, texts]));
  const output = execFileSync(process.execPath, [minifier], { input, encoding: 'utf8' });
  const minified = JSON.parse(output) as [string, string, Sample['texts']][];
  return [...samples].flatMap(([title, { expected, texts }]) => [
    [title, { expected, forms: new Map([['as it is', texts]]) }] as const,
    [
      `${title}, minified`,
      { expected, forms: new Map(minified.flatMap(([of, by, files]) => (of === title ? [[by, files] as const] : []))) },
    ] as const,
  ]);
}

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
  'express-402, minified': 'what is sent with a status is not asked for words',
  'vue-root-swap': 'another root of an application is not known to be less than the first',
  'vue-root-swap, minified': 'another root of an application is not known to be less than the first',
  'react-license-provider':
    'a component that asks a context is not known to depend on the clock that its provider reads',
  'react-license-provider, minified':
    'a component that asks a context is not known to depend on the clock that its provider reads',
  'angular-trial-shell, minified': 'a template in a decorator that was compiled away is not read',
  'game-jam-build': 'a handler that a ticker calls runs past its budget',
  'game-jam-build, minified': 'a handler that a ticker calls runs past its budget',
  'rn-beta-ended, minified': 'a field that a helper defines is not known to those who read it',
  'audio-demo-mute': 'a gain of nothing is not known to be silence',
  'audio-demo-mute, minified': 'a gain of nothing is not known to be silence',
  'rollup-plugin-throw': 'the error of a plugin of Rollup throws, and is taken for a message',
  'rollup-plugin-throw, minified': 'the error of a plugin of Rollup throws, and is taken for a message',
  'price-skew': 'a rate of the law excuses what chance makes of a price',
  'price-skew, minified': 'a rate of the law excuses what chance makes of a price',
  'sunday-prank': 'what replaces a built-in is not known to falsify',
  'sunday-prank, minified': 'what replaces a built-in is not known to falsify',
  'socket-demo': 'an error that is handed on is told as a refusal',
  'player-server-time': 'what a method takes off the page is not known to harm',
  'player-server-time, minified': 'what a method takes off the page is not known to harm',
};

table<Product>(
  'products that hold a bomb',
  gaps,
  async (product) => expect(await toldOtherwise(product)).toEqual({}),
  inEveryForm('products/bombs'),
);

it.each(inEveryForm('products/look-alikes'))('%s is ordinary code', async (_name, product) => {
  expect(await toldOtherwise(product)).toEqual({});
});
