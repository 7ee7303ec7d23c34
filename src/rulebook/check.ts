/**
 * Holds unknown JSON against the shapes of `rules/`. Takes a text or a value and the name of its file, gives typed
 * data; what does not fit is a `DefuserError` that names file and JSON path. Reads nothing from the disk.
 */
import type { z } from 'zod';
import { DefuserError } from '../errors.js';
import type { PayloadEntry } from './shapes.js';

/**
 * The JSON value of a text.
 * @throws DefuserError when the text is not JSON
 */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new DefuserError(`${file} is not valid JSON: ${what}`, 'Correct the file; JSON takes no comments');
  }
}

/**
 * The value, typed, when it has the shape.
 * @throws DefuserError naming the first place that does not fit, `entries[3].words[0]`
 */
export function checkShape<T>(shape: z.ZodType<T>, value: unknown, file: string, schema: string): T {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = jsonPath(issue?.path ?? []);
  throw new DefuserError(
    `${file}: ${place}: ${issue?.message ?? 'does not fit'}`,
    `Correct it there; schemas/${schema}.schema.json describes the form`,
  );
}

/** `['entries', 3, 'words']` as people read it: `entries[3].words`. */
function jsonPath(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`)).join('');
  return text === '' ? 'the file' : text.replace(/^\./, '');
}

const matchers = [
  'call',
  'method',
  'answers',
  'named',
  'parameter',
  'any',
  'write',
  'writes',
  'returns',
  'throws',
] as const;

/**
 * What the shape of a payload entry cannot say: one matcher each, and patterns that compile.
 * @throws DefuserError naming the entry
 */
export function checkPayloadEntry(entry: PayloadEntry, index: number, file: string): void {
  const given = matchers.filter((name) => entry[name] !== undefined);
  if (given.length !== 1) {
    throw new DefuserError(
      `${file}: entries[${String(index)}]: "${entry.id}" has ${given.length === 0 ? 'none' : String(given.length)} of ${matchers.join(', ')}`,
      'Give exactly one; make two entries where two are meant',
    );
  }
  if (entry.argument === undefined) return;
  try {
    new RegExp(entry.argument.pattern, 'iu');
  } catch {
    throw new DefuserError(
      `${file}: entries[${String(index)}].argument.pattern: "${entry.argument.pattern}" is no regular expression`,
      'Correct the pattern; it is compiled with the flags "iu"',
    );
  }
}
