/**
 * `defuser inventory`: the same scan, with its deadlines as a list or a calendar in the place of a report. Judges nothing:
 * it ends with 0 however many there are.
 */
import { DefuserError } from '../errors.js';
import type { Discovery } from '../discover/discover.js';
import { renderInventory } from '../report/inventory.js';
import type { InventoryFormat, VersionOf } from '../report/inventory.js';
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
  const found = await sourcesOf(paths, settings, io);
  const { analysis } = await analyse(found, settings, options);
  const isAsked = paths.some((name) => name.includes('node_modules'));
  if (!isAsked && (found.skipped['node_modules directory'] ?? 0) > 0) {
    io.stderr.write('defuser: node_modules is left out; name it as a path to list the deadlines of dependencies too\n');
  }
  if (options.format === 'ics' && undated(analysis) > 0) {
    io.stderr.write(
      `defuser: without a date of their own and not in the calendar: ${undated(analysis)} of the deadlines\n`,
    );
  }
  writeReport(renderInventory(analysis, options.format, versionsIn(found)), options, io);
  return 0;
}

/** What the package.json of a folder says of its version, among what was found. Nobody vouches for its shape. */
function versionsIn({ data }: Discovery): VersionOf {
  const manifests = new Map(data.map((source) => [source.displayPath, source]));
  return (folder) => {
    try {
      const manifest: unknown = JSON.parse(manifests.get(`${folder}/package.json`)?.read() ?? '');
      const { version } = manifest as { readonly version?: unknown };
      return typeof version === 'string' ? version : null;
    } catch {
      return null;
    }
  };
}
