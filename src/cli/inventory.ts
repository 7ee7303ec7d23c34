/**
 * `defuser inventory`: the same scan, with its deadlines as a list or a calendar in the place of a report. Judges nothing:
 * it ends with 0 however many there are.
 */
import { DefuserError } from '../errors.js';
import { renderInventory } from '../report/inventory.js';
import type { InventoryFormat } from '../report/inventory.js';
import { undated } from '../report/calendar.js';
import { quietened } from './io.js';
import type { Io } from './io.js';
import { analyse, sourcesOf, writeReport } from './scan.js';
import { settingsFor } from './settings.js';
import type { ConfigurableOptions } from './settings.js';

/** The options of `defuser inventory`, parsed and checked. */
export interface InventoryOptions extends ConfigurableOptions {
  readonly format: InventoryFormat;
  readonly outputFile?: string;
  readonly directives?: boolean;
  readonly quiet?: boolean;
}

/** Lists the deadlines. Gives 0; throws a DefuserError for what the user can mend. */
export async function inventory(paths: readonly string[], options: InventoryOptions, own: Io): Promise<number> {
  const io = options.quiet === true ? quietened(own) : own;
  const settings = settingsFor(options, io);
  if (options.format === 'ics' && settings.releaseDate === null) {
    throw new DefuserError('a calendar is stamped with a date, and none was given', 'Add --release-date 2027-01-31');
  }
  if (paths.length === 0 && settings.config.include === undefined) {
    throw new DefuserError('nothing to scan: no path was given', 'Name one, as in `defuser inventory .`');
  }
  const { analysis } = await analyse(await sourcesOf(paths, settings, io), settings, options);
  if (options.format === 'ics' && undated(analysis) > 0) {
    io.stderr.write(
      `defuser: without a date of their own and not in the calendar: ${undated(analysis)} of the deadlines\n`,
    );
  }
  writeReport(renderInventory(analysis, options.format), options, io);
  return 0;
}
