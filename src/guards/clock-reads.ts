/**
 * Where a file mentions a clock: the places from which everything else is reached. Reads syntax only; whether the
 * mention is a read that decides anything is for the evaluation to say.
 */
import type { Lexicon } from '../evaluate/lexicon.js';
import { walkNaming } from '../syntax/names-in-statements.js';
import type { Words } from '../syntax/names-in-statements.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { definitionAt, isReference, referencesTo, resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { moduleGivenBy, moduleOf } from './clock-modules.js';

/** `app.time = require("x")`: a module of clocks that no variable is given. */
function isRequireOnTheSpot(node: ts.Node, modules: ReadonlySet<string>): boolean {
  if (!compiler.isCallExpression(node) || !compiler.isIdentifier(node.expression)) return false;
  const [argument] = node.arguments;
  if (argument === undefined || !compiler.isStringLiteral(argument) || !modules.has(argument.text)) return false;
  let whole: ts.Node = node;
  while (compiler.isCallExpression(whole.parent) || compiler.isPropertyAccessExpression(whole.parent))
    whole = whole.parent;
  return !compiler.isVariableDeclaration(whole.parent);
}

/** `new Date(x)`, `Date.UTC(…)`, `x instanceof Date` make or test dates and read no clock. */
function makesDates(node: ts.Expression): boolean {
  const { parent } = node;
  if (compiler.isNewExpression(parent)) return parent.expression === node && (parent.arguments?.length ?? 0) > 0;
  if (compiler.isPropertyAccessExpression(parent) && parent.expression === node) {
    return ['UTC', 'parse', 'prototype'].includes(parent.name.text);
  }
  return compiler.isBinaryExpression(parent) && parent.operatorToken.kind === compiler.SyntaxKind.InstanceOfKeyword;
}

const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);
/** The member of the global object that a name is: `globalThis.Date`; null for other names. */
function memberOfGlobal(node: ts.Identifier): ts.PropertyAccessExpression | null {
  const { parent } = node;
  if (!compiler.isPropertyAccessExpression(parent) || parent.name !== node) return null;
  const { expression } = parent;
  return compiler.isIdentifier(expression) && globalObjects.has(expression.text) && resolve(expression) === null
    ? parent
    : null;
}

/** `globalThis['Date']`, `Reflect.get(globalThis, 'Date')`, and `const { Date: D } = globalThis`: the name of a clock that is taken from the global object. */
function takenFromGlobal(node: ts.Node, globals: ReadonlySet<string>): boolean {
  if (compiler.isStringLiteralLike(node)) {
    const { parent } = node;
    if (!globals.has(node.text)) return false;
    if (compiler.isElementAccessExpression(parent)) return isGlobalObject(parent.expression);
    const [target, name] = compiler.isCallExpression(parent) ? parent.arguments : [];
    return target !== undefined && name === node && isGlobalObject(target);
  }
  if (!compiler.isBindingElement(node) || !compiler.isObjectBindingPattern(node.parent)) return false;
  const name = node.propertyName ?? node.name;
  const declaration = node.parent.parent;
  return (
    compiler.isIdentifier(name) &&
    globals.has(name.text) &&
    compiler.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    isGlobalObject(declaration.initializer)
  );
}

function isGlobalObject(node: ts.Expression): boolean {
  let inner = node;
  while (compiler.isParenthesizedExpression(inner) || compiler.isAsExpression(inner)) inner = inner.expression;
  return compiler.isIdentifier(inner) && globalObjects.has(inner.text) && resolve(inner) === null;
}

/** A function written out, or the name of one. */
const isFunction = (node: ts.Expression): boolean =>
  compiler.isFunctionExpression(node) ||
  compiler.isArrowFunction(node) ||
  (compiler.isIdentifier(node) && resolve(node)?.kind === 'function');

/** Whether a value is handed to a call beside a function: a scheduler reads the clock for it. */
function goesWithFunction(node: ts.Node): boolean {
  const { parent } = node;
  if (!compiler.isCallExpression(parent) && !compiler.isNewExpression(parent)) return false;
  return (parent.arguments ?? []).some((argument) => argument !== node && isFunction(argument));
}

/** Where a date made from its parts is handed to what may be a scheduler, at once or by a name. */
function schedulings(node: ts.Identifier): ts.Identifier[] {
  const made = node.parent;
  if (!compiler.isNewExpression(made)) return [];
  if (goesWithFunction(made)) return [node];
  const holder = made.parent;
  if (!compiler.isVariableDeclaration(holder) || !compiler.isIdentifier(holder.name)) return [];
  const definition = definitionAt(holder.name);
  return definition === null ? [] : referencesTo(definition).filter(goesWithFunction);
}

