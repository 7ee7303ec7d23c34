/**
 * Where a definition is used and what is assigned to it. Takes a definition, gives identifiers and writes of its own
 * file. Does not look across files and does not evaluate.
 */
import type { Definition } from './definitions.js';
import { isReference } from './is-reference.js';
import { NodeMap } from './node-map.js';
import { isAssignmentOperator } from './operators.js';
import { hasPieces, lineOf } from './pieces.js';
import { hasAny, walkNaming } from './names-in-statements.js';
import { resolveAnew, scopeOf } from './scope-tree.js';
import { seenBy, seeWhole, sightNow } from './sight.js';
import { compiler, type ts } from './typescript.js';
import { kindsOf, walkKinds } from './walk.js';

const { SyntaxKind } = compiler;

/** One place that gives a definition a value, besides its own initializer. */
export interface Write {
  readonly target: ts.Identifier;
  /** What is assigned; null where the value is not an expression of its own: `kind` then says how it comes about. */
  readonly value: ts.Expression | null;
  /** The assignment, update, loop, or repeated `var` declaration. */
  readonly node: ts.Node;
  /** `x ||= value` and its like are `assign`: the value may become `value`, or stay. */
  readonly kind: 'assign' | 'compound' | 'update' | 'destructure' | 'loop';
}

type NameIndex = ReadonlyMap<ts.__String, readonly ts.Identifier[]>;
const identifierKind = kindsOf(SyntaxKind.Identifier);
const indexes = new NodeMap<ts.Node, NameIndex>();
const references = new WeakMap<Definition, readonly ts.Identifier[]>();
const writes = new WeakMap<Definition, readonly Write[]>();

function indexOf(file: ts.Node): NameIndex {
  const known = indexes.get(file);
  if (known) return known;
  const index = new Map<ts.__String, ts.Identifier[]>();
  walkKinds(file, identifierKind, (node) => {
    const { escapedText } = node as ts.Identifier;
    const sameName = index.get(escapedText);
    if (sameName) sameName.push(node as ts.Identifier);
    else index.set(escapedText, [node as ts.Identifier]);
  });
  indexes.set(file, index);
  return index;
}

/** Identifiers of a file that is typed into by their names, and which of the names somebody asked for. */
interface Named {
  readonly asked: Set<string>;
  readonly found: Map<string, ts.Identifier[]>;
}
const named = new WeakMap<ts.SourceFile, Named>();
const lastNamed = new WeakMap<object, Named>();

/** All identifiers of this name. An index of all names pays for a text that stays; one that is typed into is asked for few. */
function identifiersNamed(file: ts.SourceFile, name: string): readonly ts.Identifier[] {
  const line = lineOf(file);
  if (line === null) return indexOf(file).get(compiler.escapeLeadingUnderscores(name)) ?? [];
  const known = named.get(file) ?? namedAnew(file, lastNamed.get(line)?.asked ?? new Set());
  named.set(file, known);
  lastNamed.set(line, known);
  known.asked.add(name);
  let found = known.found.get(name);
  if (found === undefined) known.found.set(name, (found = [...identifiersAmong(file, new Set([name]))]));
  return found;
}

/** What was asked of the text before is asked of this one as well: all of that is looked for at once. */
function namedAnew(file: ts.SourceFile, names: ReadonlySet<string>): Named {
  const found = new Map<string, ts.Identifier[]>([...names].map((name) => [name, []]));
  if (names.size > 0)
    for (const identifier of identifiersAmong(file, names)) found.get(identifier.text)?.push(identifier);
  return { asked: new Set(), found };
}

/** All identifiers of a file that are called one of these names, whatever they stand for, name by name or in source order. */
export function identifiersAmong(file: ts.SourceFile, names: ReadonlySet<string>): readonly ts.Identifier[] {
  if (!hasPieces(file)) return [...names].flatMap((name) => identifiersNamed(file, name));
  const found: ts.Identifier[] = [];
  walkNaming(
    file,
    ({ identifiers }) => hasAny(identifiers, names),
    (node) => {
      if (names.has((node as ts.Identifier).text)) found.push(node as ts.Identifier);
    },
    identifierKind,
  );
  return found;
}

/** Every identifier that resolves to a definition, reads and writes, in source order. Declared names are not among them. */
export function referencesTo(definition: Definition): readonly ts.Identifier[] {
  const sight = sightNow();
  if (sight === null) return findReferences(definition);
  const found = seenBy(null, () => findReferences(definition));
  const [tree, question] = [definition.scope.node, `references ${definition.name}`];
  seeWhole(tree);
  // What is defined within a statement of the file is mentioned there alone.
  if (!compiler.isSourceFile(tree)) return found;
  if (!sight.knows(tree, question)) {
    sight.look(tree, question, found, (now) => {
      const other = scopeOf(now).definitions.get(definition.name);
      return other === undefined ? [] : findReferences(other);
    });
    for (const reference of found) sight.node(reference);
  }
  return found;
}

function findReferences(definition: Definition): readonly ts.Identifier[] {
  const known = references.get(definition);
  if (known) return known;
  const { node } = definition.scope;
  const range = compiler.isIdentifier(node) ? node.parent : node;
  const named = identifiersNamed(fileOf(definition), definition.name);
  const found: ts.Identifier[] = [];
  // A bundle has one name thousands of times: only the stretch that can see the definition is resolved.
  for (let at = firstFrom(named, range.pos); at < named.length; at++) {
    const identifier = named[at] as ts.Identifier;
    if (identifier.pos >= range.end) break;
    if (isReference(identifier) && resolveAnew(identifier) === definition) found.push(identifier);
  }
  references.set(definition, found);
  return found;
}

