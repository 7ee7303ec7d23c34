/**
 * A clock that winds itself up: on the side where the guard does its work, the present is stored under the very name that
 * the date was read from, so that the guard is back where it began. That is how often something is done, and no end of it.
 */
import type { Guard } from '../evaluate/guard.js';
import type { TraceEvent } from '../evaluate/trace.js';

const quoted = /"((?:[^"\\]|\\.)+)"/g;

/** Whether a guard's harmful side stores the present where the date came from. */
export function isRewound({ anchorPath, occurrences }: Guard, side: 'T' | 'F'): boolean {
  if (anchorPath === null) return false;
  const keys = [...anchorPath.matchAll(quoted)].map(([key]) => key);
  return occurrences.some(({ difference: { appears, vanishes }, flip }) => {
    const isLater = flip.after === side || (flip.after === 'U' && flip.before !== side);
    return (isLater ? appears : vanishes).some((event) => stores(event, anchorPath, keys));
  });
}

function stores({ kind, name, texts, isTimed }: TraceEvent, anchorPath: string, keys: readonly string[]): boolean {
  if (!isTimed) return false;
  return kind === 'write' ? anchorPath === name : kind === 'call' && texts.some((text) => keys.includes(text));
}
