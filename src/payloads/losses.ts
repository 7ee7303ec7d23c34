/**
 * What a guard leaves undone: work that was done up to a flip and is not done behind it. Goes in: how the runs of an entry differ.
 * Comes out: a loss among the effects of the side that has it.
 */
import { isAction, isPrint } from '../evaluate/difference.js';
import type { Guard, Occurrence } from '../evaluate/guard.js';
import type { HarmEffect } from '../evaluate/harm.js';
import type { Outcome, TraceEvent } from '../evaluate/trace.js';
import type { PayloadKind } from '../model.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { functionName } from '../syntax/functions.js';
import { handedNames } from '../syntax/handed-names.js';
import { isLeaving } from '../syntax/leaving.js';
import { isWithin } from '../syntax/is-within.js';
import { enclosingFunction } from '../syntax/scopes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { effectOf } from './effects.js';
import { isStatus } from './mechanisms.js';
import type { Sides } from './mechanisms.js';
import { drawnAnew } from './redrawn.js';

/** The side of a flip that an outcome stands for: what is open goes with the one that the other end is not. */
export function sideOf(outcome: Outcome, opposite: Outcome): 'T' | 'F' {
  if (outcome !== 'U') return outcome;
  return opposite === 'T' ? 'F' : 'T';
}

/**
 * What was done up to the first flip and is not done any more: a refusal when nothing is left of what a function did
 * behind the guard, else something less, as where somebody only asks for what was kept of it. What is done again after a later flip was only a window.
 */
export function addLosses(
  rulebook: Rulebook,
  occurrence: Occurrence,
  guard: Guard,
  names: readonly string[],
  sides: Sides,
): void {
  const { difference, flip, returns } = occurrence;
  const around = {
    here: difference.vanishes,
    there: difference.appears,
    returned: returns.after,
    names,
    guard: guard.node,
  };
  // What comes and goes with the calendar marks its own day: the month of a list that is the present one.
  const lost = difference.vanishes.filter(
    (event) =>
      isAction(event) &&
      !isPrint(event) &&
      effectOf(rulebook, event, around)?.kind !== 'nag' &&
      !(guard.every !== null && event.kind === 'write') &&
      drawnAnew(rulebook, event, difference.appears) === null,
  );
  const [first] = lost;
  if (first === undefined || guard.flips.length > 1) return;
  const side = sideOf(flip.after, flip.before);
  const isOnlyWarned = sides[side].length > 0 && sides[side].every(({ kind }) => kind === 'nag');
  // What comes in the place of something is another way to do it, but for the word that it is over.
  // Another function that leaves something undone for it loses no more than the first.
  if (!sides[side].some(isLoss)) {
    const isOpen = first.open > 0 && !lost.some((event) => isLeftFor(event, sides[side]));
    if (isOnlyWarned ? isOpen : sides[side].length > 0 || difference.appears.some(isAction)) return;
    sides[side].push(lossOf(occurrence, guard, lost, first, sides[side]));
  }
  // What was asked of a server until then is what the program is there for.
  const isLost = ({ kind, node }: HarmEffect): boolean =>
    kind === 'network' && lost.some((event) => event.node === node);
  const earlier = side === 'T' ? sides.F : sides.T;
  earlier.splice(0, earlier.length, ...earlier.filter((effect) => !isLost(effect)));
}

/**
 * Up to a date that the product was given, running other programs, asking servers and leading elsewhere is what it is there
 * for, however grave it is for others. A date that somebody wrote may be the end of an attack.
 */
const work: ReadonlySet<PayloadKind> = new Set<PayloadKind>(['execute', 'network', 'redirect']);

/** Work that ends at the flip is no harm of the side before it: it is lost, where nothing worse is known of what comes then. */
export function loseWork(occurrence: Occurrence, guard: Guard, sides: Sides): void {
  const { difference, flip } = occurrence;
  if (guard.anchorPath === null || guard.via === 'timer' || guard.flips.length > 1) return;
  const side = sideOf(flip.after, flip.before);
  const earlier = side === 'T' ? sides.F : sides.T;
  const isDone = (event: TraceEvent): boolean =>
    event.kind === 'call' && earlier.some(({ kind, node }) => work.has(kind) && node === event.node);
  const ended = difference.vanishes.filter(isDone);
  const [first] = ended;
  if (first === undefined) return;
  earlier.splice(0, earlier.length, ...earlier.filter(({ node }) => !ended.some((event) => event.node === node)));
  const isTold = (effect: HarmEffect): boolean => effect.kind === 'nag' || isStatus(effect);
  const isHidden = sides[side].length > 0 && first.open > 0;
  if (!isHidden && sides[side].every(isTold)) sides[side].push(lossOf(occurrence, guard, ended, first, sides[side]));
}

