/**
 * What is needed besides an event to tell what it does.
 */
import type { TraceEvent } from '../evaluate/trace.js';
import type { ts } from '../syntax/typescript.js';

export interface Circumstances {
  /** What happens on the side of the event alone, and on the other. */
  readonly here: readonly TraceEvent[];
  readonly there: readonly TraceEvent[];
  /** What the functions give back on the other side. */
  readonly returned: readonly TraceEvent[];
  /** What the guard is called. */
  readonly names: readonly string[];
  /** Where the guard stands. */
  readonly guard: ts.Node;
}
