/**
 * Small programs in the manner of real packages, written before anybody looked at what is found in them: bombs with their
 * trigger and payload, and look-alikes. They lie in `test/fixtures/programs/`.
 */
import { expect, it } from '@jest/globals';
import { analyse, isLoud } from './run.js';
import { table } from './rows.js';
import { samplesIn } from './samples.js';
import type { Sample } from './samples.js';

/** What is not told as it should be. */
const gaps = {
  'react-watermark': 'a status word that is handed on outranks the watermark that it puts up',
  rollback: 'a message that speaks of a licence makes a licence of the time of the last run',
  'vue-composable': 'what a composable of VueUse keeps in the storage is a symbol',
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
  [...samplesIn('programs/bombs')],
);

it.each([...samplesIn('programs/look-alikes')])('%s is ordinary code', async (_name, { texts }) => {
  expect((await analyse(texts)).findings.filter(isLoud)).toEqual([]);
});
