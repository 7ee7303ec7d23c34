/**
 * The modules that names come from. Takes definitions and expressions, gives the specifier of what they import or require;
 * whether that is a library of dates is for the catalogues to say.
 */
import { resolve } from '../syntax/scopes.js';
import type { Definition } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** The specifier that a name is imported or required from; null for other names. */
export function moduleOf(identifier: ts.Identifier): string | null {
  const definition = resolve(identifier);
  return definition === null ? null : moduleOfDefinition(definition);
}

const depthLimit = 3;

/** The specifier that a definition is imported or required from; null for others. */
export function moduleOfDefinition({ declaration }: Definition, depth = 0): string | null {
  let node: ts.Node = declaration;
  while (!isImport(node) && !compiler.isVariableDeclaration(node)) {
    if (compiler.isSourceFile(node) || compiler.isBlock(node)) return null;
    node = node.parent;
  }
  return moduleGivenBy(node, depth);
}

const isImport = (node: ts.Node): node is ts.ImportDeclaration | ts.ImportEqualsDeclaration =>
  compiler.isImportDeclaration(node) || compiler.isImportEqualsDeclaration(node);

/** The specifier of the module that an import or a variable gives a name to, without the prefix of Node's own. */
export const moduleGivenBy = (node: ts.Node, depth = 0): string | null =>
  specifierOf(node, depth)?.replace(/^node:/, '') ?? null;

function specifierOf(node: ts.Node, depth: number): string | null {
  if (isImport(node)) {
    const specifier = compiler.isImportDeclaration(node) ? node.moduleSpecifier : assignedModule(node);
    return specifier !== null && compiler.isStringLiteral(specifier) ? specifier.text : null;
  }
  if (!compiler.isVariableDeclaration(node) || node.initializer === undefined) return null;
  return requiredModule(node.initializer, depth);
}

/** What TypeScript's `import name = require("x")` names. */
const assignedModule = ({ moduleReference: from }: ts.ImportEqualsDeclaration): ts.Expression | null =>
  compiler.isExternalModuleReference(from) ? from.expression : null;

/** `require("x")`, also inside an interop helper, by the name of what was required, or with a member behind either. */
export function requiredModule(node: ts.Expression, depth = 0): string | null {
  let call: ts.Expression = node;
  while (compiler.isPropertyAccessExpression(call)) call = call.expression;
  if (compiler.isIdentifier(call)) return moduleNamed(call, depth);
  if (!compiler.isCallExpression(call)) return null;
  const [argument] = call.arguments;
  if (argument === undefined) return null;
  if (compiler.isStringLiteral(argument)) return argument.text;
  if (compiler.isIdentifier(argument) && call.arguments.length <= 2) return moduleNamed(argument, depth);
  return compiler.isCallExpression(argument) ? requiredModule(argument, depth) : null;
}

/** `all` of `var all = require("x"), one = all.one;` */
function moduleNamed(name: ts.Identifier, depth: number): string | null {
  const definition = depth < depthLimit ? resolve(name) : null;
  return definition === null ? null : moduleOfDefinition(definition, depth + 1);
}
