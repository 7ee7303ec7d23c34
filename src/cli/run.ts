/**
 * The command line as a function: arguments and streams in, exit code out. Every error of the user is one line on
 * standard error; anything else that is thrown is a defect and keeps its stack. Never ends the process.
 */
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { DefuserError } from '../errors.js';
import { escapeText } from '../report/escape.js';
import { nearest } from '../similar.js';
import { usualWidth } from './io.js';
import type { Io } from './io.js';
import { commandNames, createProgram } from './commands.js';
import { completionScript } from './completions.js';

/**
 * Runs the command line.
 * @param argv the arguments without the interpreter and the script
 * @returns 0 nothing at or over the bar, 1 findings at or over it, 2 the scan could not be done
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    return failed(error, argv, io);
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const program = createProgram({
    version: version(),
    width: io.stdout.columns ?? usualWidth,
    writeOut: (text) => io.stdout.write(text),
    scan: async (paths, options) => {
      const { scan } = await import('./scan.js');
      code = await scan(paths, options, io);
    },
    inventory: async (paths, options) => {
      const { inventory } = await import('./inventory.js');
      code = await inventory(paths, options, io);
    },
    why: async (place, options) => {
      const { why } = await import('./why.js');
      code = await why(place, options, io);
    },
    explain: async (subject, options) => {
      const { explain } = await import('./explain.js');
      code = await explain(subject, options, io);
    },
    init: async (options) => {
      const { init } = await import('./init.js');
      code = await init(options, io);
    },
    completions: (shell, self) => {
      io.stdout.write(completionScript(shell, self));
    },
  });
  await program.parseAsync(argv, { from: 'user' });
  return code;
}

function failed(error: unknown, argv: readonly string[], io: Io): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const mistake =
    error instanceof CommanderError ? inOneLine(error, argv) : error instanceof DefuserError ? error.message : null;
  io.stderr.write(mistake === null ? defect(error) : `defuser: ${escapeText(mistake)}\n`);
  return 2;
}

/** Commander's own words without its prefix and line breaks, and what to do where it does not say so itself. */
function inOneLine(error: CommanderError, [first = '', second]: readonly string[]): string {
  // Commander answers `help sacn` with the help of everything, as if nothing had been asked.
  if (error.code === 'commander.help' && second !== undefined) return unknownCommand(second);
  if (error.code === 'commander.help') return 'no command was given. Try `defuser scan .`, or `defuser --help`.';
  const said = error.message.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)$/, '. Did you mean $1?');
  if (said.endsWith('?')) return said;
  if (said.includes('Allowed choices')) return `${said}${meant(said)}`;
  if (error.code === 'commander.unknownCommand') return `${said}. To scan a path, run \`defuser scan <path>\`.`;
  const own = commandNames.includes(first) ? ` ${first}` : '';
  return `${said}. See \`defuser${own} --help\`.`;
}

function unknownCommand(typed: string): string {
  const near = nearest(typed, commandNames);
  const remedy = near === null ? `The commands are ${commandNames.join(', ')}.` : `Did you mean ${near}?`;
  return `unknown command '${typed}'. ${remedy}`;
}

/** `argument 'jsn' is invalid. Allowed choices are pretty, json.`: the choice that was meant. */
function meant(said: string): string {
  const [, typed = '', choices = ''] =
    /(?:argument|value) '(.*?)' is invalid.*?\. Allowed choices are (.*)\.$/s.exec(said) ?? [];
  const near = nearest(typed, choices.split(', '));
  return near === null ? '' : ` Did you mean ${near}?`;
}

function defect(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = stack.split('\n').map((line) => escapeText(line));
  return `${lines.join('\n')}\ndefuser: this is a defect in defuser. Please report it with the lines above.\n`;
}

/** The version of the package; `package.json` lies two folders up from `src/cli/` as from `dist/cli/`. */
function version(): string {
  const packageJson: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return (packageJson as { version: string }).version;
}
