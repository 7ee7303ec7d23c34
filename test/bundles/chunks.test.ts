/**
 * Products in the shapes in which teams ship them: split into several files by each bundler that splits, minified, with a
 * runtime of its own or without. Each holds one bomb and code that only looks like one, and every shape gives what the
 * sources give: the same date, the same harm.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { table } from '../engine/rows.js';
import { linesIn } from '../engine/run.js';

const build = fileURLToPath(new URL('./build-chunks.mjs', import.meta.url));
type Files = Readonly<Record<string, string>>;
const built = JSON.parse(execFileSync(process.execPath, [build], { encoding: 'utf8' })) as Readonly<
  Record<string, Readonly<Record<string, Files>>>
>;

const lines: Readonly<Record<string, string>> = {
  cli: 'build-age 2027-03-13T10:12:33.121Z terminate',
  electron: 'trial-period P30D terminate',
  middleware: 'license-expiry P14D deny',
  mobile: 'fixed-date 2026-10-30Z degrade',
  spa: 'fixed-date 2027-05-31Z throw',
  umd: 'license-expiry P0D degrade',
  worker: 'fixed-date 2027-01-31Z deny',
};

table<readonly [product: string, files: Files]>(
  'a product',
  {},
  async ([product, files]) => expect(await linesIn(files)).toEqual([lines[product]]),
  Object.entries(built).flatMap(([product, shapes]) =>
    Object.entries(shapes).map(([shape, files]) => [`${product} by ${shape}`, [product, files]] as const),
  ),
);
