/**
 * Properties that are written to an object or a function after it was made: where its own file mentions it, where others do,
 * and where it is handed to a function on the spot. Takes the fresh value, gives it filled.
 */
import { definedGetters, definedMembers } from '../syntax/descriptors.js';
import type { DefinedMember } from '../syntax/descriptors.js';
import { handedLiteral, madeIn, variablesLeftWith } from '../syntax/handed-literals.js';
import { writesRightSide } from '../syntax/operators.js';
import { definitionAt, referencesTo, resolve } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import { mayHappen } from './happenings.js';
import { getterKey } from './natives/objects.js';
import { isNothing } from './options.js';
import { keyOfProperty } from './property-keys.js';
import type { Run } from './run.js';
import { functionValue, joinAll, joinValues, undefinedValue } from './values.js';
import type { Environment, FunctionValue, ObjectValue, Value } from './values.js';

export const writeLimit = 12;
/** As much more may be done to a function: the loader of a bundle has a dozen helpers or two. */
export const timesForFunctions = 3;
/** An enum has as many members as it likes. */
const memberLimit = 300;

export interface PropertyWrite {
  readonly key: string;
  readonly value: ts.Expression;
  readonly node: ts.Node;
  /** Whether it is written whatever was there before. */
  readonly isPlain: boolean;
}

/** `mention.key = value`, `mention['key'] = value` or `define(mention, 'key', value)`: most write one thing. */
export function propertyWrite(mention: ts.Node): PropertyWrite[] {
  // A method of something else that is handed an object, a name and a value does as it likes.
  const defined = definedMembers(mention.parent).filter((one) => one.owner === mention && isOfCompiler(one));
  if (defined.length > 0) return defined.map(({ key, value, node }) => ({ key, value, node, isPlain: true }));
  const access = mention.parent;
  const key = keyWritten(access, mention);
  const node = access.parent;
  const isWrite =
    key !== null &&
    compiler.isBinaryExpression(node) &&
    node.left === access &&
    writesRightSide(node.operatorToken.kind);
  if (!isWrite) return [];
  return [{ key, value: node.right, node, isPlain: node.operatorToken.kind === compiler.SyntaxKind.EqualsToken }];
}

const isOfCompiler = ({ node: { expression: callee } }: DefinedMember): boolean =>
  !compiler.isPropertyAccessExpression(callee) || /^definePropert(?:y|ies)$/.test(callee.name.text);

function keyWritten(access: ts.Node, mention: ts.Node): string | null {
  if (compiler.isPropertyAccessExpression(access) && access.expression === mention) return access.name.text;
  const isByText =
    compiler.isElementAccessExpression(access) &&
    access.expression === mention &&
    compiler.isStringLiteralLike(access.argumentExpression);
  return isByText ? access.argumentExpression.text : null;
}

/**
 * An object that is handed to a function on the spot has what that one puts into it: `(function (Status) { Status.Over =
 * 'over'; })(Status || (Status = {}))`, as enums and namespaces are compiled. Takes what makes it and its value, gives it filled.
 */
export function filledWhereHanded(run: Run, node: ts.Expression, value: Value, home: Environment | null): Value {
  const made = madeAmong(value);
  const handed = made === null ? null : handedLiteral(madeIn(node));
  const definition = handed === null ? null : definitionAt(handed.parameter);
  if (made === null || definition === null) return value;
  const whole = filled(run, definition, referencesTo(definition), home, made, memberLimit);
  // `S = exports.S || (exports.S = {})`: what the export has already is what is being asked for.
  const itself = `var:${handed?.name?.text ?? ''}`;
  const options = value.kind === 'choice' ? value.options : [value];
  return joinAll(
    options.flatMap((option) =>
      option === made ? [whole] : option.kind === 'unknown' && option.path === itself ? [] : [option],
    ),
  );
}

/** What a property is given, with what is put into it by way of a variable or a parameter that has it as well. */
function filledWhereLeft(run: Run, node: ts.Expression, home: Environment | null): Value {
  const value = run.interpreter.evaluate(run, node, home);
  const made = madeAmong(value);
  if (made === null) return value;
  const mentions = variablesLeftWith(madeIn(node)).flatMap((name) => {
    const definition = definitionAt(name) ?? resolve(name);
    return definition === null ? [] : [{ definition, at: referencesTo(definition) }];
  });
  for (const { definition, at } of mentions) filled(run, definition, at, home, made);
  return filledWhereHanded(run, node, value, home);
}

