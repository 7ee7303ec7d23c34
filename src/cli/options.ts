/**
 * The options that the command line understands: tables, from which parsing, help and completions come.
 * `commands.ts` puts them under the commands. Loads nothing heavy, for the sake of `--help`.
 */
import { Option } from 'commander';
import { DefuserError } from '../errors.js';
import { profiles, severities } from '../model.js';
import { formats } from '../report/report.js';
import type { Format } from '../report/report.js';
import { inventoryFormats } from '../report/inventory.js';
import { whyFormats } from '../report/why.js';
import { nearest } from '../similar.js';
import { releaseDate, supportWindow } from '../config/times.js';
import type { ConfigurableOptions } from './settings.js';

/** What may be shown besides the findings. */
export const shows = ['hidden', 'undecided'] as const;
export type Show = (typeof shows)[number];

/** The bars that `--fail-on` may set. */
export const bars = [...severities.filter((severity) => severity !== 'hidden'), 'none'] as const;

/** A further report: how it is written, and where to. */
export interface ReportFile {
  readonly format: Format;
  readonly file: string;
}

/** The options of `defuser scan`, parsed and checked. */
export interface ScanOptions extends ConfigurableOptions {
  readonly format: Format;
  readonly outputFile?: string;
  readonly report?: readonly ReportFile[];
  readonly quiet?: boolean;
  readonly printConfig?: boolean;
  readonly since?: string;
  readonly show?: readonly Show[];
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly color?: boolean;
  readonly directives?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  readonly baselineAuthor?: string;
  readonly baselineReason?: string;
}

/**
 * One row of the table. `parse` is given the value and what earlier uses of the option gave; `preset` is the value when
 * the option is not given, `usual` only says so: a configuration may know another.
 */
export interface OptionRow {
  readonly flags: string;
  readonly text: string;
  readonly preset?: string;
  readonly usual?: string;
  readonly choices?: readonly string[];
  readonly parse?: (value: string, earlier: unknown) => unknown;
}

/** The options of `defuser scan`. */
export const scanOptions: readonly OptionRow[] = [
  { flags: '--format <name>', text: 'how the report is written', choices: formats, preset: 'pretty' },
  { flags: '--output-file <file>', text: 'write the report there instead of to standard output' },
  { flags: '--report <format=file>', text: 'write a further report of the same scan; may be repeated', parse: report },
  {
    flags: '--fail-on <severity>',
    text: 'exit with 1 for findings this bad or worse (default: what the channel says, "high" for a release)',
    choices: bars,
  },
  { flags: '--min-severity <severity>', text: 'leave less bad findings out of the report', choices: severities },
  {
    flags: '--channel <name>',
    text: 'what is being released: release, beta, nightly, library or one of the configuration',
    parse: channel,
    usual: 'release',
  },
  { flags: '--baseline <file>', text: 'findings that are known and do not count (default: none)' },
  { flags: '--update-baseline', text: 'take what is new into it (default file: defuser-baseline.json)' },
  { flags: '--prune-baseline', text: 'take out of it what is not found any more' },
  { flags: '--baseline-author <name>', text: 'who takes it in' },
  { flags: '--baseline-reason <text>', text: 'why it may stand' },
  { flags: '--no-directives', text: 'follow no defuser- comments, as for code that others wrote' },
  {
    flags: '--release-date <date>',
    text: 'ISO 8601 date of the release; nothing else is "now"',
    parse: (text) => releaseDate(text),
  },
  {
    flags: '--support-window <duration>',
    text: 'how long the release is supported, as P18M',
    parse: (text) => supportWindow(text),
  },
  { flags: '--profile <name>', text: 'the build whose flags are folded', choices: profiles, usual: 'production' },
  { flags: '--define <name=value>', text: 'what the build puts for a name; may be repeated', parse: define },
  { flags: '--strict', text: 'exit with 2 when any code could not be analysed to the end' },
  { flags: '--show <what>', text: 'also list "hidden" findings or "undecided" guards; may be repeated', parse: show },
  { flags: '--since <ref>', text: 'report only what has come since this commit, branch or tag of git', parse: since },
  { flags: '--stdin', text: 'scan the text on standard input' },
  { flags: '--stdin-filename <name>', text: 'the name of that text (default: "stdin.js")' },
  {
    flags: '--config <file>',
    text: 'read this configuration (default: defuser.json or package.json#defuser, found upwards)',
  },
  { flags: '--no-config', text: 'read no configuration' },
  { flags: '--print-config', text: 'print what counts and where it came from, and do not scan' },
  { flags: '--quiet', text: 'say nothing besides the report and errors' },
  { flags: '--color', text: 'colour the report even when it goes into a pipe' },
  { flags: '--no-color', text: 'never colour the report' },
];

