/**
 * `const [value, setValue] = keep(…)`, also as compilers for older engines and minifiers write it: who sets a value that a
 * framework keeps. Takes nodes, gives the name of the value and the calls that set it.
 */
import { callOf } from './call-of.js';
import { isComma } from './commas.js';
import { handedBy, handedTo } from './handed-setters.js';
import { isGiving } from './operators.js';
import { withoutParentheses } from './parentheses.js';
import { definitionAt, referencesTo, resolve } from './scopes.js';
import type { Definition } from './scopes.js';
import { compiler } from './typescript.js';
import type { ts } from './typescript.js';

const { SyntaxKind } = compiler;
/** Names that a pair goes by on the way to its parts, and steps on the way back. */
const nameLimit = 6;
const stepLimit = 12;

/** The calls of the second of two that a call gives, or of what it hands to the function that it is given to begin with. */
export function setterCalls(keeper: ts.CallExpression): readonly ts.CallExpression[] {
  const setter = starterOf(keeper) ?? partOf(keeper, 1);
  const definition = setter === null ? null : (definitionAt(setter) ?? resolve(setter));
  if (definition === null) return [];
  const mentions = referencesTo(definition);
  const handedOn = mentions.flatMap(handedTo).flatMap((parameter) => [...referencesTo(parameter)]);
  return [...mentions, ...handedOn].flatMap((mention) => callOf(mention) ?? []);
}

/** The name of the value that a call sets, where what is called is the second of a pair; null for other calls. */
export function valueSetBy({ expression }: ts.CallExpression): ts.Identifier | null {
  const definition = compiler.isIdentifier(expression) ? resolve(expression) : null;
  if (definition === null) return null;
  const started = startedBy(definition.declaration);
  if (started !== null) return nameGiven(started);
  for (const setter of [definition, ...handedBy(definition)]) {
    const keeper = keeperOf(setter);
    if (keeper !== null) return partOf(keeper, 0);
  }
  return null;
}

/** `keep(value, (set) => …)`: what the function that begins is handed to set the value by. */
function starterOf({ arguments: [, start] }: ts.CallExpression): ts.Identifier | null {
  const isWritten = start !== undefined && (compiler.isArrowFunction(start) || compiler.isFunctionExpression(start));
  const name = isWritten ? start.parameters[0]?.name : undefined;
  return name !== undefined && compiler.isIdentifier(name) ? name : null;
}

/** The call whose function to begin with is handed this parameter first. */
function startedBy(parameter: ts.Node): ts.CallExpression | null {
  if (!compiler.isParameter(parameter) || parameter.parent.parameters[0] !== parameter) return null;
  const call = parameter.parent.parent;
  return compiler.isCallExpression(call) && call.arguments[1] === parameter.parent ? call : null;
}

/** The name that one of the two is given. */
function partOf(keeper: ts.CallExpression, index: 0 | 1): ts.Identifier | null {
  const { parent } = keeper;
  if (compiler.isVariableDeclaration(parent) && compiler.isArrayBindingPattern(parent.name)) {
    const element = parent.name.elements[index];
    const name = element !== undefined && compiler.isBindingElement(element) ? element.name : undefined;
    return name !== undefined && compiler.isIdentifier(name) ? name : null;
  }
  const names = new Set<Definition>();
  const values: ts.Node[] = [keeper];
  for (const value of values) {
    for (let at: ts.Node | null = value; at !== null; at = around(at)) {
      const part = partAt(at, index);
      if (part !== null) return part;
      const holder = nameGiven(at);
      const name = holder === null ? null : (definitionAt(holder) ?? resolve(holder));
      if (name === null || names.has(name) || names.size >= nameLimit) continue;
      names.add(name);
      values.push(...referencesTo(name));
    }
  }
  return null;
}

