/**
 * Plays docs/tutorial.md in an empty folder: blocks that name a file are written, commands are run by the built command
 * line, and what they print is put below them, word for word. With `--check` nothing is written, and a tutorial that
 * tells anything else makes it fail.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const tutorial = path.join(root, 'docs/tutorial.md');
const commandLine = path.join(root, 'dist/cli/main.js');

/**
 * Plays a tutorial.
 * @param {string} text Markdown; a block's head may name a file after its language, a `console` block holds commands
 * @param {NodeJS.ProcessEnv} [env] further environment of the commands
 * @returns {{ text: string, codes: number[] }} the text as it should read, and the exit code of each command
 */
export function played(text, env = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'defuser-tutorial-'));
  /** @type {number[]} */
  const codes = [];
  try {
    const told = text.replace(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm, (block, language, file, body) => {
      if (file !== undefined) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), body);
        return block;
      }
      if (language !== 'console') return block;
      const commands = [...body.matchAll(/^\$ (.+)$/gm)].map(([, command]) => command);
      return ['```console', ...commands.flatMap((command) => ran(command, folder, env, codes)), '```'].join('\n');
    });
    return { text: told, codes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command and what it printed, as a terminal shows it. */
function ran(command, cwd, env, codes) {
  if (command === 'echo $?') return [`$ ${command}`, String(codes.at(-1))];
  const [npx, name, ...argv] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
  if (npx !== 'npx' || name !== 'defuser') throw new Error(`the tutorial runs npx defuser alone, not: ${command}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...argv], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, COLUMNS: '100', ...env },
  });
  codes.push(status ?? -1);
  const printed = (stderr + stdout).trimEnd().replace(/ +$/gm, '');
  return [`$ ${command}`, ...(printed === '' ? [] : printed.split('\n'))];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const before = readFileSync(tutorial, 'utf8');
  const { text } = played(before);
  if (!process.argv.includes('--check')) writeFileSync(tutorial, text);
  else if (before !== text) {
    console.error('docs/tutorial.md shows another output than the command line prints. Run `npm run docs`.');
    process.exitCode = 1;
  }
}
