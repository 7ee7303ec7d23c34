/**
 * Gates of a guard: flags that it waits for, builds that fold it away, and a gate that was there once and now stands
 * beside it as a comment.
 */
import type { Guard } from '../evaluate/guard.js';
import type { Arming } from '../model.js';
import { entryId, speaksOf, vocabularyIn } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { commentsAbout } from '../syntax/comments.js';
import { oneLine } from '../syntax/places.js';

export interface Gates {
  readonly arming: Arming;
  /** What it waits for; of a disarmed one the names that fold it away. */
  readonly conditions: readonly string[];
  /** The names without which it does nothing: it is there in this build alone. */
  readonly onlyHere: readonly string[];
  /** A condition that is commented out beside it. */
  readonly lost: string | null;
  /** Catalogue entries that say so. */
  readonly matched: readonly string[];
}

/** Open conditions that speak of a flag: what the guard waits for besides the clock. */
function flagsOf(rulebook: Rulebook, guard: Guard): string[] {
  const isOpen = guard.flips.some(({ before, after }) => before === 'U' || after === 'U');
  const texts = [...guard.under, ...(isOpen ? [guard.node.getText()] : [])];
  return [...new Set(texts.filter((text) => speaksOf(rulebook, [text], 'flag')).map((text) => oneLine(text, 80)))];
}

const squeezed = (text: string): string => text.replace(/\s+/g, '');
const wordsIn = (text: string): string[] => text.match(/[A-Za-z_$][\w$]{3,}/g) ?? [];
const isCondition = /^(?:\}?\s*else\s+)?if\s*\(|&&\s*$|^&&/;

/** A comment that is a stricter condition than the guard: the same one behind a flag, or a flag alone. */
function lostGate(rulebook: Rulebook, guard: Guard): string | null {
  const code = guard.node.getText();
  const known = new Set(wordsIn(code));
  const found = commentsAbout(guard.node).find((comment) => {
    if (!isCondition.test(comment)) return false;
    const added = wordsIn(comment).filter((word) => !known.has(word));
    const isStricter = squeezed(comment).includes(squeezed(code)) ? comment.includes('&&') : false;
    return added.length > 0 && (isStricter || speaksOf(rulebook, added, 'flag'));
  });
  return found === undefined ? null : oneLine(found, 80);
}

/** Everything that stands, or stood, between a guard and its harm besides the clock. */
export function gatesOf(rulebook: Rulebook, guard: Guard): Gates {
  const { gate } = guard;
  const lost = lostGate(rulebook, guard);
  const conditions = flagsOf(rulebook, guard);
  const matched = [
    ...rulebook.switches.filter(({ name }) => gate?.names.includes(name)).map((entry) => entryId.switch(entry)),
    ...vocabularyIn(rulebook, conditions)
      .filter(({ theme }) => theme === 'flag')
      .map((entry) => entryId.vocabulary(entry)),
  ];
  if (gate?.kind === 'folded-away') return { arming: 'disarmed', conditions: gate.names, onlyHere: [], lost, matched };
  const arming = conditions.length > 0 ? 'conditional' : 'armed';
  return { arming, conditions, onlyHere: gate?.names ?? [], lost, matched };
}
