/**
 * Expressions: one small handler a kind of node. What is not listed gives a symbol named after its text.
 */
import { isAssignmentOperator } from '../syntax/operators.js';
import { enclosingFunction, resolve } from '../syntax/scopes.js';
import { isDriven } from '../syntax/state-machines.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { evaluateAssignment } from './assignments.js';
import { evaluateBinary } from './binary.js';
import { eitherValue, openingOf } from './branches.js';
import { callMember } from './calls.js';
import { classOf } from './classes.js';
import { primitiveOf } from './coercion.js';
import { yieldValue } from './generators.js';
import { negate, notePassedBy, noteWhole, test } from './compare.js';
import { callDriver } from './driven.js';
import { elementAt } from './elements.js';
import { argumentsOf } from './functions.js';
import { evaluateJsx } from './jsx.js';
import { keptBy, keptByNative } from './keepers.js';
import { arrayLiteral, objectLiteral, spreadArguments } from './literals.js';
import { globalValue } from './members.js';
import { moduleValue } from './modules.js';
import { aboveThis, superMember } from './super-members.js';
import { callSuper } from './supers.js';
import { arithmetic, asNumber, isInstantNumber } from './numbers.js';
import { isNothing } from './options.js';
import { awaited } from './promises.js';
import { keyOfValue } from './property-keys.js';
import { outerThis } from './outer-this.js';
import type { Run } from './run.js';
import { BudgetExceeded } from './run.js';
import { textOfValue } from './trace.js';
import {
  falseValue,
  functionValue,
  noTag,
  nullValue,
  primitive,
  trueValue,
  undefinedValue,
  unknown,
} from './values.js';
import type { Environment, Value } from './values.js';
import { templateArguments } from './templates.js';
import { askedByTime } from './time-keys.js';
import { typeWord } from './type-words.js';
import { assignTo } from './variables.js';

type Handler<T extends ts.Node = ts.Node> = (run: Run, node: T, environment: Environment | null) => Value;
const { SyntaxKind } = compiler;
const handlers = new Map<ts.SyntaxKind, Handler>();
const on = <T extends ts.Node>(kind: ts.SyntaxKind, handler: Handler<T>): void =>
  void handlers.set(kind, handler as Handler);

/** Evaluates an expression. Counts a step and the depth of the native stack. */
export function evaluate(run: Run, node: ts.Expression, environment: Environment | null): Value {
  run.step();
  if (run.nesting >= run.limits.nesting) throw new BudgetExceeded();
  const handler = handlers.get(node.kind);
  if (handler === undefined) return unknown(SyntaxKind[node.kind]);
  run.nesting++;
  try {
    return handler(run, node, environment);
  } finally {
    run.nesting--;
  }
}

const looksLikeDate = /\d{4}/;

on<ts.NumericLiteral>(SyntaxKind.NumericLiteral, (run, node) => {
  const value = Number(node.text);
  return primitive(value, { from: isInstantNumber(value, 1 / 1000) || value >= 19_000_101 ? run.ref(node) : null });
});
on<ts.BigIntLiteral>(SyntaxKind.BigIntLiteral, (_run, node) => primitive(BigInt(node.text.replace(/n$/, ''))));
const textLiteral: Handler<ts.StringLiteralLike> = (run, node) =>
  primitive(node.text, { from: looksLikeDate.test(node.text) ? run.ref(node) : null });
on(SyntaxKind.StringLiteral, textLiteral);
on(SyntaxKind.NoSubstitutionTemplateLiteral, textLiteral);
on(SyntaxKind.TrueKeyword, () => trueValue);
on(SyntaxKind.FalseKeyword, () => falseValue);
on(SyntaxKind.NullKeyword, () => nullValue);
on<ts.RegularExpressionLiteral>(SyntaxKind.RegularExpressionLiteral, (_run, node) => {
  const end = node.text.lastIndexOf('/');
  return { kind: 'regexp', source: node.text.slice(1, end), flags: node.text.slice(end + 1), tag: noTag };
});
on<ts.TemplateExpression>(SyntaxKind.TemplateExpression, (run, node, environment) => {
  let text: Value = primitive(node.head.text);
  for (const { expression, literal } of node.templateSpans) {
    const value = primitiveOf(run, run.interpreter.evaluate(run, expression, environment), 'string', expression);
    text = arithmetic(run, '+', text, value);
    text = arithmetic(run, '+', text, primitive(literal.text));
  }
  return text;
});
on<ts.Identifier>(SyntaxKind.Identifier, (run, node, environment) => {
  const definition = resolve(node);
  if (definition !== null) return run.interpreter.readDefinition(run, definition, environment, node);
  return node.text === 'arguments' ? argumentsOf(environment) : globalValue(run, node.text, node);
});
on(SyntaxKind.ThisKeyword, (run, node, environment) => {
  for (let frame = environment; frame !== null; frame = frame.parent)
    if (frame.receiver !== null) return frame.receiver;
  return outerThis(run, node);
});
on<ts.ParenthesizedExpression>(SyntaxKind.ParenthesizedExpression, (run, node, environment) =>
  run.interpreter.evaluate(run, node.expression, environment),
);
const sameValue: Handler<ts.AsExpression> = (run, node, environment) =>
  run.interpreter.evaluate(run, node.expression, environment);