/** Whether a function that warns leaves before it does something: it does so to nobody, whatever else that hangs on. */
const isLeftFor = ({ node, within }: TraceEvent, warnings: readonly HarmEffect[]): boolean =>
  warnings.some((warning) => warning.within === within && isLeftAt(warning.node, node));

/** `if (isOver()) { warn(); return; } work();` */
export function isLeftAt(warning: ts.Node, work: ts.Node): boolean {
  for (let node = warning; !compiler.isFunctionLike(node) && !compiler.isSourceFile(node); node = node.parent) {
    if (compiler.isIfStatement(node.parent) && !isWithin(work, node.parent)) {
      if (compiler.isStatement(node) && isLeaving(node)) return node.end <= work.pos;
    }
  }
  return false;
}

const isLoss = ({ title }: HarmEffect): boolean => title === lossTitle;
const lossTitle = 'no longer happens';

/**
 * Whether a function starts a part of the program or keeps it going: nobody asks for that and is turned away, the part is missing. A
 * function without a name goes by whom it is handed to: `onMount(() => …)`.
 */
function begins(node: ts.Node | null): boolean {
  if (node === null || !compiler.isFunctionLike(node)) return true;
  if (answers(node)) return false;
  const { parent } = node;
  const handedTo = compiler.isCallExpression(parent) && parent.expression !== node ? parent.expression.getText() : '';
  // A minifier leaves the name under which a function is handed on.
  const names = [functionName(node), ...handedNames(node), handedTo];
  return names.some((name) => beginning.test(name.slice(name.lastIndexOf('.') + 1)));
}

/** Whether a function gives whoever calls it something. */
function answers(node: ts.Node): boolean {
  let found = false;
  walk(node, (inner) => {
    if (inner !== node && (compiler.isFunctionLike(inner) || compiler.isClassLike(inner))) return false;
    found ||= compiler.isReturnStatement(inner) && inner.expression !== undefined && !isVoid(inner.expression);
    return !found;
  });
  return found;
}

/** What minifiers make of `f(); return;`: `return void f()`, `return f(), void 0`. */
const isVoid = (value: ts.Expression): boolean =>
  compiler.isBinaryExpression(value) ? isVoid(value.right) : compiler.isVoidExpression(value);

const beginning =
  /^_*(?:(?:on|when|component|did)*(?:activated?|mount(?:ed)?|ready|init\w*|setup\w*|bootstrap\w*)|start|startup|launch|boot|main|constructor|tick|loop|animate|useEffect)$/i;

function lossOf(
  { flip, actsAfter, isKept }: Occurrence,
  guard: Guard,
  lost: readonly TraceEvent[],
  first: TraceEvent,
  beside: readonly HarmEffect[],
): HarmEffect {
  // To be told that it is over is not to be served, whatever was done before; nor is what may still be done for other reasons.
  const isSaid = (node: ts.Node): boolean => beside.some((effect) => effect.kind === 'nag' && effect.node === node);
  const since = actsAfter.slice(Math.max(0, actsAfter.findIndex(isSaid)));
  const isServed = since.some((node) => !isSaid(node) && !lost.some((event) => event.node === node));
  const isBeginning = begins(enclosingFunction(guard.node)) || begins(first.within);
  const names = [...new Set(lost.map(({ name }) => name))].slice(0, 3).join(', ');
  return {
    kind: isServed || isKept || isBeginning ? 'degrade' : 'deny',
    node: first.node,
    within: first.within ?? first.node.getSourceFile(),
    title: lossTitle,
    detail: names,
    returned: null,
    isCaught: false,
    entry: null,
    words: lost.slice(0, 6).map(({ name }) => name),
    isPassed: lost.every(({ open }) => open >= guard.under.length + 1),
    at: flip.at,
  };
}
