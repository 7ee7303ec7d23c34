/**
 * Fields of a class as compilers write them for older engines: `define(this, "name", value)` by a helper that defines a
 * property, which minifiers put in place, and `Object.defineProperty` itself. Takes a tree, gives the calls that set a field.
 */
import { isComma, lastOf } from '../syntax/commas.js';
import { onlyValueOf } from '../syntax/initial-value.js';
import { withoutParentheses } from '../syntax/parentheses.js';
import { referencesTo, resolve } from '../syntax/scopes.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { kindsOf, walkKinds } from '../syntax/walk.js';

const { SyntaxKind } = compiler;

interface FieldUse {
  readonly kind: 'field';
  readonly object: ts.Expression | 'this';
  readonly name: string;
  readonly value: ts.Expression;
}

/** An expression that is `object.name = value`. */
interface OneField {
  readonly node: ts.Expression;
  readonly use: FieldUse;
}

/** The same, or what is left of a call whose value was given a name before it. */
export interface FieldDefinition {
  readonly node: ts.Expression;
  readonly use: FieldUse | { readonly kind: 'word'; readonly word: string };
}

const calls = kindsOf(SyntaxKind.CallExpression);
const definers = kindsOf(SyntaxKind.CallExpression, SyntaxKind.ConditionalExpression);
const isName = /^[A-Za-z_$][\w$]*$/;
/** Helpers hand on to each other: one makes the key a text, the next defines. */
const depthLimit = 3;

export function definedFieldsIn(tree: ts.SourceFile): FieldDefinition[] {
  if (!tree.text.includes('defineProperty')) return [];
  const known = new Map<ts.Node, boolean>();
  const found: FieldDefinition[] = [];
  walkKinds(tree, definers, (node) => {
    const one = compiler.isConditionalExpression(node) ? fieldInPlace(node) : fieldOf(node as ts.CallExpression, known);
    if (one !== null) found.push(...whereMade(one));
    return one === null || node.kind !== SyntaxKind.ConditionalExpression;
  });
  return found;
}

/** `v = made(), define(this, "name", v)`: the field is where its value is made, when nobody else asks for the variable. */
function whereMade(one: OneField): FieldDefinition[] {
  const { node, use } = one;
  const given = withoutParentheses(use.value);
  const definition = compiler.isIdentifier(given) && use.object === 'this' ? resolve(given) : null;
  if (definition === null || !compiler.isVariableDeclaration(definition.declaration)) return [one];
  const others = referencesTo(definition).filter(({ pos, end }) => pos < node.pos || end > node.end);
  const making = others.length === 1 ? others[0]?.parent : undefined;
  if (making === undefined || !compiler.isBinaryExpression(making) || !isStep(making)) return [one];
  if (making.left !== others[0] || making.operatorToken.kind !== SyntaxKind.EqualsToken) return [one];
  return [
    { node: making, use: { ...use, value: making.right } },
    { node, use: { kind: 'word', word: '0' } },
  ];
}

/** `name in object ? Object.defineProperty(object, name, { …, value }) : object[name] = value`: a helper put in place. */
function fieldInPlace(node: ts.ConditionalExpression): OneField | null {
  const { condition, whenTrue, whenFalse } = node;
  const isAsked = compiler.isBinaryExpression(condition) && condition.operatorToken.kind === SyntaxKind.InKeyword;
  if (!isAsked || !isStep(node) || !compiler.isCallExpression(whenTrue) || !isDefineProperty(whenTrue)) return null;
  const [object, key, descriptor] = whenTrue.arguments;
  const written = withoutParentheses(whenFalse);
  if (object === undefined || key === undefined || descriptor === undefined) return null;
  if (!compiler.isBinaryExpression(written) || !compiler.isElementAccessExpression(written.left)) return null;
  const [name, owner] = [nameIn(key), ownerOf(object)];
  if (name === null || !isName.test(name) || owner === null) return null;
  return { node, use: { kind: 'field', object: owner, name, value: written.right } };
}

function fieldOf(node: ts.CallExpression, known: Map<ts.Node, boolean>): OneField | null {
  const [object, key, given] = node.arguments;
  if (object === undefined || key === undefined || given === undefined || node.arguments.length !== 3) return null;
  if (!isStep(node) || node.arguments.some(compiler.isSpreadElement)) return null;
  const name = nameIn(key);
  const owner = ownerOf(object);
  if (name === null || !isName.test(name) || owner === null) return null;
  const value = isDefineProperty(node) ? plainValue(given) : isDefiner(node.expression, known, 0) ? given : null;
  return value === null ? null : { node, use: { kind: 'field', object: owner, name, value } };
}

/** Whether nobody asks what an expression gives. */
function isStep(node: ts.Expression): boolean {
  const { parent } = node;
  if (compiler.isParenthesizedExpression(parent)) return isStep(parent);
  if (!isComma(parent)) return compiler.isExpressionStatement(parent);
  return parent.left === node || isStep(parent);
}

