/** Sequences, `switch` and `try` of plain code. */
import { compiler, type ts } from '../syntax/typescript.js';
import { setterOf } from './plans.js';
import type { Ending, Follower, Plan, Step } from './plans.js';
import { Thrown } from './values.js';
import type { Frame } from './values.js';

/** One statement after the other, until one of them leads elsewhere. */
export function stepsOf(machine: Follower, plan: Plan, nodes: readonly ts.Statement[]): Step {
  const steps = nodes.map((node) => machine.stepOf(plan, node));
  return (frame) => {
    for (const step of steps) {
      const ending = step(frame);
      if (ending !== null) return ending;
    }
    return null;
  };
}

export function switchOf(machine: Follower, plan: Plan, node: ts.SwitchStatement): Step {
  const subject = machine.codeOf(plan, node.expression);
  const clauses = node.caseBlock.clauses.map((clause) => ({
    test: compiler.isCaseClause(clause) ? machine.codeOf(plan, clause.expression) : null,
    run: stepsOf(machine, plan, clause.statements),
  }));
  const fallback = clauses.findIndex(({ test }) => test === null);
  return (frame) => {
    const value = subject(frame);
    const found = clauses.findIndex(({ test }) => test !== null && test(frame) === value);
    const first = found < 0 ? fallback : found;
    for (const { run } of first < 0 ? [] : clauses.slice(first)) {
      const ending = run(frame);
      if (ending === 'break' && frame.label === null) return null;
      if (ending !== null) return ending;
    }
    return null;
  };
}

export function tryOf(machine: Follower, plan: Plan, node: ts.TryStatement): Step {
  const work = stepsOf(machine, plan, node.tryBlock.statements);
  const { catchClause, finallyBlock } = node;
  const rescue = catchClause && stepsOf(machine, plan, catchClause.block.statements);
  const name = catchClause?.variableDeclaration?.name;
  const set = name && setterOf(plan, name);
  const last = finallyBlock && stepsOf(machine, plan, finallyBlock.statements);
  const attempt = (frame: Frame): Ending => {
    try {
      return work(frame);
    } catch (error) {
      if (!(error instanceof Thrown) || rescue === undefined) throw error;
      set?.(frame, error.value);
      return rescue(frame);
    }
  };
  return (frame) => {
    let ending: Ending;
    try {
      ending = attempt(frame);
    } catch (error) {
      const instead = error instanceof Thrown ? last?.(frame) : undefined;
      if (instead !== undefined && instead !== null) return instead;
      throw error;
    }
    const { result } = frame;
    const instead = last?.(frame) ?? null;
    if (instead === null) frame.result = result;
    return instead ?? ending;
  };
}
