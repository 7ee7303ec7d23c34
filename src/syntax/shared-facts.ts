/**
 * What a node adds to something that others find by its name and not by an import: a property of the global object, a
 * class below another, a listener for an event, an object of a class. Takes a node, gives plain data; who asks for it is for `links/`.
 */
import { declaredAt } from './declared-facts.js';
import { memberText } from './member-facts.js';
import { ownCopy } from './places.js';
import { isStandardGlobal, isStandardMember } from './standard-globals.js';
import { compiler, type ts } from './typescript.js';
import { isWrittenFunction } from './written-functions.js';

const { SyntaxKind } = compiler;

/** One such thing. `start` and `end` are those of the assignment, the class, or the call that adds the listener. */
export interface SharedFact {
  readonly kind: 'global' | 'subclass' | 'listener' | 'made' | 'declared' | 'written' | 'method';
  /** The property of the global object; the class above as it is called here; the event; the class of a new object; the setting; of what is added to something with a name, the last two names; of a method that the language does not have, the global and the method: `Date.format`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What a node shares by name; nothing for most nodes. */
export function sharedAt(node: ts.Node, tree: ts.SourceFile): readonly SharedFact[] {
  const found = sharedBy(node);
  const job = compiler.isNewExpression(node) ? jobTaken(node) : null;
  if (found === null && job === null) return nothing;
  return [found, job]
    .filter((one) => one !== null)
    .map(({ kind, name }) => ({ kind, name: ownCopy(name), start: node.getStart(tree), end: node.end }));
}
const nothing: readonly SharedFact[] = [];

type Shared = Pick<SharedFact, 'kind' | 'name'>;

function sharedBy(node: ts.Node): Shared | null {
  switch (node.kind) {
    case SyntaxKind.BinaryExpression:
      return globalSet(node as ts.BinaryExpression);
    case SyntaxKind.ClassDeclaration:
    case SyntaxKind.ClassExpression:
      return subclass(node as ts.ClassLikeDeclaration);
    case SyntaxKind.NewExpression:
      return making(node as ts.NewExpression);
    case SyntaxKind.CallExpression:
      return (
        listenerAdded(node as ts.CallExpression) ??
        jobDefined(node as ts.CallExpression) ??
        settingDeclared(node as ts.CallExpression) ??
        methodsAdded(node as ts.CallExpression)
      );
    case SyntaxKind.PropertyAssignment:
      return settingDeclared(node as ts.PropertyAssignment);
    default:
      return null;
  }
}

function settingDeclared(node: ts.PropertyAssignment | ts.CallExpression): Shared | null {
  const name = declaredAt(node);
  return name === null ? null : { kind: 'declared', name };
}

const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

/** Whether an expression is the global object by one of its names, casts aside. Does not ask who else defines the name. */
export function isGlobalObject(node: ts.Expression): boolean {
  let inner = node;
  while (
    compiler.isParenthesizedExpression(inner) ||
    compiler.isAsExpression(inner) ||
    compiler.isTypeAssertionExpression(inner) ||
    compiler.isNonNullExpression(inner)
  ) {
    inner = inner.expression;
  }
  return compiler.isIdentifier(inner) && globalObjects.has(inner.text);
}

/** A file that neither imports nor exports is a script: every other script of the page sees its names. */
const isScript = (tree: ts.SourceFile): boolean =>
  !compiler.isExternalModule(tree) && !/\b(?:require|exports|define)\b/.test(tree.text);

/** `var name = …` at the top of a script. What that says hangs on the whole file. */
export function scriptVariables(tree: ts.SourceFile): SharedFact[] {
  const lists = tree.statements.flatMap((one) => (compiler.isVariableStatement(one) ? [one.declarationList] : []));
  if (lists.length === 0 || !isScript(tree)) return [];
  return lists.flatMap(({ declarations }) =>
    declarations.flatMap((node): SharedFact[] => {
      const { name, initializer, end } = node;
      if (initializer === undefined || !compiler.isIdentifier(name)) return [];
      return [{ kind: 'global', name: ownCopy(name.text), start: node.getStart(tree), end }];
    }),
  );
}

/** `self.onmessage = (event) => …`, also without the object. */
function listenerSet({ left, right }: ts.BinaryExpression): Shared | null {
  const isHandler =
    compiler.isArrowFunction(right) || compiler.isFunctionExpression(right) || compiler.isIdentifier(right);
  if (!isHandler) return null;
  const name = compiler.isPropertyAccessExpression(left) ? left.name : left;
  const event = compiler.isIdentifier(name) ? /^on([a-z]+)$/.exec(name.text)?.[1] : undefined;
  return event === undefined ? null : { kind: 'listener', name: event };
}

/** `globalThis.name = …`, `window['name'] = …` */
function globalSet(node: ts.BinaryExpression): Shared | null {
  const { left, operatorToken } = node;
  if (operatorToken.kind !== SyntaxKind.EqualsToken) return null;
  const listener = listenerSet(node);
  if (listener !== null) return listener;
  const isMember = compiler.isPropertyAccessExpression(left) || compiler.isElementAccessExpression(left);
  if (!isMember) return null;
  const extended = extendedGlobal(left.expression);
  if (extended !== null) return addedMethod(extended, memberNameIn(left));
  if (!isGlobalObject(left.expression)) return addedByName(node, left);
  const name = memberNameIn(left);
  return name === null || isStandardGlobal(name) ? null : { kind: 'global', name };
}

/** `App.config = …`, `$.fn.banner.defaults = …`: made for its own sake. */
function addedByName({ parent, right }: ts.BinaryExpression, left: ts.Expression): Shared | null {
  const isStatement =
    compiler.isExpressionStatement(parent) ||
    (compiler.isBinaryExpression(parent) && parent.operatorToken.kind === SyntaxKind.CommaToken);
  if (!isStatement || !compiler.isPropertyAccessExpression(left)) return null;
  const owner = left.expression;
  const name = compiler.isPropertyAccessExpression(owner)
    ? owner.name.text
    : compiler.isIdentifier(owner)
      ? owner.text
      : '';
  // Whoever gives a global another function puts something like it in its place, also where a call makes it: `Date.now = jest.fn(…)`.
  if (isStandardGlobal(name) && (compiler.isFunctionLike(right) || isReplaced(owner, name, left.name.text)))
    return null;
  // What a minifier left of a name, and what a file exports, is nothing that others find by its name.
  const isFound = (name.length > 1 || name === '$') && name !== 'exports' && name !== 'prototype';
  return isFound ? { kind: 'written', name: `${name}.${left.name.text}` } : null;
}

/** Whether a member of a global is written that the global has of itself. `App.Map` is another thing than `Map`. */
const isReplaced = (owner: ts.Expression, name: string, member: string): boolean =>
  (compiler.isIdentifier(owner) || (compiler.isPropertyAccessExpression(owner) && isGlobalObject(owner.expression))) &&
  isStandardMember(name, member);

const memberNameIn = (node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | null =>
  memberText(compiler.isPropertyAccessExpression(node) ? node.name : node.argumentExpression);

/** `Date` of `Date.prototype`; null for what is not the prototype of a global of the language. */
function extendedGlobal(node: ts.Expression): string | null {
  if (!compiler.isPropertyAccessExpression(node) || node.name.text !== 'prototype') return null;
  const { expression: owner } = node;
  const name = compiler.isIdentifier(owner) ? owner : compiler.isPropertyAccessExpression(owner) ? owner.name : null;
  return name !== null && isStandardGlobal(name.text) ? name.text : null;
}

const addedMethod = (global: string, name: string | null): Shared | null =>
  name === null ? null : { kind: 'method', name: `${global}.${name}` };

/** Under this name stands what adds several methods at once. */
export const severalMethods = '*';

/** `Object.defineProperty(Date.prototype, 'stamp', …)`, `Object.assign(Date.prototype, …)` and its likes. */
function methodsAdded({ arguments: [target, name] }: ts.CallExpression): Shared | null {
  const global = target === undefined ? null : extendedGlobal(target);
  if (global === null || name === undefined) return null;
  if (compiler.isObjectLiteralExpression(name)) return addedMethod(global, severalMethods);
  return compiler.isStringLiteralLike(name) ? addedMethod(global, name.text) : null;
}

/** `class … extends Name`, `class … extends module.Name` */
function subclass(node: ts.ClassLikeDeclaration): Shared | null {
  const parent = node.heritageClauses?.find(({ token }) => token === SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  if (parent === undefined) return null;
  if (compiler.isIdentifier(parent)) return { kind: 'subclass', name: parent.text };
  return compiler.isPropertyAccessExpression(parent) ? { kind: 'subclass', name: parent.name.text } : null;
}

/** `new Name(…)`, `new module.Name(…)`: only with arguments, for what they are is what somebody asks. */
function making({ expression, arguments: args }: ts.NewExpression): Shared | null {
  if (args === undefined || args.length === 0) return null;
  if (compiler.isIdentifier(expression)) return { kind: 'made', name: expression.text };
  return compiler.isPropertyAccessExpression(expression) ? { kind: 'made', name: expression.name.text } : null;
}

const additions: ReadonlySet<string> = new Set([
  'on',
  'once',
  'addListener',
  'prependListener',
  'prependOnceListener',
  'addEventListener',
  'subscribe',
  'listen',
]);

/** Under this name stands who works off all that is put in his queue: `queue.process(work)`. */
export const wholeQueue = '.process';
/** By these methods a queue learns what to do when a job is due. */
const takings: ReadonlySet<string> = new Set(['define', 'process']);

const mayBeFunction = (node: ts.Expression | undefined): boolean =>
  node !== undefined && (compiler.isIdentifier(node) || isWrittenFunction(node));

/** `agenda.define('name', options, work)`, `queue.process(work)`. */
function jobDefined({ expression, arguments: args }: ts.CallExpression): Shared | null {
  if (!compiler.isPropertyAccessExpression(expression) || !takings.has(expression.name.text)) return null;
  const [name] = args;
  if (!mayBeFunction(args.at(-1))) return null;
  if (name !== undefined && compiler.isStringLiteralLike(name)) return { kind: 'listener', name: name.text };
  return expression.name.text === 'process' ? { kind: 'listener', name: wholeQueue } : null;
}

/** `new Worker('queue', async (job) => …)`, whatever a minifier calls the class. */
function jobTaken({ arguments: args }: ts.NewExpression): Shared | null {
  const [name, work] = args ?? [];
  if (name === undefined || !compiler.isStringLiteralLike(name) || !mayBeFunction(work)) return null;
  return { kind: 'listener', name: name.text };
}

/** `emitter.on('event', …)`, and `addEventListener('event', …)` of the global object. */
function listenerAdded({ expression, arguments: args }: ts.CallExpression): Shared | null {
  const adds = compiler.isPropertyAccessExpression(expression)
    ? additions.has(expression.name.text)
    : compiler.isIdentifier(expression) && expression.text === 'addEventListener';
  if (!adds) return null;
  const [event, listener] = args;
  return event !== undefined && listener !== undefined && compiler.isStringLiteralLike(event)
    ? { kind: 'listener', name: event.text }
    : null;
}
