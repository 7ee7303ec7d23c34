/**
 * Lengths of time that are not known, told by their names. Put to a date, or taken from one, they leave a date that
 * is no longer exact: a known one keeps its day, the product's own licence or first run stays the anchor.
 */
import type { Run } from './run.js';
import { joinTags, noTag, unknown } from './values.js';
import type { Primitive, Tag, Unknown, Value } from './values.js';

const wordPattern = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g;
const wordsOfPath = (path: string): string[] => (path.match(wordPattern) ?? []).map((word) => word.toLowerCase());

/** The id of the vocabulary entry by which a symbol is a length of time; null when its name does not say so. */
export const lengthEntry = (run: Run, { path }: Unknown): string | null =>
  run.lexicon.isDateOrigin(path) ? null : run.lexicon.durationEntry(wordsOfPath(path));

/** From here on milliseconds are surely a date (September 2001) and no length: thirty years would be a strange one. */
export const longestLength = 1e12;

const isKnownDate = (value: Value): value is Primitive =>
  value.kind === 'primitive' &&
  typeof value.value === 'number' &&
  value.rate === 0 &&
  value.tag.anchors.length === 0 &&
  value.value >= longestLength;

/** `date + length` and `date - length`: the date, resting on the entry that tells the length; null for anything else. */
export function besideLength(run: Run, operator: string, left: Value, right: Value): Value | null {
  if (operator !== '+' && operator !== '-') return null;
  return shifted(run, left, right) ?? (operator === '+' ? shifted(run, right, left) : null);
}

/**
 * Of a length that may be set elsewhere, what it is where nobody sets it: `Number(process.env.TRIAL_DAYS || 7)`. Any other value is
 * given back as it is.
 */
export function usualLength(run: Run, value: Value): Value {
  if (value.kind !== 'choice') return value;
  const [usual, ...others] = value.options.filter(isCount);
  const isSet = (option: Value): boolean =>
    (option.kind === 'unknown' && lengthEntry(run, option) !== null) ||
    (option.kind === 'native' && lengthEntry(run, unknown(option.name, option.tag)) !== null);
  const isOpen = value.options.every((option) => option === usual || isSet(option));
  return usual !== undefined && others.length === 0 && isOpen ? usual : value;
}

/** No length at all is what switches a period off. */
const isCount = (value: Value): value is Primitive =>
  value.kind === 'primitive' && typeof value.value === 'number' && value.rate === 0 && value.value > 0;

function shifted(run: Run, date: Value, length: Value): Value | null {
  const entry = length.kind === 'unknown' ? lengthEntry(run, length) : null;
  if (entry === null) return null;
  const tag: Tag = joinTags(joinTags(date.tag, length.tag), { ...noTag, matched: [entry] });
  if (isKnownDate(date)) return { ...date, tag };
  return date.kind === 'unknown' && lengthEntry(run, date) === null ? { ...date, tag } : null;
}
