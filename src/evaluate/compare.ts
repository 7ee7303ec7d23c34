/**
 * Comparisons: the place where time becomes a yes or no. Gives the outcome, gives a symbol met by the clock its
 * stand-in, and notes at which instants the outcome may change.
 */
import { outsideOf } from './model-sites.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { isOpenMeeting, standInNumber, standInTime, symbolic } from './anchors.js';
import { unboxed } from './boxed.js';
import { besideClock } from './remote-clocks.js';
import { primitiveOf } from './coercion.js';
import { outcomeTowards } from './leading.js';
import type { Comparison } from './native-context.js';
import { asNumber, asSymbol, mayBeInstant } from './numbers.js';
import type { NumberView } from './numbers.js';
import { equality, isEquality, isNullish, ordered } from './relations.js';
import { noteRoots, noteTextRoots } from './roots.js';
import { eachRow, inRow, perRow } from './rows.js';
import type { Run } from './run.js';
import { noteCondition, textOfValue } from './trace.js';
import type { Outcome, Part } from './trace.js';
import { truthiness } from './truth.js';
import { booleanValue, isClocked, joinAll, joinTags, noTag, primitive, unknown } from './values.js';
import type { Tag, Unknown, Value } from './values.js';

interface Decision {
  readonly outcome: Outcome;
  readonly tag: Tag;
  readonly elapsed: boolean;
  readonly left: Value;
  readonly right: Value;
}

const letter = (value: boolean): Outcome => (value ? 'T' : 'F');

/** A symbol beside a clock value becomes the clock's kind of value, at the symbol's stand-in date. */
function meetClock(run: Run, symbol: Unknown, clock: Value): Value | null {
  if (isOwnAge(run, clock)) return primitive(0, { tag: symbol.tag, from: symbol.from });
  if (!mayBeInstant(run, symbol)) return null;
  const tag = joinTags(symbol.tag, { ...symbol.tag, anchors: [symbol.path] });
  const view = asNumber(clock);
  if (view !== null && view.rate !== 0 && view.dimension === 'instant') {
    const value = standInNumber(symbol, view.rate, run.variant);
    return primitive(value, { tag, dimension: 'instant', from: symbol.from });
  }
  if (clock.kind === 'primitive' && typeof clock.value === 'string' && /^\d{4}-\d\d(-\d\d)?(T|$)/.test(clock.value)) {
    const iso = new Date(standInTime(symbol.path, run.variant)).toISOString();
    return primitive(iso.slice(0, Math.min(clock.value.length, iso.length)), { tag, from: symbol.from });
  }
  return null;
}

/** How long ago the product's own date was: a length that is not known is none, so that the date itself is seen. */
const isOwnAge = (run: Run, { kind, tag, ...value }: Value): boolean =>
  kind === 'primitive' &&
  'dimension' in value &&
  value.dimension === 'duration' &&
  tag.anchors.some((path) => run.lexicon.isOwnDate(path));

function meet(run: Run, given: Value, other: Value): [Value, Value] {
  const [left, right] = [isClocked(other) ? asSymbol(given) : given, isClocked(given) ? asSymbol(other) : other];
  if (left.kind === 'unknown' && isClocked(right)) return [meetClock(run, left, right) ?? left, right];
  if (right.kind === 'unknown' && isClocked(left)) return [left, meetClock(run, right, left) ?? right];
  return [left, right];
}

/** Two dates of which one was given a stand-in and none is the clock cannot be told apart by it. */
function isSymbolic(left: Value, right: Value): boolean {
  const tag = joinTags(left.tag, right.tag);
  return tag.anchors.length > 0 && tag.clocks.length === 0;
}

function decide(run: Run, left: Value, operator: Comparison, right: Value): Decision {
  const [a, b] = meet(run, left, right);
  const tag = joinTags(a.tag, b.tag);
  const elapsed = isElapsed(a) || isElapsed(b);
  let answer = isEquality(operator) ? equality(a, b, operator) : ordered(operator, a, b);
  if (isOpenMeeting(run.variant, tag)) answer = null;
  if (isSymbolic(a, b) && !(isEquality(operator) && isNullish(a) !== isNullish(b))) answer = null;
  return { outcome: answer === null ? 'U' : letter(answer), tag, elapsed, left: a, right: b };
}
const isElapsed = (value: Value): boolean => value.kind === 'primitive' && value.dimension === 'duration';

/** Options of a choice, or the value alone. */
const optionsOf = (value: Value): readonly Value[] => (value.kind === 'choice' ? value.options : [value]);
const pairLimit = 24;

