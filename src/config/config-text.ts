/**
 * The text of a configuration file → its data, and the line and column of anything in it. Lines and columns count from
 * 1. Reads nothing itself.
 */
import { DefuserError } from '../errors.js';
import { NotJson, standings } from './json-walk.js';
import type { Standing } from './json-walk.js';

/** A configuration as it was written. */
export interface ConfigText {
  /** The file as it is named in messages. */
  readonly name: string;
  readonly text: string;
  /** The way to the configuration in the file: `['defuser']` in a package.json. */
  readonly inside: readonly string[];
}

/**
 * The data of the whole file.
 * @throws DefuserError where it is not JSON, or says a name twice
 */
export function dataOf({ name, text }: ConfigText): unknown {
  const json = text.replace(/^\uFEFF/, ' ');
  for (const standing of walked(name, json)) {
    if (!standing.isRepeated) continue;
    const key = String(standing.path.at(-1));
    throw new DefuserError(`${name}:${place(json, standing.key)}: "${key}" stands there twice`, 'Keep one of them');
  }
  return JSON.parse(json);
}

/** `defuser.json:3:5`, the place of what a path leads to; where it leads nowhere, of the last thing on the way. */
export function placeOf({ name, text, inside }: ConfigText, path: readonly PropertyKey[]): string {
  const wanted = [...inside, ...path.map((part) => (typeof part === 'number' ? part : String(part)))];
  let best: Standing | null = null;
  for (const standing of walked(name, text.replace(/^\uFEFF/, ' '))) {
    const isOnTheWay = standing.path.every((part, index) => part === wanted[index]);
    if (isOnTheWay && standing.path.length >= (best?.path.length ?? 0)) best = standing;
  }
  return `${name}:${place(text, best?.key ?? 0)}`;
}

function* walked(name: string, text: string): Generator<Standing> {
  try {
    yield* standings(text);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    const where = `${name}:${place(text, error.offset)}`;
    const isComment = text.startsWith('//', error.offset) || text.startsWith('/*', error.offset);
    const remedy = isComment ? 'JSON takes no comments; take it out' : 'Correct it there';
    throw new DefuserError(`${where}: not valid JSON, expected ${error.expected}`, remedy);
  }
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|[\r\n]/);
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
