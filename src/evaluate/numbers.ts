/**
 * Arithmetic of the partial evaluator: numbers with a rate and a dimension, texts, and symbols that remember what
 * was added to them. A clock instant minus a symbol gives the symbol its stand-in; everything else stays symbolic.
 */
import { standInNumber } from './anchors.js';
import { unboxed } from './boxed.js';
import { zoneOffsetPath } from './zone-rules.js';
import { besideClock } from './remote-clocks.js';
import { wallTag } from './natives/clock.js';
import { besideLength, lengthEntry, longestLength, usualLength } from './lengths.js';
import type { Run } from './run.js';
import { areRows, eachRow, inRow, perRow } from './rows.js';
import { textOfValue } from './trace.js';
import { choiceLimit, isClocked, joinTags, primitive, tableLimit, templateMark, unknown } from './values.js';
import type { Choice, Dimension, Primitive, SourceRef, Tag, Unknown, Value } from './values.js';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '**' | '&' | '|' | '^' | '<<' | '>>' | '>>>';

/** A value as a number, with how it moves; null when it is not known. */
export interface NumberView {
  readonly value: number;
  readonly rate: number;
  readonly dimension: Dimension;
  /** Before rounding; null when nothing was rounded. */
  readonly smooth: number | null;
  readonly tag: Tag;
  readonly from: SourceRef | null;
}

/** From here on a number of milliseconds is taken for a date (March 1973), not for a length of time. */
const smallestInstant = 1e11;
/** Whether a constant, in the unit of a clock that moves by `rate` a millisecond, is a date rather than a length. */
export const isInstantNumber = (value: number, rate: number): boolean =>
  Math.abs(value) >= smallestInstant * Math.min(1, Math.abs(rate === 0 ? 1 : rate));

/** ToNumber, for what is known. */
export function asNumber(given: Value): NumberView | null {
  const value = unboxed(given);
  if (value.kind === 'date') {
    return {
      value: value.time,
      rate: value.rate,
      dimension: 'instant',
      smooth: null,
      tag: value.tag,
      from: value.from,
    };
  }
  if (value.kind === 'array' && !value.open && value.items.length === 0) {
    return { value: 0, rate: 0, dimension: 'none', smooth: null, tag: value.tag, from: null };
  }
  if (value.kind !== 'primitive') return null;
  const { rate, dimension, smooth, tag, from } = value;
  const number = typeof value.value === 'bigint' ? Number(value.value) : Number(value.value);
  return { value: number, rate, dimension, smooth, tag, from };
}

/** Spreads an operation over the options of a choice; past the limit the result is a symbol. */
const perOption = (value: Choice, operation: (option: Value) => Value): Value =>
  eachRow(value, value.options.slice(0, tableLimit).map(operation));

/** A symbol that stands for the result of an operator. */
function symbolic(run: Run, operator: string, left: Value, right: Value): Value {
  return run.unknown(`(${textOfValue(left, 2)} ${operator} ${textOfValue(right, 2)})`, left, right);
}

function isTextual(value: Value): boolean {
  if (value.kind === 'primitive') return typeof value.value === 'string';
  if (value.kind === 'unknown') return value.path.startsWith(templateMark);
  return value.kind === 'date' || value.kind === 'array' || value.kind === 'object' || value.kind === 'function';
}

/** Two choices that would give more texts than can be told apart: one of them stands for all. */
function isManyTexts(left: Value, right: Value): boolean {
  const count = (value: Value): number => (value.kind === 'choice' ? value.options.length : 1);
  const hasText = (value: Value): boolean =>
    value.kind === 'choice' ? value.options.some(isTextual) : isTextual(value);
  return count(left) * count(right) > choiceLimit && (hasText(left) || hasText(right));
}

/** A text with pieces that are not known keeps the pieces that are. */
function rawText(value: Value): string {
  if (value.kind === 'primitive' && value.tag.clocks.length === 0) return String(value.value);
  if (value.kind === 'choice') return value.options[0] === undefined ? '' : rawText(value.options[0]);
  if (value.kind === 'unknown' && value.path.startsWith(templateMark)) return value.path.slice(1);
  return value.kind === 'unknown' ? `‹${value.path}›` : textOfValue(value, 2);
}

function concatenate(run: Run, left: Value, right: Value): Value {
  const known = left.kind === 'primitive' && right.kind === 'primitive';
  const tag = joinTags(left.tag, right.tag);
  if (!known) return run.unknown(`${templateMark}${rawText(left)}${rawText(right)}`, left, right);
  const text = String(left.value) + String(right.value);
  return text.length > run.limits.text
    ? unknown('long text', tag)
    : primitive(text, { tag, from: left.from ?? right.from });
}

