/**
 * Where a file mentions a clock: the places from which everything else is reached. Reads syntax only; whether the
 * mention is a read that decides anything is for the evaluation to say.
 */
import type { Lexicon } from '../evaluate/lexicon.js';
import { hasAny, walkNaming } from '../syntax/names-in-statements.js';
import type { Words } from '../syntax/names-in-statements.js';
import { immediateArgument, immediateCall } from '../syntax/immediate-call.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { hasPieces } from '../syntax/pieces.js';
import { identifiersAmong, isReference, resolve } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { kindsOf, typeKinds, walk } from '../syntax/walk.js';
import { longDelays, schedulings } from './schedulings.js';
import { moduleGivenBy, moduleOf, requiredModule } from './clock-modules.js';

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
  return isGlobalObject(parent.expression) ? parent : null;
}

/** `globalThis['Date']`, `Reflect.get(globalThis, 'Date')`: the name of a clock that is taken from the global object. */
function isNamedOfGlobal(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  if (compiler.isElementAccessExpression(parent)) return isGlobalObject(parent.expression);
  const [target, name] = compiler.isCallExpression(parent) ? parent.arguments : [];
  return target !== undefined && name === node && isGlobalObject(target);
}

/** `const { Date: D } = globalThis`: the same in a pattern. */
function isTakenFromGlobal(node: ts.Identifier): boolean {
  const { parent } = node;
  if (!compiler.isBindingElement(parent) || !compiler.isObjectBindingPattern(parent.parent)) return false;
  if ((parent.propertyName ?? parent.name) !== node) return false;
  const declaration = parent.parent.parent;
  return (
    compiler.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    isGlobalObject(declaration.initializer)
  );
}

function isGlobalObject(node: ts.Expression): boolean {
  let inner = node;
  while (compiler.isParenthesizedExpression(inner) || compiler.isAsExpression(inner)) inner = inner.expression;
  // `typeof window !== 'undefined' ? window : this`
  if (compiler.isConditionalExpression(inner)) return isGlobalObject(inner.whenTrue) || isGlobalObject(inner.whenFalse);
  if (!compiler.isIdentifier(inner)) return false;
  const definition = resolve(inner);
  if (definition === null) return globalObjects.has(inner.text);
  const given = handedAtOnce(definition.declaration);
  return given !== null && isGlobalObject(given);
}

