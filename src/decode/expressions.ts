/**
 * Expressions of plain code made ready to be followed: one small maker a kind of node. Takes a tree and the function it
 * stands in, gives what its value is in a frame. What is not listed is not followed when it is reached.
 */
import { resolve } from '../syntax/scopes.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { limited, numberOf, operators, textOf, truth, typeOf } from './coercion.js';
import { patternOf } from './patterns.js';
import { frameOut, slotOf } from './plans.js';
import type { Code, Follower, Plan } from './plans.js';
import { List, Fn, notFollowed, Rec } from './values.js';
import type { Frame, Value } from './values.js';
import { assignmentOf, memberKey, updateOf } from './writes.js';

type Maker<T extends ts.Node = ts.Node> = (machine: Follower, plan: Plan | null, node: T) => Code;
const { SyntaxKind } = compiler;
const makers = new Map<ts.SyntaxKind, Maker>();
const on = <T extends ts.Node>(kind: ts.SyntaxKind, maker: Maker<T>): void => void makers.set(kind, maker as Maker);
const constant =
  (value: Value): Code =>
  () =>
    value;

/** What an expression is worth in a frame of the plan. */
export function codeOf(machine: Follower, plan: Plan | null, node: ts.Expression): Code {
  const maker = makers.get(node.kind);
  return maker === undefined || (node.flags & compiler.NodeFlags.OptionalChain) !== 0
    ? notFollowed
    : maker(machine, plan, node);
}

on<ts.NumericLiteral>(SyntaxKind.NumericLiteral, (_machine, _plan, { text }) => constant(Number(text)));
on<ts.StringLiteral>(SyntaxKind.StringLiteral, (_machine, _plan, { text }) => constant(text));
on<ts.NoSubstitutionTemplateLiteral>(SyntaxKind.NoSubstitutionTemplateLiteral, (_m, _p, { text }) => constant(text));
on(SyntaxKind.TrueKeyword, () => constant(true));
on(SyntaxKind.FalseKeyword, () => constant(false));
on(SyntaxKind.NullKeyword, () => constant(null));
on<ts.RegularExpressionLiteral>(SyntaxKind.RegularExpressionLiteral, (_machine, _plan, { text }) => {
  const end = text.lastIndexOf('/');
  return () => patternOf(text.slice(1, end), text.slice(end + 1));
});
on(SyntaxKind.ThisKeyword, () => (frame) => (frame === null ? notFollowed() : frame.self));
on<ts.ParenthesizedExpression>(SyntaxKind.ParenthesizedExpression, (machine, plan, { expression }) =>
  machine.codeOf(plan, expression),
);

on<ts.Identifier>(SyntaxKind.Identifier, (machine, plan, node) => {
  const definition = resolve(node);
  if (definition === null) {
    if (node.text !== 'arguments') return () => machine.global(node.text);
    return (frame) => new List([...(frame?.args ?? notFollowed())]);
  }
  const place = slotOf(plan, definition);
  if (place === null) return () => machine.outer(definition);
  const { out, slot } = place;
  return out === 0 ? (frame) => (frame as Frame).slots[slot] : (frame) => frameOut(frame, out).slots[slot];
});

const closure: Maker<ts.FunctionExpression | ts.ArrowFunction> = (machine, plan, node) => {
  const isPlain = node.asteriskToken === undefined && node.modifiers === undefined;
  const own = machine.plan(node, plan);
  return isPlain ? (frame) => new Fn(node, own, frame, frame?.self) : notFollowed;
};
on(SyntaxKind.FunctionExpression, closure);
on(SyntaxKind.ArrowFunction, closure);

/** Values of a list or of arguments, with spread ones. */
function valuesOf(
  machine: Follower,
  plan: Plan | null,
  nodes: readonly ts.Expression[],
): (frame: Frame | null) => Value[] {
  const codes = nodes.map((node) =>
    compiler.isSpreadElement(node)
      ? { code: machine.codeOf(plan, node.expression), isSpread: true }
      : {
          code: compiler.isOmittedExpression(node) ? constant(undefined) : machine.codeOf(plan, node),
          isSpread: false,
        },
  );
  return (frame) => {
    const values: Value[] = [];
    for (const { code, isSpread } of codes) {
      const value = code(frame);
      if (!isSpread) values.push(value);
      else
        values.push(
          ...(value instanceof List ? value.items : typeof value === 'string' ? Array.from(value) : notFollowed()),
        );
    }
    return values;
  };
}

on<ts.ArrayLiteralExpression>(SyntaxKind.ArrayLiteralExpression, (machine, plan, { elements }) => {
  const values = valuesOf(machine, plan, elements);
  return (frame) => new List(values(frame));
});

on<ts.ObjectLiteralExpression>(SyntaxKind.ObjectLiteralExpression, (machine, plan, { properties }) => {
  const members = properties.map((property) => {
    if (compiler.isPropertyAssignment(property))
      return { key: keyOf(machine, plan, property.name), code: machine.codeOf(plan, property.initializer) };
    if (!compiler.isMethodDeclaration(property)) return { key: notFollowed, code: notFollowed };
    const own = machine.plan(property, plan);
    const code: Code = (frame) => new Fn(property, own, frame, undefined);
    return { key: keyOf(machine, plan, property.name), code };
  });
  return (frame) => {
    const made = new Rec();
    for (const { key, code } of members) made.own.set(textOf(key(frame)), code(frame));
    return made;
  };
});

