/**
 * Regular expressions from scanned code, made only when they cannot run away: no repeated group with a repetition
 * or an alternative in it, and a bound on text length by the number of open repetitions. Gives null otherwise.
 */
import type { RegExpValue } from '../values.js';

const longestText = 10_000;
const longestPattern = 500;
const workLimit = 2e7;

/** What can make a match slow: open repetitions, the product of bounded ones, and whether it is nested. */
interface Shape {
  readonly nested: boolean;
  readonly open: number;
  readonly factor: number;
}

const quantifier = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/;

/** The quantifier at the head of a text: its length, whether it has no upper bound, and how many lengths it allows. */
function readQuantifier(text: string): { length: number; open: boolean; choices: number; repeats: boolean } | null {
  const match = quantifier.exec(text);
  if (match === null) return null;
  const [whole, least, most] = match;
  if (least === undefined) {
    const open = !whole.startsWith('?');
    return { length: whole.length, open, choices: open ? 1 : 2, repeats: open };
  }
  const upper = most === undefined ? Number(least) : most === '' ? Infinity : Number(most);
  const open = upper - Number(least) > 50;
  return { length: whole.length, open, choices: open ? 1 : upper - Number(least) + 1, repeats: upper > 1 };
}

/** Where the character class that begins at `index` ends. */
function endOfClass(source: string, index: number): number {
  for (let at = index + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']') return at;
  }
  return source.length;
}

/** A group that is still open: whether a repetition or an alternative was met in it, and how many alternatives it has. */
interface Group {
  branching: boolean;
  alternatives: number;
}

function shapeOf(source: string): Shape {
  const groups: Group[] = [];
  const whole: Group = { branching: false, alternatives: 1 };
  let nested = false;
  let open = 0;
  let factor = 1;
  const mark = (): void => groups.forEach((group) => void (group.branching = true));
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    let closed: Group | undefined;
    if (character === '(') {
      groups.push({ branching: false, alternatives: 1 });
      if (source[index + 1] === '?') index++;
      continue;
    }
    if (character === '|') {
      mark();
      (groups.at(-1) ?? whole).alternatives++;
      continue;
    }
    if (character === '\\') index++;
    else if (character === '[') index = endOfClass(source, index);
    else if (character === ')') closed = groups.pop();
    factor *= closed?.alternatives ?? 1;
    const found = readQuantifier(source.slice(index + 1));
    if (found === null) continue;
    index += found.length;
    nested ||= found.repeats && closed?.branching === true;
    open += found.open ? 1 : 0;
    factor *= found.choices;
    if (found.repeats || found.choices > 1) mark();
  }
  return { nested, open, factor: factor * whole.alternatives };
}

/** Whether matching this pattern against a text of that length stays within bounds, whatever the text. */
export function isSafePattern(source: string, textLength: number): boolean {
  if (source.length > longestPattern || textLength > longestText || /\\[1-9k]/.test(source)) return false;
  const { nested, open, factor } = shapeOf(source);
  const anchored = source.startsWith('^') && !source.includes('|');
  return !nested && Math.max(1, textLength) ** (open + (anchored ? 0 : 1)) * factor <= workLimit;
}

/** The pattern made ready for a text of that length, or null when it is refused or no pattern at all. */
export function compilePattern(pattern: RegExpValue, textLength: number, addFlags = ''): RegExp | null {
  const flags = [...new Set(pattern.flags + addFlags)].join('');
  // With `v` a class may hold classes, which the reading above does not follow; `y` needs a place to start from.
  if (/[vy]/.test(pattern.flags) || !isSafePattern(pattern.source, textLength)) return null;
  try {
    return new RegExp(pattern.source, flags);
  } catch {
    return null;
  }
}
