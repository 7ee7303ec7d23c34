/**
 * What a guard breaks: the difference of the runs on both sides of its flips, and which side of it harms.
 * Goes in: a guard. Comes out: the harm, its effects and the outcome on which it happens.
 */
import type { TraceEvent } from '../evaluate/trace.js';
import type { Guard, Occurrence } from '../evaluate/guard.js';
import { makersOf } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { enclosingFunction } from '../syntax/scopes.js';
import { isWithin } from '../syntax/is-within.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { effectOf } from './effects.js';
import { addLosses, isLeftAt, loseWork, sideOf } from './losses.js';
import type { Circumstances } from './circumstances.js';
import {
  isAnswer,
  isMute,
  isNotedDown,
  isStatus,
  leaveToCallers,
  leaveToCatchers,
  severityOf,
  withoutMechanism,
  withoutStatus,
  worstOf,
} from './mechanisms.js';
import type { Sides } from './mechanisms.js';
import { isRewound } from './rewinds.js';
import { isTree } from './trees.js';
import type { Harm, HarmEffect } from '../evaluate/harm.js';
import type { PayloadKind } from '../model.js';

/** The payload of a guard. `names` are what the guard is called: its function, the variables it stands in. */
export function harmOf(rulebook: Rulebook, guard: Guard, names: readonly string[]): Harm {
  const harm = harmIn(rulebook, guard, names);
  // Where a symbol blurs what is done with it, what a function hands back is all that is seen, or what is passed by.
  const isBlurred = harm.effects.every((effect) => isMute(effect) || effect.isPassed === true);
  if (!isBlurred && harm.kind !== 'nag') return harm;
  const occurrences = guard.occurrences.slice(0, ledLimit).map((occurrence) => occurrence.led?.() ?? occurrence);
  const led = harmIn(rulebook, { ...guard, occurrences }, names);
  // A warning is what shows first: what is refused with it may be refused for other reasons as well.
  const isWorse = led.side === harm.side && severityOf(led.kind) < severityOf(harm.kind);
  const isClearer = isBlurred && !led.effects.every(isMute);
  return led.effects.length > 0 && (harm.effects.length === 0 || isWorse || isClearer) ? led : harm;
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
    if (first?.at !== occurrence.flip.at) continue;
    addLosses(rulebook, occurrence, guard, names, sides);
    loseWork(occurrence, guard, sides);
  }
  leaveToCallers(sides, () => changesTree(rulebook, guard));
  for (const name of ['T', 'F'] as const) leaveToCatchers(sides[name]);
  const side = harmfulSide(guard, sides);
  const effects = withoutMechanism(withoutStatus(distinct(sides[side]), guard.occurrences));
  const isReported = effects.length > 0 && effects.every(isNotedDown);
  const isHandedBack = effects.length > 0 && effects.every(isStatus);
  const kind = worstOf(effects);
  return { kind, effects, side, changes, isReported, isHandedBack, isRewound: isRewound(guard, side) };
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
  const gained = harmfulOf(rulebook, guard, { here: appears, there: vanishes, returned: returns.before, ...known });
  const dropped =
    guard.via === 'timer'
      ? noHarm
      : harmfulOf(rulebook, guard, { here: vanishes, there: appears, returned: returns.after, ...known });
  // What is surely harmed on one side is the guard's doing; what only might have been on the other was merely behind it.
  const turned = (effects: readonly HarmEffect[]): HarmEffect[] => effects.map((one) => ({ ...one, at: flip.at }));
  const isTurned = (one: Harmful, other: Harmful): boolean =>
    one.open <= other.open ? !warnsAndLeaves(other.effects, one.effects) : warnsAndLeaves(one.effects, other.effects);
  if (isTurned(gained, dropped)) sides[later].push(...turned(gained.effects));
  if (isTurned(dropped, gained)) sides[earlier].push(...turned(dropped.effects));
}

interface Harmful {
  readonly effects: readonly HarmEffect[];
  /** The fewest open conditions before one of them. */
  readonly open: number;
}

const noHarm: Harmful = { effects: [], open: Infinity };

/**
 * An error in another function that quotes what it was handed, behind a condition on it: it is about that, and the guard
 * only lets the program come as far. Where one of several known values would do on its own, the condition asks for that.
 */
const isAboutArgument = (guard: Guard, { kind, open, within, texts }: TraceEvent): boolean =>
  kind === 'throw' &&
  open >= guard.under.length + 1 &&
  within !== enclosingFunction(guard.node) &&
  texts.some((text) => text.includes('‹'));

