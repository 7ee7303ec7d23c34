/**
 * Chance on one side of a flip and not on the other: a result, a write or an argument that is off by it. Takes an event that
 * chance has a part in; tells falsified from chosen. Which of two constants it draws is an experiment and falsifies nothing.
 */
import type { TraceEvent } from '../evaluate/trace.js';
import { makersOf, matchReturn } from '../rulebook/rulebook.js';
import type { PayloadMatch } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { changedFields, optionsBeside } from './returns.js';
import { isElement } from './trees.js';

/** `rows[]`, `rows.0` */
const element = /^(.*)(?:\[\]|\.\d+)$/su;
/** Of a long way only the last part is kept. */
const tail = 60;

/** What it means that chance has a part in an event; null where it has none, or had before. */
export function matchChance(
  rulebook: Rulebook,
  event: TraceEvent,
  others: readonly TraceEvent[],
  names: readonly string[],
): PayloadMatch | null {
  if (!event.byChance) return null;
  const other = others.find(({ kind, node }) => kind === event.kind && node === event.node);
  if (other?.byChance === true) return null;
  const change = changeOf(makersOf(rulebook, 'chance'), event, other ?? null);
  return change === null ? null : matchReturn(rulebook, change, [], names);
}

function changeOf(
  dice: ReadonlySet<string>,
  { kind, name, texts }: TraceEvent,
  other: TraceEvent | null,
): 'chance' | 'overwritten' | null {
  if (other !== null)
    return texts.some((text, index) => isFalsified(dice, other.texts[index] ?? '', text)) ? 'chance' : null;
  if (kind !== 'write') return null;
  const [text = ''] = texts;
  const owner = element.exec(name)?.[1];
  if (owner === undefined) return isMadeOf(text, name) ? 'chance' : null;
  // Things that change places are all still there.
  if (isElementOf(text, owner)) return null;
  // What was only just worked out is a result.
  return isMadeOf(text, owner) || owner.endsWith(')') ? 'chance' : 'overwritten';
}

/** Whether a value is made of what would have been there, or of chance itself. */
function isFalsified(dice: ReadonlySet<string>, better: string, worse: string): boolean {
  if (isElement(worse)) return false;
  const fields = changedFields(better, worse);
  const had = new Map(fields.map(([name]) => [name, fieldIn(better, name)]));
  if (fields.length > 0) return fields.some(([name, value]) => isFalsified(dice, had.get(name) ?? '', value));
  const fresh = optionsBeside(worse, better);
  const isRolled = (text: string): boolean => [...dice].some((one) => text.includes(`${one}(`));
  const known = originsIn(better);
  return fresh.some((text) => isRolled(text) || known.some((path) => isMadeOf(text, path)));
}

/** The text of an object from a field on. */
const fieldIn = (text: string, name: string): string => text.slice(text.indexOf(`${name}: `));
/** What is not in the program's text, and a value is worked out from: `param:value` of `round(param:value * 100)`. */
const originsIn = (text: string): string[] =>
  text
    .replace(/"(?:[^"\\]|\\.)*"|[\w$]+\(/gu, ' ')
    .split(/[\s()‹›,|{}[\]]+/u)
    .filter((word) => /^\p{L}.*[.:]/u.test(word));
/** Whether something was worked out from what has this path: that is part of it, and not the whole. */
const isMadeOf = (text: string, path: string): boolean => text !== `‹${path}›` && text.includes(path.slice(-tail));
/** `‹rows[i]›`, and nothing done to it. */
const isElementOf = (text: string, owner: string): boolean =>
  text.startsWith(`‹${owner}[`) && text.indexOf(']') === text.length - 2;
