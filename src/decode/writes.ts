/** Assignments of plain code: to names of a frame, to members, and to functions that replace themselves. */
import { resolve } from '../syntax/scopes.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { compounds, numberOf, operators, textOf, truth } from './coercion.js';
import { frameOut, slotOf } from './plans.js';
import type { Code, Follower, Plan } from './plans.js';
import { notFollowed } from './values.js';
import type { Frame, Value } from './values.js';

const { SyntaxKind } = compiler;
type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** The key of a member. */
export function memberKey(machine: Follower, plan: Plan | null, node: Access): Code {
  if (compiler.isElementAccessExpression(node)) return machine.codeOf(plan, node.argumentExpression);
  const { name } = node;
  return compiler.isPrivateIdentifier(name) ? notFollowed : () => name.text;
}

/** Gives the target another value, made of the one it has; gives both. */
type Write = (frame: Frame | null, change: (before: () => Value) => Value) => Value;

function writeTo(machine: Follower, plan: Plan | null, target: ts.Expression): Write {
  if (compiler.isParenthesizedExpression(target)) return writeTo(machine, plan, target.expression);
  if (compiler.isIdentifier(target)) return writeToName(machine, plan, target);
  if (!compiler.isPropertyAccessExpression(target) && !compiler.isElementAccessExpression(target)) return notFollowed;
  const owner = machine.codeOf(plan, target.expression);
  const key = memberKey(machine, plan, target);
  return (frame, change) => {
    const [of, name] = [owner(frame), key(frame)];
    const value = change(() => machine.member(of, textOf(name)));
    machine.spend(1);
    machine.setMember(of, name, value);
    return value;
  };
}

function writeToName(machine: Follower, plan: Plan | null, target: ts.Identifier): Write {
  const definition = resolve(target);
  if (definition === null) return notFollowed;
  const place = slotOf(plan, definition);
  if (place === null)
    return (_frame, change) => {
      const value = change(() => machine.outer(definition));
      machine.setOuter(definition, value);
      return value;
    };
  return (frame, change) => {
    const { slots } = frameOut(frame, place.out);
    return (slots[place.slot] = change(() => slots[place.slot]));
  };
}

/** An assignment; null for any other operator. */
export function assignmentOf(machine: Follower, plan: Plan | null, node: ts.BinaryExpression): Code | null {
  const { kind } = node.operatorToken;
  if (kind < SyntaxKind.FirstAssignment || kind > SyntaxKind.LastAssignment) return null;
  const write = writeTo(machine, plan, node.left);
  const right = machine.codeOf(plan, node.right);
  switch (kind) {
    case SyntaxKind.EqualsToken:
      return (frame) => write(frame, () => right(frame));
    case SyntaxKind.BarBarEqualsToken:
      return (frame) => write(frame, (before) => keptOr(before(), truth, () => right(frame)));
    case SyntaxKind.AmpersandAmpersandEqualsToken:
      return (frame) =>
        write(frame, (before) =>
          keptOr(
            before(),
            (value) => !truth(value),
            () => right(frame),
          ),
        );
    case SyntaxKind.QuestionQuestionEqualsToken:
      return (frame) => write(frame, (before) => before() ?? right(frame));
  }
  const compound = compounds.get(kind);
  const operator = compound === undefined ? undefined : operators.get(compound);
  return operator === undefined
    ? notFollowed
    : (frame) =>
        write(frame, (before) =>
          keptOr(
            before(),
            () => false,
            (value) => operator(value, right(frame)),
          ),
        );
}

const keptOr = (value: Value, isKept: (value: Value) => boolean, other: (value: Value) => Value): Value =>
  isKept(value) ? value : other(value);

/** `++x` and `x--`. */
export function updateOf(
  machine: Follower,
  plan: Plan | null,
  target: ts.Expression,
  by: number,
  isBefore: boolean,
): Code {
  const write = writeTo(machine, plan, target);
  return (frame) => {
    const after = numberOf(write(frame, (before) => numberOf(before()) + by));
    return isBefore ? after : after - by;
  };
}