function offsetSymbol(value: Unknown, operator: string, constant: NumberView, swapped: boolean): Unknown | null {
  const tag = joinTags(value.tag, constant.tag);
  const amount = constant.value;
  if ((operator === '*' || operator === '/') && !isOfUnits(amount)) return null;
  if (operator === '+') return { ...value, tag, offset: value.offset + amount };
  if (swapped && operator !== '*') return null;
  if (operator === '-') return { ...value, tag, offset: value.offset - amount };
  if (operator === '*') return { ...value, tag, offset: value.offset * amount };
  if (operator === '/' && amount !== 0) return { ...value, tag, offset: value.offset / amount };
  return null;
}

/** Units of time are whole numbers of each other: `total * 0.97` is another total. */
const isOfUnits = (factor: number): boolean =>
  Number.isInteger(factor) || Math.abs(1 / factor - Math.round(1 / factor)) < 1e-6;

/** Whether a symbol may be a moment: lengths of time are told by their names or by the date they were added to, clock-dependent ones by their tag. */
export function mayBeInstant(run: Run, value: Unknown): boolean {
  if (isClocked(value) || isElapsedSymbol(value)) return false;
  return Math.abs(value.offset) < longestLength && lengthEntry(run, value) === null;
}

/** The time since a start that is not known, whatever was done to it since. */
const isElapsedSymbol = ({ path }: Unknown): boolean => path.includes('elapsed:');

function withSymbol(run: Run, operator: ArithmeticOperator, left: Value, right: Value): Value {
  const symbol = left.kind === 'unknown' ? left : right.kind === 'unknown' ? right : null;
  const number = asNumber(symbol === left ? right : left);
  if (symbol === null || number === null) return symbolic(run, operator, left, right);
  const movesAsInstant = number.rate !== 0 && number.dimension === 'instant';
  const byOffset = movesAsInstant ? besideOffset(operator, number, symbol, symbol === left) : null;
  if (byOffset !== null) return byOffset;
  if (movesAsInstant && operator === '-' && mayBeInstant(run, symbol)) {
    const { rate } = number;
    const tag = joinTags(symbol.tag, { ...symbol.tag, anchors: [symbol.path] });
    const standIn = primitive(standInNumber(symbol, rate, run.variant), {
      tag,
      dimension: 'instant',
      from: symbol.from,
    });
    return symbol === left ? arithmetic(run, operator, standIn, right) : arithmetic(run, operator, left, standIn);
  }
  // The clock and the time since a start that is not known, one added to or taken from the other, move as the clock does.
  const shifts = operator === '+' || (operator === '-' && symbol === right);
  if (movesAsInstant && shifts && isElapsedSymbol(symbol)) {
    return primitive(number.value, { ...number, tag: joinTags(number.tag, symbol.tag) });
  }
  if (movesAsInstant || number.rate !== 0) return symbolic(run, operator, left, right);
  return offsetSymbol(symbol, operator, number, symbol === right) ?? symbolic(run, operator, left, right);
}

/**
 * An instant and the distance of the host's zone: added, it is what the clocks of UTC show, carried as local time; taken
 * away, it is what the host's clocks show, to be read as if it were UTC.
 */
function besideOffset(operator: string, number: NumberView, symbol: Unknown, isLeft: boolean): Primitive | null {
  const isNegated = symbol.path === `(0 - ${zoneOffsetPath})`;
  if ((symbol.path !== zoneOffsetPath && !isNegated) || symbol.offset !== 0) return null;
  if (operator !== '+' && (operator !== '-' || isLeft)) return null;
  const tag = joinTags(number.tag, symbol.tag);
  const isAdded = (operator === '+') !== isNegated;
  return primitive(number.value, {
    ...number,
    tag: isAdded ? wallTag(tag) : { ...tag, local: !tag.wall },
  });
}

const apply: Readonly<Record<ArithmeticOperator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '>>>': (a, b) => a >>> b,
};

function rateOf(operator: ArithmeticOperator, a: NumberView, b: NumberView): number {
  if (operator === '+') return a.rate + b.rate;
  if (operator === '-') return a.rate - b.rate;
  if (operator === '*') return a.rate * b.value + a.value * b.rate;
  if (operator === '/' && b.rate === 0 && b.value !== 0) return a.rate / b.value;
  // `x | 0`, `x >> 0`, `x >>> 0` only drop the fraction.
  if ((operator === '|' || operator === '>>' || operator === '>>>') && b.value === 0) return a.rate;
  return 0;
}

