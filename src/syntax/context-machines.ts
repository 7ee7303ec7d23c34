/**
 * The state machines that Babel's regenerator makes of async functions and generators: a loop round a `switch` over where
 * its context says to go on. Told by that structure; what its context's members are called is read from it, where the code
 * says so. Takes nodes, gives parts of them.
 */
import { isComma, lastOf } from './commas.js';
import type { Jump } from './machine-jumps.js';
import { plainly } from './machine-jumps.js';
import { compiler, type ts } from './typescript.js';

/** One stretch of a state machine, from its label to the next. */
export interface Section {
  readonly label: number;
  readonly statements: readonly ts.Statement[];
}

/** Where a `try` begins in a state machine, and the labels of its parts. */
export interface ProtectedStretch {
  readonly handler: number | null;
  readonly cleanup: number | null;
  readonly end: number;
}

/** What the sections of such a machine ask and tell where to go on. */
export interface MachineContext {
  readonly name: string;
  /** The member that holds the next label. */
  readonly next: string;
  /** The stretches under a `try`, by the labels at which they begin. */
  readonly tries: ReadonlyMap<number, ProtectedStretch>;
}

/** The machine without what says whether its stops are an `await`. */
export interface ContextMachine {
  readonly body: ts.FunctionExpression | ts.ArrowFunction;
  readonly receiver: ts.Expression;
  readonly prologue: readonly ts.Statement[];
  readonly sections: readonly Section[];
  readonly context: MachineContext;
}

const { SyntaxKind } = compiler;

/** The machine that a call hands to what drives it: `wrap(function (c) { while (1) switch (c.prev = c.next) { … } }, …)`. */
export function contextMachineOf(call: ts.CallExpression): ContextMachine | null {
  const [body, , receiver = body] = call.arguments;
  if (body === undefined || receiver === undefined || call.arguments.length > 4) return null;
  if (!compiler.isFunctionExpression(body) && !compiler.isArrowFunction(body)) return null;
  const [parameter] = body.parameters;
  if (parameter === undefined || body.parameters.length > 1 || !compiler.isIdentifier(parameter.name)) return null;
  if (!compiler.isBlock(body.body)) return null;
  const { statements } = body.body;
  const chosen = endlessSwitch(statements.at(-1));
  const next = chosen === null ? null : nextIn(chosen.expression, parameter.name.text);
  const sections = chosen === null ? null : sectionsOf(chosen);
  if (next === null || sections === null) return null;
  const tries = triesIn(call.arguments.at(-1), sections, { name: parameter.name.text, next, tries: new Map() });
  const context = { name: parameter.name.text, next, tries };
  return { body, receiver, prologue: statements.slice(0, -1), sections, context };
}

/** Whether a function only makes such a machine and hands it on. */
export function makesContextMachine(body: ts.FunctionExpression | ts.ArrowFunction): boolean {
  const last = compiler.isBlock(body.body) ? body.body.statements.at(-1) : undefined;
  const given = last !== undefined && compiler.isReturnStatement(last) ? lastOf(last.expression) : body.body;
  return given !== undefined && compiler.isCallExpression(given) && contextMachineOf(given) !== null;
}

function endlessSwitch(loop: ts.Statement | undefined): ts.SwitchStatement | null {
  if (loop === undefined) return null;
  const isEndless =
    (compiler.isWhileStatement(loop) && isTrue(loop.expression)) ||
    (compiler.isForStatement(loop) && (loop.condition === undefined || isTrue(loop.condition)));
  if (!isEndless) return null;
  const inner = compiler.isBlock(loop.statement) ? loop.statement.statements[0] : loop.statement;
  return inner !== undefined && compiler.isSwitchStatement(inner) ? inner : null;
}

const isTrue = (node: ts.Expression): boolean =>
  node.kind === SyntaxKind.TrueKeyword || ['1', '!0'].includes(node.getText());

/** `c.prev = c.next`, or `c.next` alone. */
function nextIn(subject: ts.Expression, name: string): string | null {
  const asked = isAssignment(subject) && memberOf(subject.left, name) !== null ? subject.right : subject;
  return memberOf(asked, name);
}

const isAssignment = (node: ts.Node): node is ts.BinaryExpression =>
  compiler.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.EqualsToken;

