/** Names of properties in literals, classes and patterns, computed ones included. */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import type { Run } from './run.js';
import type { Environment } from './values.js';

/** The key that a property name stands for, or null when it is computed and not known. */
export function keyOfProperty(run: Run, name: ts.PropertyName, environment: Environment | null): string | null {
  if (compiler.isComputedPropertyName(name)) {
    const value = run.interpreter.evaluate(run, name.expression, environment);
    return value.kind === 'primitive' ? String(value.value) : null;
  }
  return compiler.isNumericLiteral(name) ? String(Number(name.text)) : name.text;
}
