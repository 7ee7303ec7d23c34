/**
 * `defuser init`: writes a defuser.json after at most four questions; with `--yes`, or where nobody can answer, after
 * none. Never writes over a file unless told to.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkConfig, placeInObject } from '../config/check.js';
import { loadConfig } from '../config/lookup.js';
import type { Config } from '../config/shape.js';
import { supportWindow } from '../config/times.js';
import { inWords } from '../discover/read.js';
import { DefuserError } from '../errors.js';
import { escapeText } from '../report/escape.js';
import { nearest } from '../similar.js';
import type { Io } from './io.js';
import { bars } from './options.js';

/** The options of `defuser init`. */
export interface InitOptions {
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** One question. `check` gives the answer as it is kept, or throws a DefuserError that says what to answer. */
interface Question {
  readonly key: keyof Config;
  readonly text: string;
  readonly usual: string;
  readonly check: (answer: string) => unknown;
}

const name = 'defuser.json';

/** Asks and writes. Gives 0; throws a DefuserError where a configuration is there already, or cannot be written. */
export async function init(options: InitOptions, io: Io): Promise<number> {
  const file = path.join(io.cwd, name);
  if (options.force !== true) demandFree(file, io);
  const isAsked = options.yes !== true && io.stdin.isTTY === true;
  const questions = questionsFor(io.cwd);
  const answers = isAsked ? await ask(questions, io) : usual(questions);
  const config = { $schema: './node_modules/defuser/schemas/config.schema.json', ...answers };
  checkConfig(config, placeInObject(name));
  try {
    writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { flag: options.force === true ? 'w' : 'wx' });
  } catch (error) {
    throw new DefuserError(`cannot write ${name}: ${inWords(error)}`, 'Run it in a folder that can be written to');
  }
  const none = options.yes === true || isAsked ? '' : ' Nobody could be asked, so everything in it is as usual.';
  io.stdout.write(`Wrote ${name}.${none} Try: npx defuser scan\n`);
  return 0;
}

/** A second configuration would stand in the way of the first. */
function demandFree(file: string, io: Io): void {
  if (existsSync(file)) throw new DefuserError(`${name} is there already`, 'Change it by hand, or run with --force');
  const manifest = path.join(io.cwd, 'package.json');
  if (!existsSync(manifest) || loadConfig({ cwd: io.cwd }) === null) return;
  throw new DefuserError('package.json holds a "defuser" already', 'Change it there, or run with --force');
}

function questionsFor(cwd: string): readonly Question[] {
  const folders = ['src', 'lib', 'app', 'dist', 'build'].filter((folder) => existsSync(path.join(cwd, folder)));
  const list = (answer: string): string[] => answer.split(/[\s,]+/).filter((part) => part !== '');
  return [
    { key: 'include', text: 'What is scanned?', usual: folders.join(' ') || '.', check: list },
    { key: 'failOn', text: `From which severity on does it fail? (${bars.join(', ')})`, usual: 'high', check: oneBar },
    { key: 'channel', text: 'What is being released?', usual: 'release', check: (answer) => answer },
    {
      key: 'supportWindow',
      text: 'How long is a release supported? (as P18M; nothing: not said)',
      usual: '',
      check: (answer) => (answer === '' ? undefined : supportWindow(answer, 'It is')),
    },
  ];
}

function oneBar(answer: string): string {
  if ((bars as readonly string[]).includes(answer)) return answer;
  const near = nearest(answer, bars);
  throw new DefuserError(
    `"${answer}" is no severity`,
    near === null ? `Answer ${bars.join(', ')}` : `Did you mean ${near}`,
  );
}

const usual = (questions: readonly Question[]): Record<string, unknown> =>
  Object.fromEntries(questions.map(({ key, usual: answer, check }) => [key, check(answer)]));

/** Asks one after the other, again after a wrong answer; what is not answered any more is as usual. */
async function ask(questions: readonly Question[], io: Io): Promise<Record<string, unknown>> {
  const lines = linesOf(io);
  const answers = usual(questions);
  for (const { key, text, usual: preset, check } of questions) {
    for (;;) {
      io.stdout.write(`${text}${preset === '' ? '' : ` [${preset}]`} `);
      const line = await lines.next();
      if (line.done === true) return answers;
      try {
        answers[key] = check(line.value.trim() || preset);
        break;
      } catch (error) {
        if (!(error instanceof DefuserError)) throw error;
        io.stdout.write(`${escapeText(error.message)}\n`);
      }
    }
  }
  return answers;
}

async function* linesOf(io: Io): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of io.stdin) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
