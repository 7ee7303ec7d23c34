/** Array and object literals, and arguments with spreads. */
import { asElement } from './jsx.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { spreadAny } from './any-key.js';
import { exportNamesOf } from './export-names.js';
import { noteHandedOn, noteKeeper, noteLastingField } from './holders.js';
import { itemsOf } from './items.js';
import { setterKey } from './natives/objects.js';
import { keyOfProperty } from './property-keys.js';
import type { Run } from './run.js';
import { arrayValue, functionValue, objectValue } from './values.js';
import type { ArrayValue, Environment, FunctionValue, ObjectValue, Value } from './values.js';

function listed(
  run: Run,
  elements: readonly ts.Expression[],
  environment: Environment | null,
): { items: Value[]; open: boolean } {
  const items: Value[] = [];
  let open = false;
  for (const element of elements) {
    const value = run.interpreter.evaluate(run, element, environment);
    if (!compiler.isSpreadElement(element)) items.push(value);
    else {
      const spread = itemsOf(run, value, element);
      items.push(...spread.items);
      open ||= spread.open;
    }
  }
  return { items, open };
}

/** `[a, ...b]` */
export function arrayLiteral(run: Run, node: ts.ArrayLiteralExpression, environment: Environment | null): ArrayValue {
  const { items, open } = listed(run, node.elements, environment);
  return arrayValue(items, { open });
}

/** The arguments of a call; a spread of something unknown counts as one. */
export function spreadArguments(run: Run, args: readonly ts.Expression[], environment: Environment | null): Value[] {
  return listed(run, args, environment).items;
}

/** `{ a, b: c, ...d, get e() {}, f() {} }` */
export function objectLiteral(
  run: Run,
  node: ts.ObjectLiteralExpression,
  environment: Environment | null,
): ObjectValue {
  const object = objectValue();
  if (environment === null) run.lasting.add(object);
  for (const property of node.properties) addProperty(run, object, property, environment);
  return asElement(run, object);
}

function method(
  node: ts.FunctionLikeDeclaration,
  environment: Environment | null,
  receiver: ObjectValue,
): FunctionValue {
  return functionValue(node, environment, receiver);
}

function addProperty(
  run: Run,
  object: ObjectValue,
  property: ts.ObjectLiteralElementLike,
  environment: Environment | null,
): void {
  const { properties } = object;
  if (compiler.isSpreadAssignment(property)) {
    const value = run.interpreter.evaluate(run, property.expression, environment);
    if (value.kind === 'object') for (const [key, one] of value.properties) copyProperty(object, key, one);
    if (value.kind === 'module') {
      for (const name of exportNamesOf(run, value.path))
        properties.set(name, run.interpreter.readExport(run, value.path, name));
    }
    if (value.kind !== 'primitive' && (value.kind !== 'object' || value.open)) spreadAny(object, value);
    return;
  }
  const key = keyOfProperty(run, property.name, environment);
  if (key === null) object.open = true;
  else if (compiler.isPropertyAssignment(property)) {
    const value = run.interpreter.evaluate(run, property.initializer, environment);
    noteKeeper(run, property.name, value);
    noteHandedOn(run, property.name, value, property.initializer);
    noteLastingField(run, object, property.name, value);
    properties.set(key, value);
  } else if (compiler.isShorthandPropertyAssignment(property))
    properties.set(key, shorthand(run, property, environment));
  else if (compiler.isGetAccessorDeclaration(property))
    properties.set(`get ${key}`, method(property, environment, object));
  else if (compiler.isSetAccessorDeclaration(property))
    properties.set(setterKey(key), method(property, environment, object));
  else if (compiler.isMethodDeclaration(property)) properties.set(key, method(property, environment, object));
}

/** A copy is given what stands there: setters stay behind. */
function copyProperty({ properties }: ObjectValue, key: string, value: Value): void {
  if (!key.startsWith(setterKey(''))) properties.set(key, value);
}

function shorthand(run: Run, property: ts.ShorthandPropertyAssignment, environment: Environment | null): Value {
  const value = run.interpreter.evaluate(run, property.name, environment);
  noteKeeper(run, property.name, value);
  noteHandedOn(run, property.name, value, property);
  return value;
}
