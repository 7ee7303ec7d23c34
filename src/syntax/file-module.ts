/**
 * A file that hands its one module to a loader without naming it, so that it goes by the name of the file: AMD's
 * `define(["./other"], function …)`, the same within UMD, and `System.register`. Takes a tree, gives what its parameters are.
 */
import type { FileModule, FileRole } from './bundled-module.js';
import { immediateArgument, immediateCall } from './immediate-call.js';
import type { ImportFact, ImportedName } from './import-facts.js';
import { isGiving } from './operators.js';
import { ownCopy } from './places.js';
import { referencesTo } from './references.js';
import { definitionAt, resolve } from './scope-tree.js';
import { systemModule } from './system-modules.js';
import { compiler, type ts } from './typescript.js';
import { kindsOf, walkKinds } from './walk.js';

const sign = /\bdefine\s*\(|\bSystem\.register\s*\(/;
const calls = kindsOf(compiler.SyntaxKind.CallExpression);
/** What a factory without a list is handed. */
const plain = ['require', 'exports', 'module'];

/** The module that a file is; null where it is none of this kind, or several. */
export function fileModule(tree: ts.SourceFile): FileModule | null {
  if (!sign.test(tree.text)) return null;
  const found: FileModule[] = [];
  walkKinds(tree, calls, (node) => {
    const one = definedModule(node as ts.CallExpression) ?? systemModule(node as ts.CallExpression);
    if (one !== null) found.push(one);
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** What the parameters bring in counts as imported. */
export function importsOf({ given }: FileModule, tree: ts.SourceFile): ImportFact[] {
  return [...given].flatMap(([parameter, specifier]): ImportFact[] => {
    const { name } = parameter as ts.ParameterDeclaration;
    const definition = compiler.isIdentifier(name) ? definitionAt(name) : null;
    if (definition === null) return [];
    const names = [{ imported: '*', local: ownCopy(definition.name) }, ...referencesTo(definition).flatMap(keptAs)];
    return [{ specifier: ownCopy(specifier), kind: 'require', names, start: name.getStart(tree) }];
  });
}

/** `local = module` and `local = module.member`, as setters have it. */
function keptAs(mention: ts.Node): ImportedName[] {
  const { parent } = mention;
  const part = compiler.isPropertyAccessExpression(parent) && parent.expression === mention ? parent : mention;
  const imported = part === parent ? (part as ts.PropertyAccessExpression).name.text : '*';
  if (!isGiving(part.parent, part) || !compiler.isIdentifier(part.parent.left)) return [];
  return [{ imported: ownCopy(imported), local: ownCopy(part.parent.left.text) }];
}

/** `define(list, factory)`, `define(factory)`, `define({ … })`. */
function definedModule(node: ts.CallExpression): FileModule | null {
  const [first, second] = node.arguments;
  const callee = node.expression;
  if (!compiler.isIdentifier(callee) || callee.text !== 'define' || resolve(callee) !== null) return null;
  if (first === undefined || node.arguments.length > 2) return null;
  const listed = compiler.isArrayLiteralExpression(first) ? first.elements.map(textOf) : null;
  const factory = listed === null ? first : second;
  if (factory === undefined || (listed === null && second !== undefined)) return null;
  if (compiler.isObjectLiteralExpression(factory)) return { roles: new Map(), given: new Map(), value: factory };
  const body = functionBehind(factory);
  return body === null ? null : moduleOf(body, listed ?? plain);
}

const textOf = (node: ts.Expression): string => (compiler.isStringLiteralLike(node) ? node.text : '');

/** A function as it stands there, or the one that the function around is handed in place, as UMD has it. */
function functionBehind(node: ts.Expression): ts.FunctionLikeDeclaration | null {
  if (compiler.isFunctionExpression(node) || compiler.isArrowFunction(node)) return node;
  const declaration = compiler.isIdentifier(node) ? resolve(node)?.declaration : undefined;
  if (declaration === undefined || !compiler.isParameter(declaration)) return null;
  const call = immediateCall(declaration.parent);
  const given = call === null ? undefined : immediateArgument(call, declaration.parent.parameters.indexOf(declaration));
  return given !== undefined && (compiler.isFunctionExpression(given) || compiler.isArrowFunction(given))
    ? given
    : null;
}

function moduleOf(body: ts.FunctionLikeDeclaration, list: readonly string[]): FileModule {
  const roles = new Map<ts.Node, FileRole>();
  const given = new Map<ts.Node, string>();
  for (const [index, parameter] of body.parameters.entries()) {
    const name = list[index] ?? '';
    if (name === 'require' || name === 'exports' || name === 'module') roles.set(parameter, name);
    else if (name !== '') given.set(parameter, name);
  }
  return { roles, given, value: returnedBy(body) };
}

/** What a factory gives back is the module. */
function returnedBy({ body }: ts.FunctionLikeDeclaration): ts.Expression | null {
  if (body === undefined) return null;
  return compiler.isBlock(body) ? (body.statements.findLast(compiler.isReturnStatement)?.expression ?? null) : body;
}
