/** Samples with marks: what is expected of them, and what the engine is known not to do yet. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { checkMarks } from '../harness/check-marks.js';
import { analyse } from './run.js';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

it.each(samples)('%s holds', async (name) => {
  const differences = await checkMarks(readFileSync(folder + name, 'utf8'), async (files, { releaseDate }) => {
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    return (await analyse(texts, releaseDate === null ? {} : { releaseDate })).findings;
  });
  expect(differences).toEqual([]);
});
