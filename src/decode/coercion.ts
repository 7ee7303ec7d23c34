/** Values as texts, numbers and truths, as the language has it; and its operators. */
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { Fn, List, Named, notFollowed, Rec } from './values.js';
import type { Value } from './values.js';

const { SyntaxKind } = compiler;
type Primitive = Exclude<Value, Rec | List>;

/** Texts and lists longer than this are not followed. */
export const sizeLimit = 1 << 20;

export const isObject = (value: Value): value is Rec | List => value instanceof Rec || value instanceof List;

export const truth = (value: Value): boolean => isObject(value) || Boolean(value);

/** Objects as their texts: no decoder has methods of its own for that. */
function primitiveOf(value: Value, depth = 0): Primitive {
  if (value instanceof List) {
    if (depth > 3) return notFollowed();
    const parts = value.items.map((item) => (item === null || item === undefined ? '' : textOf(item, depth + 1)));
    return limited(parts.join(','));
  }
  if (value instanceof Fn) return value.node.getText();
  if (!(value instanceof Rec)) return value;
  if (value instanceof Named) return notFollowed();
  return value.own.has('toString') || value.own.has('valueOf') || value.prototype !== null
    ? notFollowed()
    : '[object Object]';
}

export const textOf = (value: Value, depth = 0): string => String(primitiveOf(value, depth));
export const numberOf = (value: Value): number => Number(primitiveOf(value));

export const limited = (text: string): string => (text.length > sizeLimit ? notFollowed() : text);

export function typeOf(value: Value): string {
  if (value instanceof Named) return notFollowed();
  if (value instanceof Rec) return value instanceof Fn || 'call' in value ? 'function' : 'object';
  return value instanceof List ? 'object' : typeof value;
}

function looselyEqual(left: Value, right: Value): boolean {
  const isNothing = (value: Value): boolean => value === null || value === undefined;
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right);
  if (typeof left === typeof right) return left === right;
  const [one, other] = [primitiveOf(left), primitiveOf(right)];
  return typeof one === typeof other ? one === other : Number(one) === Number(other);
}

function isLess(left: Value, right: Value): boolean | undefined {
  const [one, other] = [primitiveOf(left), primitiveOf(right)];
  if (typeof one === 'string' && typeof other === 'string') return one < other;
  const [a, b] = [Number(one), Number(other)];
  return Number.isNaN(a) || Number.isNaN(b) ? undefined : a < b;
}

function sum(left: Value, right: Value): Value {
  const [one, other] = [primitiveOf(left), primitiveOf(right)];
  return typeof one === 'string' || typeof other === 'string'
    ? limited(String(one) + String(other))
    : Number(one) + Number(other);
}

type Operator = (left: Value, right: Value) => Value;
const numeric =
  (work: (left: number, right: number) => number): Operator =>
  (left, right) =>
    work(numberOf(left), numberOf(right));

/** Operators that look at both sides. */
export const operators: ReadonlyMap<ts.SyntaxKind, Operator> = new Map<ts.SyntaxKind, Operator>([
  [SyntaxKind.PlusToken, sum],
  [SyntaxKind.MinusToken, numeric((a, b) => a - b)],
  [SyntaxKind.AsteriskToken, numeric((a, b) => a * b)],
  [SyntaxKind.SlashToken, numeric((a, b) => a / b)],
  [SyntaxKind.PercentToken, numeric((a, b) => a % b)],
  [SyntaxKind.AsteriskAsteriskToken, numeric((a, b) => a ** b)],
  [SyntaxKind.AmpersandToken, numeric((a, b) => a & b)],
  [SyntaxKind.BarToken, numeric((a, b) => a | b)],
  [SyntaxKind.CaretToken, numeric((a, b) => a ^ b)],
  [SyntaxKind.LessThanLessThanToken, numeric((a, b) => a << b)],
  [SyntaxKind.GreaterThanGreaterThanToken, numeric((a, b) => a >> b)],
  [SyntaxKind.GreaterThanGreaterThanGreaterThanToken, numeric((a, b) => a >>> b)],
  [SyntaxKind.EqualsEqualsEqualsToken, (a, b) => a === b],
  [SyntaxKind.ExclamationEqualsEqualsToken, (a, b) => a !== b],
  [SyntaxKind.EqualsEqualsToken, looselyEqual],
  [SyntaxKind.ExclamationEqualsToken, (a, b) => !looselyEqual(a, b)],
  [SyntaxKind.LessThanToken, (a, b) => isLess(a, b) === true],
  [SyntaxKind.GreaterThanToken, (a, b) => isLess(b, a) === true],
  [SyntaxKind.LessThanEqualsToken, (a, b) => isLess(b, a) === false],
  [SyntaxKind.GreaterThanEqualsToken, (a, b) => isLess(a, b) === false],
]);

/** `+=` → `+`; undefined for what is no such operator. */
export const compounds: ReadonlyMap<ts.SyntaxKind, ts.SyntaxKind> = new Map<ts.SyntaxKind, ts.SyntaxKind>([
  [SyntaxKind.PlusEqualsToken, SyntaxKind.PlusToken],
  [SyntaxKind.MinusEqualsToken, SyntaxKind.MinusToken],
  [SyntaxKind.AsteriskEqualsToken, SyntaxKind.AsteriskToken],
  [SyntaxKind.SlashEqualsToken, SyntaxKind.SlashToken],
  [SyntaxKind.PercentEqualsToken, SyntaxKind.PercentToken],
  [SyntaxKind.AmpersandEqualsToken, SyntaxKind.AmpersandToken],
  [SyntaxKind.BarEqualsToken, SyntaxKind.BarToken],
  [SyntaxKind.CaretEqualsToken, SyntaxKind.CaretToken],
  [SyntaxKind.LessThanLessThanEqualsToken, SyntaxKind.LessThanLessThanToken],
  [SyntaxKind.GreaterThanGreaterThanEqualsToken, SyntaxKind.GreaterThanGreaterThanToken],
  [SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken, SyntaxKind.GreaterThanGreaterThanGreaterThanToken],
]);
