/**
 * `switch`: cases in order, each compared strictly. Cases that a symbol may choose are all run from the same state.
 */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { eitherWay } from './branches.js';
import { compare } from './compare.js';
import { truthiness } from './truth.js';
import { goesOn } from './run.js';
import type { Completion, Run } from './run.js';
import type { Environment } from './values.js';

/** Runs the clauses from one on, falling through until a jump. */
function runFrom(
  run: Run,
  clauses: readonly ts.CaseOrDefaultClause[],
  index: number,
  environment: Environment | null,
): Completion {
  const statements = clauses.slice(index).flatMap((clause) => [...clause.statements]);
  const completion = run.interpreter.executeAll(run, statements, environment);
  const jumps = completion.jumps.filter(({ kind, label }) => !(kind === 'break' && label === null));
  return { ...completion, normal: completion.normal || jumps.length < completion.jumps.length, jumps };
}

/** Indices of the clauses at which execution may start; -1 when it may pass by all of them. */
function candidates(run: Run, node: ts.SwitchStatement, environment: Environment | null): number[] {
  const subject = run.interpreter.evaluate(run, node.expression, environment);
  const { clauses } = node.caseBlock;
  const starts: number[] = [];
  for (const [index, clause] of clauses.entries()) {
    if (!compiler.isCaseClause(clause)) continue;
    const value = run.interpreter.evaluate(run, clause.expression, environment);
    const same = truthiness(compare(run, subject, '===', value, clause.expression));
    if (same === false) continue;
    starts.push(index);
    if (same === true) return starts;
  }
  return [...starts, clauses.findIndex((clause) => compiler.isDefaultClause(clause))];
}

export function executeSwitch(run: Run, node: ts.SwitchStatement, environment: Environment | null): Completion {
  const { clauses } = node.caseBlock;
  const branches = candidates(run, node, environment).map(
    (index) => (): Completion => (index < 0 ? goesOn : runFrom(run, clauses, index, environment)),
  );
  const [only] = branches;
  if (only !== undefined && branches.length === 1) return only();
  return eitherWay(run, branches, { text: node.expression.getText().slice(0, 200), symbols: [1, 1] });
}
