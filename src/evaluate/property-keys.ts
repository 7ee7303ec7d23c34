/** Names of properties in literals, classes and patterns, computed ones included. */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import type { Environment, Value } from './values.js';

/** The key that a value stands for between brackets; null when nobody knows. Every `Symbol()` is one of its own. */
export function keyOfValue(value: Value): string | null {
  if (value.kind === 'primitive') return String(value.value);
  if (value.kind === 'native') return value.name.startsWith('Symbol.') ? `@@${value.name}` : null;
  if (value.kind !== 'unknown' || !/^Symbol(?:\.for)?\(/.test(value.path)) return null;
  const isShared = value.path.startsWith('Symbol.for(');
  return isShared || value.from === null ? `@@${value.path}` : `@@${value.path}@${value.from.path}:${value.from.start}`;
}

/** The key of `owner[expression]`. */
export const keyOfElement = (run: Run, expression: ts.Expression, environment: Environment | null): string | null =>
  keyOfValue(run.interpreter.evaluate(run, expression, environment));

/** The key that a property name stands for, or null when it is computed and not known. */
export function keyOfProperty(run: Run, name: ts.PropertyName, environment: Environment | null): string | null {
  if (compiler.isComputedPropertyName(name)) {
    return keyOfValue(run.interpreter.evaluate(run, name.expression, environment));
  }
  return plainKey(name);
}

/** The key of a name that is written out. */
export const plainKey = (name: Exclude<ts.PropertyName, ts.ComputedPropertyName>): string =>
  compiler.isNumericLiteral(name) ? String(Number(name.text)) : name.text;
