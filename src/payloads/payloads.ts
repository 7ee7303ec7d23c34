/**
 * What a guard breaks: the difference of the runs on both sides of its flips, and which side of it harms.
 * Goes in: a guard. Comes out: the harm, its effects and the outcome on which it happens.
 */
import type { Outcome } from '../evaluate/trace.js';
import type { Guard, Occurrence } from '../evaluate/guard.js';
import { payloadKinds } from '../model.js';
import type { PayloadKind } from '../model.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { anonymous, functionName } from '../syntax/functions.js';
import { compiler } from '../syntax/typescript.js';
import { isAction } from '../evaluate/difference.js';
import { effectOf } from './effects.js';
import type { Circumstances } from './effects.js';
import { isRewound } from './rewinds.js';
import type { Harm, HarmEffect } from '../evaluate/harm.js';

/** The side of a flip that an outcome stands for: what is open goes with the one that the other end is not. */
function sideOf(outcome: Outcome, opposite: Outcome): 'T' | 'F' {
  if (outcome !== 'U') return outcome;
  return opposite === 'T' ? 'F' : 'T';
}

interface Sides {
  readonly T: HarmEffect[];
  readonly F: HarmEffect[];
}
const severityOf = (kind: PayloadKind): number => payloadKinds.indexOf(kind);
const worstOf = (effects: readonly HarmEffect[]): PayloadKind =>
  effects.reduce<PayloadKind>((worst, { kind }) => (severityOf(kind) < severityOf(worst) ? kind : worst), 'unknown');

/** The payload of a guard. `names` are what the guard is called: its function, the variables it stands in. */
export function harmOf(rulebook: Rulebook, guard: Guard, names: readonly string[]): Harm {
  const harm = harmIn(rulebook, guard, names);
  if (harm.effects.length > 0) return harm;
  const occurrences = guard.occurrences.slice(0, ledLimit).map((occurrence) => occurrence.led?.() ?? occurrence);
  const led = harmIn(rulebook, { ...guard, occurrences }, names);
  return led.effects.length > 0 ? led : harm;
}

/** Occurrences of one guard that are worth two more runs. */
const ledLimit = 4;

function harmIn(rulebook: Rulebook, guard: Guard, names: readonly string[]): Harm {
  const sides: Sides = { T: [], F: [] };
  let changes = false;
  const first = guard.flips[0];
  for (const occurrence of guard.occurrences) {
    const { difference } = occurrence;
    changes ||= difference.appears.length + difference.vanishes.length > 0;
    addEffects(rulebook, guard, occurrence, names, sides);
    if (first?.at === occurrence.flip.at) addLosses(occurrence, guard, sides);
  }
  leaveToCallers(sides);
  const side = harmfulSide(guard, sides);
  const effects = withoutMechanism(withoutStatus(distinct(sides[side]), guard.occurrences));
  const isReported = effects.length > 0 && effects.every(isStatus);
  return { kind: worstOf(effects), effects, side, changes, isReported, isRewound: isRewound(guard, side) };
}

function addEffects(
  rulebook: Rulebook,
  guard: Guard,
  occurrence: Occurrence,
  names: readonly string[],
  sides: Sides,
): void {
  const { flip, difference, returns } = occurrence;
  const later = sideOf(flip.after, flip.before);
  const earlier = sideOf(flip.before, flip.after);
  const { appears, vanishes } = difference;
  const known = { names, guard: guard.node };
  const gained = harmfulOf(rulebook, { here: appears, there: vanishes, returned: returns.before, ...known });
  const dropped =
    guard.via === 'timer'
      ? noHarm
      : harmfulOf(rulebook, { here: vanishes, there: appears, returned: returns.after, ...known });
  // What is surely harmed on one side is the guard's doing; what only might have been on the other was merely behind it.
  if (gained.open <= dropped.open) sides[later].push(...gained.effects);
  if (dropped.open <= gained.open) sides[earlier].push(...dropped.effects);
}

interface Harmful {
  readonly effects: readonly HarmEffect[];
  /** The fewest open conditions before one of them. */
  readonly open: number;
}

const noHarm: Harmful = { effects: [], open: Infinity };

function harmfulOf(rulebook: Rulebook, around: Circumstances): Harmful {
  const effects: HarmEffect[] = [];
  let open = Infinity;
  for (const event of around.here) {
    const effect = effectOf(rulebook, event, around);
    if (effect === null) continue;
    effects.push(effect);
    open = Math.min(open, event.open);
  }
  return { effects, open };
}

/**
 * What was done up to the first flip and is not done any more: a refusal when nothing is left of what the entry did
 * behind the guard, else something less. What is done again after a later flip was only a window.
 */
function addLosses(occurrence: Occurrence, guard: Guard, sides: Sides): void {
  const { difference, flip, actsAfter } = occurrence;
  const lost = difference.vanishes.filter(isAction);
  const [first] = lost;
  if (first === undefined || difference.appears.some(isAction) || guard.flips.length > 1) return;
  const side = sideOf(flip.after, flip.before);
  if (sides[side].length > 0) return;
  const names = [...new Set(lost.map(({ name }) => name))].slice(0, 3).join(', ');
  sides[side].push({
    kind: actsAfter ? 'degrade' : 'deny',
    node: first.node,
    within: first.within ?? first.node.getSourceFile(),
    title: 'no longer happens',
    detail: names,
    returned: null,
    entry: null,
    words: lost.slice(0, 6).map(({ name }) => name),
  });
}