/** `"name"`, a variable that is it, or either as the text that a key becomes. */
function nameIn(key: ts.Expression): string | null {
  const inner = withoutParentheses(key);
  if (compiler.isStringLiteralLike(inner)) return inner.text;
  if (compiler.isConditionalExpression(inner)) return nameIn(inner.whenFalse);
  const kept = compiler.isIdentifier(inner) ? onlyValueOf(inner) : null;
  return kept !== null && compiler.isStringLiteralLike(kept) ? kept.text : null;
}

/** The object under construction: `this`, or a variable for it. */
function ownerOf(object: ts.Expression): FieldUse['object'] | null {
  const inner = withoutParentheses(object);
  if (inner.kind === SyntaxKind.ThisKeyword) return 'this';
  if (!compiler.isIdentifier(inner)) return null;
  const kept = onlyValueOf(inner);
  if (kept?.kind === SyntaxKind.ThisKeyword) return 'this';
  return kept !== null && compiler.isCallExpression(kept) ? inner : null;
}

const isDefineProperty = ({ expression: callee }: ts.CallExpression): boolean =>
  (compiler.isPropertyAccessExpression(callee) && callee.name.text === 'defineProperty') ||
  (compiler.isIdentifier(callee) && isKeptDefineProperty(callee));

function isKeptDefineProperty(name: ts.Identifier): boolean {
  const kept = onlyValueOf(name);
  return kept !== null && compiler.isPropertyAccessExpression(kept) && kept.name.text === 'defineProperty';
}

/** `{ enumerable: true, configurable: true, writable: true, value }` is a field like any other. */
function plainValue(descriptor: ts.Node): ts.Expression | null {
  if (!compiler.isObjectLiteralExpression(descriptor)) return null;
  const members = new Map<string, ts.Expression>();
  for (const member of descriptor.properties) {
    if (compiler.isPropertyAssignment(member) && compiler.isIdentifier(member.name))
      members.set(member.name.text, member.initializer);
    else if (compiler.isShorthandPropertyAssignment(member)) members.set(member.name.text, member.name);
    else return null;
  }
  return members.has('writable') && members.has('configurable') ? (members.get('value') ?? null) : null;
}

/** Whether a function defines a property of its first parameter under its second as its third, and does nothing else. */
function isDefiner(callee: ts.Expression, known: Map<ts.Node, boolean>, depth: number): boolean {
  const helper = functionBehind(withoutParentheses(callee));
  if (helper === null || depth > depthLimit) return false;
  const before = known.get(helper);
  if (before !== undefined) return before;
  known.set(helper, false);
  const answer = defines(helper, known, depth);
  known.set(helper, answer);
  return answer;
}

function functionBehind(callee: ts.Expression): ts.FunctionLikeDeclaration | null {
  if (compiler.isArrowFunction(callee) || compiler.isFunctionExpression(callee)) return callee;
  if (!compiler.isIdentifier(callee)) return null;
  const declaration = resolve(callee)?.declaration;
  if (declaration !== undefined && compiler.isFunctionDeclaration(declaration)) return declaration;
  const kept = onlyValueOf(callee);
  // `(Object.getOwnPropertyDescriptor, helper)`: a minifier leaves what it cannot tell to do nothing.
  const last = kept === null ? null : withoutParentheses(lastOf(kept) ?? kept);
  return last !== null && (compiler.isArrowFunction(last) || compiler.isFunctionExpression(last)) ? last : null;
}

function defines(helper: ts.FunctionLikeDeclaration, known: Map<ts.Node, boolean>, depth: number): boolean {
  const [object, key, value] = helper.parameters;
  if (object === undefined || key === undefined || value === undefined || helper.body === undefined) return false;
  const is = (node: ts.Expression | undefined, parameter: ts.ParameterDeclaration): boolean =>
    node !== undefined && compiler.isIdentifier(node) && resolve(node)?.declaration === parameter;
  const steps: ('defines' | 'makes a key' | 'else')[] = [];
  walkKinds(helper.body, calls, (node) => {
    const call = node as ts.CallExpression;
    const [first, second, third] = call.arguments;
    if (!is(first, object)) {
      // What makes a key of the second.
      steps.push(is(first, key) && call.arguments.length <= 2 ? 'makes a key' : 'else');
      return true;
    }
    const given = third === undefined ? null : isDefineProperty(call) ? plainValue(third) : third;
    const isGiven = given !== null && is(given, value) && second !== undefined;
    const isDefining = isGiven && (isDefineProperty(call) || isDefiner(call.expression, known, depth + 1));
    steps.push(isDefining ? 'defines' : 'else');
    return false;
  });
  return steps.includes('defines') && !steps.includes('else');
}