/** The options that say what counts, for commands that scan besides `scan`. */
const common = /^--(?:release-date|define|profile|config|no-config|color|no-color)\b/;
export const commonOptions = scanOptions.filter(({ flags }) => common.test(flags));

/** The options of `defuser inventory`. */
export const inventoryOptions: readonly OptionRow[] = [
  { flags: '--format <name>', text: 'how the list is written', choices: inventoryFormats, preset: 'table' },
  ...scanOptions.filter(({ flags }) =>
    /^--(?:output-file|release-date|support-window|define|profile|no-directives|config|no-config|quiet)\b/.test(flags),
  ),
];

/** The options of `defuser why`. */
export const whyOptions: readonly OptionRow[] = [
  { flags: '--format <name>', text: 'how the answer is written', choices: whyFormats, preset: 'pretty' },
  { flags: '--in <paths...>', text: 'what to scan with the file (default: ".")' },
  ...commonOptions,
];

/** The options of `defuser explain`. */
export const explainOptions: readonly OptionRow[] = [
  { flags: '--format <name>', text: 'how the answer is written', choices: whyFormats, preset: 'pretty' },
  { flags: '--from <file>', text: 'look for the fingerprint in this report, JSON or SARIF, and do not scan' },
  {
    flags: '--in <paths...>',
    text: 'what to scan for the fingerprint (default: what the configuration includes, or ".")',
  },
  ...commonOptions,
];

/** The options of `defuser init`. */
export const initOptions: readonly OptionRow[] = [
  { flags: '--yes', text: 'ask nothing and take what is usual' },
  { flags: '--force', text: 'write over a configuration that is there' },
];

/** The row as commander takes it. */
export function optionOf(row: OptionRow): Option {
  const option = new Option(row.flags, row.usual === undefined ? row.text : `${row.text} (default: "${row.usual}")`);
  if (row.choices !== undefined) option.choices(row.choices);
  if (row.parse !== undefined) option.argParser(row.parse);
  if (row.preset !== undefined) option.default(row.preset);
  return option;
}

function channel(value: string): string {
  if (value.trim() !== '') return value;
  throw new DefuserError('--channel is empty', 'Name what is being released, as in --channel beta');
}

function since(value: string): string {
  if (value.trim() !== '' && !value.startsWith('-')) return value;
  throw new DefuserError(`--since "${value}" names no commit`, 'Name a branch, a tag or a commit, as in --since main');
}

function define(value: string, earlier: unknown): Readonly<Record<string, string>> {
  const at = value.indexOf('=');
  const name = value.slice(0, at).trim();
  if (at < 0 || !/^[\w$]+(?:\.[\w$]+)*$/.test(name)) {
    throw new DefuserError(
      `--define ${value} is not name=value`,
      'Write one, as in --define __BUILD_TIME__=1767225600000',
    );
  }
  return { ...(earlier as Readonly<Record<string, string>> | undefined), [name]: value.slice(at + 1) };
}

function report(value: string, earlier: unknown): readonly ReportFile[] {
  const [, name = value, file = ''] = /^([^=]*)=(.*)$/s.exec(value) ?? [];
  const format = formats.find((one) => one === name);
  if (format === undefined || file === '') {
    const near = nearest(name, formats);
    const what = format === undefined && near !== null ? `Did you mean ${near}? ` : '';
    throw new DefuserError(
      `--report ${value} is not format=file`,
      `${what}Write one, as in --report sarif=defuser.sarif; the formats are ${formats.join(', ')}`,
    );
  }
  return [...((earlier as readonly ReportFile[] | undefined) ?? []), { format, file }];
}

function show(value: string, earlier: unknown): readonly Show[] {
  const wanted = shows.find((one) => one === value);
  if (wanted === undefined) {
    const near = nearest(value, shows);
    const remedy = near === null ? '' : `Did you mean --show ${near}? `;
    throw new DefuserError(`--show ${value} is not known`, `${remedy}Write --show ${shows.join(' or --show ')}`);
  }
  return [...((earlier as readonly Show[] | undefined) ?? []), wanted];
}
