/**
 * What ships is read as well as its sources: one product with every trigger and a look-alike of each kind, built with
 * every bundler when the test runs. The findings, their times and what happens are those of the sources.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { triggers } from '../../src/model.js';
import { linesIn } from '../engine/run.js';
import { knownGaps } from './known-gaps.js';

const here = fileURLToPath(new URL('./', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'bundles-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const cells = JSON.parse(
  execFileSync(process.execPath, [join(here, 'build.mjs'), out], { encoding: 'utf8' }),
) as string[];

const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const sources = textsIn(join(here, 'fixtures/product'));

/** Every trigger, and nothing of what only looks like one. */
const bombs = [
  'build-age P90D throw',
  'calendar P1Y/2000-12-21..2001-01-01 throw',
  'clock-rollback P0D throw',
  'embedded-credential P0D throw',
  'fixed-date 2031-03-01Z throw',
  'fixed-date 2032-06-01 terminate',
  'fixed-date 2033-01-15Z destroy',
  'license-expiry P14D deny',
  'scheduled 2031-06-30Z terminate',
  'trial-period P30D throw',
];

describe('the product', () => {
  it('is found in its sources', async () => {
    expect(await linesIn(sources)).toEqual(bombs);
  });

  it('has every trigger', () => {
    const found = new Set(bombs.map((bomb) => bomb.split(' ')[0]));
    expect(triggers.filter((trigger) => !found.has(trigger))).toEqual([]);
  });

  it.each(cells)('is found as it ships: %s', async (cell) => {
    const lines = await linesIn(textsIn(join(out, cell)));
    const gap = knownGaps.find((one) => one.cell === cell);
    const expected = bombs.filter((bomb) => gap?.missing.includes(bomb) !== true);
    expect(lines).toEqual([...expected, ...(gap?.extra ?? [])].sort());
  });

  it('names only cells that there are as gaps', () => {
    expect(knownGaps.filter(({ cell }) => !cells.includes(cell))).toEqual([]);
  });
});