function memberOf(node: ts.Expression, name: string): string | null {
  const isMember = compiler.isPropertyAccessExpression(node) && compiler.isIdentifier(node.expression);
  return isMember && node.expression.text === name ? node.name.text : null;
}

/** In order; the end, which has no number, comes after the others. */
function sectionsOf({ caseBlock }: ts.SwitchStatement): readonly Section[] | null {
  const sections: Section[] = [];
  for (const clause of caseBlock.clauses) {
    if (!compiler.isCaseClause(clause)) return null;
    const { expression, statements } = clause;
    const before = sections.at(-1)?.label ?? -1;
    const label = compiler.isNumericLiteral(expression) ? Number(expression.text) : before + 1;
    if (label <= before) return null;
    sections.push({ label, statements });
  }
  return sections[0]?.label === 0 ? sections : null;
}

/** `[[0, 6, 9, 12]]`: where each `try` begins, its handler, its `finally`, and what comes after. */
function triesIn(
  list: ts.Expression | undefined,
  sections: readonly Section[],
  context: MachineContext,
): ReadonlyMap<number, ProtectedStretch> {
  const tries = new Map<number, ProtectedStretch>();
  if (list === undefined || !compiler.isArrayLiteralExpression(list)) return tries;
  for (const entry of list.elements) {
    if (!compiler.isArrayLiteralExpression(entry)) continue;
    const [first, handler = null, cleanup = null, after = null] = entry.elements.map((one) =>
      compiler.isNumericLiteral(one) ? Number(one.text) : null,
    );
    const border = cleanup ?? handler;
    if (first === undefined || first === null || border === null) continue;
    tries.set(first, { handler, cleanup, end: after ?? meetingPoint(sections, border, context) });
  }
  return tries;
}

/** Where the stretch before a handler jumps to, which is where the handler comes out too. */
function meetingPoint(sections: readonly Section[], handler: number, context: MachineContext): number {
  const before = sections.findLast(({ label }) => label < handler);
  const jump = before?.statements.findLast((statement) => compiler.isExpressionStatement(statement));
  return (jump === undefined ? null : labelSetBy(jump, context)) ?? Infinity;
}

/** The label in `c.next = 5`, at the end of a chain of commas too. */
function labelSetBy(statement: ts.Statement, { name, next }: MachineContext): number | null {
  if (!compiler.isExpressionStatement(statement)) return null;
  const last = lastOf(statement.expression);
  if (last === undefined || !isAssignment(last) || memberOf(last.left, name) !== next) return null;
  return compiler.isNumericLiteral(last.right) ? Number(last.right.text) : null;
}

/** `if (…) { c.next = 5; break; }`; null for anything else. */
export function contextJumpIn(statement: ts.Statement, context: MachineContext): Jump | null {
  if (!compiler.isIfStatement(statement) || statement.elseStatement !== undefined) return null;
  if (!compiler.isBlock(statement.thenStatement)) return null;
  const [sets, leaves, more] = statement.thenStatement.statements;
  if (sets === undefined || leaves === undefined || more !== undefined || !compiler.isBreakStatement(leaves))
    return null;
  const isOne = compiler.isExpressionStatement(sets) && isAssignment(sets.expression);
  const target = isOne ? labelSetBy(sets, context) : null;
  return target === null ? null : plainly({ condition: statement.expression, whenTrue: target, whenFalse: null });
}

/** The `try` that a statement opens by telling the context that it has come there: `c.prev = 0`. */
export function contextStretchIn(
  statement: ts.Statement,
  { name, next, tries }: MachineContext,
): ProtectedStretch | null {
  if (tries.size === 0) return null;
  const holds =
    compiler.isExpressionStatement(statement) ||
    compiler.isReturnStatement(statement) ||
    compiler.isIfStatement(statement);
  // A minifier puts it in the middle of a chain of commas.
  for (let rest = holds ? statement.expression : undefined; rest !== undefined;) {
    const one = isComma(rest) ? rest.right : rest;
    const label = isAssignment(one) && compiler.isNumericLiteral(one.right) ? Number(one.right.text) : null;
    const member = isAssignment(one) ? memberOf(one.left, name) : null;
    const stretch = label === null || member === null || member === next ? undefined : tries.get(label);
    if (stretch !== undefined) return stretch;
    rest = isComma(rest) ? rest.left : undefined;
  }
  return null;
}
