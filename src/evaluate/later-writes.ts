/**
 * What the program does to a value after its definition, where the definition is evaluated without the statements that
 * follow it: dates that are moved, properties that are added to an object. Takes the fresh value, gives it as it may be.
 */
import { enclosingFunction, referencesTo } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { mayHappen } from './happenings.js';
import type { Run } from './run.js';
import { joinValues, undefinedValue } from './values.js';
import type { DateValue, Environment, ObjectValue, Value } from './values.js';

const mentionLimit = 40;
const writeLimit = 12;

/** The value of a definition after what is done to it where it is mentioned. The definition itself can be read already. */
export function withLaterWrites(run: Run, definition: Definition, home: Environment | null, value: Value): Value {
  if (value.kind !== 'date' && (value.kind !== 'object' || value.brand !== 'plain')) return value;
  const mentions = referencesTo(definition);
  if (mentions.length > mentionLimit) return value;
  return value.kind === 'date'
    ? moved(run, definition, mentions, home, value)
    : filled(run, definition, mentions, home, value);
}

/** `a, b, c`, as minifiers put statements together. */
const isSequence = (node: ts.Node): boolean =>
  compiler.isBinaryExpression(node) && node.operatorToken.kind === compiler.SyntaxKind.CommaToken;

/** A statement `date.setX(…)` beside the definition. In a body that is run, what has to do with the clock has its own turn. */
function settingOf(run: Run, definition: Definition, mention: ts.Node, home: Environment | null): ts.Expression | null {
  const access = mention.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.expression !== mention) return null;
  const call = access.parent;
  let statement = call.parent;
  while (isSequence(statement)) statement = statement.parent;
  const owner = enclosingFunction(definition.identifier);
  const isRun = home !== null || (owner === null && run.memo.has(statement.getSourceFile()));
  const isSetting =
    compiler.isCallExpression(call) && call.expression === access && compiler.isExpressionStatement(statement);
  if (!isSetting || !access.name.text.startsWith('set') || (isRun && run.program.heat.isHot(statement))) return null;
  const block = owner === null ? statement.getSourceFile() : (owner as { readonly body?: ts.Node }).body;
  return statement.parent === block ? call : null;
}

function moved(
  run: Run,
  definition: Definition,
  mentions: readonly ts.Node[],
  home: Environment | null,
  date: DateValue,
): DateValue {
  for (const mention of mentions) {
    const setting = settingOf(run, definition, mention, home);
    if (setting !== null) run.interpreter.evaluate(run, setting, home);
  }
  // A copy: the undo log of a branch may take the moves back, but the definition is not evaluated again.
  return { ...date };
}

interface PropertyWrite {
  readonly key: string;
  readonly node: ts.BinaryExpression;
}

function propertyWrite(mention: ts.Node): PropertyWrite[] {
  const access = mention.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.expression !== mention) return [];
  const node = access.parent;
  const isWrite =
    compiler.isBinaryExpression(node) &&
    node.left === access &&
    node.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
  return isWrite ? [{ key: access.name.text, node }] : [];
}

function filled(
  run: Run,
  definition: Definition,
  mentions: readonly ts.Node[],
  home: Environment | null,
  object: ObjectValue,
): ObjectValue {
  const writes = mentions.flatMap(propertyWrite);
  if (writes.length > writeLimit) return object;
  for (const { key, node } of writes) {
    const happens = mayHappen(run, node, home, definition);
    if (happens === 'never') continue;
    const value = run.interpreter.evaluate(run, node.right, home);
    const before = object.properties.get(key) ?? (happens === 'surely' ? null : undefinedValue);
    object.properties.set(key, before === null ? value : joinValues(before, value));
  }
  return object;
}