function harmfulOf(rulebook: Rulebook, guard: Guard, around: Circumstances): Harmful {
  const effects: HarmEffect[] = [];
  let open = Infinity;
  for (const event of around.here) {
    const effect = effectOf(rulebook, event, around);
    if (effect === null || isAboutArgument(guard, event)) continue;
    effects.push(effect);
    open = Math.min(open, event.open);
  }
  return { effects, open };
}

/** Whether a flip of the guard is seen in what is rendered. */
function changesTree(rulebook: Rulebook, { occurrences }: Guard): boolean {
  const trees = makersOf(rulebook, 'tree');
  return occurrences.some(({ difference: { appears, vanishes } }) =>
    [...appears, ...vanishes].some(({ kind, texts: [text = ''] }) => kind === 'return' && isTree(trees, text)),
  );
}

/** The side with the worse harm; of two alike the one on which the guard ends up. */
function harmfulSide(guard: Guard, sides: Sides): 'T' | 'F' {
  const shown = (['T', 'F'] as const).filter((side) => sides[side].some(({ returned }) => returned !== 'value'));
  // Whoever hands back `false`, or a lesser number, may well be asked whether all is over: what is then done tells, where one
  // side does it.
  const [acting] = shown;
  const other = acting === 'T' ? sides.F : sides.T;
  if (acting !== undefined && shown.length === 1 && other.every(isAnswer)) return acting;
  const [refusesLate, refusesEarly] = [turnsAway(sides.T, sides.F), turnsAway(sides.F, sides.T)];
  if (refusesLate !== refusesEarly) return refusesLate ? 'T' : 'F';
  const last = guard.flips.at(-1);
  const settled = last === undefined ? 'T' : sideOf(last.after, last.before);
  const [t, f] = [severityOf(worstOf(sides.T)), severityOf(worstOf(sides.F))];
  if (t === f && sides.T.some(isOwn(guard)) !== sides.F.some(isOwn(guard)))
    return sides.T.some(isOwn(guard)) ? 'T' : 'F';
  if (t === f) return guard.flips.length > 1 ? (settled === 'T' ? 'F' : 'T') : settled;
  return t < f ? 'T' : 'F';
}

/**
 * `if (isOver()) throw …`, and behind it what the program is there for: however grave that is, it only goes on where nobody is
 * turned away.
 */
const turnsAway = (side: readonly HarmEffect[], other: readonly HarmEffect[]): boolean =>
  other.length > 0 &&
  side.some(({ kind, node, isCaught }) => {
    const condition = kind === 'throw' && !isCaught ? conditionAround(node) : null;
    return condition !== null && other.every((effect) => effect.returned === null && !isWithin(effect.node, condition));
  });

/** `if (isOver()) { warn(); return; }`, and behind it what the program is there for. */
const warnsAndLeaves = (side: readonly HarmEffect[], other: readonly HarmEffect[]): boolean =>
  other.length > 0 &&
  side.some(
    (warning) =>
      warning.kind === 'nag' &&
      other.every(({ kind, returned, node }) => slight.has(kind) && returned === null && isLeftAt(warning.node, node)),
  );
const slight: ReadonlySet<PayloadKind> = new Set<PayloadKind>(['degrade', 'nag']);

function conditionAround(node: ts.Node): ts.IfStatement | null {
  let outer = node.parent;
  while (compiler.isBlock(outer)) outer = outer.parent;
  return compiler.isIfStatement(outer) ? outer : null;
}

/** Whether an effect stands in the very statement that the guard decides: what comes after it may only be let through. */
const isOwn =
  (guard: Guard) =>
  ({ node }: HarmEffect): boolean => {
    let statement = guard.node;
    while (!compiler.isStatement(statement) && !compiler.isSourceFile(statement)) statement = statement.parent;
    return compiler.isIfStatement(statement) && isWithin(node, statement);
  };

function distinct(effects: readonly HarmEffect[]): HarmEffect[] {
  const byPlace = new Map<string, HarmEffect>();
  for (const effect of effects) {
    const key = `${effect.kind} ${effect.node.getSourceFile().fileName} ${effect.node.pos} ${effect.node.end}`;
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, effect);
    else if ((effect.at ?? 0) < (known.at ?? 0)) byPlace.set(key, { ...known, at: effect.at });
  }
  return [...byPlace.values()].sort((a, b) => severityOf(a.kind) - severityOf(b.kind));
}
