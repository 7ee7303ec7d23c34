/**
 * Tells whether a node mentions a member by name, and how. Takes a node, gives the name and the use.
 * Known limit: a member that a destructuring assignment writes (`[x.name] = …`) counts as read.
 */
import { isAssignmentOperator } from './operators.js';
import { compiler, type ts } from './typescript.js';

const { SyntaxKind } = compiler;

export type MemberUse = 'write' | 'call' | 'read';

/** A mention: `at` is the node of the name itself. */
export interface Member {
  readonly name: string;
  readonly use: MemberUse;
  readonly at: ts.Node;
}

/** The member that a node mentions, or null. `x['name']` counts like `x.name`; private names keep their `#`. */
export function memberAt(node: ts.Node): Member | null {
  // Asked of every node of a bundle: one switch costs a fifth of a row of `compiler.isX`.
  switch (node.kind) {
    case SyntaxKind.PropertyAccessExpression:
      return memberOf((node as ts.PropertyAccessExpression).name, useOf(node as ts.PropertyAccessExpression));
    case SyntaxKind.ElementAccessExpression: {
      const access = node as ts.ElementAccessExpression;
      return memberOf(access.argumentExpression, useOf(access), literalText);
    }
    case SyntaxKind.PropertyAssignment:
    case SyntaxKind.ShorthandPropertyAssignment:
    case SyntaxKind.PropertyDeclaration:
    case SyntaxKind.JsxAttribute:
      return memberOf((node as ts.ObjectLiteralElement | ts.JsxAttribute).name as ts.Node, 'write');
    case SyntaxKind.Parameter:
      return isParameterProperty(node as ts.ParameterDeclaration)
        ? memberOf((node as ts.ParameterDeclaration).name, 'write')
        : null;
    case SyntaxKind.BindingElement:
      return memberBound(node as ts.BindingElement);
    default:
      return null;
  }
}

function memberBound(node: ts.BindingElement): Member | null {
  const takesMember = compiler.isObjectBindingPattern(node.parent) && !node.dotDotDotToken;
  return takesMember ? memberOf(node.propertyName ?? node.name, 'read') : null;
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
  const { operator } = parent;
  return operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken ? 'write' : 'read';
}
