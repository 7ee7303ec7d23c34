/**
 * Where a clock is read by whoever a date or a delay is handed to: schedulers, and timers whose delay they cannot hold.
 * Reads syntax only.
 */
import { delayTimers, longestDelay } from '../evaluate/timers.js';
import { onlyValueOf } from '../syntax/initial-value.js';
import { definitionAt, identifiersAmong, referencesTo, resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { isWrittenFunction } from '../syntax/written-functions.js';

/** A function that stands there, or the name of one. */
function isFunction(node: ts.Expression): boolean {
  if (isWrittenFunction(node)) return true;
  if (!compiler.isIdentifier(node)) return false;
  if (resolve(node)?.kind === 'function') return true;
  const kept = onlyValueOf(node);
  return kept !== null && isWrittenFunction(kept);
}

/** Whether a value is handed to a call beside a function: a scheduler reads the clock for it. */
function goesWithFunction(node: ts.Node): boolean {
  const { parent } = node;
  if (isSetting(parent)) return isScheduler(parent.parent.parent);
  if (!compiler.isCallExpression(parent) && !compiler.isNewExpression(parent)) return false;
  return (
    (parent.arguments ?? []).some((argument) => argument !== node && isFunction(argument)) ||
    isTimer(parent) ||
    (isScheduler(parent) && (parent.arguments ?? []).length > 1)
  );
}

/** A property of an object that a call is handed. */
const isSetting = (node: ts.Node): node is ts.PropertyAssignment & { readonly parent: { readonly parent: Handing } } =>
  compiler.isPropertyAssignment(node) &&
  (compiler.isCallExpression(node.parent.parent) || compiler.isNewExpression(node.parent.parent));
type Handing = ts.CallExpression | ts.NewExpression;

/** Whether what is called says that it schedules: `agenda.schedule(…)`, `chrome.alarms.create(…)`, `CronJob.from(…)`. */
const isScheduler = ({ expression }: Handing): boolean => schedules.test(expression.getText().slice(-60));
const schedules = /schedul|cron|alarm|(?:add|run|new|\.)job/i;

/** A source that calls whoever subscribes to it: `timer(new Date(…)).subscribe(…)`. */
const isTimer = ({ expression }: Handing): boolean =>
  compiler.isIdentifier(expression) ? expression.text === 'timer' : lastNameOf(expression) === 'timer';
const lastNameOf = (node: ts.Expression): string | null =>
  compiler.isPropertyAccessExpression(node) ? node.name.text : null;

/** Where a date made from its parts is handed to what may be a scheduler, at once or by a name. */
export function schedulings(node: ts.Identifier): ts.Node[] {
  const made = node.parent;
  if (!compiler.isNewExpression(made)) return [];
  if (goesWithFunction(made)) return [node];
  const holder = made.parent;
  if (compiler.isPropertyAssignment(holder) && compiler.isIdentifier(holder.name)) {
    const members = identifiersAmong(node.getSourceFile(), new Set([holder.name.text]));
    return members.flatMap(({ parent }) =>
      compiler.isPropertyAccessExpression(parent) && goesWithFunction(parent) ? [parent] : [],
    );
  }
  if (!compiler.isVariableDeclaration(holder) || !compiler.isIdentifier(holder.name)) return [];
  const definition = definitionAt(holder.name);
  return definition === null ? [] : referencesTo(definition).filter(goesWithFunction);
}

/** The timers of a file whose delay is too long for them, as far as it stands in the text. */
export const longDelays = (tree: ts.SourceFile): ts.Node[] =>
  identifiersAmong(tree, delayTimers).filter((node) => {
    const callee = compiler.isPropertyAccessExpression(node.parent) ? node.parent : node;
    const call = callee.parent;
    if (!compiler.isCallExpression(call) || call.expression !== callee) return false;
    const [, delay] = call.arguments;
    return delay !== undefined && (lengthOf(delay) ?? 0) > longestDelay;
  });

const foldDepth = 6;

/** A length of time that stands in the text: a number, or a product or sum of such; null for others. */
function lengthOf(node: ts.Expression, depth = 0): number | null {
  if (depth > foldDepth) return null;
  if (compiler.isNumericLiteral(node)) return Number(node.text);
  if (compiler.isParenthesizedExpression(node)) return lengthOf(node.expression, depth + 1);
  if (compiler.isIdentifier(node)) {
    const declaration = resolve(node)?.declaration;
    const made =
      declaration !== undefined && compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    return made === undefined ? null : lengthOf(made, depth + 1);
  }
  if (!compiler.isBinaryExpression(node)) return null;
  const [left, right] = [lengthOf(node.left, depth + 1), lengthOf(node.right, depth + 1)];
  if (left === null || right === null) return null;
  switch (node.operatorToken.kind) {
    case compiler.SyntaxKind.AsteriskToken:
      return left * right;
    case compiler.SyntaxKind.PlusToken:
      return left + right;
    default:
      return null;
  }
}
