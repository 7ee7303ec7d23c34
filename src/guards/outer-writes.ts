/**
 * Where an entry leaves something for others to read: assignments to outer variables and to members that the clock has
 * to do with. Goes in: an entry. Comes out: what is assigned to.
 */
import type { Entry } from '../evaluate/enter.js';
import { valueGivenAt } from '../evaluate/providers.js';
import type { Program } from '../links/program.js';
import { valueSetBy } from '../syntax/pairs.js';
import { definitionNamed, identifiersAmong, resolve, scopeOf } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { pushChildren } from '../syntax/walk.js';

/** Something that is given a value. */
interface Write {
  readonly target: ts.Node;
  readonly value: ts.Node;
}

/** What is written outside: variables of outer scopes, members and kept values, where the clock decides about them or about the value. */
export function outerWrites({ heat }: Program, entry: Entry): ts.Node[] {
  const targets: ts.Node[] = providings(entry).flatMap(({ target, value }) =>
    isHotValue(heat, value) ? [target] : [],
  );
  const isHot = (node: ts.Node): boolean => heat.isHot(node);
  // In what the clock has nothing to do with there is nothing to look for, and that is most of a long function.
  const stack: { readonly node: ts.Node; readonly isDecided: boolean }[] = [{ node: entry, isDecided: false }];
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    const { node, isDecided } = one;
    for (const { target, value } of writesAt(node, entry)) if (isDecided || isHot(value)) targets.push(target);
    const inner: ts.Node[] = [];
    pushChildren(inner, node, (child) => isDecided || isHot(child) || isDecidedBy(node, child, isHot));
    stack.push(...inner.map((child) => ({ node: child, isDecided: isDecided || isDecidedBy(node, child, isHot) })));
  }
  return targets;
}

/** All that may be such a write at a node. */
function writesAt(node: ts.Node, entry: Entry): Write[] {
  if (compiler.isCallExpression(node)) return [...setterCall(node), ...fillingCall(node, entry)];
  if (!compiler.isBinaryExpression(node) || node.operatorToken.kind !== compiler.SyntaxKind.EqualsToken) return [];
  const { left, right } = node;
  const isWritten =
    compiler.isPropertyAccessExpression(left) || (compiler.isIdentifier(left) && isOutside(left, entry));
  return isWritten ? [{ target: left, value: right }] : [];
}

const providers: ReadonlySet<string> = new Set(['Provider']);

/** `<Context.Provider value={…}>`: what others ask the context for. The value is worked out before, as a rule. */
const providings = (entry: Entry): Write[] =>
  identifiersAmong(entry.getSourceFile(), providers).flatMap(({ parent, pos }) => {
    if (pos < entry.pos || pos >= entry.end || !compiler.isPropertyAccessExpression(parent)) return [];
    const { expression: target } = parent;
    return compiler.isIdentifier(target) ? valueGivenAt(target).map((value) => ({ target, value })) : [];
  });

/** Whether the clock is in a value, also where that has a name of its own first. */
function isHotValue(heat: Program['heat'], value: ts.Node): boolean {
  if (heat.isHot(value)) return true;
  const declaration = compiler.isIdentifier(value) ? resolve(value)?.declaration : undefined;
  const made =
    declaration !== undefined && compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return made !== undefined && heat.isHot(made);
}

/** `setValue(…)`, of `const [value, setValue] = …`. */
function setterCall(node: ts.CallExpression): Write[] {
  const [value] = node.arguments;
  const target = value === undefined ? null : valueSetBy(node);
  return value === undefined || target === null ? [] : [{ target, value }];
}

/** `over.add(…)`, `this.flags.set(…)`: a container that others look into. */
function fillingCall(node: ts.CallExpression, entry: Entry): Write[] {
  const { expression: callee } = node;
  if (!compiler.isPropertyAccessExpression(callee) || !fillers.has(callee.name.text)) return [];
  const { expression: target } = callee;
  const isFilled =
    compiler.isPropertyAccessExpression(target) || (compiler.isIdentifier(target) && isOutside(target, entry));
  const value = node.arguments.at(-1);
  return isFilled && value !== undefined ? [{ target, value }] : [];
}
const fillers: ReadonlySet<string> = new Set(['set', 'add', 'push', 'unshift']);

function isOutside(name: ts.Identifier, entry: Entry): boolean {
  const definition = definitionNamed(scopeOf(name), name.text);
  return (
    definition !== null &&
    (definition.identifier.pos < entry.pos || definition.identifier.end > entry.end || compiler.isSourceFile(entry))
  );
}

/** Whether a condition of the outer node, with the clock in it, decides about the inner. */
function isDecidedBy(outer: ts.Node, inner: ts.Node, isHot: (node: ts.Node) => boolean): boolean {
  if (compiler.isIfStatement(outer)) return inner !== outer.expression && isHot(outer.expression);
  if (compiler.isBinaryExpression(outer)) return inner === outer.right && isHot(outer.left);
  return compiler.isConditionalExpression(outer) && inner !== outer.condition && isHot(outer.condition);
}