/** Everything that may meet: of choices that go together, row by row. */
function pairsOf(left: Value, right: Value): (readonly [Value, Value])[] {
  const pairs = optionsOf(left).flatMap((a, row) =>
    optionsOf(left.kind === 'choice' ? inRow(right, left, row) : right).map((b) => [a, b] as const),
  );
  return pairs.slice(0, pairLimit);
}

function noteInstants(run: Run, decision: Decision, operator: Comparison): void {
  const { left, right } = decision;
  if (decision.tag.clocks.length === 0 || (run.variant === symbolic && decision.tag.anchors.length > 0)) return;
  if (
    left.kind === 'primitive' &&
    right.kind === 'primitive' &&
    typeof left.value === 'string' &&
    typeof right.value === 'string'
  ) {
    noteTextRoots(run, left, right);
    return;
  }
  const a: NumberView | null = asNumber(left);
  const b: NumberView | null = asNumber(right);
  if (a !== null && b !== null) noteRoots(run, a, b, isEquality(operator));
}

/** What an operator sees of a value: to be the same is asked of the object itself. */
function taken(run: Run, value: Value, beside: Value, operator: Comparison, site: ts.Node): Value {
  if (value.kind !== 'object') return value;
  const isItself = isEquality(operator) && (operator.length === 3 || beside.kind === 'object' || isNullish(beside));
  return unboxed(isItself ? value : primitiveOf(run, value, 'number', site));
}

/**
 * Compares as the operator does and records the condition when the clock takes part.
 * Gives a boolean value, or a symbol where the outcome is open.
 */
export function compare(run: Run, left: Value, operator: Comparison, right: Value, place: ts.Node): Value {
  const site = outsideOf(run, place);
  const decisions = pairsOf(left, right).map(([one, other]) => {
    const [a, b] = [taken(run, one, other, operator, site), taken(run, other, one, operator, site)];
    return decide(run, besideClock(run, a, b), operator, besideClock(run, b, a));
  });
  for (const [turn, decision] of decisions.entries()) {
    run.trace.inTurn(turn, () => noteInstants(run, decision, operator));
    if (decision.tag.clocks.length > 0) noteAnchors(run, decision, site);
  }
  const first = decisions[0];
  if (first === undefined) return run.unknown('comparison of nothing');
  const agreed = decisions.every(({ outcome }) => outcome === first.outcome) ? first.outcome : 'U';
  const clocked = decisions.filter(({ tag }) => tag.clocks.length > 0);
  const tag = answer(decisions.reduce((joined, decision) => joinTags(joined, decision.tag), first.tag));
  // Each pairing is noted for itself: one of them may change while a symbol keeps the whole open.
  for (const decision of clocked)
    noteCondition(
      run.trace,
      recordOf(run, site, decision.tag.answered ? 'whole' : 'atom'),
      decision.outcome,
      partOf(decision, decisions.length > 1),
    );
  // Laid down, it hangs on no symbol any more.
  if (run.forced?.node === site) return booleanValue(run.forced.outcome, { ...tag, anchors: [] });
  if (agreed !== 'U') return booleanValue(agreed === 'T', tag);
  const symbol: Value = { ...run.unknown(`(${textOfValue(left, 2)} ${operator} ${textOfValue(right, 2)})`), tag };
  const values = decisions.map(({ outcome }) => (outcome === 'U' ? symbol : booleanValue(outcome === 'T', tag)));
  const rows = left.kind === 'choice' ? left : right;
  return rows.kind === 'choice' && rows.options.length === values.length ? eachRow(rows, values) : joinAll(values);
}

/** The tag of a yes or no: what is compared with that later is the answer, and no time. */
const answer = (tag: Tag): Tag => (tag.clocks.length === 0 || tag.answered ? tag : { ...tag, answered: true });

/** What was given a stand-in, and what no stand-in can be given to: a year beside the clock's. */
function noteAnchors(run: Run, { tag, left, right }: Decision, site: ts.Node): void {
  for (const path of tag.anchors) run.trace.noteAnchor(path, site);
  for (const side of [left, right]) {
    if (side.kind !== 'unknown') continue;
    run.trace.noteAnchor(side.path, site);
    // A formatter that a caller hands in: what it makes of the time is for the caller to say.
    if (isClocked(side) && side.path.startsWith('param:')) run.trace.handsOut = true;
  }
}

function partOf({ left, right, tag, elapsed }: Decision, isChosen: boolean): Part {
  const clockIsLeft = isClocked(left) && (!isClocked(right) || left.tag.anchors.length === 0);
  return { tag, elapsed, isChosen, sides: clockIsLeft ? { clock: left, other: right } : { clock: right, other: left } };
}

