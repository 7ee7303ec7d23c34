/**
 * The commands of the command line: what they take and how they are helped with. Takes what they do as functions, gives
 * commander's program, from which the completions are made as well. Loads nothing heavy, for the sake of `--help`.
 */
import { Argument, Command } from 'commander';
import { triggers } from '../model.js';
import { shells } from './completions.js';
import type { Shell } from './completions.js';
import type { ExplainOptions } from './explain.js';
import type { InitOptions } from './init.js';
import type { InventoryOptions } from './inventory.js';
import { explainOptions, initOptions, inventoryOptions, optionOf, scanOptions, whyOptions } from './options.js';
import type { OptionRow, ScanOptions } from './options.js';
import type { WhyOptions } from './why.js';

/** What the program needs to run. */
export interface Commands {
  readonly version: string;
  /** Columns for the help text. */
  readonly width: number;
  writeOut(text: string): void;
  scan(paths: readonly string[], options: ScanOptions): Promise<void>;
  inventory(paths: readonly string[], options: InventoryOptions): Promise<void>;
  why(place: string, options: WhyOptions): Promise<void>;
  explain(subject: string, options: ExplainOptions): Promise<void>;
  init(options: InitOptions): Promise<void>;
  completions(shell: Shell, program: Command): void;
}

/** The program, ready for `parseAsync(arguments, { from: 'user' })`; it throws a CommanderError instead of exiting. */
export function createProgram(commands: Commands): Command {
  const program = new Command('defuser')
    .description('Finds the code in a JavaScript or TypeScript release that changes its mind on a date.')
    .version(commands.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
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
    .addHelpText('after', `\n${examples.all}\n\n${exitCodes}`);
  addScan(program, commands);
  addInventory(program, commands);
  addWhy(program, commands);
  addExplain(program, commands);
  addInit(program, commands);
  addCompletions(program, commands);
  return program;
}

/** A command with its options, examples and what its exit codes say. */
function command(program: Command, name: keyof typeof examples, text: string, rows: readonly OptionRow[]): Command {
  const made = program.command(name).description(text).helpOption('-h, --help', 'print this help');
  for (const row of rows) made.addOption(optionOf(row));
  const codes = name === 'scan' ? exitCodes : otherExitCodes;
  return made.addHelpText('after', `\n${examples[name]}\n\n${codes}`);
}

function addScan(program: Command, commands: Commands): void {
  const scan = command(program, 'scan', 'scan files, directories and glob patterns', scanOptions).argument(
    '[paths...]',
    'what to scan; a file named here is read whatever it is called (default: "include" of the configuration)',
  );
  scan.action((paths: string[]) => commands.scan(paths, scan.opts<ScanOptions>()));
}

function addInventory(program: Command, commands: Commands): void {
  const text = 'list every deadline: a table, JSON, Markdown or a calendar';
  const inventory = command(program, 'inventory', text, inventoryOptions).argument('[paths...]', 'what to scan');
  inventory.action((paths: string[]) => commands.inventory(paths, inventory.opts<InventoryOptions>()));
}

function addWhy(program: Command, commands: Commands): void {
  const why = command(program, 'why', 'tell why a line was, or was not, reported', whyOptions).argument(
    '<place>',
    'FILE:LINE or FILE:LINE:COLUMN',
  );
  why.action((place: string) => commands.why(place, why.opts<WhyOptions>()));
}

function addExplain(program: Command, commands: Commands): void {
  const explain = command(program, 'explain', 'tell what a rule looks for, or what a finding says', explainOptions);
  const text = 'the id of a rule, or the fingerprint of a finding (its first 6 characters or more)';
  // Fingerprints are no choices, so the rules' ids are only there to be completed.
  const subject = new Argument('<rule|fingerprint>', text).choices(triggers).argParser((value: string) => value);
  explain.addArgument(subject).action((asked: string) => commands.explain(asked, explain.opts<ExplainOptions>()));
}

function addInit(program: Command, commands: Commands): void {
  const init = command(program, 'init', 'write a defuser.json, after at most four questions', initOptions);
  init.action(() => commands.init(init.opts<InitOptions>()));
}

function addCompletions(program: Command, commands: Commands): void {
  command(program, 'completions', 'print a script that completes the command line', [])
    .addArgument(new Argument('<shell>', 'the shell that is to complete').choices(shells))
    .action((shell: Shell) => {
      commands.completions(shell, program);
    });
}

const examples = {
  all: `Examples:
  # the whole tree, except node_modules and what .gitignore leaves out
  defuser scan .

  # what a command takes, with examples
  defuser scan --help`,
  scan: `Examples:
  # the whole tree, except node_modules and what .gitignore leaves out
  defuser scan .

  # the artefact that ships, with what is past and what is to come told apart
  defuser scan dist/app.js --release-date 2026-08-04 --support-window P18M

  # several packages, for a code scanning service
  defuser scan "packages/*/dist" --format sarif --output-file defuser.sarif

  # a stricter gate
  defuser scan src --fail-on medium --strict

  # a text that is not on disk
  defuser scan --stdin --stdin-filename src/a.ts < src/a.ts`,
  inventory: `Examples:
  # everything that falls due in what ships
  defuser inventory dist

  # dependencies too, as a calendar
  defuser inventory dist node_modules --format ics --release-date 2027-01-31 --output-file deadlines.ics`,
  why: `Examples:
  # what became of each comparison on a line
  defuser why src/license.ts:14

  # one place on a long line, scanned with what is round it
  defuser why dist/app.js:1:9102 --in dist`,
  explain: `Examples:
  # what a rule looks for, when it is wrong and how to fix what it finds
  defuser explain fixed-date

  # a finding of a report
  defuser explain 3f9a2c --from report.json

  # a finding of a fresh scan
  defuser explain 3f9a2c --in src`,
  init: `Examples:
  # ask, then write
  defuser init

  # write what is usual, as in a script
  defuser init --yes`,
  completions: `Examples:
  # bash, in ~/.bashrc
  source <(defuser completions bash)

  # zsh, in ~/.zshrc after compinit
  source <(defuser completions zsh)

  # fish, once
  defuser completions fish > ~/.config/fish/completions/defuser.fish`,
} as const;

/** Every command that has a help of its own. */
export const commandNames = Object.keys(examples).filter((name) => name !== 'all');

const exitCodes = `Exit codes:
  0  no finding at or over the bar
  1  findings at or over the bar (--fail-on)
  2  the scan could not be done`;

const otherExitCodes = `Exit codes:
  0  done
  2  it could not be done`;