/** The object that is made, where it is one of several things. */
function madeAmong(value: Value): ObjectValue | null {
  const options = value.kind === 'choice' ? value.options : [value];
  const made = options.filter((option) => option.kind === 'object' && option.brand === 'plain');
  return made.length === 1 && made[0]?.kind === 'object' ? made[0] : null;
}

/** `helper(object, { name: () => value })`, as bundlers make the object of all that a module exports, whatever the helper is called. */
function addGetters(run: Run, mention: ts.Node, home: Environment | null, object: ObjectValue | FunctionValue): void {
  const call = mention.parent;
  if (!compiler.isCallExpression(call) || call.arguments[0] !== mention || call.arguments.length !== 2) return;
  const [, table] = call.arguments;
  if (table === undefined || !compiler.isObjectLiteralExpression(table)) return;
  const getters = table.properties.map((member) =>
    compiler.isPropertyAssignment(member) && isGetter(member.initializer) ? member : null,
  );
  if (getters.includes(null)) return;
  for (const getter of getters) {
    const key = getter === null ? null : keyOfProperty(run, getter.name, home);
    if (getter === null || key === null || object.properties.has(key)) continue;
    object.properties.set(getterKey(key), run.interpreter.evaluate(run, getter.initializer, home));
  }
}

/** A function that asks for nothing and only gives: `() => value`. */
function isGetter(node: ts.Expression): boolean {
  if (!compiler.isArrowFunction(node) && !compiler.isFunctionExpression(node)) return false;
  const { body } = node;
  const [first] = compiler.isBlock(body) ? body.statements : [];
  return (
    node.parameters.length === 0 &&
    (!compiler.isBlock(body) || (first !== undefined && compiler.isReturnStatement(first)))
  );
}

export function filled(
  run: Run,
  definition: Definition,
  mentions: readonly ts.Node[],
  home: Environment | null,
  object: ObjectValue | FunctionValue,
  limit = writeLimit * (object.kind === 'function' ? timesForFunctions : 1),
): ObjectValue | FunctionValue {
  for (const mention of mentions) {
    addGetters(run, mention, home, object);
    for (const { owner, key, getter } of definedGetters(mention.parent))
      if (owner === mention) object.properties.set(getterKey(key), functionValue(getter, home));
  }
  const writes = mentions.flatMap(propertyWrite);
  if (writes.length > limit) return object;
  for (const { key, node, value: written, isPlain: isNew } of writes) {
    const happens = mayHappen(run, node, home, definition);
    if (happens === 'never') continue;
    const value = filledWhereLeft(run, written, home);
    const before = object.properties.get(key) ?? undefinedValue;
    const isPlain = isNew || isNothing(before);
    object.properties.set(key, happens === 'surely' && isPlain ? value : joinValues(before, value));
  }
  return object;
}

/** Where other files mention what a file exports. */
export function mentionsElsewhere(run: Run, definition: Definition): readonly ts.Node[] {
  const { path } = run.program.fileOf(definition.identifier);
  const isOfFile = compiler.isSourceFile(definition.scope.node);
  const exports = isOfFile ? run.program.exports(path) : [];
  return exports
    .filter(({ local, specifier }) => local === definition.name && specifier === undefined)
    .flatMap(({ name }) => (name === '=' ? ['*', 'default'] : [name]))
    .flatMap((name) => run.program.importers.mentionsOf(path, name));
}

/** Nobody knows which of the files that write have run. */
export function filledElsewhere<T extends ObjectValue | FunctionValue>(run: Run, definition: Definition, object: T): T {
  const writes = mentionsElsewhere(run, definition).flatMap(propertyWrite);
  if (writes.length > writeLimit) return object;
  for (const { key, node, value: written } of writes) {
    if (mayHappen(run, node, null, definition) === 'never') continue;
    const value = unlessThrown(run, () => run.interpreter.evaluate(run, written, null));
    if (value !== null) object.properties.set(key, joinValues(object.properties.get(key) ?? undefinedValue, value));
  }
  return object;
}
