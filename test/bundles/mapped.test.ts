/**
 * With source maps, what is found as it ships is told at the very places at which its sources have it, whoever built it and
 * however small; and beside its sources it is no second set of findings.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { analyze } from '../../src/index.js';
import { isLoud, line } from '../engine/run.js';

const out = mkdtempSync(join(tmpdir(), 'mapped-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const build = fileURLToPath(new URL('build.mjs', import.meta.url));
const cells = JSON.parse(execFileSync(process.execPath, [build, out, 'mapped'], { encoding: 'utf8' })) as string[];

const told = async (...paths: string[]): Promise<string[]> =>
  (await analyze({ paths, cwd: out })).findings
    .filter(isLoud)
    .map((finding) => `${finding.place.path}:${finding.place.line} ${line(finding)}`)
    .sort();
const written = await told('sources');

/** The place of another line, or of none, in place of the one in the sources. */
type Elsewhere = (line: string) => string;

/** Cells in which a finding is told elsewhere, each with the cause. */
const knownGaps: Readonly<Record<string, Elsewhere>> = {
  // The first that SWC's map says of this place is the brace before it, on the line before it.
  'rollup and swc': (line) => line.replace('legacy.cjs:7', 'legacy.cjs:6'),
  // The same brace.
  'rollup and swc, es5 minified': (line) => line.replace('legacy.cjs:7', 'legacy.cjs:6'),
};

/** No tool writes a map for it. */
const mapped = cells.filter((cell) => cell !== 'named amd modules');

describe('the product with source maps', () => {
  it('is found in its sources', () => {
    expect(written.length).toBe(10);
  });

  it.each(mapped)('%s: the original places', async (cell) => {
    const [gap, found] = [knownGaps[cell], await told(cell)];
    if (gap === undefined) expect(found).toEqual(written);
    else {
      expect(found).not.toEqual(written);
      expect(found.map(gap).sort()).toEqual(written.map(gap).sort());
    }
  });

  it.each(mapped)('%s: beside its sources', async (cell) => {
    expect(await told('sources', cell)).toEqual(written);
  });
});
