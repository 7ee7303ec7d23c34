/**
 * Async functions and generators as compilers write them for older engines, told by their structure and never by the
 * names of the functions that drive them: a body handed to a driver, and the state machine that `switch (state.label)` is.
 */
import { isComma, lastOf } from './commas.js';
import { enclosingFunction } from './functions.js';
import { contextJumpIn, contextMachineOf, contextStretchIn, makesContextMachine } from './context-machines.js';
import type { MachineContext, ProtectedStretch, Section } from './context-machines.js';
import { jumpIn } from './machine-jumps.js';
import type { Jump } from './machine-jumps.js';
import { resolve } from './scope-tree.js';
import { remembered } from './sight.js';
import { compiler, type ts } from './typescript.js';

/** `generator(this, function (state) { switch (state.label) { … } })`. */
export interface StateMachine {
  readonly body: ts.FunctionExpression | ts.ArrowFunction;
  readonly receiver: ts.Expression;
  readonly prologue: readonly ts.Statement[];
  /** In order; labels ascend. */
  readonly sections: readonly Section[];
  /** Whether a driver waits for what it hands out, as for `await`. */
  readonly awaits: boolean;
  /** Where the sections tell a context where to go on; null where they give it back. */
  readonly context: MachineContext | null;
}

/** `awaiter(this, args, Promise, function …)`, or without the third as esbuild writes it: a body whose every stop is an `await`. */
export interface DrivenBody {
  readonly body: ts.FunctionExpression | ts.ArrowFunction;
  readonly receiver: ts.Expression;
  readonly args: ts.Expression;
}

const { SyntaxKind } = compiler;

const functionIn = (node: ts.Expression | undefined): ts.FunctionExpression | ts.ArrowFunction | null =>
  node !== undefined && (compiler.isFunctionExpression(node) || compiler.isArrowFunction(node)) ? node : null;

/** The driven body that a call hands to its driver; null for any other call. */
export const drivenBodyOf = remembered((call): DrivenBody | null => {
  if (!compiler.isCallExpression(call) || call.arguments.length < 3 || call.arguments.length > 4) return null;
  const [receiver, args] = call.arguments;
  const body = functionIn(call.arguments.at(-1));
  if (receiver === undefined || args === undefined || body === null || !compiler.isBlock(body.body)) return null;
  if (!isNoList(args)) return null;
  return body.asteriskToken !== undefined || endsInMachine(body.body) ? { body, receiver, args } : null;
});

const isNoList = (args: ts.Expression): boolean =>
  compiler.isVoidExpression(args) ||
  args.kind === SyntaxKind.NullKeyword ||
  (compiler.isIdentifier(args) && (args.text === 'arguments' || args.text === 'undefined'));

/** The state machine that a call hands to its driver; null for any other call. */
export const stateMachineOf = remembered((call): StateMachine | null => {
  if (!compiler.isCallExpression(call)) return null;
  const awaits = isDriven(enclosingFunction(call));
  const withContext = contextMachineOf(call);
  if (withContext !== null) return { ...withContext, awaits };
  const [receiver] = call.arguments;
  const body = functionIn(call.arguments[1]);
  if (receiver === undefined || body === null || call.arguments.length !== 2) return null;
  const parts = switchedParts(body) ?? (awaits || isReturned(call) ? singlePart(body) : null);
  return parts === null ? null : { body, receiver, awaits, context: null, ...parts };
});

/** The jump that a statement of a machine is; null for one that does something else. */
export const jumpOf = ({ context }: StateMachine, statement: ts.Statement): Jump | null =>
  context === null ? jumpIn(statement) : contextJumpIn(statement, context);

/** The `try` that a statement of a machine opens. */
export const stretchOf = ({ context }: StateMachine, statement: ts.Statement): ProtectedStretch | null =>
  context === null ? protectedStretchOf(statement) : contextStretchIn(statement, context);

/**
 * The function that a call makes an async one of: `asyncToGenerator(function* () { … })`, or of the state machine that was
 * made of it, `asyncToGenerator(mark(function () { return wrap(…); }))`. Null where what is called is seen to give no function.
 */
export const wrappedBodyOf = remembered((call): ts.FunctionExpression | ts.ArrowFunction | null => {
  if (!compiler.isCallExpression(call) || call.arguments.length !== 1 || !givesFunction(call.expression)) return null;
  const [given] = call.arguments;
  const plain = functionIn(given);
  if (plain !== null) {
    const isBody = plain.asteriskToken !== undefined || (compiler.isBlock(plain.body) && endsInMachine(plain.body));
    return isBody ? plain : null;
  }
  if (given === undefined || !compiler.isCallExpression(given) || given.arguments.length !== 1) return null;
  const marked = functionIn(given.arguments[0]);
  return marked !== null && makesContextMachine(marked) ? marked : null;
});

/** Whether a function gives a function, as far as it is seen. */
function givesFunction(callee: ts.Expression): boolean {
  const declaration = compiler.isIdentifier(callee) ? resolve(callee)?.declaration : undefined;
  if (declaration === undefined || !compiler.isFunctionDeclaration(declaration)) return true;
  return (
    declaration.body?.statements.some(
      (statement) => compiler.isReturnStatement(statement) && functionIn(lastOf(statement.expression)) !== null,
    ) === true
  );
}

const isReturned = (call: ts.Node): boolean => compiler.isReturnStatement(call.parent);

