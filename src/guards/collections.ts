/**
 * Functions that nobody calls by a name: they stand in a list or a table, or the language itself asks for them. Takes such a
 * function, gives the places at which what holds it is mentioned.
 */
import { definitionAt, referencesTo, resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

const additions = /^(?:push|unshift|set|add)$/;

/** Where a collection is mentioned that a function is put into: `checks.push(…)`, or a table asked by a computed name. */
export function collectionMentions(node: ts.Node): readonly ts.Node[] {
  const { parent } = node;
  if (compiler.isCallExpression(parent) && compiler.isPropertyAccessExpression(parent.expression)) {
    const { expression: owner, name } = parent.expression;
    const definition = compiler.isIdentifier(owner) && additions.test(name.text) ? resolve(owner) : null;
    return definition === null ? [] : referencesTo(definition);
  }
  const isInList = compiler.isArrayLiteralExpression(parent) || isAskedUnnamed(node);
  const table = isInList || compiler.isPropertyAssignment(parent) || compiler.isMethodDeclaration(node) ? parent : null;
  const holder = table === null ? null : outermostLiteral(table).parent;
  if (holder === null || !compiler.isVariableDeclaration(holder) || !compiler.isIdentifier(holder.name)) return [];
  const definition = definitionAt(holder.name);
  if (definition === null) return [];
  // Who goes over a list asks nobody by name.
  return isInList ? referencesTo(definition) : referencesTo(definition).filter(isAskedByComputedName);
}

/** Members that the language asks for by itself: nobody mentions them where they are called. */
const unnamed = /^(?:valueOf|toString|toJSON|then)$/;
/** What only an object in the text is asked so: an iterator, the traps of a proxy. */
const unnamedInLiterals = /^(?:next|get|set|apply|construct)$/;

export function isAskedUnnamed(node: ts.Node): boolean {
  const member = compiler.isPropertyAssignment(node.parent) ? node.parent : node;
  const { name } = member as { readonly name?: ts.Node };
  if (name === undefined || !(member === node.parent || compiler.isMethodDeclaration(member))) return false;
  const isInLiteral = compiler.isObjectLiteralExpression(member.parent);
  return compiler.isIdentifier(name)
    ? unnamed.test(name.text) || (isInLiteral && unnamedInLiterals.test(name.text))
    : compiler.isComputedPropertyName(name) && /^Symbol\.\w+$/.test(name.expression.getText());
}

/** What holds all the literals round a member or an item, also where they are handed to what makes a thing of them. */
function outermostLiteral(node: ts.Node): ts.Node {
  let outer = node;
  const isPart = ({ kind }: ts.Node): boolean =>
    kind === compiler.SyntaxKind.ArrayLiteralExpression ||
    kind === compiler.SyntaxKind.ObjectLiteralExpression ||
    kind === compiler.SyntaxKind.PropertyAssignment ||
    kind === compiler.SyntaxKind.AsExpression ||
    kind === compiler.SyntaxKind.CallExpression ||
    kind === compiler.SyntaxKind.NewExpression;
  while (isPart(outer.parent)) outer = outer.parent;
  return outer;
}

const isAskedByComputedName = (mention: ts.Node): boolean =>
  compiler.isElementAccessExpression(mention.parent) &&
  mention.parent.expression === mention &&
  !compiler.isStringLiteralLike(mention.parent.argumentExpression);
