/**
 * `defuser scan`: finds the texts, has them analysed, writes the report and gives the exit code.
 * Decides nothing about findings. The engine is loaded only once the arguments are known to be good.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { discover } from '../discover/discover.js';
import { inWords } from '../discover/read.js';
import type { Discovery } from '../discover/discover.js';
import { DefuserError } from '../errors.js';
import type { Analysis } from '../model.js';
import { escapeText } from '../report/escape.js';
import { render } from '../report/report.js';
import type { ReportContext } from '../report/report.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { usualWidth, wantsColor } from './io.js';
import type { Io } from './io.js';
import { lineReader } from './lines.js';
import type { ScanOptions } from './options.js';
import { sourceFromStdin } from './stdin.js';

/** Scans and reports. Gives 0, 1 or 2 as in the help; throws a DefuserError for what the user can mend. */
export async function scan(paths: readonly string[], options: ScanOptions, io: Io): Promise<number> {
  checkUsage(paths, options, io);
  const found = options.stdin === true ? await fromStdin(options, io) : await discover(paths, { cwd: io.cwd });
  const { rulebook, analysis } = await analyse(found, options);
  const context = contextOf(found, rulebook, options, io);
  writeReport(render(analysis, options.format, context), options, io);
  return exitCode(analysis, options, io);
}

function checkUsage(paths: readonly string[], options: ScanOptions, io: Io): void {
  if (options.stdin === true && paths.length > 0) {
    throw new DefuserError('--stdin and paths were both given', 'Leave one of them out');
  }
  if (options.stdin !== true && options.stdinFilename !== undefined) {
    throw new DefuserError('--stdin-filename was given without --stdin', 'Add --stdin, or leave it out');
  }
  if (options.stdin !== true && paths.length === 0) {
    throw new DefuserError('nothing to scan: no path was given', 'Name one, as in `defuser scan .`');
  }
  const { outputFile } = options;
  if (outputFile !== undefined && !existsSync(path.dirname(path.resolve(io.cwd, outputFile)))) {
    throw new DefuserError(`cannot write ${outputFile}: its directory does not exist`, 'Create the directory first');
  }
  if (options.supportWindow !== undefined && options.releaseDate === undefined) {
    notice(io, '--support-window has no effect without --release-date');
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

async function analyse(found: Discovery, options: ScanOptions): Promise<{ rulebook: Rulebook; analysis: Analysis }> {
  const { analyzeSources } = await import('../analyze.js');
  const { loadRulebook } = await import('../rulebook/load.js');
  const rulebook = loadRulebook();
  const { releaseDate = null, supportWindow = null, channel, failOn, profile, define: defines } = options;
  const analysis = await analyzeSources({
    ...found,
    rulebook,
    releaseDate,
    supportWindow,
    channel,
    failOn,
    profile,
    defines,
  });
  return { rulebook, analysis };
}

function contextOf(found: Discovery, rulebook: Rulebook, options: ScanOptions, io: Io): ReportContext {
  const toFile = options.outputFile !== undefined;
  return {
    color: toFile ? options.color === true : wantsColor(options.color, io),
    width: (toFile ? undefined : io.stdout.columns) ?? usualWidth,
    rules: rulebook.rules,
    readLines: lineReader([...found.data, ...found.sources]),
    showHidden: options.show?.includes('hidden') ?? false,
    showUndecided: options.show?.includes('undecided') ?? false,
  };
}

function writeReport(report: string, options: ScanOptions, io: Io): void {
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

function exitCode(analysis: Analysis, options: ScanOptions, io: Io): number {
  const unread = analysis.problems.filter((problem) => problem.incomplete);
  if (options.strict === true && unread.length > 0) {
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
