/**
 * Whether a stored time is that of the first run by the way it is written: only where nothing is stored yet, and never again.
 * Goes in: the way a symbol came and where the clock meets it. Looks no further than the function or statement around it.
 */
import { conditionOf } from '../evaluate/happenings.js';
import { statementOfFile } from '../syntax/sight.js';
import { writtenFunction } from '../syntax/state-machines.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';

/** What a stored time is called that is written once: the catalogue knows it by these words. */
const nameOfFirstRun = 'first run';

/** `localStorage.getItem("begun")`, `settings.get('begun')`, as a part of a longer way. */
const reading = /\.(?:getItem|get)\(["'`]([^"'`]+)["'`]/;

/** Names that the way in which a stored time is written gives it. */
export function namesByWriting(path: string, met: ts.Node): readonly string[] {
  const key = reading.exec(path)?.[1];
  const around = writtenFunction(met) ?? statementOfFile(met);
  if (key === undefined) return fileTime.test(path) && makesFile(around) ? [nameOfFirstRun] : [];
  const writes: ts.Node[] = [];
  walk(around, (node) => {
    if (keyWritten(node) === key) writes.push(node);
    return true;
  });
  return writes.length > 0 && writes.every(isWhereNothingIs) ? [nameOfFirstRun] : [];
}

/** When a file was last written, as the way of a symbol. */
const fileTime = /\.[mc]time(?:Ms)?(?![\w$])/;

/** Whether a file whose times are asked is only ever written where there is none yet: it is there since the first run. */
function makesFile(around: ts.Node): boolean {
  const [asked, written] = [new Set<string>(), new Map<string, ts.Node[]>()];
  walk(around, (node) => {
    if (!compiler.isCallExpression(node)) return true;
    const [file] = node.arguments;
    const { expression: callee } = node;
    const name = compiler.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
    if (file === undefined) return true;
    if (/^l?stat(?:Sync)?$/.test(name)) asked.add(file.getText());
    else if (/^(?:write|append|output)File(?:Sync)?$|^(?:ensureFile|open|mkdir)(?:Sync)?$/.test(name))
      written.set(file.getText(), [...(written.get(file.getText()) ?? []), node]);
    return true;
  });
  const writes = [...asked].flatMap((file) => written.get(file) ?? []);
  return writes.length > 0 && writes.every((write) => isWhereNothingIs(write) || isWhereAskingFails(write));
}

/** `try { stat(file) } catch { write(file) }` */
function isWhereAskingFails(write: ts.Node): boolean {
  for (let outer = write.parent; !compiler.isFunctionLike(outer) && !compiler.isSourceFile(outer); outer = outer.parent)
    if (compiler.isCatchClause(outer)) return true;
  return false;
}

/** The key under which something is stored here; null for anything else. */
function keyWritten(node: ts.Node): string | null {
  if (!compiler.isCallExpression(node)) return null;
  const { expression: callee, arguments: args } = node;
  const isSetter = compiler.isPropertyAccessExpression(callee) && /^(?:setItem|set)$/.test(callee.name.text);
  return isSetter && args.length > 1 ? textOf(args[0]) : null;
}

const textOf = (node: ts.Node | undefined): string | null =>
  node !== undefined && compiler.isStringLiteralLike(node) ? node.text : null;

/** Whether a place is only come to where a test has told that something is missing. */
function isWhereNothingIs(write: ts.Node): boolean {
  for (let inner = write, outer = write.parent; !compiler.isFunctionLike(inner); inner = outer, outer = outer.parent) {
    if (compiler.isSourceFile(outer)) return false;
    const isDefault = compiler.isBinaryExpression(outer) && inner === outer.right && isCoalescing(outer);
    const branch = conditionOf(inner, outer);
    if (isDefault || (branch !== null && tellsMissing(branch.condition, branch.when))) return true;
  }
  return false;
}

const isCoalescing = ({ operatorToken }: ts.BinaryExpression): boolean =>
  operatorToken.kind === compiler.SyntaxKind.QuestionQuestionToken;

/** Whether an outcome of a test means that what it asks for is not there. */
function tellsMissing(test: ts.Expression, outcome: boolean): boolean {
  if (compiler.isParenthesizedExpression(test)) return tellsMissing(test.expression, outcome);
  if (compiler.isPrefixUnaryExpression(test) && test.operator === compiler.SyntaxKind.ExclamationToken)
    return tellsMissing(test.operand, !outcome);
  if (compiler.isCallExpression(test)) {
    const name = test.expression.getText();
    return name === 'isNaN' || name === 'Number.isNaN' ? outcome : isAsked(test) && !outcome;
  }
  if (!compiler.isBinaryExpression(test)) return isAsked(test) && !outcome;
  const { kind } = test.operatorToken;
  // Each of several reasons to write it anew has to be that it is missing.
  if (kind === compiler.SyntaxKind.BarBarToken && outcome)
    return tellsMissing(test.left, true) && tellsMissing(test.right, true);
  const isNothing = [test.left, test.right].some((side) => nothings.has(side.getText()));
  return isNothing && (equal.has(kind) ? outcome : unequal.has(kind) && !outcome);
}

const isAsked = (node: ts.Expression): boolean =>
  compiler.isIdentifier(node) || compiler.isCallExpression(node) || compiler.isPropertyAccessExpression(node);

const nothings: ReadonlySet<string> = new Set([
  'null',
  'undefined',
  'void 0',
  "'undefined'",
  '"undefined"',
  "''",
  '""',
]);
const { SyntaxKind } = compiler;
const equal: ReadonlySet<ts.SyntaxKind> = new Set([SyntaxKind.EqualsEqualsToken, SyntaxKind.EqualsEqualsEqualsToken]);
const unequal: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.ExclamationEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
]);