for (const kind of [
  SyntaxKind.AsExpression,
  SyntaxKind.SatisfiesExpression,
  SyntaxKind.NonNullExpression,
  SyntaxKind.TypeAssertionExpression,
  SyntaxKind.ExpressionWithTypeArguments,
  SyntaxKind.SpreadElement,
]) {
  on(kind, sameValue);
}
on<ts.AwaitExpression>(SyntaxKind.AwaitExpression, (run, node, environment) =>
  awaited(run, run.interpreter.evaluate(run, node.expression, environment), node),
);
on<ts.YieldExpression>(SyntaxKind.YieldExpression, (run, node, environment) => {
  if (!isDriven(enclosingFunction(node))) return yieldValue(run, node, environment);
  if (node.expression === undefined) return undefinedValue;
  return awaited(run, run.interpreter.evaluate(run, node.expression, environment), node);
});
const closure: Handler<ts.FunctionExpression | ts.ArrowFunction> = (_run, node, environment) =>
  functionValue(node, environment);
on(SyntaxKind.FunctionExpression, closure);
on(SyntaxKind.ArrowFunction, closure);
// The declaration is that of `export default class { … }`, which has no name to be asked by.
for (const kind of [SyntaxKind.ClassExpression, SyntaxKind.ClassDeclaration])
  on<ts.ClassLikeDeclaration>(kind, classOf);
on<ts.ArrayLiteralExpression>(SyntaxKind.ArrayLiteralExpression, arrayLiteral);
on<ts.ObjectLiteralExpression>(SyntaxKind.ObjectLiteralExpression, objectLiteral);

on<ts.ConditionalExpression>(SyntaxKind.ConditionalExpression, (run, node, environment) => {
  const condition = run.interpreter.evaluate(run, node.condition, environment);
  const answer = test(run, condition, node.condition);
  const whenTrue = (): Value => run.interpreter.evaluate(run, node.whenTrue, environment);
  const whenFalse = (): Value => run.interpreter.evaluate(run, node.whenFalse, environment);
  if (answer !== null) {
    notePassedBy(run, condition, node.condition, answer ? node.whenFalse : node.whenTrue);
    return answer ? whenTrue() : whenFalse();
  }
  return eitherValue(run, [whenTrue, whenFalse], openingOf(node.condition, condition));
});
on<ts.BinaryExpression>(SyntaxKind.BinaryExpression, (run, node, environment) =>
  isAssignmentOperator(node.operatorToken.kind)
    ? evaluateAssignment(run, node, environment)
    : evaluateBinary(run, node, environment),
);
on<ts.PrefixUnaryExpression>(SyntaxKind.PrefixUnaryExpression, (run, node, environment) => {
  const value = run.interpreter.evaluate(run, node.operand, environment);
  switch (node.operator) {
    case SyntaxKind.ExclamationToken:
      test(run, value, node.operand);
      return noteWhole(run, negate(value), node);
    case SyntaxKind.PlusToken:
      return toNumber(run, primitiveOf(run, value, 'number', node));
    case SyntaxKind.MinusToken:
      return arithmetic(run, '-', primitive(0), primitiveOf(run, value, 'number', node));
    case SyntaxKind.TildeToken:
      return complement(run, node, value, environment);
    default:
      return update(run, node.operand, value, node.operator === SyntaxKind.PlusPlusToken ? 1 : -1, environment).after;
  }
});
on<ts.PostfixUnaryExpression>(SyntaxKind.PostfixUnaryExpression, (run, node, environment) => {
  const value = run.interpreter.evaluate(run, node.operand, environment);
  return update(run, node.operand, value, node.operator === SyntaxKind.PlusPlusToken ? 1 : -1, environment).before;
});

/** `~~x` only drops the fraction. */
function complement(
  run: Run,
  { operand }: ts.PrefixUnaryExpression,
  value: Value,
  environment: Environment | null,
): Value {
  const isTwice = compiler.isPrefixUnaryExpression(operand) && operand.operator === SyntaxKind.TildeToken;
  return isTwice
    ? arithmetic(run, '|', run.interpreter.evaluate(run, operand.operand, environment), primitive(0))
    : arithmetic(run, '^', value, primitive(-1));
}

function toNumber(run: Run, value: Value): Value {
  const view = asNumber(value);
  if (view === null) return value.kind === 'unknown' ? value : arithmetic(run, '*', value, primitive(1));
  const { value: number, ...options } = view;
  return primitive(number, options);
}

function update(
  run: Run,
  target: ts.Expression,
  value: Value,
  by: number,
  environment: Environment | null,
): { before: Value; after: Value } {
  const before = toNumber(run, value);
  const after = arithmetic(run, '+', before, primitive(by));
  assignTo(run, target, after, environment);
  return { before, after };
}

