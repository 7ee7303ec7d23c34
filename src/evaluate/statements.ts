/**
 * Statements: the order in which things happen. Gives completions; loops with a known condition run within a
 * budget, others once; a branch that a symbol decides runs both ways.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { eitherWay, goingOn, openingOf } from './branches.js';
import { notePassedBy, test } from './compare.js';
import { throwing } from './events.js';
import { executeDo, executeFor, executeForIn, executeForOf, executeWhile } from './loops.js';
import { goesOn } from './run.js';
import type { Completion, Run } from './run.js';
import { executeSwitch } from './switches.js';
import { executeTry } from './tries.js';
import { undefinedValue } from './values.js';
import type { Environment } from './values.js';
import { declareVariables } from './variables.js';

type Handler<T extends ts.Node = ts.Node> = (run: Run, node: T, environment: Environment | null) => Completion;

/** Runs statements one after the other. In long bodies those that have nothing to do with the clock are left out. */
export function executeAll(run: Run, statements: readonly ts.Statement[], environment: Environment | null): Completion {
  let completion = goesOn;
  for (const statement of statements) {
    completion = goingOn(run, completion, () => run.interpreter.execute(run, statement, environment));
    if (!completion.normal) return completion;
  }
  return completion;
}

const executeIf: Handler<ts.IfStatement> = (run, node, environment) => {
  const value = run.interpreter.evaluate(run, node.expression, environment);
  const answer = test(run, value, node.expression);
  const otherwise = (): Completion =>
    node.elseStatement === undefined ? goesOn : run.interpreter.execute(run, node.elseStatement, environment);
  if (answer !== null) {
    notePassedBy(run, value, node.expression, answer ? node.elseStatement : node.thenStatement);
    const completion = answer ? run.interpreter.execute(run, node.thenStatement, environment) : otherwise();
    if (!completion.normal) notePassedBy(run, value, node.expression, node.parent);
    return completion;
  }
  const then = (): Completion => run.interpreter.execute(run, node.thenStatement, environment);
  return eitherWay(run, [then, otherwise], openingOf(node.expression, value));
};

const executeReturn: Handler<ts.ReturnStatement> = (run, node, environment) => {
  const returned =
    node.expression === undefined ? undefinedValue : run.interpreter.evaluate(run, node.expression, environment);
  return { normal: false, returned, jumps: [] };
};

const executeThrow: Handler<ts.ThrowStatement> = (run, node, environment) => {
  const value = run.interpreter.evaluate(run, node.expression, environment);
  return throwing(run, value, node);
};

const executeLabeled: Handler<ts.LabeledStatement> = (run, node, environment) => {
  const completion = run.interpreter.execute(run, node.statement, environment);
  const isOurs = (label: string | null): boolean => label === node.label.text;
  const jumps = completion.jumps.filter(({ label }) => !isOurs(label));
  return { ...completion, normal: completion.normal || jumps.length < completion.jumps.length, jumps };
};

const jump =
  (kind: 'break' | 'continue'): Handler<ts.BreakOrContinueStatement> =>
  (_run, node) => ({ normal: false, returned: null, jumps: [{ kind, label: node.label?.text ?? null }] });

const { SyntaxKind } = compiler;
const handlers = new Map<ts.SyntaxKind, Handler>();
const on = <T extends ts.Node>(kind: ts.SyntaxKind, handler: Handler<T>): void =>
  void handlers.set(kind, handler as Handler);

on<ts.Block>(SyntaxKind.Block, (run, node, environment) =>
  run.interpreter.executeAll(run, node.statements, environment),
);
on<ts.ExpressionStatement>(SyntaxKind.ExpressionStatement, (run, node, environment) => {
  run.interpreter.evaluate(run, node.expression, environment);
  return goesOn;
});
on<ts.VariableStatement>(SyntaxKind.VariableStatement, (run, node, environment) => {
  declareVariables(run, node.declarationList, environment);
  return goesOn;
});
on<ts.ExportAssignment>(SyntaxKind.ExportAssignment, (run, node, environment) => {
  run.interpreter.evaluate(run, node.expression, environment);
  return goesOn;
});
on<ts.IfStatement>(SyntaxKind.IfStatement, executeIf);
on<ts.ReturnStatement>(SyntaxKind.ReturnStatement, executeReturn);
on<ts.ThrowStatement>(SyntaxKind.ThrowStatement, executeThrow);
on<ts.LabeledStatement>(SyntaxKind.LabeledStatement, executeLabeled);
on<ts.BreakOrContinueStatement>(SyntaxKind.BreakStatement, jump('break'));
on<ts.BreakOrContinueStatement>(SyntaxKind.ContinueStatement, jump('continue'));
on<ts.ForStatement>(SyntaxKind.ForStatement, executeFor);
on<ts.ForOfStatement>(SyntaxKind.ForOfStatement, executeForOf);
on<ts.ForInStatement>(SyntaxKind.ForInStatement, executeForIn);
on<ts.WhileStatement>(SyntaxKind.WhileStatement, executeWhile);
on<ts.DoStatement>(SyntaxKind.DoStatement, executeDo);
on<ts.SwitchStatement>(SyntaxKind.SwitchStatement, executeSwitch);
on<ts.TryStatement>(SyntaxKind.TryStatement, executeTry);

/** Runs one statement. Declarations of functions, classes and imports need nothing: they are evaluated when read. */
export function execute(run: Run, node: ts.Statement, environment: Environment | null): Completion {
  run.step();
  return handlers.get(node.kind)?.(run, node, environment) ?? goesOn;
}
