/**
 * Small programs in the manner of real packages, written before anybody looked at what is found in them: bombs with their
 * trigger and payload, and look-alikes. They lie in `test/fixtures/programs/`, a line `=== name | file | trigger | payload`
 * before each file.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { analyse, isLoud } from './run.js';
import { table } from './rows.js';

interface Sample {
  readonly expected: string;
  readonly texts: Record<string, string>;
}

function samplesIn(name: string): ReadonlyMap<string, Sample> {
  const samples = new Map<string, Sample>();
  const whole = readFileSync(new URL(`../fixtures/programs/${name}.txt`, import.meta.url), 'utf8');
  for (const part of whole.split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    const [title = '', file = '', trigger = '', payload = ''] = part
      .slice(0, end)
      .split('|')
      .map((word) => word.trim());
    const { texts } = samples.get(title) ?? { texts: {} };
    samples.set(title, { expected: `${trigger} ${payload}`, texts: { ...texts, [file]: part.slice(end + 1) } });
  }
  return samples;
}

/** What is not told as it should be. */
const gaps = {
  'react-watermark': 'a status word that is handed on outranks the watermark that it puts up',
  'angular-interceptor': 'an error that is made for an observable is a value like any other',
  'angular-canactivate': 'a page that a router of an injector names is not known to be one',
  rollback: 'a message that speaks of a licence makes a licence of the time of the last run',
  'vue-composable': 'what a composable of VueUse keeps in the storage is a symbol',
  'switch-plan-status': 'a status word that is handed on outranks the overlay that it puts up',
  'lwt-random-corruption': 'what happens by chance is not told from what happens always',
  'game-version-lock': 'another scene of a game is not known to be less than the first',
  'early-return-feature': 'a service that never starts is told as a refusal',
};

table<Sample>(
  'programs that hold a bomb',
  gaps,
  async ({ expected, texts }) => {
    const [worst] = (await analyse(texts)).findings.filter(isLoud);
    expect(worst && `${worst.trigger} ${worst.payload}`).toBe(expected);
  },
  [...samplesIn('bombs')],
);

it.each([...samplesIn('look-alikes')])('%s is ordinary code', async (_name, { texts }) => {
  expect((await analyse(texts)).findings.filter(isLoud)).toEqual([]);
});
