/**
 * What of several possible values is left once the code has passed a test that some of them do not pass: `a ?? b` is
 * never a nothing of `a`'s, and nobody calls `undefined` and goes on.
 */
import { truthiness } from './truth.js';
import { joinAll, withTag } from './values.js';
import type { Value } from './values.js';

export const isMissing = (value: Value): boolean => value.kind === 'primitive' && value.value === undefined;
export const isNothing = (value: Value): boolean =>
  isMissing(value) || (value.kind === 'primitive' && value.value === null);
/** Whether nothing is among what it may be: what was never written under its name, for one. */
export const mayBeNothing = (value: Value): boolean =>
  value.kind === 'choice' ? value.options.some(isNothing) : isNothing(value);

export const isSurely =
  (outcome: boolean) =>
  (value: Value): boolean =>
    truthiness(value) === outcome;

/** A choice without the options that are excluded; null when all are. Any other value stays what it is. */
export function leftOf(value: Value, isExcluded: (option: Value) => boolean): Value | null {
  if (value.kind !== 'choice') return value;
  const left = value.options.filter((option) => !isExcluded(option));
  if (left.length === value.options.length) return value;
  return left.length === 0 ? null : withTag(joinAll(left), value.tag);
}
