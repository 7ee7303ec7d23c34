/**
 * Where an entry leaves something for others to read: assignments to outer variables and to members that the clock has
 * to do with. Goes in: an entry. Comes out: what is assigned to.
 */
import type { Entry } from '../evaluate/enter.js';
import type { Program } from '../links/program.js';
import { NodeMap } from '../syntax/node-map.js';
import { valueSetBy } from '../syntax/pairs.js';
import { definitionNamed, scopeOf } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';

/** Something that is given a value. */
interface Write {
  readonly target: ts.Node;
  readonly value: ts.Node;
  readonly node: ts.Node;
}

/** What is written outside: variables of outer scopes, members and kept values, where the clock decides about them or about the value. */
export const outerWrites = (program: Program, entry: Entry): ts.Node[] =>
  writesIn(entry)
    .filter(({ node, value }) => program.heat.isHot(value) || isUnderHotCondition(program, node, entry))
    .map(({ target }) => target);

const known = new NodeMap<ts.Node, readonly Write[]>();

/** All that may be such a write. It is the same for as long as the tree is. */
function writesIn(entry: Entry): readonly Write[] {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const writes: Write[] = [];
  walk(entry, (node) => {
    if (compiler.isCallExpression(node)) writes.push(...setterCall(node), ...fillingCall(node, entry));
    if (!compiler.isBinaryExpression(node) || node.operatorToken.kind !== compiler.SyntaxKind.EqualsToken) return;
    const { left, right } = node;
    const isMember = compiler.isPropertyAccessExpression(left);
    if (isMember || (compiler.isIdentifier(left) && isOutside(left, entry)))
      writes.push({ target: left, value: right, node });
  });
  known.set(entry, writes);
  return writes;
}

/** `setValue(…)`, of `const [value, setValue] = …`. */
function setterCall(node: ts.CallExpression): Write[] {
  const [value] = node.arguments;
  const target = value === undefined ? null : valueSetBy(node);
  return value === undefined || target === null ? [] : [{ target, value, node }];
}

/** `over.add(…)`, `this.flags.set(…)`: a container that others look into. */
function fillingCall(node: ts.CallExpression, entry: Entry): Write[] {
  const { expression: callee } = node;
  if (!compiler.isPropertyAccessExpression(callee) || !fillers.has(callee.name.text)) return [];
  const { expression: target } = callee;
  const isFilled =
    compiler.isPropertyAccessExpression(target) || (compiler.isIdentifier(target) && isOutside(target, entry));
  const value = node.arguments.at(-1);
  return isFilled && value !== undefined ? [{ target, value, node }] : [];
}
const fillers: ReadonlySet<string> = new Set(['set', 'add', 'push', 'unshift']);

function isOutside(name: ts.Identifier, entry: Entry): boolean {
  const definition = definitionNamed(scopeOf(name), name.text);
  return (
    definition !== null &&
    (definition.identifier.pos < entry.pos || definition.identifier.end > entry.end || compiler.isSourceFile(entry))
  );
}

function isUnderHotCondition(program: Program, node: ts.Node, entry: Entry): boolean {
  for (let inner: ts.Node = node; inner !== entry && !compiler.isSourceFile(inner); inner = inner.parent) {
    const outer = inner.parent;
    if (compiler.isIfStatement(outer) && inner !== outer.expression && program.heat.isHot(outer.expression))
      return true;
    if (compiler.isBinaryExpression(outer) && inner === outer.right && program.heat.isHot(outer.left)) return true;
    if (compiler.isConditionalExpression(outer) && inner !== outer.condition && program.heat.isHot(outer.condition))
      return true;
  }
  return false;
}
