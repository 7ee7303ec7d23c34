/**
 * Choices that go together: what is made of the rows of one table, a row each. `{ from, to } = table[key]` are two choices, but
 * nobody ever gets the one of this row beside the other of that one. Takes choices, gives them row by row.
 */
import { joinAll, tagOf, withTag } from './values.js';
import type { Choice, Value } from './values.js';

/** What the rows of a choice are told by: those of the choice that it was made of. */
const tableOf = ({ rows, options }: Choice): object => rows ?? options;

/** Whether two choices are made of the same rows. */
export const areRows = (a: Value, b: Value): boolean =>
  a.kind === 'choice' && b.kind === 'choice' && tableOf(a) === tableOf(b) && a.options.length === b.options.length;

/** The value that a choice has for one row of another one; any other value is the same for all of them. */
export const inRow = (value: Value, choice: Choice, row: number): Value =>
  value.kind === 'choice' && areRows(value, choice) ? (value.options[row] ?? value) : value;

/** What was made of every option of a choice, in their order: a row each. */
export function eachRow(choice: Choice, made: readonly Value[]): Value {
  const joined = joinAll(made);
  const isPlain = (joined.kind === 'choice' || isByChance(made)) && made.every(isOne);
  return isPlain ? { kind: 'choice', options: made, rows: tableOf(choice), tag: tagOf(joined) } : joined;
}
const isOne = ({ kind }: Value): boolean => kind !== 'choice';

/** The present and what stands in for a date may have the same day of the month: they are two all the same. */
const isByChance = ([first, ...others]: readonly Value[]): boolean =>
  first !== undefined &&
  others.some(({ tag }) => moves(tag.clocks, first.tag.clocks) || moves(tag.anchors, first.tag.anchors));
const moves = (own: readonly unknown[], other: readonly unknown[]): boolean => own.length > 0 !== other.length > 0;

/** The same with what the choice itself hangs on. */
export const perRow = (choice: Choice, make: (option: Value, row: number) => Value): Value =>
  withTag(eachRow(choice, choice.options.map(make)), choice.tag);