/** Identifiers of a file that mean a global of this name: nothing defines it there. */
export const mentionsOfGlobal = (file: ts.SourceFile, name: string): readonly ts.Identifier[] =>
  identifiersNamed(file, name).filter((identifier) => isReference(identifier) && resolveAnew(identifier) === null);

const fileOf = ({ scope }: Definition): ts.SourceFile => scope.node.getSourceFile();

function firstFrom(identifiers: readonly ts.Identifier[], position: number): number {
  let low = 0;
  let high = identifiers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((identifiers[middle] as ts.Identifier).pos < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Everything that gives a definition a value after its own initializer, in source order; repeated `var`s first. */
export function writesTo(definition: Definition): readonly Write[] {
  const mentions = referencesTo(definition);
  const known = writes.get(definition);
  if (known) return known;
  const found = [...definition.others.flatMap(writeByDeclaration), ...mentions.flatMap(writeByReference)];
  writes.set(definition, found);
  return found;
}

/** What a second `var` of the same name writes. */
function writeByDeclaration(node: ts.Node): readonly Write[] {
  if (compiler.isBindingElement(node) && compiler.isIdentifier(node.name)) {
    return [{ target: node.name, value: null, node, kind: 'destructure' }];
  }
  if (!compiler.isVariableDeclaration(node) || !compiler.isIdentifier(node.name)) return [];
  const target = node.name;
  if (node.initializer) return [{ target, value: node.initializer, node, kind: 'assign' }];
  const holder = node.parent.parent;
  return isForInOrOf(holder) ? [{ target, value: null, node: holder, kind: 'loop' }] : [];
}

const isForInOrOf = (node: ts.Node): node is ts.ForInOrOfStatement =>
  compiler.isForInStatement(node) || compiler.isForOfStatement(node);

function writeByReference(target: ts.Identifier): readonly Write[] {
  const written = withoutWrappers(target);
  const node = written.parent;
  const isLeft = compiler.isBinaryExpression(node) && node.left === written;
  // `target = fallback` within a pattern is a default and no assignment.
  const pattern = patternAround(isLeft && isPlain(node) ? node : written);
  if (pattern) return [{ target, value: null, node: pattern, kind: isForInOrOf(pattern) ? 'loop' : 'destructure' }];
  if (isLeft) return writeByOperator(target, node);
  if (isForInOrOf(node) && node.initializer === written) return [{ target, value: null, node, kind: 'loop' }];
  return isUpdate(node) ? [{ target, value: null, node, kind: 'update' }] : [];
}

const isPlain = (node: ts.BinaryExpression): boolean => node.operatorToken.kind === SyntaxKind.EqualsToken;

function isUpdate(node: ts.Node): boolean {
  if (!compiler.isPrefixUnaryExpression(node) && !compiler.isPostfixUnaryExpression(node)) return false;
  const { PlusPlusToken, MinusMinusToken } = SyntaxKind;
  return node.operator === PlusPlusToken || node.operator === MinusMinusToken;
}

/** The outermost of the parentheses, casts and `!` that stand directly round an expression. */
function withoutWrappers(expression: ts.Node): ts.Node {
  let outer = expression;
  while (
    compiler.isParenthesizedExpression(outer.parent) ||
    compiler.isAsExpression(outer.parent) ||
    compiler.isSatisfiesExpression(outer.parent) ||
    compiler.isTypeAssertionExpression(outer.parent) ||
    compiler.isNonNullExpression(outer.parent)
  ) {
    outer = outer.parent;
  }
  return outer;
}

function writeByOperator(target: ts.Identifier, node: ts.BinaryExpression): readonly Write[] {
  switch (node.operatorToken.kind) {
    case SyntaxKind.EqualsToken:
    case SyntaxKind.BarBarEqualsToken:
    case SyntaxKind.AmpersandAmpersandEqualsToken:
    case SyntaxKind.QuestionQuestionEqualsToken:
      return [{ target, value: node.right, node, kind: 'assign' }];
    default:
      return isAssignmentOperator(node.operatorToken.kind) ? [{ target, value: null, node, kind: 'compound' }] : [];
  }
}

/** The assignment or loop in whose destructuring pattern an expression is a target; null when it is in none. */
function patternAround(element: ts.Node): ts.BinaryExpression | ts.ForInOrOfStatement | null {
  let part = element;
  while (isPatternPart(part, part.parent)) part = part.parent;
  const node = part.parent;
  if (part === element) return null;
  if (compiler.isBinaryExpression(node)) return node.left === part && isPlain(node) ? node : null;
  return isForInOrOf(node) && node.initializer === part ? node : null;
}

function isPatternPart(part: ts.Node, node: ts.Node): boolean {
  if (compiler.isPropertyAssignment(node)) return node.initializer === part;
  if (compiler.isShorthandPropertyAssignment(node)) return node.name === part;
  return (
    compiler.isArrayLiteralExpression(node) ||
    compiler.isObjectLiteralExpression(node) ||
    compiler.isSpreadElement(node) ||
    compiler.isSpreadAssignment(node)
  );
}