/** `x = pair[1]` */
function partAt(pair: ts.Node, index: number): ts.Identifier | null {
  const taken = pair.parent;
  return compiler.isElementAccessExpression(taken) && taken.expression === pair && isIndex(taken, index)
    ? nameGiven(taken)
    : null;
}

const isIndex = ({ argumentExpression }: ts.ElementAccessExpression, index: number): boolean =>
  compiler.isNumericLiteral(argumentExpression) && argumentExpression.text === String(index);

/** The name that a value is given to where it stands. */
function nameGiven(value: ts.Node): ts.Identifier | null {
  const { parent } = value;
  const target = compiler.isVariableDeclaration(parent) ? parent.name : isGiving(parent, value) ? parent.left : null;
  return target !== null && compiler.isIdentifier(target) ? target : null;
}

const isAssignment = (node: ts.Node): node is ts.BinaryExpression =>
  compiler.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.EqualsToken;

/** The expression around a pair that gives the same pair. */
function around(pair: ts.Node): ts.Node | null {
  const { parent } = pair;
  if (compiler.isParenthesizedExpression(parent) || isGiving(parent, pair)) return parent;
  if (isComma(parent)) return parent.right === pair ? parent : null;
  if (isAlternative(parent)) return parent.left === pair ? parent : null;
  return compiler.isCallExpression(parent) && parent.arguments[0] === pair && isTakingApart(parent) ? parent : null;
}

const isAlternative = (node: ts.Node): node is ts.BinaryExpression =>
  compiler.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.BarBarToken;

/** `read(pair, 2)`, or the first of the ways that such a helper tries: `function (x) { … }(pair) || …`. */
function isTakingApart({ arguments: args, expression: callee, parent }: ts.CallExpression): boolean {
  const [, count] = args;
  if (count !== undefined) return args.length === 2 && compiler.isNumericLiteral(count) && count.text === '2';
  return compiler.isFunctionExpression(withoutParentheses(callee)) && isAlternative(parent);
}

/** The call that gives a pair of which a definition is the second. */
function keeperOf(definition: Definition): ts.CallExpression | null {
  const { declaration } = definition;
  if (compiler.isBindingElement(declaration)) {
    const pattern = declaration.parent;
    const holder = pattern.parent;
    const isSecond = compiler.isArrayBindingPattern(pattern) && pattern.elements.indexOf(declaration) === 1;
    const given = isSecond && compiler.isVariableDeclaration(holder) ? holder.initializer : undefined;
    return given !== undefined && compiler.isCallExpression(given) ? given : null;
  }
  const taken = valueOf(definition);
  return taken !== null && compiler.isElementAccessExpression(taken) && isIndex(taken, 1)
    ? callBehind(taken.expression)
    : null;
}

/** What a variable is given: where it is declared, or by the one assignment to it. */
function valueOf(definition: Definition): ts.Expression | null {
  const { declaration } = definition;
  if (!compiler.isVariableDeclaration(declaration)) return null;
  if (declaration.initializer !== undefined) return declaration.initializer;
  const own = referencesTo(definition).flatMap((mention) =>
    isAssignment(mention.parent) && mention.parent.left === mention ? [mention.parent] : [],
  );
  return own.length === 1 ? (own[0]?.right ?? null) : null;
}

/** The call whose pair an expression gives. */
function callBehind(node: ts.Expression): ts.CallExpression | null {
  let at: ts.Expression | null = node;
  for (let step = 0; at !== null && step < stepLimit; step++) {
    if (compiler.isCallExpression(at)) {
      if (!isTakingApart(at)) return at;
      at = at.arguments[0] ?? null;
    } else if (compiler.isParenthesizedExpression(at)) at = at.expression;
    else if (isAlternative(at)) at = at.left;
    else if (isComma(at) || isAssignment(at)) at = at.right;
    else if (compiler.isIdentifier(at)) {
      const definition = resolve(at);
      at = definition === null ? null : valueOf(definition);
    } else return null;
  }
  return null;
}
