/**
 * What is written into a page on both sides of a flip: the same picture with other words in it, which takes nothing away. Takes an
 * event, gives the words that are new; null where another picture comes in the place of the first.
 */
import type { TraceEvent } from '../evaluate/trace.js';
import { isSaidAlike } from './returns.js';

/** The words that a written text shows and the other side does not, where most of it is shown on both sides. */
export function drawnAnew(
  { kind, node, texts, said }: TraceEvent,
  there: readonly TraceEvent[],
): readonly string[] | null {
  const other = there.find((one) => one.kind === kind && one.node === node);
  const [now = '', before = ''] = [(said ?? texts)[0], (other?.said ?? other?.texts)?.[0]];
  if (other === undefined || !now.startsWith('"') || !before.startsWith('"')) return null;
  if (isSaidAlike(now, before)) return [];
  const [has, had] = [shownIn(now), shownIn(before)];
  const isKept = (one: string): boolean => has.some((own) => isSaidAlike(own, one));
  if (!/^"\s*(?:\\n\s*)*</.test(before) || had.length === 0 || had.filter(isKept).length * 2 < had.length) return null;
  return has.filter((own) => !had.some((one) => isSaidAlike(own, one)));
}

/** What stands between the tags of a text. */
const shownIn = (text: string): string[] =>
  text
    .slice(1, -1)
    .replace(/\\n/g, ' ')
    .split(/<[^<>]*>?/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
