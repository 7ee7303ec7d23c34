/** The comparing operators on two values, as the language defines them: no clock, no symbols, nothing noted. */
import { asNumber } from './numbers.js';
import type { Comparison } from './native-context.js';
import { isBuiltIn } from './type-words.js';
import type { Value } from './values.js';

const relations: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};
export const isEquality = (operator: Comparison): boolean =>
  (operator.length > 1 && operator.startsWith('=')) || operator.startsWith('!');

export const isNullish = (value: Value): boolean =>
  value.kind === 'primitive' && (value.value === null || value.value === undefined);

function equal(left: Value, right: Value, strict: boolean): boolean | null {
  if ((isNullish(left) && isBuiltIn(right)) || (isNullish(right) && isBuiltIn(left))) return false;
  if (left.kind === 'unknown' || right.kind === 'unknown' || left.kind === 'native' || right.kind === 'native') {
    return left.kind === right.kind && left.kind === 'native' && left.name === (right as typeof left).name
      ? true
      : null;
  }
  if (left.kind === 'primitive' && right.kind === 'primitive') {
    if (strict) return left.value === right.value;
    const [a, b] = [left.value, right.value];
    if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null);
    return typeof a === typeof b ? a === b : Number(a) === Number(b);
  }
  return left === right || (left.kind === 'module' && right.kind === 'module' && left.path === right.path);
}

/** What `==`, `===` and their opposites give; null where a symbol decides. */
export function equality(left: Value, right: Value, operator: Comparison): boolean | null {
  const same = equal(left, right, operator.length === 3);
  return same === null ? null : same === operator.startsWith('=');
}

/** What `<`, `>`, `<=`, `>=` give; null where a symbol decides. */
export function ordered(operator: Comparison, left: Value, right: Value): boolean | null {
  const relation = relations[operator];
  if (relation === undefined) return null;
  if (
    left.kind === 'primitive' &&
    right.kind === 'primitive' &&
    typeof left.value === 'string' &&
    typeof right.value === 'string'
  ) {
    return relation(left.value, right.value);
  }
  const a = asNumber(left);
  const b = asNumber(right);
  return a === null || b === null ? null : relation(a.value, b.value);
}
