/**
 * Activations that outlive their end: closures keep them. A definition is evaluated without the statements that follow
 * it, so that nobody knows which of the closures that it leaves have been called since:
 * `const manager = (() => { let key = null; return { set(k) { key = k; }, has: () => key !== null }; })()`.
 */
import type { Run } from './run.js';
import type { Environment, Value } from './values.js';

/** Marks the variables of an activation that has ended, where its result may hold closures: see `settle`. */
export function keepActivation(run: Run, environment: Environment, { kind }: Value): void {
  if (run.muted === 0 || !holders.has(kind)) return;
  for (const cell of environment.cells.values()) cell.kept = environment;
}

const holders: ReadonlySet<Value['kind']> = new Set(['function', 'object', 'array', 'class', 'choice'] as const);