/** What a parameter is handed by the call around its function: `(function (w) { … })(window)`; null for others. */
function handedAtOnce(node: ts.Node): ts.Expression | null {
  if (!compiler.isParameter(node)) return null;
  const call = immediateCall(node.parent);
  return call === null ? null : (immediateArgument(call, node.parent.parameters.indexOf(node)) ?? null);
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
  if (name === null) return null;
  const asked = `${name}(${JSON.stringify(argument.text)})`;
  return name === 'get' && compiler.isPropertyAccessExpression(callee) ? wayTo(callee.expression, asked) : asked;
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

/** A name is looked up in the index of the file's names, a word by the literals: most nodes are never asked. */
function mentionsIn({ tree }: ParsedFile, lexicon: Lexicon): ts.Node[] {
  const { globals, modules } = lexicon.clockNames;
  const found = new Set<ts.Node>();
  for (const identifier of identifiersAmong(tree, new Set([...globals, ...lexicon.originEnds]))) {
    const { parent } = identifier;
    if (globals.has(identifier.text)) for (const node of mentionsOfName(identifier)) found.add(node);
    if (globals.has(identifier.text) && isTakenFromGlobal(identifier)) found.add(parent);
    if (compiler.isPropertyAccessExpression(parent) && parent.name === identifier && isOrigin(parent, lexicon))
      found.add(parent);
  }
  for (const node of [...sparseMentions(tree, lexicon), ...longDelays(tree)]) found.add(node);
  const said = saidInLiterals(tree, lexicon);
  for (const node of said.found) found.add(node);
  // Who none of these modules is named in does not import one.
  const names = said.namesModule ? namesFrom(tree, lexicon) : new Set<string>();
  for (const node of names.size === 0 ? [] : identifiersAmong(tree, names))
    if (mentionsModule(node, modules)) found.add(node);
  return [...found].sort((a, b) => a.pos - b.pos || b.end - a.end);
}

/** `_.now()`, `now()` of `import { now } from 'lodash'`, `$.now()` in a plugin that is handed jQuery. */
function sparseMentions(tree: ts.SourceFile, { clockNames: { sparse } }: Lexicon): readonly ts.Node[] {
  const { names, globals, modules } = sparse;
  return names.size === 0
    ? []
    : identifiersAmong(tree, names).flatMap((node): readonly ts.Node[] => {
        const { parent } = node;
        if (compiler.isPropertyAccessExpression(parent) && parent.name === node)
          return isOfLibrary(parent.expression, globals, modules) ? [node] : [];
        return mentionsModule(node, modules) ? [node] : [];
      });
}

/** Whether an expression is such a library, by its import, its global name or as what a function is handed in place. */
function isOfLibrary(node: ts.Expression, globals: ReadonlySet<string>, modules: ReadonlySet<string>): boolean {
  if (!compiler.isIdentifier(node)) return modules.has(requiredModule(node) ?? '');
  const definition = resolve(node);
  if (definition === null) return globals.has(node.text);
  const given = handedAtOnce(definition.declaration);
  return (
    modules.has(moduleOf(node) ?? '') ||
    (given !== null && compiler.isIdentifier(given) && resolve(given) === null && globals.has(given.text))
  );
}

const { SyntaxKind } = compiler;
const literals = kindsOf(...typeKinds, SyntaxKind.StringLiteral, SyntaxKind.NoSubstitutionTemplateLiteral);

/** What mentions a clock by a literal text, and whether one of the modules of clocks is named. */
function saidInLiterals(tree: ts.SourceFile, lexicon: Lexicon): { found: readonly ts.Node[]; namesModule: boolean } {
  const { globals, modules, words } = lexicon.clockNames;
  const found: ts.Node[] = [];
  let namesModule = false;
  const services = [...lexicon.services].filter((text) => tree.text.includes(text));
  const visit = (node: ts.Node): boolean => {
    if (!compiler.isStringLiteralLike(node)) return false;
    if (services.some((text) => node.text.includes(text))) found.push(node);
    if (!words.has(node.text)) return true;
    const { parent } = node;
    namesModule ||= modules.has(node.text.replace(/^node:/, ''));
    if (globals.has(node.text) && isNamedOfGlobal(node)) found.push(node);
    if (isOrigin(parent, lexicon) || isRequireOnTheSpot(parent, modules)) found.push(parent);
    return true;
  };
  walkNaming(tree, (said) => services.length > 0 || hasAny(said.literals, words), visit, literals);
  return { found, namesModule };
}

const imports = kindsOf(
  ...typeKinds,
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ImportEqualsDeclaration,
  SyntaxKind.VariableDeclaration,
);

/** The names that may come from the module of a clock. */
function namesFrom(tree: ts.SourceFile, { clockNames: { modules, words } }: Lexicon): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): boolean => {
    if (compiler.isTypeNode(node)) return false;
    if (modules.has(moduleGivenBy(node) ?? '')) noteNames(node, names);
    return true;
  };
  const mayHold = (said: Words): boolean => hasAny(said.literals, words) || hasAny(said.identifiers, names);
  walkNaming(tree, mayHold, visit, imports);
  // By now it is known which names others may be made of, in what has been left out.
  if (hasPieces(tree) && names.size > 0) walkNaming(tree, mayHold, visit, imports);
  return names;
}

/** What an identifier with the name of a clock mentions: the clock itself, or where a date made by it is handed to a scheduler. */
function mentionsOfName(node: ts.Identifier): readonly ts.Node[] {
  const member = memberOfGlobal(node);
  const found: ts.Node[] = member !== null && !makesDates(member) ? [node] : [];
  if (!isReference(node) || resolve(node) !== null) return found;
  return makesDates(node) ? [...found, ...schedulings(node)] : [...found, node];
}

/** Whether a value is a clock by the way it came. */
const isOrigin = (node: ts.Node, { origins }: Lexicon): boolean => origins.has(wayOf(node) ?? '');

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