/**
 * What a function without a name hands back, yes or no, is neither good nor bad by itself: where others are seen to act
 * on it, only they tell.
 */
function leaveToCallers(sides: Sides): void {
  const all = [...sides.T, ...sides.F];
  if (all.every(isNameless) || !all.some(isNameless)) return;
  for (const side of [sides.T, sides.F]) side.splice(0, side.length, ...side.filter((effect) => !isNameless(effect)));
}

const isNameless = ({ returned, within }: HarmEffect): boolean =>
  returned === 'value' && compiler.isFunctionLike(within) && functionName(within) === anonymous;

/** The entry for `false` in the place of `true`, which says nothing about what was asked. */
const plainRefusal = 'payloads/deny#returns-false';

/** The side with the worse harm; of two alike the one on which the guard ends up. */
function harmfulSide(guard: Guard, sides: Sides): 'T' | 'F' {
  const shown = (['T', 'F'] as const).filter((side) => sides[side].some(({ returned }) => returned !== 'value'));
  // Whoever hands back `false` may well be asked whether all is over: what is then done tells, where one side does it.
  const [acting] = shown;
  const other = acting === 'T' ? sides.F : sides.T;
  if (acting !== undefined && shown.length === 1 && other.every(({ entry }) => entry === plainRefusal)) return acting;
  const last = guard.flips.at(-1);
  const settled = last === undefined ? 'T' : sideOf(last.after, last.before);
  const [t, f] = [severityOf(worstOf(sides.T)), severityOf(worstOf(sides.F))];
  if (t === f && sides.T.some(isOwn(guard)) !== sides.F.some(isOwn(guard)))
    return sides.T.some(isOwn(guard)) ? 'T' : 'F';
  if (t === f) return guard.flips.length > 1 ? (settled === 'T' ? 'F' : 'T') : settled;
  return t < f ? 'T' : 'F';
}

/** Whether an effect stands in the very statement that the guard decides: what comes after it may only be let through. */
const isOwn =
  (guard: Guard) =>
  ({ node }: HarmEffect): boolean => {
    let statement = guard.node;
    while (!compiler.isStatement(statement) && !compiler.isSourceFile(statement)) statement = statement.parent;
    return (
      compiler.isIfStatement(statement) &&
      node.getSourceFile() === statement.getSourceFile() &&
      node.pos >= statement.pos &&
      node.end <= statement.end
    );
  };

/**
 * A truth among others in a report is acted on elsewhere: where somebody is seen to do so whom the one that says it does
 * not call, that is the effect. One in a field is only noted down: whatever is done beside it tells more.
 */
function withoutStatus(effects: readonly HarmEffect[], occurrences: readonly Occurrence[]): readonly HarmEffect[] {
  const acts = effects.filter((effect) => effect.returned === null && !isStatus(effect));
  if (acts.length === 0) return effects;
  const isActedOn = (status: HarmEffect): boolean => {
    if (status.returned === null) return true;
    const own = occurrences.filter(({ entry }) => entry === status.within);
    const done = new Set(
      own.flatMap(({ difference: { appears, vanishes } }) => [...appears, ...vanishes].map(({ node }) => node)),
    );
    return acts.some(({ node, within }) => within !== status.within && !done.has(node));
  };
  return effects.filter((effect) => !isStatus(effect) || !isActedOn(effect));
}

/** `{ …, trialExpired: true }`, `this.expired = true` */
const isStatus = ({ returned, entry, detail }: HarmEffect): boolean =>
  returned === null ? statusWrites.has(entry ?? '') : statusReturns.has(entry ?? '') && detail.includes(' gives {');
const statusReturns: ReadonlySet<string> = new Set([plainRefusal, 'payloads/deny#returns-bad-true']);
const statusWrites: ReadonlySet<string> = new Set(['payloads/deny#flag-raised', 'payloads/deny#flag-cleared']);

/**
 * A value handed back only carries the message where somebody else is seen to act on it, or to show another
 * tree: then that is the effect.
 */
function withoutMechanism(effects: readonly HarmEffect[]): readonly HarmEffect[] {
  const isShown = effects.some(({ returned }) => returned === 'tree');
  const outside = effects.filter((effect) => !isOfCallback(effect));
  const owned = outside.length > 0 ? outside : effects;
  const told = isShown ? owned.filter(({ returned }) => returned !== 'value') : owned;
  const acts = told.filter(({ returned }) => returned === null);
  const worstAct = severityOf(worstOf(acts));
  return acts.length === 0
    ? told
    : told.filter(({ returned, kind }) => returned === null || severityOf(kind) < worstAct);
}

/** What a function that is written among the arguments of a call hands back is for that call alone. */
const isOfCallback = ({ returned, within }: HarmEffect): boolean =>
  returned === 'value' && compiler.isFunctionLike(within) && compiler.isCallExpression(within.parent);

function distinct(effects: readonly HarmEffect[]): HarmEffect[] {
  const byPlace = new Map<string, HarmEffect>();
  for (const effect of effects) {
    const key = `${effect.kind} ${effect.node.getSourceFile().fileName} ${effect.node.pos} ${effect.node.end}`;
    if (!byPlace.has(key)) byPlace.set(key, effect);
  }
  return [...byPlace.values()].sort((a, b) => severityOf(a.kind) - severityOf(b.kind));
}