/** Whether a block hands a state machine to what drives it, and gives what that gives. */
export function endsInMachine({ statements }: ts.Block): boolean {
  const last = statements.at(-1);
  if (last === undefined || !compiler.isReturnStatement(last) || last.expression === undefined) return false;
  const call = last.expression;
  if (!compiler.isCallExpression(call) || call.arguments.length !== 2) return false;
  const body = functionIn(call.arguments[1]);
  return body !== null && (switchedParts(body) ?? singlePart(body)) !== null;
}

type Parts = Pick<StateMachine, 'prologue' | 'sections'>;

function switchedParts(body: ts.FunctionExpression | ts.ArrowFunction): Parts | null {
  if (!compiler.isBlock(body.body) || body.parameters.length !== 1) return null;
  const { statements } = body.body;
  const last = statements.at(-1);
  if (last === undefined || !compiler.isSwitchStatement(last) || !isLabelOf(body, last.expression)) return null;
  const sections = last.caseBlock.clauses.flatMap((clause): Section[] =>
    compiler.isCaseClause(clause) && compiler.isNumericLiteral(clause.expression)
      ? [{ label: Number(clause.expression.text), statements: clause.statements }]
      : [],
  );
  const ascends = sections.every(({ label }, index) => label > (sections[index - 1]?.label ?? -1));
  const isWhole = sections.length === last.caseBlock.clauses.length && sections[0]?.label === 0;
  return ascends && isWhole ? { prologue: statements.slice(0, -1), sections } : null;
}

function isLabelOf(body: ts.FunctionLikeDeclaration, subject: ts.Expression): boolean {
  const name = body.parameters[0]?.name;
  return (
    compiler.isPropertyAccessExpression(subject) &&
    subject.name.text === 'label' &&
    compiler.isIdentifier(subject.expression) &&
    name !== undefined &&
    compiler.isIdentifier(name) &&
    subject.expression.text === name.text
  );
}

/** A body that never stops has no `switch`: `return [2, value]` at its end tells it. */
function singlePart(body: ts.FunctionExpression | ts.ArrowFunction): Parts | null {
  if (!compiler.isBlock(body.body) || body.parameters.length > 1) return null;
  const { statements } = body.body;
  const last = statements.at(-1);
  const ends = last !== undefined && compiler.isReturnStatement(last) && isReturnStep(lastOf(last.expression));
  return ends ? { prologue: [], sections: [{ label: 0, statements }] } : null;
}

/** `[2, value]`, also where a condition chooses among several, each behind commas. */
function isReturnStep(node: ts.Expression | undefined): boolean {
  if (node !== undefined && compiler.isParenthesizedExpression(node)) return isReturnStep(lastOf(node.expression));
  if (node !== undefined && compiler.isConditionalExpression(node))
    return isReturnStep(lastOf(node.whenTrue)) && isReturnStep(lastOf(node.whenFalse));
  const first = node !== undefined && compiler.isArrayLiteralExpression(node) ? node.elements[0] : undefined;
  return first !== undefined && compiler.isNumericLiteral(first) && first.text === '2';
}

/** The `try` that a statement of a state machine opens: `state.trys.push([0, 2, 3, 4])`, alone or before commas. */
export const protectedStretchOf = remembered((statement): ProtectedStretch | null => {
  if (!compiler.isExpressionStatement(statement) && !compiler.isReturnStatement(statement)) return null;
  let first = statement.expression;
  while (first !== undefined && isComma(first)) first = first.left;
  if (first === undefined || !compiler.isCallExpression(first)) return null;
  const { expression: callee } = first;
  const [labels] = first.arguments;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'push') return null;
  if (!compiler.isPropertyAccessExpression(callee.expression) || callee.expression.name.text !== 'trys') return null;
  if (labels === undefined || !compiler.isArrayLiteralExpression(labels)) return null;
  const [, handler = null, cleanup = null, end = null] = labels.elements.map((one) =>
    compiler.isNumericLiteral(one) ? Number(one.text) : null,
  );
  return end === null ? null : { handler, cleanup, end };
});

const isAsync = ({ kind }: ts.Node): boolean => kind === SyntaxKind.AsyncKeyword;

/** Whether a function is a body whose every stop is an `await`. */
export function isDriven(node: ts.Node | null): boolean {
  if (node === null) return false;
  // What `decode/` has written out: the machine of an async function stands in one. A generator is nobody's machine.
  const isAsyncFunction = compiler.isFunctionExpression(node) && node.modifiers?.some(isAsync) === true;
  if (isAsyncFunction && node.asteriskToken === undefined) return true;
  if (drivenBodyOf(node.parent)?.body === node || wrappedBodyOf(node.parent) === node) return true;
  const outer = compiler.isCallExpression(node.parent) ? node.parent.parent : null;
  return outer !== null && wrappedBodyOf(outer) === node;
}

/**
 * The function that a person wrote around a node: where a compiler has put the body into others, the one outside them.
 */
export function writtenFunction(node: ts.Node): ts.FunctionLikeDeclaration | null {
  let owner = enclosingFunction(node);
  while (
    owner !== null &&
    (drivenBodyOf(owner.parent)?.body === owner || stateMachineOf(owner.parent)?.body === owner)
  ) {
    const outer = enclosingFunction(owner.parent);
    if (outer === null) return owner;
    owner = outer;
  }
  return owner;
}
