/**
 * Whether a date is one that a build has stamped: to the millisecond, where people type days and hours. Takes the node of an
 * anchor, follows copies and constants of other files, gives yes or no.
 */
import type { Program } from '../links/program.js';
import { nodeAt } from '../syntax/node-at.js';
import { definitionNamed, resolve, scopeOf } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';

/** A time to the millisecond that is no whole second: people type dates, only builds stamp the millisecond. */
export function isStamp(program: Program, node: ts.Node | null, depth = 0): boolean {
  if (node === null || depth > copyLimit) return false;
  const parts: readonly ts.Node[] = compiler.isNewExpression(node) ? (node.arguments ?? []) : [node];
  const [only] = parts;
  if (only === undefined || parts.length > 1) return false;
  // A copy of the date that is moved on: `new Date(built)`.
  if (compiler.isIdentifier(only) || compiler.isPropertyAccessExpression(only))
    return isStamp(program, valueOf(program, only), depth + 1);
  if (compiler.isStringLiteralLike(only)) return isFraction(Number(fractionOf.exec(only.text)?.[1] ?? 0));
  const value = compiler.isNumericLiteral(only) ? Number(only.text) : 0;
  return value > 1e12 && value < 1e13 && isFraction(value % 1000);
}

const copyLimit = 3;
const isFraction = (milliseconds: number): boolean => milliseconds !== 0 && milliseconds !== 999;
/** `2026-09-14T10:12:33.120Z`, as a date writes itself. */
const fractionOf = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(\d{3})Z$/;

const initializerOf = (declaration: ts.Node | undefined): ts.Node | null =>
  declaration !== undefined && compiler.isVariableDeclaration(declaration) ? (declaration.initializer ?? null) : null;

/** What a constant is given, here or in the file that it is imported from. */
function valueOf(program: Program, node: ts.Identifier | ts.PropertyAccessExpression): ts.Node | null {
  if (compiler.isIdentifier(node)) return initializerOf(resolve(node)?.declaration) ?? importedAs(program, node);
  const { expression: module, name } = node;
  return compiler.isIdentifier(module) ? importedAs(program, module, name.text) : null;
}

/** The value of what a module imports under a name, or of a member of it. */
function importedAs(program: Program, node: ts.Identifier, member?: string): ts.Node | null {
  const path = program.bundles.pathAround(node);
  for (const { specifier, names } of program.facts(path)?.imports ?? []) {
    const found = names.find(({ local }) => local === node.text);
    const target = found === undefined ? null : program.resolve(path, specifier);
    const tree = target === null ? null : program.treeOf(target);
    if (found === undefined || target === null || tree === null) continue;
    const name = member ?? found.imported;
    const fact = program.exports(target).find((one) => one.name === name);
    if (fact === undefined) return null;
    const given = nodeAt(tree, fact.start, compiler.isExpression);
    if (fact.local === undefined) return given;
    // A module within a bundle has its names in its function.
    const scope = scopeOf(program.bundles.at(target) === null || given === null ? tree : given);
    return initializerOf(definitionNamed(scope, fact.local)?.declaration);
  }
  return null;
}