/** The end of the way that an expression goes: `headers.date`, `headers.get("date")`; null where it has no such end. */
function wayOf(node: ts.Node): string | null {
  if (compiler.isPropertyAccessExpression(node)) return wayTo(node.expression, node.name.text);
  if (compiler.isElementAccessExpression(node) && compiler.isStringLiteralLike(node.argumentExpression))
    return wayTo(node.expression, node.argumentExpression.text);
  const [argument] = compiler.isCallExpression(node) ? node.arguments : [];
  if (argument === undefined || !compiler.isCallExpression(node) || !compiler.isStringLiteralLike(argument))
    return null;
  const { expression: callee } = node;
  const name = lastName(callee);
  if (name === null || !compiler.isPropertyAccessExpression(callee)) return null;
  const asked = `${name}(${JSON.stringify(argument.text)})`;
  return name === 'get' ? wayTo(callee.expression, asked) : asked;
}

function wayTo(owner: ts.Expression, name: string): string | null {
  const last = lastName(owner);
  return last === null ? null : `${last}.${name}`;
}

const lastName = (node: ts.Expression): string | null =>
  compiler.isIdentifier(node) ? node.text : compiler.isPropertyAccessExpression(node) ? node.name.text : null;

const known = new WeakMap<Lexicon, WeakMap<ParsedFile, readonly ts.Node[]>>();

/** Names through which the clock may be read. They are looked for once in each tree. */
export function clockMentions(file: ParsedFile, lexicon: Lexicon): readonly ts.Node[] {
  const byFile = known.get(lexicon) ?? new WeakMap<ParsedFile, readonly ts.Node[]>();
  known.set(lexicon, byFile);
  const mentions = byFile.get(file) ?? mentionsIn(file, lexicon);
  byFile.set(file, mentions);
  return mentions;
}

/**
 * Names of modules that give clocks may stand behind their uses, so a file that has any is walked twice. Most nodes are
 * none of the kinds that matter: the kind is asked first.
 */
function mentionsIn(file: ParsedFile, lexicon: Lexicon): ts.Node[] {
  const names = new Set<string>();
  const found = mentionsBy(file, lexicon, names);
  return names.size === 0 ? found : mentionsBy(file, lexicon, names);
}

/** One walk. `names` are those that may come from the module of a clock; the walk adds to them. */
function mentionsBy(file: ParsedFile, lexicon: Lexicon, names: Set<string>): ts.Node[] {
  const { globals, modules, words } = lexicon.clockNames;
  const { SyntaxKind } = compiler;
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): boolean => {
    switch (node.kind) {
      case SyntaxKind.Identifier: {
        const name = node as ts.Identifier;
        if (globals.has(name.text)) found.push(...mentionsOfName(name));
        if (names.has(name.text) && mentionsModule(name, modules)) found.push(node);
        return true;
      }
      case SyntaxKind.PropertyAccessExpression:
      case SyntaxKind.ElementAccessExpression:
      case SyntaxKind.CallExpression:
        if (isOrigin(node, lexicon) || isRequireOnTheSpot(node, modules)) found.push(node);
        return true;
      case SyntaxKind.StringLiteral:
      case SyntaxKind.NoSubstitutionTemplateLiteral:
      case SyntaxKind.BindingElement:
        if (takenFromGlobal(node, globals)) found.push(node);
        return true;
      case SyntaxKind.ImportDeclaration:
      case SyntaxKind.ImportEqualsDeclaration:
      case SyntaxKind.VariableDeclaration:
        if (modules.has(moduleGivenBy(node) ?? '')) noteNames(node, names);
        return true;
      case SyntaxKind.ExpressionWithTypeArguments:
        return true;
      default:
        return !compiler.isTypeNode(node);
    }
  };
  const isOne = (word: string): boolean => words.has(word) || names.has(word);
  const mayMention = ({ identifiers, literals }: Words): boolean =>
    hasAny(identifiers, isOne) || hasAny(literals, isOne);
  walkNaming(file.tree, mayMention, visit);
  return found;
}

function hasAny(words: ReadonlySet<string>, isOne: (word: string) => boolean): boolean {
  for (const word of words) if (isOne(word)) return true;
  return false;
}

/** What an identifier with the name of a clock mentions: the clock itself, or where a date made by it is handed to a scheduler. */
function mentionsOfName(node: ts.Identifier): readonly ts.Node[] {
  const member = memberOfGlobal(node);
  const found: ts.Node[] = member !== null && !makesDates(member) ? [node] : [];
  if (!isReference(node) || resolve(node) !== null) return found;
  return makesDates(node) ? [...found, ...schedulings(node)] : [...found, node];
}

/** Whether a value is a clock by the way it came. Its last step is asked first: it is at hand, and seldom right. */
function isOrigin(node: ts.Node, { origins, originEnds }: Lexicon): boolean {
  if (compiler.isPropertyAccessExpression(node) && !originEnds.has(node.name.text)) return false;
  return origins.has(wayOf(node) ?? '');
}

/** Adds the names that are written in a definition. */
function noteNames(definition: ts.Node, names: Set<string>): void {
  walk(definition, (node) => {
    if (compiler.isIdentifier(node)) names.add(node.text);
  });
}

function mentionsModule(node: ts.Identifier, modules: ReadonlySet<string>): boolean {
  if (!isReference(node)) return false;
  const specifier = moduleOf(node);
  return specifier !== null && modules.has(specifier);
}
