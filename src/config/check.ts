/**
 * Unknown data → a configuration, or the first thing that is wrong with it: where, what, and what to write instead.
 * Reads nothing from the disk.
 */
import { z } from '../rulebook/schema.js';
import { DefuserError } from '../errors.js';
import { checkPayloadEntry } from '../rulebook/check.js';
import { nearest } from '../similar.js';
import { configShape } from './shape.js';
import type { Config } from './shape.js';

/** How a place in the configuration is named in messages: `defuser.json:3:5`. */
export type PlaceOf = (path: readonly PropertyKey[]) => string;

/**
 * The configuration, when the data has its shape; `others` are keys that may stand beside it where it is told.
 * @throws DefuserError that names the place by `placeOf`
 */
export function checkConfig(data: unknown, placeOf: PlaceOf, others: readonly string[] = []): Config {
  const result = configShape.safeParse(data);
  if (!result.success) throw mistake(result.error.issues[0], data, placeOf, others);
  (result.data.catalogues?.payloads ?? []).forEach(({ entries }, catalogue) => {
    entries.forEach((entry, index) => {
      checkPayloadEntry(entry, index, placeOf(['catalogues', 'payloads', catalogue, 'entries', index]));
    });
  });
  return result.data;
}

/** The place of an object that was made in a program: the path itself. */
export const placeInObject =
  (name: string): PlaceOf =>
  (path) =>
    path.length === 0 ? name : `${name}${pathText(path)}`;

const pathText = (path: readonly PropertyKey[]): string =>
  path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');

type Issue = z.core.$ZodIssue;

function mistake(issue: Issue | undefined, data: unknown, placeOf: PlaceOf, others: readonly string[]): DefuserError {
  if (issue === undefined) return new DefuserError(`${placeOf([])}: it does not fit`, 'Correct it');
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = [...keysAt(path), ...(path.length === 0 ? others : [])];
    return unknownKey(path, issue.keys[0] ?? '', placeOf, known);
  }
  const key = path.at(-1);
  const subject = key === undefined ? 'the configuration' : `"${pathText(path).replace(/^\./, '')}"`;
  const where = `${placeOf(path)}: ${subject}`;
  const value = valueAt(data, path);
  if (value === undefined && key !== undefined) return new DefuserError(`${where} is missing`, 'Add it');
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    const near = typeof value === 'string' ? nearest(value, choices) : null;
    return new DefuserError(`${where} is ${inWords(value)}`, `${meant(near)}It takes ${choices.join(', ')}`);
  }
  if (issue.code === 'invalid_type')
    return new DefuserError(`${where} is ${inWords(value)}`, takes[issue.expected] ?? 'Correct it');
  if (issue.code === 'custom') return new DefuserError(`${where} is ${inWords(value)}`, issue.message);
  return new DefuserError(`${where} is ${inWords(value)}: ${issue.message}`, 'Correct it there');
}

function unknownKey(
  path: readonly PropertyKey[],
  key: string,
  placeOf: PlaceOf,
  known: readonly string[],
): DefuserError {
  const near = nearest(key, known);
  const within = path.length === 0 ? '' : ` in "${pathText(path).replace(/^\./, '')}"`;
  const what = `${placeOf([...path, key])}: "${key}" is not known${within}`;
  return new DefuserError(what, `${meant(near)}What may stand there: ${known.join(', ')}`);
}

const meant = (near: string | null): string => (near === null ? '' : `Did you mean "${near}"? `);

const takes: Readonly<Record<string, string>> = {
  string: 'It takes a text in double quotes',
  number: 'It takes a number',
  int: 'It takes a whole number',
  boolean: 'It takes true or false',
  array: 'It takes a list in [ ]',
  object: 'It takes an object in { }',
  record: 'It takes an object in { }',
};

function inWords(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : 'of another kind';
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: { readonly enum?: readonly string[] };
}

/** The keys that may stand at a path, from the very schema that editors are given. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schema = z.toJSONSchema(configShape, { io: 'input' }) as JsonSchema | undefined;
  for (const part of path) {
    const further = typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    schema = typeof part === 'number' ? schema?.items : (schema?.properties?.[String(part)] ?? further);
  }
  return Object.keys(schema?.properties ?? {}).concat(schema?.propertyNames?.enum ?? []);
}
