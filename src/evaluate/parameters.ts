/**
 * Parameters: bound from arguments when a function is called, and what they may hold in one that nobody called.
 */
import { definitionAt } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { immediateArgument, immediateCall } from '../syntax/immediate-call.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { handedBySites } from './handed.js';
import { unlessThrown } from './branches.js';
import { drawnComponent, handedFields } from './components.js';
import { providedByToken } from './declared.js';
import { noteHolder } from './holders.js';
import { loaderArgument } from './modules.js';
import { settlerOutside } from './promises.js';
import type { Run } from './run.js';
import { answerMark } from './trace.js';
import { arrayValue, objectValue, undefinedValue, unknown } from './values.js';
import type { Environment, Value } from './values.js';
import { bind, partsOf, withDefault } from './variables.js';

/** Binds the arguments of a call. */
export function bindArguments(
  run: Run,
  node: ts.FunctionLikeDeclaration,
  args: readonly Value[],
  environment: Environment,
): void {
  for (const [index, parameter] of node.parameters.entries()) {
    const given =
      parameter.dotDotDotToken === undefined ? (args[index] ?? undefinedValue) : arrayValue(args.slice(index));
    const value = withDefault(run, given, parameter.initializer, environment);
    if (parameter.initializer !== undefined) noteHolder(run, parameter.name, value);
    bind(run, parameter.name, value, environment);
    keepProperty(run, node, parameter, value, environment);
  }
}

/** `constructor(private end: Date)` writes the argument to the object as well. */
function keepProperty(
  run: Run,
  node: ts.FunctionLikeDeclaration,
  parameter: ts.ParameterDeclaration,
  value: Value,
  { receiver }: Environment,
): void {
  if (receiver?.kind !== 'object' || !compiler.isParameterPropertyDeclaration(parameter, node)) return;
  if (compiler.isIdentifier(parameter.name)) run.store.setProperty(receiver, parameter.name.text, value);
}

/**
 * What an entry's own parameters are: what is handed to a function that is called where it is written, the rejection
 * of a promise whose executor it is, else symbols named after them.
 */
export function symbolicArguments(run: Run, node: ts.FunctionLikeDeclaration): Value[] {
  return node.parameters.map(
    (parameter, index) =>
      givenTo(run, node, index) ??
      rejectionOf(node, index) ??
      (index === 0 ? elementFor(run, node) : null) ??
      symbolFor(run, parameter, index),
  );
}

function askedAside(run: Run, node: ts.Expression): Value | null {
  run.muted++;
  try {
    return run.store.apart(() => unlessThrown(run, () => run.interpreter.evaluate(run, node, null)));
  } finally {
    run.muted--;
  }
}

/** Methods that ask a function about the elements of their list, one by one; what it only does with each says less of whose they are. */
const overElements: ReadonlySet<string> = new Set('filter map some every find findLast'.split(' '));

/** An element of a list that came out of a call: `(await ask(id)).filter(node)`. By its way it is known whose it is. */
function elementFor(run: Run, node: ts.Node): Value | null {
  const call = node.parent;
  if (!compiler.isCallExpression(call) || call.arguments[0] !== node) return null;
  const { expression: callee } = call;
  if (!compiler.isPropertyAccessExpression(callee) || !overElements.has(callee.name.text)) return null;
  const list = askedAside(run, callee.expression);
  return list?.kind === 'unknown' && list.path.endsWith(')') ? unknown(`${list.path}[]`, list.tag) : null;
}

/** What a function is seen to be handed: by its call in place, or by the loader of a bundle. */
const givenTo = (run: Run, node: ts.Node, index: number): Value | null =>
  handedOver(run, node, index) ??
  loaderArgument(run, node, index) ??
  answerOf(run, node, index) ??
  (compiler.isFunctionLike(node) ? ofComponent(run, node as ts.FunctionLikeDeclaration, index) : null);

const ofComponent = (run: Run, node: ts.FunctionLikeDeclaration, index: number): Value | null =>
  (index === 0 ? handedFields(run, node) : null) ?? drawnComponent(run, node);

/** The second parameter of `new Promise((resolve, reject) => …)`, whatever it is called. */
function rejectionOf({ parent }: ts.Node, index: number): Value | null {
  const isExecutor =
    compiler.isNewExpression(parent) &&
    compiler.isIdentifier(parent.expression) &&
    parent.expression.text === 'Promise' &&
    parent.arguments?.length === 1;
  return isExecutor && index === 1 ? objectValue([], { brand: 'reject' }) : null;
}

/** What a function that is handed to `router.beforeEach` on the spot answers by: `next`, whatever it is called. */
function answerOf(run: Run, { parent, pos }: ts.Node, index: number): Value | null {
  if (!compiler.isCallExpression(parent) || parent.expression.pos === pos) return null;
  if (!compiler.isPropertyAccessExpression(parent.expression)) return null;
  const name = parent.expression.getText().slice(-100);
  return run.lexicon.askedBy(name)?.by === index ? unknown(`${answerMark}${name}`) : null;
}

/** An argument of a call in place; null when there is none to see. */
function handedOver(run: Run, node: ts.Node, index: number): Value | null {
  const imported = index === 0 ? importBefore(node) : null;
  if (imported !== null) return run.interpreter.evaluate(run, imported, null);
  const call = immediateCall(node);
  if (call === null || call.arguments.some((one) => compiler.isSpreadElement(one))) return null;
  const argument = immediateArgument(call, index);
  return argument === undefined ? undefinedValue : run.interpreter.evaluate(run, argument, null);
}

function symbolFor(run: Run, parameter: ts.ParameterDeclaration, index: number): Value {
  const { name } = parameter;
  const provided = providedByToken(run, parameter);
  if (provided !== null) return provided;
  const text = compiler.isIdentifier(name) ? name.text : String(index);
  return unknown(`param:${text}`);
}

/** `import('./x').then(node)`: the module that the function is handed; null for other functions. */
function importBefore({ parent }: ts.Node): ts.Expression | null {
  if (!compiler.isCallExpression(parent) || !compiler.isPropertyAccessExpression(parent.expression)) return null;
  const { expression: promise, name } = parent.expression;
  const isImport = compiler.isCallExpression(promise) && promise.expression.kind === compiler.SyntaxKind.ImportKeyword;
  return isImport && name.text === 'then' ? promise : null;
}

/** The value of a parameter whose function was not entered. */
export function parameterOutside(run: Run, definition: Definition): Value {
  let declaration: ts.Node = definition.declaration;
  while (!compiler.isParameter(declaration)) declaration = declaration.parent;
  const owner = declaration.parent;
  const index = owner.parameters.indexOf(declaration);
  const given =
    givenTo(run, owner, index) ??
    settlerOutside(owner, index) ??
    handedBySites(run, owner, index) ??
    symbolFor(run, declaration, index);
  return pieceOf(run, declaration.name, withDefault(run, given, declaration.initializer, null), definition);
}

function pieceOf(run: Run, name: ts.BindingName, value: Value, definition: Definition): Value {
  if (compiler.isIdentifier(name)) return value;
  const part = partsOf(run, name, value, null).find(
    (one) => one.name.pos <= definition.identifier.pos && definition.identifier.end <= one.name.end,
  );
  return part === undefined ? unknown(`param:${definition.name}`) : pieceOf(run, part.name, part.value, definition);
}

/** The definition of a parameter that is a plain name; null for patterns. */
export const parameterDefinition = (parameter: ts.ParameterDeclaration): Definition | null =>
  compiler.isIdentifier(parameter.name) ? definitionAt(parameter.name) : null;