/** Bit operators round as well. */
const roundedAway = (operator: ArithmeticOperator, a: NumberView, b: NumberView): number | null =>
  (operator === '|' || operator === '>>' || operator === '>>>') && b.value === 0 && a.rate !== 0 ? a.value : null;

function isInstant(view: NumberView, beside: NumberView): boolean {
  if (view.dimension !== 'none') return view.dimension === 'instant';
  return isInstantNumber(view.value, beside.rate) && beside.dimension === 'instant';
}

function dimensionOf(operator: ArithmeticOperator, a: NumberView, b: NumberView): Dimension {
  if (a.dimension === 'field' || b.dimension === 'field') return 'field';
  if (operator === '-') {
    if (isInstant(a, b) && isInstant(b, a)) return 'duration';
    return isInstant(a, b) ? 'instant' : a.dimension === 'none' ? b.dimension : a.dimension;
  }
  if (operator === '%') return 'duration';
  if (a.dimension === 'instant' || b.dimension === 'instant') return 'instant';
  return a.dimension === 'none' ? b.dimension : a.dimension;
}

/** The literal that matters: of two, the one that can be a date. */
function originOf(a: NumberView, b: NumberView): SourceRef | null {
  if (a.from === null || b.from === null) return a.from ?? b.from;
  return Math.abs(b.value) > Math.abs(a.value) ? b.from : a.from;
}

function onNumbers(operator: ArithmeticOperator, a: NumberView, b: NumberView): Primitive {
  const value = apply[operator](a.value, b.value);
  const tag = joinTags(a.tag, b.tag);
  return primitive(value, {
    tag,
    rate: rateOf(operator, a, b),
    smooth:
      a.smooth === null && b.smooth === null
        ? roundedAway(operator, a, b)
        : apply[operator](a.smooth ?? a.value, b.smooth ?? b.value),
    dimension:
      tag.clocks.length > 0 || tag.anchors.length > 0 || a.dimension !== 'none' || b.dimension !== 'none'
        ? dimensionOf(operator, a, b)
        : 'none',
    from: originOf(a, b),
  });
}

/** A global used as a number or text is a symbol: a define that the build fills in, an environment's setting. */
export const asSymbol = (value: Value): Value =>
  value.kind === 'native' && !value.name.startsWith('promise.') ? unknown(value.name, value.tag) : value;

/** `left operator right` as JavaScript does it. Never throws for odd values: what cannot be computed is a symbol. */
export function arithmetic(run: Run, operator: ArithmeticOperator, given: Value, other: Value): Value {
  const [left, right] = [usualLength(run, given), usualLength(run, other)];
  if (left.kind === 'native') return arithmetic(run, operator, asSymbol(left), right);
  if (right.kind === 'native') return arithmetic(run, operator, left, asSymbol(right));
  if (left.kind === 'choice' && areRows(left, right))
    return perRow(left, (option, row) => arithmetic(run, operator, option, inRow(right, left, row)));
  if (operator === '+' && isManyTexts(left, right))
    return run.unknown(`${templateMark}${rawText(left)}${rawText(right)}`, left, right);
  if (left.kind === 'choice') return perOption(left, (option) => arithmetic(run, operator, option, right));
  if (right.kind === 'choice') return perOption(right, (option) => arithmetic(run, operator, left, option));
  if (operator === '+' && (isTextual(left) || isTextual(right))) return concatenate(run, left, right);
  if (left.kind === 'unknown' || right.kind === 'unknown')
    return besideLength(run, operator, left, right) ?? withSymbol(run, operator, left, right);
  const [here, there] = [besideClock(run, left, right), besideClock(run, right, left)];
  if (here !== left || there !== right) return arithmetic(run, operator, here, there);
  const a = asNumber(left);
  const b = asNumber(right);
  if (a === null || b === null) return symbolic(run, operator, left, right);
  const result = onNumbers(operator, a, b);
  return isBig(left) && isBig(right) ? wholeNumber(run, result, left, right) : result;
}

const isBig = (value: Value): boolean => value.kind === 'primitive' && typeof value.value === 'bigint';

/** The result of big integers is one: a division drops the fraction. */
function wholeNumber(run: Run, result: Primitive, left: Value, right: Value): Value {
  const { value } = result;
  if (typeof value !== 'number' || !Number.isFinite(value)) return symbolic(run, '/', left, right);
  const whole = Math.trunc(value);
  return { ...result, value: BigInt(whole), smooth: whole === value ? result.smooth : (result.smooth ?? value) };
}
