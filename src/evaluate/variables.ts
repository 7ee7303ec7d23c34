/**
 * Binding: declarations, destructuring and assignment to any target.
 */
import { definitionAt, resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { writeAny } from './any-key.js';
import { eitherValue, openingBy } from './branches.js';
import { noteLot } from './events.js';
import { noteHandedOn, noteHolder, noteKeeper, noteLastingField, noteLeftBehind } from './holders.js';
import { itemsOf } from './items.js';
import { noteOperandWrite } from './operand-writes.js';
import { isMissing, leftOf } from './options.js';
import { keyOfProperty, keyOfValue } from './property-keys.js';
import { perRow } from './rows.js';
import type { Run } from './run.js';
import { arrayValue, isClocked, nativeValue, objectValue, undefinedValue, unknown } from './values.js';
import type { Environment, Value } from './values.js';

/** Writes a definition's cell, where the environment chain has it or in the activation at hand. */
function writeName(
  run: Run,
  identifier: ts.Identifier,
  value: Value,
  environment: Environment | null,
  declares: boolean,
): void {
  const definition = declares ? definitionAt(identifier) : resolve(identifier);
  if (definition === null) {
    if (!declares) run.interpreter.setProperty(run, nativeValue('globalThis'), identifier.text, value, identifier);
    return;
  }
  for (let frame = declares ? null : environment; frame !== null; frame = frame.parent) {
    const cell = frame.cells.get(definition);
    if (cell !== undefined) {
      run.interpreter.settle(run, definition, cell);
      run.store.setCell(cell, value);
      noteOperandWrite(cell, identifier, value);
      return;
    }
  }
  const known = environment === null || !declares ? run.statics.get(definition) : undefined;
  if (known !== undefined && known !== null) run.store.setCell(known, value);
  else if (environment !== null && declares) environment.cells.set(definition, { value });
  else run.interpreter.assignOutside(run, definition, value, environment, identifier);
}

/** Executes `var`, `let` or `const` declarations. Without an activation nothing is to do: they are read on demand. */
export function declareVariables(run: Run, list: ts.VariableDeclarationList, environment: Environment | null): void {
  for (const { name, initializer } of list.declarations) {
    const isVar = (list.flags & compiler.NodeFlags.BlockScoped) === 0;
    if (initializer === undefined && isVar) continue;
    const value = initializer === undefined ? undefinedValue : run.interpreter.evaluate(run, initializer, environment);
    if (environment !== null) bind(run, name, value, environment);
    const { heat } = run.program;
    // What is counted from another variable is of the clock without a word of it: `var e = new Date, n = e.getFullYear()`.
    const isHot = initializer !== undefined && (isClocked(value) || heat.isHot(initializer) || heat.isHot(name));
    if (isHot) noteHolders(run, name, value, environment);
  }
}

function noteHolders(run: Run, name: ts.BindingName, value: Value, environment: Environment | null): void {
  noteHolder(run, name, value);
  if (compiler.isIdentifier(name)) return;
  for (const part of partsOf(run, name, value, environment)) noteHolders(run, part.name, part.value, environment);
}

/** Binds a name or a pattern to a value in an activation. */
export function bind(run: Run, name: ts.BindingName, value: Value, environment: Environment): void {
  if (compiler.isIdentifier(name)) {
    writeName(run, name, value, environment, true);
    return;
  }
  for (const { name: part, value: piece } of partsOf(run, name, value, environment))
    bind(run, part, piece, environment);
}

interface Part {
  readonly name: ts.BindingName;
  readonly value: Value;
}

/** The pieces of a value that the elements of a pattern receive, defaults applied. */
export function partsOf(run: Run, pattern: ts.BindingPattern, value: Value, environment: Environment | null): Part[] {
  if (compiler.isArrayBindingPattern(pattern)) {
    return pattern.elements.flatMap((element, index) =>
      compiler.isBindingElement(element)
        ? [{ name: element.name, value: elementPart(run, element, value, index, environment) }]
        : [],
    );
  }
  const taken: string[] = [];
  return pattern.elements.map((element) => {
    if (element.dotDotDotToken !== undefined) return { name: element.name, value: restOf(value, taken) };
    const key =
      element.propertyName === undefined ? textOf(element.name) : keyOfProperty(run, element.propertyName, environment);
    if (key !== null) taken.push(key);
    const piece = key === null ? unknown('property', value.tag) : run.interpreter.getProperty(run, value, key, element);
    return { name: element.name, value: withDefault(run, piece, element.initializer, environment) };
  });
}

const textOf = (name: ts.BindingName): string | null => (compiler.isIdentifier(name) ? name.text : null);

function elementPart(
  run: Run,
  element: ts.BindingElement,
  value: Value,
  index: number,
  environment: Environment | null,
): Value {
  if (value.kind === 'choice') return perRow(value, (option) => elementPart(run, element, option, index, environment));
  const { items, open } = itemsOf(run, value, element);
  if (element.dotDotDotToken !== undefined) return arrayValue(items.slice(index), { open });
  const item =
    (open && items.length === 1 ? items[0] : items[index]) ?? (open ? unknown('item', value.tag) : undefinedValue);
  return withDefault(run, item, element.initializer, environment);
}

function restOf(value: Value, taken: readonly string[]): Value {
  if (value.kind !== 'object') return unknown('rest', value.tag);
  return objectValue(
    [...value.properties].filter(([key]) => !taken.includes(key)),
    { open: value.open, path: value.path },
  );
}

/** A default applies to `undefined`; for a symbol both may be, unless it is a clock: then the default is what ships. */
export function withDefault(
  run: Run,
  value: Value,
  initializer: ts.Expression | undefined,
  environment: Environment | null,
): Value {
  if (initializer === undefined) return value;
  const fallback = (): Value => run.interpreter.evaluate(run, initializer, environment);
  if (value.kind === 'primitive') return value.value === undefined ? fallback() : value;
  if (value.kind !== 'unknown' && value.kind !== 'choice') return value;
  const given = fallback();
  if (given.tag.clocks.length > 0) return given;
  // What is known to be missing is what the default stands for.
  const left = leftOf(value, isMissing);
  return left === null ? given : eitherValue(run, [() => left, () => given], openingBy('a default'));
}

/** Assigns to a name, a member or a pattern of them. */
export function assignTo(run: Run, target: ts.Node, value: Value, environment: Environment | null): void {
  if (compiler.isIdentifier(target)) {
    noteHolder(run, target, value);
    noteLeftBehind(run, target, value);
    writeName(run, target, value, environment, false);
  } else if (compiler.isPropertyAccessExpression(target)) {
    noteKeeper(run, target, value);
    noteLeftBehind(run, target, value);
    noteHandedOn(run, target, value, compiler.isBinaryExpression(target.parent) ? target.parent.right : target);
    const owner = run.interpreter.evaluate(run, target.expression, environment);
    noteLastingField(run, owner, target, value);
    run.interpreter.setProperty(run, owner, target.name.text, value, target);
  } else if (compiler.isElementAccessExpression(target)) {
    const owner = run.interpreter.evaluate(run, target.expression, environment);
    const place = run.interpreter.evaluate(run, target.argumentExpression, environment);
    const key = keyOfValue(place);
    if (key !== null) run.interpreter.setProperty(run, owner, key, value, target);
    else {
      writeAny(run, owner, value);
      noteLot(run, owner, place, value, target);
    }
  } else if (
    compiler.isParenthesizedExpression(target) ||
    compiler.isAsExpression(target) ||
    compiler.isNonNullExpression(target)
  ) {
    assignTo(run, target.expression, value, environment);
  } else assignPattern(run, target, value, environment);
}

function assignPattern(run: Run, target: ts.Node, value: Value, environment: Environment | null): void {
  if (compiler.isArrayLiteralExpression(target)) {
    const { items, open } = itemsOf(run, value, target);
    for (const [index, element] of target.elements.entries()) {
      const item = items[index] ?? (open ? unknown('item', value.tag) : undefinedValue);
      if (compiler.isSpreadElement(element))
        assignTo(run, element.expression, arrayValue(items.slice(index), { open }), environment);
      else assignDefaulted(run, element, item, environment);
    }
  } else if (compiler.isObjectLiteralExpression(target)) {
    for (const property of target.properties) {
      if (compiler.isShorthandPropertyAssignment(property)) {
        const piece = run.interpreter.getProperty(run, value, property.name.text, property);
        assignTo(
          run,
          property.name,
          withDefault(run, piece, property.objectAssignmentInitializer, environment),
          environment,
        );
      } else if (compiler.isPropertyAssignment(property)) {
        const key = keyOfProperty(run, property.name, environment);
        const piece =
          key === null ? unknown('property', value.tag) : run.interpreter.getProperty(run, value, key, property);
        assignDefaulted(run, property.initializer, piece, environment);
      }
    }
  }
}

function assignDefaulted(run: Run, target: ts.Expression, value: Value, environment: Environment | null): void {
  const isDefaulted =
    compiler.isBinaryExpression(target) && target.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
  if (isDefaulted) assignTo(run, target.left, withDefault(run, value, target.right, environment), environment);
  else assignTo(run, target, value, environment);
}
