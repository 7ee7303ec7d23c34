/**
 * `const [value, setValue] = keep(…)`, also as compilers for older engines write it: who sets a value that a framework
 * keeps. Takes nodes, gives the name of the value and the calls that set it.
 */
import { definitionAt, referencesTo, resolve } from './scopes.js';
import type { Definition } from './scopes.js';
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

/** The calls of the second of two that a call gives. */
export function setterCalls(keeper: ts.CallExpression): readonly ts.CallExpression[] {
  const setter = partOf(keeper, 1);
  const definition = setter === null ? null : definitionAt(setter);
  return definition === null ? [] : referencesTo(definition).flatMap(callAt);
}

/** The name of the value that a call sets, where what is called is the second of a pair; null for other calls. */
export function valueSetBy({ expression }: ts.CallExpression): ts.Identifier | null {
  const definition = compiler.isIdentifier(expression) ? resolve(expression) : null;
  const keeper = definition === null ? null : keeperOf(definition);
  return keeper === null ? null : partOf(keeper, 0);
}

const callAt = (mention: ts.Node): ts.CallExpression[] =>
  compiler.isCallExpression(mention.parent) && mention.parent.expression === mention ? [mention.parent] : [];

/** The name that one of the two is given. */
function partOf(keeper: ts.CallExpression, index: 0 | 1): ts.Identifier | null {
  const { parent } = keeper;
  if (!compiler.isVariableDeclaration(parent) || parent.initializer !== keeper) return null;
  if (compiler.isArrayBindingPattern(parent.name)) {
    const element = parent.name.elements[index];
    const name = element !== undefined && compiler.isBindingElement(element) ? element.name : undefined;
    return name !== undefined && compiler.isIdentifier(name) ? name : null;
  }
  const definition = compiler.isIdentifier(parent.name) ? definitionAt(parent.name) : null;
  const mentions = definition === null ? [] : referencesTo(definition);
  for (const mention of mentions) {
    const taken = mention.parent;
    if (!compiler.isElementAccessExpression(taken) || taken.argumentExpression.getText() !== String(index)) continue;
    const holder = taken.parent;
    if (compiler.isVariableDeclaration(holder) && compiler.isIdentifier(holder.name)) return holder.name;
  }
  return null;
}

/** The call that gives a pair of which a definition is the second. */
function keeperOf({ declaration }: Definition): ts.CallExpression | null {
  if (compiler.isBindingElement(declaration)) {
    const pattern = declaration.parent;
    const holder = pattern.parent;
    const isSecond = compiler.isArrayBindingPattern(pattern) && pattern.elements.indexOf(declaration) === 1;
    return isSecond && compiler.isVariableDeclaration(holder) ? callIn(holder.initializer) : null;
  }
  const taken = compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (taken === undefined || !compiler.isElementAccessExpression(taken)) return null;
  const { expression, argumentExpression } = taken;
  if (argumentExpression.getText() !== '1' || !compiler.isIdentifier(expression)) return null;
  const holder = resolve(expression)?.declaration;
  return holder !== undefined && compiler.isVariableDeclaration(holder) ? callIn(holder.initializer) : null;
}

const callIn = (node: ts.Expression | undefined): ts.CallExpression | null =>
  node !== undefined && compiler.isCallExpression(node) ? node : null;
