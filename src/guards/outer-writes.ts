/**
 * Where an entry leaves something for others to read: assignments to outer variables and to members that the clock has
 * to do with. Goes in: an entry. Comes out: what is assigned to.
 */
import type { Entry } from '../evaluate/enter.js';
import type { Program } from '../links/program.js';
import { definitionNamed, scopeOf } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';

/** Assignments to variables of outer scopes and to members, where the clock decides about them or about the value. */
export const outerWrites = (program: Program, entry: Entry): ts.Node[] =>
  assignmentsIn(entry)
    .filter((node) => program.heat.isHot(node.right) || isUnderHotCondition(program, node, entry))
    .map(({ left }) => left);

const known = new WeakMap<ts.Node, readonly ts.BinaryExpression[]>();

/** All that may be such an assignment. It is the same for as long as the tree is. */
function assignmentsIn(entry: Entry): readonly ts.BinaryExpression[] {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const assignments: ts.BinaryExpression[] = [];
  walk(entry, (node) => {
    if (!compiler.isBinaryExpression(node) || node.operatorToken.kind !== compiler.SyntaxKind.EqualsToken) return;
    const { left } = node;
    const isMember = compiler.isPropertyAccessExpression(left);
    if (isMember || (compiler.isIdentifier(left) && isOutside(left, entry))) assignments.push(node);
  });
  known.set(entry, assignments);
  return assignments;
}

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
