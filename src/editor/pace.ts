/**
 * Time for an editor: how long a step may take before the editor has its turn. It decides when an answer comes, never
 * what it says, and is the one place that looks at a clock.
 */

/** Whether so many milliseconds have gone by since it was made. */
export function timer(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() >= end;
}

/** Lets whatever else is waiting have its turn. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
