/** TypeScript enums as the objects that they compile to. */
import type { ts } from '../syntax/typescript.js';
import { keyOfProperty } from './property-keys.js';
import type { Run } from './run.js';
import { objectValue, primitive } from './values.js';
import type { Environment, Value } from './values.js';

/** Members by name, and names by number. */
export function enumOf(run: Run, node: ts.EnumDeclaration, environment: Environment | null): Value {
  const properties = new Map<string, Value>();
  let next: number | null = 0;
  for (const { name, initializer } of node.members) {
    const key = keyOfProperty(run, name, environment);
    if (key === null) continue;
    const value: Value =
      initializer !== undefined
        ? run.interpreter.evaluate(run, initializer, environment)
        : next === null
          ? run.unknown(`enum:${key}`)
          : primitive(next);
    const number: number | null = value.kind === 'primitive' && typeof value.value === 'number' ? value.value : null;
    next = number === null ? null : number + 1;
    properties.set(key, value);
    if (number !== null) properties.set(String(number), primitive(key));
  }
  return objectValue(properties);
}
