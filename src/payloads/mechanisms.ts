/**
 * Which of the effects of a guard are what happens, and which only the way to it: flags, truths that are handed back and
 * acted on by others, errors that are caught. Goes in: what was found to be harm. Comes out: what is told.
 */
import type { Occurrence } from '../evaluate/guard.js';
import type { HarmEffect } from '../evaluate/harm.js';
import { payloadKinds } from '../model.js';
import type { PayloadKind } from '../model.js';
import { anonymous, functionName } from '../syntax/functions.js';
import { isOnlyCalled } from '../syntax/only-called.js';
import { compiler } from '../syntax/typescript.js';

/** The effects on the two sides of a guard. */
export interface Sides {
  readonly T: HarmEffect[];
  readonly F: HarmEffect[];
}

/** The worst is 0. */
export const severityOf = (kind: PayloadKind): number => payloadKinds.indexOf(kind);
export const worstOf = (effects: readonly HarmEffect[]): PayloadKind =>
  effects.reduce<PayloadKind>((worst, { kind }) => (severityOf(kind) < severityOf(worst) ? kind : worst), 'unknown');

/** The entry for `false` in the place of `true`, which says nothing about what was asked. */
const plainRefusal = 'payloads/deny#returns-false';

/**
 * What a function without a name hands back, yes or no, is neither good nor bad by itself: where others are seen to act
 * on it, only they tell, and what `isShown` in a tree is told by that, harmless as it may be.
 */
export function leaveToCallers(sides: Sides, isShown: () => boolean): void {
  const all = [...sides.T, ...sides.F];
  if (!all.some(isNameless) || (all.every(isNameless) && !isShown())) return;
  for (const side of [sides.T, sides.F]) side.splice(0, side.length, ...side.filter((effect) => !isNameless(effect)));
}

/** What a function hands back that says nothing by itself: without a name and in no words, or a number, which may be a status. */
export const isMute = (effect: HarmEffect): boolean => isNameless(effect) || effect.entry === lessReturned;
/** What whoever asked is told, and acts on. */
export const isAnswer = ({ entry }: HarmEffect): boolean => entry === plainRefusal || entry === lessReturned;
const lessReturned = 'payloads/degrade#returns-smaller';

const isNameless = ({ returned, within, entry }: HarmEffect): boolean =>
  returned === 'value' &&
  !spokenReturns.has(entry ?? '') &&
  compiler.isFunctionLike(within) &&
  functionName(within) === anonymous;

/** A status word or a message says by itself what it stands for. */
const spokenReturns: ReadonlySet<string> = new Set(['payloads/deny#returns-bad-word', 'payloads/nag#returns-message']);

/**
 * An error about an expiry that the program itself catches is what is done about it; where that is only a word to somebody,
 * or nothing that is known, the error was meant to stop what comes after it.
 */
export function leaveToCatchers(side: HarmEffect[]): void {
  const acts = side.filter(({ isCaught }) => !isCaught);
  if (severityOf(worstOf(acts)) < severityOf('nag')) side.splice(0, side.length, ...acts);
}

/**
 * A truth that is handed back is acted on elsewhere: where somebody is seen to do so whom the one that says it does not
 * call, that is the effect. One in a field is only noted down: whatever is done beside it, or shown for it, tells more.
 */
export function withoutStatus(
  effects: readonly HarmEffect[],
  occurrences: readonly Occurrence[],
): readonly HarmEffect[] {
  const done = effects.filter((effect) => effect.returned === null && !isStatus(effect));
  const isShown = effects.some(({ returned }) => returned === 'tree');
  if (done.length === 0 && !isShown) return effects;
  const isActedOn = (status: HarmEffect): boolean => {
    if (status.returned === null) return true;
    // A plain no refuses, whatever is printed about it, where more may ask than are seen to.
    const acts = isReport(status) || isOnlyCalled(status.within) ? done : done.filter(({ kind }) => kind !== 'nag');
    const own = occurrences.filter(({ entry }) => entry === status.within);
    const byItself = new Set(
      own.flatMap(({ difference: { appears, vanishes } }) => [...appears, ...vanishes].map(({ node }) => node)),
    );
    return acts.some(({ node, within }) => within !== status.within && !byItself.has(node));
  };
  const isShownOrDone = isShown || done.some((effect) => effect.kind !== 'nag' && !isStatusWord(effect));
  return effects.filter((effect) => (isStatusWord(effect) ? !isShownOrDone : !isStatus(effect) || !isActedOn(effect)));
}

/** `this.state = { expired: true }`, `order.status = 'expired'`: a word for others to act on, which a warning beside it is not. */
const isStatusWord = ({ returned, entry }: HarmEffect): boolean => returned === null && statusWords.has(entry ?? '');
const statusWords: ReadonlySet<string> = new Set(['payloads/deny#status =', 'payloads/deny#state =']);

/** `isExpired()`, `{ …, trialExpired: true }`, `this.expired = true` */
export const isStatus = ({ returned, entry }: HarmEffect): boolean =>
  (returned === null ? statusWrites : statusReturns).has(entry ?? '');
/** It stands among others, in an object. */
const isReport = ({ detail }: HarmEffect): boolean => detail.includes(' gives {');
/** A truth in a field or a report. */
export const isNotedDown = (effect: HarmEffect): boolean =>
  isStatus(effect) && (effect.returned === null || isReport(effect));
const statusReturns: ReadonlySet<string> = new Set([
  plainRefusal,
  'payloads/deny#returns-bad-true',
  'payloads/deny#returns-bad-word',
]);
const statusWrites: ReadonlySet<string> = new Set(['payloads/deny#flag-raised', 'payloads/deny#flag-cleared']);

/**
 * A value handed back only carries the message where somebody else is seen to act on it, or to show another
 * tree: then that is the effect.
 */
export function withoutMechanism(effects: readonly HarmEffect[]): readonly HarmEffect[] {
  const isShown = effects.some(({ returned }) => returned === 'tree');
  const outside = effects.filter((effect) => !isOfCallback(effect));
  const owned = outside.length > 0 ? outside : effects;
  const told = isShown ? owned.filter(({ returned }) => returned !== 'value') : owned;
  const acts = told.filter(({ returned }) => returned === null);
  const worstAct = severityOf(worstOf(acts));
  // Whoever is sent elsewhere, or has it taken away, gets nothing where he was.
  const isLed = acts.some(({ kind }) => kind === 'redirect' || kind === 'degrade');
  const isWorse = ({ kind, entry }: HarmEffect): boolean =>
    severityOf(kind) < worstAct && !(isLed && entry === nothingReturned);
  return acts.length === 0 ? told : told.filter((effect) => effect.returned === null || isWorse(effect));
}
const nothingReturned = 'payloads/deny#returns-null';

/** What a function that is written among the arguments of a call hands back is for that call alone. */
const isOfCallback = ({ returned, within }: HarmEffect): boolean =>
  returned === 'value' &&
  compiler.isFunctionLike(within) &&
  compiler.isCallExpression(within.parent) &&
  within.parent.arguments.some((argument) => argument === within);
