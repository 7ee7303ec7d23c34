/**
 * A module whose members are all passed on by assignment, as compilers write `export * from`: by a helper that is handed the
 * exports and the module, in a loop over its names, or by the setter through which it comes in. Takes a call, gives facts.
 */
import { exportFact, type ExportFact } from './export-fact.js';
import { enclosingFunction } from './functions.js';
import { onlyValueOf } from './initial-value.js';
import { isExportsObject, type ModuleNames } from './module-names.js';
import { withoutParentheses } from './parentheses.js';
import { resolve } from './scope-tree.js';
import { compiler, type ts } from './typescript.js';
import { kindsOf, walkKinds } from './walk.js';

const { SyntaxKind } = compiler;

/** The modules that a call passes on as a whole. */
export function starsOf(node: ts.CallExpression, tree: ts.SourceFile, own: ModuleNames): readonly ExportFact[] {
  const modules = passedOn(node, own);
  return modules.flatMap((module) => starOf(module, tree, own));
}

/** The fact that a module is passed on; none for what is no module. */
export function starOf(value: ts.Expression, tree: ts.SourceFile, own: ModuleNames): readonly ExportFact[] {
  const specifier = specifierOf(value, own);
  return specifier === null ? [] : [exportFact({ name: '*', kind: 'star', specifier, start: value.getStart(tree) })];
}

function passedOn(node: ts.CallExpression, own: ModuleNames): readonly ts.Expression[] {
  if (isNamedHelper(node.expression)) return node.arguments;
  if (node.arguments.some((one) => isExportsObject(one, own))) return isCopying(node.expression) ? node.arguments : [];
  return loopedOver(node, own) ?? putBySetter(node, own);
}

const helperName = /^_{0,2}(?:exportStar|reExport|export_star)(?:_\d+)?$/;

/** `__exportStar` of TypeScript, `__reExport` of esbuild, `_export_star` of SWC. */
function isNamedHelper(callee: ts.Expression): boolean {
  const name = compiler.isPropertyAccessExpression(callee) ? callee.name : callee;
  return compiler.isIdentifier(name) && helperName.test(name.text);
}

/** Whether what is handed the exports and a module may copy it: a factory that a function is handed makes a module of both. */
function isCopying(callee: ts.Expression): boolean {
  const inner = withoutParentheses(callee);
  if (compiler.isPropertyAccessExpression(inner)) return /^_?(?:assign|extend|__exportStar)$/.test(inner.name.text);
  const helper = compiler.isIdentifier(inner) ? resolve(inner)?.declaration : inner;
  return helper !== undefined && (compiler.isFunctionDeclaration(helper) || compiler.isFunctionExpression(helper))
    ? isLooping(helper)
    : false;
}

const looping = kindsOf(SyntaxKind.ForInStatement, SyntaxKind.PropertyAccessExpression);

/** Whether a function goes through the names of what it is handed. */
function isLooping(helper: ts.FunctionLikeDeclaration): boolean {
  let found = false;
  if (helper.parameters.length > 0 && helper.parameters.length <= 3)
    walkKinds(helper, looping, (node) => {
      found ||= compiler.isForInStatement(node) || (node as ts.PropertyAccessExpression).name.text === 'keys';
      return !found;
    });
  return found;
}

/** Babel's `Object.keys(module).forEach(function (key) { … exports[key] … })`. */
function loopedOver(node: ts.CallExpression, own: ModuleNames): readonly ts.Expression[] | null {
  const callee = node.expression;
  const [each] = node.arguments;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'forEach' || each === undefined) return null;
  const keys = callee.expression;
  if (!compiler.isCallExpression(keys) || !compiler.isPropertyAccessExpression(keys.expression)) return null;
  const [module] = keys.arguments;
  if (keys.expression.name.text !== 'keys' || module === undefined) return null;
  return mentionsExports(each, own) ? [module] : null;
}

const names = kindsOf(SyntaxKind.Identifier);

function mentionsExports(each: ts.Node, own: ModuleNames): boolean {
  let found = false;
  walkKinds(each, names, (node) => {
    const name = node as ts.Identifier;
    found ||= isExportsObject(onlyValueOf(name) ?? name, own);
  });
  return found;
}

/** System's `put(members)` in a setter, whose members can only be those of the module that comes in there. */
function putBySetter(node: ts.CallExpression, own: ModuleNames): readonly ts.Expression[] {
  const [given] = node.arguments;
  if (given === undefined || !compiler.isIdentifier(given) || own.contextCall?.(node) !== 'put') return [];
  const module = enclosingFunction(node)?.parameters[0]?.name;
  return module !== undefined && compiler.isIdentifier(module) ? [module] : [];
}

/** What a module is imported as: where it is loaded, or by the variable that keeps it. */
function specifierOf(value: ts.Expression, own: ModuleNames): string | null {
  const specifier = own.requiredBy(value);
  if (specifier !== null || !compiler.isIdentifier(value)) return specifier;
  const kept = onlyValueOf(value);
  return kept === null ? null : own.requiredBy(kept);
}
