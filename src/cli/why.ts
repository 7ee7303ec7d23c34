/**
 * `defuser why FILE:LINE[:COLUMN]`: runs the scan with an eye on that place and tells what became of it.
 * Decides nothing. The engine is loaded only once the arguments are known to be good.
 */
import path from 'node:path';
import { discover } from '../discover/discover.js';
import type { Discovery } from '../discover/discover.js';
import { rulebookFor } from '../config/options.js';
import { DefuserError } from '../errors.js';
import { escapeText } from '../report/escape.js';
import { renderWhy } from '../report/why.js';
import { usualWidth, wantsColor } from './io.js';
import type { Io } from './io.js';
import { lineReader } from './lines.js';
import { whileReading } from './reading.js';
import { settingsFor } from './settings.js';
import type { ConfigurableOptions } from './settings.js';

/** The options of `defuser why`, parsed and checked. */
export interface WhyOptions extends ConfigurableOptions {
  readonly format: 'pretty' | 'json';
  readonly in?: readonly string[];
  readonly color?: boolean;
}

/** Explains a place. Gives 0; throws a DefuserError for what the user can mend. */
export async function why(place: string, options: WhyOptions, io: Io): Promise<number> {
  const { file, line, column } = parsePlace(place);
  const settings = settingsFor(options, io);
  const { found, missing } = await sourcesWith(file, options.in ?? ['.'], io);
  const { explainAsked } = await import('../why.js');
  const { releaseDate, supportWindow, defines, profile, config, folder } = settings;
  const source = sourceOf(found, file, io.cwd);
  const asked = { path: source?.displayPath ?? path.normalize(file).split(path.sep).join('/'), line, column };
  const rulebook = rulebookFor(config, folder);
  const how = { rulebook, releaseDate, supportWindow, defines, profile, rules: config.rules };
  const answer = await whileReading(io, found, () => explainAsked({ ...found, ...how }, asked, source));
  if (answer === null) throw missing ?? new DefuserError(`cannot read ${file}`, 'Name a JavaScript or TypeScript file');
  const context = {
    color: wantsColor(options.color, io),
    width: io.stdout.columns ?? usualWidth,
    readLines: lineReader([...found.data, ...found.sources]),
  };
  io.stdout.write(renderWhy(answer, options.format, context));
  return 0;
}

/** `src/a.ts:12` or `src/a.ts:12:3`; a colon in the file's own name is allowed. */
function parsePlace(asked: string): { file: string; line: number; column: number | null } {
  const [, file = '', line = '', column] = /^(.+?):([1-9]\d{0,8})(?::([1-9]\d{0,8}))?$/s.exec(asked) ?? [];
  if (file === '') {
    throw new DefuserError(`${asked} names no place`, 'Write it as FILE:LINE or FILE:LINE:COLUMN, as in src/a.ts:12');
  }
  return { file, line: Number(line), column: column === undefined ? null : Number(column) };
}

const sourceOf = ({ sources }: Discovery, file: string, cwd: string) => {
  const absolute = path.resolve(cwd, file).split(path.sep).join('/');
  return sources.find((source) => source.path === absolute);
};

/**
 * What a scan of the paths reads; a file that it leaves out is read as well, and that is said. One that cannot be read may
 * still be an original that a source map names: what is in the way is given, too.
 */
async function sourcesWith(
  file: string,
  paths: readonly string[],
  { cwd, stderr }: Io,
): Promise<{ found: Discovery; missing: DefuserError | null }> {
  const alone = await attempt(discover([file], { cwd }));
  const all = await attempt(discover(paths, { cwd }));
  if (all instanceof DefuserError) {
    // Named outright: a file that cannot be read is the user's mistake, whatever else there is.
    if (alone instanceof DefuserError) throw alone;
    if (paths.join() === '.') return { found: alone, missing: null };
    throw all;
  }
  if (sourceOf(all, file, cwd) !== undefined) return { found: all, missing: null };
  if (alone instanceof DefuserError) return { found: all, missing: alone };
  stderr.write(
    `defuser: a scan of ${escapeText(paths.join(' '))} leaves ${escapeText(file)} out (its name, an ignore file or its folder); it was read because you named it\n`,
  );
  return { found: await discover([...paths, file], { cwd }).catch(() => alone), missing: null };
}

const attempt = <T>(work: Promise<T>): Promise<T | DefuserError> =>
  work.catch((error: unknown) => {
    if (error instanceof DefuserError) return error;
    throw error;
  });
