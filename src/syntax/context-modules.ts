/**
 * The modules that Turbopack puts into a chunk: each is handed one object that holds its loader and what it exports by,
 * `TURBOPACK.push([script, 7, context => { … }, 8, …])`, in development a table. Takes a call, gives the modules.
 */
import type { BundledModule, Roles } from './bundled-module.js';
import { memberText } from './member-facts.js';
import type { ContextCall } from './module-names.js';
import { withoutParentheses } from './parentheses.js';
import { compiler, type ts } from './typescript.js';
import { kindsOf, walkKinds } from './walk.js';

const roles: Roles = { context: 0, module: 1, exports: 2 };

/** What the members of that object are, by the names that Turbopack has for them. */
export type ContextMember = ContextCall | 'exports' | 'module';
export const contextMembers: ReadonlyMap<string, ContextMember> = new Map([
  ['i', 'load'],
  ['r', 'load'],
  // A module that waits until another chunk is there, and gives what it loads then.
  ['A', 'load'],
  ['s', 'names'],
  ['v', 'value'],
  ['e', 'exports'],
  ['m', 'module'],
]);

/**
 * What the value of such a module loads: of `context.v((load) => Promise.all(chunks).then(() => load(7)))` the seven. Takes the
 * value; null where it loads nothing, or several things.
 */
export function loadedLater(value: ts.Node): string | null {
  const body = functionIn(value);
  const name = body?.parameters.length === 1 ? body.parameters[0]?.name : undefined;
  if (name === undefined || !compiler.isIdentifier(name)) return null;
  const keys = new Set<string | null>();
  walkKinds(value, calls, (node) => {
    const { expression: callee, arguments: args } = node as ts.CallExpression;
    if (!compiler.isIdentifier(callee) || callee.text !== name.text) return;
    const [key] = args;
    const isKey = key !== undefined && (compiler.isNumericLiteral(key) || compiler.isStringLiteralLike(key));
    keys.add(isKey ? key.text : null);
  });
  return keys.size === 1 ? ([...keys][0] ?? null) : null;
}
const calls = kindsOf(compiler.SyntaxKind.CallExpression);

/** The modules that a call hands over; none for any other call. */
export function contextModules(node: ts.CallExpression): readonly BundledModule[] {
  const [list] = node.arguments;
  const callee = node.expression;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'push') return [];
  if (list === undefined || !compiler.isArrayLiteralExpression(list) || !isOfTurbopack(callee.expression)) return [];
  const [, ...rest] = list.elements;
  return rest.some(compiler.isObjectLiteralExpression)
    ? rest.filter(compiler.isObjectLiteralExpression).flatMap(inTable)
    : inRow(rest);
}

/** The list is known to all chunks by one property of the global object. */
const isOfTurbopack = (list: ts.Expression): boolean => {
  const inner = withoutParentheses(list);
  const owner = compiler.isBinaryExpression(inner) ? inner.left : inner;
  return compiler.isPropertyAccessExpression(owner) && owner.name.text.startsWith('TURBOPACK');
};

function inTable({ properties }: ts.ObjectLiteralExpression): readonly BundledModule[] {
  return properties.flatMap((member) => {
    const key = member.name === undefined ? null : memberText(member.name);
    const body = compiler.isPropertyAssignment(member) ? functionIn(member.initializer) : functionIn(member);
    return key === null || body === null ? [] : [moduleOf(key, body)];
  });
}

/** Keys, one or several, before the function that they stand for. */
function inRow(elements: readonly ts.Expression[]): readonly BundledModule[] {
  const found: BundledModule[] = [];
  let keys: string[] = [];
  for (const element of elements) {
    const body = functionIn(element);
    if (body !== null) found.push(...keys.splice(0).map((key) => moduleOf(key, body)));
    else if (compiler.isNumericLiteral(element) || compiler.isStringLiteralLike(element)) keys.push(element.text);
    else keys = [];
  }
  return found;
}

const moduleOf = (key: string, body: ts.FunctionLikeDeclaration): BundledModule => ({
  key,
  name: nameIn(key),
  body,
  roles,
  targets: null,
});

/** `[project]/src/name.js [app-client] (ecmascript)` */
const nameIn = (key: string): string | null => /^\[\w+\]\/(\S+)/.exec(key)?.[1] ?? null;

function functionIn(node: ts.Node): ts.FunctionLikeDeclaration | null {
  const inner = withoutParentheses(node);
  const isFunction =
    compiler.isFunctionExpression(inner) || compiler.isArrowFunction(inner) || compiler.isMethodDeclaration(inner);
  return isFunction ? inner : null;
}
