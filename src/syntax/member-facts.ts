/**
 * Tells whether a node mentions a member by name, and how. Takes a node, gives the name and the use.
 * Known limit: a member that a destructuring assignment writes (`[x.name] = …`) counts as read.
 */
import { isAssignmentOperator } from './operators.js';
import { compiler, type ts } from './typescript.js';

export type MemberUse = 'write' | 'call' | 'read';

/** A mention: `at` is the node of the name itself. */
export interface Member {
  readonly name: string;
  readonly use: MemberUse;
  readonly at: ts.Node;
}

/** The member that a node mentions, or null. `x['name']` counts like `x.name`; private names keep their `#`. */
export function memberAt(node: ts.Node): Member | null {
  if (compiler.isPropertyAccessExpression(node)) return memberOf(node.name, useOf(node));
  if (compiler.isElementAccessExpression(node)) return memberOf(node.argumentExpression, useOf(node), literalText);
  if (compiler.isPropertyAssignment(node) || compiler.isShorthandPropertyAssignment(node)) {
    return memberOf(node.name, 'write');
  }
  if (compiler.isPropertyDeclaration(node) || compiler.isJsxAttribute(node)) return memberOf(node.name, 'write');
  if (compiler.isParameter(node)) return isParameterProperty(node) ? memberOf(node.name, 'write') : null;
  if (compiler.isBindingElement(node) && compiler.isObjectBindingPattern(node.parent) && !node.dotDotDotToken) {
    return memberOf(node.propertyName ?? node.name, 'read');
  }
  return null;
}

const isParameterProperty = (node: ts.ParameterDeclaration): boolean =>
  node.modifiers !== undefined && compiler.isParameterPropertyDeclaration(node, node.parent);

function memberOf(at: ts.Node, use: MemberUse, textOf = memberText): Member | null {
  const name = textOf(at);
  return name === null ? null : { name, use, at };
}

/** The name that a property's name spells out; null when it is computed. */
export function memberText(name: ts.Node): string | null {
  if (compiler.isComputedPropertyName(name)) return literalText(name.expression);
  return compiler.isIdentifier(name) || compiler.isPrivateIdentifier(name) ? name.text : literalText(name);
}

const literalText = (node: ts.Node): string | null =>
  compiler.isStringLiteralLike(node) || compiler.isNumericLiteral(node) ? node.text : null;

function useOf(node: ts.Expression): MemberUse {
  const { parent } = node;
  if (compiler.isCallExpression(parent)) return parent.expression === node ? 'call' : 'read';
  if (compiler.isBinaryExpression(parent)) {
    return parent.left === node && isAssignmentOperator(parent.operatorToken.kind) ? 'write' : 'read';
  }
  if (compiler.isPostfixUnaryExpression(parent)) return 'write';
  if (!compiler.isPrefixUnaryExpression(parent)) return 'read';
  const { PlusPlusToken, MinusMinusToken } = compiler.SyntaxKind;
  return parent.operator === PlusPlusToken || parent.operator === MinusMinusToken ? 'write' : 'read';
}
