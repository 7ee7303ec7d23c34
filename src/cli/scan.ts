/**
 * `defuser scan`: finds the texts, has them analysed, writes the report and gives the exit code.
 * Decides nothing about findings. The engine is loaded only once the arguments are known to be good.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { discover } from '../discover/discover.js';
import { inWords } from '../discover/read.js';
import type { Discovery } from '../discover/discover.js';
import { selectedBy } from '../discover/patterns.js';
import { below } from '../discover/source.js';
import { excludedBy, rulebookFor } from '../config/options.js';
import { DefuserError } from '../errors.js';
import { severities } from '../model.js';
import type { Analysis } from '../model.js';
import { channelNames } from '../gate/channels.js';
import { escapeText } from '../report/escape.js';
import { verdictPhrase } from '../report/explain.js';
import { render } from '../report/report.js';
import type { ReportContext } from '../report/report.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { nearest } from '../similar.js';
import { quietened, usualWidth, wantsColor } from './io.js';
import type { Io } from './io.js';
import { withBaseline } from './baseline.js';
import { lineReader } from './lines.js';
import type { ScanOptions } from './options.js';
import { whileReading } from './reading.js';
import { printed, settingsFor } from './settings.js';
import type { Settings } from './settings.js';
import { programBefore } from './since.js';
import type { Before } from './since.js';
import { sourceFromStdin } from './stdin.js';

/** Scans and reports. Gives 0, 1 or 2 as in the help; throws a DefuserError for what the user can mend. */
export async function scan(paths: readonly string[], options: ScanOptions, own: Io): Promise<number> {
  const io = options.quiet === true ? quietened(own) : own;
  const settings = settingsFor(options, io);
  if (options.printConfig === true) {
    io.stdout.write(printed(options, settings));
    return 0;
  }
  checkUsage(paths, options, settings, io);
  const found = options.stdin === true ? await fromStdin(options, io) : await sourcesOf(paths, settings, io);
  const before =
    options.since === undefined ? undefined : programBefore(options.since, found, belongsTo(paths, settings, io), io);
  if (before !== undefined) tellSince(before, options.since ?? '', io);
  const { rulebook, analysis: fresh } = await whileReading(io, found, () => analyse(found, settings, options));
  const whole = await withBaseline(fresh, options, settings, io);
  const analysis = before === undefined ? whole : await onlyBrought(whole, before, settings, options);
  const context = contextOf(found, rulebook, paths, options, settings, io);
  const told = reported(analysis, settings, io);
  for (const { format, file } of options.report ?? []) {
    writeReport(render(told, format, { ...context, ...inFile(options) }), { outputFile: file }, io);
  }
  writeReport(render(told, options.format, context), options, io);
  if (options.outputFile !== undefined) notice(io, `${verdictPhrase(analysis.verdict)}; see ${options.outputFile}`);
  return exitCode(analysis, settings, own);
}

/** What the named paths hold; where none is named, what the configuration includes. */
export function sourcesOf(paths: readonly string[], { config, folder }: Settings, io: Io): Promise<Discovery> {
  const excluded = excludedBy(config, folder);
  return paths.length > 0
    ? discover(paths, { cwd: io.cwd, excluded })
    : discover(config.include ?? [], { cwd: io.cwd, from: folder, excluded });
}

/** Without the findings that are less bad than the report is asked for. What fails is always shown. */
function reported(analysis: Analysis, { minSeverity }: Settings, io: Io): Analysis {
  if (minSeverity === undefined) return analysis;
  const failing = new Set(analysis.verdict.failing);
  const findings = analysis.findings.filter(
    ({ severity, fingerprint }) =>
      severities.indexOf(severity) <= severities.indexOf(minSeverity) || failing.has(fingerprint),
  );
  const left = analysis.findings.length - findings.length;
  if (left > 0)
    notice(io, `less bad than --min-severity ${minSeverity} and not in the report: ${left} of the findings`);
  return { ...analysis, findings };
}

function checkUsage(paths: readonly string[], options: ScanOptions, settings: Settings, io: Io): void {
  if (options.stdin === true && paths.length > 0) {
    throw new DefuserError('--stdin and paths were both given', 'Leave one of them out');
  }
  if (options.stdin === true && options.since !== undefined) {
    throw new DefuserError('--stdin and --since were both given', 'Name the file instead of giving its text');
  }
  if (options.stdin !== true && options.stdinFilename !== undefined) {
    throw new DefuserError('--stdin-filename was given without --stdin', 'Add --stdin, or leave it out');
  }
  if (options.stdin !== true && paths.length === 0 && settings.config.include === undefined) {
    throw new DefuserError(
      'nothing to scan: no path was given',
      'Name one, as in `defuser scan .`, or put "include" into defuser.json',
    );
  }
  checkFiles(options, io);
  if (settings.supportWindow !== null && settings.releaseDate === null) {
    notice(io, '--support-window has no effect without --release-date');
  }
  const { channel } = settings;
  const described = channelNames(settings.channels);
  if (!described.includes(channel)) {
    const near = nearest(channel, described);
    const meant = near === null ? '' : `. Did you mean ${near}?`;
    notice(io, `nobody has described the channel ${channel}, so it is judged like release${meant}`);
  }
}

