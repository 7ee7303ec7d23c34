/**
 * What the command line understands: one table of options, from which parsing and help both come.
 * Takes what the commands do as functions, gives commander's program. Loads nothing heavy, for the sake of `--help`.
 */
import { Command, Option } from 'commander';
import { DefuserError } from '../errors.js';
import { profiles, severities } from '../model.js';
import { formats } from '../report/report.js';
import type { Format } from '../report/report.js';
import { whyFormats } from '../report/why.js';
import { releaseDate, supportWindow } from '../config/times.js';
import type { ConfigurableOptions } from './settings.js';
import type { WhyOptions } from './why.js';

/** What may be shown besides the findings. */
export const shows = ['hidden', 'undecided'] as const;
export type Show = (typeof shows)[number];

/** The bars that `--fail-on` may set. */
export const bars = [...severities.filter((severity) => severity !== 'hidden'), 'none'] as const;

/** The options of `defuser scan`, parsed and checked. */
export interface ScanOptions extends ConfigurableOptions {
  readonly format: Format;
  readonly outputFile?: string;
  readonly printConfig?: boolean;
  readonly show?: readonly Show[];
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly color?: boolean;
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
  { flags: '--fail-on <severity>', text: 'exit with 1 for findings this bad or worse', choices: bars, usual: 'high' },
  { flags: '--min-severity <severity>', text: 'leave less bad findings out of the report', choices: severities },
  { flags: '--channel <name>', text: 'what is being released', parse: channel, usual: 'release' },
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
  { flags: '--stdin', text: 'scan the text on standard input' },
  { flags: '--stdin-filename <name>', text: 'the name of that text (default: "stdin.js")' },
  {
    flags: '--config <file>',
    text: 'read this configuration (default: defuser.json or package.json#defuser, found upwards)',
  },
  { flags: '--no-config', text: 'read no configuration' },
  { flags: '--print-config', text: 'print what counts and where it came from, and do not scan' },
  { flags: '--color', text: 'colour the report even when it goes into a pipe' },
  { flags: '--no-color', text: 'never colour the report' },
];

/** What the program needs to run. */
export interface Commands {
  readonly version: string;
  /** Columns for the help text. */
  readonly width: number;
  writeOut(text: string): void;
  scan(paths: readonly string[], options: ScanOptions): Promise<void>;
  why(place: string, options: WhyOptions): Promise<void>;
}

/** The program, ready for `parseAsync(arguments, { from: 'user' })`; it throws a CommanderError instead of exiting. */
export function createProgram(commands: Commands): Command {
  const program = new Command('defuser')
    .description('Finds the code in a JavaScript or TypeScript release that changes its mind on a date.')
    .version(commands.version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        commands.writeOut(text);
      },
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHelpWidth: () => commands.width,
    })
    .addHelpText('after', `\n${exitCodes}`);
  addScan(program, commands);
  addWhy(program, commands);
  return program;
}

function addScan(program: Command, commands: Commands): void {
  const scan = program
    .command('scan')
    .description('scan files, directories and glob patterns')
    .argument('[paths...]', 'what to scan; a file named here is read whatever it is called')
    .helpOption('--help', 'print this help')
    .addHelpText('after', `\n${examples}\n\n${exitCodes}`);
  for (const row of scanOptions) scan.addOption(optionOf(row));
  scan.action((paths: string[]) => commands.scan(paths, scan.opts<ScanOptions>()));
}

const whyOptions: readonly OptionRow[] = [
  { flags: '--format <name>', text: 'how the answer is written', choices: whyFormats, preset: 'pretty' },
  { flags: '--in <paths...>', text: 'what to scan with the file (default: ".")' },
  ...scanOptions.filter(({ flags }) =>
    /^--(?:release-date|define|profile|config|no-config|color|no-color)\b/.test(flags),
  ),
];

function addWhy(program: Command, commands: Commands): void {
  const why = program
    .command('why')
    .description('tell why a line was, or was not, reported')
    .argument('<place>', 'FILE:LINE or FILE:LINE:COLUMN')
    .helpOption('--help', 'print this help');
  for (const row of whyOptions) why.addOption(optionOf(row));
  why.action((place: string) => commands.why(place, why.opts<WhyOptions>()));
}

function optionOf(row: OptionRow): Option {
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

function show(value: string, earlier: unknown): readonly Show[] {
  const wanted = shows.find((one) => one === value);
  if (wanted === undefined) {
    throw new DefuserError(`--show ${value} is not known`, `Write --show ${shows.join(' or --show ')}`);
  }
  return [...((earlier as readonly Show[] | undefined) ?? []), wanted];
}

const examples = `Examples:
  # the whole tree, except node_modules and what .gitignore leaves out
  defuser scan .

  # the artefact that ships, with what is past and what is to come told apart
  defuser scan dist/app.js --release-date 2026-08-04 --support-window P18M

  # several packages, for a code scanning service
  defuser scan "packages/*/dist" --format sarif --output-file defuser.sarif

  # a stricter gate
  defuser scan src --fail-on medium --strict

  # a text that is not on disk
  defuser scan --stdin --stdin-filename src/a.ts < src/a.ts`;

const exitCodes = `Exit codes:
  0  no finding at or over the bar
  1  findings at or over the bar (--fail-on)
  2  the scan could not be done`;