function keyOf(machine: Follower, plan: Plan | null, name: ts.PropertyName): Code {
  if (compiler.isComputedPropertyName(name)) return machine.codeOf(plan, name.expression);
  return compiler.isPrivateIdentifier(name) || compiler.isBigIntLiteral(name)
    ? notFollowed
    : constant(compiler.isNumericLiteral(name) ? String(Number(name.text)) : name.text);
}

on<ts.ConditionalExpression>(SyntaxKind.ConditionalExpression, (machine, plan, node) => {
  const condition = machine.codeOf(plan, node.condition);
  const [yes, no] = [machine.codeOf(plan, node.whenTrue), machine.codeOf(plan, node.whenFalse)];
  return (frame) => (truth(condition(frame)) ? yes(frame) : no(frame));
});

on<ts.BinaryExpression>(SyntaxKind.BinaryExpression, (machine, plan, node) => {
  const assignment = assignmentOf(machine, plan, node);
  if (assignment !== null) return assignment;
  const [left, right] = [machine.codeOf(plan, node.left), machine.codeOf(plan, node.right)];
  switch (node.operatorToken.kind) {
    case SyntaxKind.CommaToken:
      return (frame) => (left(frame), right(frame));
    case SyntaxKind.AmpersandAmpersandToken:
      return (frame) => either(left(frame), (value) => (truth(value) ? right(frame) : value));
    case SyntaxKind.BarBarToken:
      return (frame) => either(left(frame), (value) => (truth(value) ? value : right(frame)));
    case SyntaxKind.QuestionQuestionToken:
      return (frame) => left(frame) ?? right(frame);
    case SyntaxKind.InKeyword:
      return (frame) => {
        const [key, owner] = [left(frame), right(frame)];
        return owner instanceof Rec ? owner.own.has(textOf(key)) : notFollowed();
      };
  }
  const operator = operators.get(node.operatorToken.kind);
  return operator === undefined ? notFollowed : (frame) => operator(left(frame), right(frame));
});
const either = (value: Value, then: (value: Value) => Value): Value => then(value);

on<ts.PrefixUnaryExpression>(SyntaxKind.PrefixUnaryExpression, (machine, plan, { operator, operand }) => {
  if (operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken)
    return updateOf(machine, plan, operand, operator === SyntaxKind.PlusPlusToken ? 1 : -1, true);
  const code = machine.codeOf(plan, operand);
  switch (operator) {
    case SyntaxKind.ExclamationToken:
      return (frame) => !truth(code(frame));
    case SyntaxKind.MinusToken:
      return (frame) => -numberOf(code(frame));
    case SyntaxKind.PlusToken:
      return (frame) => numberOf(code(frame));
    default:
      return (frame) => ~numberOf(code(frame));
  }
});
on<ts.PostfixUnaryExpression>(SyntaxKind.PostfixUnaryExpression, (machine, plan, { operator, operand }) =>
  updateOf(machine, plan, operand, operator === SyntaxKind.PlusPlusToken ? 1 : -1, false),
);

on<ts.TypeOfExpression>(SyntaxKind.TypeOfExpression, (machine, plan, { expression }) => {
  if (compiler.isIdentifier(expression) && resolve(expression) === null)
    return () => (machine.globals.has(expression.text) ? typeOf(machine.global(expression.text)) : 'undefined');
  const code = machine.codeOf(plan, expression);
  return (frame) => typeOf(code(frame));
});
on<ts.VoidExpression>(SyntaxKind.VoidExpression, (machine, plan, { expression }) => {
  const code = machine.codeOf(plan, expression);
  return (frame) => (code(frame), undefined);
});

on<ts.TemplateExpression>(SyntaxKind.TemplateExpression, (machine, plan, { head, templateSpans }) => {
  const spans = templateSpans.map(({ expression, literal }) => ({
    code: machine.codeOf(plan, expression),
    text: literal.text,
  }));
  return (frame) => limited(spans.reduce((sum, { code, text }) => sum + textOf(code(frame)) + text, head.text));
});

const access: Maker<ts.PropertyAccessExpression | ts.ElementAccessExpression> = (machine, plan, node) => {
  const owner = machine.codeOf(plan, node.expression);
  const key = memberKey(machine, plan, node);
  return (frame) => {
    const [of, name] = [owner(frame), key(frame)];
    // Lists are asked by number for the most part.
    if (of instanceof List && typeof name === 'number' && name >= 0) return of.items[name];
    return machine.member(of, textOf(name));
  };
};
on(SyntaxKind.PropertyAccessExpression, access);
on(SyntaxKind.ElementAccessExpression, access);

on<ts.CallExpression>(SyntaxKind.CallExpression, (machine, plan, { expression: callee, arguments: nodes }) => {
  const args = valuesOf(machine, plan, nodes);
  if (compiler.isPropertyAccessExpression(callee) || compiler.isElementAccessExpression(callee)) {
    const owner = machine.codeOf(plan, callee.expression);
    const key = memberKey(machine, plan, callee);
    return (frame) => {
      const of = owner(frame);
      return machine.callMember(of, textOf(key(frame)), args(frame));
    };
  }
  const code = machine.codeOf(plan, callee);
  return (frame) => {
    const value = code(frame);
    return machine.call(value, undefined, args(frame));
  };
});
on<ts.NewExpression>(SyntaxKind.NewExpression, (machine, plan, { expression, arguments: nodes }) => {
  const code = machine.codeOf(plan, expression);
  const args = valuesOf(machine, plan, nodes ?? []);
  return (frame) => machine.construct(code(frame), args(frame));
});