/** Every report can be written, and none over another. */
function checkFiles({ outputFile, report = [] }: ScanOptions, io: Io): void {
  const files = [...(outputFile === undefined ? [] : [outputFile]), ...report.map(({ file }) => file)];
  const taken = new Set<string>();
  for (const file of files) {
    const whole = path.resolve(io.cwd, file);
    if (!existsSync(path.dirname(whole))) {
      throw new DefuserError(`cannot write ${file}: its directory does not exist`, 'Create the directory first');
    }
    if (taken.has(whole)) throw new DefuserError(`two reports go to ${file}`, 'Give each a file of its own');
    taken.add(whole);
  }
}

async function fromStdin(options: ScanOptions, io: Io): Promise<Discovery> {
  return {
    sources: [await sourceFromStdin(io, options.stdinFilename ?? 'stdin.js')],
    data: [],
    skipped: {},
    problems: [],
  };
}

/** Analyses with what counts for the run. */
export async function analyse(
  found: Discovery,
  settings: Settings,
  { directives }: Pick<ScanOptions, 'directives'>,
): Promise<{ rulebook: Rulebook; analysis: Analysis }> {
  const { analyzeSources } = await import('../analyze.js');
  const { releaseDate, supportWindow, channel, channels, failOn, profile, defines, config } = settings;
  const { rules } = config;
  const rulebook = rulebookFor(config, settings.folder);
  const how = { rulebook, releaseDate, supportWindow, channel, channels, failOn, profile, defines, rules, directives };
  return { rulebook, analysis: await analyzeSources({ ...found, ...how }) };
}

/** What the change brings to the whole program; the baseline has been held against all of it before. */
async function onlyBrought(
  whole: Analysis,
  { found, commit }: Before,
  settings: Settings,
  options: ScanOptions,
): Promise<Analysis> {
  const { broughtBy } = await import('../analyze.js');
  const then = found === null ? whole : (await analyse(found, settings, options)).analysis;
  return broughtBy(whole, then.findings, { reference: options.since ?? '', commit }, settings);
}

/** Tells which files belong to what is scanned, be they there or not. */
function belongsTo(paths: readonly string[], { config, folder }: Settings, io: Io): (file: string) => boolean {
  const [names, from] = paths.length > 0 ? [paths, io.cwd] : [config.include ?? [], folder];
  const selected = selectedBy(names, from);
  const excluded = excludedBy(config, folder);
  return (file) =>
    excluded?.(file) !== true &&
    (selected(file) || names.some((name) => below(file, path.resolve(from, name)) !== null));
}

function tellSince({ commit, isParting, files }: Before, reference: string, io: Io): void {
  const { all, changed, added, gone } = files;
  const where = isParting
    ? `, where ${reference} and HEAD parted`
    : reference === commit
      ? ''
      : `, which is ${reference}`;
  const compared = `${all} file${all === 1 ? '' : 's'} compared: ${changed} changed, ${added} not in that commit, ${gone} gone since`;
  notice(io, `compared with ${commit.slice(0, 12)}${where}; ${compared}`);
}

function contextOf(
  found: Discovery,
  rulebook: Rulebook,
  paths: readonly string[],
  options: ScanOptions,
  { minSeverity }: Settings,
  io: Io,
): ReportContext {
  return {
    color: wantsColor(options.color, io),
    width: io.stdout.columns ?? usualWidth,
    ...(options.outputFile === undefined ? {} : inFile(options)),
    rules: rulebook.rules,
    readLines: lineReader([...found.data, ...found.sources]),
    scanned: options.stdin === true ? null : paths,
    showHidden: minSeverity === 'hidden' || (options.show?.includes('hidden') ?? false),
    showUndecided: options.show?.includes('undecided') ?? false,
  };
}

/** How a report in a file looks, whatever the terminal is like. */
const inFile = ({ color }: ScanOptions): Pick<ReportContext, 'color' | 'width'> => ({
  color: color === true,
  width: usualWidth,
});

/** Writes a text to the file that is named, else to standard output. */
export function writeReport(report: string, options: Pick<ScanOptions, 'outputFile'>, io: Io): void {
  if (options.outputFile === undefined) {
    io.stdout.write(report);
    return;
  }
  try {
    writeFileSync(path.resolve(io.cwd, options.outputFile), report);
  } catch (error) {
    throw new DefuserError(`cannot write ${options.outputFile}: ${inWords(error)}`, 'Name another --output-file');
  }
}

function exitCode(analysis: Analysis, settings: Settings, io: Io): number {
  const unread = analysis.problems.filter((problem) => problem.incomplete);
  if (settings.strict && unread.length > 0) {
    const names = [...new Set(unread.map((problem) => problem.path))];
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    notice(io, `not everything could be analysed (--strict): ${names.slice(0, 3).join(', ')}${more}`);
    return 2;
  }
  return analysis.verdict.pass ? 0 : 1;
}

function notice(io: Io, text: string): void {
  io.stderr.write(`defuser: ${escapeText(text)}\n`);
}
