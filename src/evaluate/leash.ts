/**
 * A limit of steps for something that is evaluated on the side: it gives something else where it takes more, so that it
 * does not cost the guard behind it. Takes a run and what to evaluate, gives what that gives.
 */
import { AsideExceeded } from './run.js';
import type { Run } from './run.js';

/** Evaluates within so many steps. The limit that holds around it goes on holding: past that, it is given up as a whole. */
export function withinSteps<T>(run: Run, steps: number, evaluate: () => T, otherwise: () => T): T {
  const { asideLimit } = run;
  const { length } = run.calls;
  run.asideLimit = Math.min(asideLimit, run.steps + steps);
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof AsideExceeded) || run.steps > asideLimit) throw error;
    run.calls.length = length;
    return otherwise();
  } finally {
    run.asideLimit = asideLimit;
  }
}