/** Notes the roots of a comparison that a native makes on its own: what comes of it is decided elsewhere. */
export function noteMeeting(run: Run, left: Value, right: Value): void {
  if (!isClocked(left) && !isClocked(right)) return;
  if (isOpenMeeting(run.variant, joinTags(left.tag, right.tag))) return;
  if (isText(left) && isText(right)) return noteTextRoots(run, left, right);
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a !== null && b !== null) noteRoots(run, a, b, false);
}

/** An outcome that a native came to by itself, recorded as a comparison of the two is. */
export function decided(run: Run, holds: boolean, left: Value, right: Value, place: ts.Node): Value {
  const site = outsideOf(run, place);
  const tag = answer(joinTags(left.tag, right.tag));
  if (tag.clocks.length === 0) return booleanValue(holds, tag);
  const isOpen = isOpenMeeting(run.variant, tag);
  if (!isOpen) noteMeeting(run, left, right);
  const decision: Decision = { outcome: isOpen ? 'U' : letter(holds), tag, elapsed: false, left, right };
  noteCondition(run.trace, recordOf(run, site, 'atom'), decision.outcome, partOf(decision, false));
  if (isOpen) noteAnchors(run, decision, site);
  if (run.forced?.node === site) return booleanValue(run.forced.outcome, { ...tag, anchors: [] });
  return isOpen
    ? { ...run.unknown(`(${textOfValue(left, 2)} ? ${textOfValue(right, 2)})`), tag }
    : booleanValue(holds, tag);
}

const isText = (value: Value): value is Extract<Value, { kind: 'primitive' }> =>
  value.kind === 'primitive' && typeof value.value === 'string';

/** Tests a value as a condition: where a number or text of the clock itself is tested for truth, that is the guard. */
export function test(run: Run, value: Value, place: ts.Node): boolean | null {
  const site = isClocked(value) ? outsideOf(run, place) : place;
  const isOpen = isOpenMeeting(run.variant, value.tag);
  const holds = (isOpen ? null : truthiness(value)) ?? ledOutcome(run, site);
  if (isOpen) for (const path of value.tag.anchors) run.trace.noteAnchor(path, site);
  if (!isClocked(value)) return holds;
  const isOpenCall = value.kind === 'unknown' && compiler.isCallExpression(site);
  if (isOpenCall || (value.kind === 'primitive' && typeof value.value !== 'boolean')) {
    const view = asNumber(value);
    const sides = { clock: value, other: primitive(0) };
    noteCondition(run.trace, recordOf(run, site, value.tag.answered ? 'whole' : 'atom'), outcomeOf(holds), {
      tag: value.tag,
      elapsed: isElapsed(value),
      isChosen: false,
      sides,
    });
    if (view !== null && !isOpen)
      noteRoots(run, view, { value: 0, rate: 0, dimension: 'none', smooth: null, tag: noTag, from: null }, false);
  }
  return holds;
}

/** Notes a condition that nothing but the text decides, where it passes by what has to do with the clock. */
export function notePassedBy(run: Run, value: Value, condition: ts.Node, passedBy: ts.Node | undefined): void {
  if (passedBy !== undefined && !isClocked(value) && run.program.heat.isHot(passedBy))
    run.trace.passedBy.add(condition);
}

/** Which way a led run goes at an open condition. */
const ledOutcome = (run: Run, site: ts.Node): boolean | null =>
  run.lead === null ? null : outcomeTowards(run.lead, site);

const outcomeOf = (answer: boolean | null): Outcome => (answer === null ? 'U' : letter(answer));

const recordOf = (run: Run, site: ts.Node, kind: 'atom' | 'whole') => ({
  key: run.key(site),
  node: site,
  kind,
  under: [...run.under],
  sites: run.calls.map(({ node }) => node),
});

/** Records `&&`, `||` and `!` over clock conditions, so that a guard can be named as a whole. */
export function noteWhole(run: Run, value: Value, place: ts.Node): Value {
  if (isClocked(value)) {
    const site = outsideOf(run, place);
    const part = { tag: value.tag, elapsed: isElapsed(value), isChosen: false, sides: null };
    noteCondition(run.trace, recordOf(run, site, 'whole'), outcomeOf(truthiness(value)), part);
  }
  return value;
}

/** `value as boolean`, keeping the tag; a symbol stays one. */
export function negate(value: Value): Value {
  const answer = truthiness(value);
  if (answer !== null) return booleanValue(!answer, value.tag);
  if (value.kind === 'unknown')
    return { ...value, path: value.path.startsWith('!') ? value.path.slice(1) : `!${value.path}` };
  return value.kind === 'choice' ? perRow(value, negate) : unknown(`!${textOfValue(value, 2)}`, value.tag);
}
