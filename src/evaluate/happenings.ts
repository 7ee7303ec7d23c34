/**
 * Whether a write in code that nobody ran can have happened by the instant that is evaluated: the conditions it
 * stands under are evaluated where they have to do with the clock.
 */
import type { Definition } from '../syntax/scopes.js';
import { writesRightSide } from '../syntax/operators.js';
import { enclosingFunction } from '../syntax/scopes.js';
import { seeWhole } from '../syntax/sight.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { leftOf } from './options.js';
import { truthiness } from './truth.js';
import type { Run } from './run.js';
import { isClocked } from './values.js';
import type { Environment, Value } from './values.js';

/** `decided`: a condition that has to do with the clock holds by now, and so whoever asks comes past it. */
export type Happening = 'never' | 'maybe' | 'decided' | 'surely';

/** Whether a write can have happened, judged by the hot conditions that it stands under. */
export function mayHappen(run: Run, node: ts.Node, home: Environment | null, definition: Definition | null): Happening {
  let happening: Happening = 'surely';
  for (let inner = node, outer = node.parent; !compiler.isSourceFile(inner); inner = outer, outer = outer.parent) {
    if (compiler.isFunctionLike(inner)) {
      return definition !== null && definition.scope.node === inner
        ? happening
        : happening === 'surely'
          ? 'maybe'
          : happening;
    }
    const branch = conditionOf(inner, outer);
    if (branch === null) continue;
    if (!run.program.heat.isHot(branch.condition)) {
      if (happening === 'surely') happening = 'maybe';
      continue;
    }
    const value = run.store.undone(() => run.interpreter.evaluate(run, branch.condition, home));
    const answer = truthiness(value);
    if (answer !== null && answer !== branch.when) return 'never';
    happening = isDecided(value, branch.when) ? 'decided' : 'maybe';
  }
  return happening;
}

/** Whether the clock has turned a condition: what else it may be, as where something fails on the way, has nothing to do with it. */
function isDecided(value: Value, when: boolean): boolean {
  const clocked = leftOf(value, (option) => !isClocked(option)) ?? value;
  return truthiness(clocked) === when;
}

/**
 * Whether the function in which a write stands asks for what it writes, under the name: then it was asked before, and what it
 * writes is there from the next time on.
 */
export function asksFirst(write: ts.Node, name: string): boolean {
  const owner = enclosingFunction(write);
  if (owner === null) return false;
  seeWhole(owner);
  let asks = false;
  walk(owner, (node) => {
    const isNamed = (compiler.isIdentifier(node) || compiler.isPrivateIdentifier(node)) && node.text === name;
    asks ||= isNamed && !isWritten(node);
    return !asks;
  });
  return asks;
}

function isWritten(name: ts.Node): boolean {
  const target = compiler.isPropertyAccessExpression(name.parent) && name.parent.name === name ? name.parent : name;
  const { parent } = target;
  return compiler.isBinaryExpression(parent) && parent.left === target && writesRightSide(parent.operatorToken.kind);
}

/** The condition on which a node around another runs it, and the outcome; null where it does not decide. */
export function conditionOf(inner: ts.Node, outer: ts.Node): { condition: ts.Expression; when: boolean } | null {
  if (compiler.isIfStatement(outer) && inner !== outer.expression) {
    return { condition: outer.expression, when: inner === outer.thenStatement };
  }
  if (compiler.isConditionalExpression(outer) && inner !== outer.condition) {
    return { condition: outer.condition, when: inner === outer.whenTrue };
  }
  if (compiler.isBinaryExpression(outer) && inner === outer.right) {
    const { kind } = outer.operatorToken;
    if (kind === compiler.SyntaxKind.AmpersandAmpersandToken) return { condition: outer.left, when: true };
    if (kind === compiler.SyntaxKind.BarBarToken) return { condition: outer.left, when: false };
  }
  return null;
}
