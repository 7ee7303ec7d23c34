/**
 * One guard is often found through several entries: puts what each of them saw together. Goes in: guards as found,
 * comes out: one for each place and anchor.
 */
import type { Guard } from '../evaluate/guard.js';
import type { ts } from '../syntax/typescript.js';

/** One guard found through several entries is one: its runs are put together. */
export function mergeGuards(guards: readonly Guard[]): Guard[] {
  const byKey = new Map<string, Guard>();
  for (const guard of guards) {
    const known = byKey.get(guard.key);
    byKey.set(guard.key, known === undefined ? guard : mergeTwo(known, guard));
  }
  const all = [...byKey.values()];
  // A parameter's stand-in, or what is made of one, says nothing once callers give the real date.
  const isParameter = ({ anchorPath }: Guard): boolean => /^(?:[\w$.]+\()*param:/.test(anchorPath ?? '');
  const places = new Set(all.filter((guard) => !isParameter(guard)).map(placeOfKey));
  return withoutOuter(all.filter((guard) => !isParameter(guard) || !places.has(placeOfKey(guard))));
}

/**
 * The guard is where time first becomes a yes or no. A question around it that turns at the same instants only asks
 * for the answer: whether a search by date found any.
 */
function withoutOuter(guards: readonly Guard[]): Guard[] {
  const alike = new Map<string, Guard[]>();
  for (const guard of guards) {
    const name = [guard.anchorPath ?? '', ...guard.flips.map(({ at, period }) => `${at}${period ?? ''}`)].join(' ');
    alike.set(name, [...(alike.get(name) ?? []), guard]);
  }
  const outer = new Set(
    [...alike.values()].flatMap((list) =>
      list.filter(({ node }) => list.some((other) => other.node !== node && isWithin(other.node, node))),
    ),
  );
  return guards.filter((guard) => !outer.has(guard));
}

const isWithin = (node: ts.Node, outer: ts.Node): boolean =>
  node.pos >= outer.pos && node.end <= outer.end && node.getSourceFile() === outer.getSourceFile();
const placeOfKey = ({ key }: Guard): string => key.slice(0, key.indexOf(' '));

const merged = new WeakMap<Guard, WeakMap<Guard, Guard>>();

/** The same two give the same one, so that what is known of it can be found again. */
function mergeTwo(a: Guard, b: Guard): Guard {
  const withA = merged.get(a) ?? new WeakMap<Guard, Guard>();
  merged.set(a, withA);
  const known = withA.get(b) ?? joined(a, b);
  withA.set(b, known);
  return known;
}

function joined(a: Guard, b: Guard): Guard {
  const flips = [...a.flips, ...b.flips.filter(({ at }) => !a.flips.some((flip) => flip.at === at))].sort(
    (x, y) => x.at - y.at,
  );
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