on<ts.TypeOfExpression>(SyntaxKind.TypeOfExpression, (run, node, environment) => {
  const value = run.interpreter.evaluate(run, node.expression, environment);
  return typeWord(value) ?? run.unknown(`typeof ${textOfValue(value)}`);
});
on<ts.VoidExpression>(SyntaxKind.VoidExpression, (run, node, environment) => {
  run.interpreter.evaluate(run, node.expression, environment);
  return undefinedValue;
});
on<ts.DeleteExpression>(SyntaxKind.DeleteExpression, (run, node, environment) => {
  const target = node.expression;
  if (compiler.isPropertyAccessExpression(target)) {
    const owner = run.interpreter.evaluate(run, target.expression, environment);
    if (owner.kind === 'object') run.store.deleteProperty(owner, target.name.text);
    else run.interpreter.setProperty(run, owner, target.name.text, undefinedValue, node);
  }
  return trueValue;
});

on<ts.PropertyAccessExpression>(SyntaxKind.PropertyAccessExpression, (run, node, environment) => {
  const above = superMember(run, node, environment);
  if (above !== null) return above;
  const target = targetOf(run, node.expression, environment);
  if (isNothing(target) && isInChain(node)) return undefinedValue;
  return run.interpreter.getProperty(run, target, node.name.text, node);
});
on<ts.ElementAccessExpression>(SyntaxKind.ElementAccessExpression, (run, node, environment) => {
  const target = targetOf(run, node.expression, environment);
  if (isNothing(target) && isInChain(node)) return undefinedValue;
  const key = run.interpreter.evaluate(run, node.argumentExpression, environment);
  const name = keyOfValue(key);
  askedByTime(run, target, key, node);
  return name === null ? elementAt(run, target, key) : run.interpreter.getProperty(run, target, name, node);
});
const isInChain = (node: ts.Node): boolean => (node.flags & compiler.NodeFlags.OptionalChain) !== 0;

const targetOf = (run: Run, node: ts.Expression, environment: Environment | null): Value =>
  node.kind === SyntaxKind.SuperKeyword ? aboveThis(environment) : run.interpreter.evaluate(run, node, environment);

on<ts.CallExpression>(SyntaxKind.CallExpression, (run, node, environment) => {
  const driven = callDriver(run, node, environment);
  const kept = driven ?? keptBy(run, node, environment);
  if (kept !== null) return kept;
  const { expression: callee } = node;
  const args = (): Value[] => spreadArguments(run, node.arguments, environment);
  if (callee.kind === SyntaxKind.SuperKeyword) return callSuper(run, node, args(), environment);
  if (callee.kind === SyntaxKind.ImportKeyword) return importCall(run, node, args());
  const member = compiler.isParenthesizedExpression(callee) ? undefined : callee;
  if (
    member !== undefined &&
    (compiler.isPropertyAccessExpression(member) || compiler.isElementAccessExpression(member))
  ) {
    const above = superMember(run, member, environment);
    if (above?.kind === 'function') return run.interpreter.call(run, above, above.receiver, args(), node);
    const receiver = targetOf(run, member.expression, environment);
    if (isNothing(receiver) && isInChain(node)) return undefinedValue;
    const key = compiler.isPropertyAccessExpression(member)
      ? primitive(member.name.text)
      : run.interpreter.evaluate(run, member.argumentExpression, environment);
    const name = keyOfValue(key);
    askedByTime(run, receiver, key, member);
    if (name !== null) return callMember(run, receiver, name, args(), node);
    return run.interpreter.call(run, elementAt(run, receiver, key), receiver, args(), node);
  }
  const value = run.interpreter.evaluate(run, callee, environment);
  if (isNothing(value) && isInChain(node)) return undefinedValue;
  return keptByNative(run, value, node, environment) ?? run.interpreter.call(run, value, null, args(), node);
});

function importCall(run: Run, node: ts.CallExpression, args: readonly Value[]): Value {
  const [specifier] = args;
  const text = specifier?.kind === 'primitive' ? String(specifier.value) : null;
  return text === null ? unknown('import()') : moduleValue(run, run.program.fileOf(node).path, text);
}

on<ts.NewExpression>(SyntaxKind.NewExpression, (run, node, environment) => {
  const callee = run.interpreter.evaluate(run, node.expression, environment);
  return run.interpreter.construct(run, callee, spreadArguments(run, node.arguments ?? [], environment), node);
});
on<ts.TaggedTemplateExpression>(SyntaxKind.TaggedTemplateExpression, (run, node, environment) => {
  const callee = run.interpreter.evaluate(run, node.tag, environment);
  return run.interpreter.call(run, callee, null, templateArguments(run, node.template, environment), node);
});
on<ts.MetaProperty>(SyntaxKind.MetaProperty, (_run, node) => unknown(node.getText()));
for (const kind of [SyntaxKind.JsxElement, SyntaxKind.JsxSelfClosingElement, SyntaxKind.JsxFragment])
  on(kind, evaluateJsx);
on<ts.Expression>(SyntaxKind.OmittedExpression, () => undefinedValue);
