/**
 * Functions that stand for nothing but an operator, or for a call of what they are given: a table of them takes the
 * comparisons out of a program. Takes a function, gives what it stands for.
 */
import { compiler, type ts } from '../syntax/typescript.js';
import { operators } from './coercion.js';
import type { Value } from './values.js';
import { Fn } from './values.js';

export type Operation = { readonly kind: 'operator'; readonly operator: ts.BinaryOperator } | { readonly kind: 'call' };

const depthLimit = 20;

/**
 * What a call with so many arguments is, where the function does nothing else.
 * @param valueOf what the table of another such function gives, which this one may ask
 */
export function operationOf(callee: Value, count: number, valueOf: (node: ts.Expression) => Value): Operation | null {
  let value = callee;
  for (let depth = 0; depth < depthLimit; depth++) {
    if (!(value instanceof Fn) || value.node.parameters.length !== count) return null;
    const result = resultOf(value.node);
    if (result === null) return null;
    const names = value.node.parameters.map(({ name }) => (compiler.isIdentifier(name) ? name.text : null));
    if (compiler.isBinaryExpression(result)) return operatorIn(result, names);
    if (!compiler.isCallExpression(result)) return null;
    const { expression, arguments: args } = result;
    if (areNames([expression, ...args], names)) return { kind: 'call' };
    const isHandedOn = compiler.isElementAccessExpression(expression) && areNames(args, names);
    if (!isHandedOn) return null;
    value = valueOf(expression);
  }
  return null;
}

function resultOf({ body }: ts.FunctionLikeDeclaration): ts.Expression | null {
  if (body === undefined) return null;
  if (!compiler.isBlock(body)) return body;
  // Wrappers of decoders stand beside it, and are not asked any more.
  const rest = body.statements.filter((statement) => !compiler.isFunctionDeclaration(statement));
  const [only] = rest;
  return rest.length === 1 && only !== undefined && compiler.isReturnStatement(only) ? (only.expression ?? null) : null;
}

function operatorIn(
  { left, operatorToken, right }: ts.BinaryExpression,
  names: readonly (string | null)[],
): Operation | null {
  const { kind } = operatorToken;
  return operators.has(kind) && areNames([left, right], names) ? { kind: 'operator', operator: kind } : null;
}

/** Whether these are just the names, each once and in their order. */
const areNames = (nodes: readonly ts.Expression[], names: readonly (string | null)[]): boolean =>
  nodes.length === names.length &&
  nodes.every((node, index) => compiler.isIdentifier(node) && node.text === names[index]);
