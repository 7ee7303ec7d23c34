/**
 * One guard is often found through several entries: puts what each of them saw together. Goes in: guards as found,
 * comes out: one for each place and anchor.
 */
import type { Flip, Guard, Occurrence } from '../evaluate/guard.js';
import { deciderOf } from '../syntax/deciders.js';
import { enclosingFunction } from '../syntax/scopes.js';
import { isWithin } from '../syntax/is-within.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { isSamePlace } from './recurrence.js';
import { wholesOf, withoutNegation } from './sites.js';

/** One guard found through several entries is one: its runs are put together. */
export function mergeGuards(guards: readonly Guard[]): Guard[] {
  const byKey = new Map<string, Guard>();
  for (const guard of guards) {
    const known = byKey.get(guard.key);
    byKey.set(guard.key, known === undefined ? guard : mergeTwo(known, guard));
  }
  // A variable that was asked for while it was still being worked out says even less than a parameter.
  const settled = [unsettled, handedIn].reduce(withoutStandIns, [...byKey.values()]);
  return withoutOuter(withoutParts(settled));
}

/** A parameter's stand-in, or what is made of one, says nothing once callers give the real date. */
const handedIn = /^(?:[\w$.]*[(‹])*param:/;
const unsettled = /^(?:[\w$.]*[(‹])*var:/;

/** Guards whose anchor is of such a form only count where the place has no others. */
function withoutStandIns(guards: readonly Guard[], form: RegExp): readonly Guard[] {
  const isStandIn = ({ anchorPath }: Guard): boolean => form.test(anchorPath ?? '');
  const places = new Set(guards.filter((guard) => !isStandIn(guard)).map(placeOfKey));
  return guards.filter((guard) => !isStandIn(guard) || !places.has(placeOfKey(guard)));
}

/** A part of a condition is no guard of its own where one of the entries has seen the whole condition turn. */
function withoutParts(guards: readonly Guard[]): readonly Guard[] {
  const known = new Map<ts.Node, Guard[]>();
  for (const guard of guards) known.set(guard.node, [...(known.get(guard.node) ?? []), guard]);
  const isPartOf = (guard: Guard, whole: ts.Node): boolean =>
    (known.get(whole) ?? []).some(
      ({ timing, anchorPath }) => timing === guard.timing && anchorPath === guard.anchorPath,
    );
  const isSeenWhole = (guard: Guard, whole: ts.Node): boolean =>
    isAlone(guard) && (known.get(whole) ?? []).some((other) => !isAlone(other));
  return guards.filter((guard) =>
    wholesOf(guard.node)
      .map(withoutNegation)
      .every((whole) => whole === guard.node || !(isPartOf(guard, whole) || isSeenWhole(guard, whole))),
  );
}

/** Whether it was only seen from the function that it stands in, with symbols for its parameters: what callers hand in is known to them. */
function isAlone({ node, occurrences }: Guard): boolean {
  const own = enclosingFunction(node);
  return own !== null && own.parameters.length > 0 && occurrences.every(({ entry }) => entry === own);
}

/**
 * The guard is where time first becomes a yes or no. A question around it that turns at the same instants only asks
 * for the answer: whether a search by date found any. One that is only asked behind it, and turns with it, does not turn:
 * it is reached. A timer that is only armed while its date lies ahead turns when it goes off all the same.
 */
function withoutOuter(guards: readonly Guard[]): Guard[] {
  const alike = new Map<string, Guard[]>();
  for (const guard of guards) {
    const name = [guard.anchorPath ?? '', ...guard.flips.map(({ at, period }) => `${at}${period ?? ''}`)].join(' ');
    alike.set(name, [...(alike.get(name) ?? []), guard]);
  }
  const outer = new Set(
    [...alike.values()].flatMap((list) =>
      list.filter(({ node, via }) =>
        list.some(
          (other) =>
            other.node !== node && (isWithin(other.node, node) || (via === 'comparison' && hangsOn(node, other.node))),
        ),
      ),
    ),
  );
  return guards.filter((guard) => !outer.has(guard));
}

/** Whether a node stands in code that a condition of the same function decides about. */
function hangsOn(node: ts.Node, condition: ts.Node): boolean {
  if (node.getSourceFile() !== condition.getSourceFile()) return false;
  for (let inner = node; !compiler.isFunctionLike(inner) && !compiler.isSourceFile(inner); inner = inner.parent) {
    const decider = deciderOf(inner);
    if (decider !== null && decider !== inner && isWithin(condition, decider)) return true;
  }
  return false;
}

const placeOfKey = ({ key }: Guard): string => key.slice(0, key.indexOf(' '));

const isOpen = ({ before, after }: Flip): boolean => before === 'U' || after === 'U';

/** What turns to or from an open answer for a function by itself is answered where a caller is seen to hand in the rest. */
function told(guard: Guard, other: Guard): Guard {
  if (!isAlone(guard) || isAlone(other) || !guard.flips.some(isOpen) || other.flips.some(isOpen)) return guard;
  return {
    ...guard,
    flips: guard.flips.filter((flip) => !isOpen(flip)),
    occurrences: guard.occurrences.filter(({ flip }) => !isOpen(flip)),
  };
}

/**
 * A part of the calendar with a function to itself, `isDecember()`, comes back by itself; where those who ask it do so in one year
 * alone, they have made a date of it.
 */
function isMadeDate(part: Guard, date: Guard): boolean {
  if (part.timing !== 'recurring' || date.timing !== 'absolute') return false;
  const own = enclosingFunction(part.node);
  const isAnswer = ({ entry, difference: { appears, vanishes } }: Occurrence): boolean =>
    (entry === own || passesOn(entry)) && [...appears, ...vanishes].every(({ kind }) => kind === 'return');
  return part.occurrences.every(isAnswer) && date.occurrences.some(({ entry }) => entry !== own);
}

/** Whether all that a function does is to give back what a call gives: `const asked = () => calendar.isDecember()`. */
function passesOn(entry: ts.Node): boolean {
  const { body } = entry as { readonly body?: ts.Node };
  if (body === undefined) return false;
  const [first, ...others] = compiler.isBlock(body) ? body.statements : [];
  const given = compiler.isBlock(body)
    ? first !== undefined && compiler.isReturnStatement(first) && first.expression
    : body;
  return typeof given === 'object' && others.length === 0 && compiler.isCallExpression(given);
}

const merged = new WeakMap<Guard, WeakMap<Guard, Guard>>();

/** The same two give the same one, so that what is known of it can be found again. */
function mergeTwo(a: Guard, b: Guard): Guard {
  const withA = merged.get(a) ?? new WeakMap<Guard, Guard>();
  merged.set(a, withA);
  const known = withA.get(b) ?? joined(a, b);
  withA.set(b, known);
  return known;
}

function joined(one: Guard, other: Guard): Guard {
  if (isMadeDate(one, other)) return other;
  if (isMadeDate(other, one)) return one;
  const [a, b] = [told(one, other), told(other, one)];
  // What comes back may have been seen in one year from here and in another from there.
  const every = a.every === b.every ? a.every : null;
  const isKnown = (at: number): boolean =>
    a.flips.some((flip) => flip.at === at || (every !== null && isSamePlace(every, flip.at, at)));
  const flips = [...a.flips, ...b.flips.filter(({ at }) => !isKnown(at))].sort((x, y) => x.at - y.at);
  return {
    ...a,
    flips,
    local: a.local || b.local,
    decoded: a.decoded || b.decoded,
    inKey: a.inKey || b.inKey,
    elapsed: a.elapsed && b.elapsed,
    under: a.under.filter((text) => b.under.includes(text)),
    occurrences: [...a.occurrences, ...b.occurrences],
    matched: [...new Set([...a.matched, ...b.matched])].sort(),
  };
}
